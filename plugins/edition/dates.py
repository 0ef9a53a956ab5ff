"""Dates as the Extended Date/Time Format writes them (Library of Congress, EDTF specification of 4 February 2019), parsed and spoken.

Read are: level 0 (year, month, day, date and local time, interval) and of level 1 the qualifiers ``~`` (approximate),
``?`` (uncertain) and ``%`` (both), on a whole date or on either end of an interval; digits that are not known (``185X``, ``17XX``,
``1850-XX``); seasons (``1850-21``, spring, to ``24``, winter; of the northern half of the earth); ends that are open
(``1850/..``, ``../1850``) or not known (``1850/``, ``/1850``); and years before Christ (``-0043`` is 44 BC). One thing is
ours: a time may leave its seconds out. All dates are of the Gregorian calendar. The ``edtf`` library reads more and needs 5 ms
a date and 0.2 s to load, half of a build; the tests compare the two.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .misdated import near
from .model import Date, Day
from .wording import Wording

QUALIFIERS = "~?%"
SEASONS = ("spring", "summer", "autumn", "winter")
SPRING = 21  # the first month that is a season
ONE = re.compile(
    r"(-?(?:\d{4}|\d{3}X|\d\dXX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?"
    r"(?:([~?%])|(?<=-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?)?",
    re.ASCII,
)
OPEN = ("", "..")  # an end that is not known, and one that is none


def parse(edtf: str) -> Date:
    """The date that ``edtf`` writes; raises ValueError with a sentence when it writes none."""
    ends = edtf.split("/")
    if len(ends) > 2:
        raise ValueError(_told(f"“{edtf}” has more than one “/”", edtf))
    known = [end for end in ends if len(ends) == 1 or end not in OPEN]
    if not known:
        raise ValueError(f"“{edtf}” has neither a beginning nor an end")
    first, last = _one(known[0], edtf), _one(known[-1], edtf)
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
        "" if len(known) == len(ends) else "begin" if ends[0] in OPEN else "end",
    )


def _told(sentence: str, typed: str) -> str:
    """A sentence about what is no date, and which was meant, where that is seen."""
    meant = near(typed)
    return f"{sentence}; did you mean {meant}?" if meant else sentence


def _one(end: str, edtf: str) -> Date:
    """A date that is no interval; ``edtf`` is all that was typed, for the sentence."""
    found = ONE.fullmatch(end)
    if not found:
        raise ValueError(_told(f"“{edtf}” is not a date like 1848-03-18, 1848-03, 1848, 1848~ or 1848-03-18/1848-03-19", end))
    year, month, day, mark, hour, minute, second = found.groups()
    season = month or ""
    if ("X" in year or month == "XX") and (day or month) not in (None, "XX"):
        raise ValueError(f"“{edtf}” knows a part of what it does not know; write X from there on")
    if day and f"{season}{day}".isdecimal() and 12 < int(season) < 32 and 0 < int(day) < 13:
        what = "a season has no days" if SPRING <= int(season) < SPRING + len(SEASONS) else f"there is no month {season}"
        raise ValueError(f"“{edtf}” is not in the calendar: {what}; did you mean {year}-{day}-{season}?")
    if year in ("-0000", "-000X", "-00XX") or (day and season.isdecimal() and int(season) >= SPRING):
        raise ValueError(f"“{edtf}” is not in the calendar: {'a season has no days' if day else 'there is no such year'}")
    first, last = _days(year, season if season != "XX" else "", day if day != "XX" else "", edtf)
    try:
        clock = dt.time(int(hour), int(minute), int(second or 0)).strftime("%H:%M") if hour else ""
    except ValueError as error:
        raise ValueError(f"“{edtf}” is not in the calendar: {error}") from error
    return Date(end, first, last, clock, mark in ("~", "%"), mark in ("?", "%"))


def _days(year: str, month: str, day: str | None, edtf: str) -> tuple[Day, Day]:
    """The first and the last day that numbers can mean, of which the last of a year may be unknown."""
    years = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    months = (int(month), int(month)) if month else (1, 12)
    if months[0] >= SPRING:
        months = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}.get(months[0], (13, 13))
    if not 1 <= months[0] <= 12:
        raise ValueError(f"“{edtf}” is not in the calendar: month must be in 1..12, or a season in 21..24")
    length = _length(years[1], months[1])
    if day and not 1 <= int(day) <= length:
        raise ValueError(f"“{edtf}” is not in the calendar: day is out of range for month")
    return Day(years[0], months[0], int(day or 1)), Day(years[1], months[1], int(day or length))


def _length(year: int, month: int) -> int:
    """How many days a month has; the calendar repeats itself after 400 years."""
    return calendar.monthrange(year % 400 + 400, month)[1]


def parts(date: Date) -> tuple[int, ...] | None:
    """Year, month and day, as many as are given; nothing where these cannot say it: an interval, a date that is not certain."""
    ends = _ends(date)
    plain = len(ends) == 1 and date.first.year > 0 and not (date.approximate or date.uncertain)
    return _numbers(ends[0]) if plain and exact(date) else None


def exact(date: Date) -> bool:
    """Whether each end is a year, a month or a day, without what is open, not known or a season."""
    return not (date.open or "X" in date.edtf or any(map(_season, _ends(date))))


def numbered(date: Date) -> bool:
    """Whether CSL-JSON has numbers for it: not for an open end, for digits that are not known, for a season or a doubt of one end."""
    ends = _ends(date)
    told = date.approximate or date.uncertain or any(map(_season, ends))
    return not (date.open or any(map(_unknown, ends)) or (told and len(ends) > 1))


def csl(date: Date, say: Wording) -> dict[str, object]:
    """The date as CSL-JSON 1.0.2 has it, which calls uncertain and approximate dates ``circa`` alike; in words where it has no numbers."""
    if not numbered(date):
        return {"literal": spoken(date, say)}
    ends = _ends(date)
    season = _season(ends[0])
    found: dict[str, object] = {"date-parts": [_reckoned(*_numbers(end)[: 1 if season else 3]) for end in ends]}
    found |= {"season": SEASONS.index(season) + 1} if season else {}
    return found | ({"circa": True} if date.approximate or date.uncertain else {})


def day(edtf: str) -> dt.date:
    """The last day that a date of our time can mean, as files carry it. Raises ValueError where it is none, or before the year 1."""
    return dt.date(*parse(edtf).last)


def _reckoned(number: int, *others: int) -> list[int]:
    """Numbers of a date as CSL has them, where -1 is the year before 1."""
    return [number if number > 0 else number - 1, *others]


def machine(date: Date) -> str:
    """The value for HTML's ``time``, or nothing where HTML has none (intervals, qualified dates, years before 1)."""
    return date.edtf if parts(date) and "/" not in date.edtf and date.first.year > 0 else ""


