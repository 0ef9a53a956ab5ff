// The way to the search from every page: without a script it is a link.
import { single } from "./keys.js";

const way = document.querySelector("a.search");
const open = event => {
  event.preventDefault();
  import("./search.js").then(({ open }) => open(way));
};
way.ariaKeyShortcuts = "/ g";
way.onclick = event => event.ctrlKey || event.metaKey || event.shiftKey || open(event);
addEventListener("keydown", event => /^[/g]$/.test(event.key) && single(event) && open(event));
