"""Documents for word processors (.docx), as pandoc writes them from its own tree, with styles of ours.

What stands in a paragraph is made here, and so are blocks and tables; an output puts its document together of them. Every look is a
named style, so that whoever opens a document can change it in one place.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from calendar import timegm
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import assert_never
from zipfile import ZipFile

from ..citing.processor import VERSION, program
from ..languages import direction
from ..model import (
    GAP,
    Block,
    Blocks,
    Citation,
    Emphasis,
    Foreign,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Supplied,
    Unclear,
    Words,
    located,
)
from ..wording import Wording
from . import styles
from .archive import zipped
from .images import NONE, within

Json = dict[str, object]
REVISED = {"del": "Strikeout", "add": "Underline"}
RENDERED = {"superscript": "Superscript", "subscript": "Subscript", "small-caps": "SmallCaps", "underlined": "Underline"}
NOTHING: list[object] = ["", [], []]
NOTES: Mapping[str, list[Json]] = {}


class Writer:
    """Makes pandoc's inlines and blocks of nodes; ``say`` are the interface's words.

    ``notes`` are the blocks of notes that are called, ``places`` the ids of places in the document that may be linked, and ``pictures``
    the files of pictures by their paths. What leads elsewhere in the edition is its words.
    """

    def __init__(
        self,
        say: Wording,
        notes: Mapping[str, list[Json]] = NOTES,
        places: frozenset[str] = frozenset(),
        pictures: Mapping[str, bytes] = NONE,
    ):
        self.say, self.notes, self.places, self.pictures, self.called = say, notes, places, pictures, set[str]()

    def inline(self, nodes: Nodes) -> list[Json]:
        """The nodes as they stand in a paragraph."""
        return [each for node in nodes for each in self._node(node)]

    def blocks(self, blocks: Blocks, level: int = 0) -> list[Json]:
        """Blocks of prose; headings stand ``level`` levels deeper than in the edition."""
        return [each for block in blocks for each in self._block(block, level)]

    def _block(self, found: Block, level: int) -> list[Json]:
        match found:
            case Paragraph(nodes):
                return [para(self.inline(nodes))]
            case Heading(nodes, _, deep):
                return [header(deep + level, self.inline(nodes))]
            case ListOf(items, ordered):
                inside = [self.blocks(item, level) for item in items]
                return [numbers(inside) if ordered else bullets(inside)]
            case Quotation(inner):
                return [{"t": "BlockQuote", "c": self.blocks(inner, level)}]
            case Picture(path, description, credit):
                image: Json = {"t": "Image", "c": [NOTHING, [said(description)], [within(path, self.pictures[path]), ""]]}
                return [para([image]), block(styles.SMALL, [para([said(credit)])])]
            case _:
                assert_never(found)

    def _node(self, node: Node) -> list[Json]:
        match node:
            case Words(text):
                return [said(text)] if text else []
            case PageBreak(number):
                return [styled(styles.PAGE, [said(f"|{number}| ")])]
            case Lemma(_, children, 0):
                return self.inline(children)
            case Lemma(note, children):
                call: list[Json] = [{"t": "Note", "c": self.notes[note]}] if note in self.notes and note not in self.called else []
                self.called.add(note)
                return [*self.inline(children), *call]
            case Citation(_, locator, children):
                return self.inline(located(children, locator) if locator else children)
            case Emphasis(children, lang, strong):
                set_off: list[Json] = [{"t": "Strong" if strong else "Emph", "c": self.inline(children)}]
                return [spoken(lang, set_off)] if lang else set_off
            case Foreign(children, lang):
                return [spoken(lang, self.inline(children))]
            case Supplied(children, lang):
                inside = self.inline(children)
                return [said("["), *([spoken(lang, inside)] if lang else inside), said("]")]
            case Unclear(children, lang):
                inside = self.inline(children)
                return [said("["), *([spoken(lang, inside)] if lang else inside), said("?]")]
            case Gap():
                extent = self.say.extent(node)
                return [said(GAP[:-1]), *([styled(styles.PAGE, [said(f" {extent}")])] if extent else []), said("]")]
            case Revision(children, kind):
                made: Json = {"t": REVISED[kind], "c": self.inline(children)}
                return [made if kind == "del" else styled(styles.ADDED, [made])]
            case Rendered(children, rend, lang):
                set_off = [{"t": RENDERED[rend], "c": self.inline(children)}]
                return [spoken(lang, set_off)] if lang else set_off
            case Reference(target, children) if target[1:] in self.places:
                return [link(target, self.inline(children))]
            case Link(href, children) if href:
                return [link(href, self.inline(children))]
            case Mention(_, children) | Reference(_, children) | Link(_, children):
                return self.inline(children)
            case _:
                assert_never(node)


def said(text: str) -> Json:
    """Words."""
    return {"t": "Str", "c": text}


def styled(style: str, inline: list[Json], id: str = "") -> Json:
    """Words of a style; with an id they are a place that can be linked."""
    return {"t": "Span", "c": [[id, [], [["custom-style", style]]], inline]}


def spoken(lang: str, inline: list[Json]) -> Json:
    """Words of another language."""
    way = direction(lang)
    return {"t": "Span", "c": [["", [], [["lang", lang], *([["dir", way]] if way else [])]], inline]}


def turned(lang: str, paragraph: Json) -> Json:
    """A paragraph in a language, from right to left where that is written so."""
    return {"t": "Div", "c": [["", [], [["dir", direction(lang)]]], [paragraph]]} if direction(lang) else paragraph


def link(href: str, inline: list[Json]) -> Json:
    """A link."""
    return {"t": "Link", "c": [NOTHING, inline, [href, ""]]}


def para(inline: list[Json]) -> Json:
    """A paragraph."""
    return {"t": "Para", "c": inline}


def plain(inline: list[Json]) -> Json:
    """A paragraph that stands close to the next."""
    return {"t": "Plain", "c": inline}


def header(level: int, inline: list[Json]) -> Json:
    """A heading."""
    return {"t": "Header", "c": [level, NOTHING, inline]}


def block(style: str, blocks: list[Json]) -> Json:
    """Blocks whose paragraphs are of a style."""
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def bullets(items: list[list[Json]]) -> Json:
    """A list."""
    return {"t": "BulletList", "c": items}


def numbers(items: list[list[Json]]) -> Json:
    """A numbered list."""
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}


def table(head: list[list[Json]], rows: list[list[list[Json]]], widths: Sequence[float] = ()) -> Json:
    """A table: the inlines of each column's name, the blocks of each box; ``widths`` are parts of 1, of which each box may have several."""
    shares = widths or [1 / len(head)] * len(head)
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": share}] for share in shares]
    named = _row([[plain(name)] for name in head], len(shares))
    body = [NOTHING, 0, [], [_row(row, len(shares)) for row in rows]]
    return {"t": "Table", "c": [NOTHING, [None, []], columns, [NOTHING, [named]], [body], [NOTHING, []]]}


