"""The measures of the band of weeks: where its days, its happenings and its lanes are, and points of paths in these measures."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from .lanes import Weeks


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of a band, in units: how long a ``day`` is, where each day begins along the band and the last one ends, where each
    happening stands there (by its entry), and where each lane lies ``across`` it.
    """

    lying: bool
    day: int
    starts: tuple[int, ...]
    at: dict[str, int]
    across: dict[int, int]

    def point(self, along: int, over: int) -> str:
        """A point of a path, by its places along and across the band."""
        return f"{along} {over}" if self.lying else f"{over} {along}"


def months(weeks: Weeks) -> tuple[dt.date, ...]:
    """The days before which a month is named: the first of all, and the first of each month that begins after it."""
    return tuple(
        date for date in (weeks.begin + dt.timedelta(number) for number in range(weeks.days)) if date in (weeks.begin, date.replace(day=1))
    )


def starts_of(weeks: Weeks, beside: int, day: int, month: int) -> tuple[int, ...]:
    """Where each day begins along the band, and where the last one ends: ``month`` is what stands before the first of a month."""
    named = months(weeks)
    begun = list(accumulate(weeks.begin + dt.timedelta(number) in named for number in range(weeks.days)))
    return (*(beside + day * number + month * count for number, count in enumerate(begun)), beside + day * weeks.days + month * begun[-1])


def times(weeks: Weeks, starts: tuple[int, ...], day: int) -> dict[str, int]:
    """Where each happening stands along the band: those that begin on one day share it evenly, in their order."""
    count = Counter(each.first for each in weeks.happenings)
    before: Counter[int] = Counter()
    found = {}
    for each in weeks.happenings:
        before[each.first] += 1
        found[each.entry.path] = starts[each.first] + day * (2 * before[each.first] - 1) // (2 * count[each.first])
    return found
