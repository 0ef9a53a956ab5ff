"""What a lesson says in lists of a certain form: its plan, its organizer with its grids, its rubric; and its second document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Blocks, Citation, ListOf, nodes_of, words
from .exercises import Part, Tell, first

MINUTES = re.compile(r"([0-9]{1,3}) minutes?\. ")
POINTS = re.compile(r".*?\b[0-9]{1,3} points?\. ")
COLUMNS = ("Claim", "Quotation with its ¶", "Reasoning")


def plan(part: Part | None, minutes: str, tell: Tell) -> None:
    """Tells an item of the plan that does not begin with its minutes, and a plan that is not as long as the lesson."""
    if not part:
        return
    total = 0
    for line, item in part.items():
        said = words(first(item))
        found = MINUTES.match(said)
        total += int(found[1]) if found else 0
        if not found:
            tell(line, f"“{said[:40]}…” does not begin with its minutes; write 10 minutes. What happens")
    if minutes.isdecimal() and minutes != str(total):
        tell(part.line, f"the plan has {total} minutes and the lesson {minutes}; let them agree")


def document(part: Part | None, tell: Tell) -> None:
    """Tells a second document that does not say where it was taken from."""
    if part and not any(isinstance(node, Citation) for node in nodes_of(tuple(piece.block for piece in part.pieces))):
        tell(part.line, "the second document cites no source; say where its words were taken from")


def cells(item: Blocks) -> list[str]:
    """The names of the cells of a row: those of a grid's columns; an item of another list has none."""
    return [words(first(inner)).partition(":")[0].strip() for block in item if isinstance(block, ListOf) for inner in block.items]


def grids(parts: Iterable[Part | None], tell: Tell) -> None:
    """Tells a row of a grid that has not the cells of the first row."""
    for piece in (piece for part in parts if part for piece in part.pieces):
        if isinstance(piece.block, ListOf) and not piece.block.ordered and any(map(cells, piece.block.items)):
            wanted = cells(piece.block.items[0])
            for line, item in zip(piece.items, piece.block.items, strict=True):
                if cells(item) != wanted or not wanted:
                    name = words(first(item)).partition(":")[0]
                    tell(line, f"the row “{name}” of a grid has not the cells of its first row ({', '.join(wanted) or 'none'})")


def organizer(part: Part | None, tell: Tell) -> None:
    """Tells the columns that an organizer lacks."""
    columns = [words(first(item)).partition(":")[0].strip() for _, item in part.items() if not cells(item)] if part else COLUMNS
    for column in COLUMNS:
        if part and column not in columns:
            tell(part.line, f"the organizer has no column “{column}”; write - {column}: what goes there")


def rubric(part: Part | None, tell: Tell) -> None:
    """Tells a row of the rubric that gives no points, and a rubric without rows."""
    rows = [(line, words(first(item))) for line, item in part.items()] if part else []
    for line, said in rows:
        if not POINTS.match(said):
            tell(line, f"“{said[:40]}…” gives no points; write - Claim, 2 points. What earns them")
    if part and not rows:
        tell(part.line, "the rubric gives no points; write a list: - Claim, 2 points. What earns them")
