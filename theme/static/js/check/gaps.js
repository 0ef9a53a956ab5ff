// Gaps: what the dots of a quotation leave out, and whether it can turn the sense of what is left.
"use strict";
{
  // What parts two clauses.
  const EDGE = /[,;:.?!()\-]/;
  const SINGLE = /(?:n't)$/; // a word that says no by its end

  // All that a quotation leaves out, each gap by what is to be said of it: its name, with the words that it is about. Some turn the sense.
  function looked(items, text, steps) {
    const told = [];
    steps.forEach(([what, at], step) => {
      if (what !== "gap") return;
      let next = step + 1;
      while (steps[next]?.[0] === "glide") next++;
      const before = steps.slice(0, step).findLast(([, , token]) => token >= 0)?.[2], after = steps.slice(next).find(([, , token]) => token >= 0)?.[2];
      const left = steps.slice(step + 1, next).map(([, , token]) => token);
      if (before === undefined || after === undefined) return;
      const bracket = Boolean(items[at].small);
      if (left.length) told.push(...senses(left, before, after, text, bracket), ...(bracket ? [] : passed(before, after, text)));
      else if (!bracket && after === before + 1 && !EDGE.test(text.tokens[before].seam)) told.push({ name: "nothing" });
    });
    return told;
  }

  // Dots over the end of a sentence, or from one paragraph to another.
  function passed(before, after, text) {
    const [one, other] = [text.tokens[before], text.tokens[after]];
    if (one.place !== other.place) return [{ name: "paragraph", slots: { first: text.paragraphs[one.place].label, last: text.paragraphs[other.place].label } }];
    return one.sentence === other.sentence ? [] : [{ name: "sentence" }];
  }

  // What is left out that can turn the sense: a word that says no, beside what is kept; a condition; who acts; that somebody says it.
  // Of what brackets stand for, only the first: they say the rest in their own words.
  function senses(left, before, after, text, bracket) {
    const { sense, tokens } = text;
    const words = left.map(at => tokens[at]);
    const found = [];
    const put = (name, at, count = 1) => {
      if (found.some(each => each.name === name)) return;
      const [from, to] = [tokens[at], tokens[at + count - 1]];
      found.push({ name, turns: true, slots: { words: text.paragraphs[from.place].words.slice(from.start, to.end) } });
    };
    const edge = at => EDGE.test(tokens[at].seam);
    const joins = ({ fold }) => sense.joins?.has(fold);
    const [mark, last] = [words.findIndex((_, at) => edge(left[at])), words.findLastIndex((_, at) => edge(left[at])) + 1];
    // What belongs to the words before the dots, and where what belongs to those behind them begins.
    const head = edge(before) ? 0 : Math.min(...[mark + 1, words.findIndex(each => joins(each) && !sense.of?.has(each.fold))].filter(at => at > 0), words.length);
    const tail = Math.max(last, words.findLastIndex(joins) + 1);
    const denies = at => sense.no?.has(words[at].fold) || SINGLE.test(words[at].fold);
    const partly = at => sense.only?.has(words[at + 1]?.fold) && words.slice(at + 2).some(({ fold }) => sense.but?.has(fold)); // not only … but
    for (let at = 0; at < words.length; at++)
      if ((at < head || at >= tail) && denies(at) && !partly(at)) put("no", left[at]);
    if (bracket) return found;
    const whole = tokens[before].place === tokens[after].place && tokens[before].sentence === tokens[after].sentence;
    if (!whole) return found;
    words.forEach(({ fold }, at) => {
      if (sense.if?.has(fold) && !sense.as?.has(words[at - 1]?.fold ?? tokens[before].fold)) put("if", left[at]);
      if (at >= last && sense.said?.has(fold)) put("said", left[at]);
    });
    const who = actor(words, last, head < words.length || edge(before), tokens[after], sense);
    if (who) put("who", left[who[0]], who[1]);
    return found;
  }

  // Who acts, where the dots end right before what is done: a name, I or we, or the friends, behind the beginning of a clause.
  function actor(words, last, parted, verb, sense) {
    if (!sense.does?.has(verb.fold)) return null;
    let from = last;
    let open = parted && last > 0;
    for (let at = last; at < words.length; at++)
      if (sense.joins?.has(words[at].fold)) {
        from = at + 1;
        open = true;
      }
    const clause = words.slice(from);
    if (!open || !clause.length || clause.length > 4) return null;
    const end = clause.at(-1);
    const named = /^\p{Lu}/u.test(end.form) && clause.slice(0, -1).every(({ form, fold }) => /^\p{Lu}/u.test(form) || sense.the?.has(fold));
    const person = clause.length === 1 && sense.me?.has(end.fold);
    const group = clause.length === 2 && sense.the?.has(clause[0].fold) && !sense.does.has(end.fold);
    return named || person || group ? [from, clause.length] : null;
  }

  checker.gaps = { looked };
}
