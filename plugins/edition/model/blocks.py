"""What stands on a page: paragraphs, headings, lists, quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from .nodes import Node, Nodes, walk, words


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
            case _:
                assert_never(block)


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
            case _:
                assert_never(block)
    return " ".join(parts)
