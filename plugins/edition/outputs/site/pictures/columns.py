"""The text as a row of columns: each paragraph as wide as it is long, those under one heading together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

EACH = 10  # units of width for a paragraph, on the average
GAP, APART = 1, 5  # units between two columns, and between two parts
HIGH = 8  # units that a row is high


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


@dataclass(frozen=True)  # without slots: its places are found once
class Columns:
    """All columns, in order, and the units that they take together."""

    all: tuple[Column, ...]
    width: int

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands in the row, by its id."""
        return {each.id: place for place, each in enumerate(self.all)}

    @property
    def box(self) -> str:
        """The view box of a row of them."""
        return f"0 0 {self.width} {HIGH}"

    def bars(self, spoken: Mapping[str, bool], parted: bool) -> str:
        """A path through the columns of these ids, to be drawn with a line as high as the row; of a paragraph that is ``True``, low.

        A low line shows its upper half at the foot of the row: what is below the box is not drawn. Columns that stand side by side and
        are alike have one line; ``parted``: if they are of one part.
        """
        runs: list[tuple[Column, Column]] = []
        for place in sorted(self.places[id] for id in spoken if id in self.places):
            each, before = self.all[place], runs[-1][1] if runs else None
            beside = before if before is self.all[place - 1] else None
            goes_on = beside and spoken[beside.id] is spoken[each.id] and not (parted and beside.part != each.part)
            runs[-1:] = [(runs[-1][0], each)] if goes_on else [*runs[-1:], (each, each)]
        return path((first.x, last.end - first.x, HIGH if spoken[first.id] else HIGH // 2) for first, last in runs)

    @property
    def whole(self) -> str:
        """A path through all columns."""
        return path((each.x, each.width, HIGH // 2) for each in self.all)

    @property
    def parts(self) -> str:
        """A path along the parts."""
        groups = [list(group) for _, group in groupby(self.all, key=lambda each: each.part)]
        return path((group[0].x, group[-1].end - group[0].x, HIGH // 2) for group in groups)


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


def path(spans: Iterable[tuple[int, int, int]]) -> str:
    """A path of level lines, each given by where it begins, how long it is and how low; nothing for none."""
    found: list[str] = []
    at, level = 0, 0
    for x, wide, y in spans:
        found.append(f"m{x - at} {y - level}h{wide}" if found else f"M{x} {y}h{wide}")
        at, level = x + wide, y
    return "".join(found)


def ticks(places: Iterable[int]) -> str:
    """A path of upright lines, as high as a row."""
    return "".join(f"M{x} 0v{HIGH}" for x in places)
