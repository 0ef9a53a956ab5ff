// The contents over any page: what the page of contents lists, below a button in the place of the way there.
import { made, styles } from "./elements.js";
import { page } from "./files.js";

export async function open(way) {
  const [whole] = await Promise.all([page(way.href).catch(() => location.assign(way.href)), styles("contents")]);
  const all = whole.getElementById("all"), button = made("button", { class: "contents" }, way.textContent);
  for (const each of all.querySelectorAll("a")) each.href = new URL(each.getAttribute("href"), way.href);
  button.popoverTargetElement = all;
  all.popover = "auto";
  way.replaceWith(button, all);
  button.focus();
  button.click();
}
