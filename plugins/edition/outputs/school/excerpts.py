"""The excerpt of a lesson: the sentences of its reading, with three points where others are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model import Foreign, Nodes, Paragraph, Text, Words, cut, legible, pages, unbroken
from .delivery import Delivery

LEFT_OUT = "…"


def excerpt(text: Text, reading: tuple[str, ...]) -> Iterator[tuple[Paragraph, Nodes]]:
    """Each paragraph of a reading, and what is read of it."""
    chosen = {*reading}
    for part in text.holding(chosen):
        nodes: Nodes = ()
        for taken, run in groupby(text.sentences[part.id], lambda each: each.id in chosen):
            spans = list(run)
            piece = piece_of(part, spans[0].start, spans[-1].end) if taken else (Words(LEFT_OUT),)
            nodes += (Words(" "), *piece) if nodes else piece
        yield part, nodes


def piece_of(part: Paragraph, start: int, end: int) -> Nodes:
    """What stands from ``start`` to ``end`` in a paragraph, without the marks of pages: a place is marked once, in the text.

    It says in which language it is, where that is another.
    """
    nodes = unbroken(cut(part.nodes, start, end))
    return (Foreign(nodes, part.lang),) if part.lang else nodes


def plain(delivery: Delivery) -> str:
    """The excerpt as a file, for copying, for a screen reader, for a slow machine.

    What the text is, then each paragraph of the reading behind its number, then those for whoever wants more.
    """
    edition, lesson = delivery.edition, delivery.lesson
    facts = edition.said
    lines = [edition.text.title, *(fact.value for fact in edition.text.facts if fact.name == "dateline")]
    lines += [
        delivery.say.packs.version(title=facts["title"], version=facts["version-text"]),
        facts["attribution"],
        delivery.address(pages.text(edition.text.slug)),
    ]
    blocks = ["\n".join(lines), *_numbered(delivery, lesson.reading)]
    if lesson.extended:
        blocks += [delivery.say.packs.more, *_numbered(delivery, lesson.extended)]
    return "\n\n".join(blocks) + "\n"


def _numbered(delivery: Delivery, reading: tuple[str, ...]) -> Iterator[str]:
    struck = delivery.say.signs["del"]
    for part, nodes in excerpt(delivery.edition.text, reading):
        yield f"{delivery.say.label(part.id)}\n{legible(nodes, struck)}"
