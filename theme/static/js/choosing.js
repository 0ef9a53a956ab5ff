// What an address of an assignment asks for, and the address for a choice: both are typed by people, and read with care.
import { other, told } from "./aids.js";
import { say } from "../../static/js/words.js";

const page = document.querySelector(".assign");
const names = (selector) => [...page.querySelectorAll(selector)];
export const boxes = names("[name=paragraph]");
export const labels = new Map(boxes.map((box) => [box.value, box.closest("label").querySelector("b").textContent]));
export const bank = new Map(names("[name=q]").map((box) => [box.value, box]));
const backgrounds = names("[data-background]").map((each) => each.dataset.background);
const LIMITS = { t: 120, i: 1200, o: 3000 };
const MOST = 2000; // characters of the list of paragraphs
const NOTES = 4000; // and of that of notes
export const RULED = 30; // lines under a question at most, where the teacher says how many
export const TICKS = ["g", "e", "c"]; // a word bank, an example of citing, a code
const NAMES = ["t", "i", "p", "q", "o", "b", "d", "n", ...TICKS, "l", "v"]; // of what an address holds, in order
export const all = new Map(); // the sentences of the text in order, each with its words
let standing; // where each sentence and each paragraph begins and ends among them

// Takes the words of the text, a sentence on a line behind its id.
export function learn(words) {
  const lines = words.split("\n").filter((line) => line && !line.startsWith("#"));
  for (const line of lines) all.set(...line.split("\t"));
  standing = stand([...all.keys()]);
}

const ID = /^(.*?)(?:\.([slr])(\d+[a-z]?))?$/s; // of a paragraph, and of a sentence, a line or a row in it
const UNITS = { s: "sentence", l: "line", r: "row" };
export const paragraph = (id) => ID.exec(id)[1];

// What a place is called that is not there.
function called(id) {
  const [, name, letter, number] = ID.exec(id);
  const place = labels.get(name) ?? name.replace(/^p(?=\d)/, "¶ ");
  return letter ? say(UNITS[letter], { place, number }) : place;
}

export const within = (id) => [...all.keys()].slice(...(standing.get(id) ?? [0, 0]));
const short = (id) => id.replace(/^p(?=\d)/, "");

function stand(ids) {
  const found = new Map();
  ids.forEach((id, at) => {
    found.set(paragraph(id), [found.get(paragraph(id))?.[0] ?? at, at + 1]);
  });
  ids.forEach((id, at) => found.set(id, [at, at + 1]));
  return found;
}

const place = (word) => standing.get(word.replace(/^(?=\d)/, "p").toLowerCase());
const spoken = (name) => new RegExp(`(?<=^|[\\s\\d¶])(?:${told(name).replaceAll(" ", "|")})\\.?(?=[\\s\\d¶]|$)`, "giu");

// What people write between places and before them, as commas, dashes and nothing: "paragraphs 2 and 14", "¶¶ 2 to 5", "2 14 31".
function parted(typed) {
  const marked = typed.replace(spoken("called"), " ").replace(/[¶§]+\s*/g, "").replace(spoken("through"), "-").replace(spoken("and"), ",");
  const parts = marked.replace(/\s*[–—-]\s*(?=[ps\d])/g, "-").split(/[,;\n&+]/).map(bare);
  const each = (part) => (part.split(/\s+/).every((word) => /\d/.test(word) || place(word)) ? part.split(/\s+/) : [part]);
  return new Set(parts.filter(Boolean).flatMap(each));
}

// "2, 10-12, 14.s2" as ids of sentences, in the order of the text, and what it names that is not there.
export function read(typed) {
  const ids = [...all.keys()];
  const found = new Set();
  const problems = [];
  const parts = parted(typed.slice(0, MOST));
  if (typed.length > MOST) problems.push(told("too_long", { most: MOST }));
  for (const part of parts) {
    const [first, last = first] = place(part) ? [part] : part.split(/-(?=[ps\d])/, 2);
    const [begin, end] = [place(first), place(/^s\d/.test(last) ? `${paragraph(first)}.${last}` : last)];
    if (!begin || !end) problems.push(told("no_place", { place: called(part.slice(0, 40).replace(/^(?=\d)/, "p")) }));
    else if (begin[0] >= end[1]) problems.push(told("backwards", { part: part.slice(0, 40) }));
    else ids.slice(begin[0], end[1]).forEach((id) => found.add(id));
  }
  return { ids: ids.filter((id) => found.has(id)), problems };
}

