// The page: takes an essay from its field or from files, and shows the report.
"use strict";
{
  const { reading } = checker.words;
  const { checking } = checker.judging;
  const { SIGNS, say, graded, summary, told, runs, named } = checker.report;

  const MOST = 500; // results that are listed; all are counted
  const PIECE = 8; // milliseconds of work at a time
  const FEW = 20; // results that are drawn at a time
  const SHOWN = 2000, LINE = 100; // characters of each, and of one that is right
  const GROUPS = { exact: "right", beside: "right", other: "rest", unjudged: "rest" }; // what needs no work, by the verdict
  const at = id => document.getElementById(id);
  let text = JSON.parse(at("words").textContent);
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
  const short = (words, most = SHOWN) => (words.length > most ? `${words.slice(0, most).replace(/\s\S*$/, "")} …` : words).replace(/(?<=[¶§])\s/g, "\u00a0");

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

  // The link to a run of sentences, or to what stands beside the text.
  function leads(run, home) {
    const { sentences, href } = home.paragraphs[run.place];
    const link = make("a", "", short(named(run, home, text)));
    link.href = href ? `${text.text}../${href}`.replace("/#", location.protocol === "file:" ? "/index.html#" : "/#") : `${address}#${sentences[run.from][0]}`;
    return link;
  }

  // A line with that link, and the words there.
  function source(run, home) {
    const { words, sentences } = home.paragraphs[run.place];
    const shown = words.slice(sentences[run.from][1], sentences[Math.min(run.to, run.from + 3)][2]);
    return make("p", "source", leads(run, home), " ", shown, run.to > run.from + 3 ? " …" : "");
  }

  // A result as an item of the list; one that needs no work is one line.
  function item(result, line) {
    const { verdict, quotation, cite, places, parts, lone, home = text, instead = [] } = result;
    const words = short((quotation.written ?? quotation.typed).replace(/^[ \t]*>[ \t]?/gm, "").replace(/\s+/g, " ").trim(), line ? LINE : SHOWN);
    const typed = make("p", "typed", lone ? words : make("q", "", words));
    if (!lone && cite) typed.append(" ", make("span", "cited", `(${short(cite.citation.typed)})`));
    const name = say(text, graded(result));
    const mark = make("span", "sign", SIGNS[graded(result)]);
    mark.ariaHidden = "true";
    const said = told(result, text, line);
    if (line) {
      typed.append(" ", mark, ...runs(places).slice(0, 4).flatMap((run, at) => [at ? ", " : " ", leads(run, home)]), said && ` ${short(said)}`);
      return make("li", "", typed);
    }
    const made = make("li", "", make("p", "verdict", mark, ` ${name[0].toUpperCase()}${name.slice(1)}`), typed);
    made.dataset.verdict = verdict;
    if (said) made.append(make("p", "told", short(said)));
    if (parts.some(({ kind }) => kind === "change") && words.length < SHOWN) made.append(difference(checker.extents?.near(parts) ?? parts));
    made.append(...runs(places).slice(0, 4).map(run => source(run, home)), ...runs(instead).slice(0, 4).map(run => source(run, text)));
    return made;
  }

  // Puts the sheets into the page in steps, what is to be looked at first; after a few results the browser draws them, since hundreds take
  // it long.
  function* showing(all) {
    const many = all.length > 1;
    for (const each of all) {
      const { results } = each.found;
      const made = make("section", "sheet", ...(checker.heads?.head(each, many, at("report").dataset.version, text, make) ?? []));
      made.id = each.id;
      sheets.append(made);
      let shown = 0;
      for (const name of ["amiss", "right", "rest"]) {
        const own = results.filter(({ verdict }) => (GROUPS[verdict] ?? "amiss") === name), list = make("ol", `list ${name}`);
        if (own.length) made.append(make(many ? "h4" : "h3", "", say(text, name, { count: own.length })), list);
        for (const result of own.slice(0, MOST - shown)) {
          list.append(item(result, name !== "amiss"));
          yield ++shown % FEW ? null : "drawn";
        }
      }
      if (results.length > MOST) made.append(make("p", "", say(text, "unlisted", { count: results.length - MOST })));
    }
    return true;
  }

  // Does work in pieces, and lets the page breathe between them; nothing where other work has begun.
  let turn = 0;
  async function pieces(steps, own) {
    for (let since = performance.now(); ; ) {
      const { done, value } = steps.next();
      if (done) return value;
      if (value !== "drawn" && performance.now() - since < PIECE) continue;
      if (value > 0) at("count").textContent = say(text, "working", { part: Math.floor(value * 10) * 10 });
      await new Promise(resume => {
        setTimeout(resume, value === "drawn" ? 100 : 0); // a window that is hidden draws nothing
        if (value === "drawn") requestAnimationFrame(() => setTimeout(resume));
      });
      if (own && own !== turn) return null;
      since = performance.now();
    }
  }

  // Scripts that come later: what is long when the page is there, what only some essays need when they do.
  const script = src =>
    new Promise(resume => {
      const made = make("script", "");
      made.src = src;
      made.onload = made.onerror = resume;
      document.head.append(made);
    });
  const part = name => checker[name] ?? script(`${at("words").dataset.parts}/${name}.js`);
  const later = async () => {
    if (document.readyState !== "complete") await new Promise(resume => addEventListener("load", resume, { once: true }));
    await Promise.all([script(at("words").dataset.aside), ...["beside", "extents", "gaps", "grades", "heads", "spoken", "voices"].map(part)]);
  };
  const ready = Promise.all([pieces(reading(text)), later()]).then(([made]) => (text = { ...made, aside: checker.aside }));

  // A field that is wrong says so, and the line that tells what is is its description, before its own.
  function wrong(field, is) {
    field.ariaInvalid = is ? "true" : null;
    const lines = [is && "count", field.dataset.described].filter(Boolean);
    if (lines.length) field.setAttribute("aria-describedby", lines.join(" "));
    else field.removeAttribute("aria-describedby");
  }

  // Takes a report away, and stops the work on one.
  function clear() {
    turn++;
    at("report").ariaBusy = null;
    sheets.replaceChildren();
    for (const id of ["legend", "results", "paper"]) at(id).hidden = true;
  }

  // Whether two texts are one and its draft: half of what stands side by side in either stands so in the other.
  function akin(...texts) {
    const [one, other] = texts.map(words => new Set(words.split(/\s+/).map((each, at, all) => `${each} ${all[at + 1]}`)));
    const both = [...one].filter(each => other.has(each)).length;
    return 2 * both >= Math.min(one.size, other.size);
  }

  // Whose an essay is and what it is called stays for its next draft, and goes where another is checked and they were not typed anew.
  const fields = [at("name"), at("title")], typed = new Set();
  let last;
  function renew(written) {
    if (last && !akin(last, written)) for (const field of fields) if (!typed.has(field)) field.value = "";
    typed.clear();
    last = written;
  }

  // Checks what is in the field, or the files that were opened, of which something is `said`, shows the report and goes there.
  async function report(said = "") {
    clear();
    const own = turn;
    const written = pasted.value.trim();
    wrong(pasted, !written && !batch.length);
    if (!written && !batch.length) {
      at("count").textContent = say(text, "no_essay");
      pasted.focus();
      return;
    }
    if (written) renew(written);
    const essays = written ? [{ words: pasted.value, name: at("name").value.trim(), title: at("title").value.trim() }] : batch;
    at("report").ariaBusy = "true";
    await ready;
    if (own !== turn) return;
    const many = essays.length > 1;
    if (many) await part("several");
    const all = [];
    for (const essay of essays.filter(({ fault }) => !fault)) {
      const words = level(essay.words);
      const found = await pieces(checking(words, text), own);
      if (!found) return;
      const head = checker.heads?.headed(words, text);
      all.push({ found, file: essay.file, name: essay.name || head?.name, title: essay.title || head?.title, id: `essay-${all.length + 1}` });
    }
    const unread = essays.filter(({ fault }) => fault);
    if (many && checker.several) sheets.append(checker.several.table([...all, ...unread], text, make));
    at("results").hidden = at("paper").hidden = false;
    at("legend").hidden = !all.some(({ found }) => found.results.some(({ parts }) => parts.some(({ kind }) => kind === "change")));
    if (!(await pieces(showing(all), own))) return;
    at("count").textContent = said + (many ? say(text, "essays", { count: all.length }) : summary(all[0].found, text));
    at("report").ariaBusy = null;
    at("results").focus();
  }

  // Files: the report on what was there before goes at once. One goes to the field, several are checked each by itself, and all at once.
  // Of two choices the last one counts.
  let opening, batch = [];
  async function load(files) {
    const before = at("results").hidden ? [] : ["gone"];
    clear();
    at("count").textContent = "";
    await part("essays");
    const { read, single, told, fault } = (await checker.essays?.read(files, text)) ?? { told: say(text, "file_unread", { file: files[0].name }), fault: true };
    if (files !== at("file").files) return;
    wrong(at("file"), fault);
    batch = read ?? [];
    if (read) pasted.value = "";
    if (single) pasted.value = level(single.words);
    at("count").textContent = [told, ...(read || single ? [] : before).map(name => say(text, name))].join(" ");
    if (read || single) report(`${told} `);
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    await opening; // an essay that is still being read is the one to check
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
  // A report on what has been changed since says so.
  form.addEventListener("input", ({ target }) => {
    typed.add(target);
    if (target !== at("file") && !at("results").hidden && !at("report").ariaBusy) at("count").textContent = say(text, "stale");
  });
  at("print").addEventListener("click", () => print());
  form.hidden = false;
}
