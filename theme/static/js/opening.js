// What every page opens: cards, and the search and the contents, whose ways there are links without a script.
import "./names.js";
import { single } from "./keys.js";

const begin = (event, load) => {
  if (event.ctrlKey || event.metaKey || (event.shiftKey && event.type === "click")) return;
  event.preventDefault();
  load();
};
const [search, contents] = document.querySelectorAll("header a:is(.search, .contents)");
const find = event => begin(event, () => import("./search.js").then(({ open }) => open(search)));
search.ariaKeyShortcuts = "/ g";
search.onclick = find;
contents.onclick = event => begin(event, () => import("./contents.js").then(({ open }) => open(contents)).catch(() => location.assign(contents.href)));
addEventListener("keydown", event => /^[/g]$/.test(event.key) && single(event) && find(event));
