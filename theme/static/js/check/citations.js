// Citations: which paragraphs of the text, and which other sources, an essay cites.
"use strict";
{
  const { from } = checker.words;
  const MOST = 200; // ranges of one citation
  const FEW = 500; // that are read in one step

  // What may stand before any number: no. 14, Nr. 14, n.º 14, #14; and before the number of a sentence.
  const SIGN = String.raw`(?:(?:no|nr|n[uú]m|number|nummer|n[uú]m[eé]ro)\b\.?|n\.?\s?[º°]|[#№])\s*`, SENTENCES = String.raw`(?:sentences?|sents?\.?|Satz|Sätze|phrases?|frases?|oraci(?:ón|ones)|s\.?)`;
  // What stands before the number of a paragraph, or of several; and before that of a page.
  const HEAD = new RegExp(
    String.raw`(?:¶¶?|§§?|(?<![\p{L}\p{Nd}])(?:par[aá]gra(?:ph|f)[eo]?s?|paragrafi|paragraaf|párrafos?|Abs(?:atz|ätze)|alinéas?|абзацы?|(?:grafs?|pghs?|p[aá]rr?(?:[aá]gr?)?a?s?|abs|(?<!et )als?|абз)\.?)(?=\s*(?:${SIGN})?[\d¶§]))\s*(?:${SIGN})?(?=[\d¶§])|(?<![\p{L}\p{Nd}.])#?p(?=\d)`,
    "giu",
  );
  const MANY = /¶¶|§§|(?:(?<!ab)s|fi|ätze|ы)\.?\s*$/iu;
  const LEAF = /(?<![\p{L}\p{Nd}.#/])(?:pp?\.|pages?|pgs?\.?|Seiten?|págs?\.|páginas?|стр\.|S\.|p(?=\s))\s*(?=\d)/giu;
  // In brackets that cite a paragraph: what is quoted stands in a note on it.
  const NOTED = /(?<!\p{L})(?:notes?|notas?|editors?|editores|annotations?|adapt(?:ed|ad[ao])|n\.)(?!\p{L})/iu;
  // In brackets: the text as worksheets call it (Document A, Source 1), which by itself cites nothing, nor does a time of day (9:41); numbers
  // alone (14; 14–16; 14f.; 14, 17), each perhaps with its sentence (14:3; 14.3; 14, s. 3); another document; the same again.
  const NAMED = /^\s*(?:see\s+)?(?:Document|Doc\.?|Source|Text|Documento|Dokument|Dok\.?)\s+[A1](?:[\s,:;]+|$)/iu, TIME = /^\d?\d:\d\d\b/;
  const NUMBER = String.raw`(\d{1,3})(?:\s*\p{Pd}\s*(\d{1,3})|\s?(ff?)(?!\p{L})\.?)?(?:(?:[.:]|[\s,:]*${SENTENCES}\s*)(\d{1,2})(?:\s*\p{Pd}\s*(\d{1,2}))?)?(?!\d)`;
  const NUMBERS = new RegExp(NUMBER, "giu"), SIGNS = new RegExp(`(?:${SIGN})?$`, "iu");
  const ONE = NUMBER.replace(/\((?=\\d|ff)/g, "(?:"), ALONE = new RegExp(String.raw`^(\D*?)(${ONE}(?:\s*(?:[,;&]|and|und|et|y)\s*${ONE})*)[\s.]*$`, "iu");
  const LETTER = /^\s*(?:see\s+)?(?:(?:Document|Doc\.?|Source|Exhibit)\s+(?:[B-Z]\d{0,2}|\d{1,2})|[A-OQ-Z]\d{1,2})(?:\s*[,:]?\s*(?:no\.\s*)?\d{1,2})?\s*$/u;
  // What may cite, and is not understood: “…” in 72, in 72 he says; a bracket with a number right behind a quotation: (line 50).
  const MAYBE = /(?<=[”"»’]\s{1,4}|\b(?:and|while|but|y|und|et)\s{1,4})in\s{1,4}(\d{1,3})(?=[.,;:)]\s|\s{1,4}(?:and|but|that|he|she|it)\b|\s{0,4}$)|(?<=[”"»’]\s{0,4})[([][^()[\]\n\d]{1,30}\d{1,3}(?!\d)[^()[\]\n\d]{0,20}[)\]](?!\s?,?\s?(?:[¶§]|[([][^()[\]\n]{0,60}\d))/gmu;
  const AGAIN = /^\s*(?:ib[ií]d|ebd|ebenda|[ií]dem|id\.|(?:the )?same par)\p{L}*\.?(?:\s+(?:at|a|p)(?=\s))?[\s,:;]*/iu;
  // Another document by its letter and number: B2, Document B.
  const OTHER = /(?<![\p{L}\p{Nd}(#/-])(?:(?:Document|Doc\.|Source|Exhibit)\s+(?![A1](?![\p{L}\p{Nd}]))[A-Z0-9]{1,3}|[A-OQ-Z]\d{1,2})(?![\p{L}\p{Nd}])/gu;
  const RANGE = /\s*(?:\p{Pd}+|to|through|until)\s*(?:[¶§]\s*|#?p)?(\d{1,4})(?![\d\p{L}])(?:\.s(\d{1,3}))?/iuy;
  const ANOTHER = /\s*(?:,\s*(?:(?:and|or|&)\s*)?|(?:;|and|or|&)\s*)(\d{1,4})(?![\d\p{L}])/iuy;
  const LISTED = /\s*[,;&]\s*(\d{1,3})(?=\s*[,;&)\]])/uy; // (¶ 3, 5)
  const SENTENCE = new RegExp(String.raw`(?:\s*[,:;.(])?\s*${SENTENCES}\s*(\d{1,3})(?![\d\p{L}])(?:\s*(?:\p{Pd}+|to|and|&)\s*s?(\d{1,3})(?![\d\p{L}]))?`, "iuy");
  const BEHIND = /[.:](\d{1,2})(?:\s*\p{Pd}\s*(\d{1,2}))?(?=\s*[)\];,])/uy; // (¶ 14:3)
  const PARENTHESIS = /[([]((?:[^()[\]]|\([^()]{0,200}\)|\[[^[\]]{0,200}\]){1,400})[)\]]/g;
  // In brackets before a paragraph: another document than A, which a text that is read in class mostly is.
  const LETTERED = /^\W*(?:(?:see|cf\.?)\s+)?(?:(?:Document|Doc\.?|Source|Exhibit|Text)\s+)?(?!A\b)\p{Lu}\d{0,2}\s*[,:]/u;

  // Every citation of a paragraph of this text: where it stands, and its ranges of paragraphs by their numbers, with the first and the
  // last sentence where it names them; `leaf` where the numbers are of pages. In steps.
  function* citations(masked, text) {
    const found = [];
    let seen = 0;
    for (const head of masked.matchAll(HEAD)) {
      if (seen++ % FEW === FEW - 1) yield;
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
        if (through) {
          range.sentences = number[2] && through[1] === number[1] && through[2] ? [+number[2], +through[2]] : null;
          range.first = Math.min(+number[1], +through[1]);
          range.last = Math.max(+number[1], +through[1]);
        }
        if (ranges.length < MOST) ranges.push(range);
        number = MANY.test(head[0]) ? take(ANOTHER) : held(masked, head.index) ? take(LISTED) : null;
      }
      if (!ranges.length) continue;
      const sentence = ranges.length === 1 && ranges[0].first === ranges[0].last && (take(SENTENCE) ?? (held(masked, head.index) && take(BEHIND)));
      if (sentence) ranges[0].sentences = [+sentence[1], +(sentence[2] || sentence[1])];
      const last = found.at(-1);
      if (last && head.index - last.end < 12 && /^[\s,;&]*(?:and|or|see)?[\s,;]*$/i.test(masked.slice(last.end, head.index))) {
        if (last.ranges.length < MOST) last.ranges.push(...ranges);
        last.end = at;
      } else found.push({ start: head.index, end: at, ranges });
    }
    return [...found, ...leaves(masked), ...(checker.spoken?.ends(masked, text) ?? [])].sort((one, other) => one.start - other.start);
  }

  // Whether brackets are open at a place.
  const held = (masked, at) => /[([][^()[\]\n]{0,60}$/.test(masked.slice(Math.max(0, at - 61), at));

  // Every citation of a page. It may be another work’s: what it says holds where the words are the text’s.
  function leaves(masked) {
    const found = [];
    for (const head of masked.matchAll(LEAF)) {
      if (head[0][0] === "s") continue; // S. 4 is a page in German, s. 4 a sentence
      const start = head.index, at = start + head[0].length;
      const [typed, first, last] = /^(\d{1,4})(?![\d\p{L}])(?:\s*(?:\p{Pd}|to|and|&)\s*(\d{1,4})(?![\d\p{L}]))?/u.exec(masked.slice(at, at + 20)) ?? [];
      if (!typed) continue;
      const to = last && last.length < first.length ? first.slice(0, -last.length) + last : (last ?? first); // 491–94
      found.push({ start, end: at + typed.length, ranges: [{ leaf: true, first: +first, last: Math.max(+first, +to), sentences: null }], weak: true });
    }
    return found;
  }

  // p17 after a slash is a citation only in an address of this text; elsewhere it is some other site's.
  function ours(masked, at, head, text) {
    if (!/p$/i.test(head) || head.length > 2) return true;
    const address = /\S*$/.exec(masked.slice(Math.max(0, at - 200), at))[0] + head;
    if (/.[/#]p$/.test(address)) return /^[([]#p$/.test(address) || new RegExp(`(?:^|/)${text.slug}/(?:index\\.html)?#?p$`).test(address);
    return !address.includes("/") || address.endsWith("(p");
  }

  // The words that begin with a capital, in small letters.
  const capitals = words => (words.match(/(?<![\p{L}\p{Nd}])\p{Lu}[\p{L}\p{Nd}]*/gu) || []).map(word => word.toLowerCase());
  // The words of a citation that name something else than this text; a letter alone (Document A) does not, nor what stands before a number (Abs. 3).
  const strange = (words, text) => capitals(words.replace(HEAD, "")).filter(word => word.length > 1 && !text.names.has(word) && !text.sense.neutral?.has(word));

  // What stands in brackets. Of citations that do it is noted where these are (`paren`), and whether another source is named in them
  // (`doubtful`), or a note (`noted`). Given back are brackets that name another source (`foreign`), the same again (`ibid`), a number
  // alone (`weak`), or what may cite and is not understood (`stop`, with a `guess`).
  function parentheses(masked, cited, text) {
    const found = [];
    let next = 0, note;
    for (const each of masked.matchAll(PARENTHESIS)) {
      const [start, end] = [each.index, each.index + each[0].length];
      const led = note && /^[\s,]*$/.test(masked.slice(note.end, start)); // (editors’ note 12) (¶ 9)
      if (!led) note = NOTED.test(each[1]) && { end, at: found.length };
      while (next < cited.length && cited[next].start < start) next++;
      const held = [];
      for (let at = next; at < cited.length && cited[at].start < end; at++) held.push(cited[at]);
      if (held.length) {
        const doubtful = (!each[0].includes(`${text.slug}/`) && strange(each[1], text).length > 0) || LETTERED.test(each[1]);
        if (led) found.length = note.at;
        const noted = Boolean(led) || NOTED.test(each[1]), plain = held.some(({ weak }) => !weak);
        for (const citation of held) {
          Object.assign(citation, { paren: [start, end], doubtful, noted });
          if (citation.weak && (plain || doubtful)) Object.assign(citation, { foreign: !plain, mute: plain });
        }
        continue;
      }
      const numbers = LETTER.test(each[1]) ? null : counted(each[1], masked.slice(Math.max(0, start - 3), start), text);
      if (AGAIN.test(each[1])) found.push({ start, end, ibid: true, typed: each[1].trim(), ranges: numbers });
      else if (numbers) found.push({ start, end, paren: [start, end], weak: !NAMED.test(each[1]), typed: each[1].trim(), ranges: numbers });
      else if (each[1].replace(NAMED, "").trim() === "" || TIME.test(each[1])) continue;
      else if (LETTER.test(each[1]) || (NOTED.test(each[1]) && !/\d/.test(each[1])) || (/^\s*(?:see |cf\.? |quoted in |as in |in )?["“]?[\p{Lu}\d]/u.test(each[1]) && (strange(each[1], text).length || !/\p{L}/u.test(each[1]))))
        found.push({ start, end, foreign: true, beside: each[1] });
    }
    const known = [...found], ending = other => other?.paren?.[1] ?? other?.end;
    for (const each of masked.matchAll(MAYBE)) {
      const [start, end] = [each.index, each.index + each[0].length], number = +(each[1] ?? 0);
      const guess = text.numbers.has(number) && { start, end, typed: each[0].trim(), ranges: [{ first: number, last: number, sentences: null }] };
      if (![known, cited].some(list => start < ending(list[from(list, end) - 1]))) found.push({ start, end, stop: true, guess });
    }
    // A number alone in the next field of a table, or at the edge of a line.
    for (const each of masked.matchAll(/(?<=["”»’] {0,20}(?:[\t|]| {3})[ \t]{0,20})\d{1,3}(?=[ \t]*(?:[\t|\n]|$))/g)) {
      const [start, end] = [each.index, each.index + each[0].length];
      const ranges = counted(each[0], "”", text);
      if (ranges) found.push({ start, end, paren: [start, end], weak: true, typed: each[0], ranges });
    }
    for (const citation of cited) {
      if (citation.paren) continue;
      if (citation.noted === undefined) citation.noted = NOTED.test(masked.slice(Math.max(0, citation.start - 24), citation.start));
      const of = /^\s+(?:of|in|from|des?|du)\s+((?:[^\s.,;:]+\s+){0,5}[^\s.,;:]+)/.exec(masked.slice(citation.end, citation.end + 90));
      if (!of || of[1].toLowerCase().split(/[^\p{L}\p{Nd}]+/u).some(word => text.names.has(word) && !text.sense.common?.has(word))) continue;
      citation.doubtful ||= strange(of[1], text).length > 0;
      citation.mute = citation.told;
    }
    return found;
  }

  // The ranges of brackets that hold the numbers of paragraphs alone, right behind a quotation, or behind a name of the text or the same
  // again; none where there can be no such paragraph, or where it is a day (14.3.).
  function counted(inside, before, { numbers, names, paragraphs }) {
    const bare = inside.replace(NAMED, "").replace(AGAIN, "");
    const [, signed, all] = ALONE.exec(bare) ?? [];
    if (!all || /^\d+\.\d+\.\s*$/.test(bare)) return null;
    const who = signed.replace(SIGNS, ""), named = capitals(who);
    if (named.length ? !named.every(word => names.has(word)) : who.trim() || (bare === inside && !/[”“"»«’‘›‹']\u2060?\s*$/.test(before))) return null;
    const most = Math.max(...numbers.keys(), 0), ordinals = number => paragraphs[numbers.get(number)]?.ordinals ?? [];
    const found = [];
    for (const [, first, last, on, sentence, to] of all.matchAll(NUMBERS)) {
      const end = on ? Math.min(most, +first + on.length) : Math.max(+first, +(last ?? first));
      if (end > most || (sentence?.length > 1 && !ordinals(+first).includes(+sentence))) return null;
      found.push({ either: !sentence, first: +first, last: end, sentences: sentence ? [+sentence, +(to ?? sentence)] : null });
    }
    // (14, 3) is the third sentence of ¶ 14, if it has one, or else ¶ 14 and ¶ 3
    const [one, other] = found;
    if (/^\d+, ?\d$/.test(all) && other.first < one.first && ordinals(one.first).includes(other.first)) Object.assign(one, { either: false, sentences: [other.first, other.first] });
    return found;
  }

  // Other documents that are named in a sentence, outside brackets and not beside a citation of ours: B3, Document B.
  function rivals(masked, cited, held) {
    const found = [];
    for (const each of masked.matchAll(OTHER)) {
      const [start, end] = [each.index, each.index + each[0].length];
      const at = from(cited, start);
      const [before, after] = [cited[at - 1], cited[at]];
      const beside =
        (before && before.end <= start && start - before.end < 20 && /^[\s,]*(?:of|in|from)?\s*$/.test(masked.slice(before.end, start))) ||
        (after && after.start >= end && after.start - end < 6 && /^[\s,:]*$/.test(masked.slice(end, after.start)));
      const around = held[from(held, start + 1) - 1];
      const bracketed = (around && end <= around.end) || [before, after].some(citation => citation?.paren && citation.paren[0] < start && end < citation.paren[1]);
      if (!beside && !bracketed) found.push({ start, end, foreign: true, running: true, beside: each[0] });
    }
    return found;
  }

  // The calls of notes at the foot of an essay, each as a citation of what its note cites.
  function calls(masked, cited, text) {
    const notes = new Map();
    let last;
    for (const line of masked.matchAll(/^[ \t]*\^?(?:[[(]\^?(\d{1,3}|[a-z]{1,4}|[*†‡‖]{1,3})[\])]:?|(\d{1,3})[.)]?|([⁰¹²³⁴-⁹]+)|(\*{1,3}|[†‡‖]{1,3}|(?:[ivx]{1,5}|[a-h])[.)]?(?=[ \t])))[ \t]*(?=[^\s\d]|(?<=[\])]:?[ \t]*)\d).*$/gmu)) {
      const end = line.index + line[0].length;
      const called = line[1] || line[2] || line[3] || line[4], number = called.normalize("NFKC").replace(/[.)]$/, "");
      const here = cited[from(cited, line.index)];
      const own = line[0].slice(line[0].indexOf(called) + called.length).replace(/^[\])}:.\s]+/, ""), same = AGAIN.test(own), again = same && last;
      const ranges = here?.start < end || (same && !last) ? null : counted(own, again ? "" : "”", text);
      const citation = here?.start < end ? here : ranges ? { start: line.index, end, ranges, weak: !again, typed: own.trim().replace(/\.$/, "") } : again || undefined;
      if (citation && citation !== last) citation.noted = NOTED.test(line[0]);
      const doubtful = Boolean(citation && citation !== last && strange(line[0], text).length);
      notes.set(number, { start: line.index, citation, doubtful });
      last = citation;
    }
    const found = [];
    for (const call of masked.matchAll(/(?<=[\p{L}.,;:!?”"’'»)\]·]\s?)[[(]\^?(\d{1,3}|[a-z]{1,4}|[*†‡‖]{1,3})[\])]|(?<=[.,;:!?”"’'»)\]·])\^?(?:([⁰¹²³⁴-⁹]+)|(?<!\d[.,:])(\d{1,3})|(\*{1,3}|[†‡‖]{1,3})|(?<=[”"»])([ivx]{1,5}|[a-h]))(?![\d\p{L}.)*†‡‖])/gu)) {
      const note = notes.get(call[1] || call[3] || call[4] || call[5] || call[2].normalize("NFKC"));
      if (!note || note.start <= call.index) continue;
      const [start, end] = [call.index, call.index + call[0].length];
      if (note.doubtful) note.citation.doubtful = true;
      if (!note.citation) {
        if (call[0][0] === "(") found.push({ start, end, mute: true }); // it counts what the essay lists
        else if (!/^\s?[([]/.test(masked.slice(end, end + 2)) || !cited.some(each => each.start > end && each.start - end < 4)) found.push({ start, end, foreign: true });
      }
      else found.push({ ...note.citation, start, end, paren: [start, end], called: note.citation });
    }
    return found;
  }

  // (ibid.) repeats the citation before it.
  function ibidem(others, cited) {
    let rival;
    for (const each of others) {
      const last = cited[from(cited, each.start) - 1];
      if (each.foreign) rival = each;
      if (!each.ibid) continue;
      if (!last || (rival && rival.start > last.start)) Object.assign((rival = each), { foreign: true, ranges: null });
      else Object.assign(each, { ranges: each.ranges ?? last.ranges, paren: [each.start, each.end], doubtful: last.doubtful, typed: each.ranges ? each.typed : "ibid." });
    }
  }

  checker.citations = { HEAD, NOTED, citations, parentheses, rivals, calls, ibidem };
}
