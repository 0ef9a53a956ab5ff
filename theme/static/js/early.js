// Before the first paint: what a reader has chosen, and whether the edition's faces show: not on a first visit by a slow line, which
// fetches them last, for the next page. What WebKit had kept was asked for before.
{
  const root = document.documentElement;
  const faces = location.protocol === "file:" ? [] : ["", "-italic"].flatMap(slant => (slant && !root.dataset.slanted ? [] : ["literata", "source"].map(name => `${document.querySelector("[rel=icon]").href}/../fonts/${name}-first${slant}.woff2`)));
  try { Object.assign(root.dataset, JSON.parse(localStorage.look)); } catch {}
  const [{ requestStart, type }] = performance.getEntriesByType("navigation");
  if (performance.now() - requestStart < 120 || requestStart < 0 || type !== "navigate" || document.referrer.startsWith(location.origin))
    faces.forEach(href => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href })));
  else if (faces[0]) {
    root.dataset.plain = "";
    addEventListener("load", () => faces.forEach(href => fetch(href)));
  }
}
