// The text at a glance, upright beside the outline where the window has room for both: it shows where one is.
import { styles } from "./elements.js";
import { fetched } from "./files.js";

const STRIP = new URL("../../static/upright.svg", import.meta.url);

export async function begin() {
  const [drawn] = await Promise.all([fetched(STRIP), styles("strip")]);
  const pieces = [...new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement.children];
  const names = [...document.querySelectorAll(".outline li")];
  pieces.forEach((piece, number) => names[number]?.append(document.importNode(piece, true)));
  const rungs = new Map([...document.querySelectorAll(".strip a")].map(rung => [rung.getAttribute("href").slice(1), rung]));
  // A paragraph is here while it crosses a line a third down the window; nothing is measured.
  const watch = new IntersectionObserver(
    seen => {
      for (const { target, isIntersecting } of seen) rungs.get(target.id)?.classList.toggle("here", isIntersecting);
      const here = document.querySelector(".strip .here")?.closest("li");
      for (const name of names) name.firstElementChild.ariaCurrent = name === here ? "location" : null;
    },
    { rootMargin: "-33% 0px -66%" },
  );
  for (const id of rungs.keys()) watch.observe(document.getElementById(id));
}
