"""Dates as historians type them where the Extended Date/Time Format is asked for, and the date of that format that was meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from .wording import LANGUAGES, wording

ABOUT = re.compile(r"(?:ca?\.?|circa|about) ?(\d{4})", re.ASCII | re.IGNORECASE)
DOTTED = re.compile(r"(0?[1-9]|[12]\d|3[01])\. ?(0?[1-9]|1[0-2])\. ?(\d{4})", re.ASCII)
SLASHED = re.compile(r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|[12]\d|3[01])/(\d{4})", re.ASCII)
DECADE = re.compile(r"(\d{3})(?:[x?_*-]|0s)", re.ASCII)
# The day before the name of its month or behind it, or none: 4 July 1825, July 4th, 1825, Jul. 1825, 4 de julio de 1825.
NAMED = re.compile(
    r"(?:(?P<before>[0-9]{1,2})\.?\s(?:de\s)?)?(?P<month>[^\W\d_]{3,})\.?"
    r"(?:\s(?P<behind>[0-9]{1,2})(?:st|nd|rd|th)?)?,?\s(?:de\s)?(?P<year>[0-9]{4})"
)


@cache
def months() -> Mapping[str, int]:
    """The months by their names, in all languages of the interface: whole or shortened to three letters or four, in small letters."""
    whole = [(name.casefold(), number) for tag in LANGUAGES for number, name in enumerate(wording(tag).tongue.months, 1)]
    return {name[:length]: number for name, number in whole for length in (3, 4, len(name))}


def near(typed: str) -> str:
    """The date that was meant by c. 1851, 185x, 185?, 1850s, 18.3.1848, 3/18/1848, or by a month that is named; or nothing.

    Where day and month may have changed places (3/4/1848), these are two dates, with “or” between them.
    """
    if found := DOTTED.fullmatch(typed):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := SLASHED.fullmatch(typed):
        both = sorted({(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))})
        return " or ".join(f"{found[3]}-{month:02}-{day:02}" for month, day in both if month <= 12)
    if found := ABOUT.fullmatch(typed):
        return f"{found[1]}~"
    if found := DECADE.fullmatch(typed):
        return f"{found[1]}X"
    found = NAMED.fullmatch(typed)
    return _named(found) if found and not (found["before"] and found["behind"]) else ""


def _named(found: re.Match[str]) -> str:
    """A date whose month is named; nothing where it is in no calendar."""
    day = found["before"] or found["behind"]
    try:
        meant = dt.date(int(found["year"]), months().get(found["month"].casefold(), 0), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return meant if day else meant.removesuffix("-01")
