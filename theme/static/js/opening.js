// What every page opens; a published site is kept. No page waits for it to be whole: a browser would go to the place of an address only then.
import { single } from "./keys.js";

if (document.readyState === "loading") await new Promise(whole => document.addEventListener("DOMContentLoaded", whole));

const begin = (event, load) => {
  if (event.ctrlKey || event.metaKey || (event.shiftKey && event.type === "click")) return;
  event.preventDefault();
  load();
};
const [search, contents] = document.querySelectorAll("a:is(.search, .contents)");
const find = event => begin(event, () => import("./search.js").then(({ open }) => open(search)));
search.ariaKeyShortcuts = "/ g";
search.onclick = find;
contents.onclick = event => begin(event, () => import("./contents.js").then(({ open }) => open(contents)));
addEventListener("keydown", event => /^[/g]$/.test(event.key) && single(event) && find(event));
const { saveData, effectiveType } = navigator.connection ?? {}, keep = () => navigator.serviceWorker?.register(`${contents.href}../keeper.js`);
if (document.querySelector("[rel=canonical][href^=http]") && !/2g|true/.test([effectiveType, saveData])) onload = () => setTimeout(keep, 3e3);
// What was on its way when the page was left has failed in WebKit, which may bring the page back as it was.
export const again = () => addEventListener("pageshow", event => event.persisted && location.reload());
addEventListener("load", () => [import("./look.js"), import("./names.js")].map(each => each.catch(again)));
