// What every page opens: cards, and the search, whose way there is a link without a script.
import "./names.js";
import { single } from "./keys.js";

const way = document.querySelector("a.search");
const open = event => {
  event.preventDefault();
  import("./search.js").then(({ open }) => open(way));
};
way.ariaKeyShortcuts = "/ g";
way.onclick = event => event.ctrlKey || event.metaKey || event.shiftKey || open(event);
addEventListener("keydown", event => /^[/g]$/.test(event.key) && single(event) && open(event));
