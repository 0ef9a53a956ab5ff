// The report in words: what is said about each verdict, and the count of all.
"use strict";
{
  // Each verdict by its sign; of what is altered by how much it is.
  const SIGNS = { exact: "=", cropped: "≈", uncited: "=", beside: "=", misplaced: "→", borrowed: "→", adapted: "→", altered: "≠", joined: "≠", turned: "≠", absent: "×", missing: "×", other: "–", unjudged: "–" };

  // A phrase in the language of the text's edition, its slots filled; a count chooses among its forms.
  function say({ say, language }, name, slots = {}) {
    const form = say[name].other ? (say[name][new Intl.PluralRules(language).select(slots.count)] ?? say[name].other) : say[name];
    return form.replace(/{(\w+)}/g, (_, slot) => slots[slot]);
  }

  const graded = ({ verdict, grade }) => (verdict === "altered" || grade === "turned" ? grade : verdict);

  // How many of each verdict, as they are listed.
  const kinds = ({ counts, results }) => {
    const lone = results.filter(each => each.lone).length;
    return Object.keys(SIGNS)
      .map(verdict => [verdict, (counts[verdict] ?? 0) - (verdict === "missing" ? lone : 0)])
      .filter(([, count]) => count > 0);
  };

  // The count in one sentence, and a second for citations that no quotation has.
  function summary({ counts, citations: cited, results }, text) {
    const lone = results.filter(each => each.lone).length;
    const verdicts = kinds({ counts, results })
      .map(([verdict, count]) => say(text, `${verdict}_counted`, { count }))
      .join(", ");
    if (!counts.quotations && !cited) return say(text, "nothing");
    const said = counts.quotations
      ? [say(text, "quotations", { count: counts.quotations, verdicts })]
      : [say(text, "no_quotation"), say(text, "citations", { count: cited })];
    if (lone) said.push(say(text, "lone", { count: lone }));
    return said.join(" ");
  }

  // Sentences that stand together as runs: of one paragraph, one after the other.
  function runs(places) {
    const made = [];
    for (const { place, sentence } of places) {
      const last = made.at(-1);
      if (last && last.place === place && sentence === last.to + 1) last.to = sentence;
      else if (!last || last.place !== place || sentence < last.from || sentence > last.to) made.push({ place, from: sentence, to: sentence });
    }
    return made;
  }

  // A run by the label of its paragraph and the numbers of its sentences.
  function named({ place, from, to }, home, text) {
    const { label, ordinals } = home.paragraphs[place];
    if (ordinals.length < 2) return label;
    const [first, last] = [ordinals[from], ordinals[to]];
    return from === to ? say(text, "sentence", { place: label, number: first }) : say(text, "sentences", { place: label, first, last });
  }

  const together = (names, text) =>
    names.length < 2 ? names.join("") : say(text, "and", { first: names.slice(0, -1).join(", "), last: names.at(-1) });

  const listed = (places, home, text) => together(runs(places).map(run => named(run, home, text)), text);

  // What is said of a result; in one `line` that leads to where it stands, not that it does.
  function told(result, text, line) {
    const { verdict, why, cite, places, also, remarks } = result;
    const home = result.home ?? text;
    const stand = { places: listed(places, home, text) };
    const cited = cite?.citation.typed;
    const said = [];
    if (!line && ["exact", "cropped", "beside", "uncited"].includes(verdict)) said.push(say(text, "stands", stand));
    if (result.leaf) said.push(say(text, "leaf", { number: leaf(places), places: labels(places, text) }));
    if (verdict === "uncited") said.push(say(text, "cite_as", { places: labels(places, text) }));
    if (verdict === "adapted") said.push(say(text, "theirs", { ...stand, instead: listed(result.instead, text, text) }));
    if (verdict === "borrowed") said.push(say(text, "not_own", { cited, ...stand }));
    if (verdict === "misplaced") said.push(say(text, "cited_to", { cited, ...stand }), ...meant(cite, places, text, home));
    if (["uncited", "misplaced"].includes(verdict) && also.length) said.push(others(also, text));
    if (verdict === "altered" && places.length && !result.parts.length) said.push(say(text, why, stand));
    else if (verdict === "altered") {
      const count = result.parts.filter(({ kind }) => kind === "change").length;
      said.push(say(text, result.astray ? "differs_astray" : "differs", { count: Math.max(count, 1), cited, ...stand }));
    }
    if (verdict === "altered" && result.light) said.push(say(text, "light"));
    said.push(...altered(result, text));
    if (verdict === "altered" && cite && (result.astray || cite.missing.length)) said.push(...meant(cite, places, text, home));
    if (verdict === "absent" && !why) said.push(result.held ? say(text, "only", { cited, words: result.held.words, places: listed(result.held.places, home, text) }) : say(text, "nowhere", { cited }));
    if (verdict === "other" && !why) said.push(say(text, "elsewhere"));
    if (cite?.missing?.length && verdict !== "exact") {
      const { paragraph, sentence, has, leaf: page } = cite.missing[0];
      if (page !== undefined && verdict === "missing" && places.length) return say(text, "leaf_meant", { number: page, last: has, ...stand, instead: labels(places, text) });
      if (page !== undefined) said.push(say(text, "no_leaf", { number: page, last: has }));
      else if (sentence !== undefined) said.push(say(text, "no_sentence", { paragraph, count: has, number: sentence }));
      else said.push(say(text, "no_paragraph", { paragraph, last: Math.max(...text.numbers.keys()) }));
    }
    if (verdict === "missing" && places.length) said.push(say(text, "exact_in", stand));
    if (text.say[`why_${why}`]) said.push(say(text, `why_${why}`));
    for (const { name, slots } of result.dots) said.push(say(text, `dots_${name}`, slots));
    const cased = result.parts.map(({ ins = "" }) => /\p{L}[\p{L}’'-]*/u.exec(ins)?.[0]).filter(Boolean);
    for (const remark of remarks) said.push(say(text, `remark_${remark}`, { words: cased.join(", ") }));
    return said.join(" ");
  }

  // What an alteration puts in, where it may say something else, and which slip of the text it corrects.
  function altered({ grade, size, weighed }, text) {
    if (!weighed) return [];
    const { count, put, slip } = weighed, said = slip ? [say(text, "slip", { words: slip })] : [];
    return grade === "turned" && count ? [...said, say(text, "put", { count, size, words: put })] : said;
  }

  // The paragraphs of places, and the pages of the source on which these are.
  const labels = (places, text) => together([...new Set(places.map(({ place }) => text.paragraphs[place].label))], text);
  const leaf = places => [...new Set(places.map(({ page }) => page))].join("–");

  // Where a page was cited: the page on which the words are, and whether the number was that of a paragraph.
  function meant(cite, places, text, home) {
    const [range] = cite.citation.ranges ?? [];
    if (home !== text || !range?.leaf) return [];
    const number = places.map(({ place }) => place).includes(text.numbers.get(range.first)) ? labels(places, text) : "";
    return [say(text, "on_leaf", { number: leaf(places) }), ...(number ? [say(text, "meant", { places: number })] : [])];
  }

  // Where else the same words stand.
  function others(also, text) {
    const labels = [...new Set(also.map(([{ place }]) => text.paragraphs[place].label))];
    const listed = labels.length > 6 ? [...labels.slice(0, 6), say(text, "more", { count: labels.length - 6 })] : labels;
    return say(text, "also", { places: together(listed, text) });
  }

  checker.report = { SIGNS, say, graded, kinds, summary, told, runs, named };
}
