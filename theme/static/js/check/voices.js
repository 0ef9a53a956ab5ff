// Voices: whose words the text reports, where a quotation has them and the essay does not say so.
"use strict";
{
  const { folded } = checker.words;

  const NEAR = 3; // words that stand before others
  const FEWEST = 3; // words of a quotation that are somebody's
  const LONG = 240; // characters of an essay before a quotation, and fewer behind it, that may say whose it is
  const ENDED = /[.?!]["”’)\]]*\s|\n\s*\n|\n(?=\s*[-*•–—>\d(])/u, REST = /^[^.?!;\n]{0,160}/u;

  // Words that the text puts into another's mouth or mind: what says so stands right before them, or they are listed as such.
  function spoken(items, text, steps) {
    const own = steps.filter(([what, at]) => what === "word" && !items[at].free).map(([, , token]) => token);
    if (!own.length) return [];
    const said = before(steps.find(([what]) => what === "word")[2], text), who = own.length >= FEWEST && whose(own, text);
    if (said) return [{ name: "spoken", led: items.led, slots: { words: said } }];
    return !who ? [] : [{ name: "given", names: who.names, slots: { place: text.paragraphs[who.place].label, who: who.names[0] } }];
  }

  // What says right before a word that it is somebody's.
  function before(first, text) {
    const { place, sentence } = text.tokens[first];
    const apart = at => text.tokens[at]?.place !== place || text.tokens[at].sentence !== sentence;
    for (let at = first - 1; at >= Math.max(0, first - NEAR) && !apart(at); at--) {
      const { fold } = text.tokens[at];
      const says = text.sense.said?.has(fold) || text.sense.believed?.has(fold);
      if (!says || text.tokens.slice(Math.max(0, at - NEAR), at).some(({ fold }) => text.sense.own?.has(fold))) continue; // who writes
      let from = at;
      while (from > at - 5 && !apart(from - 1)) from--;
      return (apart(from - 1) ? "" : "… ") + text.paragraphs[place].words.slice(text.tokens[from].start, text.tokens[first - 1].end);
    }
    return "";
  }

  // Whose these words are, where the text lists them all as somebody's, and has no others like them.
  function whose(own, text) {
    const [first, last] = [text.tokens[own[0]], text.tokens[own.at(-1)]];
    const { place } = first;
    const found = last.place === place && text.paragraphs[place].voices?.find(([start, end]) => start <= first.start && last.end <= end);
    return found && { place, names: found.slice(2) };
  }

  const PARTS = /[\p{L}\p{M}’'-]+/gu;
  const PERSON = /^(?:he|she|they|él|ella|ellos|ellas)$/u;
  // Before a name that is nobody who speaks.
  const WITH = /^(?:in|from|of|to|by|for|with|about|against|on|at|than|like|behind|and|or|de|a|al|del|en|por|para|con|contra|sobre|y|o)$/u;

  // Whether a sentence gives a quotation to the text or to who wrote it: she writes, “…”; “…,” the letter says; she says in her
  // letter, “…” Where it names anybody else or another document, or says that it is not so, it does not.
  function introduced({ start, end, asks, typed }, essay, text) {
    const { tells, away, unsaid, no, common, neutral } = text.sense;
    if (asks || !tells) return false;
    const [own, before = ""] = essay.slice(Math.max(0, start - LONG), start).split(ENDED).reverse();
    const behind = /\.\W*$/.test(typed) ? "" : /^\W?[^"“«]*/u.exec(REST.exec(essay.slice(end, end + LONG))[0])[0];
    if (/[\d“”"«»]/.test(own + behind)) return false;
    const around = `${own} ${behind}`.match(PARTS) ?? [], known = [text.names, neutral];
    if (around.slice(own.trim() ? 1 : 0).some(word => /^\p{Lu}/u.test(word) && !known.some(list => list?.has(folded(word))))) return false;
    const last = before.replace(/["“«][^"”»]*/g, "").match(PARTS) ?? [];
    if (around.some(word => [unsaid, no].some(list => list?.has(folded(word)))) || [...around, ...last].some(word => away?.has(folded(word)))) return false;
    const names = word => text.authors.has(word) && !common?.has(word) && word.length > 1;
    const clauses = [own.replace(/[,:;\s]+$/, "").split(/[,;:—–]\s/).slice(-2).join(" "), behind];
    return clauses.some((clause, second) => {
      const words = clause.match(PARTS) ?? [], folds = words.map(folded);
      return words.length <= 12 && folds.some((word, at) => {
        const told = (from, to) => folds.slice(Math.max(0, from), Math.max(0, to)).some(each => tells.has(each));
        if (word === text.slug)
          return told(at + 1, at + 3) || (told(at - 2, at - 1) && /^(?:with|con)$/.test(folds[at + 1])) || (/^(?:in|from|en)$/.test(folds[at - 2]) && folds.some(each => PERSON.test(each)) && told(0, folds.length));
        const [last = "", title] = [folds[at - 1], /^\p{Lu}/u.test(words[at - 1] ?? "")];
        if (!names(word) || WITH.test(last) || (title && ![text.names, common, tells].some(list => list?.has(last)))) return false;
        return told(at + 1, at + 4) || (second && told(at - 1, at));
      });
    });
  }

  // Takes back what the essay says itself, or asks: that the words are reported, or whose they are, in the sentence with the quotation; or in
  // the one before, where this one does not name who wrote the text. What is nowhere in the text, and is given to it, is told.
  function heard(results, essay, text) {
    for (const each of results) {
      if (each.verdict === "other" && !each.why && folded(each.quotation.typed).split(" ").some(word => text.index.has(word)) && introduced(each.quotation, essay, text))
        Object.assign(each, { verdict: "absent", why: "named", cite: null });
      if (!each.dots?.some(({ name }) => name === "given")) continue;
      const { start, end } = each.quotation;
      const [own, before = ""] = essay.slice(Math.max(0, start - LONG), start).split(ENDED).reverse();
      const rare = word => !text.sense.common?.has(word);
      const led = folded(own).split(" "), known = led.some(word => text.names.has(word) && rare(word));
      const words = new Set(folded(`${own} ${REST.exec(essay.slice(end, end + LONG))[0]} ${known ? "" : before}`).split(" "));
      const has = name => [name, `${name}s`, name.replace(/s$/, "")].some(form => words.has(form));
      const says = ({ names: [who, ...others] }) =>
        each.quotation.asks || [...words].some(word => text.sense.reported?.has(word)) || [...folded(who).split(" ").filter(rare), ...folded(others.join(" ")).split(" ")].some(has);
      each.dots = each.dots.filter(dot => dot.name !== "given" || !says(dot));
    }
  }

  checker.voices = { heard, spoken };
}
