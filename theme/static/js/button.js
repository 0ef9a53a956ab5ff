// The button “Cite”, which moves to the paragraph with pointer or focus. A style sheet draws its word: in a paragraph all words are
// the source's.
import { aloud, label } from "./anchors.js";
import { made, styles } from "./elements.js";
import { single } from "./keys.js";
import { say } from "./words.js";

const text = document.querySelector(".text");
const button = made("button", { class: "cite-this", "data-apparatus": "", "data-word": say("cite"), "aria-keyshortcuts": "c" });
button.onclick = cite;

async function cite() {
  const { id } = button.closest("p");
  const { open } = await import("./citing.js");
  open(id);
}

// It stands after the paragraph’s number, for Tab.
export async function begin({ target, buttons, pointerType }) {
  const paragraph = target.closest(".b > p[id]");
  await styles();
  if (buttons && pointerType === "mouse") return; // words are being selected
  if (!paragraph || button.parentElement === paragraph || document.activeElement === button) return;
  const name = say("cite_place", { place: label(paragraph.id) });
  button.setAttribute("aria-label", aloud(name));
  button.title = `${name} (c)`;
  const number = paragraph.querySelector(":scope > .n");
  paragraph.insertBefore(button, number ? number.nextSibling : paragraph.firstChild);
}

text.addEventListener("keydown", async event => {
  if (event.key !== "c" || !single(event) || !event.target.matches(".b > p > :is(.n, .cite-this)")) return;
  event.preventDefault();
  await begin(event);
  cite();
});
