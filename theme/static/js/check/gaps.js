// Gaps: what the dots of a quotation leave out, and whether it can turn the sense of what is left. Loaded behind the page.
"use strict";
{
  // What parts two clauses.
  const EDGE = /[,;:.?!()\-]/;
  const NEAR = 3; // words that stand beside others
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
      const bracket = Boolean(items[at].small);
      if (bracket) told.push(...denied(items, at, left, steps, text));
      if (before === undefined || after === undefined) return;
      if (bracket && left.length && left.length < 5) {
        const turns = replaced(items, at, left, text);
        told.push({ name: turns ? "replaced" : "bracket", turns, slots: { words: shown(left[0], left.at(-1), text) } });
      }
      if (left.length) told.push(...senses(left, before, after, text, bracket), ...(bracket ? [] : passed(before, after, text)));
      else if (!bracket && after === before + 1 && !EDGE.test(text.tokens[before].seam)) told.push({ name: "nothing" });
    });
    return [...told, ...undone(items, text, steps), ...cut(items, text, steps), ...(checker.voices?.spoken(items, text, steps) ?? [])];
  }

  // A word that says no, put in by brackets that hold little else, where the text has none.
  function denied(items, gap, left, steps, { sense, tokens }) {
    const inside = [];
    for (let at = gap - 1; items[at]?.free; at--) inside.unshift(items[at]);
    const no = ({ fold }) => sense.no?.has(fold) || SINGLE.test(fold);
    const own = steps.some(([what, at]) => what === "word" && inside.includes(items[at])) || left.some(token => no(tokens[token]));
    if (own || !inside.some(no) || !inside.every(item => no(item) || sense.does?.has(item.fold))) return [];
    return [{ name: "denied", turns: true, slots: { words: inside.map(({ form }) => form).join(" ") } }];
  }

  // Whether brackets put another word for one that is not common.
  const replaced = (items, gap, left, { sense, tokens }) => {
    const { fold } = tokens[left[0]];
    return !left[1] && !items[gap - 2]?.free && items[gap - 1]?.fold[0] !== fold[0] && sense.common?.has(fold) === false;
  };

  // Words that say no, lost or put in without dots.
  function undone(items, { sense, tokens }, steps) {
    const lost = [], put = [];
    const no = (word, other) => word && (sense.no?.has(word.fold) || SINGLE.test(word.fold) || (word.fold.endsWith(other?.fold) && /^(?:dis|i[lmnr]|non|un)$/.test(word.fold.slice(0, -other.fold.length))));
    steps.forEach(([what, at, token], step) => {
      const item = items[at], own = tokens[token];
      if (/^g/.test(what) || item?.free || own?.group >= 0) return;
      if (what === "skip" && ![step - 2, step + 2].some(near => /^[aw]/.test(steps[near]?.[0]))) return; // far off
      if (no(own, item)) lost.push(own.form);
      if (no(item, own)) put.push(item.form);
    });
    if (lost.length === put.length) return [];
    const same = word => lost.findIndex(each => each.toLowerCase() === word.toLowerCase());
    const more = put.filter(word => same(word) < 0 || !lost.splice(same(word), 1));
    const name = !more.length ? "lost" : lost.length ? "undone" : "added";
    return [{ name, undoes: true, slots: { words: [...new Set([...lost, ...more])].join(", ") } }];
  }

  // The words of the text from one token to another.
  const shown = (first, last, text) => text.paragraphs[text.tokens[first].place].words.slice(text.tokens[first].start, text.tokens[last].end);

  // What dots at the end cut off: the rest of the sentence, where that takes back what is said. And words that the text has in
  // brackets, where a word that says no stands beside them.
  function cut(items, text, steps) {
    const found = [];
    const last = steps.findLast(([what]) => what === "word")?.[2];
    if (items.trailed && last !== undefined) {
      const { place, sentence } = text.tokens[last];
      for (let at = last + 1; text.tokens[at]?.place === place && text.tokens[at].sentence === sentence; at++)
        if ((text.sense.yet?.has(text.tokens[at].fold) || text.sense.but?.has(text.tokens[at].fold)) && EDGE.test(text.tokens[at - 1].seam)) {
          let end = at;
          while (end < at + 9 && text.tokens[end + 1]?.place === place && text.tokens[end + 1].sentence === sentence) end++;
          found.push({ name: "yet", turns: true, slots: { words: shown(at, end, text) } });
          break;
        }
    }
    for (const [what, , token] of steps) {
      const { group } = text.tokens[token] ?? {};
      if (what === "skip" && group >= 0 && !text.editorial[token + 1] && text.sense.no?.has(text.tokens[token + 1]?.fold))
        found.push({ name: "editor", turns: true, slots: { words: shown(text.groups[group][0], token, text) } });
    }
    const words = steps.filter(([what, at]) => what === "word" && !items[at].free);
    if (words.length && words.every(([, , token]) => text.editorial[token])) found.push({ name: "theirs", turns: true });
    return found;
  }

  // Whether a word says that somebody believes, other than who writes.
  const believed = (at, { sense, tokens }) =>
    sense.believed?.has(tokens[at].fold) && !tokens.slice(Math.max(0, at - NEAR), at).some(({ fold }) => sense.own?.has(fold));

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
      found.push({ name, turns: true, sole: words.length === 1, slots: { words: text.paragraphs[from.place].words.slice(from.start, to.end) } });
    };
    const edge = at => EDGE.test(tokens[at].seam);
    const joins = ({ fold }) => sense.joins?.has(fold);
    const last = words.findLastIndex((_, at) => edge(left[at])) + 1;
    // Where what belongs to the words behind the dots begins; and what stands right beside them.
    const tail = Math.max(last, words.findLastIndex(joins) + 1), near = Math.max(tail, words.length - NEAR);
    const denies = at => sense.no?.has(words[at].fold) || SINGLE.test(words[at].fold);
    const partly = at => sense.only?.has(words[at + 1]?.fold) && words.slice(at + 2).some(({ fold }) => sense.but?.has(fold)); // not only … but
    for (let at = 0; at < words.length; at++) {
      if ((at >= near || (at === 0 && !edge(before))) && denies(at) && !partly(at)) put("no", left[at]);
      if (at >= last && sense.doubt?.has(words[at].fold) && !sense.no?.has(tokens[left[at] - 1]?.fold)) put("hedge", left[at]);
      if (at >= near && sense.hedge?.has(words[at].fold)) put("hedge", left[Math.max(tail, at - 2)], at - Math.max(tail, at - 2) + 1);
    }
    if (bracket) return found;
    const whole = tokens[before].place === tokens[after].place && tokens[before].sentence === tokens[after].sentence;
    words.forEach(({ fold }, at) => {
      // a sentence that begins with But right behind what is kept, or a clause with although
      const begins = at === 0 && tokens[before].sentence !== words[0].sentence;
      if (sense.yet?.has(fold) ? whole : begins && sense.but?.has(fold)) put("yet", left[at], Math.min(6, words.length - at));
    });
    if (!whole) {
      // “We did that … in our own interests,” where the text has: We also did it
      const part = words.some(({ fold }, at) => at >= tail && (sense.also?.has(fold) || sense.only?.has(fold)));
      if (part && tokens[left.at(-1)].sentence === tokens[after].sentence) put("hedge", left[tail], words.length - tail);
      return found;
    }
    if (words.length === 1 && !edge(before) && !edge(left[0]) && !sense.more?.has(tokens[before].fold) && (words[0].dotted || !sense.small?.has(words[0].fold))) put("word", left[0]);
    words.forEach(({ fold }, at) => {
      if (sense.if?.has(fold) && !sense.as?.has(words[at - 1]?.fold ?? tokens[before].fold)) put("if", left[at]);
      if ((at >= last && sense.said?.has(fold)) || sense.rumor?.has(fold)) put("said", left[at]);
      if (at >= last && believed(left[at], text)) put("believed", left[at]);
    });
    const who = actor(words, last, last > 0 || edge(before), tokens[after], sense);
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
