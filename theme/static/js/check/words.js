// The checker of quotations. Its first part, words: the text and a quotation as rows of them.
// Classic scripts, since a page opened from a folder may load no module: each has its name in `checker`, and takes from those before it.
"use strict";
globalThis.checker = {};
{
  // A word: letters with points between them (U.S.), a number with its thousands, or letters and numbers.
  const WORD = /\p{Lu}\.(?:\s?\p{Lu}\.)+|\p{Lu}\.\p{Lu}(?![\p{L}\p{Nd}.])|\p{Nd}{1,3}(?:[.,'’\u00a0\u202f]\p{Nd}{3})+(?![\p{L}\p{Nd}])|[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M}\p{Cf}]*(?:['’ʼ][\p{L}\p{Nd}\p{M}\p{Cf}]+)*/gu;
  // In a quotation, first what is not simply a word: words left out, a letter put in, words put in.
  const GAP = String.raw`[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|\.(?:\s?\.){2,}|…(?:\s?\.)?`;
  const MIXED = String.raw`\p{L}*\[\p{L}*\]\p{L}+|\p{L}+\[\p{L}*\]`;
  const PIECE = new RegExp(`(?<gap>${GAP})|(?<mixed>${MIXED})|(?<bracket>\\[(?:[^[\\]]|\\[[^[\\]]{0,60}\\]){0,120}\\])|(?<word>${WORD.source})`, "gu");
  // What between two words is not compared: space, quotation marks, brackets, emphasis, calls of notes, marks of a quoted line, a slash where a verse ends.
  const SILENT = /(?<=\s)\/\/?(?=\s)|(?<![\s(])[§¶‖]+(?!\S)|[\s\p{Cf}\p{No}[\]>*_“”„"«»‹›‘’‚'`´″′ʼ†‡]+/gu;
  // A word that is divided where a line ends.
  const DIVIDED = /(?<!\p{L})(\p{L}{1,40})[-‐][ \t]{0,40}\n[ \t]{0,40}(?:>[ \t]{0,40})?(\p{Ll}{1,40})/gu;
  const DOTTED = /^\p{Lu}\.\s?\p{Lu}/u; // letters with points, of which the last may end a sentence too
  const EDITORIAL = 12; // words in brackets, at most, that are taken for an editor's

  // The form of a word as it is compared, letter case and all: composed, with straight apostrophes, numbers and initials without their points.
  const form = word => {
    const plain = word.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[’ʼ]/g, "'");
    return /^\p{Nd}[^\p{L}]+$/u.test(plain) || DOTTED.test(plain) ? plain.replace(/[^\p{L}\p{Nd}]/gu, "") : plain;
  };
  // What stands between two words as it is compared: its marks, without what is silent, and every dash as a hyphen.
  const seam = between => between.replace(SILENT, "").replace(/[\p{Pd}−]+/gu, "-");
  // Whether a possessive’s apostrophe may stand after a word.
  const possessive = (word, after) => /s$/i.test(word) && /^['’]/.test(after);

  // Long work is done in steps by generators, so that a page may do something else between two; what they return is the result. This does
  // all at once.
  function finish(steps) {
    let step;
    do step = steps.next();
    while (!step.done);
    return step.value;
  }

  const FEW = 5, MANY = 1024; // paragraphs, and words, that are read in one step
  // The text out of the data of its page (`slug`, `title`, `authors`, `names`, `sense`: lists of words by what they can turn, `paragraphs`: each its
  // id, label, words, pages of the source and sentences as [id, first character, end]); in steps. It has besides
  //   tokens      every word, in one row; what else is known of words names them by their places in it
  //   index       where each word stands, by its fold; `pairs`: the same of two words that stand together
  //   numbers     the place of a paragraph among all, by its number; `leaves`: the first and the last, by a page of the source
  //   groups      tokens that the text has in brackets; kinds: a number for each token, the same for the same form
  // A token is a word: from `start` to `end` in its paragraph, the following one from `next`; its paragraph by `place`, its sentence
  // there, its page; `form` and `fold` (in small letters) as they are compared, `letters` as bits; `seam` behind it; whether a hyphen
  // joins it to the next (`linked`), points stand in it (`dotted`), and a possessive’s apostrophe may behind it (`tail`).
  function* reading(data) {
    const text = { ...data, tokens: [], index: new Map(), pairs: new Map(), numbers: new Map(), leaves: new Map() };
    text.names = new Set([...(data.names ?? []), data.slug]);
    text.authors = new Set(data.authors ?? []);
    text.title = folded(data.title ?? "");
    text.sense = Object.fromEntries(Object.entries(data.sense ?? {}).map(([name, said]) => [name, new Set(said.split(" "))]));
    let page = 0; // of the source
    text.paragraphs = [];
    for (const [place, each] of data.paragraphs.entries()) {
      if (place % FEW === FEW - 1) yield;
      const paragraph = { ...each, place, first: text.tokens.length };
      paragraph.ordinals = each.sentences.map(([id], at) => +(/\.s(\d+)$/.exec(id)?.[1] ?? at + 1));
      const number = /^p(\d+)$/.exec(each.id);
      if (number) text.numbers.set(+number[1], place);
      const found = [...each.words.matchAll(WORD)];
      const leaves = each.pages ?? [];
      let leaf = 0;
      found.forEach((word, at) => {
        for (; leaves[leaf]?.[1] <= word.index; leaf++) page = leaves[leaf][0];
        if (page) reach(text.leaves, page, place);
        const end = word.index + word[0].length;
        const next = at + 1 < found.length ? found[at + 1].index : each.words.length;
        const sentence = Math.max(0, each.sentences.findLastIndex(([, start]) => start <= word.index));
        const between = each.words.slice(end, next);
        const made = { start: word.index, end, next, sentence, place, group: -1, form: form(word[0]), seam: seam(between), page };
        made.linked = /^[-‐]$/.test(between);
        made.dotted = DOTTED.test(word[0]);
        const fold = made.form.toLowerCase();
        text.tokens.push({ ...made, fold, letters: letters(fold), tail: possessive(word[0], between) });
      });
      paragraph.end = text.tokens.length;
      paragraph.folds = new Set(text.tokens.slice(paragraph.first).map(token => token.fold));
      text.paragraphs.push(paragraph);
    }
    yield;
    group(text);
    const forms = new Map();
    text.kinds = new Int32Array(text.tokens.length);
    text.editorial = new Uint8Array(text.tokens.length);
    for (const [at, token] of text.tokens.entries()) {
      if (at % MANY === 0) yield;
      if (!forms.has(token.form)) forms.set(token.form, forms.size);
      text.kinds[at] = forms.get(token.form);
      text.editorial[at] = token.group >= 0;
      keep(text.index, token.fold, at);
      if (at) keep(text.pairs, `${text.tokens[at - 1].fold} ${token.fold}`, at - 1);
    }
    text.forms = forms.size;
    return text;
  }

  // Makes a page of the source reach to a paragraph, by its place.
  function reach(leaves, page, place) {
    if (!leaves.has(page)) leaves.set(page, [place, place]);
    leaves.get(page)[1] = place;
  }

  // The words of a title or a quotation, as they are compared.
  const folded = string => (string.match(WORD) ?? []).map(word => form(word).toLowerCase()).join(" ");

  // Where in a list the first begins at a place or after it.
  function from(list, place, start = each => each.start) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(list[middle]) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Adds to the list that a map has under a key.
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

  // A quotation with the parts of a word that a line divides put together: as one where the text has it so, else with its hyphen.
  const mended = (raw, text) =>
    raw.replace(DIVIDED, (all, one, other) => {
      const apart = text?.pairs.has(`${one} ${other}`.toLowerCase());
      return !apart && text?.index.has(form(one + other).toLowerCase()) ? one + other : `${one}-${other}`;
    });

  // A quotation as items: its words (as tokens are, and as they were `shown`), its gaps, and its brackets: words that are `free` to stand
  // in the text or not, then a small gap. `led` and `trailed` say that dots stood before all words and behind them.
  function parse(typed, text) {
    const raw = mended(typed, text);
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
        for (const inner of bracket.match(WORD) ?? [])
          items.push({ kind: "word", free: true, first: true, form: form(inner), fold: form(inner).toLowerCase(), shown: "" });
        items.push({ kind: "gap", small: true, shown });
      } else {
        const letters = form(mixed ? mixed.replace(/[[\]]/g, "") : word);
        const plain = Boolean(next && (next.groups.word || next.groups.mixed));
        const item = { kind: "word", free: false, first, form: letters, fold: letters.toLowerCase(), shown };
        if (plain) item.seam = seam(between);
        if (!next) item.final = seam(between)[0] ?? "";
        item.dotted = DOTTED.test(word ?? "");
        item.tail = possessive(letters, between);
        if (mixed) item.around = mixed.split(/\[\p{L}*\]/u).map(part => form(part).toLowerCase());
        items.push(item);
      }
      first = Boolean(gap || bracket);
    });
    for (const item of items) if (item.kind === "word") item.letters = letters(item.fold);
    const kept = item => item.kind !== "gap" || item.small;
    const begin = items.findIndex(kept);
    const end = items.findLastIndex(kept) + 1;
    return begin < 0 ? [] : Object.assign(items.slice(begin, end), { led: begin > 0, trailed: end < items.length });
  }

  // How many words of a quotation are its author’s, not an editor’s.
  const counted = items => items.reduce((sum, item) => sum + (item.kind === "word" && !item.free), 0);

  // The letters of a word as bits: where two words have too many that the other lacks, they need no closer look.
  function letters(word) {
    let bits = 0;
    for (const letter of word) bits |= 1 << (letter.codePointAt(0) % 31);
    return bits;
  }

  checker.words = { WORD, from, folded, finish, reading, parse, counted };
}
