// What an assignment may have beside its paragraphs: a background, notes, a word bank, lines to write on, an example of citing, and a code to scan.
// What is the site's own comes as its HTML, all else is set as text.
import { made } from "./elements.js";
import { fetched } from "./files.js";
import { say } from "../../static/js/words.js";

const page = document.querySelector(".assign");
const words = JSON.parse(document.getElementById("words").textContent);
const part = (name) => page.querySelector(`template${name}`)?.content.cloneNode(true);
const EXAMPLE = 8; // words of a sentence that are quoted
const SMALL = [30, 50]; // mm, of a code
const MODULE = 0.5; // mm
let known = { notes: [], terms: [] };

export const told = (name, slots) => say(name, slots, words);

// An element with words, in which no line ends between the mark and its number.
export const make = (tag, content = "", attributes = {}) => made(tag, attributes, content.replaceAll("¶ ", "¶\u00a0"));

// Loads notes and terms; false where they cannot be had.
export const load = () =>
  fetched(page.dataset.aids).then(
    (text) => Boolean((known = JSON.parse(text))),
    () => false,
  );

// The notes on sentences: each with its id, what it is called, its first sentence and the whole.
export const notes = (ids) => known.notes.filter(([, sentence]) => ids.includes(sentence)).map(([id, , ...others]) => [id, ...others]);

// How hard sentences are to read, as levels.py has it.
export function level(ids) {
  const all = known.counts?.filter(([id]) => ids.includes(id));
  if (!all?.length) return "";
  const [words, syllables, hard] = [1, 2, 3].map((at) => all.reduce((sum, each) => sum + each[at], 0));
  const length = words / all.length, share = (100 * hard) / words;
  const score = 0.1579 * share + 0.0496 * length + (share > 5) * 3.6365;
  const [, grades] = known.grades.find(([below]) => !below || score < below);
  const said = told("level", { grade: (0.39 * length + (11.8 * syllables) / words - 15.59).toFixed(1), score: score.toFixed(1), grades });
  return words < 100 ? `${said} ${told("weak")}` : said;
}

// The terms that sentences use, each by its first words there and with what it means.
export const terms = (ids) => known.terms.map(([said, places]) => [places.find(([each]) => ids.includes(each))?.[1], said]).filter(([name]) => name);

function list(pairs) {
  const all = made("dl");
  for (const [name, ...said] of pairs) all.append(made("div", {}, make("dt", name), " ", made("dd", {}, ...said)));
  return all;
}

// HTML of the site's own, in which no line ends between the mark and its number.
const set = (html) => new DOMParser().parseFromString(html.replaceAll("¶ ", "¶\u00a0"), "text/html").body.childNodes;

// The notes on a paragraph that are chosen, whole; nothing where there are none.
export function noted(ids, chosen) {
  const own = notes(ids).filter(([id]) => chosen.includes(id));
  return own.length ? [made("div", { class: "explained", role: "group", "aria-label": told("notes") }, list(own.map(([, name, , html]) => [name, ...set(html)])))] : [];
}
export const glossed = (tag, ids) => made("div", { class: "explained" }, make(tag, told("bank")), list(terms(ids).map(([name, said]) => [name, said.replaceAll("¶ ", "¶\u00a0")])));

// What letters are short for is said where they stand first.
export function spelled(sheet) {
  const met = new Set();
  for (const short of sheet.querySelectorAll("abbr")) met.has(short.textContent) ? short.replaceWith(short.textContent) : met.add(short.textContent);
}

export const background = (tag, id) => made("div", { class: "background" }, make(tag, told("background")), part(`[data-background="${id}"]`));

// The second document of a lesson, its headings where those of the sheet stand.
export const other = (id) => page.querySelector(`[data-second="${id}"]`);
export function beside(tags, { content }) {
  const words = content.cloneNode(true);
  for (const heading of words.querySelectorAll("h2, h3")) heading.replaceWith(make(tags[heading.matches("h3") ? 1 : 0], heading.textContent));
  return made("div", { class: "second" }, words);
}

// How a paragraph is cited: its first words in a sentence, and it in a note.
export function citing(tag, label, sentence, address) {
  const shown = part(".citing");
  const split = sentence.split(" ");
  const quoted = split.length > EXAMPLE ? `${split.slice(0, EXAMPLE).join(" ")} …` : sentence;
  const numbered = label.startsWith("¶");
  shown.querySelector(`[data-form=${numbered ? "other" : "one"}]`).remove();
  const slots = { words: `“${quoted}” (${label.replace(" ", "\u00a0")})`, locator: label.replace(/^¶\s/, ""), address };
  for (const each of shown.querySelectorAll("[data-slot]")) each.textContent = slots[each.dataset.slot];
  return made("div", { class: "cited" }, make(tag, told("citing")), shown);
}

// The place of a code, which is drawn when the program for it is there.
export function code(address) {
  const place = made("p", { class: "code" });
  const drawn = import("./leanqr.js").then(({ generate, mode }) => {
    const found = generate(mode.ascii(address));
    const all = [...Array(found.size ** 2).keys()].map((at) => [at % found.size, Math.floor(at / found.size)]);
    const path = all.filter(([x, y]) => found.get(x, y)).map(([x, y]) => `M${x} ${y}h1v1h-1z`).join("");
    const side = found.size + 8; // with the quiet zone that readers need
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-4 -4 ${side} ${side}"><path fill="#fff" d="M-4-4h${side}v${side}h-${side}z"/><path d="${path}"/></svg>`;
    const image = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    image.setAttribute("aria-label", told("code"));
    image.style.inlineSize = `${Math.min(SMALL[1], Math.max(SMALL[0], side * MODULE))}mm`;
    place.replaceChildren(image);
  });
  drawn.catch(() => place.replaceChildren(told("unmade")));
  return place;
}

// Lines to write on.
export function ruled(lines, named) {
  const rules = make("div", "", { class: "ruled", "aria-hidden": "true", ...named });
  rules.append(...Array.from({ length: lines }, () => make("i")));
  return rules;
}

// Where nothing is asked: a place for one answer, which is called by what is read.
export function unasked(tag, lines, read) {
  const [title, free] = [told("answer"), make("div", "", { class: "free" })];
  free.append(make(tag, title), ruled(lines, { "data-label": read ? told("answer_to", { read }) : title }));
  return free;
}
