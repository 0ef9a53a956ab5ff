// Quotations: what stands in quotation marks, or set off as a block, in an essay.
"use strict";
{
  const { from } = checker.words;
  const { HEAD } = checker.citations;

  const CLIPPED = /^['‘](?:\d|(?:em|tis|twas|til|till|cause|bout|round|n|nuff|cept)(?![\p{L}]))/iu;

  const OTHER = { "«": "»", "»": "«", "‹": "›", "›": "‹" };
  // Marks as hands and machines type them, each by one that is known here, letter for letter.
  const TYPED = "″＂〝〞「『」』❝❞‟‛❛❜", PLAIN = '""“”““””“”“‘‘’';

  // An essay with its marks in the forms that are known here, those that are spoken too; every place in it stays.
  const plain = (typed, text) =>
    (checker.spoken?.written(typed, text) ?? typed)
      .replace(/``|''|´´|′′/g, '"\u2060') // as typesetters write double marks
      .replace(new RegExp(`[${TYPED}]`, "g"), mark => PLAIN[TYPED.indexOf(mark)])
      .replace(/(?<=\p{L})[´`′ʼ＇](?=\p{L})/gu, "’");

  // Marks that are opened again at each paragraph and closed at the last: one quotation, known by where its last part begins.
  function reopened(essay, parts) {
    let carried = null;
    for (const { block, found, open } of parts) {
      const first = each => !essay.slice(block.start, each.start).trim();
      const closed = carried && found.find(first), again = carried && open.find(first);
      const next = closed || again;
      if (next) {
        Object.assign(next, { at: closed ? next.start : undefined, start: carried.each.start, raw: [carried.each.raw[0], next.raw[1]] });
        carried.from.splice(carried.from.indexOf(carried.each), 1);
      }
      const left = next === again && again ? again : open.length === 1 && !next ? open[0] : null;
      carried = left && { each: left, from: open };
    }
  }

  // What an essay is made of: lines that stand together, broken by empty lines and by where marks of quoted lines begin or end.
  function blocks(essay) {
    const found = [];
    let last = null;
    for (const line of essay.matchAll(/[^\n]*\n|[^\n]+$/g)) {
      const end = line.index + line[0].length;
      if (!line[0].trim()) {
        last = null;
        continue;
      }
      const quoted = /^\s*>/.test(line[0]);
      if (!last || last.quoted !== quoted) {
        last = { start: line.index, end, quoted };
        found.push(last);
      } else last.end = end;
    }
    return found;
  }

  // Double marks, paired as brackets are: those that were never closed come last.
  function paired(essay, { start, end }) {
    const stack = [], found = [];
    const push = (at, kind) => stack.push({ at, kind });
    const pop = at => {
      const open = stack.pop();
      if (open) found.push({ start: open.at, end: at + 1, raw: [open.at + 1, at], mark: "double" });
    };
    for (let at = start; at < end; at++) {
      const letter = essay[at];
      const top = stack.at(-1)?.kind;
      if (letter === "„") push(at, letter);
      else if (letter === "”") stack.length || !/[\s([{]/.test(essay[at - 1] ?? " ") || !/\S/.test(essay[at + 1] ?? " ") ? pop(at) : push(at, letter);
      else if (OTHER[letter]) top === OTHER[letter] || (letter === "»" && top === letter) ? pop(at) : push(at, letter); // «…», »…« and »…»
      else if (letter === "“") top === "„" || (/[“”]/.test(top) && closing(essay, at)) ? pop(at) : push(at, letter); // “…“
      else if (letter === "‚") /[\s([{“„]/.test(essay[at - 1] ?? " ") && /\S/.test(essay[at + 1] ?? " ") && push(at, letter);
      else if (top === "‚" && /[‘’]/.test(letter) && !/[\p{L}\p{Nd}]/u.test(essay[at + 1] ?? " ")) pop(at);
      else if (letter === '"') opens(essay, at, stack.length) ? push(at, letter) : pop(at);
    }
    const open = stack.filter(({ kind }) => kind !== "‚").map(({ at }, number) => {
      const stop = Math.min(end, at + 600, stack[number + 1]?.at ?? end);
      return { start: at, end: stop, raw: [at + 1, stop], mark: "open" };
    });
    return { found, open };
  }

  // Whether an opening mark stands where only a closing one can.
  const closing = (essay, at) => /[^\s([{\p{Pd}/]/u.test(essay[at - 1] ?? " ") && !/[\p{L}\p{Nd}[]/u.test(essay[at + 1] ?? " ");

  // Whether a straight mark opens a quotation, by what stands around it.
  function opens(essay, at, depth) {
    const before = at ? essay[at - 1] : " ", after = essay[at + 1] ?? " ";
    const begins = /[\s([{\p{Pd}/‘“]/u.test(before), ends = /[\s.,;:!?)\]}\p{Pd}(’”/]/u.test(after);
    if (/[\s([{]/.test(before) && !/\s/.test(after)) return true;
    if (/\S/.test(before) && ends && !begins) return false;
    return depth === 0;
  }

  // Single marks. An apostrophe is none; where a possessive could be the end (the sons’ …), `ends` holds the others.
  function singles(essay, { start, end }) {
    const found = [];
    for (let at = start; at < end; at++) {
      const letter = essay[at];
      if (letter !== "‘" && letter !== "'") continue;
      if (at > start && !/[\s([{\p{Pd}“"/]/u.test(essay[at - 1])) continue;
      if (!/[\p{L}\p{Nd}([.…“"]/u.test(essay[at + 1] ?? "") || CLIPPED.test(essay.slice(at, at + 12))) continue;
      const ends = closings(essay, at, Math.min(end, at + 1500), letter);
      if (!ends.length) continue;
      const sure = ends.findIndex(({ possessive }) => !possessive);
      const first = sure < 0 ? 0 : sure;
      const made = ends.map(({ at: close }) => ({ start: at, end: close + 1, raw: [at + 1, close], mark: "single" }));
      const chosen = made[first];
      chosen.others = sure < 0 ? made.slice(1, 5) : made.slice(0, first);
      found.push(chosen);
      at = chosen.end - 1;
    }
    return found;
  }

  // The marks of double quotations, each with where the other is.
  const marks = doubles =>
    doubles.flatMap(({ start, end }) => [{ start, other: end - 1 }, { start: end - 1, other: start }]).sort((one, other) => one.start - other.start);

  // Whether a pair of single marks can be a quotation: it crosses no double one, and holds no citation.
  function sound({ start, end }, marked, essay) {
    for (let at = from(marked, start); at < marked.length && marked[at].start < end; at++)
      if (marked[at].other < start || marked[at].other >= end) return false;
    return essay.slice(start, end).search(HEAD) < 0;
  }

  // Where a single quotation that begins at `from` can end: a mark after a letter or a point, and none inside a word.
  function closings(essay, from, end, letter) {
    const found = [];
    const closes = letter === "‘" ? /[’'‘]/ : /'/;
    let brackets = 0;
    for (let at = from + 1; at < end && found.length < 6; at++) {
      if (essay[at] === "[") brackets++;
      if (essay[at] === "]") brackets = Math.max(0, brackets - 1);
      if (at < from + 2 || (brackets && essay[at + 1] === "]")) continue;
      if (letter === "‘" && essay[at] === "‘" && /\s/.test(essay[at - 1])) break;
      if (!closes.test(essay[at]) || /[\s([{]/.test(essay[at - 1])) {
        if (letter === "'" && essay[at] === "'" && found.length) break; // another one begins
        continue;
      }
      if (/[\p{L}\p{Nd}]/u.test(essay[at + 1] ?? "")) continue;
      const possessive = /s/i.test(essay[at - 1]) && /^\s+\p{Ll}/u.test(essay.slice(at + 1, at + 4));
      found.push({ at, possessive });
      if (!possessive) break;
    }
    return found;
  }

  // Whether a colon stands before a place.
  function colon(essay, place) {
    while (place && /\s/.test(essay[place - 1])) place--;
    return essay[place - 1] === ":";
  }

  // Whether lines can only be a quotation: after a colon, with a citation at the end and no marks of their own.
  const led = (essay, start, end) =>
    colon(essay, start) && /^[^"“”]*\([^()]{0,60}\d[^()]{0,40}\)[\s.]*$/.test(essay.slice(start, end));

  // Quotations set off as blocks: lines marked with >, or indented, or led up to. Where nothing is sure, the text has to say whether
  // they are quotations.
  function setOff(essay) {
    const lines = [...essay.matchAll(/[^\n]*\n|[^\n]+$/g)].map(line => ({ start: line.index, end: line.index + line[0].length, line: line[0] }));
    const kind = line => (!line || !line.line.trim() ? "" : /^\s*>/.test(line.line) ? "quoted" : /^(?:\t| {2,})/.test(line.line) ? "indented" : "plain");
    const full = line => !kind(line) || /[.:?!…”")\]](?:\d{1,3}|[⁰¹²³⁴-⁹]+)?\s*$/.test(line.line); // perhaps with the call of a note
    const found = [];
    const add = (first, last, which) => {
      const [start, end] = [lines[first].start, lines[last].end];
      const sure = led(essay, start, end);
      if (which === "plain" && !sure) return;
      found.push({ start, end, raw: [start, end], mark: "block", marked: which === "quoted" || (sure && which === "indented"), led: sure });
    };
    for (let first = 0; first < lines.length; first++) {
      const which = kind(lines[first]);
      if (!which || (which === "plain" && kind(lines[first - 1]))) continue;
      let last = first;
      while (kind(lines[last + 1]) === which) last++;
      if (which !== "indented") add(first, last, which);
      else if (full(lines[first - 1]) && (full(lines[last]) || colon(essay, lines[first].start))) {
        const long = (lines[last].end - lines[first].start) / (last - first + 1) > 200;
        if (long) for (let each = first; each <= last; each++) add(each, each, which);
        else add(first, last, which);
      }
      first = last;
    }
    return found;
  }

  const DEEPEST = 4; // quotations in quotations

  // Each quotation within those that hold it: only the outermost stay, the others are their `inner`.
  function nest(quotations) {
    const outer = [];
    const sorted = quotations.sort((one, other) => one.start - other.start || other.end - one.end);
    const stack = [];
    for (const each of sorted) {
      each.inner ??= [];
      while (stack.length && stack.at(-1).end <= each.start) stack.pop();
      const holder = stack.at(-1);
      if (stack.length > DEEPEST) continue;
      if (holder && each.end <= holder.end) holder.inner.push(each);
      else if (!holder) outer.push(each);
      else continue; // the two cross: the second is no quotation
      stack.push(each);
    }
    return outer;
  }

  // The essay with the inside of its quotations made mute, all in their places; a capital that begins one and a mark that ends
  // it as a sentence stay.
  function mask(essay, quotations) {
    let made = "", at = 0;
    for (const { raw } of quotations) {
      const inner = essay.slice(...raw);
      const head = /^[[(“"‘'\s]*(\p{Lu})/u.exec(inner), point = /[.?!](?=[’'”"\s]*$)/.exec(inner);
      made += essay.slice(at, raw[0]);
      if (inner.length > 1) made += `${head ? head[1] : "·"}${"·".repeat(inner.length - 2)}${point ? point[0] : "·"}`;
      else made += "·".repeat(inner.length);
      at = raw[1];
    }
    return made + essay.slice(at);
  }

  checker.quotations = { plain, reopened, blocks, paired, singles, marks, sound, setOff, nest, mask };
}
