"""What the editors wrote: the text, its notes and entries, sources, lessons and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from .audit import Audit
from .blocks import Block, Blocks, Paragraph, Picture, nodes_of, pictures
from .citing import footnote_of, own
from .entries import Date, Entry, Facts, Kind, day_in
from .lessons import Lesson
from .nodes import Foreign, Gap, Node, Rendered, Revision, Unclear, walk, words
from .text import Sentence, Text, Version

ENGINE = "1.1.0"  # the version of the engine, as ``pyproject.toml`` has it
NOTE_TYPES = ("identification", "context", "claim", "translation", "textual")
CERTAINTIES = ("certain", "probable", "disputed", "open")
VERDICTS = ("right", "rounded", "exaggerated", "muddled", "silent", "unknown")  # of claims
CONTRADICTED = ("exaggerated", "muddled")  # those by which the record says otherwise
SIGNED = (Gap, Revision, Rendered, Foreign)  # what a source does to words, or what is in another language and not set off
CHANGES = ("words", "split", "merged", "moved", "withdrawn")  # of what was published


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a ``lemma``, in words as they are told where nothing can be drawn (`spelling.legible`). ``type``, ``cert`` and, for a
    claim, ``verdict`` are words of the tuples above."""

    id: str
    paragraph: str
    lemma: str
    type: str
    cert: str
    blocks: Blocks
    verdict: str = ""

    @property
    def opening(self) -> str:
        """What the note begins with: its lemma and the bracket that ends it, which may be the lemma's own."""
        return self.lemma if self.lemma.endswith("]") else f"{self.lemma}]"


@dataclass(frozen=True, slots=True)
class Source:
    """A work that is cited; its facts have the names of CSL variables."""

    slug: str
    facts: Facts

    def get(self, name: str) -> str:
        return next((fact.value for fact in self.facts if fact.name == name), "")


