// Places: where in the text to look for a quotation, and all its readings there.
"use strict";
{
  const { aligning } = checker.alignment;
  const { compare } = checker.differences;

  const BUDGET = 1.2e7; // cells of all alignments of an essay; what is beyond is not judged
  const COMMON = 1000, PART = 15; // places of a word, and this part of the text: one that has more tells nothing
  const LIKELY = 4, CITED = 8, PLAIN = 50; // paragraphs, ranges that are cited, and places of the very words that are looked at
  let spent = 0, filled = 0;
  const seen = new Map(); // the readings of an essay’s quotations

  // Begins another essay; and whether all work is spent that one may cost.
  function renew() {
    spent = filled = 0;
    seen.clear();
  }

  const exhausted = () => spent > BUDGET;
  // The cells of the alignments of an essay that were made so far.
  const work = () => filled;

  // Every place where plain words stand one after the other.
  function occurrences(items, text) {
    if (!items.length || items.some(item => item.kind !== "word" || item.free || item.around)) return [];
    let rare = 0;
    for (let i = 0; i < items.length; i++) {
      const found = text.index.get(items[i].fold);
      if (!found) return [];
      if (found.length < text.index.get(items[rare].fold).length) rare = i;
    }
    return text.index
      .get(items[rare].fold)
      .map(at => at - rare)
      .filter(at => at >= 0 && items.every((item, i) => text.tokens[at + i]?.fold === item.fold))
      .map(at => ({ cost: 0, steps: items.map((_, i) => ["word", i, at + i]) }));
  }

  // The paragraphs that share most with a quotation, rare words and pairs of words counting for more.
  function likely(items, text) {
    const scores = new Map();
    const total = text.tokens.length;
    const seen = new Set();
    const count = (found, weight) => {
      for (const place of new Set(found.map(at => text.tokens[at].place))) scores.set(place, (scores.get(place) || 0) + weight);
    };
    items.forEach((item, i) => {
      if (item.kind !== "word" || seen.has(item.fold)) return;
      seen.add(item.fold);
      const found = text.index.get(item.fold);
      if (found && found.length < Math.min(total / PART, COMMON)) count(found, Math.log(total / found.length));
      const next = items[i + 1];
      const pair = next && next.kind === "word" && text.pairs.get(`${item.fold} ${next.fold}`);
      if (pair) count(pair, Math.log(total / pair.length));
    });
    return [...scores].sort((one, other) => other[1] - one[1]).slice(0, LIKELY).map(([place]) => place);
  }

  // The paragraphs from `first` to `last` with a neighbor on either side, and more where the quotation is longer.
  function around(text, first, last, length) {
    if (text.apart) return [first, last];
    let low = Math.max(0, first - 1), high = Math.min(text.paragraphs.length - 1, last + 1);
    const size = () => text.paragraphs[high].end - text.paragraphs[low].first;
    while (size() < 2 * length && (low > 0 || high < text.paragraphs.length - 1)) {
      low = Math.max(0, low - 1);
      high = Math.min(text.paragraphs.length - 1, high + 1);
    }
    return [low, high];
  }

  // All readings of a quotation that are worth a look, each with what it changes; in steps. `ranges` are the places of the paragraphs that
  // it cites; elsewhere is looked where there are at least so many of its words, from 0 to 1.
  function* readings(items, text, ranges, least = 0.4) {
    const made = [];
    const add = found => {
      const reading = { ...found, ...compare(items, text, found) };
      if (reading.touched.length) made.push(reading);
    };
    const plain = occurrences(items, text);
    const near = ({ steps: [[, , at]] }) => ranges.some(({ first, last }) => at >= text.paragraphs[first].first && at < text.paragraphs[last].end);
    [...plain.filter(near), ...plain.filter(found => !near(found)).slice(0, PLAIN)].forEach(add);
    if (made.some(reading => !reading.changes)) return made;
    const torn = checker.extents?.torn(items, text);
    if (torn) add(torn);
    const windows = new Set();
    function* look(first, last) {
      if (windows.has(`${first} ${last}`)) return;
      windows.add(`${first} ${last}`);
      yield;
      const low = text.paragraphs[first].first, high = text.paragraphs[last].end;
      const cells = items.length * (high - low);
      spent += cells;
      if (spent > BUDGET) return;
      filled += cells;
      add(yield* aligning(items, text, low, high));
    }
    for (const range of ranges.slice(0, CITED)) {
      yield* look(range.first, range.last);
      yield* look(...around(text, range.first, range.last, items.length));
    }
    if (items.length > 2 || ranges.length)
      for (const place of likely(items, text)) {
        const [low, high] = around(text, place, place, items.length);
        if (shared(items, text, low, high) >= least) yield* look(low, high);
      }
    return made;
  }

  // The same, once for the same words and ranges in an essay, with where each reading stands.
  function* recall(typed, items, text, ranges) {
    const key = `${typed} ${ranges.map(({ first, last }) => `${first}-${last}`)}`;
    if (!seen.has(key)) seen.set(key, yield* looks(items, text, ranges));
    return seen.get(key);
  }

  // All readings, with where each stands; the least part of the words that a part of the text must have to be looked at.
  function* looks(items, text, ranges = [], least) {
    return (yield* readings(items, text, ranges, least)).map(each => ({ ...each, places: stands(each, text) }));
  }

  // How many of a quotation's words a part of the text has at all.
  function shared(items, text, low, high) {
    const words = items.filter(item => item.kind === "word" && !item.free);
    const held = item => text.paragraphs.slice(low, high + 1).some(paragraph => paragraph.folds.has(item.fold));
    return words.filter(item => item.around || held(item)).length / Math.max(words.length, 1);
  }

  // Where a reading stands: its sentences, and their paragraphs.
  function stands(reading, text) {
    const sentences = [];
    for (const at of reading.touched) {
      const { place, sentence } = text.tokens[at];
      const last = sentences.at(-1);
      const ordinal = text.paragraphs[place].ordinals[sentence], { page } = text.tokens[at];
      if (!last || last.place !== place || last.sentence !== sentence || last.page !== page) sentences.push({ place, sentence, ordinal, page });
    }
    return sentences;
  }

  // A citation as ranges of places; what does not exist is told.
  function resolve(citation, text) {
    const ranges = [], missing = [];
    for (const { first, last, sentences, leaf, either } of citation.ranges) {
      if (leaf || (either && !text.numbers.has(last))) {
        const [low] = text.leaves.get(first) ?? [], [, high] = text.leaves.get(last) ?? [];
        if (low === undefined || high === undefined) missing.push({ leaf: low === undefined ? first : last, has: Math.max(0, ...text.leaves.keys()) });
        else ranges.push({ first: low, last: high, leaves: [first, last] });
        continue;
      }
      const low = text.numbers.get(first), high = text.numbers.get(last);
      if (low === undefined || high === undefined) {
        missing.push({ paragraph: low === undefined ? first : last });
        if (low !== undefined) ranges.push({ first: low, last: text.paragraphs.length - 1 });
        continue;
      }
      const { ordinals } = text.paragraphs[low];
      const beyond = (sentences ?? []).find(each => !ordinals.includes(each));
      if (beyond !== undefined) missing.push({ paragraph: first, sentence: beyond, has: ordinals.length });
      ranges.push({ first: low, last: high, sentences });
      const [from] = (either && text.leaves.get(first)) || [], [, to] = text.leaves.get(last) ?? [];
      if (from !== undefined && to !== undefined) ranges.push({ first: from, last: to, leaves: [first, last] });
    }
    return { ranges, missing };
  }

  // Whether a reading stands in a range: in any of its paragraphs, in any of its sentences.
  const within = (places, range) =>
    places.some(
      ({ place, ordinal, page }) => between(place, [range.first, range.last]) && between(page, range.leaves) && between(ordinal, range.sentences),
    );
  const between = (number, ends) => !ends || (number >= ends[0] && number <= ends[1]);

  checker.places = { renew, exhausted, work, occurrences, recall, looks, stands, resolve, within };
}
