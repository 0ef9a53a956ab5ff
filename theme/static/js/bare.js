// The text alone: where the switch for it is on, all else waits at the end of the page, and no selection holds hidden notes.
import { made } from "./elements.js";

const bare = document.getElementById("bare");
const rest = made("div", { hidden: "" });
const places = []; // comments, for each that waits

export function begin() {
  for (const place of places.splice(0)) place.replaceWith(rest.firstChild);
  rest.remove();
  if (!bare.checked) return;
  for (const each of document.querySelectorAll(":is(.reading, .text) > [data-apparatus]")) {
    places.push(new Comment());
    each.replaceWith(places.at(-1));
    rest.append(each);
  }
  document.body.append(rest);
}

// Switches it off where it hides an element, and goes there.
export function reveal(element) {
  if (!bare?.checked || element.checkVisibility()) return;
  bare.checked = false;
  begin();
  element.scrollIntoView();
}
