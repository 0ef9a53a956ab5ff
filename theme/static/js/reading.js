// What stands beside the text, each when it is first wanted.
import { again } from "./opening.js";
import { single } from "./keys.js";

const load = name => event => import(`./${name}.js`).then(({ begin }) => begin(event), again);
const text = document.querySelector(".text:not(.alone *)");

function follow() {
  const id = location.hash.slice(1), target = id && document.getElementById(id);
  if (id.includes(".") || (id && !target?.checkVisibility())) load("passages")();
  if (target) getSelection().collapse(target); // and Tab goes on from there
}
addEventListener("hashchange", follow);
follow();

addEventListener("keydown", event => {
  if (/^[.,]$/.test(event.key) && single(event)) load("sentences")(event);
});
if (text) {
  addEventListener("load", load("listening"));
  addEventListener("load", load("notes"));
  if (matchMedia("(min-width: 98em)").matches) addEventListener("load", load("strip"));
  text.addEventListener("pointerover", load("button"));
  text.addEventListener("focusin", load("button"));
  document.addEventListener("selectstart", load("bar"));
  if (!text.querySelector(".n")) load("button")({ target: text.querySelector("[id]") });
}
