// Builds an assignment and shows one: the choice lives in the address behind "#", and every word of it is set as text.
const page = document.querySelector(".assign");
const [sheet, builder, share] = [".sheet", ".builder", ".address"].map((part) => page.querySelector(part));
const form = builder.querySelector("form");
const boxes = [...form.querySelectorAll("fieldset:first-of-type input[type=checkbox]")];
const bank = new Map([...form.querySelectorAll("[name=q]")].map((box) => [box.value, box]));
const LIMITS = { t: 120, i: 1200, o: 3000 };
const text = fetch(page.dataset.words).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));

function make(tag, content = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = content;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// The sentences of the text in order, each with its words.
async function sentences() {
  const lines = (await text).split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split("\t")));
}

const paragraph = (id) => id.split(".")[0];
const called = (id) => id.replace(/^p(?=\d)/, "¶ ").replace(/\.s(?=\d)/, ", sentence ");

// "2, 10-12, 14.s2" as ids of sentences, in the order of the text, and what it names that is not there.
function read(typed, all) {
  const ids = [...all.keys()];
  const chosen = new Set();
  const problems = [];
  const place = (word) => {
    const id = word.trim().replace(/^¶+\s*/, "").replace(/^(?=\d)/, "p").toLowerCase();
    const found = ids.filter((each) => each === id || paragraph(each) === id);
    return found.length ? found : null;
  };
  for (const part of typed.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean)) {
    const [first, last] = place(part) ? [part, part] : part.split(/\s*[–—-]\s*(?=[p¶\d])/, 2);
    const [begin, end] = [place(first), place(last ?? first)];
    if (!begin || !end) problems.push(`There is no ${called(part.slice(0, 40).replace(/^(?=\d)/, "p"))} in the text.`);
    else if (ids.indexOf(begin[0]) > ids.indexOf(end.at(-1))) problems.push(`${part.slice(0, 40)} runs backwards.`);
    else ids.slice(ids.indexOf(begin[0]), ids.indexOf(end.at(-1)) + 1).forEach((id) => chosen.add(id));
  }
  return { ids: ids.filter((id) => chosen.has(id)), problems };
}

// What an address asks for; what cannot be is told and left out.
function choice(hash, all) {
  const problems = [];
  let given;
  try {
    decodeURIComponent(hash.replaceAll("+", " "));
    given = new URLSearchParams(hash);
  } catch {
    return { problems: ["This address is damaged. Ask for it again, or copy it whole."], t: "", i: "", p: "", ids: [], q: [], o: "" };
  }
  const made = { v: given.get("v") ?? "", p: (given.get("p") ?? "").slice(0, 2000) };
  for (const [name, most] of Object.entries(LIMITS)) {
    const value = given.get(name) ?? "";
    if (value.length > most) problems.push(`A part of this address is too long and was cut after ${most} characters.`);
    made[name] = value.slice(0, most);
  }
  for (const name of given.keys()) if (!"tipqov".includes(name) || name.length !== 1) problems.push("This address holds something that an assignment does not have; it was left out.");
  const { ids, problems: missing } = read(made.p, all);
  const asked = (given.get("q") ?? "").split(",").filter(Boolean);
  const q = asked.filter((id) => bank.has(id));
  if (q.length < asked.length) problems.push("This address asks a question that is not in the lessons any more.");
  if (made.v && made.v !== page.dataset.version) problems.push(`This was made for text ${made.v.slice(0, 20)}; the text is now ${page.dataset.version}. See the page of changes.`);
  return { ...made, ids, q, problems: [...new Set([...problems, ...missing])] };
}

function hash({ t, i, p, q, o }) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries({ t, i, p, q: q.join(","), o, v: page.dataset.version })) if (value) given.set(name, value);
  return given.size > 1 ? `#${given}` : "";
}

function show(made, all) {
  const parts = made.problems.map((problem) => make("p", problem, { class: "problem" }));
  if (made.ids.length || made.t || made.q.length || made.o) {
    parts.push(make("h2", made.t || "Assignment"), make("p", "Name ______________________ Class __________ Date __________", { class: "source" }));
    for (const line of made.i.split("\n").filter(Boolean)) parts.push(make("p", line));
    const section = make("section", "", { class: "read text" });
    for (const id of new Set(made.ids.map(paragraph))) {
      const whole = [...all.keys()].filter((each) => paragraph(each) === id);
      const words = whole.map((each) => (made.ids.includes(each) ? all.get(each) : "…")).join(" ").replace(/…( …)+/g, "…");
      const shown = make("p", "");
      shown.append(make("a", called(id), { href: `${page.dataset.text}#${id}` }), words);
      section.append(shown);
    }
    parts.push(section);
    const questions = [...made.q.map((id) => bank.get(id).closest("label").querySelector(".asked").textContent), ...made.o.split("\n").map((line) => line.trim()).filter(Boolean)];
    const list = make("ol");
    for (const question of questions) {
      const item = make("li", question);
      item.append(make("div", "", { class: "lines" }));
      list.append(item);
    }
    if (questions.length) parts.push(list);
    const source = document.querySelector("footer.site > p").textContent;
    parts.push(make("p", `${source} Text ${page.dataset.version}. ${location.origin}${location.pathname}`, { class: "source" }));
  }
  sheet.replaceChildren(...parts);
  sheet.hidden = !parts.length;
}

function typed() {
  const value = (name) => form.elements[name].value.trim();
  return { t: value("t"), i: value("i"), p: value("p"), o: value("o"), q: [...bank].filter(([, box]) => box.checked).map(([id]) => id) };
}

async function update() {
  const all = await sentences();
  const made = typed();
  const { ids, problems } = read(made.p, all);
  const count = ids.map((id) => all.get(id).split(" ").length).reduce((sum, words) => sum + words, 0);
  form.elements.count.value = `${count} words.`;
  for (const box of boxes) box.checked = [...all.keys()].filter((id) => paragraph(id) === box.value).every((id) => ids.includes(id));
  const address = hash(made);
  history.replaceState(null, "", address || location.pathname);
  share.querySelector("[name=address]").value = `${location.origin}${location.pathname}${address}`;
  show({ ...made, ids, problems }, all);
}

async function open() {
  const all = await sentences();
  const made = choice(location.hash.slice(1), all);
  for (const name of ["t", "i", "p", "o"]) form.elements[name].value = made[name];
  for (const [id, box] of bank) box.checked = made.q.includes(id);
  builder.hidden = share.hidden = false;
  builder.open = location.hash.length < 2;
  builder.querySelector("summary").textContent = builder.open ? "Choose" : "Change this assignment";
  if (location.hash.length > 1) show(made, all);
  share.querySelector("[name=address]").value = location.href;
}

boxes.forEach((box) =>
  box.addEventListener("input", () => {
    const parts = form.elements.p.value.split(",").map((word) => word.trim()).filter(Boolean);
    const number = box.value.replace(/^p(?=\d)/, "");
    form.elements.p.value = (box.checked ? [...parts, number] : parts.filter((part) => part !== number && part !== box.value)).join(", ");
  }),
);
form.addEventListener("input", update);
form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", open);
share.querySelector("[name=print]").addEventListener("click", () => print());
share.querySelector("[name=copy]").addEventListener("click", async () => {
  await navigator.clipboard.writeText(share.querySelector("[name=address]").value);
  share.querySelector("[name=done]").value = "Copied.";
});
text.then(open, () => show({ problems: ["The text could not be loaded. Try again later."], ids: [], q: [], t: "", i: "", o: "" }, new Map()));
