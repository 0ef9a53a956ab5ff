"""TEI of other programs, read into a draft: paragraphs, headings, notes, pages, italics, and the day of the document.

Names and what else is marked in the text are kept as words, and told by their number: which of them an edition speaks of is its
editors' decision.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from lxml import etree

from ..dates import parse
from ..model import Node, Nodes, PageBreak, Supplied, Words, leaf, words
from ..tei import ID, LANG, NAMESPACE, q
from .draft import Draft, set_off
from .signs import RENDS, of_tei

Element = etree._Element

LINES = ("p", "ab", "l", "item", "salute", "signed", "dateline", "byline", "postscript", "quote", "trailer", "docImprint", "epigraph")
HEADS = ("head",)
SILENT = ("fw", "teiHeader", "standOff", "facsimile", "sourceDoc", "figDesc", "gap", "index", "back")
SIGNED = ("hi", "emph", "foreign", "del", "add", "unclear", "gap")
FIRST = {"abbr", "sic", "orig"}  # of two readings the source's
OTHER = {"expan", "corr", "reg"}
NAMES = ("persName", "orgName", "placeName", "rs", "name", "date", "term", "objectName", "ref")
DAYS: Final = (f".//{q('correspAction')}/{q('date')}", f".//{q('creation')}//{q('date')}", f".//{q('sourceDesc')}//{q('date')}")


def read(root: Element, draft: Draft) -> None:
    """Puts what the document holds into the draft. Raises ValueError where it is no TEI, or has no text."""
    if etree.QName(root).namespace != NAMESPACE:
        raise ValueError(f"its root is <{etree.QName(root).localname}>, which is not TEI P5 ({NAMESPACE})")
    bodies = [*root.iter(q("body"))]
    if not bodies:
        raise ValueError("it has no <body> with a text")
    header = root.find(f".//{q('teiHeader')}")
    if header is not None:
        title = header.find(f".//{q('titleStmt')}/{q('title')}")
        draft.title = _said(title) if title is not None else ""
        draft.day = next((day for path in DAYS for each in header.iterfind(path) if (day := _day(each))), "")
    draft.language = next((found for each in (bodies[0], *bodies[0].iterancestors()) if (found := each.get(LANG))), "")
    reader = _Reader(draft, {each.get(ID, ""): each for each in root.iter(q("note")) if each.get(ID)})
    for body in bodies:
        reader.blocks(body)
    for name, count in sorted(reader.marked.items()):
        draft.slips.remark(draft.file, 1, f"{count} <{name}> were kept as words; link those that the edition speaks of")
    for each in root.iter(q("back")):
        if _said(each):
            draft.tell(_line(each), "what stands in <back> was left out; an edition has other files for it")


def _day(element: Element) -> str:
    """The day of an element, where it has one that EDTF can write."""
    for name in ("when-custom", "when", "notBefore", "from"):
        try:
            return parse(element.get(name, "")).edtf
        except ValueError:
            continue
    return ""


class _Reader:
    def __init__(self, draft: Draft, notes: dict[str, Element]):
        self.draft, self.beside = draft, notes
        self.marked: Counter[str] = Counter()
        self.pending: list[Node] = []  # pages that begin between paragraphs

    def blocks(self, element: Element) -> None:
        """The paragraphs and headings in an element."""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if name in SILENT:
                continue
            if name == "pb":
                self.pending += self._leaf(child)
            elif name in HEADS:
                self.draft.heading(self.nodes(child))
            elif name in LINES and not any(each.tag in (q("p"), q("l"), q("item")) for each in child):
                found, lang = self.nodes(child), child.get(LANG, "")
                if words(found).strip():
                    self.draft.paragraph((*self.pending, *found), lang if lang != self.draft.language else "")
                    self.pending = []
            elif name == "table":
                said = _said(child)[:60]
                self.draft.tell(_line(child), f"a table was left out: “{said}…”; the text of an edition is paragraphs")
            elif name == "note":
                said = _said(child)[:60]
                if not child.get("target"):
                    self.draft.tell(_line(child), f"a note between paragraphs explains no words: “{said}…”; call it in the text")
            elif (child.text and child.text.strip()) or any(each.tail and each.tail.strip() for each in child):
                self.draft.paragraph((*self.pending, *self.nodes(child)))
                self.pending = []
            else:
                self.blocks(child)

    def nodes(self, element: Element) -> Nodes:
        """What stands inside an element."""
        found: list[Node] = []
        self._inside(element, found)
        return tuple(found)

    def _inside(self, element: Element, found: list[Node]) -> None:
        if element.text:
            _add(found, element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._node(child, found)
            if child.tail:
                _add(found, child.tail)

    def _node(self, element: Element, found: list[Node]) -> None:
        name = etree.QName(element).localname
        if name in NAMES:
            self.marked[name] += 1
        if name in SIGNED and (made := of_tei(name, element, self.nodes(element), self.draft.noted)) is not None:
            found += made
            return
        match name:
            case "note":
                self._note(element, found)
            case "ptr" | "ref" if (note := self.beside.get(element.get("target", "").removeprefix("#"))) is not None:
                self._note(note, found)
            case "pb":
                found += self._leaf(element)
            case "lb" | "cb":
                _add(found, "" if element.get("break") == "no" else " ")
            case "hi" | "emph" | "foreign" | "title" if element.get("rend", "italic") not in ("roman", *RENDS):
                found += set_off(self.nodes(element), element.get(LANG, ""), "bold" in element.get("rend", ""))
            case "supplied":
                found.append(Supplied(self.nodes(element)))
            case "choice" if {etree.QName(each).localname for each in element} & FIRST:
                for each in element:
                    if etree.QName(each).localname not in OTHER:
                        self._inside(each, found)
                self.draft.slips.remark(self.draft.file, _line(element), "of two readings that of the source was taken")
            case "app" if len(element):
                lemma = element.find(q("lem"))
                self._inside(element[0] if lemma is None else lemma, found)
                self.draft.slips.remark(self.draft.file, _line(element), "of several readings that of the text was taken, or the first")
            case "del":
                self.draft.slips.remark(self.draft.file, _line(element), "words that are struck out were left out")
            case _ if name in SILENT:
                pass
            case _:
                self._inside(element, found)

    def _note(self, element: Element, found: list[Node]) -> None:
        paragraphs = [each for each in element if each.tag == q("p")]

        def inside() -> list[Nodes]:
            return [self.nodes(each) for each in paragraphs] or [self.nodes(element)]

        self.draft.call(found, inside, _line(element))

    def _leaf(self, element: Element) -> list[Node]:
        number = element.get("n", "").strip("[]p. ")
        if (page := leaf(number)) is not None:
            return [PageBreak(page)]
        self.draft.tell(_line(element), f"a page begins without a number: n is “{element.get('n', '')}”; write [[page 3]]")
        return []


def _add(found: list[Node], text: str) -> None:
    if found and isinstance(last := found[-1], Words):
        found[-1] = Words(last.text + text)
    else:
        found.append(Words(text))


def _line(element: Element) -> int:
    """The line of an element in its file."""
    return int(str(element.sourceline or 1))


def _said(element: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())
