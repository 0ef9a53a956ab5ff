"""Entries and their facts: what the text speaks of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from .blocks import Blocks
from .names import Name
from .nodes import Nodes, Words, unlinked, words


class Day(NamedTuple):
    """A day of the Gregorian calendar, reckoned back before its time; the year 0 is 1 BC."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, date: dt.date) -> Day:
        """The day of a date of the standard library."""
        return cls(date.year, date.month, date.day)

    def __sub__(self, other: Day) -> dt.timedelta:
        return dt.timedelta(self.ordinal - other.ordinal)

    @property
    def ordinal(self) -> int:
        """The number of the day, as ``date.toordinal`` counts, on both sides of its beginning; the calendar repeats after 400 years."""
        return dt.date(self.year % 400 + 400, self.month, self.day).toordinal() + (self.year // 400 - 1) * 146097

    def isoformat(self) -> str:
        """As ISO 8601 writes it."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF with the first and last day it can mean; ``clock`` is ``HH:MM`` or empty.

    An interval may be ``open``: it has no ``begin`` or no ``end``, and first and last are those of the end that it has.
    """

    edtf: str
    first: Day
    last: Day
    clock: str = ""
    approximate: bool = False
    uncertain: bool = False
    open: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One ``name: value`` of a head.

    ``value`` is what it says in plain words, as every output has it that knows no marks: headings of windows, records. The
    same with its marks are ``nodes`` where it is words, ``members`` where it is a list; besides there are ``names`` and the ``date``.
    """

    name: str
    value: str
    nodes: Nodes = ()
    date: Date | None = None
    members: tuple[Nodes, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def told(self) -> str:
        """What it says in plain words, with where in its work each citation is: as text and data have it, which have no links."""
        return words(unlinked(self.nodes)) or "; ".join(words(unlinked(each)) for each in self.members) or self.value


Facts = tuple[Fact, ...]


def marked(facts: Facts, name: str) -> Nodes:
    """What the fact of this name says, with its marks; nothing where it is not given."""
    fact = next((fact for fact in facts if fact.name == name), Fact(name, ""))
    return fact.nodes or ((Words(fact.value),) if fact.value else ())


def named(facts: Facts, name: str) -> tuple[Name, ...]:
    """The names that the fact of this name holds."""
    return next((fact.names for fact in facts if fact.name == name), ())


def day_in(facts: Facts, name: str = "date") -> Date | None:
    """The date that the fact of this name holds; none where it cannot be read, which is told, and a preview goes on."""
    return next((fact.date for fact in facts if fact.name == name), None)


# What an entry of a kind is to other programs, by the names of the TEI Guidelines, and what it is where an editor does not say.
THINGS = ("person", "org", "place", "object", "event", "bibl", "term", "item")
DEFAULT = {"names": "item", "dates": "event", "whole": "term"}

# Where an identifier is looked up, by the name of its fact: the authority files of libraries, and Wikidata.
AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "VIAF": ("VIAF", "https://viaf.org/viaf/"),
    "GND": ("GND", "https://d-nb.info/gnd/"),
    "LCNAF": ("LCNAF", "https://id.loc.gov/authorities/names/"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its folder, its singular and plural, how its list is set (names, dates, whole), and what its entries are.

    ``said`` is that as it was typed, one of `THINGS`, or empty.
    """

    folder: str
    singular: str
    plural: str
    listing: str
    said: str = ""

    @property
    def thing(self) -> str:
        """What an entry of the kind is: one of `THINGS`."""
        return self.said or DEFAULT[self.listing]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the text speaks of: a person, a weapon, a letter, a term."""

    kind: str
    slug: str
    name: str
    also: tuple[str, ...]
    facts: Facts
    blocks: Blocks

    @property
    def path(self) -> str:
        return f"{self.kind}/{self.slug}"

    @property
    def date(self) -> Date | None:
        """The day on which it stands in the timeline, if it has one."""
        return day_in(self.facts)

    @property
    def hour(self) -> str:
        """``HH:MM`` by which it stands among others of its day, where it has one: the fact ``hour``, else the clock of its date."""
        typed = next((fact.value for fact in self.facts if fact.name == "hour"), "")
        return typed or (self.date.clock if self.date else "")
