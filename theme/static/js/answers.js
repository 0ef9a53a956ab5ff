// Answers in the page: a field in place of each row of lines and in each empty box of a sheet. They are kept in this browser alone, by
// the words that they answer, and leave it only by the hand of who wrote them: printed, copied, or saved as a file.
import { made } from "./elements.js";
import { say } from "../../static/js/words.js";

const MOST = 20_000; // characters of an answer
const BLANK = 200; // of a name
const LONG = 900; // characters of an answer that is parted by the end of a sheet
const LINE = 2; // rem, of a line to write on
const panel = document.querySelector(".answers");
const status = panel.querySelector("[role=status]");
const words = JSON.parse(document.getElementById("answering").textContent);
const told = (name, slots) => say(name, slots, words);
const grows = CSS.supports("field-sizing", "content");
let sheet; // on which the fields stand
let name; // by which its answers are kept
let fields = []; // each with its label, the part it stands in, and its box
let given = {}; // what was written, by the labels
let others = []; // what was written to other forms of the sheet and has no place on this one: by what names it is kept, and the words

const folded = (element) => element.innerText.replace(/\s+/g, " ").trim();

// What this browser has of a sheet: words by labels; nothing where something else stands in its store.
function kept(own) {
  try {
    const found = Object.entries(JSON.parse(localStorage.getItem(own)));
    return Object.fromEntries(found.filter(([label, value]) => !/^\d*$/.test(label) && typeof value === "string"));
  } catch {
    return {};
  }
}

function store(own, words) {
  if (Object.keys(words).length) localStorage.setItem(own, JSON.stringify(words));
  else localStorage.removeItem(own);
}

function keep() {
  try {
    store(name, given);
    status.textContent = told("kept");
  } catch {
    status.textContent = told("unkept");
  }
}

// A field in a place, with its words beside it for paper. `was` is what it was called before its label was this one.
function field(place, label, tag, attributes, was) {
  const many = fields.filter((each) => each.label === label).length;
  const own = many ? `${label} (${many + 1})` : label;
  const box = made(tag, { class: "field", autocomplete: "off", ...attributes });
  const written = made(tag === "input" ? "span" : "div", { class: "written", "aria-hidden": "true" });
  const show = () => {
    written.textContent = unbroken(box.value);
    written.classList.toggle("long", box.value.length > LONG);
    if (grows || tag === "input") return;
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight}px`;
  };
  box.addEventListener("input", () => {
    if (box.value) given[own] = box.value;
    else delete given[own];
    show();
    keep();
  });
  place(box, written);
  fields.push({ label, own, was, box, show, part: box.closest("section[id]") });
}

// What is kept of a sheet, by the labels that its fields have now. Before, a box was called by its row and its column, and the lines under a
// part by the part's heading, behind a colon.
function renamed(words) {
  const now = (label) => fields.find(({ own, was }) => was && !(own in words) && (label === was || label.endsWith(`: ${was}`)))?.own ?? label;
  return Object.fromEntries(Object.entries(words).map(([label, value]) => [now(label), value]));
}

// Words in which no line ends between the mark and its number.
const unbroken = (words) => words.replaceAll("¶ ", "¶\u00a0");

const called = (own) => new URLSearchParams(own.split("#")[1]).get("t") ?? "";

// Finds what was written before the sheet was changed. An address is the sheet, so that a changed one is another: what was written to one of the
// same title comes to where the same is asked. What has no place here, and what another sheet has that asks the same, is shown below.
function find() {
  others = [];
  try {
    const places = new Map(fields.map((each) => [each.own, each]));
    const forms = Object.keys(localStorage).filter((own) => own !== name && own.startsWith(`${name.split("#")[0]}#`)).map((own) => [own, renamed(kept(own))]);
    const asks = (words) => Object.keys(words).some((label) => places.get(label)?.box.matches("textarea"));
    for (const [own, words] of forms.filter(([own, words]) => (called(own) && called(own) === called(name)) || asks(words))) {
      for (const [label, value] of called(own) === called(name) ? Object.entries(words) : []) {
        const place = places.get(label);
        if (place && !given[label]) {
          place.box.value = given[label] = value;
          place.show();
        }
        if (place && given[label] === value) delete words[label];
      }
      store(name, given);
      store(own, words);
      others.push([own, words]);
    }
    others.push([name, Object.fromEntries(Object.entries(given).filter(([label]) => !places.has(label)))]);
  } catch {
    // a browser that keeps nothing has nothing
  }
  const shown = panel.querySelector(".others");
  const list = shown.querySelector("dl") ?? shown.appendChild(made("dl"));
  list.replaceChildren(...left().map(([label, value]) => made("div", {}, made("dt", {}, label), made("dd", {}, unbroken(value)))));
  shown.hidden = !list.children.length;
}

