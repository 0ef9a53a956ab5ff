// The box “Go to”: it leads to an address, or to words of the text, or lists where these stand.
import { address, aloud, label, resolve, split } from "./anchors.js";
import { made, styles } from "./elements.js";
import { bind } from "./keys.js";
import { say } from "./words.js";
import { fetched, here, home, links, mended, missing, places, slug, visit } from "./passages.js";

const box = document.querySelector("[data-words] input[type=search]");
const answer = made("div", { class: "answer", role: "status" });
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

async function shows(...content) {
  await styles();
  answer.replaceChildren(...content);
  answer.hidden = !content.length;
}

function help() {
  bind(keys);
  return shows(made("p", {}, say("help")), made("label", {}, keys, say("keys")));
}

function list(hits, typed) {
  const head = say(hits.length > MOST ? "first" : "found", { most: MOST, count: hits.length, words: typed });
  return [made("p", {}, head), made("ol", {}, ...hits.slice(0, MOST).map(shown))];
}

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
  const told = wrong ? [made("p", {}, wrong.told, ...links(wrong.ways))] : [];
  if (hits.length) return shows(...told, ...list(hits, typed));
  if (wrong) return shows(...told);
  const ways = say("help"), nowhere = say(text ? "nowhere" : "unread", { words: typed });
  return shows(made("p", {}, say("type", { told: nowhere, help: ways[0].toLowerCase() + ways.slice(1) })));
}

function lead(id) {
  shows();
  visit(id);
}

function leave() {
  asking = null;
  shows();
}

box.setAttribute("aria-keyshortcuts", "g");
box.enterKeyHint = "go";
box.autocomplete = "off";
document.querySelector("[data-words]").after(answer);
for (const each of [box, answer]) {
  each.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    leave();
    box.focus();
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

export function begin({ key }) {
  if (document.activeElement !== box) return;
  if (key === "Enter") go();
  else if (!key && !box.value) help();
}
box.onfocus = box.onkeydown = begin;
