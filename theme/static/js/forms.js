// Verse, lists, tables and quotations: how their words are copied, found by a link, and cited. Only pages of texts that have such ask for it.
import { made } from "./elements.js";

const END = { TD: "\t", TH: "\t" };
const ENDED = ".line, li, tr, td, th"; // what ends a line, and a cell at a tab
const PIECE = ".line:not(:is(.speaker, .speaker + .act) + .line), li, td, th"; // what no words run out of (roles.css)
const RUN_IN = 3; // lines of verse at most that stand in a sentence, with a stroke between them

const fold = string => string.replace(/\s+/g, " ");

function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
  while (walker.nextNode()) all.push(walker.currentNode);
  return all;
}

// Whether these are lines of verse that are run in.
function runs(content) {
  const { length } = content.querySelectorAll(".line");
  return length && length <= RUN_IN;
}

// Words as they are copied: a line of verse, an item and a row end a line, and a cell ends at a tab; within quotation marks a few lines are one.
export function broken({ own, content }, quoted) {
  if (!content.querySelector(ENDED)) return own;
  const copy = content.cloneNode(true);
  for (const text of texts(copy)) text.data = fold(text.data);
  for (const each of copy.querySelectorAll("ul")) each.prepend("\n");
  for (const each of copy.querySelectorAll(ENDED)) each.append(END[each.nodeName] ?? "\n");
  const words = copy.textContent.replace(/ *\t *(?=\n|$)/g, "").replace(/ *([\t\n]) */g, "$1").replace(/\n+/g, "\n").trim();
  return quoted && runs(content) ? words.replaceAll("\n", " / ") : words;
}

// What stands behind a line that is copied with its italics.
export function ended(line, quoted) {
  const { parentNode: content } = line;
  if (content.lastElementChild === line) return [];
  return [quoted && runs(content) ? " /" : made("br")];
}

// The pieces of a paragraph out of which no words run that a browser finds, each with its element and its words.
function pieces(paragraph) {
  const found = [];
  for (const { data, parentElement: parent } of texts(paragraph)) {
    const block = parent.closest(`${PIECE}, .b > [id]`), same = found.at(-1)?.block === block;
    if (parent.closest("[data-apparatus]") || !(same || data.trim())) continue;
    if (same) found.at(-1).words += data;
    else found.push({ block, words: data });
  }
  return found.map(({ block, words }) => ({ block, words: fold(words).trim() }));
}

// The page in which links look for words, with each piece in a paragraph of its own.
export function marked(root) {
  for (const paragraph of root.querySelectorAll(".b > [id]")) {
    pieces(paragraph).forEach(({ block }, at) => {
      const own = [...block.childNodes].filter(each => !each.matches?.(`ul, table, ${PIECE}`));
      block.prepend(made("p", { id: `${paragraph.id}/${at}` }, ...own));
    });
  }
  return root;
}

// What is selected, piece by piece, each with the words of those beside it, which tell a refrain apart.
export const units = found =>
  found.flatMap(({ id, start, end }) => {
    let from = 0;
    return pieces(document.getElementById(id)).flatMap(({ words }, at, all) => {
      const unit = { id: `${id}/${at}`, words, start: Math.max(start - from, 0), end: Math.min(end - from, words.length), ahead: all[at - 1]?.words, behind: all[at + 1]?.words };
      from += words.length + 1;
      return unit.start < unit.end ? [unit] : [];
    });
  });

// Whether a place is cited by its own number, as lines, rows and what is in a list are, and not by its paragraph.
export const cited = id => /\.[lr]\d+[a-z]?$/.test(id) || Boolean(document.getElementById(id)?.closest(".list"));
