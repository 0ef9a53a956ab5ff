"""The lists of entries and notes: each kind of entry, the timeline, the notes, the index of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ... import dates
from ...model import CERTAINTIES, NOTE_TYPES, Date, Entry, Kind, named, pages
from .page import Page
from .setting import Setting
from .views import Brief, Filter, Footnote, Numeral

MANY = 30  # entries of a kind, or events of a year, that are divided by letters or months


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
class Month:
    """Events that begin in a month; its name is empty where the year has few, or where all that is known of them is the year."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The events of a year."""

    id: str
    year: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Page):
    """Letters and events by day; ``written`` says when the text was, or is empty, and ``writer`` by whom."""

    template = "timeline"

    written: str
    writer: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """The notes under a heading of the editors, which has the heading's id; both are empty for what stands before the first."""

    id: str
    heading: Markup
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPage(Page):
    """All notes in the order of the text; ``total`` counts them."""

    template = "notes"

    filters: tuple[Filter, ...]
    total: int
    parts: tuple[Under, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Entries that begin with a letter, which is empty where the list is short."""

    letter: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The entries of a kind that the text speaks of, in the index; ``href`` leads to them on its page."""

    id: str
    href: str
    plural: str
    letters: tuple[Letter, ...]


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
        written=dates.when(written, setting.say) if written else "",
        writer=setting.say.timeline.writers if len(named(setting.edition.text.facts, "author")) > 1 else setting.say.timeline.writer,
        years=tuple(
            Year(id=f"y{year}", year=dates.year(year, setting.say), months=tuple(_months(setting, list(group), written, root)))
            for year, group in groupby(dated, key=lambda pair: pair[0].first.year)
        ),
    )


def _months(setting: Setting, dated: list[tuple[Date, Entry]], written: Date | None, root: str) -> Iterator[Month]:
    """The events of a year, by month where they are many."""

    def month(pair: tuple[Date, Entry]) -> str:
        first, last = pair[0].first, pair[0].last
        known = len(dated) > MANY and (first.month, last.month) != (1, 12)
        return setting.say.tongue.months[first.month - 1] if known else ""

    for name, group in groupby(dated, key=month):
        yield Month(name=name[:1].upper() + name[1:], events=tuple(_event(setting, date, entry, written, root) for date, entry in group))


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
    address, notes, say, short = pages.page("notes"), setting.edition.notes, setting.say, dict(setting.forms)
    return NotesPage(
        **setting.frame(address, say.menu.notes),
        filters=(
            setting.filter("type", say.notes.type, say.types, NOTE_TYPES, (note.type for note in notes)),
            setting.filter("cert", say.notes.certainty, say.certainties, CERTAINTIES, (note.cert for note in notes)),
        ),
        total=len(notes),
        parts=tuple(
            Under(
                id=heading.id if heading else "",
                heading=setting.heading(heading.nodes) if heading else Markup(),
                notes=tuple(setting.footnote(note, pages.root(address), short) for note in group),
            )
            for heading, group in setting.under(notes)
        ),
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
                letters=tuple(_letters(setting, entries, pages.root(address))),
            )
            for kind, entries in named
            if entries
        ),
    )


def _letters(setting: Setting, entries: list[Entry], root: str) -> Iterator[Letter]:
    """Entries of a kind, by letter where they are many."""
    for letter, group in groupby(entries, key=lambda entry: setting.say.tongue.initial(entry.name) if len(entries) > MANY else ""):
        yield Letter(letter=letter, rows=tuple(_row(setting, entry, root) for entry in group))
