// Files that scripts ask for: each once, or again where that failed.

const files = {};
export function fetched(address) {
  files[address] ??= fetch(address).then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)));
  files[address].catch(() => delete files[address]);
  return files[address];
}
