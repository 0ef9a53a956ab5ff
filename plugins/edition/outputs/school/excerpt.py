"""The excerpt of a lesson as plain text, for copying, for a screen reader, for a slow machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model import Edition, Paragraph, label, words
from .assignment import Assignment

LEFT_OUT = "…"


def make(assignment: Assignment) -> str:
    """What the text is, then each paragraph of the reading behind its number, then those for whoever wants more."""
    edition, lesson = assignment.edition, assignment.lesson
    facts = edition.facts
    lines = [edition.text.title, *(fact.value for fact in edition.text.facts if fact.name == "dateline")]
    lines += [f"{facts['title']}, text version {facts['version-text']}", facts["attribution"], assignment.address(f"{edition.text.slug}/")]
    blocks = ["\n".join(lines), *_paragraphs(edition, lesson.reading)]
    if lesson.extended:
        blocks += ["More to read", *_paragraphs(edition, lesson.extended)]
    return "\n\n".join(blocks) + "\n"


def _paragraphs(edition: Edition, reading: tuple[str, ...]) -> Iterator[str]:
    chosen = {*reading}
    for part in edition.text.paragraphs:
        if any(each.id in chosen for each in edition.text.sentences[part.id]):
            yield f"{label(part.id)}\n{_excerpt(edition, part, chosen)}"


def _excerpt(edition: Edition, part: Paragraph, chosen: set[str]) -> str:
    """The chosen sentences of a paragraph; an ellipsis stands where others are left out."""
    text = words(part.nodes)
    runs = groupby(edition.text.sentences[part.id], lambda each: each.id in chosen)
    found = []
    for run, sentences in runs:
        spans = list(sentences)
        found.append(text[spans[0].start : spans[-1].end].strip() if run else LEFT_OUT)
    return " ".join(found)