@dataclass(frozen=True, slots=True)
class Article:
    """A page of prose; ``closing`` names a list that is made and set at its end (``open-questions``), or nothing."""

    slug: str
    title: str
    summary: str
    order: int
    blocks: Blocks
    closing: str = ""
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A declared change of what was published under ``id`` (``p12.s3``, ``p12``, ``n-count``, ``people/stone-ada``).

    ``change`` is one of `CHANGES`; what ``before`` and ``after`` are depends on it: see `lock.expected`. ``version`` is
    the text's, or for notes and entries the apparatus's, that first has the change; ``blocks`` are the reason.
    """

    slug: str
    id: str
    change: str
    before: str
    after: str
    version: str
    date: Date | None
    editor: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Bag:
    """A publication that is kept: its ``file`` in the archive with its ``bytes`` and SHA-256, the versions of text and apparatus in it,
    and its date as it is written there.
    """

    file: str
    bytes: int
    sum: str
    text: str
    apparatus: str
    date: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the editors wrote.

    ``facts`` are the title page's, every fact that it may have, some without value; ``address`` is where the site will stand,
    percent-encoded and without a last slash, or empty at home; ``packs`` and ``books`` say whether these are published with it;
    ``static`` is the folder of the site in which style sheets and scripts stand.
    ``audit`` holds it against criteria, where somebody does; ``bags`` are the publications that are kept, the last first.
    """

    facts: Facts
    kinds: tuple[Kind, ...]
    blocks: Blocks
    text: Text
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    pages: tuple[Article, ...] = ()
    corrections: tuple[Correction, ...] = ()
    pictures: tuple[str, ...] = ()  # published as they are, each at its path
    versions: tuple[Version, ...] = ()
    folders: tuple[Kind, ...] = ()  # the kinds of its title page, in order, with those that have no entry yet
    audit: Audit | None = None
    bags: tuple[Bag, ...] = ()
    address: str = ""
    packs: bool = False
    books: bool = False
    static: str = "static"

    @property
    def said(self) -> dict[str, str]:
        """What the title page says, in plain words by the names of its facts."""
        return {fact.name: fact.value for fact in self.facts}

    @property
    def date(self) -> Date | None:
        """The day of the edition as it is published, which its title page gives."""
        return day_in(self.facts)

    @property
    def claims(self) -> tuple[Note, ...]:
        """The notes that hold what the text says against the record."""
        return tuple(note for note in self.notes if note.verdict)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs that have an address: the text's, then those of its other versions."""
        return (*self.text.paragraphs, *(part for version in self.versions for part in version.parts))

    @property
    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences of all these, by their ids."""
        found = dict(self.text.sentences)
        for version in self.versions:
            found |= version.sentences
        return found

    @property
    def footnotes(self) -> dict[str, str]:
        """The footnotes of the sources, each by the paragraph with which it ends: behind that stands the way back to its sign."""
        last = {footnote_of(part.id) or part.id: part.id for part in self.paragraphs if own(part.id)}
        return {id: note for note, id in last.items()}

    @property
    def bracketed(self) -> bool:
        """Whether calls of the editors' notes stand in brackets: where a source has notes of its own, the two are told apart."""
        return bool(self.footnotes and self.notes)

    @property
    def signed(self) -> bool:
        """Whether a source does something to words (it strikes them out, raises them), or lacks some, or they are in another language and
        not set off: what most texts have not, and what has rules of its own where it is shown."""
        if any(part.lang for part in self.paragraphs):
            return True
        things: Iterable[Text | Version | Note | Entry | Lesson | Article] = chain(
            (self.text,), self.versions, self.notes, self.entries, self.lessons, self.pages
        )
        return any(isinstance(node, SIGNED) for thing in things for node in within(thing))

    @property
    def shown(self) -> dict[str, Picture]:
        """The pictures that stand in the text, in entries and on pages, each once by its path."""
        found = [part for part in self.text.parts if isinstance(part, Picture)]
        blocks = [self.blocks, *(each.blocks for each in self.entries), *(each.blocks for each in self.pages)]
        return {each.path: each for each in chain(found, *map(pictures, blocks))}

    def headed(self) -> Edition:
        """The edition without the prose of its entries, but for what makes it `signed` and `shown`: what most of the site is made from."""

        def told(block: Block) -> bool:
            return bool([*pictures((block,))]) or any(isinstance(node, SIGNED) for node in nodes_of((block,)))

        return replace(self, entries=tuple(replace(each, blocks=tuple(filter(told, each.blocks))) for each in self.entries))

    def days(self, timeline: Iterable[Entry]) -> list[tuple[Date, Entry | None]]:
        """What has a day, in the order of a timeline, with the text itself, for which nothing stands where no document is of its day."""
        found: list[tuple[Date, Entry | None]] = [(entry.date, entry) for entry in timeline if entry.date]
        documents = {kind.folder for kind in self.kinds if kind.thing == "bibl"}
        written = self.text.date
        if written and not any(
            (date.first, date.last) == (written.first, written.last)
            and entry
            and (entry.kind in documents or any(fact.name in ("from", "to") for fact in entry.facts))
            for date, entry in found
        ):
            found.insert(sum(date.first <= written.first for date, _ in found), (written, None))
        return found

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """The members of a fact of the title page that are written ``this = that``, in plain words; none where it is left out."""
        members = (words(member).partition(" = ") for fact in self.facts if fact.name == name for member in fact.members)
        return tuple((this, that) for this, _, that in members)


def signs(parts: Iterable[Paragraph]) -> frozenset[str]:
    """What readers are told the meaning of, where it stands in paragraphs: ``del``, ``add``, ``unclear``, ``gap``, as TEI calls them."""
    nodes = (node for part in parts for node in walk(part.nodes) if isinstance(node, Revision | Unclear | Gap))
    return frozenset(node.kind if isinstance(node, Revision) else type(node).__name__.lower() for node in nodes)


def within(thing: Text | Version | Note | Entry | Source | Lesson | Article) -> Iterator[Node]:
    """Every node of what the editors wrote there: of its facts, then of its words, in order."""
    for fact in thing.facts if not isinstance(thing, Note) else ():
        for nodes in (fact.nodes, *fact.members):
            yield from walk(nodes)
    match thing:
        case Text(parts=parts) | Version(parts=parts):
            for part in parts:
                yield from walk(part.nodes)
        case Lesson():
            for nodes in thing.runs():
                yield from walk(nodes)
        case Note() | Entry() | Article():
            yield from nodes_of(thing.blocks)
