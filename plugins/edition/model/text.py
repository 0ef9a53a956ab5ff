"""The text, and beside it other versions of it: its original, a translation, a second witness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .blocks import Heading, Paragraph, Picture
from .entries import Date, Facts, day_in
from .leaves import Leaf
from .nodes import Node, Nodes, PageBreak, Reference, changed, walk

VERSIONS = ("original", "translation", "witness")  # what another version is to the text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its id (``p12.s3``) and where it begins and ends in the paragraph's folded words."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surface:
    """A page of the source as a picture, by its path in the folder of content and its size in pixels (TEI ``surface``)."""

    number: Leaf
    path: str
    width: int
    height: int


@dataclass(frozen=True)  # without slots: what is looked for again and again is found once
class Text:
    """The text: paragraphs and pictures under the editors' headings, in order; ``sentences`` by paragraph.

    ``surfaces`` are its pages as pictures, where there is a facsimile.
    """

    slug: str
    title: str
    facts: Facts
    parts: tuple[Paragraph | Heading | Picture, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    surfaces: tuple[Surface, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(part for part in self.parts if isinstance(part, Paragraph))

    @property
    def date(self) -> Date | None:
        """The date of the text, which its head gives."""
        return day_in(self.facts)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The pages of the source that begin in it, in order."""
        return tuple(node.number for part in self.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak))

    @cached_property
    def formed(self) -> bool:
        """Whether a paragraph is something else than plain prose."""
        return any(part.role or part.stretches or part.quoted for part in self.paragraphs)

    def holding(self, ids: Iterable[str]) -> Iterator[Paragraph]:
        """The paragraphs in which sentences of these ids stand, in order. Ids do not tell: those of a divided paragraph stay."""
        found = {self.homes[id] for id in ids if id in self.homes}
        return (self.paragraphs[place] for place in sorted(self.places[id] for id in found))

    @cached_property
    def levels(self) -> dict[str, int]:
        """How deep each heading of the source stands below the title, by its id."""
        return levels(self.parts, 1)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each paragraph stands among all, by its id."""
        return {part.id: place for place, part in enumerate(self.paragraphs)}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The paragraph in which each sentence stands, by its id."""
        return {each.id: part for part, inside in self.sentences.items() for each in inside}


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the text, word for word and without notes; ``kind`` is one of `VERSIONS`, ``language`` a BCP 47 tag.

    ``slug`` stands before the ids of all that is in it: ``ru.p12`` is its counterpart of p12. Its paragraphs say their language where
    that is not the edition's. ``joined`` has the paragraphs of the text whose counterpart is a part of another one's: p8 → p7.
    """

    slug: str
    name: str
    kind: str
    language: str
    facts: Facts
    parts: tuple[Paragraph, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    joined: Mapping[str, str] = field(default_factory=dict)

    @property
    def formed(self) -> bool:
        """Whether a paragraph is something else than plain prose."""
        return any(part.role or part.stretches or part.quoted for part in self.parts)


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words: from ``start`` to ``end`` in the text, from ``other_start`` to ``other_end`` in another version; one may have none."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the text, or none, and what stands for it in another version; ``joined`` is the id there that has its words too."""

    part: Paragraph | Heading | None
    others: tuple[Paragraph, ...]
    joined: str = ""


def paired(text: Text, version: Version) -> Iterator[Pair]:
    """The text's paragraphs and headings in order, each with its counterparts; what only the version has stands where it does there.

    Pictures have none. A second part (p7b) is a counterpart of the first, where the text has none of that id.
    """
    known = {part.id for part in text.paragraphs}
    found: dict[str, list[Paragraph]] = {}
    added: dict[str, list[Paragraph]] = {}
    last = ""
    for part in version.parts:
        id = part.id.removeprefix(f"{version.slug}.")
        home = id if id in known else id[:-1] if id[-1:].isalpha() and id[:-1] in known else ""
        (found.setdefault(home, []) if home else added.setdefault(last, [])).append(part)
        last = home or last
    yield from (Pair(None, (part,)) for part in added.get("", ()))
    for each in text.parts:
        if isinstance(each, Picture):
            continue
        whole = version.joined.get(each.id, "")
        yield Pair(each, tuple(found.get(each.id, ())), f"{version.slug}.{whole}" if whole else "")
        yield from (Pair(None, (part,)) for part in added.get(each.id, ()))


def levels(parts: Iterable[Paragraph | Heading | Picture], top: int) -> dict[str, int]:
    """How deep each heading of the source stands, by its id, where those of the editors stand one below ``top``: no level is left out."""
    found, above, whole = dict[str, int](), top, False
    for part in parts:
        if isinstance(part, Heading):
            above, whole = top + 1, False
        elif isinstance(part, Paragraph) and part.role in ("heading", "subheading"):
            found[part.id] = above + (2 if part.role == "subheading" and whole else 1)
            whole = whole or part.role == "heading"
    return found


def named(part: Paragraph, slug: str) -> Paragraph:
    """A paragraph as one of a version: its id, the marks of its pages and the signs of its footnotes are the version's own."""
    return _called(part, slug, f"{slug}.{{}}".format)


def unnamed(part: Paragraph, version: Version) -> Paragraph:
    """The same as an editor types it in the file of the version."""
    lang = "" if part.lang == version.language else part.lang
    return _called(replace(part, lang=lang), "", lambda id: id.removeprefix(f"{version.slug}."))


def _called(part: Paragraph, slug: str, called: Callable[[str], str]) -> Paragraph:
    def change(node: Node) -> Nodes:
        match node:
            case PageBreak():
                return (replace(node, version=slug),)
            case Reference(target):
                return (replace(node, target=f"#{called(target[1:])}"),)
            case _:
                return (node,)

    return replace(part, id=called(part.id), nodes=changed(part.nodes, change))
