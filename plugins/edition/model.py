"""The edition as plain data: what a text, its notes and its entries are, before anybody prints them.

Frozen dataclasses and tuples, nothing else: no files, no HTML, no pointers back. The names follow the TEI
Guidelines (note, lemma, supplied, pb, cert) and, for sources, CSL 1.0.2.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# --- words: what stands inside a paragraph -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set off (a title, a foreign word); ``lang`` is a BCP 47 tag or empty."""

    children: Nodes
    lang: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Supplied:
    """Words in editorial brackets, which are printed (TEI ``supplied``); ``lang`` as in Emphasis."""

    children: Nodes
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Page ``number`` of the source begins here (TEI ``pb``)."""

    number: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of an entry. ``entry`` is its path, ``kind/slug``; ``implied`` means that they do not name it."""

    entry: str
    children: Nodes
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that cite a source by its slug, with a locator ("doc. 74") or none."""

    source: str
    locator: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to another place of the edition; ``target`` is a paragraph's id or a site address."""

    target: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Link:
    """Words that point out of the edition."""

    href: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Lemma:
    """Words explained by the note ``note``; ``occurrence`` counts the calls of one note, from 1."""

    note: str
    children: Nodes
    occurrence: int = 1


Node = Words | Emphasis | Supplied | PageBreak | Mention | Citation | Reference | Link | Lemma
Nodes = tuple[Node, ...]


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node, each before its children, in the order of the words."""
    for node in nodes:
        yield node
        if not isinstance(node, Words | PageBreak):
            yield from walk(node.children)


def words(nodes: Nodes) -> str:
    """The words alone, editorial brackets kept, page breaks left out. The reader has folded their white space."""
    return "".join(_words(node) for node in nodes)


def _words(node: Node) -> str:
    match node:
        case Words(text):
            return text
        case PageBreak():
            return ""
        case Supplied(children):
            return f"[{words(children)}]"
        case _:
            return words(node.children)


# --- blocks: what stands on a page ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; in the text its ``id`` is the address that editors gave it."""

    nodes: Nodes
    id: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the editors, level 2 or 3."""

    nodes: Nodes
    id: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, numbered or not; each item is a tuple of blocks."""

    items: tuple[Blocks, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: Blocks


Block = Paragraph | Heading | ListOf | Quotation
Blocks = tuple[Block, ...]


def nodes_of(blocks: Blocks) -> Iterator[Node]:
    """Every node of every block, in order."""
    for block in blocks:
        match block:
            case Paragraph(nodes) | Heading(nodes):
                yield from walk(nodes)
            case ListOf(items):
                for item in items:
                    yield from nodes_of(item)
            case Quotation(inner):
                yield from nodes_of(inner)


def prose(blocks: Blocks) -> str:
    """The words of blocks, one space between them."""
    parts = []
    for block in blocks:
        match block:
            case Paragraph(nodes) | Heading(nodes):
                parts.append(words(nodes))
            case ListOf(items):
                parts += [prose(item) for item in items]
            case Quotation(inner):
                parts.append(prose(inner))
    return " ".join(parts)


# --- the edition ---------------------------------------------------------------------------------

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


# --- what is derived from it ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that speaks of an entry or holds a lemma: its runs of words, each with whether it is what is meant."""

    paragraph: str
    sentence: str
    runs: tuple[tuple[str, bool], ...]
    implied: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is cited or spoken of outside the text: ``kind`` of place, its id or path, its name."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """Who speaks of what: made once from an edition by `concordance.make`."""

    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    lemmas: dict[str, Passage] = field(default_factory=dict)
    named_in: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    cited_in: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[Note, ...]] = field(default_factory=dict)
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    timeline: tuple[Entry, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)  # each source as a bibliography prints it, a line of HTML


# --- what an output hands to the press -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its path below the output folder and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be set by a template with these values; ``path`` is below the output folder."""

    path: str
    template: str
    values: dict[str, object]
