// The search: a field with what is found below it, over any page, or on the page that it has to itself.
//
// It asks for one module, which finds in the text and among names; when there is a first answer, for the rest of what is found.

const root = new URL("../../", import.meta.url).href;
const finding = import("./finding.js");
const GROUPS = ["text", "entries", "notes", "others"];
const MOST = 5; // of a group; the page of the search shows all
const STILL = 600; // milliseconds without a key, before a count is told

function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

let sheet;
function styles() {
  sheet ??= new Promise(done => {
    const link = made("link", { rel: "stylesheet", href: new URL("../css/search.css", import.meta.url) });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
  return sheet;
}

let rest;
const whole = { known: false };
// What is found beside the text and names; asked for once, or again where that failed.
function more() {
  rest ??= Promise.all([finding, fetch(new URL("rest.json", import.meta.url)).then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status)))]).then(([{ add }, found]) => {
    add(found);
    whole.known = true;
  });
  rest.catch(() => (rest = null));
  return rest;
}

const PLACE = /^(?:(?:par(?:a(?:graph)?)?s?|pages?|pp?|pg|sentences?|s|to)\b|[¶\d\s.,:;–—‐-])+$/i;
// A place of the text that is typed: where it is and what it is called, or why it is not there.
async function place(typed, { places, text, pages, say }) {
  const link = /#([^:]+)(?::~:.*)?$/.exec(typed), id = link ? link[1].toLowerCase() : typed.toLowerCase();
  if (/^(?:[nrs]|page)-[a-z0-9-]+$/.test(id)) return [[id, say("go", { place: id })]];
  if (!link && !PLACE.test(typed) && !places.has(id.replace(/\s+/g, "-"))) return [];
  const { address, label, resolve } = await import("./anchors.js");
  const found = resolve(id, places);
  if (found?.first) return [[address(found.first, found.last), say("go", { place: label(found.first, found.last) })]];
  const page = /^page-(\d+)$/.exec(found?.id ?? "")?.[1];
  if (page) return page > 0 && Number(page) <= pages ? [[found.id, say("go", { place: say("page", { number: page }) })]] : [];
  return found?.told ? [["", found.told], ...(found.ways ?? []).map(([name, id]) => [id, say("go", { place: name })])] : [];
}

const marked = runs => runs.map(([words, answers]) => (answers ? made("mark", {}, words) : words));

