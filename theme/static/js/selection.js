// What is selected in the text, and copied from it, as the source has it: without notes and all else around its words.
import { made } from "./elements.js";
import { paragraphs, sentences } from "./passages.js";

// What knows verse, lists and tables, where the text has such.
const { forms } = document.querySelector("[data-words]").dataset;
export const formed = forms && (await import(new URL(forms, location)));

const fold = string => string.replace(/\s+/g, " ");

function clean(range) {
  const copy = range.cloneContents();
  for (const each of copy.querySelectorAll("[data-apparatus]")) each.remove();
  return copy;
}

function before(paragraph, node, offset) {
  const range = new Range();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return fold(clean(range).textContent).length;
}

export function parts(range) {
  return paragraphs().filter(paragraph => range.intersectsNode(paragraph)).map(paragraph => {
    const inside = new Range();
    inside.selectNodeContents(paragraph);
    const words = fold(clean(inside).textContent).trim();
    if (inside.compareBoundaryPoints(Range.START_TO_START, range) < 0) inside.setStart(range.startContainer, range.startOffset);
    if (inside.compareBoundaryPoints(Range.END_TO_END, range) > 0) inside.setEnd(range.endContainer, range.endOffset);
    const content = clean(inside), own = fold(content.textContent);
    const start = before(paragraph, inside.startContainer, inside.startOffset) + own.length - own.trimStart().length;
    const end = start + own.trim().length;
    return { id: paragraph.id, words, start, end, own: words.slice(start, end), content, range: inside };
  }).filter(part => part.own);
}

// What is selected, as parts; nothing where it neither begins nor ends in the text.
export function selected() {
  const selection = getSelection(), text = document.querySelector(".text");
  if (selection.isCollapsed || ![selection.anchorNode, selection.focusNode].some(node => text.contains(node))) return [];
  return Array.from({ length: selection.rangeCount }, (_, at) => parts(selection.getRangeAt(at))).flat();
}

export function spot(found) {
  const sentence = ({ id }, offset) => {
    const paragraph = document.getElementById(id);
    return sentences(paragraph).findLast(each => before(paragraph, document.getElementById(each), 0) <= offset) ?? id;
  };
  const one = found[0], other = found.at(-1), whole = one !== other || (!one.start && one.end === one.words.length);
  return {
    first: whole && !one.start ? one.id : sentence(one, one.start),
    last: whole && other.end === other.words.length ? other.id : sentence(other, other.end - 1),
  };
}

export const plain = (found, quoted) => found.map(part => formed?.broken(part, quoted) ?? part.own).join("\n\n");

const KEPT = /^(EM|STRONG|I|OL|UL|LI|TABLE|TR|TH|TD)$/;
export function rich(found, quoted) {
  const kept = node => {
    if (node.nodeType === Node.TEXT_NODE) return [fold(node.data)];
    const inner = [...node.childNodes].flatMap(kept);
    if (node.className?.startsWith?.("line")) return [...inner, ...formed.ended(node, quoted)];
    return KEPT.test(node.nodeName) ? [made(node.nodeName, node.lang ? { lang: node.lang } : {}, ...inner)] : inner;
  };
  const around = ({ content }) => (content.querySelector("li, tr") ? "div" : "p");
  return found.map(part => made(around(part), {}, ...kept(part.content)).outerHTML).join("");
}

function fill(event, words, html) {
  event.preventDefault();
  event.clipboardData.setData("text/plain", words);
  if (html) event.clipboardData.setData("text/html", html);
}

document.addEventListener("copy", event => {
  const found = event.target.closest?.("input, dialog") ? [] : selected();
  if (found.length) fill(event, plain(found), rich(found)); // of all else a browser's own copy is right
});

let latest; // what was asked for last is copied, however long other words take
// Puts words, or a promise of them, on the clipboard, if need be by answering to a copy. Whether it did.
export async function clip(words, html) {
  const mine = (latest = {});
  const own = async data => {
    const made = await data;
    if (mine !== latest) throw mine;
    return made;
  };
  try {
    await put(words, html, own);
  } catch (error) {
    if (mine === latest) throw error;
  }
  return mine === latest;
}

async function put(words, html, own) {
  if (!navigator.clipboard) {
    const made = await own(Promise.all([words, html]));
    const set = event => {
      event.stopImmediatePropagation();
      fill(event, ...made);
    };
    addEventListener("copy", set, { capture: true, once: true });
    document.execCommand("copy");
  } else {
    // Promises: some browsers allow it only while a button is pressed, and the words may come later.
    const blob = async (data, type) => new Blob([await own(data)], { type });
    const item = { "text/plain": blob(words, "text/plain") };
    if (html) item["text/html"] = blob(html, "text/html");
    await navigator.clipboard.write([new ClipboardItem(item)]);
  }
}
