// Elements that scripts add to a page, and the style sheets for them.
import { fetched } from "./files.js";

export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A sheet is adopted when it has come, behind all others. A link that is loaded later than one behind it makes a browser choose all faces
// anew, and those that came too late for the first paint move the page. What it asks for is asked for by whole addresses: not every
// browser knows where an adopted sheet came from.
const sheets = {};
export function styles(name = "citing") {
  sheets[name] ??= fetched(new URL(`../css/${name}.css`, import.meta.url).href).then(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replaceAll("url(../", `url(${new URL("../", import.meta.url)}`));
    document.adoptedStyleSheets.push(sheet);
  }).catch(() => {}); // it is as well without
  return sheets[name];
}
