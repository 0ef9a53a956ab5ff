// Alignment: the cheapest way to read a quotation out of a part of the text.
"use strict";
{
  // Prices, in words: of one that is changed or added; of words of the text that are left out, the first and each one more; of a slip of
  // typing, of other capitals; of what brackets may leave away, of each word for which they stand, and of each word under dots.
  const CHANGED = 1.3, ADDED = 1.05, OPEN = 1, ON = 0.1, SLIP = 0.4, CASE = 0.02, FREE = 0.01, REPLACED = 0.15, GLIDE = 0.0005;
  const SLICE = 2e5; // cells that are filled in one step

  // How many bits of a number are set.
  function bits(number) {
    let count = 0;
    for (let left = number; left; left &= left - 1) count++;
    return count;
  }

  const SHORTENED = /n't$|'(?:d|ll|m|re|ve)$/; // how a word ends that is drawn together with the next: don't, we'll

  // Whether two words differ as typing slips do: by a letter, by two in a long word, by two letters that changed places; or by what is drawn
  // together with one of them.
  function slip(item, token) {
    const one = item.fold, other = token.fold;
    if (one.replace(SHORTENED, "") === other || other.replace(SHORTENED, "") === one) return true;
    const most = Math.max(one.length, other.length);
    const allowed = most >= 8 ? 2 : most >= 3 ? 1 : 0;
    if (Math.abs(one.length - other.length) > allowed || most > 40 || bits(item.letters ^ token.letters) > 2 * allowed) return false;
    const far = distance(one, other);
    return most > 3 ? far <= allowed : far === 1 && one !== other && item.letters === token.letters;
  }

  // How many letters are changed, added, left out or swapped between two words.
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

  // Whether a word with letters in brackets is the text’s, and whether any is.
  const inside = (item, token) =>
    Boolean(item.around) && item.around.join("").length > 1 && token.fold.startsWith(item.around[0]) && token.fold.endsWith(item.around[1]);
  const agrees = (item, token) => item.fold === token.fold || inside(item, token);

  // What it costs to read a word of a quotation as a word of the text.
  function price(item, token) {
    if (item.fold === token.fold) return item.form === token.form ? 0 : CASE;
    if (item.free) return Infinity;
    if (inside(item, token)) return 0;
    return slip(item, token) ? SLIP : CHANGED;
  }

  // The cheapest way to read the items out of the tokens from `low`, before `high`: its cost, and its steps [what, item, token] with the
  // places of both, -1 where there is none: “word” for “word”, a word that is “added”, a word of the text that is left out (“skip”), dots
  // or brackets (“gap”) and each word for which they stand (“glide”). Two rows of prices: `at`, after an item of the quotation, and `off`,
  // while words of the text are skipped. `atFrom` keeps which way was cheapest, an odd number from `at`, the even one after it from `off`:
  // 1, 2 a word, 3, 4 one that is added, 6, 7 a gap; 5 skips a word that the text has in brackets, 8 glides. `offFrom`: 1 begins to skip, 2 goes on.
  function* aligning(items, text, low, high) {
    const width = high - low + 1;
    const atFrom = new Uint8Array((items.length + 1) * width), offFrom = new Uint8Array((items.length + 1) * width);
    let at = new Float64Array(width), off = new Float64Array(width).fill(Infinity);
    let nextAt = new Float64Array(width), nextOff = new Float64Array(width);
    let cells = 0;
    for (let i = 0; i < items.length; i++) {
      if (cells > SLICE) yield (cells = 0);
      cells += width;
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

  // The steps that led to the cheapest end.
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

  checker.alignment = { SLICE, aligning, agrees, distance, slip };
}
