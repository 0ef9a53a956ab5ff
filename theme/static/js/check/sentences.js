// Sentences: which citation each quotation of an essay has.
"use strict";
{
  const { from, folded } = checker.words;
  const { NOTED, citations, parentheses, rivals, calls, ibidem } = checker.citations;
  const { plain, reopened, blocks, paired, singles, marks, sound, setOff, nest, mask } = checker.quotations;

  const MANY = 50; // blocks that are looked through in one step
  const ABBREVIATED = /(?:^|[^\p{L}\p{Nd}’'])(?:\p{Lu}|par|pars|para|paras|p|pp|no|nos|vol|ch|cf|vs|mr|mrs|ms|dr|st|ed|eds|trans|e\.g|i\.e|ca|fig|sent|abs|al|párr|págs?|vgl|bzw|hrsg|übers|trad|véase|doc|docs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/iu;
  // Before a quotation: it is somebody else’s.
  const HEDGED = /\b(?:so-called|(?:would|might|could|may|we|they|some|people|historians|scholars)\s+(?:\p{L}+\s+)?(?:call|called|describe as|label)|if\s+(?:\p{L}+\s+){1,3}(?:says?|asks?|asked|argues?|thinks?|claims?)|you\s+(?:wrote|said|asked))\s*$/iu;

  // Before a quotation: the essay itself asks.
  const ASKING = /(?:^|[.?!:;\n]["”’)]?\s+|,\s+(?:and|but)\s+)(?:(?:and|but|so)\s+)?(?:why|how|what|who|whom|whose|when|where|which|is|are|was|were|do|does|did|has|have|had|can|could|may|might|should|would|will)\b[^.?!]*$/iu;

  // Before a quotation: it begins a sentence.
  const ALONE = /(?:^|[.:;!?\p{Pd}\n])[\s>]*$/u;

  // Before a quotation: it stands where the one before it does, or in a point under it.
  const SAME = /\b(?:same|next|this)\s+(?:paragraph|sentence)\b[^.?!]*$|\n(?:\t| {2,})\s*\S{1,3}\s[^\n]*$/iu;

  // What only says where the words before it stand: Ex. A ¶ 4; or, in a line of its own, — N. K., ¶ 4
  const SOLE = /^[^\p{L}\n]*(?:(?:(?:ex|exhibit|doc|document)\b[. ]*A|id|ibid)\b[^\p{L}\n]*)?$|^\n\s*[—–]+\s*[^\n“"]{1,40}$/iu;

  // Where its sentences end.
  function sentences(masked, { start, end }) {
    const ends = [];
    const text = masked.slice(start, end);
    for (const found of text.matchAll(/(?<![.?!])[.?!]+([”"»’')\]]*)(?:\d{1,3}|[⁰¹²³⁴-⁹]+|\[\^?\d+\])?\s+(?=["“„«‘'[]*[\p{Lu}\p{Nd}¶])|(?<=\p{L}{4}|["”’'\])])[.?!]\s+(?=\p{Ll})|(?<=\n[ \t]*[—–][^\n]{0,60}\d[^\n]{0,20})\n|\n(?=\s*(?:\[[^\]\n]{1,80}\](?= ["“])|[-*•–—]|\(?(?:\d{1,2}(?:\.\d{1,2})*|\p{L})[.)])\s)/gu)) {
      if (found[0][0] === "." && !found[1] && ABBREVIATED.test(text.slice(Math.max(0, found.index - 8), found.index + 1))) continue;
      ends.push(start + found.index + found[0].length);
    }
    return [...ends, end];
  }

  // Whether a quotation is no quotation but a title in a citation, or the words that a note is on: note on “forty-one,” ¶ 2; Malin, “Notes,” 14.
  function entitles({ start, end, raw }, essay, masked) {
    const before = essay.slice(Math.max(0, start - 40), start);
    if (/(?<!\p{L})(?:notes?|notas?)\s+(?:on|to|at|for|sobre|a|zu)\s+(?:the\s+words?\s+)?$/iu.test(before)) return true;
    if (!/\p{Lu}[\p{L}.’'-]*,\s*$/u.test(before)) return false;
    const words = essay.slice(...raw), after = masked.slice(end, end + 60);
    const called = /,\s*$/.test(words) || /^\s*,/.test(after); // a citation goes on behind a comma
    const cited = /^[\s,.]*(?:in\s|trans|ed\.|doc|no\.|vol|pp?\.|para|par\.|¶|§|\d|https?:)/i.test(after);
    return /^[[“‘\s]*\p{Lu}/u.test(words) && ((called && cited && words.length < 80) || (titled(words) && /^\s*\(/.test(after)));
  }

  // Whether long words begin with capitals, as in a title.
  const titled = words => {
    const long = words.match(/[\p{L}’']{3,}/gu) || [], high = word => /^\p{Lu}/u.test(word);
    return long.slice(1).some(high) && long.every(word => word.length < 4 || high(word));
  };

  // Whether this is the title of the text, or its beginning, as a note names it: “Report,” para. 41.
  const entitled = (words, text) => {
    const [title, named] = [text.title, folded(words)].map(each => `${each} `);
    return /^\W*\p{Lu}/u.test(words) && (title.startsWith(named) || named.startsWith(title));
  };

  // Whether it is that title in a citation, behind its author's name or none, so that what follows counts its paragraphs: Stone, “Letter,” 47.
  function numbers({ start, end, raw }, essay, text) {
    if (!entitled(essay.slice(...raw), text) || !/^[\s,.]*\d/.test(essay.slice(end, end + 9))) return false;
    const [, who] = /(\p{Lu}[\p{L}’'-]+),\s*(?:\p{Lu}\.[\s,]*)*$/u.exec(essay.slice(Math.max(0, start - 40), start)) ?? [];
    return !who || text.authors.has(who.toLowerCase());
  }

  // Gives the quotations of one sentence their citations, each with whether it binds and whether it stands close.
  function attach(items, essay) {
    const cites = items.map(item => !item.raw);
    const leading = cites.indexOf(false) < 0 ? items.length : cites.indexOf(false);
    const forward = leading > 0 && !items[leading - 1].foreign && !items[leading - 1].stop;
    for (const item of items.slice(0, leading)) item.leads = true;
    let previous = null, stop = null; // what may cite, and is not understood, ends the reach of a citation
    const before = items.map((item, at) => {
      const found = { previous, stop };
      if (cites[at]) stop = item.stop ? item : null;
      if (item.stop) return found;
      if (cites[at] && !item.foreign) previous = item;
      if (item.running) previous = null;
      return found;
    });
    let next = -1, crowd = 0;
    for (let at = items.length - 1; at >= 0; at--) {
      const quotation = items[at];
      if (cites[at]) {
        next = at;
        crowd = 0;
        continue;
      }
      const after = next < 0 ? null : items[next];
      quotation.cites = choose(quotation, before[at], after, items[next + 1], crowd === 0, forward, essay);
      crowd++;
    }
  }

  // The citations that a quotation may have, the likeliest first.
  function choose(quotation, { previous, stop }, after, beyond, direct, forward, essay) {
    const made = [], unsure = after?.stop ? after : stop;
    const add = (citation, binds, close = false) => citation && made.push({ citation, binds, close });
    const hedged = HEDGED.test(essay.slice(Math.max(0, quotation.start - 60), quotation.start));
    const running = previous && !unsure && (!previous.paren || previous.leads) && !hedged;
    if (unsure && (after === unsure || !after)) {
      made.push(unsure.guess ? { citation: unsure.guess } : {});
      add(previous, false);
    } else if (after?.foreign) {
      made.push({ foreign: true, beside: after.beside ?? "" });
      if (direct && beyond && !beyond.raw && !beyond.foreign) add(beyond, false);
      add(previous, false);
    } else if (after?.paren) {
      if (!direct && running) add(previous, true);
      add(after, !made.length && (direct || !hedged), direct);
    } else if (after && forward && previous) {
      add(previous, running);
      add(after, false);
    } else if (after) {
      const between = essay.slice(quotation.end, after.start).replace(/^[\s,:;\p{Pd}]+/u, "");
      const near = between.length <= 60 && !/[;:—(“"]|\b(?:which|while|whereas|but|although|though|because)\b|,\s+(?:and|as|so|or)\b/i.test(between);
      add(after, near, near && direct && between.length <= 25);
      add(previous, false);
    } else add(previous, Boolean(running));
    return made;
  }

  // All quotations and citations of an essay, in its order, with where they begin and end; in steps. A quotation has `raw`, where its words
  // begin and end without their marks, `typed` and `written` (in the marks that are known here, and in its own), its `mark`, and `cites`:
  // citations that it may have, the likeliest first, each with whether it `binds`, so that words which are not there are told.
  function* finding(typed, text) {
    const essay = plain(typed, text);
    const lumps = blocks(essay);
    const parts = [], marked = [];
    for (const [at, block] of lumps.entries()) {
      if (at % MANY === MANY - 1) yield;
      parts.push({ block, ...paired(essay, block) });
    }
    reopened(essay, parts);
    for (const [at, { block, found }] of parts.entries()) {
      if (at % MANY === MANY - 1) yield;
      const ends = marks(found);
      marked.push(found, singles(essay, block).filter(single => sound(single, ends, essay)));
    }
    yield;
    const never = parts.map(({ open }) => open);
    for (const each of marked.flat()) {
      // “… (¶ 3).” with the citation inside the marks
      const tail = /\s*[([](?:¶|par|#?p\d)[^()[\]]{1,40}[)\]][.,\s]*$/iu.exec(essay.slice(Math.max(each.raw[0], each.raw[1] - 60), each.raw[1]));
      if (tail) each.raw[1] -= tail[0].length;
    }
    const all = nest(marked.flat()).filter(each => each.raw[1] > each.raw[0]);
    const masked = mask(essay, all.filter(each => !numbers(each, essay, text)));
    yield;
    const quotations = all.filter(each => !numbers(each, essay, text) && !entitles(each, essay, masked));
    yield;
    const cited = yield* citations(masked, text);
    for (const citation of cited) citation.typed = typed.slice(citation.start, citation.end).replace(/\s+/g, " ");
    yield;
    const called = calls(masked, cited, text);
    yield;
    const held = parentheses(masked, cited, text);
    yield;
    const calling = new Set(called.map(({ start }) => start));
    const others = [...held.filter(({ start }) => !calling.has(start)), ...called.filter(({ mute }) => !mute)]; // [4]
    others.push(...rivals(masked, cited, others));
    yield;
    others.sort((one, other) => one.start - other.start);
    ibidem(others, cited);
    const loose = never.flat().filter(({ start }) => !(start < quotations[from(quotations, start) - 1]?.end));
    const where = each => each.at ?? each.start;
    const row = [...quotations, ...cited.filter(({ mute }) => !mute), ...others].sort((one, other) => where(one) - where(other));
    let at = 0, last, led;
    for (const [number, block] of lumps.entries()) {
      if (number % MANY === MANY - 1) yield;
      for (const end of sentences(masked, block)) {
        const inside = [];
        while (at < row.length && where(row[at]) < end) inside.push(row[at++]);
        attach(inside, essay);
        const next = row[at]; // a sentence that only cites, right behind: “…” This is in ¶ 4.
        const cites = next?.ranges && next.start - end < 60 && next.start < block.end;
        for (const each of inside)
          if (each.ranges || each.stop) last = each.stop ? null : each;
          else if (each.cites?.length === 0) {
            const binds = cites && SOLE.test(essay.slice(end - 1, next.start));
            const before = essay.slice(Math.max(block.start, each.start - 99), each.start);
            if (!binds && last && (last === led ? !/elsewhere/i.test(before) : SAME.test(before))) each.cites.push({ citation: last });
            else if (cites && each.raw) each.cites.push({ citation: next, binds });
          }
        led = last && inside.includes(last) && !last.paren && last; // names a paragraph in running words: the next sentence may quote it
      }
    }
    for (const each of quotations) each.cites ??= [];
    for (const each of loose) {
      const next = row[from(row, each.start + 1, where)];
      each.cites = next?.ranges && next.start <= each.end + 20 ? [{ citation: next, binds: false }] : [];
    }
    yield;
    const places = [...cited, ...called.filter(({ ranges }) => ranges)].sort((one, other) => one.start - other.start);
    const apart = setOff(essay).map(each => bind(each, essay, places, lumps));
    const found = [...quotations, ...loose, ...apart].sort((one, other) => one.start - other.start);
    for (const each of found) {
      each.typed = essay.slice(...each.raw);
      each.written = typed.slice(...each.raw); // with its own marks
      const before = essay.slice(Math.max(0, each.start - 160), each.start);
      each.asks = ASKING.test(before);
      each.alone = ALONE.test(before);
      each.noted = NOTED.test(/[^.?!;()]{0,60}$/.exec(before)[0]);
      for (const other of each.others ?? []) other.typed = essay.slice(...other.raw);
    }
    return { quotations: found, citations: cited };
  }

  // The last that ends before a place.
  function ending(list, end) {
    let at = from(list, end) - 1;
    while (list[at]?.end > end) at--;
    return list[at];
  }

  // The citation of a block: at its end, in a line of its own below it, or in the sentence that leads up to it.
  function bind(block, essay, cited, lumps) {
    block.cites = [];
    const inside = ending(cited, block.end);
    if (inside?.start >= block.start && /^[\s)\].,;:*_]*$/.test(essay.slice(inside.paren ? inside.paren[1] : inside.end, block.end))) {
      const start = inside.paren ? inside.paren[0] : inside.start;
      const head = essay.slice(block.start, start);
      let length = head.length;
      while (length && /[\s>\p{Pd}(]/u.test(head[length - 1])) length--;
      block.raw = [block.start, block.start + length];
      block.cites.push({ citation: inside, binds: true, close: true });
      return block;
    }
    const next = cited[from(cited, block.end)];
    if (next && /^[\s([\p{Pd}]*$/u.test(essay.slice(block.end, next.start))) block.cites.push({ citation: next, binds: true, close: true });
    else {
      const before = ending(lumps, block.start) ?? lumps[from(lumps, block.start) - 1];
      const last = ending(cited, block.start);
      const lead = before && last?.start >= Math.max(before.start, block.start - 250) ? last : undefined;
      if (lead) block.cites.push({ citation: lead, binds: (lead.paren ? /^[)\]\s]*:\s*$/ : /:\s*$/).test(essay.slice(lead.end, block.start)) });
    }
    return block;
  }

  checker.sentences = { finding, titled, entitled };
}
