// The keeper of a published site: a service worker, which asks the network for everything, and answers from what it has only where that is
// cut. It keeps what is read, and then, unless the line is slow or a phone's, all of one version, but what is for classes only once a page
// of it was read; where another is published, that is kept whole first, and then this one goes.
//
// `VERSION` is said by the file at the site's root, which alone differs from version to version, and `LATER`, what addresses of pages for
// classes begin with.
const OWN = `kept ${registration.scope} `, NAME = OWN + VERSION;
const ALL = "./static/kept.json", CLASSES = "./static/kept-classes.json"; // each is kept last, and then all that it lists is
const NAMED = /^static-|\.woff2$/; // which is another file where anything in it is another
const READ = /html|css|javascript|json|svg|font/; // media types of what pages are made of
const STILL = 3000; // milliseconds that a page has to itself

const has = (name, list) => caches.match(list, { cacheName: name }).then(Boolean);
const line = () => navigator.connection ?? {};
const slow = () => /[23]g/.test(line().effectiveType) || line().type === "cellular";
const whole = {}, going = {};
const complete = async list => (whole[list] ||= await has(NAME, list));
const listing = address => (LATER.some(start => address.startsWith(registration.scope + start)) ? CLASSES : ALL);

async function keep(list) {
  if (line().saveData) throw new Error("each byte counts");
  const answer = await fetch(list, { cache: "no-cache" });
  const { version, files, styles, pages } = await answer.json();
  if (version !== VERSION) throw new Error("another version is being published");
  const cache = await caches.open(NAME);
  const type = { "Content-Type": "text/html; charset=utf-8" };
  const dressed = page => page.replace(/(?<=<style>)\d+/, at => styles[at]);
  await Promise.all(Object.entries(pages).map(([path, page]) => cache.put(`./${path}`, new Response(dressed(page), { headers: type }))));
  await cache.addAll(files.map(path => new Request(path, { cache: NAMED.test(path) ? "default" : "no-cache" })));
  await cache.put(list, new Response());
  whole[list] = true;
}

const key = address => address.replace(/[?#].*/s, "").replace(/\/index\.html$/, "/");

// Keeps what was read; once all is kept, only what is not of it.
async function read(address, answer) {
  if (answer.status !== 200 || !READ.test(answer.headers.get("Content-Type"))) return;
  const cache = await caches.open(NAME), name = key(address);
  if (!((await complete(ALL)) && (await cache.match(name)))) await cache.put(name, answer);
}

// The pages that were open before the keeper was there, and what they link: the browser still has it.
async function open() {
  const opened = (await clients.matchAll()).map(({ url }) => url);
  for (const url of opened) {
    const answer = await fetch(key(url)), page = await answer.clone().text(), links = page.matchAll(/(?:src|href)="([^"]+\.(?:css|js|woff2))"/g);
    const linked = Array.from(links, ([, path]) => new URL(path, url).href);
    await Promise.all([read(url, answer), ...linked.map(each => fetch(each).then(found => read(each, found)))]);
  }
  return opened;
}

// Fills what is missing of the pages for everybody, and of those for classes where one was opened.
async function fill(opened) {
  await new Promise(done => setTimeout(done, STILL));
  for (const list of new Set([ALL, ...opened.map(listing)])) {
    if (!(await complete(list)) && !slow()) await (going[list] ??= keep(list).finally(() => delete going[list]));
  }
}

async function kept({ url, mode }) {
  const cache = await caches.open(NAME), found = await cache.match(key(url));
  return found ?? ((mode === "navigate" && (await complete(listing(url))) && (await cache.match("./404.html"))) || Response.error());
}

async function renewed() {
  const before = (await caches.keys()).filter(name => name.startsWith(OWN));
  for (const list of [ALL, CLASSES]) {
    const had = await Promise.all(before.map(name => has(name, list)));
    if (had.includes(true)) await keep(list);
  }
}

oninstall = event => event.waitUntil(renewed().then(skipWaiting, error => caches.delete(NAME).then(() => Promise.reject(error))));

onactivate = event => {
  const old = async () => (await caches.keys()).filter(name => name.startsWith(OWN) && name !== NAME);
  const gone = old().then(names => Promise.all(names.map(name => caches.delete(name))));
  event.waitUntil(gone.then(() => clients.claim()).then(() => registration.active.postMessage("open")));
};

onmessage = event => event.waitUntil(open().then(fill).catch(() => {}));

onfetch = event => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  const asked = fetch(event.request);
  event.respondWith(asked.catch(() => kept(event.request)));
  if (whole[ALL] && whole[CLASSES]) return;
  event.waitUntil(asked.then(answer => read(url, answer.clone())).then(() => mode === "navigate" && fill([url])).catch(() => {}));
};
