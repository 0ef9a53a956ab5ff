// A worksheet's button for printing, which only a script can make work, and its choices, which its address keeps: so that one student
// gets one sheet. What is answered in the page is the matter of answers.js.
import { begin } from "./answers.js";

const sheet = document.querySelector(".worksheet");
const button = document.querySelector(".choices [name=print]");
const choices = [...document.querySelectorAll(".choices input")];
const START = "#with=";

// Sets what the address says, where it says something.
function set() {
  if (!location.hash.startsWith(START)) return;
  const named = new Set(location.hash.slice(START.length).split(","));
  for (const each of choices) each.checked = named.has(each.id.replace("with-", ""));
}

button.hidden = false;
button.addEventListener("click", () => print());
set();
addEventListener("hashchange", set);
for (const each of choices)
  each.addEventListener("change", () => {
    const chosen = choices.filter(({ checked }) => checked).map(({ id }) => id.replace("with-", ""));
    history.replaceState(null, "", `${START}${chosen.join(",")}`);
  });
begin(sheet, location.pathname);
