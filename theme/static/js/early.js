// How a reader wants to see pages, as look.js keeps it: attributes of the root, before the first paint. Nothing is kept where nothing may be.
try { Object.assign(document.documentElement.dataset, JSON.parse(localStorage.look)); } catch {}
