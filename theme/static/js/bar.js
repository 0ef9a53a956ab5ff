// The bar near what is selected in the text, which offers to copy it, its citation or its link, or to cite it.
import { made, styles } from "./elements.js";
import { settle, tell } from "./passages.js";
import { clip, plain, rich, selected } from "./selection.js";

const said = made("span", { role: "status" });
const bar = made("div", { class: "selected", role: "group", "aria-label": "Selected words" });
const citing = () => import("./citing.js");
// Each button’s name, what is said when it is done, its work.
const ACTIONS = [
  ["Copy", "Copied", found => clip(plain(found), rich(found))],
  [
    "Copy with citation",
    "Copied with the citation",
    found => {
      const note = citing().then(({ note }) => note(found));
      const quoted = rich(found).replace("<p>", "<p>“").replace(/<\/p>$/, "”</p>");
      return clip(note.then(line => `“${plain(found)}”\n${line.textContent}`), note.then(line => quoted + line.outerHTML));
    },
  ],
  ["Link", "Link copied", found => clip(citing().then(({ link }) => link(found)))],
];
let found = []; // what the bar stands by
let changed = false; // since the bar came or went

// What is said, and its button’s mark, stay until a button is pressed or other words are selected.
function say(word, button) {
  for (const each of bar.querySelectorAll("[data-done]")) delete each.dataset.done;
  if (button) button.dataset.done = "";
  said.replaceChildren(word);
}

for (const [name, done, action] of ACTIONS) {
  const button = made("button", {}, name);
  button.onclick = async () => {
    say("");
    try {
      if (await action(taken())) say(done, button);
    } catch {
      tell({ told: "Nothing was copied: it is not allowed, or something could not be fetched." });
    }
  };
  bar.append(button);
}
const cite = made("button", { "aria-haspopup": "dialog" }, "Cite…");
cite.onclick = async () => {
  const these = taken();
  (await citing()).open(null, these);
};
bar.append(cite, said);
bar.hidden = true;
document.body.append(bar);

const SPACE = 8; // pixels from the bar to the words and to the window’s edge
function place() {
  const boxes = found.flatMap(part => [...part.range.getClientRects()]).filter(box => box.width);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const touch = matchMedia("(pointer: coarse)").matches; // there the system's own bar stands above
  const above = first.top - bar.offsetHeight - SPACE, below = last.bottom + (touch ? 4 : 1) * SPACE;
  const fits = top => top >= SPACE && top + bar.offsetHeight <= innerHeight - SPACE;
  const top = [touch ? below : above, touch ? above : below].find(fits) ?? innerHeight - bar.offsetHeight - SPACE;
  const room = document.documentElement.clientWidth - bar.offsetWidth - SPACE;
  const middle = (first.left + first.right - bar.offsetWidth) / 2;
  bar.style.insetBlockStart = `${top + scrollY}px`;
  bar.style.insetInlineStart = `${Math.max(SPACE, Math.min(room, middle))}px`;
}

// Whether that is something else than before.
function take(now) {
  const [one, other] = [now, found].map(all => all.map(({ id, start, end }) => [id, start, end]).join());
  found = now;
  changed = false;
  return one !== other;
}

// What is selected as a button is pressed.
function taken() {
  const now = selected();
  if (now.length) take(now);
  return found;
}

// Closed, the bar waits for a selection; open, it follows its words.
function offer() {
  if (inside() || document.querySelector("dialog[open]")) return;
  if (bar.hidden && !changed) return;
  if (take(selected()) || bar.hidden) say("");
  bar.hidden = !found.length;
  if (found.length) place();
}

const inside = () => bar.contains(document.activeElement);
let held = Boolean(document.querySelector(":active")), timer; // a button of the mouse, perhaps before this was here
const later = () => {
  clearTimeout(timer);
  if (!held) timer = setTimeout(offer, 200);
};
addEventListener("pointerdown", event => (held = !bar.contains(event.target)));
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => later((held = false)));
document.addEventListener("selectionchange", () => later((changed = true)));
document.addEventListener("close", later, true);
new ResizeObserver(later).observe(document.querySelector(".text")); // its lines have moved
bar.addEventListener("pointerdown", event => event.preventDefault()); // the selection stays
bar.addEventListener("focusout", ({ relatedTarget: next }) => {
  if (document.hasFocus() && !bar.contains(next) && !next?.closest("dialog")) bar.hidden = true;
});
addEventListener("keydown", event => {
  if (bar.hidden || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (inside()) settle(document.getElementById(found[0].id));
    changed = false;
    bar.hidden = true;
  } else if (event.key === "Tab" && !event.shiftKey && !inside()) {
    event.preventDefault();
    bar.querySelector("button").focus();
  }
});

export async function begin() {
  await styles();
  later((changed = true));
}