const left = () => others.flatMap(([, words]) => Object.entries(words)).filter(([label]) => !fields.some(({ own, box }) => own === label && box.matches("input")));

const inside = (cell) => (box, written) => cell.append(box, written);

// The lines of a question, or of a task; what is asked is the field's label, or what the lines say they are for.
function lines(rule, number) {
  const asked = rule.parentElement.querySelector(":scope > .asked, #task:scope > p");
  if (asked) asked.id ||= `asked-${number + 1}`;
  const shown = [...rule.children].filter((each) => each.checkVisibility()).length || rule.children.length;
  const label = asked ? folded(asked) : rule.dataset.label;
  const named = asked ? { "aria-labelledby": asked.id } : { "aria-label": label };
  const was = asked ? undefined : folded(rule.closest("section").querySelector("h2"));
  field((box, written) => rule.after(box, written), label, "textarea", { maxlength: MOST, ...named }, was);
  fields.at(-1).box.style.minBlockSize = `${Math.max(1, shown) * LINE}rem`;
}

function box(cell, label, was) {
  field(inside(cell), label, "textarea", { maxlength: MOST, "aria-label": label }, was);
}

// Makes the fields of a sheet. Where they were made before and the sheet is new, its old ones are gone with it.
export function begin(own, address) {
  [sheet, name, fields, given] = [own, `answers ${address}`, [], {}];
  for (const blank of sheet.querySelectorAll(".blanks span")) field(inside(blank), folded(blank), "input", { maxlength: BLANK, "aria-label": folded(blank) });
  [...sheet.querySelectorAll(".ruled")].forEach(lines);
  [...sheet.querySelectorAll(".organizer tbody tr:not(.below)")].forEach((row, at) => {
    const below = row.nextElementSibling?.matches(".below") ? row.nextElementSibling.querySelectorAll("[data-name]") : [];
    for (const cell of [...row.cells, ...below]) box(cell, told("row", { name: cell.dataset.name, number: at + 1 }));
  });
  for (const cell of sheet.querySelectorAll(".grid tbody td"))
    if (!cell.textContent.trim()) box(cell, cell.dataset.label, `${folded(cell.parentElement.cells[0])} ${cell.dataset.name}`);
  given = renamed(kept(name));
  for (const { own: label, box, show } of fields) {
    box.value = (given[label] ?? "").slice(0, box.maxLength);
    show();
  }
  find();
  panel.hidden = false;
}

// What was given with a sheet: what the teacher says, from what the excerpt comes and which places it has, and the second document.
function set() {
  const shown = [...sheet.querySelectorAll(".read > p > a, .excerpt .n")].filter((each) => !each.closest(".longer") || each.checkVisibility());
  const places = [...new Set(shown.map((each) => each.dataset.n ?? folded(each)))].join(", ");
  const source = sheet.querySelector(".source");
  const second = sheet.querySelector(".second");
  const lines = [...[...sheet.querySelectorAll(".instruction")].map(folded), source && folded(source), places && told("read", { places })];
  return [...lines, second && [...second.children].slice(0, 2).map(folded).join(": ")].filter(Boolean).map((line) => ["p", line]);
}

