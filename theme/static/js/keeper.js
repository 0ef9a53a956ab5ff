// The keeper of a published site: a service worker, which asks the network for everything, and answers from what it has only where that is
// cut. It has one version, whole, from the day when the browser saw it; where another is published, it is kept first, and then this one goes.
//
// `VERSION` is said by the file at the site's root, which alone differs from version to version.
const OWN = `kept ${registration.scope} `, NAME = OWN + VERSION;

async function keep() {
  const answer = await fetch("static/kept.json", { cache: "no-cache" });
  const { version, files, pages } = await answer.json();
  if (version !== VERSION) throw new Error("another version is being published");
  const cache = await caches.open(NAME);
  const type = { "Content-Type": "text/html; charset=utf-8" };
  await Promise.all(Object.entries(pages).map(([path, page]) => cache.put(`./${path}`, new Response(page, { headers: type }))));
  await cache.addAll(files.map(path => new Request(path, { cache: "no-cache" })));
}

async function kept(request) {
  const cache = await caches.open(NAME), { href } = new URL(request.url);
  const found = await cache.match(href.replace(/[?#].*/s, "").replace(/\/index\.html$/, "/"));
  return found ?? ((request.mode === "navigate" && (await cache.match("./404.html"))) || Response.error());
}

oninstall = event => event.waitUntil(keep().then(skipWaiting, error => caches.delete(NAME).then(() => Promise.reject(error))));

onactivate = event => {
  const old = async () => (await caches.keys()).filter(name => name.startsWith(OWN) && name !== NAME);
  event.waitUntil(old().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => clients.claim()));
};

onfetch = event => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(fetch(event.request).catch(() => kept(event.request)));
};
