// Files that scripts ask for: each once, or again where that failed.

const files = {};
export function fetched(address) {
  files[address] ??= fetch(address).then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)));
  files[address].catch(() => delete files[address]);
  return files[address];
}

// A page of the site without its head: no other page may wear its style.
export const page = async address => new DOMParser().parseFromString((await fetched(address)).replace(/<head>.*<\/head>/s, ""), "text/html");
