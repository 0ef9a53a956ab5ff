// What is decided before the first paint: how a reader wants to see pages, as look.js keeps it, in attributes of the root; and whether a
// page that has its styles in itself shows the edition's faces: not on a first visit by a slow line, which asks for them for the next page.
// A page that WebKit had kept says when it was asked for at first: before this visit began.
{
  const root = document.documentElement, faces = document.querySelectorAll("[media='not all']");
  const ask = () => faces.forEach(face => (face.media = "all"));
  try { Object.assign(root.dataset, JSON.parse(localStorage.look)); } catch {} // nothing is kept where nothing may be
  const [{ requestStart, type }] = performance.getEntriesByType("navigation");
  if (performance.now() - requestStart < 120 || requestStart < 0 || type !== "navigate" || document.referrer.startsWith(location.origin)) ask();
  else if (faces.length) {
    root.dataset.plain = "";
    addEventListener("load", ask);
  }
}
