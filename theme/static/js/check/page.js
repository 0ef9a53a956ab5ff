// The page: takes an essay from its field or a file, and shows the report.
"use strict";
{
  const { read } = checker.words;
  const { check } = checker.judging;
  const { SIGNS, say, summary, told, runs, named } = checker.report;

  const MOST = 500; // results that are listed; all are counted
  const SHOWN = 2000; // characters of each
  const at = id => document.getElementById(id);
  const text = read(JSON.parse(at("words").textContent));
  const form = at("essay"), pasted = at("pasted"), list = at("list");
  const address = location.protocol === "file:" ? `${text.text}index.html` : text.text;

  // An element with its class and what is in it.
  function make(name, kind, ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children);
    return element;
  }

  const level = words => words.replace(/(\p{M}{8})\p{M}+/gu, "$1");
  const short = words => (words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words);

  // Words for who hears the page.
  const aside = words => make("span", "aside", words);

  // A line of the words that differ, beside those that do not.
  function difference(parts) {
    const line = make("p", "difference");
    for (const { kind, shown, del, ins } of parts) {
      if (kind === "same") line.append(shown);
      if (del) line.append(make("del", "", aside(say(text, "essay_has")), del.trimEnd(), aside("]")), " ");
      if (ins) line.append(make("ins", "", aside(say(text, "text_has")), ins.replace(/[\s“‘"([]+$/, ""), aside("]")), " ");
    }
    return line;
  }

  // A line with a link to sentences, and their words.
  function source(run) {
    const { words, sentences } = text.paragraphs[run.place];
    const link = make("a", "", named(run, text));
    link.href = `${address}#${sentences[run.from][0]}`;
    const shown = words.slice(sentences[run.from][1], sentences[Math.min(run.to, run.from + 3)][2]);
    return make("p", "source", link, " ", shown, run.to > run.from + 3 ? " …" : "");
  }

  // A result as an item of the list.
  function item(result) {
    const { verdict, quotation, cite, places, parts, changes, lone } = result;
    const words = short(quotation.typed.replace(/^[ \t]*>[ \t]?/gm, "").replace(/\s+/g, " ").trim());
    const typed = make("p", "typed", lone ? words : make("q", "", words));
    if (!lone && cite) typed.append(" ", make("span", "cited", `(${short(cite.citation.typed)})`));
    const name = say(text, verdict);
    const mark = make("span", "sign", SIGNS[verdict]);
    mark.ariaHidden = "true";
    const made = make("li", "", make("p", "verdict", mark, ` ${name[0].toUpperCase()}${name.slice(1)}`), typed);
    made.dataset.verdict = verdict;
    const said = told(result, text);
    if (said) made.append(make("p", "told", short(said)));
    if (changes && parts.length && words.length < SHOWN) made.append(difference(parts));
    made.append(...runs(places).slice(0, 4).map(source));
    return made;
  }

  // Checks what is in the field, and shows the report.
  function report() {
    pasted.ariaInvalid = pasted.value.trim() ? null : "true";
    if (!pasted.value.trim()) {
      at("count").textContent = say(text, "no_essay");
      pasted.focus();
      return;
    }
    const found = check(level(pasted.value), text);
    list.replaceChildren(...found.results.slice(0, MOST).map(item));
    if (found.results.length > MOST) list.append(make("li", "", say(text, "unlisted", { count: found.results.length - MOST })));
    at("count").textContent = summary(found, text);
    at("legend").hidden = !found.results.some(({ changes }) => changes);
    at("results").hidden = at("paper").hidden = false;
    at("results").focus();
  }

  // A text file, in UTF-8 or else as old Windows programs wrote it. Of two the one that was chosen last is opened.
  let opening;
  async function load(file) {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (file !== at("file").files[0]) return;
    if (!bytes) return (at("count").textContent = say(text, "unread", { file: file.name }));
    const read = new TextDecoder().decode(bytes);
    pasted.value = level(read.includes("\ufffd") ? new TextDecoder("windows-1252").decode(bytes) : read);
    at("count").textContent = say(text, "opened", { file: file.name });
    pasted.focus();
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (opening) await opening; // an essay that is still being read is the one to check
    report();
  });
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  pasted.addEventListener("beforeinput", event => {
    const given = event.data ?? event.dataTransfer?.getData("text") ?? "", words = level(given);
    if (words === given) return;
    event.preventDefault();
    document.execCommand("insertText", false, words);
  });
  at("file").addEventListener("change", ({ target: { files } }) => (opening = files.length ? load(files[0]) : null));
  at("print").addEventListener("click", () => print());
  form.hidden = false;
}
