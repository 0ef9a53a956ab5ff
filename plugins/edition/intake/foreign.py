"""TEI of other programs, read into a draft: paragraphs, verse, speeches, tables, headings, notes, pages, italics, and the day.

Names and what else is marked in the text are kept as words, and told by their number: which of them an edition speaks of is its
editors' decision. What is left out is told with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml import etree

from ..dates import parse
from ..model import Node, Nodes, Stretch, Words, words
from ..tei import ID, LANG, NAMESPACE, q
from . import shaped
from .draft import Draft, quoted
from .running import BLOCKS, LEFT, Element, Running, italic, line_of, text_of

LINES = ("p", "ab", "item", "salute", "signed", "dateline", "byline", "postscript", "quote", "trailer", "docImprint", "epigraph")
VERSE = "lg"
ROLES = {"stage": "stage", "dateline": "dateline", "signed": "signature", "closer": "closing", "postscript": "postscript"}
WITHIN = {("salute", "opener"): "salutation", ("salute", "closer"): "closing", ("p", "postscript"): "postscript"}
SILENT = ("teiHeader", "standOff", "facsimile", "sourceDoc", "gap", "index")
DAYS: Final = (f".//{q('correspAction')}/{q('date')}", f".//{q('creation')}//{q('date')}", f".//{q('sourceDesc')}//{q('date')}")


def read(root: Element, draft: Draft) -> None:
    """Puts what the document holds into the draft. Raises ValueError where it is no TEI, or has no text."""
    if etree.QName(root).namespace != NAMESPACE:
        raise ValueError(f"its root is <{etree.QName(root).localname}>, which is not TEI P5 ({NAMESPACE})")
    bodies = [each for each in root.iter(q("body")) if next(each.iterancestors(q("body")), None) is None]
    if not bodies:
        raise ValueError("it has no <body> with a text")
    header = root.find(f".//{q('teiHeader')}")
    if header is not None:
        title = header.find(f".//{q('titleStmt')}/{q('title')}")
        draft.title = text_of(title) if title is not None else ""
        draft.day = next((day for path in DAYS for each in header.iterfind(path) if (day := _day(each))), "")
    draft.language = next((found for each in (bodies[0], *bodies[0].iterancestors()) if (found := each.get(LANG))), "")
    reader = _Reader(draft, root)
    for body in bodies:
        reader.blocks(body)
    for name, count in sorted(reader.marked.items()):
        was = "was" if count == 1 else "were"
        draft.slips.remark(draft.file, 1, f"{count} <{name}> {was} kept as words; link those that the edition speaks of")
    for each in root.iter(q("front"), q("back")):
        reader.left(each)
    for each in root.iter(q("note")):
        if each not in reader.notes and next(each.iterancestors(q("body")), None) is not None and each.get("target"):
            draft.tell(line_of(each), f"a note on what is not here was left out: {quoted(text_of(each))}")


def _day(element: Element) -> str:
    """The day of an element, where it has one that EDTF can write."""
    for name in ("when-custom", "when", "notBefore", "from"):
        try:
            return parse(element.get(name, "")).edtf
        except ValueError:
            continue
    return ""


class _Reader(Running):
    """Reads paragraphs too."""

    def __init__(self, draft: Draft, root: Element):
        super().__init__(draft, root)
        self.pending: list[Node] = []  # pages that begin between paragraphs

    def blocks(self, element: Element, quotes: bool = False) -> None:
        """The paragraphs and headings in an element; ``quotes``: the source quotes them."""
        for name, children in _grouped(element):
            if name == VERSE:
                self._verse(children, quotes=quotes)
            else:
                self._block(name, children[0], quotes)

    def _block(self, name: str, child: Element, quotes: bool) -> None:
        holds = any(each.tag in BLOCKS for each in child)
        match name:
            case "":
                self.entity(child)
            case "pb":
                self.pending += self.leaf(child)
            case "head":
                self.draft.heading(self.nodes(child), sum(1 for _ in child.iterancestors()), line_of(child))
            case "sp":
                self._speech(child, quotes)
            case "table":
                self._table(child, quotes)
            case "note":
                if child.get(ID, "") not in self.called and not child.get("target"):
                    told = f"a note between paragraphs explains no words: {quoted(text_of(child))}; call it in the text"
                    self.draft.tell(line_of(child), told)
            case _ if name in SILENT:
                pass
            case _ if name in LEFT:
                self.left(child)
            case "cit" | "quote" | "q" | "said" if holds or name == "cit":
                self.blocks(child, quotes=True)
            case _ if (name in LINES and not holds) or _worded(child):
                self._paragraph(self.nodes(child), child.get(LANG, ""), _role(name, child), quotes=quotes or name == "quote")
            case _:
                self.blocks(child, quotes)

    def _paragraph(self, nodes: Nodes, lang: str = "", role: str = "", stretches: tuple[Stretch, ...] = (), quotes: bool = False) -> None:
        if words(nodes).strip():
            self.draft.paragraph((*self.pending, *nodes), lang if lang != self.draft.language else "", role, stretches, quotes)
            self.pending = []

    def _verse(self, lines: list[Element], before: Nodes = (), role: str = "verse", quotes: bool = False) -> None:
        """A stanza as one paragraph."""
        given: list[tuple[Nodes, int]] = []
        for line in lines:
            if line.tag == q("note"):
                self._block("note", line, quotes)
            else:
                given.append((tuple(self.leaf(line)) if line.tag == q("pb") else self.nodes(line), _depth(line)))
        around = lines[0].getparent()
        nodes, stretches = shaped.verse(given, before)
        self._paragraph(nodes, around.get(LANG, "") if around is not None else "", role, stretches, quotes)

    def _speech(self, element: Element, quotes: bool) -> None:
        """Who speaks, with the first words; what goes on behind these is said to go on."""
        before: Nodes = ()
        spoken = False
        for name, children in _grouped(element):
            child = children[0]
            if name in ("speaker", "stage") and not spoken:
                before = (*before, *([Words(" ")] if before else []), *italic(self.nodes(child)))
            elif name == VERSE and (before or spoken):
                self._verse(children, before, "verse-continued" if spoken else "verse-speech", quotes)
                before, spoken = (), True
            elif name in ("p", "ab") and (before or spoken) and not any(each.tag in BLOCKS for each in child):
                said = (*before, *([Words(" ")] if before else []), *self.nodes(child))
                self._paragraph(said, child.get(LANG, ""), "continued" if spoken else "speech", quotes=quotes)
                before, spoken = (), True
            else:
                self._paragraph(before, quotes=quotes)
                before, spoken = (), False
                self._verse(children, quotes=quotes) if name == VERSE else self._block(name, child, quotes)
        self._paragraph(before, quotes=quotes)

    def _table(self, element: Element, quotes: bool) -> None:
        rows = [[self.nodes(cell) for cell in row.iterchildren(q("cell"))] for row in element.iterchildren(q("row"))]
        first = element.find(q("row"))
        named = first is not None and first.get("role") == "label"
        for child in element:
            if child.tag != q("row"):
                self._block(etree.QName(child).localname if isinstance(child.tag, str) else "", child, quotes)
        nodes, stretches = shaped.table(rows, named)
        self._paragraph(nodes, element.get(LANG, ""), "table", stretches, quotes)


def _role(name: str, element: Element) -> str:
    """What a paragraph is by its element, and by that around it."""
    around = element.getparent()
    within = etree.QName(around).localname if around is not None else ""
    return ROLES.get(name, "") or WITHIN.get((name, within), "")


def _grouped(element: Element) -> Iterator[tuple[str, list[Element]]]:
    """The children of an element with their names: each by itself, but lines that follow one another, or are a stanza, together."""
    for name, found in groupby(element, lambda child: etree.QName(child).localname if isinstance(child.tag, str) else ""):
        children = [*found]
        if name == "l":
            yield VERSE, children
            continue
        for child in children:
            inside = [each for each in child if isinstance(each.tag, str)] if name == "lg" else []
            plain = bool(inside) and not any(each.tag in (q("lg"), q("head"), q("p")) for each in inside)
            yield (VERSE, inside) if plain else ("div" if name == "lg" else name, [child])


def _worded(element: Element) -> bool:
    """Whether words stand in an element, beside what else stands there."""
    return bool((element.text and element.text.strip()) or any(each.tail and each.tail.strip() for each in element))


def _depth(line: Element) -> int:
    """The steps by which a line of verse is indented."""
    found = re.search(r"indent\D{0,2}(\d*)", line.get("rend", ""))
    return int(found[1] or 1) if found else 0
