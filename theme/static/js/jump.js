// The box “Go to”: it leads to an address, or to words of the text, or lists where these stand.
import { address, aloud, label, mended, resolve, split } from "./anchors.js";
import { made, styles } from "./elements.js";
import { bind } from "./keys.js";
import { say } from "./words.js";
import { fetched, here, home, links, missing, places, slug, visit } from "./passages.js";

const box = document.querySelector("[data-words] input[type=search]");
const tools = document.querySelector("[data-words]");
const told = made("div", { id: "go-told", role: "status" }), more = made("div", { id: "go-more" });
const answer = made("div", { class: "answer", "data-none": "" }, told, more);
const keys = made("input", { type: "checkbox" });
const MOST = 10;
const AROUND = 40;

async function lines() {
  const found = new Map();
  for (const [, id, text] of (await fetched(`${slug}.txt`)).matchAll(/^([^#\t\n].*?)\t(.*)/gm)) {
    const { paragraph } = split(id);
    found.set(paragraph, [...(found.get(paragraph) ?? []), { id, text }]);
  }
  return found;
}

// Without case, accents and shapes of marks and dashes, letter for letter: places stay the same.
const SAME = ["'‘’‚", '"“”„', "-‐‑‒–—", " \u00a0"];
const small = letter => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter);
const plain = letter => small(SAME.find(each => each.includes(letter))?.[0] ?? letter.normalize("NFD")[0]);
const level = text => text.replace(/[A-Z]|[^\0-\x7f]/g, plain);

function search(typed, text) {
  const sought = level(typed.normalize("NFC").replace(/\s+/g, " ").trim()).replace(/^["']+|["']+$/g, "");
  if (!sought) return [];
  const hits = [];
  for (const sentences of text.values()) {
    const all = sentences.map(each => each.text).join(" "), folded = level(all);
    for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
      if (/[\p{L}\p{N}]/u.test(folded[at - 1] ?? "") && /^[\p{L}\p{N}]/u.test(sought)) continue; // not from within a word
      let end = 0;
      const touched = sentences.filter(each => {
        const start = end;
        end += each.text.length + 1;
        return start < at + sought.length && end - 1 > at;
      });
      hits.push({ first: touched[0].id, last: touched.at(-1).id, all, at, to: at + sought.length });
    }
  }
  return hits;
}

function shown({ first, last, all, at, to }) {
  const before = all.slice(0, at).slice(-AROUND).replace(/^\S*\s/, at > AROUND ? "… " : "$&");
  const after = all.slice(to).slice(0, AROUND).replace(/\s\S*$/, to + AROUND < all.length ? " …" : "$&");
  const name = label(first, last);
  const way = made("a", { href: `${here ? "" : home}#${address(first, last)}`, "aria-label": aloud(name) }, name);
  return made("li", {}, way, " ", before, made("mark", {}, all.slice(at, to)), after);
}

// What is said, in a sentence, and what is shown below it and not said; `wrong`: that what is typed leads nowhere.
async function shows(said = "", shown = [], wrong = false) {
  await styles();
  told.replaceChildren(...(said ? [made("p", {}, said)] : []));
  more.replaceChildren(...shown);
  answer.toggleAttribute("data-none", !said && !shown.length);
  box.ariaInvalid = wrong ? "true" : null;
}

function help() {
  bind(keys);
  return shows("", [made("p", {}, say("help")), made("label", {}, keys, say("keys"))]);
}

const list = hits => made("ol", {}, ...hits.slice(0, MOST).map(shown));
const counted = (hits, typed) => say(hits.length > MOST ? "first" : "found", { most: MOST, count: hits.length, words: typed });

let asking; // what was asked last
// Where Enter in the box leads from what is typed.
export async function go() {
  const mine = (asking = {});
  const typed = box.value.replace(/\s+/g, " ").trim();
  if (!typed) return help();
  const link = /#([^:]+)(?::~:.*)?$/.exec(typed);
  const text = await lines().catch(() => null);
  if (mine !== asking) return;
  const known = here ? places() : new Map([...(text ?? [])].map(([id, inside]) => [id, inside.map(each => each.id)]));
  const id = link ? mended(link[1]) : typed.toLowerCase();
  const found = resolve(id, known);
  if (found?.first) return lead(address(found.first, found.last));
  const other = found?.id ?? id;
  const there = here && document.getElementById(other)?.closest(".text, [hidden]");
  if (there || (!here && /^(?:[nrs]|page)-[a-z0-9-]+$/.test(other))) return lead(other); // elsewhere the text answers
  const hits = text ? search(typed, text) : [];
  if (!found && !link && hits.length === 1) return lead(address(hits[0].first, hits[0].last));
  const wrong = found || link || /^[nrs]-\S+$/.test(id) ? missing(id, found) : null;
  const ways = wrong?.ways ? [made("p", {}, ...links(wrong.ways))] : [];
  if (hits.length) return shows(wrong ? `${wrong.told} ${counted(hits, typed)}` : counted(hits, typed), [...ways, list(hits)]);
  if (wrong) return shows(wrong.told, ways, true);
  const hint = say("help"), nowhere = say(text ? "nowhere" : "unread", { words: typed });
  return shows(say("type", { told: nowhere, help: hint[0].toLowerCase() + hint.slice(1) }), [], true);
}

function lead(id) {
  shows();
  visit(id);
}

function leave() {
  asking = null;
  shows();
  afloat(false);
}

// Where the box is out of sight it comes to the top of the window, and the page stays as it stands.
function afloat(on) {
  tools.style.minBlockSize = on ? `${tools.offsetHeight}px` : "";
  for (const each of [box.parentElement, answer]) each.toggleAttribute("data-afloat", on);
}
let from = null; // what had the focus before the box

box.setAttribute("aria-keyshortcuts", "g");
box.enterKeyHint = "go";
box.autocomplete = "off";
box.setAttribute("aria-describedby", more.id);
box.setAttribute("aria-errormessage", told.id);
tools.after(answer);
for (const each of [box, answer]) {
  each.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (each === answer) return box.focus();
    leave();
    if (from?.isConnected) from.focus({ preventScroll: true });
    else box.blur();
  });
  each.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (document.hasFocus() && next !== box && !answer.contains(next)) leave();
  });
}
answer.addEventListener("mousedown", event => event.preventDefault());
answer.addEventListener("click", event => {
  const way = event.target.closest("a");
  if (!way || !here) return;
  event.preventDefault();
  lead(way.hash.slice(1));
});

export function begin({ key, type, relatedTarget }) {
  if (document.activeElement !== box) return;
  if (type === "focus" && !answer.contains(relatedTarget)) from = relatedTarget;
  const { top, bottom } = box.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) styles().then(() => document.activeElement === box && afloat(true));
  if (key === "Enter") go();
  else if (!key && !box.value) help();
}
box.onfocus = box.onkeydown = begin;