def year(number: int, say: Wording) -> str:
    """A year in words: ``1848``, ``44 BC``."""
    return str(number) if number > 0 else say.dates.before_christ(date=str(1 - number))


def spoken(date: Date, say: Wording) -> str:
    """The date in words; in English ``18 March 1848``, ``March 1848``, ``about 1848``, ``18–19 March 1848``, ``spring 1850``."""
    ends = _ends(date)
    if date.open:
        known = next(end for end in ends if end not in OPEN)
        said = _said(known, say)
        said = _qualified(said if known[-1] in "~%" else _behind(said, known, say), known, say)
        return say.dates.until(date=said) if date.open == "begin" else say.dates.since(date=said)
    if len(ends) == 1:
        return _qualified(_said(ends[0], say), ends[0], say)
    first, last = ends
    mark = last[-1] if last[-1] in QUALIFIERS else ""
    if mark or first[-1] in "?%" or any(_unknown(end) or _season(end) or end[0] == "-" for end in ends):
        # What is said of one end must not be heard of the other.
        begun, ended = (_qualified(_said(end, say), end, say) for end in ends)
        return say.dates.span(first=begun, last=ended)
    return _qualified(_interval(first, last, say), first, say)


def when(date: Date, say: Wording) -> str:
    """The date in a sentence: ``on 18 March 1848``, ``in March 1848``, ``about 1848``."""
    said, last = spoken(date, say), _ends(date)[-1]
    if date.open or any(map(_unknown, _ends(date))) or (date.approximate and "/" not in date.edtf):
        return said
    return say.dates.on(date=said) if len(_numbers(last)) > 2 else say.dates.during(date=said)


def _ends(date: Date) -> list[str]:
    """Where the date begins and ends; one that ends as it begins is no interval."""
    return list(dict.fromkeys(date.edtf.split("/")))


def _unknown(end: str) -> bool:
    """Whether the year has digits that are not known."""
    return "X" in end.split("-")[end.startswith("-")]


def _season(end: str) -> str:
    """The season that stands where a month would, or nothing."""
    numbers = _numbers(end) if end not in OPEN else ()
    return SEASONS[numbers[1] - SPRING] if len(numbers) > 1 and numbers[1] >= SPRING else ""


def _numbers(edtf: str) -> tuple[int, ...]:
    """Year, month and day, as many as are known; of a year with unknown digits the first that it can be."""
    known = edtf.rstrip(QUALIFIERS).split("T")[0].replace("-XX", "").replace("X", "0")
    first, *others = known.removeprefix("-").split("-")
    return (-int(first) if known.startswith("-") else int(first), *map(int, others))


def _qualified(text: str, edtf: str, say: Wording) -> str:
    """Words for a date with what its qualifier says of it."""
    text = say.dates.about(date=_behind(text, edtf, say)) if edtf[-1] in "~%" else text
    return say.dates.uncertain(date=text) if edtf[-1] in "?%" else text


def _behind(text: str, edtf: str, say: Wording) -> str:
    """Words for a date as they stand behind another word: a day has its article there, in languages that have one."""
    return say.dates.the_day(date=text) if len(_numbers(edtf)) > 2 else text


def _said(edtf: str, say: Wording, shared: int = 0) -> str:
    """Year, month in words and day, as many as there are, without the first ``shared`` of them."""
    if _unknown(edtf):
        found = _one(edtf, edtf)
        if found.last.year - found.first.year == 9 and found.first.year > 0:
            return say.dates.decade(date=str(found.first.year))
        first, last = (year(each, say) for each in (found.first.year, found.last.year))
        return say.dates.between(first=first, last=last)
    numbers = _numbers(edtf)
    if season := _season(edtf):
        return say.dates.month(month=say.seasons[season], year=year(numbers[0], say))
    when, month, day = (year(numbers[0], say), *map(str, numbers[1:]), "", "")[:3]
    name = say.months[int(month) - 1] if month else ""
    if shared:
        return say.dates.day_of_month(day=day, month=name) if day and shared == 1 else day or name
    if day:
        return say.dates.day(day=day, month=name, year=when)
    return say.dates.month(month=name, year=when) if month else when


def _interval(first: str, last: str, say: Wording) -> str:
    one, two = _numbers(first), _numbers(last)
    shared = 0
    while shared < min(len(one), len(two)) - 1 and one[shared] == two[shared]:
        shared += 1
    begun, ended = _said(first, say, shared), _said(last, say)
    # "18–19 March 1848" sets one dash between single words; "18 March – 2 April 1848" a spaced one.
    single = len(one) - shared == 1 and len(two) - shared == 1
    return say.dates.range(first=begun, last=ended) if single else say.dates.span(first=begun, last=ended)
