// Differences: what a quotation changes of the words out of which it is read.
"use strict";
{
  const { WORD } = checker.words;
  const { agrees } = checker.alignment;

  // Whether the marks between two words are the text’s: a point that ends a word like U.S. may end its sentence too.
  const joined = (item, token) =>
    item.dotted || token.dotted ? item.seam.replace(/^\./, "") === token.seam.replace(/^\./, "") : item.seam === token.seam;

  // Whether the mark that ends a quotation is another than the text’s: a point or a comma may be the essay’s own, and stand for all but ? and !.
  function ends(item, token) {
    const [typed, own] = [item.final, token.dotted ? "" : (token.seam[0] ?? "")];
    if (typed === undefined || typed === own) return true;
    return typed === "?" || typed === "!" ? false : !(typed === "." && /[?!]/.test(own));
  }

  // Whether a word is the text’s but for a capital that custom lets a quotation put or take away: it begins a sentence or what a dash or a colon
  // leads to, here or there, and is no name.
  function customary(item, token, before, { tokens, index }) {
    const here = tokens[token], led = (/^\p{Lu}/u.test(item.form) ? before : tokens[token - 1])?.seam ?? ".";
    return item.form.slice(1) === here.form.slice(1) && /[.:;!?\p{Pd}]/u.test(led) && index.get(here.fold).some(at => /^\p{Ll}/u.test(tokens[at].form));
  }

  // What an alignment changes: the parts to show, how many differ, what is worth a remark, and what dots leave out.
  function compare(items, text, { steps }) {
    const parts = [];
    const remarks = new Set();
    const touched = steps.filter(([what]) => what === "word").map(([, , token]) => token);
    const taken = new Set(steps.filter(([what]) => what === "word" || what === "glide").map(([, , token]) => token));
    let changes = 0, light = 0, cases = 0, agreed = 0, run = 0, longest = 0, glided = 0, before = null;
    const raw = token => {
      const { place, start, next } = text.tokens[token];
      return text.paragraphs[place].words.slice(start, next);
    };
    const change = (del, ins) => {
      const last = parts.at(-1);
      if (last?.kind === "change" && (del === "" || last.del === "" || ins === "" || last.ins === "")) {
        last.del += del;
        last.ins += ins;
      } else parts.push({ kind: "change", del, ins });
      changes++;
    };
    const same = shown => {
      const last = parts.at(-1);
      if (last?.kind === "same") last.shown += shown;
      else parts.push({ kind: "same", shown });
    };
    for (const [what, at, token] of steps) {
      const item = items[at];
      if (what === "word") {
        const here = text.tokens[token];
        const fits = agrees(item, here);
        const cased = item.form !== here.form && !item.around && !(item.first && item.form.slice(1) === here.form.slice(1));
        const seam = before && (!joined(before, text.tokens[token - 1]) || (text.tokens[token - 1].tail && !before.tail));
        if (seam) {
          // the mark between the two words differs: shown with the word before it
          const last = parts.at(-1);
          if (last.kind === "same") {
            last.shown = last.shown.slice(0, -before.shown.length);
            change(before.shown, raw(token - 1));
            light++;
          }
        }
        if (fits && !cased) {
          if (item.shown) same(item.shown);
          if (!item.free) agreed++;
          longest = Math.max(longest, ++run);
        } else {
          change(item.shown, raw(token));
          if (fits) {
            agreed++;
            light++;
            if (customary(item, token, before, text)) cases++;
          }
          run = 0;
        }
        if (here.group >= 0 && !item.free) remarks.add("unbracketed");
        before = item.free || item.seam === undefined ? null : item;
        glided = 0;
      } else if (what === "added") {
        if (item.free) continue;
        change(item.shown, "");
        run = 0;
      } else if (what === "skip") {
        const number = text.tokens[token].group;
        if (number >= 0 && text.groups[number].every(each => !taken.has(each))) remarks.add("omitted");
        else {
          change("", raw(token));
          run = 0;
        }
      } else if (what === "glide") {
        if (item.small && ++glided >= 9) change("", raw(token)); // more than brackets can stand for
      } else {
        same(item.shown);
        run = 0;
      }
      if (what !== "word") before = null;
    }
    const [what, at, token] = steps.at(-1) ?? [];
    if (what === "word" && parts.at(-1).kind === "same" && !ends(items[at], text.tokens[token])) {
      const { shown } = items[at], last = parts.at(-1), own = raw(token).trimEnd();
      last.shown = last.shown.slice(0, last.shown.length - shown.length);
      const begins = items[steps[0][1]]?.form === text.tokens[touched[0]].form;
      const whole = begins && opens(touched[0], text) && opens(token + 1, text); // a whole sentence, with another mark
      if (whole) light++;
      else {
        changes--;
        remarks.add("ends");
      }
      change(shown, own);
    }
    if (changes && cases === changes) {
      remarks.add("cased");
      changes = 0;
    }
    border(parts, text, touched);
    const dots = checker.gaps?.looked(items, text, steps) ?? [];
    return { parts: kept(parts), remarks, changes, light: light === changes, agreed, longest, touched, dots: checker.extents?.measured(dots, text, steps) ?? dots };
  }

  // Whether a sentence of the text begins with a word.
  function opens(token, text) {
    const [before, here] = [text.tokens[token - 1], text.tokens[token]];
    return before?.place !== here?.place || before?.sentence !== here?.sentence;
  }

  // Parts in which what a hyphen joins is kept whole, where a half of it differs: forty-one, not one.
  function kept(parts) {
    parts.forEach((part, at) => {
      if (part.kind !== "change" || !part.del || !part.ins) return;
      const [before, after] = [parts[at - 1], parts[at + 1]];
      const head = before?.kind === "same" ? /(?:[\p{L}\p{Nd}]+[-‐])+$/u.exec(before.shown)?.[0] : "";
      if (head) {
        before.shown = before.shown.slice(0, -head.length);
        part.del = head + part.del;
        part.ins = head + part.ins;
      }
      const tail = /[-‐]$/.test(part.del) && /[-‐]$/.test(part.ins) && after?.kind === "same" ? /^[\p{L}\p{Nd}’']+[^\p{L}\p{Nd}]*/u.exec(after.shown)?.[0] : "";
      if (tail) {
        after.shown = after.shown.slice(tail.length);
        part.del += tail;
        part.ins += tail;
      }
    });
    return parts.filter(({ kind, shown }) => kind !== "same" || shown);
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

  checker.differences = { compare };
}
