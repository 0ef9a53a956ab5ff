// A note that is called beside the text opens; it comes into view where it is not, and back the page stands as it stood.
import { styles } from "./elements.js";

const CALL = "[role=doc-noteref]";
const find = id => document.getElementById(id);
export const noteOf = call => find(call.hash.slice(1));

// A call, its lemma and its note are marked: while one of them is meant, or kept so until the next is called.
export function mark(call, kept = "") {
  for (const each of document.querySelectorAll(`[data-on="${kept}"]`)) each.removeAttribute("data-on");
  if (!call) return;
  const before = call.previousElementSibling, lemma = before?.matches(".l") ? before : call.closest(".l");
  for (const each of [call, lemma, noteOf(call)]) if (kept || !each?.dataset.on) each?.setAttribute("data-on", kept);
}

export function begin() {
  const wide = matchMedia("(min-width: 66em)"), text = document.querySelector(".text");
  const open = note => note.querySelectorAll("details").forEach(rest => (rest.open = true));
  let came = {};
  text.addEventListener("click", event => {
    const link = event.target.closest("[role]"), to = link?.hash && find(link.hash.slice(1));
    if (!to || !wide.matches || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const call = link.matches(CALL) ? link : to;
    if (to !== call) {
      open(to);
      came = { call, y: scrollY };
    } else if (came.call === call) scrollTo(0, came.y);
    styles("cards");
    mark(call, "kept");
    history.pushState(null, "", link.hash);
    const { top, bottom } = to.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) to.scrollIntoView({ block: "nearest" });
    if (to !== call) to.tabIndex = -1;
    to.focus({ preventScroll: true });
  });
  addEventListener("beforeprint", () => open(text));
}