// Ids of sentences as one would type them: neighbors that are numbered are one range.
export function written(ids) {
  const runs = [];
  [...labels.keys()].forEach((id, at) => {
    const whole = within(id);
    const taken = whole.filter((each) => ids.includes(each));
    const pieces = taken.length === whole.length ? [[/^p\d/.test(id) ? "p" : id, at, id]] : taken.map((each) => [id, whole.indexOf(each), each]);
    for (const [kind, place, name] of pieces) {
      const run = runs.at(-1);
      if (run?.kind === kind && run.place === place - 1) Object.assign(run, { place, last: name });
      else runs.push({ kind, place, first: name, last: name });
    }
  });
  return runs.map(({ first, last }) => (first === last ? short(first) : `${short(first)}-${short(last)}`)).join(", ");
}

// Words without the signs of the sentence in which an address stood: “(2, 10).”
const bare = (word) => word.slice(0, MOST).trim().replace(/[\s.!?…)\]}>"'”’»*_]+$/u, "");

// An address as it was made, where it is certain what became of it on its way: “&” written as in HTML, or what was escaped
// escaped again: then every “%” is, and none stands for a letter that nobody would have escaped.
function mended(hash) {
  let made = hash.replace(/&(?:amp;|#0*38;|#x0*26;)+/gi, "&");
  const again = /%25(?!3[0-9]|[46][1-9a-f]|5[0-9af]|7[0-9a]|2[ade])(?=[0-9a-f]{2})/gi;
  for (let round = 0; round < 3; round++) {
    if (made.includes("%25") && !made.replace(again, "").includes("%")) made = made.replace(again, "%");
    else if (!made.includes("=") && /%3d/i.test(made)) made = decodeURIComponent(made); // all of it was escaped
    else break;
  }
  return made;
}

// What an address asks for; what cannot be is told and left out.
export function choice(address) {
  const problems = [];
  let given;
  try {
    const hash = mended(address);
    decodeURIComponent(hash);
    given = new URLSearchParams(hash);
  } catch {
    return { problems: [told("damaged")], t: "", i: "", p: "", ids: [], q: [], o: "", b: "", d: "", n: [], l: "" };
  }
  const made = { v: bare(given.get("v") ?? ""), p: given.get("p") ?? "" };
  for (const [name, most] of Object.entries(LIMITS)) {
    const value = given.get(name) ?? "";
    if (value.length > most) problems.push(told("cut", { most }));
    made[name] = value.slice(0, most);
  }
  for (const name of new Set(given.keys())) if (!NAMES.includes(name)) problems.push(told("strange"));
  const { ids, problems: missing } = read(made.p);
  const asked = new Set((given.get("q") ?? "").split(",").filter(Boolean).map((id) => (bank.has(id) ? id : bare(id))));
  const q = [...asked].filter((id) => bank.has(id));
  if (q.length < asked.size) problems.push(told("gone"));
  if (made.v && made.v !== page.dataset.version) problems.push(told("older", { version: made.v.slice(0, 20), now: page.dataset.version }));
  made.b = bare(given.get("b") ?? "");
  if (made.b && !backgrounds.includes(made.b)) [made.b] = ["", problems.push(told("no_background"))];
  made.d = bare(given.get("d") ?? "");
  if (made.d && !(/^[\w-]+$/.test(made.d) && other(made.d))) [made.d] = ["", problems.push(told("no_document"))];
  for (const name of TICKS) {
    const value = bare(given.get(name) ?? "");
    made[name] = value === "1";
    if (value && !made[name]) problems.push(told("strange"));
  }
  made.l = bare(given.get("l") ?? "");
  if (!lined(made.l)) [made.l] = ["", problems.push(told("lines", { most: RULED }))];
  const typed = given.get("n") ?? "";
  if (typed.length > NOTES) problems.push(told("cut", { most: NOTES }));
  made.n = [...new Set(typed.slice(0, NOTES).split(",").map(bare).filter(Boolean))];
  return { ...made, ids, q, problems: [...new Set([...problems, ...missing])] };
}

// Whether a number of lines is one, or left out.
export const lined = (typed) => /^\d{0,2}$/.test(typed) && Number(typed) <= RULED;

// An address for what was typed; where every place is there, the places are written in one way.
export function hash({ p, q, n, l, ids, problems, ...others }) {
  const given = new URLSearchParams();
  const places = problems.length ? p : written(ids).replaceAll(" ", "");
  const values = { ...others, p: places, q: q.join(","), n: n.join(","), l: lined(l) ? l : "", v: page.dataset.version };
  for (const name of NAMES) if (values[name]) given.set(name, values[name] === true ? "1" : values[name]);
  return given.size > 1 ? `#${given}`.replaceAll("%2C", ",") : "";
}
