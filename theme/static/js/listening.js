// Names for who listens: where the way back from a note leads, and a way past the notes of a paragraph.
import { aloud } from "./anchors.js";
import { made } from "./elements.js";
import { say } from "../../static/js/words.js";

export function begin() {
  for (const note of document.querySelectorAll("[role=doc-footnote]")) {
    const back = note.querySelector("[role=doc-backlink]"), place = aloud(back.textContent.replace("↩ ", ""));
    // A number may stand in brackets, and a lemma's own bracket stays.
    const [number, lemma] = ["b", "i"].map(name => note.querySelector(name).textContent.replace(/^\[(\d+)]$|(\[[^\]]*])$|]$/, "$1$2"));
    back.setAttribute("aria-label", say("back", { number, lemma, place }));
  }
  for (const notes of document.querySelectorAll(".reading .notes")) {
    const next = notes.closest(".b").nextElementSibling;
    if (next) notes.prepend(made("a", { class: "skip", href: `#${next.id || next.firstElementChild.id}` }, say("past")));
  }
}
