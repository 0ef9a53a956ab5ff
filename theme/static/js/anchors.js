// Addresses in the text: what places are called, what a reader means, and what is not there.
//
//   “17.2–19”, “¶ 17, sentence 2 to ¶ 19” or p17.s2-p19 ──resolve──▶ {first, last}, {id}, {told, ways}, or nothing
//
// `places` maps the ids of paragraphs to those of their sentences.

import { say, words } from "../../static/js/words.js";

const numbered = paragraph => /^p\d+[a-z]?$/.test(paragraph);

const OWN = "own_note"; // a footnote of the source, where a text has such

// What is counted in a paragraph, by the letter before its number: p12.s3, p12.l3.
const COUNTED = { s: "sentence", l: "line", r: "row" };

export function split(id) {
  const [, paragraph, letter = "s", sentence = ""] = /^(.*?)(?:\.([slr])(\d+[a-z]?))?$/s.exec(id);
  return { paragraph, sentence, unit: COUNTED[letter] };
}

export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// What mail and chat make of an address, taken back: signs around it, capitals, dashes.
export function mended(id) {
  const [bare] = /[\p{L}\d](?:[^\s]*[\p{L}\d])?/u.exec(decoded(id.slice(0, 300)).replace(/:~:.*|[\u00ad\u200b]/gs, "")) ?? [id];
  return bare.replace(/\p{Pd}/gu, "-").toLowerCase();
}

export const address = (first, last = first) => (first === last ? first : `${first}-${last}`);

export function label(first, last = first) {
  const one = split(first), other = split(last);
  const named = paragraph => (words[OWN] && /^a\d+[a-z]?$/.test(paragraph) ? say(OWN, { number: paragraph.slice(1) }) : paragraph.replaceAll("-", " "));
  const name = ({ paragraph }) => words[paragraph] ?? (numbered(paragraph) ? `¶ ${paragraph.slice(1)}` : named(paragraph));
  const full = place => (place.sentence ? say(place.unit, { place: name(place), number: place.sentence }) : name(place));
  if (first === last) return full(one);
  if (one.paragraph === other.paragraph) return say(`${one.unit}s`, { place: name(one), first: one.sentence, last: other.sentence });
  const plain = [one, other].every(place => numbered(place.paragraph) && !place.sentence);
  return plain ? `¶¶ ${one.paragraph.slice(1)}–${other.paragraph.slice(1)}` : say("range", { first: full(one), last: full(other) });
}

// As it is to be said: few voices read ¶.
export const aloud = written => written.replace(/(¶+)\s?/g, (_, signs) => `${signs === "¶" ? say("paragraph") : say("paragraphs")} `);

const PARAGRAPH = /^(?:¶+|par(?:a(?:graph)?)?s?\b\.?)\s*/;
const PLACE = /^(.+?)(?:(?:\.\s*[slr]?|,?\s*(?:s(?:entences?)?|l(?:ines?)?|v(?:erses?)?|r(?:ows?)?)\s*)(\d{1,3}[a-z]?))?$/;
const DASH = /\s*[-‐‑‒–—−]\s*|\s+to\s+/g;
const LONGEST = 100;

// A place as typed, there or not.
function place(typed, places) {
  const [, name = "", sentence] = PLACE.exec(typed.replace(PARAGRAPH, "")) ?? [];
  const paragraph = name.replace(/^p?(\d{1,6})$/, (_, number) => `p${Number(number)}`).replace(/\s+/g, "-");
  if (!places.has(paragraph) && !numbered(paragraph)) return null;
  const letter = /\.([slr])\d+[a-z]?$/.exec(places.get(paragraph)?.[0])?.[1] ?? "s";
  return { paragraph, id: sentence ? `${paragraph}.${letter}${sentence.replace(/^0+(?=\d)/, "")}` : paragraph };
}

function range(typed, places) {
  for (const dash of typed.matchAll(DASH)) {
    const left = typed.slice(0, dash.index);
    let right = typed.slice(dash.index + dash[0].length);
    const one = place(left, places);
    if (one && /(?:sentences|lines|verses|rows)\s*\d+$/.test(left) && /^\d+[a-z]?$/.test(right)) right = `${one.paragraph}.s${right}`;
    const other = one && place(right, places);
    if (other) return [one, other];
  }
  return null;
}

function fault({ paragraph, id }, places) {
  const inside = places.get(paragraph);
  if (!inside) {
    const all = [...places.keys()].filter(numbered), number = id => parseInt(id.slice(1));
    if (!all.length) return { told: say("unnumbered", { place: label(paragraph) }) };
    const low = number(paragraph) < number(all[0]), near = low ? all[0] : all.at(-1);
    return { told: say(low ? "before" : "behind", { place: label(paragraph), near: label(near) }), ways: [[label(near), near]] };
  }
  if (id === paragraph || inside.includes(id)) return null;
  const name = label(paragraph), place = `${name[0].toUpperCase()}${name.slice(1)}`, { unit, sentence: number } = split(id);
  return { told: say(`${unit}_inside`, { place, count: inside.length, number }), ways: [[name, paragraph]] };
}

export function resolve(raw, places) {
  const typed = raw.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  if (typed.length > LONGEST) return null;
  const page = /^(?:pages?|pg\.|pp?\.) ?(\d{1,6})$/.exec(typed);
  if (page) return { id: `page-${Number(page[1])}` };
  const either = /^p 0*(\d{1,6})$/.exec(typed)?.[1];
  if (either) {
    const ways = [[`¶ ${either}`, `p${either}`], [say("page", { number: either }), `page-${either}`]];
    return { told: say("either", { typed, number: either }), ways };
  }
  const single = place(typed, places);
  const [one, other] = single ? [single, single] : (range(typed, places) ?? []);
  return one ? (fault(one, places) ?? fault(other, places) ?? between(one, other, places)) : null;
}

function between(one, other, places) {
  const order = [...places].flatMap(([paragraph, inside]) => [paragraph, ...inside]);
  const end = ({ paragraph, id }) => (id === paragraph ? order.indexOf(id) + places.get(id).length : order.indexOf(id));
  if (end(other) < order.indexOf(one.id)) {
    const told = say("backwards", { first: label(one.id), last: label(other.id) });
    return { told, ways: [[label(other.id, one.id), address(other.id, one.id)]] };
  }
  if (one.paragraph !== other.paragraph || one.id === other.id) return { first: one.id, last: other.id };
  const inside = places.get(one.paragraph);
  return { first: one.id === one.paragraph ? inside[0] : one.id, last: other.id === other.paragraph ? inside.at(-1) : other.id };
}
