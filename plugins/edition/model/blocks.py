"""What stands on a page: paragraphs, headings, lists, quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from .nodes import Node, Nodes, walk, words
from .stretches import Stretch

# What a paragraph of the text is in its source; the source's own headings are among its words.
ROLES = (
    *("heading", "subheading", "dateline", "salutation", "closing", "signature", "postscript"),
    *("verse", "speech", "continued", "verse-speech", "verse-continued", "stage", "list", "signatures", "table", "footnote"),
)
VERSE = ("verse", "verse-speech", "verse-continued")  # whose lines are those of the source
CONTINUED = ("continued", "verse-continued")  # with which a speech of several paragraphs goes on
SPOKEN = ("speech", "verse-speech", *CONTINUED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; in the text its ``id`` is the address that editors gave it, and its ``role`` one of `ROLES` or nothing.

    ``lang`` is a BCP 47 tag where it is in another language than the text, or empty. Where it is no plain prose, its ``stretches`` say
    what its words are; ``quoted`` says that the source quotes it.
    """

    nodes: Nodes
    id: str = ""
    role: str = ""
    lang: str = ""
    stretches: tuple[Stretch, ...] = ()
    quoted: bool = False


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by its path in the folder of content and its size in pixels.

    ``description`` says what it shows, for whoever does not see it; ``credit`` is printed below it: what it is, whose, and by whose leave.
    In the text its ``id`` is the address that editors gave it.
    """

    path: str
    description: str
    credit: str
    width: int
    height: int
    id: str = ""

    @property
    def nodes(self) -> Nodes:
        """Nothing: a picture has no words of the text."""
        return ()


Block = Paragraph | Heading | ListOf | Quotation | Picture
Blocks = tuple[Block, ...]


def runs(blocks: Blocks) -> Iterator[Nodes]:
    """The nodes of each paragraph and heading, in order, wherever it stands."""
    for block in blocks:
        match block:
            case Paragraph(nodes) | Heading(nodes):
                yield nodes
            case ListOf(items):
                for item in items:
                    yield from runs(item)
            case Quotation(inner):
                yield from runs(inner)
            case Picture():
                pass
            case _:
                assert_never(block)


def nodes_of(blocks: Blocks) -> Iterator[Node]:
    """Every node of every block, in order."""
    for nodes in runs(blocks):
        yield from walk(nodes)


def pictures(blocks: Blocks) -> Iterator[Picture]:
    """Every picture, in order."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case ListOf(items):
                for item in items:
                    yield from pictures(item)
            case Quotation(inner):
                yield from pictures(inner)
            case _:
                pass


def prose(blocks: Blocks) -> str:
    """The words of blocks, one space between them."""
    return " ".join(map(words, runs(blocks)))


def reworded(blocks: Blocks, change: Callable[[Nodes], Nodes]) -> Blocks:
    """The blocks with what ``change`` makes of the nodes of each paragraph and heading."""
    return tuple(_reworded(block, change) for block in blocks)


def _reworded(block: Block, change: Callable[[Nodes], Nodes]) -> Block:
    match block:
        case Paragraph(nodes) | Heading(nodes):
            return replace(block, nodes=change(nodes))
        case ListOf(items):
            return replace(block, items=tuple(reworded(item, change) for item in items))
        case Quotation(inner):
            return replace(block, blocks=reworded(inner, change))
        case Picture():
            return block
        case _:
            assert_never(block)
