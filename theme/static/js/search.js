// The search: a field with what is found below it, over any page, or on the page that it has to itself.
//
// It asks for one module, which finds in the text and among names; when there is a first answer, for the rest of what is found.

import { made, styles } from "./elements.js";
import { fetched } from "./files.js";

const root = new URL("../../", import.meta.url).href;
const finding = import("../../static/js/finding.js");
const GROUPS = ["text", "versions", "entries", "notes", "others"];
const MOST = 5; // of a group; the page of the search shows all
const STILL = 600; // milliseconds without a key, before a count is told
const SLICE = 12; // milliseconds of work, before what is typed comes first
const RARE = /[^\0-ÿ‐-…]/; // letters for which there are other faces

let rest;
const whole = { known: false };
// What is found beside the text and names; asked for once, or again where that failed.
function more() {
  rest ??= Promise.all([finding, fetched(`${root}static/js/rest.json`)]).then(async ([{ add }, found]) => {
    let begun = performance.now();
    for (const _ of add(JSON.parse(found))) {
      if (performance.now() - begun < SLICE) continue;
      await new Promise(setTimeout);
      begun = performance.now();
    }
    whole.known = true;
  });
  rest.catch(() => (rest = null));
  return rest;
}

const PLACE = /^(?:(?:par(?:a(?:graph)?)?s?|pages?|pp?|pg|sentences?|lines?|verses?|rows?|[slr]|to)(?![a-z])|[¶\d\s.,:;–—‐-])+$|#|^[nrs]-|^page-/i;
// A place of the text that is typed, where it may be one.
async function place(typed, module) {
  const bare = typed.toLowerCase().replace(/\s+/g, "-"), named = [...module.places.keys()].filter(id => !/\d/.test(id));
  if (!PLACE.test(typed) && !named.some(id => bare.includes(id))) return null;
  const [found] = await Promise.all([import("./typed.js"), /[nrs]-/.test(bare) && more()]).catch(() => []);
  return found?.place(typed, module);
}

// What no line may part, as on all pages: a name or range with a number, a number in words, a day, and a dash with what is before it.
const HELD = /(\S*(?:[\p{L}\d][-–]\d|ty-[efnost])\S*|¶ \d+|\d+ \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}{2,} \d\d?(?!\d)\S*|\S* ?[–—])/u;
// Words that are found, those that answer marked.
function marked(runs) {
  const left = [...runs], whole = runs.map(([words]) => words).join("");
  return whole.split(HELD).flatMap((part, number) => {
    const inside = [];
    for (let size = part.length; size; ) {
      const [words, answers] = left.shift(), cut = words.slice(0, size);
      inside.push(answers ? made("mark", {}, cut) : cut);
      if (words.length > size) left.unshift([words.slice(size), answers]);
      size -= cut.length;
    }
    return number % 2 ? made("span", { class: "k" }, ...inside) : inside;
  });
}
const held = words => marked([[words, false]]);

