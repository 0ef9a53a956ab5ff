// The way to passages. #p17 the browser has found; ranges (#p17-p19) and sentences are marked, and what is nowhere is told.
import { address, aloud, decoded, label, mended, resolve, split } from "./anchors.js";
import { made, styles } from "./elements.js";
import { say } from "../../static/js/words.js";

const find = id => document.getElementById(id);
const { words, home: own = "." } = document.querySelector("[data-words]").dataset;
const file = new URL(words, location.href);
export const home = new URL(own, file).href;
const here = Boolean(document.querySelector(".reading, .beside")); // the whole text, or a version of it
export const slug = /([^/]+)\.txt$/.exec(file)[1];

export const paragraphs = () => [...document.querySelectorAll(".b:not(.one) > [id]")];
export const sentences = paragraph => [...paragraph.querySelectorAll("span[id]")].map(({ id }) => id).filter(id => id.startsWith(`${paragraph.id}.`));
export const places = () => new Map(paragraphs().map(paragraph => [paragraph.id, sentences(paragraph)]));

// From a place to a place: a range for each paragraph.
export function ranges(first, last = first) {
  const [from, to] = [first, last].map(id => split(id).paragraph);
  const all = paragraphs(), at = id => all.findIndex(paragraph => paragraph.id === id);
  return all.slice(at(from), at(to) + 1).map(paragraph => {
    const range = new Range();
    range.selectNodeContents(paragraph);
    if (paragraph.id === from && first !== from) range.setStartAfter(find(first));
    if (paragraph.id !== to || last === to) return range;
    const inside = sentences(paragraph), end = range.cloneRange();
    for (const next of inside.slice(inside.indexOf(last) + 1)) {
      end.setStartAfter(find(last));
      end.setEndBefore(find(next));
      if (!end.toString().trim()) continue; // an old address of the same sentence
      range.setEndBefore(find(next));
      break;
    }
    return range;
  });
}

// The focus on a place that takes none, for Tab to go on from.
export function settle(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
}

const ABOVE = 36; // pixels that stay above the first line
function mark({ first, last }, scrolled) {
  const found = ranges(first, last);
  CSS.highlights?.set("cited", new Highlight(...found));
  styles();
  if (scrolled) return;
  scrollBy(0, found[0].getBoundingClientRect().top - ABOVE);
  settle(find(split(first).paragraph));
}

// Where a reader comes back to an address, the browser has gone where they were.
const back = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
function follow(event) {
  const id = decoded(location.hash.slice(1));
  CSS.highlights?.delete("cited");
  telling = null;
  line?.replaceChildren();
  const native = id && find(id);
  if (!id || (native && !split(id).sentence)) return;
  const meant = native ? id : mended(id);
  if (meant !== id && there(meant)) return location.replace(`#${meant}`);
  if (!here && !native) return tell({ told: say("elsewhere", { id }), ways: [[say("the_text"), id]] });
  const found = resolve(id, places()) ?? resolve(meant, places());
  if (found?.first && address(found.first, found.last) === id) mark(found, native || (back && !event));
  else if (!native) tell(missing(id, found));
}

function there(id) {
  const found = here && resolve(id, places());
  return find(id) || (found?.first && address(found.first, found.last) === id);
}

// What is told of an id that is not there.
function missing(id, found) {
  if (found?.told) return found;
  const wanted = found?.id ?? id, end = [...document.querySelectorAll("[id^=page-]")].at(-1)?.id;
  if (/^page-\d+$/.test(wanted) && end) {
    const [number, last] = [wanted, end].map(each => each.slice(5));
    return { told: say("no_page", { number, last }), ways: [[say("page", { number: last }), end]] };
  }
  const meant = found?.first && [label(found.first, found.last), address(found.first, found.last)];
  return { told: say("nothing", { id }), ways: [meant ?? [say("beginning"), paragraphs()[0].id]] };
}

let line, telling; // untrue where another address is followed meanwhile
export async function tell({ told, ways }) {
  const mine = (telling = {});
  line ??= document.body.appendChild(made("div", { class: "told", role: "status" }));
  await styles();
  if (mine !== telling) return;
  const close = made("button", { "aria-label": say("close") }, "×");
  close.onclick = () => line.replaceChildren();
  line.replaceChildren(made("p", {}, told, ...links(ways)), close);
}

const links = (ways = []) => ways.flatMap(([name, id]) => [" ", made("a", { href: `${here ? "" : home}#${id}`, "aria-label": aloud(say("go_to", { place: name })) }, say("go_to", { place: name }))]);

export function visit(id) {
  const element = here && find(id);
  if (!here) location.href = `${home}#${id}`;
  else if (decoded(location.hash.slice(1)) !== id) location.hash = id;
  else follow({});
  if (!element) return;
  element.scrollIntoView();
  settle(element.closest("p, h2, [role=doc-footnote]"));
}

addEventListener("hashchange", follow);
export const begin = () => {}; // it has begun
follow();
