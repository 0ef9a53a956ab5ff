// The search of the edition in one page: every word, with or without accents, in paragraphs, notes, entries and sources.
(() => {
  const form = document.getElementById("search"), field = document.getElementById("find"), told = form.querySelector("output");
  const list = document.getElementById("found"), MOST = 40, AROUND = 70;
  const ORDER = [".text", "section > section", "aside", "#sources li"]; // the text first, notes behind what they are on
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = text => text.replace(/\s+/g, " ").trim();
  let places;

  const said = element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("sup, .number, h3, aside > p > strong, [role=doc-backlink]").forEach(each => each.remove());
    const blocks = [...copy.querySelectorAll("p, dt, dd, li")];
    return folded((blocks.length ? blocks : [copy]).map(each => each.textContent).join(" "));
  };

  const read = () =>
    [...document.querySelectorAll(ORDER.join(", "))].map(each => {
      const head = each.querySelector(".number, h3, p > strong"), text = said(each);
      const name = head ? folded(head.textContent) : text.slice(0, AROUND);
      return { id: each.id, sort: ORDER.findIndex(sort => each.matches(sort)), name, text, title: plain(head ? name : ""), plain: plain(text), whole: plain(`${name} ${text}`) };
    });

  const shown = (place, word) => {
    const item = document.createElement("li"), link = document.createElement("a");
    const at = Math.max(0, place.plain.indexOf(word) - AROUND);
    link.href = `#${place.id}`;
    link.textContent = place.name;
    item.append(link, ` ${at ? "…" : ""}${place.text.slice(at, at + 2 * AROUND)}…`);
    return item;
  };

  const find = () => {
    const words = plain(field.value).split(/\s+/).filter(word => word.length > 1);
    places ??= read();
    const all = words.length ? places.filter(place => words.every(word => place.whole.includes(word))) : [];
    const rank = ({ sort, title }) => (sort === 1 && words.every(word => title.includes(word)) ? -1 : sort); // an entry that is called so before all
    const sorted = all.sort((one, other) => rank(one) - rank(other));
    list.replaceChildren(...sorted.slice(0, MOST).map(place => shown(place, words[0])));
    told.textContent = words.length ? `${form.dataset.found} ${all.length}` : "";
  };

  form.hidden = false;
  field.addEventListener("input", find);
  form.addEventListener("submit", event => event.preventDefault());
})();
