"""The lists of entries and notes: each kind of entry, the timeline, the notes, the index of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ... import dates
from ...model import CERTAINTIES, NOTE_TYPES, Date, Entry, Kind, pages
from .page import Page
from .setting import Setting
from .views import Brief, Footnote, Numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list, with the paragraphs that speak of it; ``html`` is its prose where the list has it whole."""

    id: str
    entry: Brief
    date: str
    html: Markup
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage(Page):
    """The entries of a kind: by name, by date, or whole."""

    template = "kind"

    dated: bool
    whole: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A letter or an event of the timeline: after the text (``later``), or before it and not known to its writer (``unknown``)."""

    id: str
    entry: Brief
    date: str
    time: str
    later: bool
    unknown: bool
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The events of a year."""

    id: str
    year: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Page):
    """Letters and events by day; ``written`` is the date of the text, or empty."""

    template = "timeline"

    written: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A type or certainty to filter by: as editors type it, its word, the id of its switch, and how many notes are of it."""

    key: str
    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPage(Page):
    """All notes in the order of the text."""

    template = "notes"

    types: tuple[Choice, ...]
    certs: tuple[Choice, ...]
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The entries of a kind that the text speaks of, in the index; ``href`` leads to them on its page."""

    id: str
    href: str
    plural: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """The index of names."""

    template = "index_of_names"

    kinds: tuple[Named, ...]


def make(setting: Setting) -> Iterator[Page]:
    """Every list."""
    for kind in setting.edition.kinds:
        yield _kind(setting, kind)
    yield _timeline(setting)
    yield _notes(setting)
    yield _index(setting)


def _kind(setting: Setting, kind: Kind) -> KindPage:
    address = pages.page(kind.folder)
    found = [entry for entry in setting.edition.entries if entry.kind == kind.folder]
    if kind.listing == "dates":
        days = {entry.path: number for number, entry in enumerate(setting.concordance.timeline)}
        found.sort(key=lambda entry: (days.get(entry.path, len(days)), setting.say.tongue.order(entry.name)))
    return KindPage(
        **setting.frame(address, kind.plural),
        dated=kind.listing == "dates",
        whole=kind.listing == "whole",
        rows=tuple(_row(setting, entry, pages.root(address), whole=kind.listing == "whole") for entry in found),
    )


def _row(setting: Setting, entry: Entry, root: str, whole: bool = False) -> Row:
    return Row(
        id=entry.slug,
        entry=setting.brief(entry, root),
        date=dates.spoken(entry.date, setting.say) if entry.date else "",
        html=setting.lines(root).blocks(entry.blocks) if whole else Markup(),
        numerals=setting.numerals(entry, root),
    )


def _timeline(setting: Setting) -> TimelinePage:
    address = pages.page("timeline")
    written = next((fact.date for fact in setting.edition.text.facts if fact.name == "date"), None)
    root = pages.root(address)
    dated = [(entry.date, entry) for entry in setting.concordance.timeline if entry.date]
    return TimelinePage(
        **setting.frame(address, setting.say.menu.timeline),
        written=dates.spoken(written, setting.say) if written else "",
        years=tuple(
            Year(id=f"y{year}", year=year, events=tuple(_event(setting, date, entry, written, root) for date, entry in group))
            for year, group in groupby(dated, key=lambda pair: pair[0].first.year)
        ),
    )


def _event(setting: Setting, date: Date, entry: Entry, written: Date | None, root: str) -> Event:
    facts = {fact.name: fact for fact in entry.facts}
    later = written is not None and date.first > written.last
    clock = facts.get("time")
    return Event(
        id=entry.slug,
        entry=setting.brief(entry, root),
        date=dates.spoken(date, setting.say),
        time=setting.lines(root).html(clock.nodes) if clock else date.clock,
        later=later,
        unknown=not later and "knowledge" in facts and facts["knowledge"].value == "after",
        numerals=setting.numerals(entry, root),
    )


def _notes(setting: Setting) -> NotesPage:
    address, notes, say = pages.page("notes"), setting.edition.notes, setting.say
    return NotesPage(
        **setting.frame(address, say.menu.notes),
        types=tuple(
            Choice(key=key, id=f"type-{key}", name=say.types[key], count=sum(note.type == key for note in notes)) for key in NOTE_TYPES
        ),
        certs=tuple(
            Choice(key=key, id=f"cert-{key}", name=say.certainties[key], count=sum(note.cert == key for note in notes))
            for key in CERTAINTIES
        ),
        notes=tuple(setting.footnote(note, pages.root(address)) for note in notes),
    )


def _index(setting: Setting) -> IndexPage:
    address, spoken = pages.page("index"), setting.concordance.passages
    named = [
        (kind, [entry for entry in setting.edition.entries if entry.kind == kind.folder and entry.path in spoken])
        for kind in setting.edition.kinds
    ]
    return IndexPage(
        **setting.frame(address, setting.say.menu.index),
        kinds=tuple(
            Named(
                id=kind.folder,
                href=f"#{kind.folder}",
                plural=kind.plural,
                rows=tuple(_row(setting, entry, pages.root(address)) for entry in entries),
            )
            for kind, entries in named
            if entries
        ),
    )
