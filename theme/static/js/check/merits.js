// Merits: how near a reading comes to a quotation, and the line between words that were altered and words that are not in the text.
"use strict";
{
  const { agrees, slip } = checker.alignment;

  // What a word weighs that the text has not; and of its weight, what one counts that was changed into a word of the same root.
  const STRANGE = 5, AKIN = 0.6;
  // The line, measured on tests/samples/essays/near.tsv: altered words come nearer than this, words that are not in the text less near.
  const LINE = 0.5, PASSED = 0.015, LEAP = 10, COMMON = 3.5, ENOUGH = 5, HERE = 0.15, FEWEST = 3;

  // What a word of a quotation weighs: the rarer in the text, the more.
  const weight = (item, text) => {
    const count = text.index.get(item.fold)?.length;
    return count ? Math.log(text.tokens.length / count) : STRANGE;
  };

  // Whether two words have a root in common: carry and carrying, able and capable.
  function akin(item, token) {
    const [one, other] = [item.fold, token.fold].sort((a, b) => a.length - b.length);
    if (one.length < 4) return other.includes("'") && slip(item, token);
    if (slip(item, token) || other.includes(one)) return true;
    let same = 0;
    while (one[same] === other[same] && same < one.length) same++;
    return same >= 4 && same >= 0.6 * one.length;
  }

  // How near a reading comes, from 0 to 1: of all that the words of a quotation weigh, what the text has in the same order; each of the first
  // words of the text that are passed over at a time takes a little away.
  function likeness({ steps }, items, text) {
    let whole = 0, held = 0, rare = 0, passed = 0, run = 0;
    for (const item of items) if (item.kind === "word" && !item.free) whole += weight(item, text);
    for (const [what, at, token] of steps) {
      if (what === "skip") passed += run++ < LEAP ? PASSED : 0;
      else run = 0;
      if (what !== "word" || items[at].free) continue;
      const [item, here] = [items[at], text.tokens[token]], own = weight(item, text);
      const part = agrees(item, here) ? 1 : akin(item, here) ? AKIN : 0;
      held += part * own;
      rare += part * Math.max(0, own - COMMON);
    }
    return { share: (whole ? held / whole : 0) - passed, rare };
  }

  // Whether three words of a quotation have their likes where it is read, or right beside that; or of fewer all but one.
  function enough({ touched }, items, text) {
    const here = text.tokens.slice(Math.max(0, touched[0] - items.length), touched.at(-1) + items.length + 1);
    const own = items.filter(item => item.kind === "word" && !item.free);
    let left = Math.min(FEWEST, own.length - 1);
    for (const item of own) if (left > 0 && here.some(token => agrees(item, token) || akin(item, token))) left--;
    return left <= 0;
  }

  // How near a reading comes where it comes near enough to be the words meant, else 0. Away from where it is cited it must also have
  // some words that are not found everywhere.
  function merit(reading, items, text, here) {
    const { share, rare } = likeness(reading, items, text);
    return share >= LINE && (here || (rare >= ENOUGH && reading.agreed >= FEWEST)) && enough(reading, items, text) ? share : 0;
  }

  // The reading that comes nearest, if any comes near enough; `cited` says of a reading whether it stands where it is cited.
  function nearest(found, items, text, cited) {
    const fit = found.map(each => ({ ...each, merit: merit(each, items, text, cited(each)), here: cited(each) }));
    const [best] = fit.sort((one, other) => other.merit + other.here * HERE - (one.merit + one.here * HERE));
    return best?.merit > 0 ? best : null;
  }

  checker.merits = { likeness, merit, nearest };
}
