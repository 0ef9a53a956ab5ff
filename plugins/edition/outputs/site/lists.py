"""The lists of entries and notes: each kind of entry, the notes, the index of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ... import dates
from ...model import CERTAINTIES, NOTE_TYPES, Entry, Kind, pages
from .page import Page
from .pictures.weeks import Picture, picture, routes
from .setting import Setting
from .views import Brief, Filter, Footnote, Numeral

MANY = 30  # entries of a kind that are divided by letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list, with the paragraphs that speak of it; ``html`` is its prose where the list has it whole.

    ``route`` says in words what a picture above the list shows of it.
    """

    id: str
    entry: Brief
    date: str
    html: Markup
    route: str
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage(Page):
    """The entries of a kind: by name, by date, or whole; ``weeks`` is a picture of who wrote to whom, for letters."""

    template = "kind"

    dated: bool
    whole: bool
    weeks: Picture | None
    rows: tuple[Row, ...]


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
    """The index of names; ``implied``: some of its numbers are of paragraphs that do not name what they speak of."""

    template = "index_of_names"

    implied: bool
    kinds: tuple[Named, ...]


def make(setting: Setting) -> Iterator[Page]:
    """Every list but those that show entries whole, of which `glossary` has the pages."""
    made = pages.made(setting.edition)
    yield from (kind_page(setting, kind) for kind in setting.edition.kinds if kind.listing != "whole")
    yield from (maker(setting) for name, maker in (("notes", _notes), ("index", _index)) if name in made)


def kind_page(setting: Setting, kind: Kind) -> KindPage:
    """The list of the entries of a kind."""
    address = pages.page(kind.folder)
    found = [entry for entry in setting.concordance.listed if entry.kind == kind.folder]
    drawn = picture(setting, kind.folder) if kind.listing == "dates" else None
    told = routes(setting) if drawn else {}
    return KindPage(
        **setting.frame(address, kind.plural),
        weeks=drawn,
        dated=kind.listing == "dates",
        whole=kind.listing == "whole",
        rows=tuple(_row(setting, entry, pages.root(address), kind.listing == "whole", told.get(entry.path, "")) for entry in found),
    )


def _row(setting: Setting, entry: Entry, root: str, whole: bool = False, route: str = "") -> Row:
    return Row(
        id=entry.slug,
        entry=setting.brief(entry, root),
        date=dates.spoken(entry.date, setting.say) if entry.date else "",
        html=setting.lines(root).blocks(entry.blocks) if whole else Markup(),
        route=route,
        numerals=setting.numerals(entry, root),
    )


def _notes(setting: Setting) -> NotesPage:
    address, notes, say, short = pages.page("notes"), setting.edition.notes, setting.say, dict(setting.forms)
    return NotesPage(
        **setting.frame(address, say.menu.notes),
        filters=(
            *setting.filters("type", say.notes.type, say.types, NOTE_TYPES, (note.type for note in notes)),
            *setting.filters("cert", say.notes.certainty, say.certainties, CERTAINTIES, (note.cert for note in notes)),
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
        implied=setting.concordance.implies(entry.path for _, entries in named for entry in entries),
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
