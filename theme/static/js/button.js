// The button “Cite” by the paragraph that the pointer is on or the focus in: one button, which moves. It has no text of its
// own, since what stands in a paragraph are the source's words; a style sheet draws it.
import { label } from "./anchors.js";
import { styles } from "./passages.js";

const text = document.querySelector(".text");
const button = document.createElement("button");
button.type = "button";
button.className = "cite-this";
button.dataset.apparatus = "";
button.setAttribute("aria-keyshortcuts", "c");
button.addEventListener("click", cite);

async function cite() {
  const { id } = button.closest("p");
  const { open } = await import("./citing.js");
  open(id);
}

// Stands after the number of the event's paragraph, so that Tab comes from one to the other.
export async function begin({ target, buttons, pointerType }) {
  const paragraph = target.closest(".text > p[id]");
  await styles();
  if (buttons && pointerType === "mouse") return; // words are being selected
  if (!paragraph || button.parentElement === paragraph || document.activeElement === button) return;
  const name = `Cite ${label(paragraph.id)}`;
  button.setAttribute("aria-label", name);
  button.title = `${name} (c)`;
  const number = paragraph.querySelector(":scope > .n");
  if (number) number.after(button);
  else paragraph.prepend(button);
}

text.addEventListener("keydown", async event => {
  if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!event.target.matches(".text > p > :is(.n, .cite-this)")) return;
  event.preventDefault();
  await begin(event);
  cite();
});