// All that stands on the sheet, each piece with the element that it is: whose it is, what was given, each question with its answer, and how
// the text is cited.
function whole() {
  const blanks = fields.filter(({ box }) => box.matches("input")).map(({ label, box }) => `${label}: ${box.value.trim()}`);
  const pieces = [["h1", folded(sheet.querySelector("h1"))], ["p", blanks.join("\n")], ...set()];
  let part;
  for (const each of fields.filter(({ box }) => box.matches("textarea") && box.parentElement.checkVisibility())) {
    const asked = each.box.parentElement.matches("li");
    if (!asked && !each.box.value.trim()) continue; // a row that was not used
    if (each.part !== part && each.part) pieces.push(["h2", folded(each.part.querySelector("h2"))]);
    part = each.part;
    const number = asked ? `${[...each.box.closest("ol").children].indexOf(each.box.parentElement) + 1}. ` : "";
    const translated = each.box.parentElement.querySelector(":scope > .translated");
    const label = translated?.checkVisibility() ? `${each.label}\n${folded(translated)}` : each.label;
    pieces.push(["b", number + label, each.box.value.trim()]);
  }
  const more = left().map(([label, value]) => ["b", label, value.trim()]);
  if (more.length) pieces.push(["h2", folded(panel.querySelector("h3"))], ...more);
  return [...pieces, ["p", panel.dataset.citation], ["p", location.href]];
}

const plain = (pieces) => `${pieces.map(([tag, ...text]) => (tag === "h2" ? text[0].toUpperCase() : text.join("\n").trim())).join("\n\n")}\n`;

// What a word processor pastes: headings are headings, and a question stands out from its answer.
function rich(pieces) {
  const set = ([tag, text, answer]) => (tag === "b" ? [made("p", {}, made("b", {}, text)), made("p", {}, answer)] : [made(tag, {}, text)]);
  return made("div", {}, ...pieces.flatMap(set)).innerHTML.replaceAll("\n", "<br>");
}

const file = () => {
  const parts = [folded(sheet.querySelector("h1")), fields[0]?.box.value ?? ""];
  return `${parts.map((part) => part.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60)).filter(Boolean).join("-")}.txt`;
};

// What is done, and what was perhaps forgotten: that nothing is answered, that no name is there.
function tell(done = "") {
  const asked = fields.filter(({ box }) => box.matches("textarea"));
  const lacks = [asked.length && !asked.some(({ box }) => box.value.trim()) && told("unanswered"), fields[0]?.box.matches("input") && !fields[0].box.value.trim() && told("nameless")];
  status.textContent = [done, ...lacks].filter(Boolean).join(" ");
}

const acts = {
  print() {
    tell();
    print();
  },
  async copy() {
    const [pieces, blob] = [whole(), (type, text) => new Blob([text], { type })];
    const text = plain(pieces);
    try {
      const item = { "text/plain": blob("text/plain", text), "text/html": blob("text/html", rich(pieces)) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      tell(told("copied"));
    } catch {
      const shown = panel.querySelector("textarea") ?? panel.appendChild(made("textarea", { readonly: "", "aria-label": told("all"), rows: 8 }));
      shown.value = text;
      shown.select();
      tell(told("marked"));
    }
  },
  save() {
    const link = made("a", { download: file(), href: URL.createObjectURL(new Blob(["\ufeff", plain(whole())], { type: "text/plain" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell(told("saved", { file: link.download }));
  },
  forget() {
    if (!confirm(told("sure"))) return;
    given = {};
    for (const { box, show } of fields) {
      box.value = "";
      show();
    }
    keep();
    if (status.textContent !== told("kept")) return;
    for (const [own] of others) if (called(own) === called(name)) store(own, {});
    find();
    status.textContent = told("forgotten");
  },
};
for (const [act, done] of Object.entries(acts)) panel.querySelector(`[name=${act}]`).addEventListener("click", done);
