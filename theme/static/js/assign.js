// Builds an assignment and shows one: the choice lives in the address behind "#", and every word of it is set as text.
import { begin } from "./answers.js";
import { background, beside, citing, code, glossed, level, load, make, noted, notes, other, ruled, spelled, terms, told, unasked } from "./aids.js";
import { RULED, TICKS, all, bank, boxes, choice, hash, labels, learn, lined, paragraph, read, within, written } from "./choosing.js";

const page = document.querySelector(".assign");
const [head, sheet, builder, share, panel] = ["header", ".sheet", ".builder", ".address", ".answers"].map((part) => page.querySelector(part));
const summary = builder.querySelector("summary");
const form = builder.querySelector("form");
const list = form.querySelector(".notes ul");
const [named, site] = [document.title, document.title.slice(document.title.lastIndexOf(" · "))];
const LINES = 5; // for an answer to a question of the teacher's own
const FREE = 10; // for an answer where nothing is asked
const CODED = 1000; // characters of an address whose code a phone reads from paper
const LONG = 2000; // characters of an address that every program passes on whole
const text = fetch(page.dataset.words).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
let chosen; // what is shown
let ready = false; // whether notes and terms are there

const own = (typed) => typed.split("\n").map((line) => line.trim()).filter(Boolean);

// Whether a choice shows notes or terms.
const wants = ({ n, g }) => n.length || g;

// The paragraphs that a question of a lesson asks of and that are not read.
const unread = (id, ids) => bank.get(id).dataset.places.split(" ").filter((place) => !ids.some((each) => paragraph(each) === place));

function asked(content, lines, lack = "") {
  const item = make("li");
  item.append(...content);
  if (lack) item.append(make("p", told("lacks", { parts: lack }), { class: "lacks" }));
  item.append(ruled(lines));
  return item;
}

function show() {
  const building = builder.open;
  const { t, i, ids, q, o, b, d, n, g, e, c, problems } = chosen;
  const [first, second, third] = building ? ["h2", "h3", "h4"] : ["h1", "h2", "h3"];
  const full = Boolean(ids.length || t || i || q.length || o || d || (b && !building));
  const lines = chosen.l && lined(chosen.l) ? Number(chosen.l) : null;
  const address = `${location.origin}${location.pathname}${hash(chosen)}`;
  const parts = building && !full ? [] : [make(first, t || told("assignment"), { class: "title" })];
  const lost = n.filter((id) => !notes(ids).some(([each]) => each === id));
  const said = [...problems, ...(wants(chosen) && !ready ? [told("unbeside")] : lost.length ? [told("no_note")] : []), ...(c && address.length > CODED ? [uncoded(address)] : [])];
  if (!building) parts.push(...said.map((problem) => make("p", problem, { class: "problem" })));
  if (full) {
    const [source, end] = page.querySelector("template.foot").content.cloneNode(true).children;
    const blanks = make("p", "", { class: "blanks" });
    for (const name of ["name", "class", "date"]) blanks.append(make("span", told(name)), " ");
    if (c && address.length <= CODED) parts.push(code(address));
    parts.push(blanks, ...own(i).map((line) => make("p", line, { class: "instruction" })));
    if (b) parts.push(background(second, b));
    if (ids.length) {
      const section = make("div", "", { class: "read" });
      for (const id of new Set(ids.map(paragraph))) {
        const words = within(id).map((each) => (ids.includes(each) ? all.get(each) : "…")).join(" ").replace(/…( …)+/g, "…");
        const shown = make("p");
        const hangs = labels.get(id).startsWith("¶") ? "hangs" : "";
        shown.append(make("a", labels.get(id), { href: `${page.dataset.text}#${id}`, class: hangs }), " ", ...set(words));
        section.append(shown, ...noted(within(id).filter((each) => ids.includes(each)), n));
      }
      parts.push(make(second, told("document")), source, section);
      if (g && terms(ids).length) parts.push(glossed(third, ids));
    }
    if (d) parts.push(beside([second, third], other(d)));
    end.querySelector("a").textContent = new URL(page.dataset.text, location);
    parts.push(end); // before the questions: at the end it could come on a page of its own
    if (e && ids.length) parts.push(cited(second, ids[0]));
    const questions = make("ol", "", { class: "questions" });
    for (const id of q) {
      const { needs, lines: room } = bank.get(id).dataset;
      const needed = id.startsWith(`${d}.`) ? needs?.split(", ").filter((each) => each !== other(d).dataset.needed).join(", ") : needs;
      const lack = [needed, ...unread(id, ids).map((place) => labels.get(place))].filter(Boolean).join(", ");
      const [words, of] = [".asked", ".of"].map((part) => bank.get(id).closest("label").querySelector(part).cloneNode(true));
      questions.append(asked([words, " ", of], lines ?? Number(room), lack));
    }
    for (const question of own(o)) questions.append(asked([make("span", question, { class: "asked" })], lines ?? LINES));
    if (questions.children.length) parts.push(make(second, told("questions")), questions);
    else parts.push(unasked(second, lines ?? FREE, [...new Set(ids.map(paragraph))].map((id) => labels.get(id)).join(", ") || t));
  }
  sheet.replaceChildren(...parts);
  spelled(sheet);
  sheet.hidden = !parts.length;
  head.hidden = !building;
  if (building) page.append(sheet);
  else panel.before(sheet);
  panel.hidden = building || !full;
  if (!panel.hidden) begin(sheet, `${location.pathname}${hash(chosen)}`);
  entitle(building);
}

