// Cards of names, notes and paragraphs: their script comes when one is first wanted.
const CALL = "[role=doc-noteref]";
const LINK = "main a[href]:not(nav a, svg a, .n, .turn a, dt a, h2 a, .card > p a)"; // a list of entries and a picture have words of their own
const PLACE = /^[^/#]+\/([^/#]+\/|#p\d+[a-z]?)$/; // an entry, or a numbered paragraph
const home = new URL("../../", import.meta.url).href;
const wide = matchMedia("(min-width: 66em)");
let begun, touched;

function follow(event) {
  const { type, target } = event, link = target.closest?.(LINK);
  const wanted = link && (link.matches(CALL) || (link.href.startsWith(home) && PLACE.test(link.href.slice(home.length)))) ? link : null;
  if (type === "click") {
    if (!wanted || wanted.hash.startsWith("#p") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (wide.matches && (!touched || !event.detail || wanted.matches(CALL))) return;
    event.preventDefault();
  } else if (!begun && !wanted && !/^[np]$/.test(event.key)) return;
  begun = true;
  import("./cards.js").then(({ begin }) => begin(event, wanted)).catch(() => type === "click" && location.assign(wanted.href));
}

for (const type of ["pointerover", "focusin", "click", "keydown"]) document.addEventListener(type, follow);
addEventListener("pointerdown", ({ pointerType }) => (touched = pointerType === "touch"));
