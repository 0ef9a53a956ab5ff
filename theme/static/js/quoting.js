// A quotation link: the fewest words of a passage that a browser finds once (URL Fragment Text Directives), in any case and accents.
import { page } from "./files.js";
import { home } from "./passages.js";
import { formed } from "./selection.js";

const BLOCK = "p, h1, h2, h3, li, dt, dd, div, label, summary, nav, header, footer, section, article, main, body";
const LEAST = 5; // words of an end of a range, if it has them
const WHOLE = 12; // words that are given in full

const fold = text =>
  text
    .replace(/[‘’‚]/g, "'")
    .replace(/[“”„]/g, '"')
    .normalize("NFKD")
    .replace(/\p{M}|\u00ad/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

// The words of a page, a line a block, where the blocks with an id begin, and the words of the text right above and below these.
function model(root) {
  const blocks = [];
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style")) continue;
    const block = parent.closest(BLOCK);
    if (blocks.at(-1)?.block === block) blocks.at(-1).text += walker.currentNode.data;
    else blocks.push({ block, text: walker.currentNode.data });
  }
  const starts = new Map(), beside = new Map();
  let all = "", above; // notes are no words of the text, and are not always shown
  for (const { block, text } of blocks) {
    if (block.id && !starts.has(block.id)) starts.set(block.id, all.length);
    all += `${fold(text)}\n`;
    if (!text.trim()) continue;
    const words = block.matches(".text :not(.notes, .notes *, td, th, td *, th *)") ? text.replace(/\s+/g, " ").trim() : undefined, own = { ahead: above?.words, words };
    if (above) above.behind = words;
    if (block.id) beside.set(block.id, own);
    above = words && own;
  }
  return { all, starts, beside };
}

let read; // as all its readers get it, whatever is hidden or added here
async function modeled() {
  const root = await page(home);
  return (read ??= model(formed?.marked(root) ?? root));
}

// The words beside a passage: of its own block, or where it has all of that, of the next one.
const around = (own, beside = "") => (own.trim() || beside).split(" ").filter(Boolean);

function tokens(part, { starts, beside }) {
  const begin = part.words.lastIndexOf(" ", part.start) + 1;
  const end = (part.words + " ").indexOf(" ", part.end);
  const base = starts.get(part.id), near = beside.get(part.id) ?? {};
  const at = offset => base + fold(part.words.slice(0, offset)).length;
  return {
    words: part.words.slice(begin, end).split(" "),
    before: around(part.words.slice(0, begin), part.ahead ?? near.ahead),
    after: around(part.words.slice(end), part.behind ?? near.behind),
    start: at(begin) + (begin ? 1 : 0),
    end: at(end),
  };
}

const escaped = words => words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const places = (words, all) => [...all.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(words).replaceAll(" ", "\\s+")}(?![\\p{L}\\p{N}_])`, "gu"))];
const next = (words, all, from) => places(words, all).find(({ index }) => index >= from)?.index;

export async function directive(chosen) {
  const read = await modeled(), found = formed?.units(chosen) ?? chosen;
  const one = tokens(found[0], read), other = tokens(found.at(-1), read);
  const alone = words => places(fold(words), read.all).length === 1;
  if (found.length === 1 && one.words.length <= WHOLE) return whole(one, alone);
  for (const [prefix, opening] of grown(one.words, one.before, alone)) {
    const from = one.start + fold(opening).length;
    for (const [closing, suffix] of closings(other)) {
      const start = other.end - fold(closing).length;
      const there = start >= from && next(fold(`${closing} ${suffix}`), read.all, from) === start;
      if (there) return `:~:text=${prefix}${encoded(opening)},${encoded(closing)}${suffix && `,-${encoded(suffix)}`}`;
    }
  }
  return found.length === 1 ? whole(one, alone) : "";
}

function* closings({ words, after }) {
  for (let count = Math.min(LEAST, words.length); count <= words.length; count++) yield [words.slice(-count).join(" "), ""];
  for (let count = 1; count <= after.length; count++) yield [words.slice(-LEAST).join(" "), after.slice(0, count).join(" ")];
}

function* grown(words, before, alone) {
  for (let count = Math.min(LEAST, words.length); count <= words.length; count++) {
    const opening = words.slice(0, count).join(" ");
    if (alone(opening)) yield ["", opening];
  }
  const opening = words.slice(0, LEAST).join(" ");
  for (let count = 1; count <= before.length; count++) {
    const prefix = before.slice(-count).join(" ");
    if (alone(`${prefix} ${opening}`)) yield [`${encoded(prefix)}-,`, opening];
  }
}

// A few words, told apart by those around them.
function whole({ words, before, after }, alone) {
  const exact = words.join(" ");
  if (alone(exact)) return `:~:text=${encoded(exact)}`;
  for (let count = 1; count <= Math.max(after.length, before.length); count++) {
    const next = after.slice(0, count).join(" "), last = before.slice(-count).join(" ");
    if (next && alone(`${exact} ${next}`)) return `:~:text=${encoded(exact)},-${encoded(next)}`;
    if (last && alone(`${last} ${exact}`)) return `:~:text=${encoded(last)}-,${encoded(exact)}`;
  }
  return "";
}

const encoded = words => encodeURIComponent(words).replace(/[-!'()*]/g, each => `%${each.charCodeAt().toString(16).toUpperCase()}`);
