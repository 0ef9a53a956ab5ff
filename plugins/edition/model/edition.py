"""What the editors wrote: the text, its notes and entries, sources, lessons and pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .blocks import Blocks, Heading, Paragraph
from .nodes import Nodes

NOTE_TYPES = ("identification", "context", "claim", "translation", "textual")
CERTAINTIES = ("certain", "probable", "disputed", "open")
VERDICTS = ("right", "rounded", "exaggerated", "muddled", "silent", "unknown")  # of claims


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF with the first and last day it can mean; ``clock`` is ``HH:MM`` or empty."""

    edtf: str
    first: dt.date
    last: dt.date
    clock: str = ""
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One ``name: value`` of a head: the value as nodes and, where it is a date, as a date."""

    name: str
    value: str
    nodes: Nodes = ()
    date: Date | None = None


Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its folder, its singular and plural, and how its list is set (names, dates, whole)."""

    folder: str
    singular: str
    plural: str
    listing: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the text speaks of: a person, a weapon, a letter, a term."""

    kind: str
    slug: str
    name: str
    also: tuple[str, ...]
    facts: Facts
    blocks: Blocks

    @property
    def path(self) -> str:
        return f"{self.kind}/{self.slug}"

    @property
    def date(self) -> Date | None:
        """The day on which it stands in the timeline, if it has one."""
        return next((fact.date for fact in self.facts if fact.name == "date"), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its id (``p12.s3``) and where it begins and ends in the paragraph's folded words."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a lemma. ``type``, ``cert`` and, for a claim, ``verdict`` are words of the tuples above."""

    id: str
    paragraph: str
    lemma: str
    type: str
    cert: str
    blocks: Blocks
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The text: paragraphs under the editors' headings, in order; ``sentences`` by paragraph."""

    slug: str
    title: str
    facts: Facts
    parts: tuple[Paragraph | Heading, ...]
    sentences: dict[str, tuple[Sentence, ...]]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(part for part in self.parts if isinstance(part, Paragraph))


@dataclass(frozen=True, slots=True)
class Source:
    """A work that is cited; its facts have the names of CSL variables."""

    slug: str
    facts: Facts

    def get(self, name: str) -> str:
        return next((fact.value for fact in self.facts if fact.name == name), "")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its head and its parts, each a heading with blocks."""

    slug: str
    title: str
    facts: Facts
    sections: tuple[tuple[Heading, Blocks], ...]
    reading: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of prose; ``closing`` names a list that is made and set at its end (``open-questions``), or nothing."""

    slug: str
    title: str
    summary: str
    order: int
    blocks: Blocks
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the editors wrote."""

    facts: dict[str, str]
    kinds: tuple[Kind, ...]
    blocks: Blocks
    text: Text
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    pages: tuple[Page, ...] = ()
