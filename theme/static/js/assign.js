// Builds an assignment and shows one: the choice lives in the address behind "#", and every word of it is set as text.
import { decoded, label, split } from "./anchors.js";
import { made } from "./elements.js";
import { say } from "./words.js";

const page = document.querySelector(".assign");
const [head, sheet, builder, share] = ["header", ".sheet", ".builder", ".address"].map((part) => page.querySelector(part));
const summary = builder.querySelector("summary");
const form = builder.querySelector("form");
const boxes = [...form.querySelectorAll("[name=paragraph]")];
const labels = new Map(boxes.map((box) => [box.value, box.closest("label").querySelector("b").textContent]));
const bank = new Map([...form.querySelectorAll("[name=q]")].map((box) => [box.value, box]));
const [named, site] = [document.title, document.title.slice(document.title.lastIndexOf(" · "))];
const words = JSON.parse(document.getElementById("words").textContent);
const told = (name, slots) => say(name, slots, words);
const LIMITS = { t: 120, i: 1200, o: 3000 };
const MOST = 2000; // characters of the list of paragraphs
const LINES = 5; // for an answer to a question of the teacher's own
const LONG = 2000; // characters of an address that every program passes on whole
const text = fetch(page.dataset.words).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
let all; // the sentences of the text in order, each with its words
let standing; // where each sentence and each paragraph begins and ends among them
let chosen; // what is shown

// An element with words, in which no line ends between the mark and its number.
const make = (tag, content = "", attributes = {}) => made(tag, attributes, content.replaceAll("¶ ", "¶\u00a0"));

function sentences(words) {
  const lines = words.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split("\t")));
}

const paragraph = (id) => split(id).paragraph;
const within = (id) => [...all.keys()].slice(...(standing.get(id) ?? [0, 0]));
const short = (id) => id.replace(/^p(?=\d)/, "");
const own = (typed) => typed.split("\n").map((line) => line.trim()).filter(Boolean);

function stand(ids) {
  const found = new Map();
  ids.forEach((id, at) => {
    found.set(paragraph(id), [found.get(paragraph(id))?.[0] ?? at, at + 1]);
  });
  ids.forEach((id, at) => found.set(id, [at, at + 1]));
  return found;
}

// "2, 10-12, 14.s2" as ids of sentences, in the order of the text, and what it names that is not there.
function read(typed) {
  const ids = [...all.keys()];
  const found = new Set();
  const problems = [];
  const place = (word) => standing.get(word.trim().replace(/^¶+\s*/, "").replace(/^(?=\d)/, "p").toLowerCase());
  const parts = new Set(typed.slice(0, MOST).split(/[,;\n]/).map(bare).filter(Boolean));
  if (typed.length > MOST) problems.push(told("too_long", { most: MOST }));
  for (const part of parts) {
    const [first, last = first] = place(part) ? [part] : part.split(/\s*[–—-]\s*(?=[ps¶\d])/, 2);
    const [begin, end] = [place(first), place(/^s\d/.test(last) ? `${paragraph(first)}.${last}` : last)];
    if (!begin || !end) problems.push(told("no_place", { place: label(part.slice(0, 40).replace(/^(?=\d)/, "p")) }));
    else if (begin[0] >= end[1]) problems.push(told("backwards", { part: part.slice(0, 40) }));
    else ids.slice(begin[0], end[1]).forEach((id) => found.add(id));
  }
  return { ids: ids.filter((id) => found.has(id)), problems };
}

// Ids of sentences as one would type them: neighbors that are numbered are one range.
function written(ids) {
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
    else if (!made.includes("=") && /%3d/i.test(made)) made = decoded(made); // all of it was escaped
    else break;
  }
  return made;
}

