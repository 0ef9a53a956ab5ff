// The button “Cite” of the paragraph with pointer or focus, where no word is. A style sheet draws its word: all others are the source's.
import { aloud, label } from "./anchors.js";
import { made, styles } from "./elements.js";
import { single } from "./keys.js";
import { say } from "../../static/js/words.js";

const text = document.querySelector(".text");
const margin = matchMedia("(min-width: 48em)"); // where paragraphs have their numbers beside them
const button = made("button", { class: "cite-this", "data-apparatus": "", "data-word": say("cite"), "aria-keyshortcuts": "c" });
let closed; // the paragraph for which it was taken away
button.onclick = cite;

async function cite() {
  const { id } = button.closest(".b > [id]");
  const { open } = await import("./citing.js");
  open(id);
}

// In the margin, below the number and beside a line at which no page of the source begins; or left of the number; or nowhere there.
function beside(paragraph, line) {
  const { top, height } = paragraph.getBoundingClientRect();
  const taken = [...paragraph.querySelectorAll(".pb")].map(each => Math.floor((each.getBoundingClientRect().top - top) / line + 0.5));
  const lines = Array.from({ length: Math.round(height / line) }, (_, number) => number);
  return [...lines.slice(1), 0].find(number => !taken.includes(number));
}

// Else behind the last words where there is room, or between two paragraphs: below this one, or above where only its beginning is in sight.
function within(paragraph) {
  const width = button.offsetWidth;
  button.style.display = "none"; // it is none of the words
  const range = new Range();
  range.selectNodeContents(paragraph);
  const box = paragraph.getBoundingClientRect(), boxes = [...range.getClientRects()].filter(each => each.width);
  button.style.display = "";
  const low = Math.max(...boxes.map(each => each.bottom)), last = boxes.filter(each => each.bottom > low - 9);
  const room = [box.right - Math.max(...last.map(each => each.right)), Math.min(...last.map(each => each.left)) - box.left];
  const seen = edge => edge > 0 && edge < innerHeight;
  if (!seen(box.bottom) && seen(box.top)) return "above";
  return ["end", "start"][room.findIndex(each => each > width + 8)] ?? "below";
}

function place() {
  const paragraph = button.parentElement;
  if (!paragraph) return;
  const line = parseFloat(getComputedStyle(paragraph).lineHeight), number = margin.matches ? beside(paragraph, line) : undefined;
  button.dataset.at = number ? "margin" : number === 0 ? "number" : within(paragraph);
  button.style.setProperty("--line", `${line}px`);
  button.style.setProperty("--top", `${number * line}px`);
}

// It stands after the paragraph’s number, for Tab.
export async function begin({ target, buttons, pointerType }) {
  const paragraph = target.closest(".b:not(.one) > [id]");
  await styles();
  if (buttons && pointerType === "mouse") return; // words are being selected
  if (!paragraph || paragraph === closed || button.parentElement === paragraph || document.activeElement === button) return;
  closed = null;
  const name = say("cite_place", { place: label(paragraph.id) });
  button.setAttribute("aria-label", aloud(name));
  button.title = `${name} (c)`;
  const number = paragraph.querySelector(":scope > .n");
  paragraph.insertBefore(button, number ? number.nextSibling : paragraph.firstChild);
  place();
}

addEventListener("resize", place);
addEventListener("keydown", event => {
  if (event.key !== "Escape" || event.defaultPrevented || !button.parentElement || document.querySelector("dialog[open], .looks:popover-open")) return;
  closed = button.parentElement;
  if (document.activeElement === button) button.previousElementSibling?.focus();
  button.remove();
});
text.addEventListener("keydown", async event => {
  if (event.key !== "c" || !single(event) || !event.target.matches(".b:not(.one) > [id] > :is(.n, .cite-this)")) return;
  event.preventDefault();
  closed = null;
  await begin(event);
  cite();
});
