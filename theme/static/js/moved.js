// Goes on to where a page has moved, with the fragment that the reader asked for. Without scripts the browser goes without it.
addEventListener("DOMContentLoaded", () => {
  const target = new URL(document.getElementById("target").href);
  if (location.hash) target.hash = location.hash;
  location.replace(target);
});
