"""Dates as the Extended Date/Time Format writes them (Library of Congress, EDTF specification of 4 February 2019).

Read are: level 0 (year, month, day, date and local time, interval) and of level 1 the qualifiers ``~``
(approximate), ``?`` (uncertain) and ``%`` (both), on a whole date or on either end of an interval. One thing is
ours: a time may leave its seconds out. The ``edtf`` library reads more and needs 5 ms a date and 0.2 s to load, half of a
build; the tests compare the two.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .model import Date

ONE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:([~?%])|(?<=-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?)?", re.ASCII)


def parse(edtf: str) -> Date:
    """The date that ``edtf`` writes; raises ValueError with a sentence when it writes none."""
    ends = edtf.split("/")
    if len(ends) > 2:
        raise ValueError(f"“{edtf}” has more than one “/”")
    first, last = _one(ends[0], edtf), _one(ends[-1], edtf)
    if len(ends) == 2 and (first.clock or last.clock):
        raise ValueError(f"“{edtf}” has a time; an interval runs from day to day")
    if first.first > last.last:
        raise ValueError(f"“{edtf}” ends before it begins")
    return Date(
        edtf,
        first.first,
        last.last,
        first.clock,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def _one(end: str, edtf: str) -> Date:
    """A date that is no interval; ``edtf`` is all that was typed, for the sentence."""
    found = ONE.fullmatch(end)
    if not found:
        raise ValueError(f"“{edtf}” is not a date like 1848-03-18, 1848-03, 1848, 1848~ or 1848-03-18/1848-03-19")
    year, month, day, mark, hour, minute, second = found.groups()
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
        clock = dt.time(int(hour), int(minute), int(second or 0)).strftime("%H:%M") if hour else ""
    except ValueError as error:
        raise ValueError(f"“{edtf}” is not in the calendar: {error}") from error
    end_month = int(month or 12)
    end_day = int(day) if day else calendar.monthrange(int(year), end_month)[1]
    last = dt.date(int(year), end_month, end_day)
    return Date(end, first, last, clock, mark in ("~", "%"), mark in ("?", "%"))


def spoken(date: Date) -> str:
    """The date in words: ``18 March 1848``, ``March 1848``, ``about 1848``, ``18–19 March 1848``."""
    ends = date.edtf.split("/")
    text = _spoken(ends[0]) if len(ends) == 1 else _interval(*ends)
    if date.approximate:
        text = f"about {text}"
    return f"{text} (uncertain)" if date.uncertain else text


def _parts(edtf: str) -> list[str]:
    """Day, month in words and year, as many as there are."""
    numbers = edtf.rstrip("~?%").split("T")[0].split("-")
    named = [str(int(numbers[2]))] if len(numbers) > 2 else []
    named += [calendar.month_name[int(numbers[1])]] if len(numbers) > 1 else []
    return [*named, str(int(numbers[0]))]


def _spoken(edtf: str) -> str:
    return " ".join(_parts(edtf))


def _interval(first: str, last: str) -> str:
    one, two = _parts(first), _parts(last)
    shared = 0
    while shared < min(len(one), len(two)) - 1 and one[-1 - shared] == two[-1 - shared]:
        shared += 1
    start = " ".join(one[: len(one) - shared])
    # "18–19 March 1848" sets one dash between single words; "18 March – 2 April 1848" a spaced one.
    dash = "–" if len(one) - shared == 1 and len(two) - shared == 1 else " – "
    return f"{start}{dash}{' '.join(two)}"
