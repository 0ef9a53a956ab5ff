// The text sentence by sentence: each is marked, brought into view and said, and Tab goes on from it.
import { aloud, label, split } from "./anchors.js";
import { made, styles } from "./elements.js";
import { paragraphs, ranges, sentences, settle } from "./passages.js";

const said = document.body.appendChild(made("p", { class: "skip", role: "status" }));
const ROOM = 80; // pixels above and below, within which a sentence is in view
let current;

// The next sentence with a full stop, the one before with a comma; first the one at the top of the window.
export async function begin({ key }) {
  const all = paragraphs().flatMap(sentences), find = id => document.getElementById(id);
  const top = all.findIndex(id => find(id).getBoundingClientRect().top >= 0);
  const at = current ? all.indexOf(current) + (key === "." ? 1 : -1) : Math.max(top, 0);
  if (!all[at]) return;
  current = all[at];
  const { paragraph } = split(current), [range] = ranges(current);
  await styles();
  CSS.highlights?.set("cited", new Highlight(range));
  const { top: first, bottom: last } = range.getBoundingClientRect();
  if (first < ROOM || last > innerHeight - ROOM) scrollBy(0, first - ROOM);
  settle(find(current));
  const words = range.cloneContents();
  for (const each of words.querySelectorAll("[data-apparatus]")) each.remove();
  const number = current === sentences(find(paragraph))[0] ? `${aloud(label(paragraph))}: ` : "";
  said.textContent = number + words.textContent.trim();
}
