"""What a paragraph is made of where it is no plain prose, from the lines or cells that a document of others has, and what numbers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Any

from ..model import Node, Nodes, Stretch, Words, words
from .trimming import trimmed

Formed = tuple[Nodes, tuple[Stretch, ...]]


def verse(lines: Iterable[tuple[Nodes, int]], before: Nodes = ()) -> Formed:
    """The words of verse and its lines, each typed with the steps by which it is indented; ``before`` them stands who speaks."""
    made: list[Node] = [*trimmed(before)]
    found = []
    for line, depth in lines:
        start, end = _put(made, line)
        if end > start:
            found.append(Stretch("line", start, end, depth=depth))
    return tuple(made), tuple(found)


def table(rows: Iterable[Sequence[Nodes]], named: bool) -> Formed:
    """The words of a table and its cells; ``named``: those of the first row are names of columns. Rows without words are none, and those
    that lack cells are filled up.
    """
    given = [[*map(trimmed, row)] for row in rows]
    named = named and bool(given) and any(map(words, given[0]))
    given = [row for row in given if any(map(words, row))]
    wide = max(map(len, given), default=0)
    made: list[Node] = []
    found = []
    for number, row in enumerate(given):
        kind = "head" if named and not number else "cell"
        cells = [Stretch(kind, *_put(made, cell)) for cell in (*row, *[()] * (wide - len(row)))]
        found.append(Stretch("row", next(each.start for each in cells if each.end > each.start), cells[-1].end, tuple(cells)))
    return tuple(made), (Stretch("table", 0, len(words(tuple(made))), tuple(found)),)


def _put(made: list[Node], piece: Nodes) -> tuple[int, int]:
    """Puts words behind others, and says where they begin and end; what has none is put where the last ends."""
    said = trimmed(piece)
    at = len(words(tuple(made)))
    if not words(said):
        made += said
        return at, at
    made += [*([Words(" ")] if at else []), *said]
    return at + bool(at), at + bool(at) + len(words(said))


def numbered(item: list[Any], number: str) -> list[Any]:
    """An item of a list with its number in front of its words."""
    match item:
        case [{"t": "Para" | "Plain" as kind, "c": inside}, *rest]:
            return [{"t": kind, "c": [{"t": "Str", "c": number}, {"t": "Space"}, *inside]}, *rest]
        case _:
            return item


def counted(number: int, style: str) -> str:
    """A number as a list prints it: in letters where it counts by them, else in digits."""
    if style in ("LowerAlpha", "UpperAlpha") and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if style == 'LowerAlpha' else letter.upper()}."
    return f"{number}."
