"""The text at a glance: its paragraphs as columns, its parts, who is spoken of most, and where notes and claims stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ....model import Entry, Lemma, Mention, Note, Paragraph, marked, opening, pages, placed, walk, words
from ..page import Door
from ..setting import Setting
from ..views import Numeral
from .columns import Column, ticks

ROWS = 6  # entries of which most paragraphs speak
FEWEST = 2  # paragraphs of which there is a picture
OPENING = 7  # words with which a paragraph begins, that are told of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A row of the picture: its view box, and a path through the paragraphs that speak of somebody, low where they only imply it."""

    box: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """An entry of which many paragraphs speak: its name in short, a link to it, its row, and the numbers of the paragraphs."""

    short: str
    entry: Door
    bars: Bars
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A column as a link to its paragraph, which opens with ``said``; ``d`` is its outline, in a box one unit high."""

    href: str
    said: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A part of the text: a link to its heading, its first and last paragraph, and how many notes and claims it has."""

    door: Door
    first: Numeral
    last: Numeral | None
    notes: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The whole picture. ``said`` tells what it shows; ``box`` is the view box of its rows, ``hits`` that of its columns.

    ``implied``: some of its paragraphs only imply of whom they speak. ``bands``, ``notes`` and ``claims`` are paths: the parts from
    left to right, and a tick where the words of a note begin.
    """

    said: str
    implied: bool
    box: str
    hits: str
    bands: str
    most: tuple[Most, ...]
    notes: str
    claims: str
    strips: tuple[Strip, ...]
    parts: tuple[Band, ...]


def bars(setting: Setting, entry: Entry, parted: bool = False) -> Bars | None:
    """The row of an entry, ``parted`` as the text is or not.

    None where no numbered paragraph speaks of it, and none for the writer of the text and whom it is written to: it is all theirs.
    """
    facts = setting.edition.text.facts
    nodes = (node for name in ("sender", "addressee") for node in walk(marked(facts, name)))
    if any(isinstance(node, Mention) and node.entry == entry.path for node in nodes):
        return None
    d = setting.columns.bars(setting.concordance.speaking(entry.path), parted)
    return Bars(box=setting.columns.box, d=d) if d else None


def glance(setting: Setting, root: str) -> Glance | None:
    """The picture for a page at this distance from the root; none of one paragraph, without numbers, or where nobody is spoken of."""
    columns, say, notes = setting.columns, setting.say, setting.edition.notes
    often = tuple(
        Most(
            short=entry.name.partition(",")[0],
            entry=Door(href=root + pages.page(entry.path), name=setting.titles[entry.path]),
            bars=row,
            numerals=setting.numerals(entry, root),
        )
        for entry, row in most(setting)
    )
    if len(columns.all) < FEWEST or not often:
        return None
    parts, begun = tuple(_bands(setting, root)), openings(setting)
    claims = setting.edition.claims
    told = say.home.notes(count=len(notes))
    return Glance(
        said=say.glance.shows(
            paragraphs=say.home.paragraphs(count=len(columns.all)),
            parts=say.glance.parts(count=len({each.part for each in columns.all})),
            notes=say.glance.both(notes=told, claims=say.glance.claims(count=len(claims))) if claims else told,
            most=", ".join(say.glance.often(name=each.short, count=len(each.numerals)) for each in often),
        ),
        implied=any(number.implied for each in often for number in each.numerals),
        box=columns.box,
        hits=f"0 0 {columns.width} 1",
        bands=columns.parts if parts else "",
        most=often,
        notes=ticks(_places(setting, notes)),
        claims=ticks(_places(setting, claims)),
        strips=tuple(_strip(setting, each, begun[each.id], root) for each in columns.all),
        parts=parts,
    )


def most(setting: Setting) -> list[tuple[Entry, Bars]]:
    """The entries of which most paragraphs speak, with their rows."""
    rows = [(entry, bars(setting, entry, parted=True)) for entry in setting.edition.entries]
    often = [(entry, row) for entry, row in rows if row]
    often.sort(key=lambda pair: (-setting.concordance.often(pair[0].path), pair[0].path))
    return often[:ROWS]


def openings(setting: Setting) -> dict[str, str]:
    """The number of each paragraph and the words with which it begins, by its id."""
    struck = setting.say.signs["del"]
    return {each.id: f"{setting.say.label(each.id)} {opening(each.nodes, struck, OPENING)}" for each in setting.edition.text.paragraphs}


def _places(setting: Setting, notes: Iterable[Note]) -> Iterator[int]:
    """Where the words of each note begin, in the column of its paragraph."""
    wanted = {note.id for note in notes}
    paragraphs = {part.id: part for part in setting.edition.text.paragraphs}
    for column in setting.columns.all:
        nodes = paragraphs[column.id].nodes
        length = len(words(nodes)) or 1
        for start, _, node in placed(nodes):
            if isinstance(node, Lemma) and node.note in wanted:
                wanted.remove(node.note)
                yield column.x + column.width * start // length


def _strip(setting: Setting, column: Column, said: str, root: str) -> Strip:
    return Strip(href=root + pages.place(setting.slug, column.id), said=said, d=f"M{column.x} 0h{column.width}v1H{column.x}z")


def _bands(setting: Setting, root: str) -> Iterator[Band]:
    """The parts under the headings of the editors."""
    headings, notes = setting.concordance.headings, setting.concordance.notes
    numbered = (part for part in setting.edition.text.paragraphs if _drawn(setting, part))
    for heading, group in groupby(numbered, key=lambda part: headings.get(part.id)):
        if heading is None:
            continue
        inside = [part.id for part in group]
        found = [note for id in inside for note in notes.get(id, ())]
        yield Band(
            door=Door(href=root + pages.place(setting.slug, heading.id), name=setting.heading(heading.nodes)),
            first=setting.numeral(inside[0], False, root),
            last=setting.numeral(inside[-1], False, root) if len(inside) > 1 else None,
            notes=len(found),
            claims=sum(bool(note.verdict) for note in found),
        )


def _drawn(setting: Setting, part: Paragraph) -> bool:
    return part.id in setting.columns.places
