"""Organizers: tables to fill in, whose columns are wide enough to write in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

ROWS = (4, 3)  # of one with one tier of columns, with two
ACROSS = 3  # columns beside one another, so that each is wide enough to write in; more stand below them


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
