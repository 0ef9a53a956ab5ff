// What is selected in the text, as the source has it: without notes, headings and all else around its words. So it is copied,
// and a bar near it offers to copy it with its citation, its link, or to cite it.
import { made, paragraphs, settle, styles, tell } from "./passages.js";

const text = document.querySelector(".text");
const fold = string => string.replace(/\s+/g, " ");

function clean(range) {
  const copy = range.cloneContents();
  for (const each of copy.querySelectorAll("[data-apparatus]")) each.remove();
  return copy;
}

function stretch(node, offset, end, last) {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(end, last);
  return range;
}

// The words of each paragraph in a range: where they begin and end in all words of the paragraph.
export function parts(range) {
  return paragraphs().filter(paragraph => range.intersectsNode(paragraph)).map(paragraph => {
    const inside = stretch(paragraph, 0, paragraph, paragraph.childNodes.length);
    const words = fold(clean(inside).textContent).trim();
    if (inside.compareBoundaryPoints(Range.START_TO_START, range) < 0) inside.setStart(range.startContainer, range.startOffset);
    if (inside.compareBoundaryPoints(Range.END_TO_END, range) > 0) inside.setEnd(range.endContainer, range.endOffset);
    const content = clean(inside), own = fold(content.textContent);
    const before = fold(clean(stretch(paragraph, 0, inside.startContainer, inside.startOffset)).textContent).length;
    const start = before + own.length - own.trimStart().length;
    const end = start + own.trim().length;
    return { id: paragraph.id, words, start, end, own: words.slice(start, end), content, range: inside };
  }).filter(part => part.own);
}

// What is selected in the text, as parts; nothing where the selection neither begins nor ends in it.
export function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || ![selection.anchorNode, selection.focusNode].some(node => text.contains(node))) return [];
  return Array.from({ length: selection.rangeCount }, (_, at) => parts(selection.getRangeAt(at))).flat();
}

// The place of parts: the paragraphs or sentences in which they begin and end.
export function spot(found) {
  const sentence = (part, offset) => {
    const paragraph = document.getElementById(part.id);
    const starts = [...paragraph.querySelectorAll("span[id]")].filter(({ id }) => id.startsWith(`${part.id}.s`));
    const begun = starts.filter(start => fold(stretchTo(paragraph, start)).length <= offset);
    return (begun.at(-1) ?? paragraph).id;
  };
  const one = found[0], other = found.at(-1), whole = one !== other || (!one.start && one.end === one.words.length);
  return {
    first: whole && !one.start ? one.id : sentence(one, one.start),
    last: whole && other.end === other.words.length ? other.id : sentence(other, other.end - 1),
  };
}

function stretchTo(paragraph, element) {
  const range = stretch(paragraph, 0, paragraph, 0);
  range.setEndBefore(element);
  return clean(range).textContent;
}

export const plain = found => found.map(part => part.own).join("\n\n");

// The same with what emphasis it has, as HTML for the clipboard.
export function rich(found) {
  const kept = node => {
    if (node.nodeType === Node.TEXT_NODE) return [fold(node.data)];
    const inner = [...node.childNodes].flatMap(kept);
    if (!/^(EM|STRONG|I)$/.test(node.nodeName)) return inner;
    return [made(node.nodeName, node.lang ? { lang: node.lang } : {}, ...inner)];
  };
  return found.map(part => made("p", {}, ...kept(part.content)).outerHTML).join("");
}

document.addEventListener("copy", event => {
  const found = event.target.closest?.("input, dialog") ? [] : selected();
  if (!found.length) return; // of notes, headings and other pages' words a browser's own copy is right
  event.preventDefault();
  event.clipboardData.setData("text/plain", plain(found));
  event.clipboardData.setData("text/html", rich(found));
});

let latest; // what was asked for last is what is copied, however long other words take
// Puts words, or a promise of them, on the clipboard; where a page may not do so by itself, by answering to a copy. Whether it did.
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
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", made[0]);
      if (html) event.clipboardData.setData("text/html", made[1]);
    };
    addEventListener("copy", set, { capture: true, once: true });
    document.execCommand("copy");
  } else if (typeof words === "string" && !html) await navigator.clipboard.writeText(words);
  else {
    // Promises, since some browsers allow it only while a button is pressed, and the words may be made later.
    const blob = async (data, type) => new Blob([await own(data)], { type });
    const item = { "text/plain": blob(words, "text/plain") };
    if (html) item["text/html"] = blob(html, "text/html");
    await navigator.clipboard.write([new ClipboardItem(item)]);
  }
}

