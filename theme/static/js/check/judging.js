// Judging: the verdict on each quotation, and on an essay as a whole.
"use strict";
{
  const { WORD, from, finish, folded, parse, counted } = checker.words;
  const { renew, exhausted, occurrences, recall, stands, resolve, within } = checker.places;
  const { nearest } = checker.merits;
  const { finding, titled, entitled } = checker.sentences;

  const LONGEST = 3000, LETTERS = 20 * LONGEST; // words of a quotation that are compared, and characters that are read as words
  const SHORT = 2; // words: a word or two in marks may be a title, a term or a raised eyebrow
  const FEW = 7; // words: where so few cite nothing and more than a quarter differ, they are somebody else's

  // A result: a quotation with its verdict, how many words it has, the sentences in which it stands and all others that have its words,
  // the parts that are shown, how many of them differ, what is told of its dots, and the names of remarks; and more, by the verdict.
  const given = (quotation, verdict, { remarks, ...more }) => ({
    quotation, verdict, size: 0, grade: "altered", places: [], also: [], parts: [], changes: 0, dots: [], ...more, remarks: new Set(remarks),
  });

  // The verdict on one quotation, one of those that a report has signs for, and why; in steps.
  function* judging(quotation, text) {
    if (quotation.typed.length > LETTERS) return given(quotation, "unjudged", { size: LONGEST, home: text, why: "long" });
    const items = parse(quotation.typed, text);
    const size = counted(items);
    const cites = (quotation.cites || []).map(cite => ({ ...cite, ...(cite.citation ? resolve(cite.citation, text) : { ranges: [], missing: [] }) }));
    const foreign = cites.some(cite => cite.foreign);
    const first = cites.find(cite => cite.binds);
    const say = (verdict, more) => given(quotation, verdict, { size, cite: first, home: text, ...more });
    if (!size) return say("unjudged", { why: "empty" });
    if (entitled(quotation.typed, text)) return say("unjudged", { why: "title" });
    if (size > LONGEST) return say("unjudged", { why: "long" });
    const ranges = cites.flatMap(cite => cite.ranges);
    const found = yield* recall(quotation.typed, items, text, first || quotation.mark === "block" ? ranges : []);
    const exact = found.filter(each => !each.changes).sort((one, other) => one.remarks.has("cased") - other.remarks.has("cased"));
    if (exact.length && size === 1 && exact.every(({ touched: [at] }) => text.tokens[at].linked || text.tokens[at - 1]?.linked)) return say("unjudged", { why: "part" });
    if (exact.length) return stood(exact, { ranges, cites, first, foreign, items, size, quotation, text }, say);
    if (exhausted()) return say("unjudged", { why: "many" });
    yield;
    const other = text.beside && (yield* checker.beside.beside(quotation, size, cites, text, ranges));
    yield;
    const near = nearest(found, items, text, each => Boolean(first) && ranges.some(range => within(each.places, range)));
    const here = near && ranges.some(range => within(near.places, range));
    if (other?.exact && !(near && here && !other.on && !first.citation.noted)) return checker.beside.judged(other, quotation, first, cites, say, text);
    const pieces = scattered(items, text, near);
    if (pieces && !foreign) return say("altered", { grade: "joined", why: items.some(({ kind }) => kind === "gap") ? "scattered" : "pieced", places: pieces.flat(), parts: [] });
    const cited = first?.citation;
    if (other && (foreign || cited?.noted || (!here && other.merit > (near?.merit ?? 0)))) return checker.beside.judged(other, quotation, first, cites, say, text);
    const meant = first || quotation.mark === "block" || size > FEW || (near?.changes * 4 <= size && !titled(quotation.typed));
    if (near && meant && !foreign && (here || !cited?.doubtful)) {
      const { places, remarks, parts, changes, light, dots } = near;
      const told = { places, remarks, parts, changes, light, dots, ...checker.grades?.weighed(items, near, text, text.sense, text.figures) };
      return say("altered", { ...told, astray: Boolean(first && !first.missing.length && !here) });
    }
    if (first && !cited.doubtful && !cited.weak && !foreign) {
      if (size <= SHORT && !first.close) return say("unjudged", { why: "short" });
      const kept = checker.extents?.kept(items, text);
      return say("absent", { held: kept && { words: kept.words, places: stands(kept, text) } });
    }
    if (foreign) return say("other", { why: "cited" });
    if (size <= SHORT) return say("unjudged", { why: "short" });
    return titled(quotation.typed) ? say("unjudged", { why: "title" }) : say("other");
  }

  // The verdict on a quotation that is exact: whether it stands where it is cited, what its dots leave out, and what its brackets deny.
  function stood(exact, { ranges, cites, first, foreign, items, size, quotation, text }, say) {
    const here = exact.find(each => ranges.some(range => within(each.places, range)));
    const best = here ?? exact[0];
    const also = exact.filter(each => each !== best).map(each => each.places);
    const told = { places: best.places, also, remarks: best.remarks, parts: best.parts, dots: best.dots };
    const turned = best.dots.some(({ turns, led }) => turns || (led && quotation.alone));
    const denied = best.dots.some(({ name, sole }) => name === "no" && sole) && { grade: "turned" }; // dots in the place of a no alone
    // A mark that turns what is said into a question or a cry is a change, unless it is the essay that asks.
    if (best.remarks.has("ends") && !quotation.asks && (here || !first)) return say("altered", { ...told, remarks: [], changes: 1, light: true });
    if (best.dots.some(({ name }) => name === "denied")) return say("altered", { ...told, changes: 1, grade: "turned" });
    if (here) {
      const cite = cites.find(each => each.ranges.some(range => within(here.places, range)));
      const leaf = cite.ranges.find(range => within(here.places, range)).leaves;
      return say(turned ? "cropped" : "exact", { ...told, cite, leaf: Boolean(leaf), ...denied });
    }
    if (first?.missing.length) return say("missing", told);
    const held = first && !(size <= SHORT && !first.close) && !(first.citation.doubtful && size <= 2 * SHORT);
    if (held) return say("misplaced", told);
    const cite = foreign && size > SHORT && text.beside && checker.beside.numbered(cites, text.beside);
    if (cite) return say("misplaced", { ...told, cite }); // to B3, which has them not
    if (foreign) return say("unjudged", { ...told, why: "elsewhere" });
    if (size <= SHORT && ((size === 1 && exact.length > 5) || items.every(({ fold }) => text.sense.common?.has(fold)))) return say("unjudged", { why: "common" });
    if (!first && best.places[0].place < text.numbers.get(1) && !/\s\p{Ll}/u.test(quotation.typed)) return say("unjudged", { why: "title" });
    return say(turned ? "cropped" : "uncited", { ...told, ...denied });
  }

  // The places of parts around dots that each stand in the text, but not in this order or not together, if they do; or of a quotation without
  // dots of which the nearest reading, if there is one, has not all words.
  function scattered(items, text, near) {
    const parts = [[]];
    for (const item of items) {
      if (item.kind === "gap" && !item.small) parts.push([]);
      else parts.at(-1).push(item);
    }
    const at = touched => stands({ touched }, text);
    if (parts.length < 2) return checker.extents?.pieces(items, text, near)?.map(({ start, run }) => at(Array.from({ length: run }, (_, i) => start + i)));
    const places = parts.map(part => occurrences(part, text)[0]).map(found => found && at(found.steps.map(([, , token]) => token)));
    return places.every(Boolean) && parts.some(part => part.length > 2) ? places : null;
  }

  const MANY = 500; // citations that are looked at in one step
  const KNOWN = new Set(["exact", "cropped", "misplaced", "adapted", "uncited", "beside", "borrowed", "altered", "missing"]);

  // The report on an essay: what was found, in its order, each with its verdict, how many citations it has, and how many results of each
  // verdict; in steps, some with the part that is done, from 0 to 1.
  function* checking(essay, text) {
    renew();
    if (checker.beside) yield* checker.beside.preparing(text);
    const { quotations, citations: cited } = yield* finding(essay, text);
    let done = 0;
    const results = [], apart = [];
    for (const each of quotations.filter(({ mark }) => mark === "block")) {
      yield done++ / quotations.length;
      const result = yield* judging(each, text);
      const known = KNOWN.has(result.verdict);
      const close = known && (each.led || result.changes <= result.size / 5) && !result.why;
      const said = quotations.slice(from(quotations, each.start + 1), from(quotations, each.end)).some(({ cites }) => cites[0]?.binds);
      if (result.size > 3 && (each.marked ? close || (!said && (known || result.verdict === "absent")) : close)) apart.push(result);
    }
    const dropped = new Set();
    const holder = each => {
      const held = apart[from(apart, each.start + 1, ({ quotation }) => quotation.start) - 1];
      return held && each.end <= held.quotation.end && !dropped.has(held) ? held : null;
    };
    for (const each of quotations) {
      if (each.mark === "block") continue;
      yield done++ / quotations.length;
      const held = holder(each);
      if (held && !fills(each, held.quotation)) continue;
      if (held) dropped.add(held);
      results.push(...(yield* judged(each, text)));
    }
    for (const each of apart) if (!dropped.has(each)) results.push(each);
    const told = results.filter(({ verdict }) => ["missing", "absent", "altered"].includes(verdict));
    const used = new Set(told.map(({ cite }) => cite?.citation.called ?? cite?.citation));
    for (const [at, citation] of cited.entries()) {
      if (at % MANY === MANY - 1) yield;
      const { missing } = resolve(citation, text);
      if (missing.length && !citation.doubtful && !citation.weak && !used.has(citation)) results.push(given(citation, "missing", { cite: { citation, missing }, lone: true }));
    }
    paged(results);
    ease(results, text);
    checker.voices?.heard(results, essay, text);
    results.sort((one, other) => one.quotation.start - other.quotation.start);
    repeated(results);
    return { results, citations: cited.length, counts: tally(results) };
  }

  // Whether it is nearly all of a block.
  const fills = (each, block) => each.end - each.start > 0.8 * (block.raw[1] - block.raw[0]);

  // A quotation with what it holds: the inner ones speak where the outer one is not in the text.
  function* judged(quotation, text) {
    let result = quotation.mark === "open" ? cut(quotation, text) : yield* judging(quotation, text);
    for (const other of quotation.others ?? []) {
      const tried = yield* judging({ ...quotation, written: null, ...other }, text);
      if (KNOWN.has(tried.verdict) && !KNOWN.has(result.verdict)) result = tried;
    }
    if (KNOWN.has(result.verdict) || !quotation.inner?.length) return [result];
    const [from] = quotation.raw;
    const inner = [];
    for (const each of quotation.inner) inner.push(...(yield* judged({ ...each, typed: quotation.typed.slice(each.raw[0] - from, each.raw[1] - from), written: null, cites: quotation.cites }, text)));
    const known = inner.filter(each => KNOWN.has(each.verdict) && each.size > SHORT);
    return quotation.mark === "single" ? inner : known.length ? known : [result];
  }

  // One that is never closed is cut where it leaves the text.
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
      return given({ ...quotation, written: null, typed: start + (words.length > 12 ? " …" : "") }, "unjudged", { why: "open" });
    }
    const typed = quotation.typed.slice(0, words[length - 1].index + words[length - 1][0].length);
    const result = finish(judging({ ...quotation, written: null, typed, end: quotation.raw[0] + typed.length }, text));
    result.remarks.add("open");
    return result;
  }

  // Where an essay cites this text by its pages or by numbers alone, what it cites so and is not there is not in the text.
  function paged(results) {
    if (!results.some(({ leaf }) => leaf) && results.filter(({ verdict, cite }) => verdict === "exact" && cite?.citation.weak).length < 2) return;
    for (const each of results)
      if (each.verdict === "other" && !each.why && each.size > SHORT && each.cite?.citation.weak && !each.cite.missing.length) each.verdict = "absent";
  }

  // A word or two that share the citation of a quotation that stands there are not held to it.
  function ease(results, text) {
    const held = new Set(results.filter(each => each.verdict === "exact" || each.verdict === "altered").map(each => each.cite?.citation).filter(Boolean));
    for (const each of results) {
      if (each.lone || !held.has(each.cite?.citation)) continue;
      if (each.verdict === "absent" && !folded(each.quotation.typed).split(" ").some(word => text.index.has(word))) each.verdict = "other"; // in another language
      if (each.size > SHORT) continue;
      if (each.verdict === "absent") Object.assign(each, { verdict: "unjudged", why: "short" });
      if (each.verdict === "misplaced") Object.assign(each, { verdict: "uncited", cite: null });
    }
  }

  // What repeats words of an exact quotation right behind it has its citation.
  function repeated(results) {
    const words = each => ` ${folded(each.quotation.typed)} `;
    results.forEach((each, at) => {
      if (each.verdict !== "uncited") return;
      for (let last; (last = results[--at])?.quotation.end > each.quotation.start - 400; ) {
        const { verdict, cite } = last;
        const places = verdict === "exact" && words(last).includes(words(each)) && [each.places, ...each.also].find(([{ place }]) => last.places.some(other => other.place === place));
        if (places) return Object.assign(each, { verdict, cite, places });
      }
    });
  }

  // How many quotations, and of each verdict; of those that are altered by how much.
  function tally(results) {
    const counts = { quotations: 0 };
    for (const { verdict, grade, lone } of results) {
      const kind = verdict === "altered" || grade === "turned" ? grade : verdict;
      counts[kind] = (counts[kind] || 0) + 1;
      if (!lone) counts.quotations++;
    }
    return counts;
  }

  checker.judging = { checking };
}
