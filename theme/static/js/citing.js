// The panel that cites a place or a selection. The forms come from the edition, with slots for what differs.
import { address, aloud, label, split } from "./anchors.js";
import { made, styles } from "./elements.js";
import { fetched } from "./files.js";
import { single } from "./keys.js";
import { home, places, ranges, slug, tell } from "./passages.js";
import { clip, formed, parts, selected, spot } from "./selection.js";
import { say } from "../../static/js/words.js";

let base;
async function forms() {
  const data = JSON.parse(await fetched(`${home}cite.json`));
  base = data.home || home;
  return data;
}

const paragraph = id => split(id).paragraph;
const target = ({ first, last }) => `${base}#${address(first, last)}`;

const filled = (pieces, slots) =>
  pieces.map(piece => (piece.slot ? slots[piece.slot] : piece.em ? made("em", {}, ...filled(piece.em, slots)) : piece));

function styled(style, what) {
  const whole = !style.one; // a reference in a bibliography is to all
  const [one, other] = [what.first, what.last].map(paragraph);
  const form = whole ? "whole" : ![one, other].every(id => /\bp\d+[a-z]?$/.test(id)) ? "other" : one === other ? "one" : "many";
  const name = label(what.first, what.last);
  const locator = form === "other" ? name : name.replace(/¶+ /g, "");
  return made("p", {}, ...filled(style[form], { locator, address: whole ? base : target(what) }));
}

function exchanged(form, what, kind) {
  const key = `${kind}-${address(what.first, what.last)}`;
  return filled(form, { key, locator: label(what.first, what.last), address: target(what) }).join("").replace(/\n$/, "");
}

// A place is cited by its paragraph, but for what is no prose.
const within = ({ first, last }) => (formed?.cited(first) && formed.cited(last) ? { first, last } : { first: paragraph(first), last: paragraph(last) });

export async function note(found) {
  const { citables } = await forms();
  return styled(citables[0].styles[0], within(spot(found)));
}

// The link to exactly what is selected: by its words, or where they cannot be told apart by its sentences.
export async function link(found) {
  const place = spot(found), { directive } = await import("./quoting.js");
  const [words] = await Promise.all([directive(found), forms()]);
  return words ? `${base}#${paragraph(place.first)}${words}` : target(place);
}

async function quotation({ first, last, found }, { quotations }) {
  const known = !found && first === last && quotations[first];
  return known ? `${base}#${first}${known}` : link(found ?? ranges(first, last).flatMap(parts));
}

const FORMATS = [["BibTeX", "bib", "b"], ["RIS", "ris", "r"], ["CSL-JSON", "csl.json", "j"]];
const dialog = made("dialog", { class: "citing", "aria-labelledby": "citing", closedby: "any" });
const title = made("h2", { id: "citing", tabindex: "-1" });
const close = made("button", { class: "close", "aria-label": say("close") }, "×");
const choice = made("select");
const which = made("fieldset", {}, made("legend", {}, say("cite_as")));
const rows = made("div", { class: "forms" });
const said = made("p", { role: "status" });
let choices;
const LACKING = say("unmade");
function row(name, key, content, words = content.textContent) {
  const heading = made("h3", { id: `citing-${key}` }, name);
  const named = { id: `copy-${key}`, "aria-labelledby": `copy-${key} citing-${key}`, "aria-keyshortcuts": key };
  const copy = made("button", named, `${say("copy")} `, made("kbd", {}, key));
  copy.onclick = async () => {
    try {
      if (await clip(words, content.querySelector("em") && content.outerHTML)) said.replaceChildren(say("copied_form", { name }));
    } catch {
      if (content.textContent === LACKING) return said.replaceChildren(`${name}: ${LACKING}`);
      getSelection().selectAllChildren(content);
      said.replaceChildren(say("marked"));
    }
  };
  rows.append(made("section", {}, heading, copy, content));
}

async function show() {
  const data = await forms();
  const chosen = choices[choice.value];
  const what = chosen.found ? within(chosen) : chosen;
  const kind = which.querySelector(":checked").value;
  const citable = data.citables[kind];
  title.replaceChildren(say("cite_place", { place: label(what.first, what.last) }));
  title.setAttribute("aria-label", aloud(title.textContent));
  said.replaceChildren();
  rows.replaceChildren();
  citable.styles.forEach((style, at) => row(style.name, String(at + 1), styled(style, what)));
  for (const [name, ending, letter] of FORMATS) {
    const record = exchanged(citable.formats[ending], what, kind === "0" ? slug : "edition");
    row(name, letter, made("pre", { tabindex: "0", role: "group", "aria-labelledby": `citing-${letter}` }, record));
  }
  row(say("link"), "l", made("p", { class: "address" }, target(chosen)));
  const words = made("p", { class: "address" }, "…"), link = quotation(chosen, data);
  link.catch(() => LACKING).then(line => words.replaceChildren(line));
  row(say("quotation_link"), "q", words, link);
}

function options(own, selection) {
  const all = [{ name: label(own), first: own, last: own }];
  for (const id of places().get(own)) {
    const [part] = ranges(id).flatMap(parts);
    const { unit, sentence: number } = split(id);
    all.push({ name: say(`${unit}_begun`, { number, words: part.own.split(" ").slice(0, 5).join(" ") }), first: id, last: id });
  }
  if (!selection.length) return all;
  const place = spot(selection), { first, last } = within(place);
  return [...all, { name: say("chosen", { place: label(first, last) }), ...place, found: selection }];
}

export async function open(id, found) {
  const [data] = await Promise.all([forms().catch(() => null), styles()]);
  if (!data) return tell({ told: say("unformed") });
  choices = options(id ?? found[0].id, found ?? selected());
  choice.replaceChildren(...choices.map(({ name }, value) => made("option", { value }, name)));
  choice.value = found ? choices.length - 1 : 0;
  const kinds = [data.citables[0].title, say("apparatus")];
  const radio = (name, value) => made("label", {}, made("input", { type: "radio", name: "citing", value }), name);
  which.replaceChildren(which.firstChild, ...kinds.map(radio));
  which.querySelector("input").checked = true;
  await show();
  dialog.showModal();
  title.focus();
}

dialog.append(made("div", { class: "head" }, title, close), made("label", { class: "what" }, say("what"), choice), which, rows, said);
document.body.append(dialog);
close.onclick = () => dialog.close();
choice.onchange = which.onchange = show;
dialog.addEventListener("keydown", event => {
  if (single(event)) document.getElementById(`copy-${event.key}`)?.click();
});
