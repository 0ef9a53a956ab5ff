"""The text as a row of columns: each paragraph as wide as it is long, those under one heading together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

EACH = 14  # units of width for a paragraph, on the average
GAP, APART = 2, 7  # units between two columns, and between two parts
HIGH = 16  # units that a row is high


@dataclass(frozen=True, slots=True)
class Column:
    """A paragraph: its id, the number of its part, where it begins and how wide it is."""

    id: str
    part: int
    x: int
    width: int

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns, in order, and the units that they take together."""

    all: tuple[Column, ...]
    width: int

    @property
    def box(self) -> str:
        """The view box of a row of them: its middle is at nought."""
        return f"0 {-HIGH // 2} {self.width} {HIGH}"

    def bars(self, ids: Iterable[str], low: bool = False) -> str:
        """A path through the columns of these ids, to be drawn with a line as high as the row, or ``low``: half as high, at its foot."""
        wanted = {*ids}
        return path(((each.x, each.width) for each in self.all if each.id in wanted), HIGH // 4 if low else 0)

    def parts(self) -> list[tuple[int, int]]:
        """Where each part begins, and how wide it is."""
        groups = [list(group) for _, group in groupby(self.all, key=lambda each: each.part)]
        return [(group[0].x, group[-1].end - group[0].x) for group in groups]


def columns(lengths: Sequence[tuple[str, int, int]]) -> Columns:
    """Columns for paragraphs, each given with its id, the number of its part and its length; no column is narrower than a unit.

    They and their gaps fill the width exactly.
    """
    gaps = [0, *(GAP if before[1] == after[1] else APART for before, after in pairwise(lengths))]
    width = EACH * len(lengths)
    room = width - sum(gaps[: len(lengths)]) - len(lengths)  # beside the unit that each has
    whole = sum(length for _, _, length in lengths) or 1
    found: list[Column] = []
    x = read = 0
    for (id, part, length), gap in zip(lengths, gaps, strict=False):
        x += gap
        wide = 1 + room * (read + length) // whole - room * read // whole
        found.append(Column(id, part, x, wide))
        x, read = x + wide, read + length
    return Columns(tuple(found), width)


def path(spans: Iterable[tuple[int, int]], y: int = 0) -> str:
    """A path of level lines, each given by where it begins and how long it is; nothing for none."""
    found: list[str] = []
    at = 0
    for x, wide in spans:
        found.append(f"m{x - at} 0h{wide}" if found else f"M{x} {y}h{wide}")
        at = x + wide
    return "".join(found)


def ticks(places: Iterable[int]) -> str:
    """A path of upright lines, as high as a row."""
    return "".join(f"M{x} {-HIGH // 2}v{HIGH}" for x in places)
