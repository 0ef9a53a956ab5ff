// The contents over any page: what the page of contents lists, below a button in the place of the way there.
import { made, styles } from "./elements.js";
import { fetched } from "./files.js";

export async function open(way) {
  const [page] = await Promise.all([fetched(way.href).catch(() => location.assign(way.href)), styles("contents")]);
  const all = new DOMParser().parseFromString(page, "text/html").getElementById("all"), button = made("button", { class: "contents" }, way.textContent);
  for (const each of all.querySelectorAll("a")) each.href = new URL(each.getAttribute("href"), way.href);
  button.popoverTargetElement = all;
  all.popover = "auto";
  way.replaceWith(button, all);
  button.focus();
  button.click();
}