// What an address asks for; what cannot be is told and left out.
function choice(address) {
  const hash = mended(address);
  const problems = [];
  let given;
  try {
    decodeURIComponent(hash);
    given = new URLSearchParams(hash);
  } catch {
    return { problems: [told("damaged")], t: "", i: "", p: "", ids: [], q: [], o: "" };
  }
  const made = { v: bare(given.get("v") ?? ""), p: given.get("p") ?? "" };
  for (const [name, most] of Object.entries(LIMITS)) {
    const value = given.get(name) ?? "";
    if (value.length > most) problems.push(told("cut", { most }));
    made[name] = value.slice(0, most);
  }
  for (const name of new Set(given.keys())) if (!"tipqov".includes(name) || name.length !== 1) problems.push(told("strange"));
  const { ids, problems: missing } = read(made.p);
  const asked = new Set((given.get("q") ?? "").split(",").filter(Boolean).map((id) => (bank.has(id) ? id : bare(id))));
  const q = [...asked].filter((id) => bank.has(id));
  if (q.length < asked.size) problems.push(told("gone"));
  if (made.v && made.v !== page.dataset.version) problems.push(told("older", { version: made.v.slice(0, 20), now: page.dataset.version }));
  return { ...made, ids, q, problems: [...new Set([...problems, ...missing])] };
}

// An address for what was typed; where every place is there, the places are written in one way.
function hash({ t, i, p, q, o, ids, problems }) {
  const given = new URLSearchParams();
  const places = problems.length ? p : written(ids).replaceAll(" ", "");
  for (const [name, value] of Object.entries({ t, i, p: places, q: q.join(","), o, v: page.dataset.version })) if (value) given.set(name, value);
  return given.size > 1 ? `#${given}`.replaceAll("%2C", ",") : "";
}

// The paragraphs that a question of a lesson asks of and that are not read.
const unread = (id, ids) => bank.get(id).dataset.places.split(" ").filter((place) => !ids.some((each) => paragraph(each) === place));

function asked(content, lines, lack = "") {
  const item = make("li");
  const rules = make("div", "", { class: "lines", "aria-hidden": "true" });
  rules.append(...Array.from({ length: lines }, () => make("i")));
  item.append(...content);
  if (lack) item.append(make("p", told("lacks", { parts: lack }), { class: "lacks" }));
  item.append(rules);
  return item;
}

function show() {
  const building = builder.open;
  const { t, i, ids, q, o, problems } = chosen;
  const [first, second] = building ? ["h2", "h3"] : ["h1", "h2"];
  const full = Boolean(ids.length || t || i || q.length || o);
  const parts = building && !full ? [] : [make(first, t || told("assignment"), { class: "title" })];
  if (!building) parts.push(...problems.map((problem) => make("p", problem, { class: "problem" })));
  if (full) {
    const [source, end] = page.querySelector("template").content.cloneNode(true).children;
    const blanks = make("p", "", { class: "blanks" });
    for (const name of ["name", "class", "date"]) blanks.append(make("span", told(name)), " ");
    parts.push(blanks, ...own(i).map((line) => make("p", line)));
    if (ids.length) {
      const section = make("div", "", { class: "read" });
      for (const id of new Set(ids.map(paragraph))) {
        const words = within(id).map((each) => (ids.includes(each) ? all.get(each) : "…")).join(" ").replace(/…( …)+/g, "…");
        const shown = make("p");
        const hangs = labels.get(id).startsWith("¶") ? "hangs" : "";
        shown.append(make("a", labels.get(id), { href: `${page.dataset.text}#${id}`, class: hangs }), " ", ...set(words));
        section.append(shown);
      }
      parts.push(make(second, told("document")), source, section);
    }
    end.querySelector("a").textContent = new URL(page.dataset.text, location);
    parts.push(end); // before the questions: at the end it could come on a page of its own
    const list = make("ol");
    for (const id of q) {
      const { needs, lines } = bank.get(id).dataset;
      const lack = [needs, ...unread(id, ids).map((place) => labels.get(place))].filter(Boolean).join(", ");
      const [words, of] = [".asked", ".of"].map((part) => bank.get(id).closest("label").querySelector(part).cloneNode(true));
      list.append(asked([words, " ", of], Number(lines), lack));
    }
    for (const question of own(o)) list.append(asked([make("span", question, { class: "asked" })], LINES));
    if (list.children.length) parts.push(make(second, told("questions")), list);
  }
  sheet.replaceChildren(...parts);
  sheet.hidden = !parts.length;
  head.hidden = !building;
  if (building) page.append(sheet);
  else builder.before(sheet);
  entitle(building);
}

const entitle = (building) => (document.title = building ? named : `${chosen.t || told("assignment")}${site}`);

// Words in which no line breaks before a dash or within a name such as B-52.
function set(words) {
  return words.split(/([\p{L}\d]+—|[\p{L}]+-\d[\p{L}\d]*)/u).map((part, at) => (at % 2 ? make("span", part, { class: "one" }) : part));
}

