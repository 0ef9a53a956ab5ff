// The text alone: a sentence or a range that an address names is marked, and keys read on, each when it is first wanted.
import { single } from "./keys.js";

const load = name => event => import(`./${name}.js`).then(({ begin }) => begin(event));

function follow() {
  const id = location.hash.slice(1);
  if (id.includes(".") || (id && !document.getElementById(id))) load("passages")();
}
addEventListener("hashchange", follow);
follow();
addEventListener("keydown", event => {
  if (/^[.,]$/.test(event.key) && single(event)) load("sentences")(event);
});