def _row(boxes: list[list[Json]], columns: int) -> list[object]:
    return [NOTHING, [[NOTHING, {"t": "AlignDefault"}, 1, columns // len(boxes), box] for box in boxes]]


def document(blocks: list[Json], title: str, language: str) -> Json:
    """A document with its properties. Its heading is among its blocks."""
    meta = {"pagetitle": {"t": "MetaString", "c": title}, "lang": {"t": "MetaString", "c": language}}
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": blocks}


def written(documents: Sequence[Json], title: str, locale: str, day: dt.date, close: bool = False) -> list[bytes]:
    """The documents as files, all dated to a day, on the paper of a locale, by choice set ``close``; two are written at once.

    Raises RuntimeError with pandoc's words where it failed.
    """
    around = {**os.environ, "SOURCE_DATE_EPOCH": str(timegm(day.timetuple()))}
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        reference = Path(folder, "reference.docx")
        plain = _pandoc(["--print-default-data-file", "reference.docx"], b"", around)
        reference.write_bytes(zipped(styles.reference(_members(plain), title, locale, close), day))
        order = ["-f", "json", "-t", "docx", "--reference-doc", str(reference), "-o", "-"]
        made = pool.map(partial(_pandoc, order, around=around), [json.dumps(each).encode() for each in documents])
        return [zipped(styles.finished(_members(each)), day) for each in made]


def _pandoc(order: list[str], given: bytes, around: Mapping[str, str]) -> bytes:
    done = subprocess.run([program(), *order], input=given, capture_output=True, check=False, env=around)
    if done.returncode:
        raise RuntimeError(f"a document could not be written: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _members(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
