// The report in words: what is said about each verdict, and the count of all.
"use strict";
{
  // Each verdict: its sign, and its name.
  const VERDICTS = {
    exact: ["=", "exact"],
    uncited: ["=", "exact but not cited"],
    misplaced: ["→", "exact but cited to the wrong place"],
    altered: ["≠", "altered"],
    absent: ["×", "not in the text"],
    missing: ["×", "cited to a place that does not exist"],
    other: ["–", "not from this text"],
    unjudged: ["–", "not judged"],
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

  // A count with its word.
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  // The count in one sentence, and a second for citations that no quotation has.
  function summary({ counts, citations: cited, results }) {
    const lone = results.filter(each => each.lone).length;
    const parts = Object.entries(VERDICTS)
      .map(([verdict, [, name]]) => [(counts[verdict] ?? 0) - (verdict === "missing" ? lone : 0), name])
      .filter(([count]) => count > 0);
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

  // A run by the label of its paragraph and the numbers of its sentences.
  function named({ place, from, to }, text) {
    const { label, ordinals } = text.paragraphs[place];
    if (ordinals.length < 2) return label;
    return from === to ? `${label}, sentence ${ordinals[from]}` : `${label}, sentences ${ordinals[from]}–${ordinals[to]}`;
  }

  const together = names => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

  // What is said of a result.
  function told(result, text) {
    const { verdict, why, cite, places, also, remarks } = result;
    const stand = together(runs(places).map(run => named(run, text)));
    const cited = cite?.citation.typed;
    const said = [];
    if (verdict === "exact") said.push(`It stands in ${stand}.`);
    if (verdict === "uncited") said.push(`It stands in ${stand}. Cite it as ${together([...new Set(places.map(({ place }) => text.paragraphs[place].label))])}.`);
    if (verdict === "misplaced") said.push(`It is cited to ${cited}, and stands in ${stand}.`);
    if (["uncited", "misplaced"].includes(verdict) && also.length) said.push(others(also, text));
    if (verdict === "altered" && why === "scattered") said.push(`Its parts stand in the text, but not together or not in this order: ${stand}. An ellipsis cannot join them.`);
    else if (verdict === "altered") {
      const count = result.parts.filter(({ kind }) => kind === "change").length;
      const only = count > 1 ? `${count} places` : "one place";
      said.push(`It differs in ${only} from ${stand}${result.astray ? `, and is cited to ${cited}` : ""}.`);
    }
    if (verdict === "altered" && result.light) said.push("Only punctuation or capitals differ.");
    if (verdict === "absent") said.push(`It is cited to ${cited}, but these words are not in the text, nor any that come near.`);
    if (verdict === "other" && !why) said.push("If it is from another document, cite that.");
    if (cite?.missing?.length && verdict !== "exact") {
      const { paragraph, sentence, has } = cite.missing[0];
      if (sentence !== undefined) said.push(`¶ ${paragraph} has ${plural(has, "sentence")}; there is no sentence ${sentence}.`);
      else said.push(`There is no ¶ ${paragraph}; the text ends at ¶ ${Math.max(...text.numbers.keys())}.`);
    }
    if (verdict === "missing" && places.length) said.push(`The words are exact, and stand in ${stand}.`);
    if (WHY[why]) said.push(WHY[why]);
    for (const remark of remarks) said.push(REMARKS[remark]);
    return said.join(" ");
  }

  // Where else the same words stand.
  function others(also, text) {
    const labels = [...new Set(also.map(([{ place }]) => text.paragraphs[place].label))];
    const listed = labels.length > 6 ? [...labels.slice(0, 6), `${labels.length - 6} more`] : labels;
    return `The same words stand also in ${together(listed)}.`;
  }

  checker.report = { VERDICTS, summary, told, runs, named };
}
