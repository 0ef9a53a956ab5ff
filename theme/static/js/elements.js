// Elements that scripts add to a page, and the style sheets for them.
import { fetched } from "./files.js";

export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A sheet is adopted when it has come, behind all others. A link that is loaded later than one behind it makes a browser choose all faces
// anew, and those that came too late for the first paint move the page.
const sheets = {};
export function styles(name = "citing") {
  const baseURL = new URL(`../css/${name}.css`, import.meta.url).href;
  sheets[name] ??= fetched(baseURL).then(text => {
    const sheet = new CSSStyleSheet({ baseURL });
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }).catch(() => {}); // it is as well without
  return sheets[name];
}
