// Cards: who is named, what a note says, how a paragraph begins. One box, beside the words for a pointer or the focus; opened by hand
// it has the focus, and is a sheet from below where there is no margin.
import { aloud, label } from "./anchors.js";
import { made, styles } from "./elements.js";
import { fetched } from "./files.js";
import { single } from "./keys.js";
import { mark, noteOf } from "./notes.js";
import { say } from "../../static/js/words.js";

const CALL = "[role=doc-noteref]", NOTE = "[role=doc-footnote]";
const ROW = `${NOTE}, p, li, dl > div, dd, tr, h3`; // what is read with a name
const MOMENT = 400; // milliseconds that a pointer rests
const FIRST = 80; // characters of a paragraph
const GAP = 24, EDGE = 8; // pixels to the column, and to the window
const home = new URL("../../", import.meta.url).href;
const root = document.documentElement;
const wide = matchMedia("(min-width: 66em)");
const shut = made("button", { "aria-label": say("close") }, "×"), words = made("div", { id: "card" }), more = made("p");
const box = made("div", { class: "card", popover: "", role: "dialog", tabindex: "-1" }, shut, words, more);
const find = id => document.getElementById(id);
let from, held, asked, timer, leaving, spot; // the link that the box is of; whether by hand; the link asked for last
document.querySelector("main").append(box);

async function lines(path) {
  return (await fetched(home + path)).replace(/(?<=\d|¶) (?=\d|\p{Lu})/gu, "\u00a0").split("\n").map(line => line.split("\t"));
}