// --- the bar -----------------------------------------------------------------------------------------------------------

const said = made("span", { role: "status" });
const bar = made("div", { class: "selected", role: "group", "aria-label": "Selected words" });
const citing = () => import("./citing.js");
// Each button’s name, what is said when it is done, its work.
const ACTIONS = [
  ["Copy", "Copied", found => clip(plain(found), rich(found))],
  [
    "Copy with citation",
    "Copied with the citation",
    found => {
      const note = citing().then(({ note }) => note(found));
      const quoted = rich(found).replace("<p>", "<p>“").replace(/<\/p>$/, "”</p>");
      return clip(note.then(([words]) => `“${plain(found)}”\n${words}`), note.then(([, html]) => quoted + html));
    },
  ],
  ["Link", "Link copied", found => clip(citing().then(({ link }) => link(found)))],
];
const FAILED = "Nothing was copied: it is not allowed, or something could not be fetched.";
let found = []; // what the bar stands by
let changed = false; // since the bar came or went

// What is said, and the mark of its button, stay until a button is pressed or something else is selected.
function say(word, button) {
  for (const each of bar.querySelectorAll("[data-done]")) delete each.dataset.done;
  if (button) button.dataset.done = "";
  said.replaceChildren(word);
}

for (const [name, done, action] of ACTIONS) {
  const button = made("button", { type: "button" }, name);
  button.onclick = async () => {
    say("");
    try {
      if (await action(taken())) say(done, button);
    } catch {
      tell({ told: FAILED, ways: [] });
    }
  };
  bar.append(button);
}
const cite = made("button", { type: "button", "aria-haspopup": "dialog" }, "Cite…");
cite.onclick = async () => {
  const these = taken();
  (await citing()).open(null, these);
};
bar.append(cite, said);
bar.hidden = true;
document.body.append(bar);

const SPACE = 8; // pixels between the bar and the words, and the window’s edge
function place() {
  const boxes = found.flatMap(part => [...part.range.getClientRects()]).filter(box => box.width);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const touch = matchMedia("(pointer: coarse)").matches; // there the system's own bar stands above
  const above = first.top - bar.offsetHeight - SPACE, below = last.bottom + (touch ? 4 : 1) * SPACE;
  const fits = top => top >= SPACE && top + bar.offsetHeight <= innerHeight - SPACE;
  const top = [touch ? below : above, touch ? above : below].find(fits) ?? innerHeight - bar.offsetHeight - SPACE;
  const room = document.documentElement.clientWidth - bar.offsetWidth - SPACE;
  const middle = (first.left + first.right - bar.offsetWidth) / 2;
  bar.style.insetBlockStart = `${top + scrollY}px`;
  bar.style.insetInlineStart = `${Math.max(SPACE, Math.min(room, middle))}px`;
}

// Whether that is something else than before.
function take(now) {
  const place = ({ id, start, end }) => `${id} ${start} ${end}`;
  const other = now.map(place).join() !== found.map(place).join();
  if (other) found = now;
  changed = false;
  return other;
}

// What is selected as a button is pressed.
function taken() {
  const now = selected();
  if (now.length) take(now);
  return found;
}

// Closed, the bar stays so until something is selected; open, it follows its words.
function offer() {
  if (inside() || document.querySelector("dialog[open]")) return;
  if (bar.hidden && !changed) return;
  if (take(selected()) || bar.hidden) say("");
  bar.hidden = !found.length;
  if (found.length) place();
}

const inside = () => bar.contains(document.activeElement);
let held = Boolean(document.querySelector(":active")), timer; // a button of the mouse that was pressed before this was here
const later = () => {
  clearTimeout(timer);
  if (!held) timer = setTimeout(offer, 200);
};
addEventListener("pointerdown", event => (held = !bar.contains(event.target)));
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => later((held = false)));
document.addEventListener("selectionchange", () => later((changed = true)));
document.addEventListener("close", later, true);
new ResizeObserver(later).observe(text); // its lines have moved
bar.addEventListener("pointerdown", event => event.preventDefault()); // the selection stays
bar.addEventListener("focusout", ({ relatedTarget: next }) => {
  if (document.hasFocus() && !bar.contains(next) && !next?.closest("dialog")) bar.hidden = true;
});
addEventListener("keydown", event => {
  if (bar.hidden || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (inside()) settle(document.getElementById(found[0].id));
    changed = false;
    bar.hidden = true;
  } else if (event.key === "Tab" && !event.shiftKey && !inside()) {
    event.preventDefault();
    bar.querySelector("button").focus();
  }
});

export async function begin() {
  await styles();
  later((changed = true));
}
