// Extents: how much a quotation leaves out of the text, and how much of a long difference is worth showing.
"use strict";
{
  const LEAST = 4; // words that are left out without dots
  const MUCH = 40; // words that dots leave out
  const LONG = 12; // words that are shown whole
  const BESIDE = 2, ENDS = 4; // words that are shown beside a difference, and at the ends of a long one

  // What is told of dots, and what more there is to tell: two pieces that are joined as if they stood together, with what stands between
  // them in the text; and dots that leave out much, or several sentences.
  function measured(dots, text, steps) {
    const made = [];
    let last, left = 0, what = "";
    for (const [step, , token] of steps) {
      if (step === "word") {
        if (last !== undefined && what === "skip" && left >= LEAST)
          made.push({ name: "joined", slots: { count: left, before: beside(last - 1, last, last, text), after: beside(token, token + 1, token, text) } });
        if (last !== undefined && what === "gap") made.push(...much(last, token, left, text));
        [last, left, what] = [token, 0, ""];
      } else if (step === "skip" || step === "glide") left++;
      if (step === "added") what = "added";
      else if (step === "gap" || (step === "skip" && !what)) what = step;
    }
    return made.some(({ name }) => name === "several") ? [...dots.filter(({ name }) => name !== "sentence"), ...made] : [...dots, ...made];
  }

  // What is told of dots between two words of the text, where they leave out much.
  function much(last, token, count, { tokens }) {
    const [one, other] = [tokens[last], tokens[token]];
    const sentences = one.place === other.place ? other.sentence - one.sentence : 0;
    if (sentences > 1) return [{ name: "several", slots: { count, sentences } }];
    return count < MUCH ? [] : [{ name: "much", slots: { count } }];
  }

  // Two words of the text that stand together, with what a hyphen joins to them; only the one that is kept where the other is of another paragraph.
  function beside(one, other, kept, { tokens, paragraphs }) {
    const { place } = tokens[kept];
    let [from, to] = [one, other].map(at => (tokens[at]?.place === place ? at : kept));
    while (tokens[from - 1]?.linked) from--;
    while (tokens[to].linked) to++;
    return paragraphs[place].words.slice(tokens[from].start, tokens[to].end);
  }

  // Parts of a long difference: of what is the same only the words beside what differs, of what differs much only its ends.
  function near(parts) {
    const words = shown => shown.match(/\s*\S+\s*/g) ?? [];
    const ends = (shown, first, last) => {
      const all = words(shown);
      return all.length <= Math.max(first + last, LONG) ? shown : [...all.slice(0, first), "… ", ...(last ? all.slice(-last) : [])].join("");
    };
    return parts.map((part, at) => {
      if (part.kind === "same") return { ...part, shown: ends(part.shown, at ? BESIDE : 0, at < parts.length - 1 ? BESIDE : 0) };
      return { ...part, del: ends(part.del, ENDS, ENDS), ins: ends(part.ins, ENDS, ENDS) };
    });
  }

  checker.extents = { measured, near };
}
