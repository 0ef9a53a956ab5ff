// What stands beside the text, each when it is first wanted.
import "./opening.js";
import { single } from "./keys.js";

const load = name => event => import(`./${name}.js`).then(({ begin }) => begin(event));
const text = document.querySelector(".text");

function follow() {
  const id = location.hash.slice(1), target = document.getElementById(id);
  if (id.includes(".s") || (id && !target?.checkVisibility())) load("passages")();
  if (target) getSelection().collapse(target); // a browser may go into the link that a note begins with, and Tab past it
}
addEventListener("hashchange", follow);
follow();

// A note that is called opens; it comes into view where it is not, and back the page stands as it stood.
const wide = matchMedia("(min-width: 66em)");
let came = {};
const open = note => note.querySelectorAll("details").forEach(rest => (rest.open = true));
text.addEventListener("click", event => {
  const link = event.target.closest("[role]"), to = link?.hash && document.getElementById(link.hash.slice(1));
  if (!to || !wide.matches || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const call = link.id ? link : to;
  if (to !== call) {
    open(to);
    came = { call, y: scrollY };
  } else if (came.call === call) scrollTo(0, came.y);
  for (const each of text.querySelectorAll(".on")) each.classList.remove("on");
  for (const each of [call, link.id ? to : link.closest("[id]")]) each.classList.add("on");
  history.pushState(null, "", link.hash);
  const { top, bottom } = to.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) to.scrollIntoView({ block: "nearest" });
  if (to !== call) to.tabIndex = -1;
  to.focus({ preventScroll: true });
});
addEventListener("beforeprint", () => open(text));

addEventListener("keydown", event => {
  if (/^[.,]$/.test(event.key) && single(event)) load("sentences")(event);
});
addEventListener("load", load("listening"));

text.addEventListener("pointerover", load("button"));
text.addEventListener("focusin", load("button"));
document.addEventListener("selectstart", load("bar"));
if (!text.querySelector(".n")) load("button")({ target: text.querySelector("p") });
