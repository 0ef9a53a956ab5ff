"""The text sentence by sentence, as an editor looks through it before the division is published and stays."""

from __future__ import annotations

from collections.abc import Collection

from ..model import Edition, Paragraph, Sentence, revised, versioned, words
from ..sentences import beside, doubts, rules, spoken

ADVICE = (
    "Where a sentence ends too early, name the abbreviation in edition.md (abbreviations: Capt.); "
    "where one goes on too long, the words that end it (sentence-ends: was ill.)."
)
OF_VERSIONS = " For another version of the text, do so in the head of its file."


def shown(edition: Edition, published: Collection[str] = ()) -> str:
    """The sentences of the paragraphs that are not among the ``published``, a line each, and below each what is doubtful there.

    The last lines say how many there are, and what an editor can do. Nothing where all is published.
    """
    parts = [part for part in edition.paragraphs if part.id not in published]
    if not parts:
        return ""
    sentences = edition.sentences
    lines = [line for part in parts for line in _lines(part, sentences[part.id], edition)]
    count = sum(len(sentences[part.id]) for part in parts)
    doubtful = sum(line.startswith("?") for line in lines)
    told = f"{count} {'sentence' if count == 1 else 'sentences'}, {doubtful or 'no'} {'doubt' if doubtful == 1 else 'doubts'}."
    return "\n".join([*lines, "", f"{told} {ADVICE}{OF_VERSIONS if edition.versions else ''}" if doubtful else told])


def _lines(part: Paragraph, inside: tuple[Sentence, ...], edition: Edition) -> list[str]:
    """The sentences of a paragraph, each with its doubts: where it could have gone on, or ended."""
    text, found = words(part.nodes), []
    ruled, slug = rules(edition.said), versioned(part.id)[0]
    for version in edition.versions:
        if version.slug == slug:
            ruled = beside(ruled, {fact.name: fact.value for fact in version.facts})
    open_places = doubts(part, spoken(ruled, part.lang))
    for each in inside:
        found.append(f"{each.id}  {revised(part.nodes, each.start, each.end)}")
        for place in open_places:
            if each.start < place.end < each.end or place.end == each.end:
                before, after = text[: place.end].split(" ")[-2:], text[place.end :].split()[:2]
                found.append(f"?   …{' '.join(before)}{' | ' if place.ends else ' '}{' '.join(after)}…: {place.doubt}")
    return found
