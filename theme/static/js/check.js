// The citation checker: compares an essay with the text of the edition, here in the browser.
//
//   essay ──find──▶ quotations with their citations ──judge──▶ verdicts ──▶ report
//
// A classic script in one file, because a page that is opened from a folder may load no module and fetch nothing. What it
// compares with stands in the page, in the block of data `words`. It asks for nothing, keeps nothing, and sets every word of
// an essay as text, never as markup. `checker` is the whole of it without the page, for tests.
"use strict";

globalThis.checker = (() => {
  // --- words: a text as a row of tokens ------------------------------------------------------------------------------

  const WORD = /[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M}\p{Cf}]*(?:['’ʼ][\p{L}\p{Nd}\p{M}\p{Cf}]+)*/gu;
  // In a quotation, first what is not simply a word: words left out, a letter put in, words put in.
  const GAP = String.raw`[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|\.(?:\s?\.){2,}|…(?:\s?\.)?`;
  const MIXED = String.raw`\p{L}*\[\p{L}*\]\p{L}+|\p{L}+\[\p{L}*\]`;
  const PIECE = new RegExp(`(?<gap>${GAP})|(?<mixed>${MIXED})|(?<bracket>\\[[^[\\]]{0,120}\\])|(?<word>${WORD.source})`, "gu");
  // What between two words is not compared: space, quotation marks, brackets, emphasis, calls of notes, marks of a quoted line.
  const SILENT = /[\s\p{Cf}\p{No}[\]>*_“”„"«»‹›‘’‚'`´″]+/gu;
  const EDITORIAL = 12; // words in brackets, at most, that are taken for an editor's
  const LONGEST = 3000; // words of a quotation that are compared
  const BUDGET = 1.2e7; // cells of all alignments of an essay: a few seconds; what is beyond is said not to be judged
  let spent = 0;
  const seen = new Map();

  const form = word => word.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[’ʼ]/g, "'");
  const seam = between => between.replace(SILENT, "").replace(/[\p{Pd}−]+/gu, "-");
  const possessive = (word, after) => /s$/i.test(word) && /^['’]/.test(after);

  // The text as the page gives it: its tokens in one row, where each word stands, and how often.
  function read(data) {
    const text = { ...data, tokens: [], index: new Map(), pairs: new Map(), numbers: new Map(), last: 0 };
    text.names = new Set([...data.names, data.slug]);
    text.paragraphs = data.paragraphs.map((each, place) => {
      const paragraph = { ...each, place, first: text.tokens.length };
      paragraph.ordinals = each.sentences.map(([id], at) => +(/\.s(\d+)$/.exec(id)?.[1] ?? at + 1));
      const number = /^p(\d+)$/.exec(each.id);
      if (number) text.numbers.set(+number[1], place);
      if (number) text.last = Math.max(text.last, +number[1]);
      const found = [...each.words.matchAll(WORD)];
      found.forEach((word, at) => {
        const end = word.index + word[0].length;
        const next = at + 1 < found.length ? found[at + 1].index : each.words.length;
        const sentence = Math.max(0, each.sentences.findLastIndex(([, start]) => start <= word.index));
        const between = each.words.slice(end, next);
        const made = { start: word.index, end, next, sentence, place, group: -1, form: form(word[0]), seam: seam(between) };
        const fold = made.form.toLowerCase();
        text.tokens.push({ ...made, fold, letters: letters(fold), tail: possessive(word[0], between) });
      });
      paragraph.end = text.tokens.length;
      paragraph.folds = new Set(text.tokens.slice(paragraph.first).map(token => token.fold));
      return paragraph;
    });
    group(text);
    const forms = new Map();
    text.kinds = Int32Array.from(text.tokens, token => forms.get(token.form) ?? forms.set(token.form, forms.size).get(token.form));
    text.editorial = Uint8Array.from(text.tokens, token => token.group >= 0);
    text.forms = forms.size;
    text.tokens.forEach((token, at) => {
      keep(text.index, token.fold, at);
      if (at) keep(text.pairs, `${text.tokens[at - 1].fold} ${token.fold}`, at - 1);
    });
    return text;
  }

  const keep = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

  // Words that the text itself has in brackets are an editor's: each such group has a number.
  function group(text) {
    text.groups = [];
    for (const paragraph of text.paragraphs)
      for (const found of paragraph.words.matchAll(/\[[^[\]]+\]/g)) {
        const inside = [];
        for (let at = paragraph.first; at < paragraph.end; at++)
          if (text.tokens[at].start >= found.index && text.tokens[at].end <= found.index + found[0].length) inside.push(at);
        if (inside.length > EDITORIAL) continue;
        for (const at of inside) text.tokens[at].group = text.groups.length;
        text.groups.push(inside);
      }
  }

  // A quotation as items: its words, its gaps, and its brackets (words that may stand in the text or not, then a small gap).
  function parse(raw) {
    const found = [...raw.matchAll(PIECE)];
    const items = [];
    let first = true;
    found.forEach((piece, at) => {
      const { gap, mixed, bracket, word } = piece.groups;
      const end = piece.index + piece[0].length;
      const next = found[at + 1];
      const between = raw.slice(end, next ? next.index : raw.length);
      const shown = raw.slice(piece.index, next ? next.index : raw.length).replace(/\s+/g, " ");
      if (gap) items.push({ kind: "gap", shown });
      else if (bracket) {
        for (const inner of bracket.match(WORD) || [])
          items.push({ kind: "word", free: true, first: true, form: form(inner), fold: form(inner).toLowerCase(), shown: "" });
        items.push({ kind: "gap", small: true, shown });
      } else {
        const letters = form(mixed ? mixed.replace(/[[\]]/g, "") : word);
        const plain = Boolean(next && (next.groups.word || next.groups.mixed));
        const item = { kind: "word", free: false, first, form: letters, fold: letters.toLowerCase(), shown };
        if (plain) item.seam = seam(between);
        item.tail = possessive(letters, between);
        if (mixed) item.around = mixed.split(/\[\p{L}*\]/u).map(part => form(part).toLowerCase());
        items.push(item);
      }
      first = Boolean(gap || bracket);
    });
    for (const item of items) if (item.kind === "word") item.letters = letters(item.fold);
    while (items.length && items[0].kind === "gap" && !items[0].small) items.shift();
    while (items.length && items.at(-1).kind === "gap" && !items.at(-1).small) items.pop();
    return items;
  }

  const counted = items => items.reduce((sum, item) => sum + (item.kind === "word" && !item.free), 0);

  // --- alignment: where a quotation stands, and what it changes ------------------------------------------------------

  // Prices: of a word changed, added, left out, each one more; of a slip, of capitals; and of what is nearly free.
  const CHANGED = 1.3, ADDED = 1.05, OPEN = 1, ON = 0.1, SLIP = 0.4, CASE = 0.02, FREE = 0.01, REPLACED = 0.15, GLIDE = 0.0005;

  // The letters of a word as bits: where two words have too many that the other lacks, they need no closer look.
  function letters(word) {
    let bits = 0;
    for (const letter of word) bits |= 1 << (letter.codePointAt(0) % 31);
    return bits;
  }

  function bits(number) {
    let count = 0;
    for (let left = number; left; left &= left - 1) count++;
    return count;
  }

  // Whether two words differ as typing slips do: by a letter, by two in a long word, by two letters that changed places.
  function slip(item, token) {
    const one = item.fold, other = token.fold;
    const most = Math.max(one.length, other.length);
    const allowed = most >= 8 ? 2 : most >= 3 ? 1 : 0;
    if (Math.abs(one.length - other.length) > allowed || most > 40 || bits(item.letters ^ token.letters) > 2 * allowed) return false;
    const far = distance(one, other);
    return most > 3 ? far <= allowed : far === 1 && one !== other && item.letters === token.letters;
  }

  function distance(one, other) {
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  const inside = (item, token) =>
    Boolean(item.around) && item.around.join("").length > 1 && token.fold.startsWith(item.around[0]) && token.fold.endsWith(item.around[1]);
  const agrees = (item, token) => item.fold === token.fold || inside(item, token);

  function price(item, token) {
    if (item.fold === token.fold) return item.form === token.form ? 0 : CASE;
    if (item.free) return Infinity;
    if (inside(item, token)) return 0;
    return slip(item, token) ? SLIP : CHANGED;
  }

  // The cheapest way to read the items out of tokens low … high: a list of steps [what, item, token]. Words of the text may be
  // skipped at a price (the first more than the following), freely at a gap, and nearly so where the text has them in brackets.
  // Two rows of prices: `at`, after a word of the quotation, and `off`, while words of the text are skipped.
  function align(items, text, low, high) {
    const width = high - low + 1;
    const atFrom = new Uint8Array((items.length + 1) * width), offFrom = new Uint8Array((items.length + 1) * width);
    let at = new Float64Array(width), off = new Float64Array(width).fill(Infinity);
    let nextAt = new Float64Array(width), nextOff = new Float64Array(width);
    for (let i = 0; i < items.length; i++) {
      const item = items[i], row = (i + 1) * width;
      item.prices ??= new Float64Array(text.forms).fill(-1); // of each word of the text, as far as they were asked for
      const gap = item.kind === "gap", gliding = item.small ? REPLACED : GLIDE, adding = item.free ? FREE : ADDED;
      for (let j = 0; j < width; j++) {
        const token = low + j - 1;
        const editorial = j > 0 && text.editorial[token] === 1;
        const still = at[j] <= off[j];
        let best = still ? at[j] : off[j], from;
        if (gap) {
          from = still ? 6 : 7;
          if (j && nextAt[j - 1] + gliding < best) {
            best = nextAt[j - 1] + gliding;
            from = 8;
          }
        } else {
          best += adding;
          from = still ? 3 : 4;
          if (j) {
            const straight = at[j - 1] <= off[j - 1];
            let word = item.prices[text.kinds[token]];
            if (word < 0) word = item.prices[text.kinds[token]] = price(item, text.tokens[token]);
            word += straight ? at[j - 1] : off[j - 1];
            if (word <= best) {
              best = word;
              from = straight ? 1 : 2;
            }
            if (editorial && nextAt[j - 1] + FREE < best) {
              best = nextAt[j - 1] + FREE;
              from = 5;
            }
          }
        }
        nextAt[j] = best;
        atFrom[row + j] = from;
        const open = j ? nextAt[j - 1] + OPEN : Infinity;
        const on = j ? nextOff[j - 1] + (editorial ? FREE : ON) : Infinity;
        nextOff[j] = open <= on ? open : on;
        offFrom[row + j] = open <= on ? 1 : 2;
      }
      [at, nextAt, off, nextOff] = [nextAt, at, nextOff, off];
    }
    let end = 0;
    for (let j = 1; j < width; j++) if (at[j] < at[end]) end = j;
    return { cost: at[end], steps: retrace(items.length, end, width, low, atFrom, offFrom) };
  }

  function retrace(i, j, width, low, atFrom, offFrom) {
    const steps = [];
    let skipping = false;
    while (i > 0) {
      const from = (skipping ? offFrom : atFrom)[i * width + j];
      if (skipping) {
        steps.push(["skip", -1, low + --j]);
        skipping = from === 2;
      } else if (from === 1 || from === 2) {
        steps.push(["word", --i, low + --j]);
        skipping = from === 2;
      } else if (from === 3 || from === 4) {
        steps.push(["added", --i, -1]);
        skipping = from === 4;
      } else if (from === 5) steps.push(["skip", -1, low + --j]);
      else if (from === 8) steps.push(["glide", i - 1, low + --j]);
      else {
        steps.push(["gap", --i, -1]);
        skipping = from === 7;
      }
    }
    return steps.reverse();
  }

  // What an alignment changes: the parts to show, how many differ, and what is worth a remark.
  function compare(items, text, { steps }) {
    const parts = [];
    const remarks = new Set();
    const touched = steps.filter(([what]) => what === "word").map(([, , token]) => token);
    const taken = new Set(steps.filter(([what]) => what === "word" || what === "glide").map(([, , token]) => token));
    let changes = 0, light = 0, agreed = 0, weight = 0, run = 0, longest = 0, glided = 0, before = null;
    const raw = token => {
      const { place, start, next } = text.tokens[token];
      return text.paragraphs[place].words.slice(start, next);
    };
    const change = (del, ins) => {
      const last = parts.at(-1);
      if (last && last.kind === "change" && (del === "" || last.del === "" || ins === "" || last.ins === "")) {
        last.del += del;
        last.ins += ins;
      } else parts.push({ kind: "change", del, ins });
      changes++;
    };
    const same = shown => {
      const last = parts.at(-1);
      if (last && last.kind === "same") last.shown += shown;
      else parts.push({ kind: "same", shown });
    };
    for (const [what, at, token] of steps) {
      const item = items[at];
      if (what === "word") {
        const here = text.tokens[token];
        const fits = agrees(item, here);
        const cased = item.form !== here.form && !item.around && !(item.first && item.form.slice(1) === here.form.slice(1));
        const follows = before && before.at === at - 1 && before.token === token - 1;
        if (follows && before.differs(here)) {
          // the mark between the two words differs: shown with the word before it
          const last = parts.at(-1);
          if (last.kind === "same") last.shown = last.shown.slice(0, last.shown.length - items[at - 1].shown.length);
          if (last.kind === "same") change(items[at - 1].shown, raw(token - 1));
          light++;
        }
        if (fits && !cased) {
          if (item.shown) same(item.shown);
          if (!item.free) agreed++;
          if (!item.free) weight += Math.log(text.tokens.length / text.index.get(here.fold).length);
          longest = Math.max(longest, ++run);
        } else {
          change(item.shown, raw(token));
          if (fits) agreed++;
          if (fits) light++;
          run = 0;
        }
        if (here.group >= 0 && !item.free) remarks.add("unbracketed");
        before = item.free || item.seam === undefined ? null : differs(item, here, at, token);
        glided = 0;
      } else if (what === "added") {
        if (item.free) continue;
        change(item.shown, "");
        run = 0;
        before = null;
      } else if (what === "skip") {
        const number = text.tokens[token].group;
        if (number >= 0 && text.groups[number].every(each => !taken.has(each))) remarks.add("omitted");
        else {
          change("", raw(token));
          run = 0;
        }
        before = null;
      } else if (what === "glide") {
        if (item.small && ++glided === 9) changes++;
        before = null;
      } else {
        same(item.shown);
        run = 0;
        before = null;
      }
    }
    border(parts, text, touched);
    return { parts, remarks, changes, light: light === changes, agreed, weight, longest, touched };
  }

  // Words that differ at the very beginning or end: beside them, as many as the text has there in the same sentence.
  function border(parts, text, touched) {
    const show = (part, step, from) => {
      if (part?.kind !== "change" || part.ins || from === undefined) return;
      const count = part.del.match(WORD)?.length ?? 0;
      const { place, sentence } = text.tokens[from];
      const found = [];
      for (let at = from + step; found.length < count && count <= 3; at += step) {
        const token = text.tokens[at];
        if (token?.place !== place || token.sentence !== sentence) break;
        found.push(text.paragraphs[place].words.slice(token.start, token.next));
      }
      part.ins = (step < 0 ? found.reverse() : found).join("");
    };
    if (parts.length > 1) show(parts[0], -1, touched[0]);
    if (parts.length > 1) show(parts.at(-1), 1, touched.at(-1));
  }

  const differs = (item, token, at, place) => ({
    at,
    token: place,
    differs: () => item.seam !== token.seam || (token.tail && !item.tail),
  });

  // --- places: where in the text to look ------------------------------------------------------------------------------

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
      if (found && found.length < total / 15) count(found, Math.log(total / found.length));
      const next = items[i + 1];
      const pair = next && next.kind === "word" && text.pairs.get(`${item.fold} ${next.fold}`);
      if (pair) count(pair, Math.log(total / pair.length));
    });
    return [...scores].sort((one, other) => other[1] - one[1]).slice(0, 4).map(([place]) => place);
  }

  // The paragraphs from `first` to `last` with a neighbor on either side, and more where the quotation is longer.
  function around(text, first, last, length) {
    let low = Math.max(0, first - 1), high = Math.min(text.paragraphs.length - 1, last + 1);
    const size = () => text.paragraphs[high].end - text.paragraphs[low].first;
    while (size() < 2 * length && (low > 0 || high < text.paragraphs.length - 1)) {
      low = Math.max(0, low - 1);
      high = Math.min(text.paragraphs.length - 1, high + 1);
    }
    return [low, high];
  }

  // All readings of a quotation that are worth a look, each with what it changes.
  function readings(items, text, ranges) {
    const made = [];
    const add = found => {
      const reading = { ...found, ...compare(items, text, found) };
      if (reading.touched.length) made.push(reading);
    };
    const plain = occurrences(items, text);
    const near = ({ steps: [[, , at]] }) => ranges.some(({ first, last }) => at >= text.paragraphs[first].first && at < text.paragraphs[last].end);
    [...plain.filter(near), ...plain.filter(found => !near(found)).slice(0, 50)].forEach(add);
    if (made.some(reading => !reading.changes)) return made;
    const windows = new Set();
    const look = (first, last) => {
      if (windows.has(`${first} ${last}`)) return;
      windows.add(`${first} ${last}`);
      const low = text.paragraphs[first].first, high = text.paragraphs[last].end;
      spent += items.length * (high - low);
      if (spent <= BUDGET) add(align(items, text, low, high));
    };
    for (const range of ranges.slice(0, 8)) {
      look(range.first, range.last);
      look(...around(text, range.first, range.last, items.length));
    }
    if (items.length > 2 || ranges.length)
      for (const place of likely(items, text)) {
        const [low, high] = around(text, place, place, items.length);
        if (shared(items, text, low, high) >= 0.4) look(low, high);
      }
    return made;
  }

  // The same, once for the same words and ranges in an essay, with where each reading stands.
  function recall(typed, items, text, ranges) {
    const key = `${typed} ${ranges.map(({ first, last }) => `${first}-${last}`)}`;
    if (!seen.has(key)) seen.set(key, readings(items, text, ranges).map(each => ({ ...each, places: stands(each, text) })));
    return seen.get(key);
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
      const ordinal = text.paragraphs[place].ordinals[sentence];
      if (!last || last.place !== place || last.sentence !== sentence) sentences.push({ place, sentence, ordinal });
    }
    return sentences;
  }

  // --- find: quotations in an essay -----------------------------------------------------------------------------------

  const CLIPPED = /^['‘](?:\d|(?:em|tis|twas|til|till|cause|bout|round|n|nuff|cept)(?![\p{L}]))/iu;

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
      if (letter === "„" || letter === "«") push(at, letter);
      else if (letter === "”") pop(at);
      else if (letter === "»") top === "«" ? pop(at) : push(at, letter);
      else if (letter === "“") top === "„" ? pop(at) : push(at, letter);
      else if (letter === '"' || letter === "＂") opens(essay, at, stack.length) ? push(at, letter) : pop(at);
    }
    const open = stack.map(({ at }, number) => {
      const stop = Math.min(end, at + 600, stack[number + 1]?.at ?? end);
      return { start: at, end: stop, raw: [at + 1, stop], mark: "open" };
    });
    return { found, open };
  }

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
      const made = ends.slice(0, first + 1).map(({ at: close }) => ({ start: at, end: close + 1, raw: [at + 1, close], mark: "single" }));
      const chosen = made.at(-1);
      chosen.others = made.slice(0, -1);
      if (sure < 0) chosen.others = ends.slice(1, 5).map(({ at: close }) => ({ start: at, end: close + 1, raw: [at + 1, close], mark: "single" }));
      found.push(chosen);
      at = chosen.end - 1;
    }
    return found;
  }

  // Whether a pair of single marks can be a quotation: it crosses no double one, and holds no citation.
  function sound({ start, end }, doubles, essay) {
    const inner = each => each.start > start && each.end < end;
    const outer = each => each.start < start && each.end > end;
    const touching = doubles.filter(each => each.start < end && each.end > start);
    return touching.every(each => inner(each) || outer(each)) && essay.slice(start, end).search(HEAD) < 0;
  }

  // Where a single quotation that begins at `from` can end: a mark after a letter or a point, and none inside a word.
  function closings(essay, from, end, letter) {
    const found = [];
    const closes = letter === "‘" ? /[’']/ : /'/;
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

  // Quotations set off as blocks: lines marked with > or indented. Whether they are quotations is for the text to say.
  function setOff(essay) {
    const lines = [...essay.matchAll(/[^\n]*\n|[^\n]+$/g)].map(line => ({ start: line.index, end: line.index + line[0].length, line: line[0] }));
    const kind = line => (!line || !line.line.trim() ? "" : /^\s*>/.test(line.line) ? "quoted" : /^(?:\t| {2,})/.test(line.line) ? "indented" : "plain");
    const full = line => !kind(line) || /[.:?!…”")\]]\s*$/.test(line.line);
    const found = [];
    const add = (first, last, marked) => {
      const [start, end] = [lines[first].start, lines[last].end];
      found.push({ start, end, raw: [start, end], mark: "block", marked });
    };
    for (let first = 0; first < lines.length; first++) {
      const which = kind(lines[first]);
      if (which !== "quoted" && which !== "indented") continue;
      let last = first;
      while (kind(lines[last + 1]) === which) last++;
      if (which === "quoted") add(first, last, true);
      else if (full(lines[first - 1]) && full(lines[last])) {
        const long = (lines[last].end - lines[first].start) / (last - first + 1) > 200;
        if (long) for (let each = first; each <= last; each++) add(each, each, false);
        else add(first, last, false);
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

  // --- find: citations in an essay ------------------------------------------------------------------------------------

  const HEAD = /(?<many>¶¶|paragraphs|(?:paras|pars)\.?)\s*(?=\d|¶)|(?:¶|(?<![\p{L}\p{Nd}])(?:paragraph|para\.?|par\.?)(?=\s*\d))\s*(?:no\.\s*)?(?=\d)|(?<![\p{L}\p{Nd}.])#?p(?=\d)/giu;
  const RANGE = /\s*(?:\p{Pd}+|to|through|until)\s*(?:¶\s*|#?p)?(\d{1,4})(?![\d\p{L}])(?:\.s(\d{1,3}))?/iuy;
  const ANOTHER = /\s*(?:,\s*(?:and|or|&)?|;|and|or|&)\s*(\d{1,4})(?![\d\p{L}])/iuy;
  const SENTENCE = /(?:\s*[,:;.(])?\s*(?:sentences?|sents?\.?|s\.?)\s*(\d{1,3})(?![\d\p{L}])(?:\s*(?:\p{Pd}+|to|and|&)\s*s?(\d{1,3})(?![\d\p{L}]))?/iuy;
  const COUNT = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  const LEAD = new RegExp(`(?:sentences?\\s+(\\d{1,3})(?:\\s*(?:\\p{Pd}+|and|to)\\s*(\\d{1,3}))?|\\b(${COUNT.join("|")})\\s+sentence)\\s+(?:of|in)\\s+$`, "iu");
  const PARENTHESIS = /[([]((?:[^()[\]]|\([^()]{0,200}\)|\[[^[\]]{0,200}\]){1,400})[)\]]/g;
  // Words in a citation that name no source.
  const NEUTRAL = new Set(
    ("see cf ibid id in the a an and also sentence sentences paragraph paragraphs para paras par pars emphasis italics brackets my mine added " +
      "translation trans text edition version english document doc section lines line my his her their it this that as quoted cited compare " +
      "jan feb mar apr jun jul aug sept sep oct nov dec january february march april may june july august september october november december").split(" "),
  );

  // Every citation of a paragraph of this text: its ranges of paragraphs, with sentences where it names them.
  function citations(masked, text) {
    const found = [];
    for (const head of masked.matchAll(HEAD)) {
      if (!ours(masked, head.index, head[0], text)) continue;
      let at = head.index + head[0].length;
      const ranges = [];
      const take = pattern => {
        pattern.lastIndex = at;
        const match = pattern.exec(masked);
        if (match) at = pattern.lastIndex;
        return match;
      };
      let number = take(/(?:¶\s*)?(\d{1,4})(?![\d])(?:\.s(\d{1,3}))?(?!\p{L})/uy);
      while (number) {
        const range = { first: +number[1], last: +number[1], sentences: number[2] ? [+number[2], +number[2]] : null };
        const through = take(RANGE);
        if (through) [range.first, range.last] = [Math.min(range.first, +through[1]), Math.max(range.first, +through[1])];
        if (through) range.sentences = range.first === range.last && through[2] && number[2] ? [+number[2], +through[2]] : null;
        ranges.push(range);
        number = head.groups.many ? take(ANOTHER) : null;
      }
      if (!ranges.length) continue;
      const sentence = ranges.length === 1 && ranges[0].first === ranges[0].last && take(SENTENCE);
      if (sentence) ranges[0].sentences = [+sentence[1], +(sentence[2] || sentence[1])];
      let start = head.index;
      const lead = LEAD.exec(masked.slice(Math.max(0, start - 60), start));
      if (lead) {
        start -= lead[0].length;
        const which = lead[3] ? COUNT.indexOf(lead[3].toLowerCase()) + 1 : +lead[1];
        ranges[0].sentences = [which, +(lead[2] || which)];
      }
      const last = found.at(-1);
      if (last && /^[\s,;&]*(?:and|or|see)?[\s,;]*$/i.test(masked.slice(last.end, start)) && start - last.end < 12 && last.end <= start) {
        last.ranges.push(...ranges);
        last.end = at;
      } else found.push({ start, end: at, ranges });
    }
    return found;
  }

  // p17 after a slash is a citation only in an address of this text; elsewhere it is some other site's.
  function ours(masked, at, head, text) {
    if (!/p$/i.test(head) || head.length > 2) return true;
    const before = masked.slice(Math.max(0, at - 200), at);
    const address = /\S*$/.exec(before)[0];
    if (head === "p" && /[/#]$/.test(address)) return new RegExp(`(?:^|/)${text.slug}/(?:index\\.html)?#?$`).test(address);
    if (head[0] === "#" && address) return new RegExp(`(?:^|/)${text.slug}/(?:index\\.html)?$`).test(address) || /^[([]$/.test(address);
    return !address.includes("/") || address.endsWith("(");
  }

  const capitals = words => (words.match(/(?<![\p{L}\p{Nd}])\p{Lu}[\p{L}\p{Nd}]*/gu) || []).map(word => word.toLowerCase());
  // The words of a citation that name something else than this text; a letter alone (Document A) does not.
  const strange = (words, text) => capitals(words).filter(word => word.length > 1 && !text.names.has(word) && !NEUTRAL.has(word));

  // Brackets around citations: which hold one of ours, and which name another source.
  function parentheses(masked, cited, text) {
    const found = [];
    let next = 0;
    for (const each of masked.matchAll(PARENTHESIS)) {
      const [start, end] = [each.index, each.index + each[0].length];
      while (next < cited.length && cited[next].start < start) next++;
      const held = [];
      for (let at = next; at < cited.length && cited[at].start < end; at++) held.push(cited[at]);
      for (const citation of held) citation.paren = [start, end];
      if (held.length) {
        const address = each[0].includes(`${text.slug}/`);
        const doubtful = !address && strange(each[1], text).length > 0;
        for (const citation of held) citation.doubtful = doubtful;
      } else if (/^\s*ibid/i.test(each[1])) found.push({ start, end, ibid: true });
      else if (/^\s*(?:see |cf\.? |quoted in |as in |in )?["“]?[\p{Lu}\d]/u.test(each[1]) && (strange(each[1], text).length || !/\p{L}/u.test(each[1])))
        found.push({ start, end, foreign: true });
    }
    for (const citation of cited) {
      if (citation.paren) continue;
      const of = /^\s+(?:of|in|from)\s+((?:[^\s.,;:]+\s+){0,5}[^\s.,;:]+)/.exec(masked.slice(citation.end, citation.end + 90));
      if (of && strange(of[1], text).length && !capitals(of[1]).some(word => text.names.has(word))) citation.doubtful = true;
      if (of && /^(?:my|this|our|your|the) (?:own )?(?:essay|paper|draft|report)\b/i.test(of[1])) citation.doubtful = true;
    }
    return found;
  }

  // Other documents that are named in a sentence, outside brackets and not beside a citation of ours: B3, Document B.
  function rivals(masked, cited, held) {
    const found = [];
    for (const each of masked.matchAll(/(?<![\p{L}\p{Nd}(#/-])(?:(?:Document|Doc\.|Source|Exhibit)\s+[A-Z0-9]{1,3}|[A-OQ-Z]\d{1,2})(?![\p{L}\p{Nd}])/gu)) {
      const [start, end] = [each.index, each.index + each[0].length];
      const beside = cited.some(
        citation =>
          (citation.end <= start && start - citation.end < 20 && /^[\s,]*(?:of|in|from)?\s*$/.test(masked.slice(citation.end, start))) ||
          (citation.start >= end && citation.start - end < 6 && /^[\s,:]*$/.test(masked.slice(end, citation.start))),
      );
      const bracketed = held.some(other => other.start <= start && end <= other.end) || cited.some(({ paren }) => paren && paren[0] < start && end < paren[1]);
      if (!beside && !bracketed) found.push({ start, end, foreign: true, running: true });
    }
    return found;
  }

  // The calls of notes at the foot of an essay, each as a citation of what its note cites.
  function calls(masked, cited) {
    const notes = new Map();
    let last;
    for (const line of masked.matchAll(/^[ \t]*(?:\[\^?(\d{1,3})\]:?|(\d{1,3})[.)]?|([⁰¹²³⁴-⁹]+))[ \t]*(?=[^\s\d]).*$/gmu)) {
      const end = line.index + line[0].length;
      const number = line[1] || line[2] || line[3].normalize("NFKC");
      const citation = cited.find(each => each.start >= line.index && each.start < end) ?? (/^\W*\d*\W*ibid/i.test(line[0]) ? last : undefined);
      notes.set(number, { start: line.index, citation });
      last = citation;
    }
    const found = [];
    if (!notes.size) return found;
    for (const call of masked.matchAll(/(?<=[.,;:!?”"’'»)\]·])(?:\[\^?(\d{1,3})\]|([⁰¹²³⁴-⁹]+)|(?<!\d[.,:])(\d{1,3}))(?![\d\p{L}.)])/gu)) {
      const note = notes.get(call[1] || call[3] || call[2].normalize("NFKC"));
      if (!note || note.start <= call.index) continue;
      const [start, end] = [call.index, call.index + call[0].length];
      if (!note.citation) found.push({ start, end, foreign: true });
      else found.push({ ...note.citation, start, end, paren: [start, end], called: note.citation });
    }
    return found;
  }

  // --- find: sentences, and which citation a quotation has -------------------------------------------------------------

  const ABBREVIATED = /(?:^|[^\p{L}\p{Nd}])(?:\p{Lu}|par|pars|para|paras|p|pp|no|nos|vol|ch|cf|vs|mr|mrs|ms|dr|st|ed|eds|trans|e\.g|i\.e|ca|fig|sent|doc|docs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/iu;
  const STARTS = /^["“'‘]?(?:The|This|That|These|Those|He|She|It|They|We|I|In|On|At|By|For|From|But|And|Or|So|Yet|If|When|While|As|After|Before|His|Her|Their|Its|Our|There|Here|Thus|Then|However|Therefore|To|What|Why|How|Not|No)\b/;

  // Before a quotation: its words are said to be somebody else’s.
  const HEDGED = /\b(?:so-called|(?:would|might|could|may|we|they|some|people|historians|scholars)\s+(?:\p{L}+\s+)?(?:call|called|describe as|label))\s*$/iu;

  // The essay with the inside of its quotations made mute, all in their places; a capital that begins one and a mark that ends
  // it as a sentence stay.
  function mask(essay, quotations) {
    let made = "", at = 0;
    for (const { start, end, raw, mark } of quotations) {
      if (mark === "block" || mark === "open") continue;
      const inner = essay.slice(...raw);
      const head = /^[[(“"‘'\s]*(\p{Lu})/u.exec(inner), point = /[.?!](?=[’'”"\s]*$)/.exec(inner);
      made += essay.slice(at, raw[0]);
      if (inner.length > 1) made += `${head ? head[1] : "·"}${"·".repeat(inner.length - 2)}${point ? point[0] : "·"}`;
      else made += "·".repeat(inner.length);
      at = raw[1];
    }
    return made + essay.slice(at);
  }

  // Where the sentences of a block end.
  function sentences(masked, { start, end }, cited) {
    const ends = [];
    const text = masked.slice(start, end);
    for (const found of text.matchAll(/[.?!]+([”"»’')\]]*)(?:\d{1,3}|[⁰¹²³⁴-⁹]+|\[\^?\d+\])?\s+(?=["“„«‘'[]*[\p{Lu}\p{Nd}¶])/gu)) {
      const after = found.index + found[0].length;
      const next = text.slice(after, after + 30);
      if (found[0][0] === "." && !found[1] && ABBREVIATED.test(text.slice(Math.max(0, found.index - 8), found.index + 1))) {
        const initial = /\p{Lu}\.$/u.test(text.slice(0, found.index + 1).slice(-2));
        if (!initial || !STARTS.test(next)) continue;
      }
      if (/^[?!]/.test(found[0]) && /^[”"»’']/.test(found[1])) {
        // “…?” he asks (¶ 3): the sentence goes on, if what follows has a citation soon and no quotation
        const rest = /^[^.?!“"«‘·]{0,80}/.exec(text.slice(after))[0];
        if (!/^(?:In|On|See|Compare)\b/.test(rest) && cited(start + after, start + after + rest.length)) continue;
      }
      ends.push(start + after);
    }
    return [...ends, end];
  }

  // Gives the quotations of one sentence their citations, each with whether it binds and whether it stands close.
  function attach(items, essay) {
    const cites = items.map(item => !item.raw);
    const leading = cites.indexOf(false) < 0 ? items.length : cites.indexOf(false);
    const forward = leading > 0 && !items[leading - 1].foreign;
    for (const item of items.slice(0, leading)) item.leads = true;
    let previous = null;
    const before = items.map((item, at) => {
      const found = previous;
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

  function choose(quotation, previous, after, beyond, direct, forward, essay) {
    const made = [];
    const add = (citation, binds, close = false) => citation && made.push({ citation, binds, close });
    const running = previous && (!previous.paren || previous.leads) && !HEDGED.test(essay.slice(Math.max(0, quotation.start - 60), quotation.start));
    if (after?.foreign) {
      made.push({ foreign: true });
      if (direct && beyond && !beyond.raw && !beyond.foreign) add(beyond, false);
      add(previous, false);
    } else if (after?.paren) {
      if (!direct && running) add(previous, true);
      add(after, !made.length, direct);
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

  // All quotations and citations of an essay, in its order, with where they begin and end.
  function find(typed, text = globalThis.checker.text) {
    const essay = typed.replace(/``|''/g, '"\u2060'); // as typesetters write double marks
    const marked = [];
    const never = [];
    const lumps = blocks(essay);
    for (const block of lumps) {
      const { found, open } = paired(essay, block);
      marked.push(...found, ...singles(essay, block).filter(single => sound(single, found, essay)));
      never.push(...open);
    }
    for (const each of marked) {
      // “… (¶ 3).” with the citation inside the marks
      const tail = /\s*[([](?:¶|par|#?p\d)[^()[\]]{1,40}[)\]][.,\s]*$/iu.exec(essay.slice(Math.max(each.raw[0], each.raw[1] - 60), each.raw[1]));
      if (tail) each.raw[1] -= tail[0].length;
    }
    const quotations = nest(marked).filter(each => each.raw[1] > each.raw[0]);
    const masked = mask(essay, quotations);
    const cited = citations(masked, text);
    for (const citation of cited) citation.typed = essay.slice(citation.start, citation.end).replace(/\s+/g, " ");
    const others = parentheses(masked, cited, text);
    others.push(...calls(masked, cited), ...rivals(masked, cited, others));
    others.sort((one, other) => one.start - other.start);
    ibidem(others, cited);
    const loose = never.filter(each => !quotations.some(other => other.start < each.start && each.start < other.end));
    const all = [...quotations, ...cited, ...others].sort((one, other) => one.start - other.start);
    const has = (low, high) => cited.some(citation => citation.start >= low && citation.start < high);
    let at = 0;
    for (const block of lumps) {
      for (const end of sentences(masked, block, has)) {
        const inside = [];
        while (at < all.length && all[at].start < end) inside.push(all[at++]);
        attach(inside, essay);
        const next = all[at]; // a sentence that only cites, right behind: “…” This is in ¶ 4.
        if (next && next.ranges && next.start - end < 60 && next.start < block.end)
          for (const each of inside) if (each.raw && !each.cites.length) each.cites.push({ citation: next, binds: false });
      }
    }
    for (const each of quotations) each.cites ??= [];
    for (const each of loose) {
      const next = all.find(other => other.start > each.start);
      each.cites = next?.ranges && next.start <= each.end + 20 ? [{ citation: next, binds: false }] : [];
    }
    const apart = setOff(essay).map(each => bind(each, essay, cited, lumps));
    for (const each of [...quotations, ...loose, ...apart]) {
      each.typed = essay.slice(...each.raw);
      for (const other of each.others ?? []) other.typed = essay.slice(...other.raw);
    }
    return { quotations: [...quotations, ...loose, ...apart].sort((one, other) => one.start - other.start), citations: cited };
  }

  // (ibid.) repeats the citation before it.
  function ibidem(others, cited) {
    for (const each of others) {
      if (!each.ibid) continue;
      const rival = others.findLast(other => other.foreign && other.start < each.start);
      const last = cited.findLast(citation => citation.start < each.start);
      if (!last || (rival && rival.start > last.start)) each.foreign = true;
      else Object.assign(each, { ranges: last.ranges, paren: [each.start, each.end], doubtful: last.doubtful, typed: "ibid." });
    }
  }

  // The citation of a block: at its end, in a line of its own below it, or in the sentence that leads up to it.
  function bind(block, essay, cited, lumps) {
    block.cites = [];
    const inside = cited.findLast(citation => citation.start >= block.start && citation.end <= block.end);
    if (inside && /^[\s)\].,;:*_]*$/.test(essay.slice(inside.paren ? inside.paren[1] : inside.end, block.end))) {
      const start = inside.paren ? inside.paren[0] : inside.start;
      const head = essay.slice(block.start, start);
      block.raw = [block.start, block.start + head.replace(/[\s>\p{Pd}(]*$/u, "").length];
      block.cites.push({ citation: inside, binds: true, close: true });
      return block;
    }
    const next = cited.find(citation => citation.start >= block.end);
    if (next && /^[\s([\p{Pd}]*$/u.test(essay.slice(block.end, next.start))) block.cites.push({ citation: next, binds: true, close: true });
    else {
      const before = lumps.findLast(lump => lump.end <= block.start) ?? lumps.findLast(lump => lump.start < block.start);
      const lead = before && cited.findLast(citation => citation.start >= Math.max(before.start, block.start - 250) && citation.end <= block.start);
      if (lead) block.cites.push({ citation: lead, binds: /:\s*$/.test(essay.slice(0, block.start)) && !lead.paren });
    }
    return block;
  }

  // --- judge ----------------------------------------------------------------------------------------------------------

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
  const titled = words => {
    const long = words.match(/[\p{L}’']{4,}/gu) || [];
    return long.length > 1 && long.every(word => /^\p{Lu}/u.test(word));
  };

  // The verdict on one quotation: exact, misplaced, uncited, altered, absent, missing, other or unjudged, and why.
  function judge(quotation, text) {
    const items = parse(quotation.typed);
    const size = counted(items);
    const cites = (quotation.cites || []).map(cite => ({ ...cite, ...(cite.citation ? resolve(cite.citation, text) : { ranges: [], missing: [] }) }));
    const foreign = cites.some(cite => cite.foreign);
    const first = cites.find(cite => cite.binds);
    const result = { quotation, size, cite: first ?? null, places: [], also: [], parts: [], changes: 0 };
    const say = (verdict, more = {}) => ({ ...result, ...more, remarks: new Set(more.remarks), verdict });
    if (!size) return say("unjudged", { why: "empty" });
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
    if (spent > BUDGET) return say("unjudged", { why: "many" });
    const pieces = scattered(items, text);
    if (pieces && !foreign) return say("altered", { why: "scattered", places: pieces.flat(), parts: [] });
    const near = nearest(found, size, first, ranges);
    if (near && !foreign) {
      const told = { places: near.places, remarks: near.remarks, parts: near.parts, changes: near.changes, light: near.light };
      return say("altered", { ...told, astray: Boolean(first && !first.missing.length && !ranges.some(range => within(near.places, range))) });
    }
    if (first && !first.citation.doubtful && !foreign) {
      if (size <= SHORT && !first.close) return say("unjudged", { why: "short" });
      return say("absent", first.missing.length ? { why: "missing" } : {});
    }
    if (foreign) return say("other", { why: "cited" });
    return size <= SHORT || titled(quotation.typed) ? say("unjudged", { why: size <= SHORT ? "short" : "title" }) : say("other");
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
    const places = parts.map(part => occurrences(part, text)[0]).map((found, at) => found && stands({ touched: parts[at].map((_, i) => found.steps[i][2]) }, text));
    return places.every(Boolean) && parts.some(part => part.length > 2) ? places : null;
  }

  // --- check: an essay as a whole --------------------------------------------------------------------------------------

  function renew() {
    spent = 0;
    seen.clear();
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
      const close = result.changes <= result.size / 5 && !result.why;
      if (result.size > 3 && (each.marked ? KNOWN.has(result.verdict) || result.verdict === "absent" : KNOWN.has(result.verdict) && close)) apart.push(result);
    }
    const holder = each => apart.find(({ quotation }) => each.start >= quotation.start && each.end <= quotation.end);
    for (const each of quotations) {
      if (each.mark === "block") continue;
      const held = holder(each);
      if (held && !fills(each, held.quotation)) continue;
      if (held) apart.splice(apart.indexOf(held), 1);
      results.push(...judged(each, text));
    }
    results.push(...apart);
    const used = new Set(results.filter(({ verdict }) => verdict === "missing" || verdict === "absent" || verdict === "altered").map(({ cite }) => cite?.citation.called ?? cite?.citation));
    for (const citation of cited) {
      const { missing } = resolve(citation, text);
      if (missing.length && !citation.doubtful && !used.has(citation)) results.push({ verdict: "missing", quotation: citation, cite: { citation, missing }, lone: true, places: [], also: [], remarks: new Set(), parts: [] });
    }
    ease(results);
    results.sort((one, other) => one.quotation.start - other.quotation.start);
    return { results, citations: cited.length, counts: tally(results) };
  }

  const fills = (each, block) => each.end - each.start > 0.8 * (block.raw[1] - block.raw[0]);

  // A quotation with what it holds: the inner ones speak only where the outer one is not in the text.
  function judged(quotation, text) {
    let result = quotation.mark === "open" ? cut(quotation, text) : judge(quotation, text);
    for (const other of quotation.others ?? []) {
      const tried = judge({ ...quotation, ...other }, text);
      if (KNOWN.has(tried.verdict) && !KNOWN.has(result.verdict)) result = tried;
    }
    if (KNOWN.has(result.verdict) || !quotation.inner?.length) return [result];
    const inner = quotation.inner.flatMap(each => judged({ ...each, typed: quotation.typed.slice(each.raw[0] - quotation.raw[0], each.raw[1] - quotation.raw[0]), cites: quotation.cites }, text));
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
    if (length < 4) return { quotation: { ...quotation, typed: words.slice(0, 12).map(([word]) => word).join(" ") + (words.length > 12 ? " …" : "") }, verdict: "unjudged", why: "open", size: 0, cite: null, places: [], also: [], remarks: new Set(), parts: [] };
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

  function tally(results) {
    const counts = { quotations: 0 };
    for (const { verdict, lone } of results) {
      counts[verdict] = (counts[verdict] || 0) + 1;
      if (!lone) counts.quotations++;
    }
    return counts;
  }

  // --- the report, in words ---------------------------------------------------------------------------------------------

  const SIGNS = { exact: "=", uncited: "=", misplaced: "→", altered: "≠", absent: "×", missing: "×", other: "–", unjudged: "–" };
  const NAMES = {
    exact: "Exact",
    uncited: "Exact, not cited",
    misplaced: "Exact, but cited to the wrong place",
    altered: "Altered",
    absent: "Not in the text",
    missing: "Cited to a place that does not exist",
    other: "Not from this text",
    unjudged: "Not judged",
  };
  const COUNTED = {
    exact: "exact",
    uncited: "exact but not cited",
    misplaced: "exact but cited to the wrong place",
    altered: "altered",
    absent: "not in the text",
    missing: "cited to a place that does not exist",
    other: "not from this text",
    unjudged: "not judged",
  };
  const WHY = {
    short: "A word or two that are not in the text: a term, a title, or your own emphasis. If they are meant as words of the text, check them.",
    title: "It looks like a title.",
    common: "A common word. It stands in the text too.",
    open: "This quotation mark is never closed.",
    long: "It is too long to compare.",
    many: "There is too much here that differs from the text. Check the essay in parts.",
    empty: "There are no words in it.",
    cited: "Another source is cited, and the words are not in this text.",
    elsewhere: "Another source is cited. The same words stand in this text too.",
  };
  const REMARKS = {
    unbracketed: "The text has some of these words in brackets; the brackets are left out.",
    omitted: "Words that the text has in brackets are left out.",
    open: "The closing quotation mark is missing.",
  };

  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  // The count in one sentence, and a second for citations that no quotation has.
  function summary({ counts, citations: cited, results }) {
    const lone = results.filter(each => each.lone).length;
    const parts = Object.keys(COUNTED)
      .map(verdict => [counts[verdict] ? counts[verdict] - (verdict === "missing" ? lone : 0) : 0, COUNTED[verdict]])
      .filter(([count]) => count);
    const last = lone ? ` ${plural(lone, "other citation")} of a place that does not exist.` : "";
    if (!counts.quotations && !cited) return "No quotation and no citation was found.";
    if (!counts.quotations) return `No quotation was found. ${plural(cited, "citation")}.${last}`;
    return `${plural(counts.quotations, "quotation")}: ${parts.map(part => part.join(" ")).join(", ")}.${last}`;
  }

  // Sentences that stand together as runs: of one paragraph, one after the other.
  function runs(places) {
    const made = [];
    for (const { place, sentence } of places) {
      const last = made.at(-1);
      if (last && last.place === place && sentence === last.to + 1) last.to = sentence;
      else if (!last || last.place !== place || sentence < last.from || sentence > last.to) made.push({ place, from: sentence, to: sentence });
    }
    return made;
  }

  function named({ place, from, to }, text) {
    const { label, ordinals } = text.paragraphs[place];
    if (ordinals.length < 2) return label;
    return from === to ? `${label}, sentence ${ordinals[from]}` : `${label}, sentences ${ordinals[from]}–${ordinals[to]}`;
  }

  const together = names => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

  // What is said about a result, beside its verdict.
  function told(result, text) {
    const { verdict, why, cite, places, also, remarks } = result;
    const stand = together(runs(places).map(run => named(run, text)));
    const cited = cite?.citation.typed;
    const said = [];
    const gone = () => {
      const { paragraph, sentence, has } = cite.missing[0];
      const unit = text.paragraphs[text.numbers.get(text.last)]?.label;
      if (sentence !== undefined) said.push(`¶ ${paragraph} has ${plural(has, "sentence")}; there is no sentence ${sentence}.`);
      else said.push(`There is no ¶ ${paragraph}${unit ? `; the text ends at ${unit}` : ""}.`);
    };
    if (verdict === "exact") said.push(`It stands in ${stand}.`);
    if (verdict === "uncited") said.push(`It stands in ${stand}. Cite it as ${together([...new Set(places.map(({ place }) => text.paragraphs[place].label))])}.`);
    if (verdict === "uncited" && also.length) said.push(others(also, text));
    if (verdict === "misplaced") said.push(`It is cited to ${cited}, and stands in ${stand}.`);
    if (verdict === "misplaced" && also.length) said.push(others(also, text));
    if (verdict === "altered" && why === "scattered") said.push(`Its parts stand in the text, but not together or not in this order: ${stand}. An ellipsis cannot join them.`);
    else if (verdict === "altered") {
      const count = result.parts.filter(({ kind }) => kind === "change").length;
      const only = count > 1 ? `${count} places` : "one place";
      said.push(`It differs in ${only} from ${stand}${result.astray ? `, and is cited to ${cited}` : ""}.`);
    }
    if (verdict === "altered" && result.light) said.push("Only punctuation or capitals differ.");
    if (verdict === "absent") said.push(`It is cited to ${cited}, but these words are not in the text, nor any that come near.`);
    if (verdict === "other" && !why) said.push("If it is from another document, cite that.");
    if (cite?.missing?.length && verdict !== "exact") gone();
    if (verdict === "missing" && places.length) said.push(`The words are exact, and stand in ${stand}.`);
    if (WHY[why]) said.push(WHY[why]);
    for (const remark of remarks) if (REMARKS[remark]) said.push(REMARKS[remark]);
    return said.join(" ");
  }

  function others(also, text) {
    const labels = [...new Set(also.map(([{ place }]) => text.paragraphs[place].label))];
    const more = labels.length > 6 ? ` and ${labels.length - 6} more` : "";
    return `The same words stand also in ${more ? labels.slice(0, 6).join(", ") + more : together(labels)}.`;
  }

  const alone = (quotation, text) => {
    renew();
    return judge(quotation, text);
  };
  return { read, find, judge: alone, check, summary, told, runs, named, SIGNS, NAMES };
})();

// --- the page ------------------------------------------------------------------------------------------------------------

(() => {
  if (typeof document === "undefined") return;
  const { read, check, summary, told, runs, named, SIGNS, NAMES } = globalThis.checker;
  const MOST = 500; // results that are listed; all are counted
  const at = id => document.getElementById(id);
  const text = read(JSON.parse(at("words").textContent));
  globalThis.checker.text = text;
  const form = at("essay"), pasted = at("pasted"), list = at("list");
  const address = location.protocol === "file:" ? `${text.text}index.html` : text.text;

  // An element with its class and what is in it: text, or other elements.
  function make(name, kind, ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children.filter(child => child !== ""));
    return element;
  }

  const aside = words => make("span", "aside", words);

  function difference(parts) {
    const line = make("p", "difference");
    for (const { kind, shown, del, ins } of parts) {
      if (kind === "same") line.append(shown);
      if (del) line.append(make("del", "", aside("[essay: "), del.trimEnd(), aside("]")), " ");
      if (ins) line.append(make("ins", "", aside("[text: "), ins.replace(/[\s“‘"([]+$/, ""), aside("]")), " ");
    }
    return line;
  }

  function source(run) {
    const { words, sentences } = text.paragraphs[run.place];
    const link = make("a", "", named(run, text));
    link.href = `${address}#${sentences[run.from][0]}`;
    const shown = words.slice(sentences[run.from][1], sentences[Math.min(run.to, run.from + 3)][2]);
    return make("p", "source", link, " ", shown, run.to > run.from + 3 ? " …" : "");
  }

  function item(result) {
    const { verdict, quotation, cite, places, parts, changes, lone } = result;
    const words = quotation.typed.replace(/^[ \t]*>[ \t]?/gm, "").replace(/\s+/g, " ").trim();
    const typed = make("p", "typed", lone ? words : make("q", "", words));
    if (!lone && cite) typed.append(" ", make("span", "cited", `(${cite.citation.typed})`));
    const made = make("li", "", make("p", "verdict", make("span", "sign", SIGNS[verdict]), ` ${NAMES[verdict]}`), typed);
    made.firstChild.firstChild.setAttribute("aria-hidden", "true");
    made.dataset.verdict = verdict;
    const said = told(result, text);
    if (said) made.append(make("p", "told", said));
    if (changes && parts.length) made.append(difference(parts));
    made.append(...runs(places).slice(0, 4).map(source));
    return made;
  }

  function report() {
    if (!pasted.value.trim()) {
      at("count").textContent = "There is no essay yet: paste one, or open a file.";
      pasted.focus();
      return;
    }
    const found = check(pasted.value, text);
    list.replaceChildren(...found.results.slice(0, MOST).map(item));
    if (found.results.length > MOST) list.append(make("li", "", `${found.results.length - MOST} more are counted and not listed. Check the essay in parts.`));
    at("count").textContent = summary(found);
    at("legend").hidden = !found.results.some(({ changes }) => changes);
    at("results").hidden = false;
    at("paper").hidden = false;
    at("results").focus();
  }

  // A text file, in UTF-8 or else as old Windows programs wrote it.
  async function load(file) {
    const bytes = await file.arrayBuffer();
    const read = new TextDecoder().decode(bytes);
    pasted.value = read.includes("\ufffd") ? new TextDecoder("windows-1252").decode(bytes) : read;
    at("count").textContent = `${file.name} is opened. Press Check.`;
    pasted.focus();
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    report();
  });
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      report();
    }
  });
  at("file").addEventListener("change", event => event.target.files.length && load(event.target.files[0]));
  at("print").addEventListener("click", () => print());
  form.hidden = false;
})();
