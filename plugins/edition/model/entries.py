"""Entries and their facts: what the text speaks of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .blocks import Blocks
from .names import Name
from .nodes import Nodes, Words


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF with the first and last day it can mean; ``clock`` is ``HH:MM`` or empty."""

    edtf: str
    first: dt.date
    last: dt.date
    clock: str = ""
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One ``name: value`` of a head.

    ``value`` is what it says in plain words, as every output has it that knows no marks: headings of windows, records, JSON. The
    same with its marks are ``nodes`` where it is words, ``members`` where it is a list; besides there are ``names`` and the ``date``.
    """

    name: str
    value: str
    nodes: Nodes = ()
    date: Date | None = None
    members: tuple[Nodes, ...] = ()
    names: tuple[Name, ...] = ()


Facts = tuple[Fact, ...]


def marked(facts: Facts, name: str) -> Nodes:
    """What the fact of this name says, with its marks; nothing where it is not given."""
    fact = next((fact for fact in facts if fact.name == name), Fact(name, ""))
    return fact.nodes or ((Words(fact.value),) if fact.value else ())


def named(facts: Facts, name: str) -> tuple[Name, ...]:
    """The names that the fact of this name holds."""
    return next((fact.names for fact in facts if fact.name == name), ())


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
        return next((fact.date for fact in self.facts if fact.name == "date"), None)

    @property
    def hour(self) -> str:
        """``HH:MM`` by which it stands among others of its day, where it has one: the fact ``hour``, else the clock of its date."""
        typed = next((fact.value for fact in self.facts if fact.name == "hour"), "")
        return typed or (self.date.clock if self.date else "")