// A field and what it finds, in an element that it fills; `all` shows every hit, `asked` is told what is typed.
function field(name, { all = false, asked = () => {} } = {}) {
  const box = made("input", { type: "search", "aria-label": name, placeholder: name, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  const told = made("p", { role: "status" }), found = made("div", { class: "found" });
  const element = made("div", { class: "finding", role: "search" }, box, told, found);
  let turn = 0, going = false, count;

  function row(document, words, { label, say, shown }) {
    const { group, kind, date, often, lemma } = document;
    const called = group === "text" || group === "notes" ? label(document.name) : document.name;
    const beside = [kind, date, often && say("paragraphs", { count: often })].filter(Boolean).join(" · ");
    const title = made("b", {}, called, ...(lemma ? [", ", ...marked(shown(`“${lemma}”`, words))] : []));
    const text = document.text ? made("span", {}, ...marked(shown(document.text, words))) : "";
    return made("li", {}, made("a", { href: root + document.address }, title, ...(beside ? [" ", made("small", {}, beside)] : []), " ", text));
  }

  function group(id, hits, words, module, typed) {
    if (!hits.length) return "";
    const { say } = module, most = all ? hits.length : MOST;
    const way = made("a", { href: `${root}search/#q=${encodeURIComponent(typed)}` }, say("all", { count: hits.length }));
    const head = made("h2", { id: `found-${id}` }, say(id), " ", ...(hits.length > most ? [way] : all ? [String(hits.length)] : []));
    const rows = hits.slice(0, most).map(each => row(each, words, module));
    return made("section", { "aria-labelledby": `found-${id}` }, head, made("ul", {}, ...rows));
  }

  async function answer() {
    const mine = ++turn, typed = box.value.replace(/\s+/g, " ").trimStart();
    asked(typed.trim());
    const module = await finding.catch(() => null);
    if (mine !== turn) return;
    if (!module) return told.replaceChildren("×");
    const { find, say, text } = module;
    if (!typed.trim()) return shows([made("p", { class: "help" }, say("help"))], 0, say);
    const ways = await place(typed.trim(), module);
    if (mine !== turn) return;
    const { groups, words, best, near } = find(typed);
    const there = ways.map(([id, name]) => made("p", { class: "place" }, id ? made("a", { href: `${root}${text}#${id}` }, name) : name));
    const first = best && !all ? [made("ul", { class: "best" }, row(best, words, module))] : [];
    const parts = GROUPS.map(id => group(id, groups[id].filter(each => all || each !== best), words, module, typed.trim()));
    const total = Object.values(groups).reduce((sum, each) => sum + each.length, 0);
    const lost = total || there.length || !whole.known ? [] : [made("p", {}, say("nothing", { words: typed.trim() })), ...close(near, say)];
    shows([...there, ...first, ...parts, ...lost], total, say);
    if (!whole.known) await more().then(() => mine === turn && answer(), () => mine === turn && !total && found.append(made("p", {}, say("unread"))));
  }

  function close(near, say) {
    if (!near.length) return [];
    const ways = near.map(word => {
      const button = made("button", { type: "button" }, word);
      button.onclick = () => {
        box.value = word;
        box.focus();
        answer();
      };
      return button;
    });
    return [made("p", {}, say("near"), ...ways.flatMap(each => [" ", each]))];
  }

  function shows(content, total, say) {
    const here = links().indexOf(document.activeElement);
    found.replaceChildren(...content);
    if (here >= 0) (links()[here] ?? box).focus();
    clearTimeout(count);
    count = setTimeout(() => told.replaceChildren(box.value.trim() && (whole.known || total) ? say("found", { count: total }) : ""), STILL);
    if (going) go();
  }

  const links = () => [...found.querySelectorAll("a, button")];
  function go() {
    const [first] = links();
    if (!first && !whole.known) return; // the rest may have it
    going = false;
    first?.click();
  }

  box.oninput = answer;
  element.onkeydown = event => {
    if (event.isComposing) return;
    const all = [box, ...links()], at = all.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0) {
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
    } else if (event.key === "Enter" && event.target === box) {
      event.preventDefault();
      going = !!box.value.trim();
      if (going) answer();
    }
  };
  return { element, box, answer };
}

let dialog, here;
// The search over this page; where it is closed and nothing chosen, all is as it was.
export async function open(way) {
  if (page) return page.focus();
  if (dialog?.open) return;
  const name = way.textContent.trim(), { scrollX, scrollY } = window, before = document.activeElement;
  if (!dialog) {
    here = field(name);
    const shut = made("button", { class: "shut", type: "button" }, "×");
    shut.onclick = () => dialog.close("");
    finding.then(({ say }) => shut.setAttribute("aria-label", say("close")));
    dialog = made("dialog", { class: "searching", "aria-label": name, closedby: "any" }, here.element);
    here.box.after(shut);
    dialog.onclick = ({ target }) => (target === dialog || target.closest("a")) && dialog.close(target === dialog ? "" : "chosen");
    dialog.onkeydown = event => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close("");
    };
    await styles();
    document.body.append(dialog);
  }
  dialog.returnValue = "";
  dialog.showModal();
  here.box.select();
  here.answer();
  dialog.onclose = () => {
    if (dialog.returnValue === "chosen") return;
    before.focus?.({ preventScroll: true });
    scrollTo(scrollX, scrollY);
  };
}

// The page of the search: what is asked stands in its address, behind “#q=”.
const article = document.querySelector("article.searching");
const page = article && stand(article);
function stand(article) {
  const head = article.querySelector("h1"), list = [...article.querySelectorAll("h1 ~ *")];
  const said = () => decodeURIComponent(/^#q=(.*)/s.exec(location.hash)?.[1].replace(/%(?![\da-f]{2})/gi, "%25") ?? "");
  const { element, box, answer } = field(head.textContent, {
    all: true,
    asked(typed) {
      for (const each of list) each.hidden = !!typed;
      if (typed !== said().trim()) history.replaceState(null, "", typed ? `#q=${encodeURIComponent(typed)}` : location.pathname);
    },
  });
  function follow() {
    if (!/^(?:#q=|$)/.test(location.hash)) return;
    box.value = said();
    answer();
  }
  styles().then(() => head.after(element)).then(follow);
  addEventListener("hashchange", follow);
  return box;
}
