// Offers the page that a mangled address meant: in small letters, without what mail and chat leave behind an address, and with
// its last slash. Only this site is asked, and only a page that is there is offered.
import { decoded } from "./anchors.js";
import { made } from "./elements.js";
import { say } from "../../static/js/words.js";

const LONGEST = 300; // characters of an address that is looked at
const root = new URL(document.querySelector(".brand a").href).pathname;

function meant(path) {
  if (path.length > LONGEST || !path.toLowerCase().startsWith(root.toLowerCase())) return "";
  const inside = decoded(path.slice(root.length)).toLowerCase();
  const bare = inside.replace(/\/+/g, "/").replace(/(?:&[a-z]+;|[^a-z0-9])+$/, "");
  return bare && root + encodeURI(bare) + (/\.[a-z]+$/.test(bare) ? "" : "/");
}

const target = meant(location.pathname);
if (target && target !== location.pathname && (await fetch(target, { method: "HEAD" })).ok) {
  const link = made("a", { href: target + location.hash }, target + location.hash);
  const [before, behind] = say("meant", { link: "\n" }).split("\n");
  document.querySelector("h1").after(made("p", { role: "status" }, before, link, behind));
}
