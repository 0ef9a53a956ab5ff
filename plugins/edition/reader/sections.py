"""The parts of a lesson as they are typed: under a heading of its form, every block with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Block, Blocks, Box, Form, Grid, Heading, ListOf, Nodes, Paragraph, Part, Row, Section, cut, part, prose, words
from ..slips import meant
from .heads import Sheet
from .house import House
from .prose import PAGE_BLOCKS, Prose

Tell = Callable[[int, str], None]

# The forms whose list is read out of the part, and whether it is a numbered one; and those that may have grids.
LISTS: dict[Form, bool] = {"questions": True, "key": True, "organizer": False, "adapted": False}
GRIDS: tuple[Form, ...] = ("organizer", "key")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a lesson, and of a list the lines of its items."""

    block: Block
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands under one heading of a lesson, with the heading's line."""

    part: Part
    line: int
    pieces: tuple[Piece, ...] = ()

    @property
    def blocks(self) -> Blocks:
        return tuple(piece.block for piece in self.pieces)

    def items(self, ordered: bool = False) -> Iterator[tuple[int, Blocks]]:
        """The items of its lists of one sort, each with its line; the rows of a grid are none."""
        for piece in self.pieces:
            if isinstance(piece.block, ListOf) and piece.block.ordered == ordered and not self.is_grid(piece.block):
                yield from zip(piece.items, piece.block.items, strict=True)

    def is_grid(self, block: Block) -> bool:
        """Whether a block is set as a table: a list whose items have lists, in a part that may have grids."""
        if self.part.form not in GRIDS or not isinstance(block, ListOf) or block.ordered:
            return False
        return any(isinstance(inner, ListOf) for item in block.items for inner in item)

    @property
    def section(self) -> Section:
        """The part for the model: its prose with grids, before and behind the list that is read out of it."""
        parts: tuple[list[Block | Grid], list[Block | Grid]] = ([], [])
        behind = False
        for block in self.blocks:
            if isinstance(block, ListOf) and self.is_grid(block):
                parts[behind].append(_grid(block))
            elif isinstance(block, ListOf) and LISTS.get(self.part.form) == block.ordered:
                behind = True
            else:
                parts[behind].append(block)
        return Section(self.part, tuple(parts[0]), tuple(parts[1]))


def sections(sheet: Sheet, headings: tuple[str, ...], house: House) -> tuple[Typed, ...]:
    """The parts in order; what stands before the first of them, or is a part of the form under a smaller heading, is told."""
    reading = Prose(house, sheet.file, sheet.offset)
    found: list[Typed] = []
    for element in house.marks.tree(sheet.body) if sheet.body else ():
        reading.at(element)
        line, items = reading.line, tuple(sheet.offset + int(item.get("line", "1")) for item in element)
        for block in reading.blocks((element,), PAGE_BLOCKS):
            if isinstance(block, Heading) and block.level == 2:
                found.append(Typed(part(words(block.nodes)), line))
            elif isinstance(block, Heading) and (name := words(block.nodes).partition(":")[0]) in headings:
                house.slips.tell(sheet.file, line, f"“### {name}” is a part of its own; write ## {name}")
            elif found:
                piece = Piece(block, items if isinstance(block, ListOf) else ())
                found[-1] = Typed(found[-1].part, found[-1].line, (*found[-1].pieces, piece))
            else:
                begin = f": ## {headings[0]}" if headings else ""
                house.slips.tell(sheet.file, line, f"the text of a lesson begins with a heading{begin}")
    return tuple(found)


def wanted(typed: tuple[Typed, ...], headings: tuple[str, ...], tell: Tell) -> dict[Form, Typed]:
    """The parts that the form asks for, as far as they are there and not empty, by their own forms; the others are told."""
    for name in headings:
        there = [each for each in typed if each.part.name == name]
        if not any(each.pieces for each in there):
            tell(1, f"the part “## {name}” {'is empty' if there else 'is missing'}; every lesson needs it")
    for each in typed:
        if each.part.name not in headings:
            tell(each.line, f"“## {each.part.name}” is no part of a lesson{meant(each.part.name, headings)}")
    return {each.part.form: each for each in typed if each.part.name in headings and each.pieces}


def first(blocks: Blocks) -> Nodes:
    """The words that an item begins with."""
    return next((block.nodes for block in blocks if isinstance(block, Paragraph)), ())


def alone(line: int, item: Blocks, tell: Tell, lists: bool = False) -> None:
    """Tells what stands in an item besides its first paragraph, and would be lost; ``lists`` may stand below it."""
    more = tuple(block for block in item[1:] if not (lists and isinstance(block, ListOf)))
    if more:
        tell(line, f"“{prose(more)[:40]}…” stands below “{words(first(item))[:40]}…” and is not read; write it into the same paragraph")


def boxed(item: Blocks) -> Box:
    """An item like ``Claim: what the student says``: what stands before the colon, and behind it."""
    nodes = first(item)
    said = words(nodes)
    name, colon, hint = said.partition(":")
    return Box(cut(nodes, 0, len(name)), cut(nodes, len(name + colon) + len(hint) - len(hint.lstrip()), len(said)))


def _grid(rows: ListOf) -> Grid:
    """A list of rows, each with the list of its boxes."""
    return Grid(tuple(Row(boxed(item), tuple(map(boxed, below(item)))) for item in rows.items))


def below(item: Blocks) -> tuple[Blocks, ...]:
    """The items of the lists that stand below an item."""
    return tuple(inner for block in item if isinstance(block, ListOf) for inner in block.items)
