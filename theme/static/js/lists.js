// The switches of a list: how many are shown is said, headings with nothing below them go, and what was chosen is kept with the page.
const form = document.querySelector(".filters");
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const items = [...document.querySelectorAll(".list [data-type], .list [data-verdict]")];
const groups = document.querySelectorAll(".list > section, .claimed");
const number = form.querySelector("[role=status] b"), nothing = form.querySelector("[role=status] span");

// A style sheet hides what is not chosen.
function count() {
  for (const group of groups) group.hidden = false;
  const shown = items.filter(item => item.checkVisibility());
  for (const group of groups) group.hidden = !shown.some(item => group.contains(item));
  nothing.hidden = shown.length > 0;
  number.replaceChildren(String(shown.length));
}

function changed() {
  history.replaceState({ ...history.state, off: boxes.filter(box => !box.checked).map(({ id }) => id) }, "");
  count();
}

form.onchange = changed;
form.onreset = () => setTimeout(changed);
if (history.state?.off) for (const box of boxes) box.checked = !history.state.off.includes(box.id);
count();
