// Grades: whether what a quotation alters can be a slip, or says something else. Loaded behind the page.
"use strict";
{
  const { distance, agrees } = checker.alignment;

  // The line, measured on tests/samples/essays/turned.tsv: a quotation that puts in, leaves out or changes as many words that carry sense
  // may say something else.
  const LINE = 1;
  const BESIDE = 3; // words between where a word stands and where the quotation has it, at most, that are only another order
  const LEAST = 4; // words that are left out together: more than a word that was forgotten
  // Contractions, as the words that they stand for.
  const WHOLE = [[/^can(?:not|'t)$/, "can not"], [/^won't$/, "will not"], [/n't$/, " not"], [/'ll$/, " will"], [/'re$/, " are"], [/'ve$/, " have"], [/'m$/, " am"]];
  const whole = fold => WHOLE.reduce((words, [short, long]) => words.replace(short, long), fold).split(" ");

  // A word as it may be heard: without its doubled letters, and as it is spelled elsewhere (manoeuvre).
  const heard = fold => fold.normalize("NFD").replace(/[\p{M}']/gu, "").replace(/(\p{L})\1/gu, "$1").replace(/[ao]e/g, "e").replace(/re$/, "er").replace(/wh/g, "w");

  // Whether two words are the same but for spelling, ending or an abbreviation, or both say no; a word of the text that is not a light one
  // and has another root is another word.
  function alike(one, other, { endings, light, no }, known) {
    if (one.fold === other.fold || heard(one.fold) === heard(other.fold)) return true;
    const [short, long] = [one.fold, other.fold].sort((a, b) => a.length - b.length);
    if (no?.has(one.fold) || no?.has(other.fold)) return no.has(one.fold) && no.has(other.fold);
    if (/\p{Nd}/u.test(short + long) || short.length < 3) return false;
    let same = 0;
    while (short[same] && short[same] === long[same]) same++;
    const ends = [short, long].map(word => word.slice(same).replace("'", ""));
    if (same >= Math.min(4, short.length) && ends.every(end => !end || endings?.has(end))) return true;
    if (one.cut && other.fold.startsWith(one.fold)) return true;
    const slipped = same >= 6 || (short.length > 3 ? !known(one.fold) : same > 0 && (light?.has(one.fold) || !known(one.fold)));
    return slipped && distance(heard(one.fold), heard(other.fold)) === 1;
  }

  // Takes out of both lists what is the same in both and not far off: words put in, and words that the text has there.
  function pair(put, lost, same) {
    for (const word of [...put]) {
      const at = lost.findIndex(own => Math.abs(own.at - word.near) <= BESIDE && same(word, own));
      if (at < 0) continue;
      lost.splice(at, 1);
      put.splice(put.indexOf(word), 1);
    }
  }

  // Takes out a number that the text writes out (forty-one), where a quotation has it in figures, and a number with its unit in one word (250g).
  function figures(put, lost, names) {
    const value = ({ fold }) => (at => (at < 20 ? at : 10 * at - 180))(names.indexOf(fold));
    for (const word of put.filter(({ fold }) => /^\p{Nd}/u.test(fold))) {
      const [, number, unit] = /^(\p{Nd}+)(\p{L}*)$/u.exec(word.fold) ?? [], near = lost.filter(({ at }) => Math.abs(at - word.near) < BESIDE);
      const own = unit ? near.filter(({ fold }) => fold === number || fold.startsWith(unit)) : near.filter(({ fold }) => names?.includes(fold));
      if (!(unit ? own.length === 2 : own.length && own.reduce((sum, each) => sum + value(each), 0) === +number)) continue;
      put.splice(put.indexOf(word), 1);
      for (const each of own) lost.splice(lost.indexOf(each), 1);
    }
  }

  // Takes out what only corrects a slip that the text is known to have, and gives the words of that.
  function corrected(put, lost, items, steps, { tokens, paragraphs }) {
    const found = [];
    const { place } = tokens[steps.find(([, , token]) => token >= 0)[2]];
    for (const [start, end, reading] of paragraphs[place].slips ?? []) {
      const inside = at => tokens[at]?.place === place && tokens[at].start < end && start < tokens[at].end;
      const meant = reading.split(" ").map(heard), own = steps.filter(([, at, token]) => at >= 0 && inside(token)).map(([, at]) => at);
      const [more, less] = [put.filter(({ near }) => inside(near)), lost.filter(({ at }) => inside(at))];
      const typed = items.slice(own[0], own.at(-1) + 1).map(({ fold }) => heard(fold)).join(" ");
      if (!(more.length ? more.every(({ fold }) => meant.includes(heard(fold))) : less.length && meant.join(" ").includes(typed))) continue;
      for (const each of more) put.splice(put.indexOf(each), 1);
      for (const each of less) lost.splice(lost.indexOf(each), 1);
      found.push(paragraphs[place].words.slice(start, end));
    }
    return found;
  }

  // Words of a quotation by their places, and dots where they do not stand together.
  const shown = (places, items) => places.map((at, number) => `${number && at > places[number - 1] + 1 ? "… " : ""}${items[at].shown.trim()}`).join(" ").replace(/[^\p{L}\p{Nd}]+$/u, "");

  // How much a reading alters: its grade (`altered` in small ways, `joined` without what stands between, or `turned`: it may say something
  // else), the words that it puts in and how many, and the slip of the text that it corrects. `sense` has the
  // words of a language by what they do.
  function weighed(items, { steps, dots }, text, sense, names) {
    const put = [], lost = [];
    const begun = steps.find(([, , token]) => token >= 0)?.[2] ?? 0;
    let near = begun, left = [], apart = false;
    for (const [what, at, token] of steps) {
      const item = items[at], own = text.tokens[token];
      if (what === "skip" && own.group < 0) left.push(token);
      if (what !== "word" && what !== "added") continue;
      if (what === "word") {
        near = token;
        if (left.length < LEAST) lost.push(...left.flatMap(each => whole(text.tokens[each].fold).map(fold => ({ fold, at: each }))));
        else apart = true;
        left = [];
      }
      if (item.free || (own && agrees(item, own))) continue;
      put.push(...whole(item.fold).map(fold => ({ fold, near, item: at, cut: /^\s?\./.test(item.shown.slice(item.form.length)) })));
      if (own) lost.push(...whole(own.fold).map(fold => ({ fold, at: token })));
    }
    const slips = corrected(put, lost, items, steps, text);
    const around = []; // the words of the text before and behind
    for (let far = 1; far <= BESIDE; far++)
      for (const at of [begun - far, near + far]) if (text.tokens[at]) around.push({ fold: text.tokens[at].fold, at });
    for (const words of [lost, around]) pair(put, words, (one, own) => one.fold === own.fold);
    pair(put, lost, (one, own) => alike(one, own, sense, fold => text.index.has(fold)));
    figures(put, lost, names);
    const heavy = ({ fold }) => (fold.length > 1 || /\p{Nd}/u.test(fold)) && !sense.light?.has(fold.replace(/'\p{L}{1,2}$/u, ""));
    const much = put.filter(heavy).length + lost.filter(heavy).length;
    const turned = much >= LINE || dots.some(({ turns, undoes }) => turns || undoes);
    const words = put.some(heavy) ? [...new Set(put.map(({ item }) => item))] : [];
    const weighed = { count: words.length, put: shown(words, items), slip: slips[0] };
    return { grade: turned ? "turned" : apart ? "joined" : "altered", weighed };
  }

  checker.grades = { weighed };
}
