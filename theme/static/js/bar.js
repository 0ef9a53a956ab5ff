// The bar near what is selected, which offers to copy it, its citation or its link, or to cite it.
import { made, styles } from "./elements.js";
import { settle, tell } from "./passages.js";
import { clip, plain, rich, selected } from "./selection.js";
import { say } from "../../static/js/words.js";

const said = made("span", { role: "status" });
const offered = made("span", { class: "offered", role: "status" }); // it is in the page before it says that the bar is there
const bar = made("div", { class: "selected", role: "group", "aria-label": say("selected") });
const citing = () => import("./citing.js");
const ACTIONS = [
  ["copy", "copied", found => clip(plain(found), rich(found))],
  [
    "copy_cited",
    "copied_cited",
    found => {
      const note = citing().then(({ note }) => note(found));
      const quoted = rich(found, true).replace("<p>", `<p>${say("opens")}`).replace(/<\/p>$/, `${say("closes")}</p>`);
      return clip(note.then(line => `${say("opens")}${plain(found, true)}${say("closes")}\n${line.textContent}`), note.then(line => quoted + line.outerHTML));
    },
  ],
  ["link", "copied_link", found => clip(citing().then(({ link }) => link(found)))],
];
let found = [];
let changed = false; // since the bar came or went

// What is said, and its button’s mark, stay until a button is pressed or other words are selected.
function tells(word, button) {
  for (const each of bar.querySelectorAll("[data-done]")) delete each.dataset.done;
  if (button) button.dataset.done = "";
  said.replaceChildren(word);
}

for (const [name, done, action] of ACTIONS) {
  const button = made("button", {}, say(name));
  button.onclick = async () => {
    tells("");
    try {
      if (await action(taken())) tells(say(done), button);
    } catch {
      tell({ told: say("uncopied") });
    }
  };
  bar.append(button);
}
const cite = made("button", { "aria-haspopup": "dialog" }, say("cite_more"));
cite.onclick = async () => {
  const these = taken();
  (await citing()).open(null, these);
};
bar.append(cite, said);
bar.hidden = true;
document.body.append(offered, bar);

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

function take(now) {
  const [one, other] = [now, found].map(all => all.map(({ id, start, end }) => [id, start, end]).join());
  found = now;
  changed = false;
  return one !== other;
}

function taken() {
  const now = selected();
  if (now.length) take(now);
  return found;
}

function offer() {
  if (inside() || document.querySelector("dialog[open]")) return;
  if (bar.hidden && !changed) return;
  if (take(selected()) || bar.hidden) tells("");
  const shown = found.length > 0;
  if (shown === bar.hidden) offered.replaceChildren(shown ? say("offered") : "");
  bar.hidden = !shown;
  if (found.length) place();
}

function hide() {
  bar.hidden = true;
  offered.replaceChildren();
}

let from = null; // what had the focus before the bar
// The focus back where it was, or to the paragraph in which the words stand.
function leave() {
  if (from?.isConnected && from !== document.body) from.focus({ preventScroll: true });
  else settle(document.getElementById(found[0].id));
  changed = false;
  hide();
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
new ResizeObserver(later).observe(document.querySelector(".text"));
bar.addEventListener("pointerdown", event => event.preventDefault()); // the selection stays
bar.addEventListener("focusout", ({ relatedTarget: next }) => {
  if (document.hasFocus() && !bar.contains(next) && !next?.closest("dialog")) hide();
});
addEventListener("keydown", event => {
  if (bar.hidden || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (inside()) return leave();
    changed = false;
    hide();
  } else if (event.key === "Tab" && !event.shiftKey && !inside()) {
    event.preventDefault();
    from = document.activeElement;
    bar.querySelector("button").focus();
  } else if (event.key === "Tab" && document.activeElement === bar.querySelector(event.shiftKey ? "button" : "button:last-of-type")) {
    event.preventDefault();
    leave();
  }
});

export async function begin() {
  await styles();
  later((changed = true));
}
