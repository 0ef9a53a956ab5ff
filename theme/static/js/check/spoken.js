// Spoken: what an essay says in words that others set as signs: the number of a paragraph, where it stands, quotation marks. Loaded behind the page.
"use strict";
{
  // A paragraph that is called by where it stands (the first, the last, the sixtieth, der 3.), and not one of the essay’s own.
  const WHERE = String.raw`(?<!\p{L}|(?:my|our|next)\s)(?:(?:(first|opening|erste[nr]?|premier|primer)|(penultimate|vorletzten?|avant-dernier|penúltimo)|(?:last|final|closing|letzte[nr]?|dernier|último)|(\d{1,3})(?:st|nd|rd|th|er?|[.º°])|(NAMES))\s+(?:paragraphe?|Absatz|alinéa|párrafo)|Schlussabsatz)(?!\p{L})`;
  const OWN = { one: "first", two: "second", three: "third", five: "fifth", eight: "eighth", nine: "ninth", twelve: "twelfth" };

  const value = (word, figures) => (at => (at < 20 ? at : 10 * at - 180))(figures.indexOf(word.toLowerCase()));

  // The number of a paragraph or a sentence in words, as figures, in their place (in paragraph forty-one); in brackets, where these do not go on as a sentence does; `figures` are those to nineteen, and the tens.
  function counted(typed, figures) {
    if (!figures) return typed;
    const words = new RegExp(`(?<=\\b(?:p[aá]r(?:a\\.?|agraph|rafo)|sentence)\\s)(?:${figures.join("|")})(?:[\\s-](?:${figures.slice(1, 10).join("|")}))?\\b(?!(?<=\\([^()\\n]{0,80})\\s\\p{L})`, "giu");
    return typed.replace(words, all => `${all.split(/[\s-]/).reduce((sum, word) => sum + value(word, figures), 0)}`.padStart(all.length));
  }

  // An essay with these numbers as figures, and with marks for quote … unquote; every place in it stays.
  const written = (typed, { figures }) =>
    counted(typed, figures).replace(/\b(?:open\s)?quote\s(?!(?:open\s)?quote\s)([^"“”]{3,600}?)\s(?:close\squote|end\squote|unquote)\b/gi, (all, words) => `${"“".padStart(all.indexOf(words), "\u2060")}${words}”`.padEnd(all.length, "\u2060"));

  // The numbers to ninety-nine as they are counted in English, where the figures are of that language: first, twenty-first, sixtieth.
  function ordinals(figures) {
    const made = new Map();
    for (let number = figures?.includes("one") ? 1 : 100; number < 100; number++) {
      const words = number < 20 ? [figures[number]] : [figures[18 + Math.floor(number / 10)], ...(number % 10 ? [figures[number % 10]] : [])];
      const last = words.pop();
      made.set([...words, OWN[last] ?? `${last.replace(/y$/, "ie")}th`].join("-"), number);
    }
    return made;
  }

  // Every citation by where a paragraph stands. It may be the essay’s: what it says holds where the words are the text’s.
  function ends(masked, { numbers, figures }) {
    const all = [...numbers.keys()], named = ordinals(figures);
    const pattern = new RegExp(WHERE.replace("NAMES", [...named.keys(), "(?!)"].join("|").replaceAll("-", "[\\s-]")), "giu");
    const found = [];
    for (const { index: start, 0: typed, 1: opening, 2: before, 3: figure, 4: name } of masked.matchAll(pattern)) {
      const counted = figure ?? named.get(name?.toLowerCase().replace(/\s/, "-"));
      const first = +(counted ?? (opening ? Math.min(...all) : Math.max(...all) - !!before));
      if (numbers.has(first)) found.push({ start, end: start + typed.length, ranges: [{ first, last: first, sentences: null }], weak: true, told: true });
    }
    return found;
  }

  checker.spoken = { written, ends };
}
