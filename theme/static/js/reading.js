// What stands beside the text, each when it is first wanted.
import "./sidenotes.js";
import { single } from "./keys.js";

const load = name => event => import(`./${name}.js`).then(({ begin }) => begin(event));
const text = document.querySelector(".text");
const label = document.createElement("label");
const box = document.createElement("input");
const bare = document.getElementById("bare");

function follow() {
  const id = location.hash.slice(1), target = document.getElementById(id);
  if (id.includes(".s") || (id && !target?.checkVisibility())) load("passages")();
  if (target) getSelection().collapse(target); // a browser may go into the link that a note begins with, and Tab past it
}
addEventListener("hashchange", follow);
follow();

const tools = document.querySelector("[data-words]");
box.type = "search";
box.placeholder = tools.dataset.hint ?? ""; // a page of one paragraph has no room for it
box.onfocus = box.onkeydown = load("jump");
label.append(tools.dataset.go, box);
tools.append(label);
addEventListener("keydown", event => {
  if (!/^[/g]$/.test(event.key) || !single(event)) return;
  event.preventDefault();
  box.focus();
});

bare?.addEventListener("change", load("bare"));
addEventListener("pageshow", () => bare?.checked && load("bare")()); // as when the page was left
text.addEventListener("pointerover", load("button"));
text.addEventListener("focusin", load("button"));
document.addEventListener("selectstart", load("bar"));
if (!text.querySelector(".n")) load("button")({ target: text.firstElementChild });
