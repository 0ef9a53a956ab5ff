// The place that is typed into the search: where it is, or why it is not there; nothing, where what is typed is no place.
//
//   place(typed, { places, pages, has }) ──▶ { way: [name, id] }, { told, ways: [[name, id]] } or nothing

import { address, label, mended, resolve } from "./anchors.js";
import { say } from "./words.js";

// `has` knows of the notes and the headings.
export function place(typed, { places, pages, has }) {
  const link = /#([^:]+)(?::~:.*)?$/.exec(typed), id = link ? mended(link[1]) : typed.toLowerCase();
  const found = resolve(id, places);
  if (found?.first) return { way: [label(found.first, found.last), address(found.first, found.last)] };
  const page = /^page-(\d+)$/.exec(found?.id ?? id)?.[1];
  if (page && Number(page) > 0 && Number(page) <= pages) return { way: [say("page", { number: Number(page) }), `page-${Number(page)}`] };
  if (page && pages) return { told: say("no_page", { number: page, last: pages }), ways: [[say("page", { number: pages }), `page-${pages}`]] };
  if (found) return found.told && found;
  if (/^[nrs]-[a-z0-9-]+$/.test(id) && has(id.replace(/^r-(.*?)(?:-\d+)?$/, "n-$1"))) return { way: [id, id] };
  return (link || /^[nrs]-\S+$/.test(id)) && { told: say("nothing", { id }), ways: [[say("beginning"), [...places.keys()][0]]] };
}
