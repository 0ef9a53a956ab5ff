// Notes in the margin: each is moved toward its lemma inside its own cell.
const text = document.querySelector(".text");
const GAP = 12; // pixels below the last note
const wide = matchMedia("screen and (min-width: 66em)");
let moved = false;

function place() {
  if (!wide.matches && !moved) return;
  moved = wide.matches;
  const moves = [];
  for (const cell of text.querySelectorAll(":scope > .notes")) {
    const last = cell.lastElementChild;
    const free = cell.offsetHeight - last.offsetTop - last.offsetHeight - GAP;
    const room = wide.matches ? Math.max(0, free) : 0;
    let move = 0;
    for (const note of cell.children) {
      const call = document.getElementById(`r-${note.id.slice(2)}`);
      if (call) {
        const wanted = call.getBoundingClientRect().top - cell.getBoundingClientRect().top - note.offsetTop;
        move = Math.min(room, Math.max(move, Math.round(wanted)));
      }
      moves.push([note, move]);
    }
  }
  for (const [note, move] of moves) note.style.translate = move ? `0 ${move}px` : "";
}

// A note that shows only its first lines opens when one comes to it, and stays open.
const open = note => note?.classList.add("open");
const opened = () => open(document.querySelector("[role=doc-footnote]:target"));

text.addEventListener("click", ({ target }) => open(target.closest("[role=doc-footnote]")));
addEventListener("hashchange", opened);
opened();
new ResizeObserver(place).observe(text);
document.fonts.ready.then(place);
