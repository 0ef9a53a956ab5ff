// Beside: what is quoted from notes, entries and the documents of lessons, which stand beside the text.
"use strict";
{
  const { reading, parse } = checker.words;
  const { looks } = checker.places;
  const { merit } = checker.merits;

  const FEWEST = 3; // words by which something is known
  const SURE = 0.8, LONG = 8; // how near and how long words must be that cite nothing and are altered

  // Reads what stands beside the text, in steps, once; nothing where the page has none of it.
  function* preparing(text) {
    if (text.beside || !text.aside) return;
    const made = yield* reading({ slug: text.slug, sense: {}, paragraphs: text.aside.map(whole), apart: true });
    made.documents = new Map();
    text.aside.forEach(({ number, set }, place) => {
      for (const key of [number, set]) if (key) made.documents.set(key, (made.documents.get(key) ?? new Set()).add(place));
    });
    text.beside = made;
  }
  // Each is one piece: there are no sentences to cite.
  const whole = each => ({ ...each, id: "", sentences: [["", 0, each.words.length]] });

  // Where a document is named by its number (B2) or its letter (Document B): the places of what it says, if there are any.
  function named(typed, home) {
    const number = /(?<![\p{L}\p{Nd}])(?:Document\s+)?([A-Z]\d{0,2})(?![\p{L}\p{Nd}])/gu;
    for (const [, key] of typed.replace(/([A-Z])\s*[,:]?\s+(?=\d{1,2}(?!\d))/g, "$1").matchAll(number)) if (home.documents.has(key)) return home.documents.get(key);
    return null;
  }

  // What stands beside the text and has these words, or comes near: exact or not, its reading, its place, and how near; in steps.
  function* beside(quotation, size, cites, text, ranges) {
    const home = text.beside, cited = home && cites.map(cite => cite.foreign && named(cite.beside ?? "", home)).find(Boolean);
    const few = size < FEWEST && !quotation.noted;
    if (!home || (few && !cited)) return null;
    const items = parse(quotation.typed, home), noted = cited || cites.some(cite => cite.citation?.noted);
    const found = yield* looks(items, home, [], noted ? 0.4 : SURE);
    // The document that is named goes before a note on the paragraph that is cited, and that before all others; of these documents go before
    // notes, which quote them.
    const on = ({ places: [{ place }] }) => ranges.some(({ first, last }) => text.paragraphs.slice(first, last + 1).some(({ id }) => id === home.paragraphs[place].of));
    const order = each => {
      const [{ place }] = each.places;
      return cited?.has(place) ? 0 : on(each) ? 1 : home.paragraphs[place].number && (cited || !noted) ? 2 : 3;
    };
    const exact = found.filter(each => !each.changes && (!few || order(each) < 1)).sort((one, other) => order(one) - order(other));
    if (exact.length) return { exact: true, items, on: on(exact[0]), home, reading: exact[0], places: exact[0].places };
    const [near] = found
      .map(reading => ({ reading, merit: merit(reading, items, home, order(reading) < 1) }))
      .sort((one, other) => other.merit - one.merit || order(one.reading) - order(other.reading));
    const sure = noted || (near?.merit >= SURE && size >= LONG);
    return near?.merit > 0 && sure && !few ? { exact: false, items, home, merit: near.merit, reading: near.reading, places: near.reading.places } : null;
  }

  // The document that is cited by its number, as a citation.
  function numbered(cites, home) {
    const found = cites.find(({ beside }) => /\p{Lu}\d/u.test(beside ?? "") && named(beside, home));
    return found && { citation: { typed: found.beside.trim() } };
  }

  // The verdict on a quotation from beside the text: what a note says is not what its paragraph says, and a document has its number.
  function judged({ exact, items, home, reading, places }, { noted }, first, cites, give, { sense, figures }) {
    const told = { home, places, parts: reading.parts, remarks: reading.remarks, changes: reading.changes, light: reading.light, dots: reading.dots };
    if (!exact) return give("altered", { ...told, ...checker.grades?.weighed(items, reading, home, sense, figures) });
    const other = cites.find(cite => cite.foreign);
    const wrong = other && named(other.beside, home) && !named(other.beside, home).has(places[0].place);
    if (wrong) return give("misplaced", { ...told, cite: { citation: { typed: other.beside.trim() } } });
    const said = noted || first?.citation.noted || other, instead = home.paragraphs[places[0].place].adapts;
    if (instead && !said) return give("adapted", { ...told, instead });
    const held = first && !said && !first.citation.doubtful && !first.citation.weak;
    return give(held ? "borrowed" : "beside", told);
  }

  checker.beside = { preparing, beside, judged, numbered };
}
