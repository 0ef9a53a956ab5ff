// The place that is typed into the search: where it is, or why it is not there; nothing, where what is typed is no place.
//
//   place(typed, { places, pages, has }) ──▶ { way: [name, id] }, { told, ways: [[name, id]] } or nothing

import { address, label, mended, resolve } from "./anchors.js";
import { say } from "../../static/js/words.js";

// `has` knows of the notes and the headings.
export function place(typed, { places, pages, has }) {
  const link = /#([^:]+)(?::~:.*)?$/.exec(typed), id = link ? mended(link[1]) : typed.toLowerCase();
  const found = resolve(id, places);
  if (found?.first) return { way: [label(found.first, found.last), address(found.first, found.last)] };
  const page = /^page-0*([\da-z]+)$/.exec(found?.id ?? id)?.[1], last = pages.at?.(-1) ?? pages;
  if (pages.at ? pages.some(each => each == page) : page > 0 && page <= pages) return { way: [say("page", { number: page }), `page-${page}`] };
  if (page && last) return { told: say("no_page", { number: page, last }), ways: [[say("page", { number: last }), `page-${last}`]] };
  if (found) return found.told && found;
  if (/^[nrs]-[a-z0-9-]+$/.test(id) && has(id.replace(/^r-(.*?)(?:-\d+)?$/, "n-$1"))) return { way: [id, id] };
  return (link || /^[nrs]-\S+$/.test(id)) && { told: say("nothing", { id }), ways: [[say("beginning"), [...places.keys()][0]]] };
}
