"""Dates as the Extended Date/Time Format writes them (Library of Congress, EDTF specification of 4 February 2019), parsed and spoken.

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
from .wording import Wording

QUALIFIERS = "~?%"
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


def parts(date: Date) -> tuple[int, ...] | None:
    """Year, month and day, as many as are given; nothing where these cannot say it: an interval, a date that is not certain."""
    ends = _ends(date)
    return None if len(ends) > 1 or date.approximate or date.uncertain else _numbers(ends[0])


def csl(date: Date) -> dict[str, object]:
    """The date in the words of CSL-JSON 1.0.2, which calls uncertain and approximate dates ``circa`` alike."""
    found: dict[str, object] = {"date-parts": [[*_numbers(end)] for end in _ends(date)]}
    return found | ({"circa": True} if date.approximate or date.uncertain else {})


def machine(date: Date) -> str:
    """The value for HTML's ``time``, or nothing where HTML has none (intervals, qualified dates)."""
    return date.edtf if parts(date) and "/" not in date.edtf else ""


def spoken(date: Date, say: Wording) -> str:
    """The date in words; in English ``18 March 1848``, ``March 1848``, ``about 1848``, ``18–19 March 1848``."""
    ends = _ends(date)
    if len(ends) == 1:
        return _qualified(_said(ends[0], say), ends[0], say)
    first, last = ends
    mark = last[-1] if last[-1] in QUALIFIERS else ""
    if mark or first[-1] in "?%":
        # What is said of one end must not be heard of the other.
        begun, ended = (_qualified(_said(end, say), end, say) for end in ends)
        return say.dates.span(first=begun, last=ended)
    return _qualified(_interval(first, last, say), first, say)


def when(date: Date, say: Wording) -> str:
    """The date in a sentence: ``on 18 March 1848``, ``in March 1848``, ``about 1848``."""
    said, last = spoken(date, say), _ends(date)[-1]
    if date.approximate and "/" not in date.edtf:
        return said
    return say.dates.on(date=said) if len(_numbers(last)) > 2 else say.dates.during(date=said)


def _ends(date: Date) -> list[str]:
    """Where the date begins and ends; one that ends as it begins is no interval."""
    return list(dict.fromkeys(date.edtf.split("/")))


def _numbers(edtf: str) -> tuple[int, ...]:
    return tuple(int(number) for number in edtf.rstrip(QUALIFIERS).split("T")[0].split("-"))


def _qualified(text: str, edtf: str, say: Wording) -> str:
    """Words for a date with what its qualifier says of it."""
    text = say.dates.about(date=text) if edtf[-1] in "~%" else text
    return say.dates.uncertain(date=text) if edtf[-1] in "?%" else text


def _said(edtf: str, say: Wording, shared: int = 0) -> str:
    """Year, month in words and day, as many as there are, without the first ``shared`` of them."""
    year, month, day = (*map(str, _numbers(edtf)), "", "")[:3]
    name = say.tongue.months[int(month) - 1] if month else ""
    if shared:
        return say.dates.day_of_month(day=day, month=name) if day and shared == 1 else day or name
    if day:
        return say.dates.day(day=day, month=name, year=year)
    return say.dates.month(month=name, year=year) if month else year


def _interval(first: str, last: str, say: Wording) -> str:
    one, two = _numbers(first), _numbers(last)
    shared = 0
    while shared < min(len(one), len(two)) - 1 and one[shared] == two[shared]:
        shared += 1
    begun, ended = _said(first, say, shared), _said(last, say)
    # "18–19 March 1848" sets one dash between single words; "18 March – 2 April 1848" a spaced one.
    single = len(one) - shared == 1 and len(two) - shared == 1
    return say.dates.range(first=begun, last=ended) if single else say.dates.span(first=begun, last=ended)
