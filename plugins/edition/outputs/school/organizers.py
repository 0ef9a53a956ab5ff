"""Organizers: tables to fill in, whose columns are wide enough to write in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...model import COLUMNS
from ..styles import NUMBER
from ..word import Json, para, plain, said, styled, table
from .room import blank

ROWS = (4, 3)  # of one with one tier of columns, with two
ACROSS = 3  # columns beside one another, so that each is wide enough to write in; more stand below them
WIDE = 0.4  # of a table's width, for the column in which most is written
SHARES = math.lcm(1, *range(2, ACROSS + 1))  # of a table's width, so that as many columns as there may be are of one width


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an organizer, or the head or a box of a row: its name, what goes there, and whether it needs the most room.

    ``said`` is its name for who hears it, where that is another than who reads it has; else empty.
    """

    name: str
    wide: bool
    hint: Markup
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizer:
    """A table to fill in: ``all`` its columns, those ``beside`` one another and those ``below`` these in each row; ``span`` is how many
    stand beside one another. Of its ``rows`` the first says what goes where.
    """

    all: tuple[Column, ...]
    beside: tuple[Column, ...]
    below: tuple[Column, ...]
    span: int
    rows: tuple[bool, ...]


def organizer(columns: tuple[Column, ...]) -> Organizer:
    """The organizer with these columns."""
    beside, below = columns[:ACROSS], columns[ACROSS:]
    rows = tuple(row == 0 for row in range(ROWS[bool(below)]))
    return Organizer(all=columns, beside=beside, below=below, span=len(beside), rows=rows)


def drawn(columns: Sequence[tuple[str, str, list[Json]]]) -> list[Json]:
    """The table to fill in for word processors, from its columns: as editors type the name of each, what it is called, and what goes there.

    Of many columns the last stand below the others in each row, and all say in the table what goes there.
    """
    beside, below = columns[:ACROSS], columns[ACROSS:]
    if below:
        head = [[styled(NUMBER, [said(f"{name} ")]), *hint] for _, name, hint in beside]
        return [tiered(head, [(name, hint) for _, name, hint in below])]
    hints = [para([{"t": "Strong", "c": [said(f"{name}: ")]}, *hint]) for _, name, hint in beside if hint]
    rest = (1 - WIDE) / max(1, len(beside) - 1)
    widths = [WIDE if typed == COLUMNS[1] else rest for typed, _, _ in beside]
    return [*hints, table([[said(name)] for _, name, _ in beside], [[[blank(3)] for _ in beside]] * ROWS[0], widths)]


def tiered(beside: list[list[Json]], below: Sequence[tuple[str, list[Json]]]) -> Json:
    """The table to fill in for word processors: the heads of its columns, and the names and the hints of those below in each row."""
    rows = []
    for row in range(ROWS[1]):
        lower = [[plain([styled(NUMBER, [said(f"{name} ")]), *(() if row else hint)]), blank(1)] for name, hint in below]
        rows += [[[blank(2)] for _ in beside], lower]
    return table(beside, rows, [1 / SHARES] * SHARES)
