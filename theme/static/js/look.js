// “Aa”: how a reader wants to see pages. Each choice is an attribute of the root; this device keeps them, and early.js sets them again.
import { made, styles } from "./elements.js";
import { say } from "../../static/js/words.js";

const NAME = "look";
const CHOICES = {
  size: { size_small: "small", size_usual: "", size_large: "large", size_largest: "largest" },
  theme: { theme_usual: "", theme_light: "light", theme_dark: "dark", theme_sepia: "sepia" },
}; // what each is called, and the attribute’s value; without one: as pages come
const SWITCHES = { look_names: ["names", "on"], look_whole: ["whole", "on"], look_keys: ["keys", "off"] }; // and what each says when it is not as pages come
const root = document.documentElement;
const way = made("button", { class: "look", type: "button", "aria-label": say("look") }, "Aa");
let look = {}; // what is chosen, also where nothing can be kept

function kept() {
  try {
    look = JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {} // it holds until the page is left
}

function show() {
  for (const name of [...Object.keys(CHOICES), ...Object.values(SWITCHES).map(([name]) => name)]) {
    if (look[name]) root.dataset[name] = look[name];
    else delete root.dataset[name];
  }
  for (const each of box.querySelectorAll("[name]")) each.checked = (look[each.name] ?? "") === each.value;
  for (const each of box.querySelectorAll("[value=off]")) each.checked = !each.checked;
}

function choose({ target: { name, type, value, checked } }) {
  if (type === "radio" || checked === (value === "on")) look[name] = value;
  else look[name] = "";
  look = Object.fromEntries(Object.entries(look).filter(([, chosen]) => chosen));
  try {
    if (Object.keys(look).length) localStorage.setItem(NAME, JSON.stringify(look));
    else localStorage.removeItem(NAME);
  } catch {} // it is not kept
  show();
  place();
}

const choice = (name, [said, value]) => {
  const input = made("input", { type: "radio", name, value });
  if (name === "size") input.ariaLabel = say(said);
  return made("label", value ? { [`data-${name}`]: value } : {}, input, made("span", {}, name === "size" ? "A" : say(said)));
};
const group = name => made("fieldset", {}, made("legend", {}, say(name)), ...Object.entries(CHOICES[name]).map(each => choice(name, each)));

const switches = Object.entries(SWITCHES).map(([said, [name, value]]) => made("label", {}, made("input", { type: "checkbox", name, value }), " ", say(said)));
const box = made("div", { class: "looks", popover: "", role: "dialog", "aria-label": say("look") }, ...Object.keys(CHOICES).map(group), ...switches);
box.addEventListener("change", choose);
const place = () => (box.style.insetBlockStart = `${way.getBoundingClientRect().bottom + scrollY}px`);
box.addEventListener("beforetoggle", place);
way.popoverTargetElement = box;
kept();
show();
addEventListener("storage", () => (kept(), show())); // chosen in another window
addEventListener("pageshow", () => (kept(), show())); // or on a page from which one comes back
styles("look").then(() => document.querySelector("header.site").append(way, box));
