// Judging: the verdict on each quotation, and on an essay as a whole.
"use strict";
{
  const { WORD, from, folded, parse, counted } = checker.words;
  const { renew, exhausted, occurrences, recall, stands } = checker.places;
  const { find } = checker.sentences;

  const LONGEST = 3000; // words of a quotation that are compared
  const SHORT = 2; // words: a word or two in marks may be a title, a term or a raised eyebrow

  // The paragraphs of a citation as ranges of places; what does not exist is told.
  function resolve(citation, text) {
    const ranges = [], missing = [];
    for (const { first, last, sentences } of citation.ranges) {
      const low = text.numbers.get(first), high = text.numbers.get(last);
      if (low === undefined || high === undefined) {
        missing.push({ paragraph: low === undefined ? first : last });
        if (low !== undefined) ranges.push({ first: low, last: text.paragraphs.length - 1, sentences: null });
        continue;
      }
      const { ordinals } = text.paragraphs[low];
      const beyond = (sentences ?? []).find(each => !ordinals.includes(each));
      if (beyond !== undefined) missing.push({ paragraph: first, sentence: beyond, has: ordinals.length });
      ranges.push({ first: low, last: high, sentences });
    }
    return { ranges, missing };
  }

  // Whether a reading stands in a range: in any of its paragraphs, in any of its sentences.
  const within = (places, range) =>
    places.some(
      ({ place, ordinal }) =>
        place >= range.first && place <= range.last && (!range.sentences || (ordinal >= range.sentences[0] && ordinal <= range.sentences[1])),
    );
  // Whether all long words have capitals, as in a title.
  const titled = words => {
    const long = words.match(/[\p{L}’']{4,}/gu) || [];
    return long.length > 1 && long.every(word => /^\p{Lu}/u.test(word));
  };

  // Whether this is the title of the text, or its beginning, as a note names it: “Report,” para. 41.
  const entitled = (words, text) => {
    const [title, named] = [text.title, folded(words)].map(each => `${each} `);
    return /^\W*\p{Lu}/u.test(words) && (title.startsWith(named) || named.startsWith(title));
  };

  // A result: a quotation with its verdict, and more that is known.
  const given = (quotation, verdict, { remarks, ...more }) => ({
    quotation, verdict, size: 0, places: [], also: [], parts: [], changes: 0, ...more, remarks: new Set(remarks),
  });

  // The verdict on one quotation: exact, misplaced, uncited, altered, absent, missing, other or unjudged, and why.
  function judge(quotation, text) {
    const items = parse(quotation.typed);
    const size = counted(items);
    const cites = (quotation.cites || []).map(cite => ({ ...cite, ...(cite.citation ? resolve(cite.citation, text) : { ranges: [], missing: [] }) }));
    const foreign = cites.some(cite => cite.foreign);
    const first = cites.find(cite => cite.binds);
    const say = (verdict, more) => given(quotation, verdict, { size, cite: first, ...more });
    if (!size) return say("unjudged", { why: "empty" });
    if (entitled(quotation.typed, text)) return say("unjudged", { why: "title" });
    if (size > LONGEST) return say("unjudged", { why: "long" });
    const ranges = cites.flatMap(cite => cite.ranges);
    const found = recall(quotation.typed, items, text, first || quotation.mark === "block" ? ranges : []);
    const exact = found.filter(each => !each.changes);
    if (exact.length) {
      const here = exact.find(each => ranges.some(range => within(each.places, range)));
      const best = here ?? exact[0];
      const also = exact.filter(each => each !== best).map(each => each.places);
      const told = { places: best.places, also, remarks: best.remarks, parts: best.parts };
      if (here) return say("exact", { ...told, cite: cites.find(cite => cite.ranges.some(range => within(here.places, range))) });
      if (first?.missing.length) return say("missing", told);
      const held = first && !(size <= SHORT && !first.close) && !(first.citation.doubtful && size <= 2 * SHORT);
      if (held) return say("misplaced", told);
      if (foreign) return say(size > SHORT ? "other" : "unjudged", { ...told, why: "elsewhere" });
      return size === 1 && exact.length > 5 && !first ? say("unjudged", { why: "common" }) : say("uncited", told);
    }
    if (exhausted()) return say("unjudged", { why: "many" });
    const pieces = scattered(items, text);
    if (pieces && !foreign) return say("altered", { why: "scattered", places: pieces.flat(), parts: [] });
    const near = nearest(found, size, first, ranges);
    const here = near && ranges.some(range => within(near.places, range));
    if (near && !foreign && (here || !first?.citation.doubtful)) {
      const told = { places: near.places, remarks: near.remarks, parts: near.parts, changes: near.changes, light: near.light };
      return say("altered", { ...told, astray: Boolean(first && !first.missing.length && !here) });
    }
    if (first && !first.citation.doubtful && !foreign) {
      if (size <= SHORT && !first.close) return say("unjudged", { why: "short" });
      return say("absent");
    }
    if (foreign) return say("other", { why: "cited" });
    if (size <= SHORT) return say("unjudged", { why: "short" });
    return titled(quotation.typed) ? say("unjudged", { why: "title" }) : say("other");
  }

  // The reading that comes near enough to be the words meant, or nothing. Where a paragraph is cited, less is enough there.
  function nearest(found, size, first, ranges) {
    const fit = each => {
      const here = Boolean(first) && ranges.some(range => within(each.places, range));
      const likeness = 1 - each.cost / Math.max(size, 1);
      if (here) return likeness >= (size <= 3 ? 0.6 : 0.45) && (each.agreed >= Math.min(2, size) || size <= SHORT) ? likeness + 0.15 : 0;
      const enough = each.agreed >= 4 && each.longest >= 3 && likeness >= 0.62 && each.weight >= 16;
      const shorter = size >= 3 && size <= 5 && each.agreed >= 3 && each.longest >= 2 && likeness >= 0.72 && each.weight >= 16;
      return enough || shorter ? likeness : 0;
    };
    const [best] = found.map(each => [fit(each), each]).sort((one, other) => other[0] - one[0]);
    return best && best[0] > 0 ? best[1] : null;
  }

  // Parts around an ellipsis that each stand in the text, but not in this order or not together: their places, or nothing.
  function scattered(items, text) {
    const parts = [[]];
    for (const item of items) {
      if (item.kind === "gap" && !item.small) parts.push([]);
      else parts.at(-1).push(item);
    }
    if (parts.length < 2) return null;
    const places = parts.map(part => occurrences(part, text)[0]).map(found => found && stands({ touched: found.steps.map(([, , at]) => at) }, text));
    return places.every(Boolean) && parts.some(part => part.length > 2) ? places : null;
  }

  const KNOWN = new Set(["exact", "misplaced", "uncited", "altered", "missing"]);

  // The report on an essay: what was found, in its order, each with its verdict.
  function check(essay, text) {
    renew();
    const { quotations, citations: cited } = find(essay, text);
    const results = [];
    const apart = [];
    for (const each of quotations.filter(({ mark }) => mark === "block")) {
      const result = judge(each, text);
      const close = (each.led || result.changes <= result.size / 5) && !result.why;
      const known = KNOWN.has(result.verdict);
      if (result.size > 3 && (each.marked ? known || result.verdict === "absent" : known && close)) apart.push(result);
    }
    const dropped = new Set();
    const holder = each => {
      const held = apart[from(apart, each.start + 1, ({ quotation }) => quotation.start) - 1];
      return held && each.end <= held.quotation.end && !dropped.has(held) ? held : null;
    };
    for (const each of quotations) {
      if (each.mark === "block") continue;
      const held = holder(each);
      if (held && !fills(each, held.quotation)) continue;
      if (held) dropped.add(held);
      results.push(...judged(each, text));
    }
    for (const each of apart) if (!dropped.has(each)) results.push(each);
    const told = results.filter(({ verdict }) => ["missing", "absent", "altered"].includes(verdict));
    const used = new Set(told.map(({ cite }) => cite?.citation.called ?? cite?.citation));
    for (const citation of cited) {
      const { missing } = resolve(citation, text);
      if (missing.length && !citation.doubtful && !used.has(citation)) results.push(given(citation, "missing", { cite: { citation, missing }, lone: true }));
    }
    ease(results);
    results.sort((one, other) => one.quotation.start - other.quotation.start);
    return { results, citations: cited.length, counts: tally(results) };
  }

  // Whether a quotation is nearly all of a block.
  const fills = (each, block) => each.end - each.start > 0.8 * (block.raw[1] - block.raw[0]);

  // A quotation with what it holds: the inner ones speak only where the outer one is not in the text.
  function judged(quotation, text) {
    let result = quotation.mark === "open" ? cut(quotation, text) : judge(quotation, text);
    for (const other of quotation.others ?? []) {
      const tried = judge({ ...quotation, ...other }, text);
      if (KNOWN.has(tried.verdict) && !KNOWN.has(result.verdict)) result = tried;
    }
    if (KNOWN.has(result.verdict) || !quotation.inner?.length) return [result];
    const [from] = quotation.raw;
    const inner = quotation.inner.flatMap(each => judged({ ...each, typed: quotation.typed.slice(each.raw[0] - from, each.raw[1] - from), cites: quotation.cites }, text));
    const known = inner.filter(each => KNOWN.has(each.verdict) && each.size > SHORT);
    return quotation.mark === "single" ? inner : known.length ? known : [result];
  }

  // A quotation that is never closed is cut where it leaves the text.
  function cut(quotation, text) {
    const items = parse(quotation.typed).filter(item => item.kind === "word");
    let length = 0;
    for (const at of text.index.get(items[0]?.fold) ?? []) {
      let run = 0;
      while (run < items.length && text.tokens[at + run]?.fold === items[run].fold) run++;
      length = Math.max(length, run);
    }
    const words = [...quotation.typed.matchAll(WORD)];
    if (length < 4) {
      const start = words.slice(0, 12).map(([word]) => word).join(" ");
      return given({ ...quotation, typed: start + (words.length > 12 ? " …" : "") }, "unjudged", { why: "open" });
    }
    const typed = quotation.typed.slice(0, words[length - 1].index + words[length - 1][0].length);
    const result = judge({ ...quotation, typed, end: quotation.raw[0] + typed.length }, text);
    result.remarks.add("open");
    return result;
  }

  // A word or two that share a citation with a quotation that stands there are not held to it.
  function ease(results) {
    const held = new Set(results.filter(each => each.verdict === "exact" || each.verdict === "altered").map(each => each.cite?.citation).filter(Boolean));
    for (const each of results) {
      if (each.lone || each.size > SHORT || !held.has(each.cite?.citation)) continue;
      if (each.verdict === "absent") Object.assign(each, { verdict: "unjudged", why: "short" });
      if (each.verdict === "misplaced") Object.assign(each, { verdict: "uncited", cite: null });
    }
  }

  // How many quotations there are, and how many of each verdict.
  function tally(results) {
    const counts = { quotations: 0 };
    for (const { verdict, lone } of results) {
      counts[verdict] = (counts[verdict] || 0) + 1;
      if (!lone) counts.quotations++;
    }
    return counts;
  }

  checker.judging = { check };
}
