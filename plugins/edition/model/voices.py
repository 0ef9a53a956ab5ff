"""Whose words the text reports: what somebody else says in it, as the title page lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .edition import Edition
from .nodes import words

FROM_TO = " … "  # between the first words and the last


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of a paragraph, from ``start`` to ``end``, that are those of ``who``; by ``names`` somebody may name whose they are."""

    paragraph: str
    start: int
    end: int
    who: str
    names: tuple[str, ...]


def voices(edition: Edition) -> Iterator[Voice]:
    """Each member of ``voices:`` whose words the text has once."""
    said = worded(edition)
    for member, whose in edition.pairs("voices"):
        found = [*spans(member, said)]
        if len(found) == 1 and whose:
            who, *others = (name.strip() for name in whose.split(","))
            yield Voice(*found[0], who, (who, *others))


def worded(edition: Edition) -> dict[str, str]:
    """The words of each paragraph, in which members are looked for."""
    return {part.id: words(part.nodes) for part in edition.text.paragraphs}


def spans(member: str, said: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where the words of a member stand in what is ``said``: whole, or from its first words to its last in one paragraph."""
    first, _, last = member.partition(FROM_TO)
    pattern = re.compile(re.escape(first) + (f".*?{re.escape(last)}" if last else ""))
    for id, text in said.items():
        for found in pattern.finditer(text):
            yield id, *found.span()
