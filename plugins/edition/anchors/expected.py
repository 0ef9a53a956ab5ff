"""The text as it must be: paragraphs with the ids of their sentences, and the words of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Correction, Sentence
from .words import normalized


@dataclass(slots=True)
class Expected:
    """Paragraphs with the ids of their sentences, the words of each sentence, and what did not fit."""

    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)  # paragraphs that were, under this id
    divided: set[str] = field(default_factory=set)  # paragraphs of whose sentences something else than words was declared
    problems: list[tuple[Correction, str]] = field(default_factory=list)

    def paragraph(self, id: str) -> str:
        """The words of a paragraph."""
        return " ".join(self.words[each] for each in self.paragraphs[id])

    def home(self, sentence: str) -> str:
        """The paragraph in which a sentence stands; an empty string for one that stands nowhere."""
        return next((id for id, inside in self.paragraphs.items() if sentence in inside), "")


def sentences(must: Expected, id: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of paragraph ``id`` as the lock has them, where they begin and end in its words ``text``.

    Nothing where the words are not those of the lock, or where normalization changes their length.
    """
    if id not in must.paragraphs or normalized(text) != must.paragraph(id) or len(normalized(text)) != len(text):
        return ()
    found, start = [], 0
    for each in must.paragraphs[id]:
        end = start + len(must.words[each])
        found.append(Sentence(each, start, end))
        start = end + 1
    return tuple(found)
