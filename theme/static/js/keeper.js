// The keeper of a published site: a service worker, which asks the network for everything, and answers from what it has only where that is
// cut. It keeps what is read, and then, unless the line is slow, all of one version; where another is published, that is kept whole first,
// and then this one goes.
//
// `VERSION` is said by the file at the site's root, which alone differs from version to version.
const OWN = `kept ${registration.scope} `, NAME = OWN + VERSION;
const ALL = "./static/kept.json"; // is kept last, and then all is
const NAMED = /^static-|\.woff2$/; // which is another file where anything in it is another
const READ = /html|css|javascript|json|svg|font/; // media types of what pages are made of
const STILL = 3000; // milliseconds that a page has to itself

const has = name => caches.match(ALL, { cacheName: name }).then(Boolean);
const line = () => navigator.connection ?? {};
let whole = false, going;
const complete = async () => (whole ||= await has(NAME));

async function keep() {
  if (line().saveData) throw new Error("each byte counts");
  const answer = await fetch(ALL, { cache: "no-cache" });
  const { version, files, styles, pages } = await answer.json();
  if (version !== VERSION) throw new Error("another version is being published");
  const cache = await caches.open(NAME);
  const type = { "Content-Type": "text/html; charset=utf-8" };
  const dressed = page => page.replace(/(?<=<style>)\d+/, at => styles[at]);
  await Promise.all(Object.entries(pages).map(([path, page]) => cache.put(`./${path}`, new Response(dressed(page), { headers: type }))));
  await cache.addAll(files.map(path => new Request(path, { cache: NAMED.test(path) ? "default" : "no-cache" })));
  await cache.put(ALL, new Response());
  whole = true;
}

const key = address => address.replace(/[?#].*/s, "").replace(/\/index\.html$/, "/");

// Keeps what was read, until all is kept.
async function read(address, answer) {
  if (answer.status !== 200 || !READ.test(answer.headers.get("Content-Type")) || (await complete())) return;
  const cache = await caches.open(NAME);
  await cache.put(key(address), answer);
}

// The pages that were open before the keeper was there, and what they link: the browser still has it.
async function open() {
  for (const { url } of await clients.matchAll()) {
    const answer = await fetch(key(url)), page = await answer.clone().text(), links = page.matchAll(/(?:src|href)="([^"]+\.(?:css|js|woff2))"/g);
    const linked = Array.from(links, ([, path]) => new URL(path, url).href);
    await Promise.all([read(url, answer), ...linked.map(each => fetch(each).then(found => read(each, found)))]);
  }
}

async function fill() {
  await new Promise(done => setTimeout(done, STILL));
  if (!(await complete()) && !/[23]g/.test(line().effectiveType)) await (going ??= keep().finally(() => (going = null)));
}

async function kept(request) {
  const cache = await caches.open(NAME), found = await cache.match(key(request.url));
  return found ?? ((request.mode === "navigate" && (await cache.match("./404.html"))) || Response.error());
}

async function renewed() {
  const before = await caches.keys(), all = await Promise.all(before.filter(name => name.startsWith(OWN)).map(has));
  if (all.includes(true)) await keep();
}

oninstall = event => event.waitUntil(renewed().then(skipWaiting, error => caches.delete(NAME).then(() => Promise.reject(error))));

onactivate = event => {
  const old = async () => (await caches.keys()).filter(name => name.startsWith(OWN) && name !== NAME);
  const gone = old().then(names => Promise.all(names.map(name => caches.delete(name))));
  event.waitUntil(gone.then(() => clients.claim()).then(() => registration.active.postMessage("open")));
};

onmessage = event => event.waitUntil(complete().then(all => all || open()).then(fill).catch(() => {}));

onfetch = event => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  const asked = fetch(event.request);
  event.respondWith(asked.catch(() => kept(event.request)));
  if (!whole) event.waitUntil(asked.then(answer => read(url, answer.clone())).then(() => mode === "navigate" && fill()).catch(() => {}));
};
