"""The text as it must be: paragraphs with the ids of their sentences, and the words of each as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ..model import Correction, Sentence
from .printed import unmarked
from .words import normalized

Printed = dict[str, str]


@lru_cache(maxsize=4096)
def worded(form: str) -> str:
    """The normalized words of a printed form."""
    return normalized(unmarked(form))


@dataclass(slots=True)
class Expected:
    """Paragraphs with the ids of their sentences, each sentence and each fact as it is printed, and what did not fit."""

    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    printed: Printed = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)  # paragraphs that were, under this id
    divided: set[str] = field(default_factory=set)  # paragraphs of whose sentences something else than words was declared
    late: set[str] = field(default_factory=set)  # paragraphs that were added to a published text, wherever that was
    forms: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # id → each form that it had, and after which correction
    problems: list[tuple[Correction, str]] = field(default_factory=list)

    def words(self, sentence: str) -> str:
        """The normalized words of a sentence."""
        return worded(self.printed[sentence])

    def form(self, id: str) -> str:
        """A sentence, a fact or a whole paragraph as it is printed; an empty string for what is not there."""
        if id in self.paragraphs:
            return " ".join(self.printed[each] for each in self.paragraphs[id])
        return self.printed.get(id, "")

    def paragraph(self, id: str) -> str:
        """The normalized words of a paragraph."""
        return " ".join(self.words(each) for each in self.paragraphs[id])

    def home(self, sentence: str) -> str:
        """The paragraph in which a sentence stands; an empty string for one that stands nowhere."""
        return next((id for id, inside in self.paragraphs.items() if sentence in inside), "")

    def behind(self, ids: Iterable[str]) -> dict[str, str]:
        """What stands before each of these paragraphs among those whose order is known; nothing before the first."""
        there = set(ids) - self.late
        order = [id for id in self.paragraphs if id in there]
        return {second: first for first, second in pairwise(["", *order])}


def sentences(must: Expected, id: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of paragraph ``id`` as the lock has them, where they begin and end in its words ``text``.

    Nothing where the words are not those of the lock. They are found by counting words, which no normalization does to them.
    """
    if id not in must.paragraphs or normalized(text) != must.paragraph(id):
        return ()
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    found, first = [], 0
    for each in must.paragraphs[id]:
        last = first + len(must.words(each).split())
        if last > first:
            found.append(Sentence(each, spans[first][0], spans[last - 1][1]))
        first = last
    return tuple(found)
