"""The text for word processors: its paragraphs behind their numbers, real footnotes, the editors' headings, and the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ... import dates, makers
from ...citing.bibliography import sort_key
from ...model import (
    Begins,
    Concordance,
    Edition,
    Ends,
    Heading,
    Nodes,
    Note,
    Paragraph,
    Picture,
    Says,
    Stretch,
    Version,
    Words,
    cut,
    every,
    laid,
    levels,
    marked,
    numeral,
    pages,
    unlinked,
)
from ...wording import wording
from .. import styles
from ..images import NONE
from ..word import Json, Writer, block, document, header, para, said, spoken, styled, table, turned, written
from .chapters import Chapters

BREAK: Json = {"t": "LineBreak"}


def make(edition: Edition, concordance: Concordance, pictures: Mapping[str, bytes] = NONE) -> bytes:
    """The document; ``pictures`` are the files of pictures by their paths."""
    say, facts, text = wording(edition.said["language"]), edition.text.facts, edition.text
    chapters = Chapters(edition, concordance)
    places = frozenset(part.id for part in edition.paragraphs if numeral(part.id))
    plain = Writer(say, places=places)
    writer = Writer(say, {note.id: _note(note, chapters, plain) for note in edition.notes}, places, pictures)
    blocks = [header(1, plain.inline(unlinked(marked(facts, "title"))))]
    told, given = makers.dateline(edition)
    lines = ((Words(told),) if told else (), unlinked(given))
    blocks += [block(styles.DATELINE, [para(plain.inline(line))]) for line in lines if line]
    for part in text.parts:
        match part:
            case Heading(nodes):
                blocks.append(header(2, plain.inline(unlinked(nodes))))
            case Picture():
                blocks += writer.blocks((part,))
            case Paragraph(id=id):
                blocks += _part(part, writer, _number(id), text.levels.get(id, 0))
    for version in edition.versions:
        blocks += [header(2, [said(version.name)]), *(block(styles.SMALL, [para(plain.inline(nodes))]) for nodes in _told(version))]
        deep = levels(version.parts, 2)
        blocks += [each for part in version.parts for each in _part(part, plain, _number(part.id), deep.get(part.id, 0))]
    found = {each.slug: concordance.references.get(each.slug, marked(each.facts, "title")) for each in edition.sources}
    works = sorted(found.values(), key=lambda each: sort_key(each, say))
    blocks += [header(2, [said(say.menu.sources)]), block("Bibliography", [para(plain.inline(each)) for each in works])]
    blocks.append(block(styles.SMALL, _end(edition)))
    tree, day = document(blocks, text.title, edition.said["language"]), dates.day(edition.said["date"])
    return written([tree], text.title, say.locale, day)[0]


def _told(version: Version) -> list[Nodes]:
    """Where another version comes from, and by whose leave it is printed."""
    return [unlinked(fact.nodes) for fact in version.facts if fact.name in ("source", "rights")]


def _number(id: str) -> list[Json]:
    """The number of a paragraph, which has its address."""
    number = numeral(id)
    return [styled(styles.NUMBER, [said(f"¶ {number}\u2002")], id)] if number else []


def _part(part: Paragraph, writer: Writer, number: list[Json], level: int) -> list[Json]:
    """A paragraph behind its number, or a heading of a ``level``; a line of verse and an item begin on lines of their own, and a table
    stands below."""
    if part.role == "table":
        return [para(number), turned(part.lang, _table(part, writer))]
    made: list[Json] = []
    for step in laid(part.nodes, part.stretches):
        match step:
            case Begins(Stretch("line" | "item", start, depth=depth)):
                made += [BREAK] if start else []
                made += [said("\u2003" * depth)] if depth else []
            case Begins() | Ends():
                pass
            case Says(nodes=nodes):
                made += writer.inline(nodes)
            case _:
                assert_never(step)
    inside = [*number, *([spoken(part.lang, made)] if part.lang else made)]
    return [turned(part.lang, header(level, inside) if level else para(inside))]


def _table(part: Paragraph, writer: Writer) -> Json:
    rows = [
        [writer.inline(cut(part.nodes, cell.start, cell.end)) for cell in every(row.inside, "head", "cell")]
        for row in every(part.stretches, "row")
    ]
    named = any(every(part.stretches, "head"))
    head = rows[0] if named else [[] for _ in rows[0]]
    return table(head, [[[{"t": "Plain", "c": cell}] for cell in row] for row in (rows[1:] if named else rows)])


def _note(note: Note, chapters: Chapters, plain: Writer) -> list[Json]:
    """A note as the blocks of a footnote: its lemma, its words, and what it is."""
    lemma: Json = {"t": "Strong", "c": [said(note.opening)]}
    made = plain.blocks(note.blocks) or [para([])]
    first, last = made[0]["c"], made[-1]["c"]
    assert isinstance(first, list)
    assert isinstance(last, list)
    last += [said(" "), styled(styles.PAGE, [said(chapters.kind(note))])]
    first[:0] = [lemma, said(" ")]
    return made


def _end(edition: Edition) -> list[Json]:
    """Where the text comes from, and where it stands."""
    facts, say = edition.said, wording(edition.said["language"])
    version = say.packs.version(title=facts["title"], version=facts["version-text"])
    attribution = next(fact.told for fact in edition.facts if fact.name == "attribution")
    address = f"{edition.address}/{pages.text(edition.text.slug)}"
    plain = Writer(say)
    lines = [attribution, f"{version}, {address}", f"{say.books.license} {facts['license-name']}, {facts['license']}"]
    return [para(plain.inline((Words(line),))) for line in lines]