// A field and what it finds, in an element that it fills; `all` shows every hit, `asked` is told what is typed.
function field(name, { all = false, asked = () => {} } = {}) {
  const box = made("input", { type: "search", "aria-label": name, placeholder: name, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  const told = made("p", { role: "status" }), found = made("div", { class: "found" });
  const lacking = all ? "lacking" : "lacking-over"; // the line that tells it
  const element = made("div", { class: "finding", role: "search" }, box, told, found);
  let turn = 0, going = false, refused = false, count;

  function row(document, words, { label, say, shown }) {
    const { group, kind, date, often, lemma } = document;
    const called = group === "text" || group === "notes" ? label(document.name) : document.name;
    const beside = [kind, date, often && say("paragraphs", { count: often })].filter(Boolean).join(" · ");
    const title = made("b", {}, ...held(called), ...(lemma ? [", ", ...marked(shown(`“${lemma}”`, words))] : []));
    const text = document.text ? made("span", {}, ...marked(shown(document.text, words))) : "";
    const way = made("a", { href: root + document.address }, title, ...(beside ? [" ", made("small", {}, ...held(beside))] : []), " ", text);
    if (RARE.test(way.textContent)) styles("faces");
    if (/¶/.test(way.textContent)) way.ariaLabel = way.textContent.replaceAll("¶", say("aloud"));
    return made("li", {}, way);
  }

  function group(id, hits, words, module, typed) {
    if (!hits.length) return "";
    const { say } = module, most = all ? hits.length : MOST;
    const way = made("a", { href: `${root}search/#q=${encodeURIComponent(typed)}` }, say("all", { count: hits.length }));
    const head = made("h2", { id: `found-${id}` }, say(id), ...(all ? [` ${hits.length}`] : []));
    const rows = hits.slice(0, most).map(each => row(each, words, module));
    return made("section", { "aria-labelledby": `found-${id}` }, head, made("ul", {}, ...rows), hits.length > most ? way : "");
  }

  async function answer() {
    const mine = ++turn, typed = box.value.replace(/\s+/g, " ").trimStart();
    asked(typed.trim());
    const module = await finding.catch(() => null);
    if (mine !== turn) return;
    if (!module) return told.replaceChildren("×");
    const { find, say, text } = module;
    if (!typed.trim()) return shows([made("p", {}, say("help"))], 0, say);
    const ways = await place(typed.trim(), module);
    if (mine !== turn) return;
    const { groups, words, best, near } = find(typed);
    const way = ([place, id]) => made("a", { href: `${root}${text}#${id}` }, say("go", { place }));
    const there = ways ? [made("p", { class: "place", id: lacking }, ...(ways.way ? [way(ways.way)] : [ways.told, ...(ways.ways ?? []).flatMap(each => [" ", way(each)])]))] : [];
    refused = !!ways?.told;
    const first = best && !all ? [made("ul", { class: "best" }, row(best, words, module))] : [];
    const parts = GROUPS.map(id => group(id, groups[id].filter(each => all || each !== best), words, module, typed.trim()));
    const total = Object.values(groups).reduce((sum, each) => sum + each.length, 0);
    const lost = total || there.length || !whole.known ? [] : [made("p", {}, say("nothing", { words: typed.trim() })), ...close(near, say)];
    shows([...there, ...first, ...parts, ...lost], total, say, ways?.told);
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

  function shows(content, total, say, fault = "") {
    const here = links().indexOf(document.activeElement);
    found.replaceChildren(...content);
    if (here >= 0) (links()[here] ?? box).focus();
    box.ariaInvalid = fault ? "true" : null;
    if (fault) box.setAttribute("aria-describedby", lacking);
    else box.removeAttribute("aria-describedby");
    clearTimeout(count);
    count = setTimeout(() => told.replaceChildren(box.value.trim() && (whole.known || total || fault) ? `${fault} ${say("found", { count: total })}`.trim() : ""), STILL);
    if (going) go();
  }

  const links = () => [...found.querySelectorAll("a, button, input")];
  function go() {
    const first = found.querySelector("p a, li a");
    if (!first && !whole.known) return; // the rest may have it
    going = false;
    if (!refused) first?.click();
  }

  box.oninput = () => {
    going = false;
    return answer();
  };
  box.onblur = () => (going = false);
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
  const leave = () => {
    going = false;
    turn++;
  };
  return { element, box, answer, leave };
}

let dialog, here;
// On a page of the text, what leads into the text is followed as an address is there.
async function chosen(event, way) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  dialog.close("chosen");
  const { text } = await finding;
  if (!document.querySelector(".text") || !way.href.startsWith(`${root}${text}#`)) return;
  if (way.pathname !== location.pathname) return;
  const { visit } = await import("./passages.js");
  visit(decodeURIComponent(way.hash.slice(1)));
}

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
    dialog.onclick = event => {
      const way = event.target.closest("a");
      if (way) chosen(event, way);
      else if (event.target === dialog) dialog.close("");
    };
    dialog.onkeydown = event => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close("");
    };
    await styles("search");
    document.body.append(dialog);
  }
  dialog.returnValue = "";
  dialog.showModal();
  here.box.select();
  here.answer();
  dialog.onclose = () => {
    here.leave();
    if (dialog.returnValue === "chosen") return;
    before.focus?.({ preventScroll: true });
    scrollTo(scrollX, scrollY);
  };
}

// The page of the search: what is asked stands in its address, behind “#q=”, or behind “?q=”, as others write it.
const article = document.querySelector("article.searching");
const page = article && stand(article);
function stand(article) {
  const head = article.querySelector("h1"), list = [...article.querySelectorAll("h1 ~ *")];
  const asks = part => new URLSearchParams(part.slice(1)).get("q");
  const said = () => asks(location.hash.replaceAll("&", "%26")) ?? asks(location.search) ?? "";
  const { element, box, answer } = field(head.textContent, {
    all: true,
    asked(typed) {
      for (const each of list) each.hidden = !!typed;
      if (typed !== said().trim()) history.replaceState(null, "", location.pathname + (typed && `#q=${encodeURIComponent(typed)}`));
    },
  });
  function follow() {
    if (!/^(?:#q=|$)/.test(location.hash)) return;
    box.value = said();
    answer();
  }
  styles("search").then(() => head.after(element)).then(follow);
  addEventListener("hashchange", follow);
  return box;
}