const cited = (tag, id) => citing(tag, labels.get(paragraph(id)), all.get(id), new URL(`${page.dataset.text}#${paragraph(id)}`, location).href);
const uncoded = (address) => told("uncoded", { length: address.length, most: CODED });
const entitle = (building) => (document.title = building ? named : `${chosen.t || told("assignment")}${site}`);

// Words in which no line breaks before a dash or within a name such as B-52.
function set(words) {
  return words.split(/([\p{L}\d]+—|[\p{L}]+-\d[\p{L}\d]*)/u).map((part, at) => (at % 2 ? make("span", part, { class: "one" }) : part));
}

// The notes on what is read, to be chosen.
function offer() {
  const { ids, n } = chosen;
  const found = notes(ids);
  const item = ([id, name, gist]) => {
    const box = make("input", "", { type: "checkbox", name: "n", value: id });
    box.checked = n.includes(id);
    const label = make("label");
    label.append(box, " ", make("span", `${name}: ${gist}`));
    const made = make("li");
    made.append(label);
    return made;
  };
  if (found.map(([id]) => id).join() !== [...list.querySelectorAll("input")].map((box) => box.value).join()) list.replaceChildren(...found.map(item));
  form.elements.unnoted.value = found.length ? "" : told(ready ? "no_notes" : "unbeside");
  const count = terms(ids).length;
  form.elements.terms.value = count ? told("terms", { count }) : "";
}

function typed() {
  const value = (name) => form.elements[name]?.value.trim() ?? "";
  const ticks = Object.fromEntries(TICKS.map((name) => [name, Boolean(form.elements[name]?.checked)]));
  const n = [...list.querySelectorAll(":checked")].map((box) => box.value);
  return { t: value("t"), i: value("i"), p: value("p"), o: value("o"), b: value("b"), d: value("d"), l: value("l"), n, ...ticks, q: [...bank].filter(([, box]) => box.checked).map(([id]) => id) };
}

// What the form says of the choice: how much is read, what is asked about and not read, the address.
function tell(settled) {
  const { ids, q } = chosen;
  const count = ids.map((id) => all.get(id).split(" ").length).reduce((sum, words) => sum + words, 0);
  form.elements.count.value = count ? [told("words", { count }), level(ids)].join(" ").trim() : "";
  if (settled || !chosen.problems.length) {
    form.elements.wrong.value = chosen.problems.join(" ");
    form.elements.p.ariaInvalid = chosen.problems.length ? "true" : null;
  }
  for (const box of boxes) {
    const taken = within(box.value).filter((id) => ids.includes(id)).length;
    box.checked = taken === within(box.value).length;
    box.indeterminate = taken > 0 && !box.checked;
  }
  const lack = [...labels.keys()].filter((place) => q.some((id) => unread(id, ids).includes(place)));
  chosen.lack = lack;
  if (form.elements.d) form.elements.level.value = other(chosen.d)?.dataset.level ?? "";
  form.elements.lack.value = lack[0] ? told("unread", { places: lack.map((id) => labels.get(id)).join(", ") }) : "";
  form.elements.add.hidden = !lack[0];
  form.elements.unlined.value = lined(chosen.l) ? "" : told("lines", { most: RULED });
  form.elements.l.ariaInvalid = lined(chosen.l) ? null : "true";
  offer();
  const address = hash(chosen);
  const whole = `${location.origin}${location.pathname}${address}`;
  share.hidden = !address;
  share.querySelector("[name=address]").value = whole;
  share.querySelector("[name=long]").value = whole.length > LONG ? told("long", { length: whole.length }) : "";
  form.elements.uncoded.value = chosen.c && whole.length > CODED ? uncoded(whole) : "";
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

async function open() {
  const holds = !elsewhere();
  chosen = choice(holds ? location.hash.slice(1) : "");
  if (!holds || wants(chosen)) ready = await load();
  for (const name of ["t", "i", "p", "o", "l"]) form.elements[name].value = chosen[name];
  for (const name of ["b", "d"]) if (form.elements[name]) form.elements[name].value = chosen[name];
  for (const name of TICKS) if (form.elements[name]) form.elements[name].checked = chosen[name];
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
  form.elements.p.value = written([...chosen.ids, ...chosen.lack.flatMap(within)]);
  update();
  form.elements.lack.value = told("added");
  form.elements.lack.focus(); // the button is gone
});
builder.addEventListener("toggle", () => {
  if (summary.hidden || builder.open !== head.hidden) return;
  show();
  scrollTo(0, 0);
  if (builder.open && !ready)
    load().then((there) => {
      ready = there;
      tell(true);
    });
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
const sent = share.querySelector("[name=share]");
sent.hidden = !navigator.share;
sent.addEventListener("click", () => navigator.share({ title: chosen.t || told("assignment"), url: share.querySelector("[name=address]").value }).catch(() => {}));
head.hidden = !elsewhere();
text.then(
  (words) => {
    learn(words);
    open();
  },
  () => {
    sheet.replaceChildren(make("p", told("unloaded"), { class: "problem" }));
    sheet.hidden = head.hidden = false;
  },
);
