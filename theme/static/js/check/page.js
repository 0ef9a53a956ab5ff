// The page: takes an essay from its field or a file, and shows the report.
"use strict";
{
  const { read } = checker.words;
  const { checking } = checker.judging;
  const { SIGNS, say, kinds, headed, summary, told, runs, named } = checker.report;

  const MOST = 500; // results that are listed; all are counted
  const PIECE = 12; // milliseconds of work at a time
  const SHOWN = 2000; // characters of each
  const at = id => document.getElementById(id);
  const text = read(JSON.parse(at("words").textContent));
  const form = at("essay"), pasted = at("pasted"), sheets = at("sheets");
  const address = location.protocol === "file:" ? `${text.text}index.html` : text.text;

  // An element with its class and what is in it: text, or other elements.
  function make(name, kind, ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children);
    return element;
  }

  const level = words => words.replace(/(\p{M}{8})\p{M}+/gu, "$1");
  const short = words => (words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words);

  // Words that only a reader who hears the page needs.
  const unseen = words => make("span", "aside", words);

  // A line of the words that differ, beside those that do not.
  function difference(parts) {
    const line = make("p", "difference");
    for (const { kind, shown, del, ins } of parts) {
      if (kind === "same") line.append(shown);
      if (del) line.append(make("del", "", unseen(say(text, "essay_has")), del.trimEnd(), unseen("]")), " ");
      if (ins) line.append(make("ins", "", unseen(say(text, "text_has")), ins.replace(/[\s“‘"([]+$/, ""), unseen("]")), " ");
    }
    return line;
  }

  // A line with the link to a run of sentences, or to what stands beside the text, and its words.
  function source(run, home) {
    const { words, sentences, href } = home.paragraphs[run.place];
    const link = make("a", "", named(run, home, text));
    link.href = href ? `${text.text}../${href}`.replace("/#", location.protocol === "file:" ? "/index.html#" : "/#") : `${address}#${sentences[run.from][0]}`;
    const shown = words.slice(sentences[run.from][1], sentences[Math.min(run.to, run.from + 3)][2]);
    return make("p", "source", link, " ", shown, run.to > run.from + 3 ? " …" : "");
  }

  // A result as an item of the list.
  function item(result) {
    const { verdict, quotation, cite, places, parts, lone, home = text } = result;
    const words = short((quotation.written ?? quotation.typed).replace(/^[ \t]*>[ \t]?/gm, "").replace(/\s+/g, " ").trim());
    const typed = make("p", "typed", lone ? words : make("q", "", words));
    if (!lone && cite) typed.append(" ", make("span", "cited", `(${short(cite.citation.typed)})`));
    const name = say(text, verdict);
    const mark = make("span", "sign", SIGNS[verdict]);
    mark.ariaHidden = "true";
    const made = make("li", "", make("p", "verdict", mark, ` ${name[0].toUpperCase()}${name.slice(1)}`), typed);
    made.dataset.verdict = verdict;
    const said = told(result, text);
    if (said) made.append(make("p", "told", short(said)));
    if (parts.some(({ kind }) => kind === "change") && words.length < SHOWN) made.append(difference(parts));
    made.append(...runs(places).slice(0, 4).map(run => source(run, home)));
    return made;
  }

  // The sheet of an essay: whose it is and what it is called, when it was checked, how many of each kind, and all results.
  function sheet(found, essay, many) {
    const own = headed(essay.words);
    const name = essay.name || own.name, title = essay.title || own.title;
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    const made = make("section", "sheet");
    if (many) made.append(make("h3", "", essay.file));
    const lines = [name && say(text, "by", { name }), title && say(text, "titled", { title }), say(text, "checked", { day, version: at("report").dataset.version })];
    made.append(make("p", "head", lines.filter(Boolean).join(" · ")));
    const count = summary(found, text);
    if (many) made.append(make("p", "count", count));
    const list = make("ul", "kinds");
    for (const [verdict, number] of kinds(found)) {
      const sign = make("span", "sign", SIGNS[verdict]);
      sign.ariaHidden = "true";
      list.append(make("li", "", sign, ` ${number} `, say(text, verdict)));
    }
    const results = make("ol", "list", ...found.results.slice(0, MOST).map(item));
    if (found.results.length > MOST) results.append(make("li", "", say(text, "unlisted", { count: found.results.length - MOST })));
    made.append(list, results);
    return made;
  }

  // Does work in pieces, and lets the page breathe between them; nothing where other work has begun.
  let turn = 0;
  async function pieces(steps, own) {
    for (let since = performance.now(); ; ) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - since < PIECE) continue;
      if (value) at("count").textContent = say(text, "working", { part: Math.floor(value * 10) * 10 });
      await new Promise(resume => setTimeout(resume));
      if (own !== turn) return null;
      since = performance.now();
    }
  }

  // What stands beside the text: a script that is asked for when the page is there, because it is long.
  const aside = new Promise(resume => {
    const script = make("script", "");
    script.src = at("words").dataset.aside;
    script.onload = script.onerror = () => resume((text.aside = checker.aside));
    if (document.readyState === "complete") document.head.append(script);
    else addEventListener("load", () => document.head.append(script), { once: true });
  });

  // A field that is wrong says so, and the line that tells what is is its description, before its own.
  function wrong(field, is) {
    field.ariaInvalid = is ? "true" : null;
    const lines = [is && "count", field.dataset.described].filter(Boolean);
    if (lines.length) field.setAttribute("aria-describedby", lines.join(" "));
    else field.removeAttribute("aria-describedby");
  }

  // Checks what is in the field, or the files that were opened, shows the report and goes there.
  async function report() {
    const own = ++turn;
    const written = pasted.value.trim();
    wrong(pasted, !written && !batch.length);
    if (!written && !batch.length) {
      at("count").textContent = say(text, "no_essay");
      pasted.focus();
      return;
    }
    const essays = written ? [{ words: level(pasted.value), name: at("name").value.trim(), title: at("title").value.trim() }] : batch;
    at("report").ariaBusy = "true";
    await aside;
    const all = [];
    for (const essay of essays) {
      const found = await pieces(checking(essay.words, text), own);
      if (!found) return;
      all.push([found, essay]);
    }
    at("report").ariaBusy = null;
    const many = all.length > 1;
    sheets.replaceChildren(...all.map(([found, essay]) => sheet(found, essay, many)));
    at("count").textContent = many ? say(text, "essays", { count: all.length }) : summary(all[0][0], text);
    at("legend").hidden = !all.some(([found]) => found.results.some(({ parts }) => parts.some(({ kind }) => kind === "change")));
    at("results").hidden = at("paper").hidden = false;
    at("results").focus();
  }

  // Text files, in UTF-8 or else as old Windows programs wrote them: one goes to the field, several are checked each by itself. Of two
  // choices the last one counts.
  let opening, batch = [];
  async function load(files) {
    const read = await Promise.all([...files].map(async file => [file.name, await file.arrayBuffer().catch(() => null)]));
    if (files !== at("file").files) return;
    const unread = read.find(([, bytes]) => !bytes);
    wrong(at("file"), unread);
    if (unread) return (at("count").textContent = say(text, "unread", { file: unread[0] }));
    const essays = read.map(([file, bytes]) => {
      const words = new TextDecoder().decode(bytes);
      return { file, words: level(words.includes("\ufffd") ? new TextDecoder("windows-1252").decode(bytes) : words) };
    });
    batch = essays.length > 1 ? essays : [];
    pasted.value = batch.length ? "" : essays[0].words;
    at("count").textContent = batch.length ? say(text, "opened_many", { count: batch.length }) : say(text, "opened", { file: essays[0].file });
    if (!batch.length) pasted.focus();
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
  // Whatever is pasted, dropped or typed comes by here.
  pasted.addEventListener("beforeinput", event => {
    const given = event.data ?? event.dataTransfer?.getData("text") ?? "", words = level(given);
    if (words === given) return;
    event.preventDefault();
    document.execCommand("insertText", false, words);
  });
  at("file").addEventListener("change", ({ target: { files } }) => (opening = files.length ? load(files) : null));
  at("print").addEventListener("click", () => print());
  form.hidden = false;
}
