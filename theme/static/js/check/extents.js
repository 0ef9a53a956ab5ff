// Extents: how much a quotation leaves out of the text, and how much of a long difference is worth showing.
"use strict";
{
  const LEAST = 4; // words that are left out without dots
  const MUCH = 40; // words that dots leave out
  const LONG = 12; // words that are shown whole
  const SHORT = 3, MOST = 4, FAR = 250; // words of a piece, pieces of a quotation, and words between two that are one reading
  const BESIDE = 2, ENDS = 4; // words that are shown beside a difference, and at the ends of a long one

  // What is told of dots, and what more there is to tell: two pieces that are joined as if they stood together, with what stands between
  // them in the text; and dots that leave out much, or several sentences.
  function measured(dots, text, steps) {
    const made = [];
    let last, left = 0, what = "";
    for (const [step, , token] of steps) {
      if (step === "word") {
        if (last !== undefined && what === "skip" && left >= LEAST)
          made.push({ name: "joined", slots: { count: left, before: beside(last - 1, last, last, text), after: beside(token, token + 1, token, text) } });
        if (last !== undefined && what === "gap") made.push(...much(last, token, left, text));
        [last, left, what] = [token, 0, ""];
      } else if (step === "skip" || step === "glide") left++;
      if (step === "added") what = "added";
      else if (step === "gap" || (step === "skip" && !what)) what = step;
    }
    return made.some(({ name }) => name === "several") ? [...dots.filter(({ name }) => name !== "sentence"), ...made] : [...dots, ...made];
  }

  // The longest run of words of a quotation from one on that stands in the text: where it begins, best not before `end`, and how long it is.
  function longest(items, at, text, end = 0) {
    let best = null;
    for (const start of text.index.get(items[at].fold) ?? []) {
      let run = 1;
      while (at + run < items.length && text.tokens[start + run]?.fold === items[at + run].fold) run++;
      if (!best || run > best.run || (run === best.run && best.start < end && start >= end)) best = { at, start, run };
    }
    return best;
  }

  // What of a quotation that is not in the text stands there: its longest run of words, if that is long enough to be known by.
  function kept(items, text) {
    let best = null;
    for (let at = 0; at < items.length; at++) {
      const found = items[at].kind === "word" ? longest(items, at, text) : null;
      if (found?.run > (best?.run ?? SHORT)) best = found;
    }
    return best && { words: items.slice(best.at, best.at + best.run).map(({ shown }) => shown).join("").replace(/[^\p{L}\p{Nd}]+$/u, ""), touched: Array.from({ length: best.run }, (_, at) => best.start + at) };
  }

  // A quotation without dots as pieces that each stand in the text, if it has nothing else: where each begins there, and how many words it
  // has; the longest first, and of those the one behind the piece before. Where a reading comes near,
  // two long ones, if a mark parts them or that reading lacks many words.
  function pieces(items, text, near) {
    const found = [];
    if (items.some(({ kind, free, around }) => kind !== "word" || free || around)) return null;
    const lacks = near?.steps.filter(([what, at, token]) => what === "added" || (what === "word" && text.tokens[token].fold !== items[at].fold)).length;
    if (lacks === 0) return null;
    for (let at = 0; at < items.length; at += found.at(-1).run) {
      const last = found.at(-1), best = longest(items, at, text, last ? last.start + last.run : 0);
      if (!best || best.run < (near ? LEAST : SHORT) || found.push(best) > (near ? 2 : MOST)) return null;
      if (near && last && lacks < LEAST && !items[at - 1].seam) return null;
    }
    return found.length > 1 ? found : null;
  }

  // The pieces as one reading, where they follow each other and little stands between them.
  function torn(items, text) {
    const found = pieces(items, text), steps = [];
    for (const { start, run } of found ?? []) {
      const last = steps.at(-1)?.[2] ?? start - 1, first = steps.filter(([what]) => what === "word").length;
      if (start <= last || start - last > FAR) return null;
      for (let at = last + 1; at < start; at++) steps.push(["skip", -1, at]);
      for (let at = 0; at < run; at++) steps.push(["word", first + at, start + at]);
    }
    return found && { cost: 0, steps };
  }

  // What is told of dots between two words of the text, where they leave out much.
  function much(last, token, count, { tokens }) {
    const [one, other] = [tokens[last], tokens[token]];
    const sentences = one.place === other.place ? other.sentence - one.sentence : 0;
    if (sentences > 1) return [{ name: "several", slots: { count, sentences } }];
    return count < MUCH ? [] : [{ name: "much", slots: { count } }];
  }

  // Two words of the text that stand together, with what a hyphen joins to them; only the one that is kept where the other is of another paragraph.
  function beside(one, other, kept, { tokens, paragraphs }) {
    const { place } = tokens[kept];
    let [from, to] = [one, other].map(at => (tokens[at]?.place === place ? at : kept));
    while (tokens[from - 1]?.linked) from--;
    while (tokens[to].linked) to++;
    return paragraphs[place].words.slice(tokens[from].start, tokens[to].end);
  }

  // Parts of a long difference: of what is the same only the words beside what differs, of what differs much only its ends.
  function near(parts) {
    const words = shown => shown.match(/\s*\S+\s*/g) ?? [];
    const ends = (shown, first, last) => {
      const all = words(shown);
      return all.length <= Math.max(first + last, LONG) ? shown : [...all.slice(0, first), "… ", ...(last ? all.slice(-last) : [])].join("");
    };
    return parts.map((part, at) => {
      if (part.kind === "same") return { ...part, shown: ends(part.shown, at ? BESIDE : 0, at < parts.length - 1 ? BESIDE : 0) };
      return { ...part, del: ends(part.del, ENDS, ENDS), ins: ends(part.ins, ENDS, ENDS) };
    });
  }

  checker.extents = { measured, near, kept, pieces, torn };
}
