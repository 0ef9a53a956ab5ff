// The site on a disk, where a browser runs no module and fetches no file. Modules come as scripts that say what makes them, and files
// as scripts that give them. A folder has no page there: links lead to its index.html, and look to scripts as they do on a server.
const disk = (() => {
  const root = new URL("../../", document.currentScript.src).href, makers = {}, made = {}, files = {};
  const whole = address => {
    const { href } = new URL(address, document.baseURI);
    return href.startsWith(root) ? href.replace(/\/(?=[?#]|$)/, "/index.html") : href;
  };
  const bare = href => (href.startsWith(root) ? href.replace(/\/index\.html(?=[?#]|$)/, "/") : href);

  const { get, set } = Object.getOwnPropertyDescriptor(HTMLAnchorElement.prototype, "href");
  Object.defineProperty(HTMLAnchorElement.prototype, "href", {
    get() {
      return bare(get.call(this));
    },
    set(address) {
      set.call(this, whole(address));
    },
  });
  HTMLAnchorElement.prototype.setAttribute = function (name, value) {
    Element.prototype.setAttribute.call(this, name, name === "href" && !String(value).startsWith("#") ? whole(value) : value);
  };
  Object.defineProperty(navigator, "serviceWorker", { value: undefined }); // what is on a disk is kept already

  const place = new Proxy(
    {},
    {
      get(_, name) {
        if (name === "assign" || name === "replace") return address => location[name](whole(address));
        return typeof location[name] === "function" ? location[name].bind(location) : location[name];
      },
      set(_, name, value) {
        location[name] = name === "href" ? whole(value) : value;
        return true;
      },
    },
  );

  const script = src =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      Object.assign(element, { src, onload: done, onerror: failed });
      document.head.append(element);
    });

  async function file(address) {
    const path = whole(address).slice(root.length);
    if (!(path in files)) await script(`${root}${path}.js`);
    return { ok: true, text: async () => files[path], json: async () => JSON.parse(files[path]) };
  }

  function use(url) {
    made[url] ??= (async () => {
      if (!makers[url]) await script(url);
      return makers[url](name => use(new URL(name, url).href), url, file, place);
    })();
    return made[url];
  }

  return {
    define(make) {
      const url = document.currentScript.src, asked = url in made;
      makers[url] = make;
      if (!asked) use(url);
    },
    give(path, text) {
      files[path] = text;
    },
  };
})();
