// The contents over any page: what the page of contents lists, below a button in the place of the way there.
export async function open(way) {
  const button = document.createElement("button"), sheet = document.createElement("link");
  const loaded = new Promise(done => (sheet.onload = sheet.onerror = done));
  sheet.rel = "stylesheet";
  sheet.href = new URL("../css/contents.css", import.meta.url);
  document.head.append(sheet);
  const answer = await fetch(way.href).catch(() => location.assign(way.href));
  const all = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("all");
  await loaded;
  for (const each of all.querySelectorAll("a")) each.href = new URL(each.getAttribute("href"), way.href);
  button.textContent = way.textContent;
  button.className = "contents";
  button.popoverTargetElement = all;
  all.popover = "auto";
  way.replaceWith(button, all);
  button.focus();
  button.click();
}
