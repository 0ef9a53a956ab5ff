"""What happened where: letters and events of some weeks, each in the lane of its place, as far as editors have said it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ....model import Date, Edition, Entry, Fact, words

PUBLIC, SECRET = "public", ("confidential", "secret", "top secret")  # what a letter was at the time; else it is not known
ELSEWHERE = -1  # the lane of what has a place, but in no lane


@dataclass(frozen=True, slots=True)
class Happening:
    """A letter or an event: its lanes, from the first to the last day of it that is in the weeks, each counted from nought.

    ``ends`` are the lanes that a letter goes from and to, or the lanes of an event, which are one or more; ``letter`` says which,
    ``secret`` is of letters, and ``hollow`` is what the writer of the text could not know.
    """

    entry: Entry
    ends: tuple[int, ...]
    first: int
    last: int
    letter: bool
    secret: bool
    hollow: bool

    @property
    def arrow(self) -> bool:
        return self.letter and len(self.ends) == 2

    @property
    def lasting(self) -> bool:
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Weeks:
    """The lanes by their names, the first day and how many there are, the day of the text, and what happened, in its order."""

    lanes: tuple[str, ...]
    begin: dt.date
    days: int
    written: int | None
    happenings: tuple[Happening, ...]
    left: frozenset[str]  # the entries of these weeks of which place or secrecy is not known


def weeks(edition: Edition, timeline: Iterable[Entry]) -> Weeks | None:
    """The weeks that the title page names, with its lanes; nothing where it names none."""
    facts = {fact.name: fact for fact in edition.facts}
    lanes, span = facts.get("lanes"), facts.get("lanes-dates")
    if not (lanes and lanes.members and span and span.date and span.date.first.year > 0):
        return None
    names = tuple(words(each) for each in lanes.members)
    begin, end = span.date.first, span.date.last
    written = edition.text.date
    found, left = [], set[str]()
    for entry in timeline:
        if not entry.date or entry.date.last < begin or entry.date.first > end:
            continue
        if entry.date.first <= begin and entry.date.last >= end:
            continue  # it lasts all of these weeks, and more
        said = {fact.name: fact for fact in entry.facts}
        made = _letter(said, names) if {"from", "to"} & said.keys() else _event(said, names)
        if made is None:
            left.add(entry.path)
            continue
        first, last = max(entry.date.first, begin), min(entry.date.last, end)
        found.append(Happening(entry, *made[:1], (first - begin).days, (last - begin).days, *made[1:], hollow(entry, written)))
    at = (written.first - begin).days if written and begin <= written.first <= end else None
    return Weeks(names, dt.date(*begin), (end - begin).days + 1, at, tuple(found), frozenset(left))


def hollow(entry: Entry, written: Date | None) -> bool:
    """Whether it came after the text, or could not be known to its writer."""
    said = {fact.name: fact.value for fact in entry.facts}
    later = written is not None and entry.date is not None and entry.date.first > written.last
    return later or said.get("knowledge") == "after"


def _letter(said: dict[str, Fact], lanes: tuple[str, ...]) -> tuple[tuple[int, ...], bool, bool] | None:
    """From where to where, and whether it was secret; nothing where the one or the other is not known."""
    secrecy = said["secrecy"].value if "secrecy" in said else ""
    ends = tuple(each for name in ("place-from", "place-to") if name in said for each in _within(said[name].value, lanes))
    if secrecy not in (PUBLIC, *SECRET) or "place-from" not in said:
        return None
    return (ends[:1] if len(ends) == 2 and ends[0] == ends[1] else ends) or (ELSEWHERE,), True, secrecy != PUBLIC


def _event(said: dict[str, Fact], lanes: tuple[str, ...]) -> tuple[tuple[int, ...], bool, bool] | None:
    if "place" not in said:
        return None
    return tuple(_within(said["place"].value, lanes)) or (ELSEWHERE,), False, False


def _within(place: str, lanes: tuple[str, ...]) -> list[int]:
    """The lanes that a place names."""
    return [number for number, lane in enumerate(lanes) if re.search(rf"(?<!\w){re.escape(lane)}(?!\w)", place)]
