// The first paint waits for the faces that it is to show, those whose sheet says `swap`. What comes late is for the next page, so that nothing moves.
{
  // milliseconds after the page was asked for, and what is left for faces that are there when the page has kept the browser busy till then
  const LATEST = 700, LEAST = 100;
  const root = document.documentElement;
  const faces = [...document.fonts].filter(face => face.display === "swap").map(face => face.load());
  const wait = new Promise((_, late) => setTimeout(() => setTimeout(late, LEAST), Math.max(0, LATEST - performance.now())));
  root.style.visibility = "hidden";
  Promise.race([Promise.all(faces), wait])
    .catch(() => { root.dataset.late = ""; })
    .then(() => { root.style.visibility = ""; });
}