// Of a link: a name, what is said, how many paragraphs speak of it, and where there is more.
async function told(link) {
  const [[[text], ...rows]] = await Promise.all([lines("static/js/cards.txt"), styles("cards"), styles("faces")]);
  if (link.matches(CALL)) return [link.ariaLabel, copy(noteOf(link)), null, `${home}notes/${link.hash}`];
  const { href } = link, [folder, slug] = href.slice(home.length).split(/[/#]+/);
  if (folder === text) {
    const all = (await lines(`${folder}/${slug}.txt`)).flatMap(([, sentence]) => sentence ?? []).join(" ");
    return [label(slug), [all.length > FIRST ? all.slice(0, FIRST).replace(/\s\S*$/, " …") : all], "", href];
  }
  let kind, own;
  for (const [key, name, gist, count] of rows) {
    if (!name) kind = key;
    else if (kind === folder && key <= slug && slug.startsWith(key)) own = [name, [gist], count, href];
  }
  return href === location.href.split("#")[0] ? null : own;
}

function copy(note) {
  const whole = note.cloneNode(true);
  for (const each of whole.querySelectorAll("*")) {
    each.removeAttribute("id");
    if (each.matches("[role=doc-backlink], summary, template")) each.remove();
    if (each.matches("details")) each.replaceWith(...each.childNodes);
  }
  return whole.childNodes;
}

function fill([name, said, count, href]) {
  box.ariaLabel = aloud(name);
  const way = made("a", { href, "aria-label": `${say("open")}: ${box.ariaLabel}` }, say("open"));
  words.replaceChildren(...(count === null ? [] : [made("p", {}, name)]), made("div", {}, ...said)); // a note has its own number
  more.replaceChildren(!count ? "" : say("in_paragraphs", { count }), way);
}

// In the margin where there is one, or else below or above what is read.
function place(link) {
  const { direction, fontSize } = getComputedStyle(root), rem = parseFloat(fontSize), width = root.clientWidth;
  const sides = ({ left, right }) => (direction === "rtl" ? [width - right, width - left] : [left, right]);
  const row = (link.closest(ROW) ?? link).getBoundingClientRect(), line = link.getClientRects()[0];
  const end = sides(link.closest("ol, ul, dl, table")?.getBoundingClientRect() ?? row)[1] + GAP, beside = width - end - EDGE >= 14 * rem;
  const start = beside ? end : sides(row)[0], size = Math.min(20 * rem, width - start - EDGE);
  box.style.inlineSize = `${size}px`;
  const high = box.offsetHeight, lowest = innerHeight - high - EDGE, near = EDGE / 2;
  const tops = beside ? [Math.min(line.top - near, lowest)] : [row, line].flatMap(({ top, bottom }) => [bottom + near, top - high - near]);
  box.style.insetBlockStart = `${(tops.find(top => top >= EDGE && top <= lowest) ?? EDGE) + scrollY}px`;
  box.style.insetInlineStart = `${beside ? end : Math.max(start, Math.min(sides(line)[0], width - size - EDGE))}px`;
}

const callOf = target => target.closest(CALL) ?? find(target.closest(`.text ${NOTE}`)?.id.replace("n-", "r-"));

async function show(link, byHand) {
  asked = link;
  const what = await told(link);
  if (asked !== link || (!byHand && document.querySelector(":popover-open:not(.card)"))) return true;
  if (!what) return hide();
  from?.removeAttribute("aria-describedby");
  if (!box.contains(link)) from = link;
  held = byHand;
  fill(what);
  box.style.cssText = "";
  box.showPopover();
  if (wide.matches) place(from);
  if (!held) from.setAttribute("aria-describedby", "card");
  return true;
}

function hide() {
  clearTimeout(timer);
  asked = null;
  box.hidePopover();
}

// By hand: the line that was touched stays in sight, and the browser’s way back closes the box too.
async function lift(link) {
  await leaving;
  if (!(await show(link, true))) return location.assign(link.href);
  mark(from.closest(CALL));
  box.focus({ preventScroll: true });
  const low = from.getBoundingClientRect().bottom + GAP - box.getBoundingClientRect().top;
  if (!wide.matches && low > 0) {
    document.body.style.paddingBlockEnd = `${box.offsetHeight}px`;
    scrollBy(0, low);
  }
  if (history.state?.card) return;
  history.scrollRestoration = "manual";
  history.pushState({ ...history.state, card: true }, "");
}

function leave() {
  leaving ??= new Promise(done => addEventListener("popstate", () => setTimeout(done), { once: true })).then(() => (leaving = null));
  history.back();
  return leaving;
}

box.addEventListener("toggle", () => {
  if (box.matches(":popover-open")) return;
  from?.removeAttribute("aria-describedby");
  const was = from, lost = document.activeElement === document.body || box.contains(document.activeElement);
  from = null;
  if (!held) return;
  held = false;
  mark();
  document.body.style.paddingBlockEnd = "";
  asked = was; // whose focus is no wish for a card
  if (lost) was.focus({ preventScroll: true });
  if (history.state?.card) leave();
});
addEventListener("popstate", () => {
  if (history.state?.card) return;
  history.scrollRestoration = "auto";
  if (held) hide();
});
document.addEventListener("click", async event => {
  const way = held && event.target.closest(".card a");
  if (!way || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (history.state?.card) await leave();
  location.assign(way.href);
});
shut.onclick = wide.onchange = hide;

// To the next note or the one before it, from where the focus is, or else from the window’s top.
function step(by) {
  const calls = [...document.querySelectorAll(`.text ${CALL}`)], at = calls.indexOf(from ?? callOf(document.activeElement));
  const next = calls[at < 0 ? calls.findLastIndex(call => call.getBoundingClientRect().top < 0) + (by > 0) : at + by];
  next?.focus();
  if (next && !wide.matches) lift(next);
}

export function begin(event, link) {
  const { type, key, target } = event;
  if (type === "click") return lift(link);
  if (type === "keydown") return single(event) && /^[np]$/.test(key) && step(key === "n" ? 1 : -1);
  if (event.pointerType === "touch") return link && told(link); // it is on its way
  if (!wide.matches || held || (type === "focusin" && (asked === link || !target.matches(":focus-visible")))) return;
  const last = spot, over = type === "pointerover";
  if (over) spot = `${event.clientX} ${event.clientY}`;
  if (over && (last === spot || (!last && asked))) return; // the page moved, and not the pointer
  clearTimeout(timer);
  if (box.contains(target)) return;
  if (!over) asked = link;
  mark(callOf(target));
  const note = link?.matches(CALL) && noteOf(link).getBoundingClientRect();
  const seen = note && note.height && note.top >= 0 && note.bottom <= innerHeight;
  if (!link || link !== from) timer = setTimeout(link && !seen ? () => show(link, false) : hide, over ? MOMENT : 0);
}