function typed() {
  const value = (name) => form.elements[name].value.trim();
  return { t: value("t"), i: value("i"), p: value("p"), o: value("o"), q: [...bank].filter(([, box]) => box.checked).map(([id]) => id) };
}

// What the form says of the choice: how much is read, what is asked about and not read, the address.
function tell(settled) {
  const { ids, q } = chosen;
  const count = ids.map((id) => all.get(id).split(" ").length).reduce((sum, words) => sum + words, 0);
  form.elements.count.value = count ? told("words", { count }) : "";
  if (settled || !chosen.problems.length) {
    form.elements.wrong.value = chosen.problems.join(" ");
    form.elements.p.ariaInvalid = chosen.problems.length ? "true" : null;
  }
  for (const box of boxes) {
    const taken = within(box.value).filter((id) => ids.includes(id)).length;
    box.checked = taken === within(box.value).length;
    box.indeterminate = taken > 0 && !box.checked;
  }
  const lack = new Set(q.flatMap((id) => unread(id, ids)));
  form.elements.lack.value = lack.size ? told("unread", { places: [...lack].map((id) => labels.get(id)).join(", ") }) : "";
  form.elements.add.hidden = !lack.size;
  const address = hash(chosen);
  const whole = `${location.origin}${location.pathname}${address}`;
  share.hidden = !address;
  share.querySelector("[name=address]").value = whole;
  share.querySelector("[name=long]").value = whole.length > LONG ? told("long", { length: whole.length }) : "";
  share.querySelector("[name=done]").value = "";
  return address;
}

function update(event) {
  const made = typed();
  chosen = { ...made, ...read(made.p) };
  const settled = event?.type !== "input";
  const address = tell(settled);
  if (settled) history.replaceState(null, "", address || location.pathname); // not at each key: browsers allow few
  show();
}

const elsewhere = () => location.hash.length < 2 || document.getElementById(location.hash.slice(1)); // as the links at the head and foot

function open() {
  const holds = !elsewhere();
  chosen = choice(holds ? location.hash.slice(1) : "");
  for (const name of ["t", "i", "p", "o"]) form.elements[name].value = chosen[name];
  if (!chosen.problems.length) form.elements.p.value = written(chosen.ids);
  for (const [id, box] of bank) box.checked = chosen.q.includes(id);
  builder.hidden = false;
  builder.open = !holds;
  summary.hidden = !holds;
  tell(true);
  show();
}

boxes.forEach((box) =>
  box.addEventListener("input", () => {
    const { ids } = read(form.elements.p.value);
    const others = ids.filter((id) => paragraph(id) !== box.value);
    form.elements.p.value = written(box.checked ? [...others, ...within(box.value)] : others);
  }),
);
form.addEventListener("input", update);
form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.add.addEventListener("click", () => {
  const { q, ids } = chosen;
  const places = q.flatMap((id) => unread(id, ids));
  form.elements.p.value = written([...ids, ...places.flatMap(within)]);
  update();
  form.elements.lack.value = told("added");
  form.elements.lack.focus(); // the button is gone
});
builder.addEventListener("toggle", () => {
  if (summary.hidden || builder.open !== head.hidden) return;
  show();
  scrollTo(0, 0);
});
addEventListener("hashchange", () => {
  if (!elsewhere()) open();
  else if (chosen) history.replaceState(null, "", hash(chosen) || location.href); // a link within the page does not lose the choice
});
addEventListener("beforeprint", () => chosen && entitle(false)); // which also names the file that is saved
addEventListener("afterprint", () => chosen && entitle(builder.open));
share.querySelector("[name=print]").addEventListener("click", () => print());
share.querySelector("[name=copy]").addEventListener("click", async () => {
  const address = share.querySelector("[name=address]");
  const done = share.querySelector("[name=done]");
  const given = address.value;
  try {
    await navigator.clipboard.writeText(given);
    if (address.value === given) done.value = told("copied"); // and nothing where it is another by now
  } catch {
    address.focus();
    address.select();
    done.value = told("marked");
  }
});
head.hidden = !elsewhere();
text.then(
  (words) => {
    all = sentences(words);
    standing = stand([...all.keys()]);
    open();
  },
  () => {
    sheet.replaceChildren(make("p", told("unloaded"), { class: "problem" }));
    sheet.hidden = head.hidden = false;
  },
);
