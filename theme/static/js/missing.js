// Offers the page that a mangled address meant: in small letters, without what mail and chat leave behind an address, and with
// its last slash. Only this site is asked, and only a page that is there is offered.
const LONGEST = 300; // characters of an address that is looked at
const root = new URL(document.querySelector(".brand a").href).pathname;

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function meant(path) {
  if (path.length > LONGEST || !path.toLowerCase().startsWith(root.toLowerCase())) return "";
  const inside = decoded(path.slice(root.length)).toLowerCase();
  const bare = inside.replace(/\/+/g, "/").replace(/(?:&[a-z]+;|[^a-z0-9])+$/, "");
  return bare && root + encodeURI(bare) + (/\.[a-z]+$/.test(bare) ? "" : "/");
}

const target = meant(location.pathname);
if (target && target !== location.pathname && (await fetch(target, { method: "HEAD" })).ok) {
  const link = Object.assign(document.createElement("a"), { href: target + location.hash, textContent: target + location.hash });
  const line = Object.assign(document.createElement("p"), { role: "status" });
  line.append("Did you mean ", link, "?");
  document.querySelector("h1").after(line);
}
