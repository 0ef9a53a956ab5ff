// What is decided before the first paint: what a reader has chosen (look.js), and whether the edition's faces are
// shown: not on a first visit by a slow line, which fetches them last, for the next page. A disk has them. A page that WebKit had kept was
// asked for before this visit began.
{
  const root = document.documentElement;
  const faces = location.protocol === "file:" ? [] : ["literata", "source"].map(name => `${document.querySelector("[rel=icon]").href}/../fonts/${name}-first.woff2`);
  try { Object.assign(root.dataset, JSON.parse(localStorage.look)); } catch {} // nothing is kept
  const [{ requestStart, type }] = performance.getEntriesByType("navigation");
  if (performance.now() - requestStart < 120 || requestStart < 0 || type !== "navigate" || document.referrer.startsWith(location.origin))
    faces.forEach(href => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href })));
  else if (faces[0]) {
    root.dataset.plain = "";
    addEventListener("load", () => faces.forEach(href => fetch(href)));
  }
}
