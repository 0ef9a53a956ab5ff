// Moves each note in the margin toward its lemma, inside its own cell. Nothing else moves; without this the notes of a
// paragraph stand one below the other from its first line.
const text = document.querySelector(".text");
const GAP = 12; // what stays free below the last note, in pixels
const wide = matchMedia("screen and (min-width: 66em)");
let moved = false;

function place() {
  if (!wide.matches && !moved) return;
  moved = wide.matches;
  const moves = [];
  for (const cell of text.querySelectorAll(":scope > .notes")) {
    const notes = cell.children;
    const last = notes[notes.length - 1];
    const free = cell.offsetHeight - last.offsetTop - last.offsetHeight - GAP;
    const room = wide.matches ? Math.max(0, free) : 0;
    let move = 0;
    for (const note of notes) {
      const call = room > 0 && document.getElementById(`r-${note.id.slice(2)}`);
      if (call) {
        const wanted = call.getBoundingClientRect().top - cell.getBoundingClientRect().top - note.offsetTop;
        move = Math.min(room, Math.max(move, Math.round(wanted)));
      }
      moves.push([note, move]);
    }
  }
  for (const [note, move] of moves) note.style.translate = move ? `0 ${move}px` : "";
}

// A note of which only the first lines are shown opens, and stays open, when one comes to it.
const open = note => note?.classList.add("open");
const opened = () => open(document.querySelector("[role=doc-footnote]:target"));

if (text) {
  text.addEventListener("click", ({ target }) => open(target.closest("[role=doc-footnote]")));
  addEventListener("hashchange", opened);
  opened();
  new ResizeObserver(place).observe(text);
  document.fonts.ready.then(place);
}
