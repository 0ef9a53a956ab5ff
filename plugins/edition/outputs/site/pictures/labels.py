"""Where the words of a picture stand: beside what they name, in rows, none over another and none outside the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

AIR = 6  # units between two labels of a row


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label for a place: how far along it stands, and how wide its words are. Of two, the first has the better place."""

    at: int
    wide: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label that has a place: where it begins, and its row, counted from what it names."""

    x: int
    row: int


def placed(wanted: Sequence[Wanted], first: int, last: int, rows: int) -> list[Label | None]:
    """A place for each label between ``first`` and ``last``, or none where all that it could have are taken.

    A label begins at its place or has it in its middle, in the row nearest to it that has room; where none has, it ends there.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    return [_place(each, first, last, taken) for each in wanted]


def _place(wanted: Wanted, first: int, last: int, taken: list[list[tuple[int, int]]]) -> Label | None:
    begun, middle, ended = wanted.at, wanted.at - wanted.wide // 2, wanted.at - wanted.wide
    for ways in ((begun, middle), (ended,)):
        for row, others in enumerate(taken):
            for x in ways:
                end = x + wanted.wide
                if first <= x and end <= last and all(end + AIR <= one or two + AIR <= x for one, two in others):
                    others.append((x, end))
                    return Label(x, row)
    return None
