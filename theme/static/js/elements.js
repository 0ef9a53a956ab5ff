// Elements that scripts add to a page, and the style sheets for them.

export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const sheets = {};
export function styles(name = "citing") {
  sheets[name] ??= new Promise(done => {
    const link = made("link", { rel: "stylesheet", href: new URL(`../css/${name}.css`, import.meta.url) });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
  return sheets[name];
}
