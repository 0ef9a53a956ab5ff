"""Pages as the print engine needs them, and as it gives them: with spaces where it breaks lines well, and remembering what was painted.

Of the engine this needs what it does not promise to keep: ``Stream._tags``, the number of each run of words, by its box;
``Page._page_box``, what stands where; and `setter`, by which it sets the lines of a paragraph.
"""

from __future__ import annotations

from inspect import signature
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block
from weasyprint.pdf.stream import Stream

SETTER = "_linebox_layout"  # of the engine's module of blocks
GIVEN = ("context", "box", "index", "child", "new_children")  # and what that is given first
CHANGED = (
    "WeasyPrint {version} sets the lines of a paragraph by another function than the one that loses notes, which is mended here; install"
    " the version that requirements.txt names, or see whether notes are lost still (outputs/paper/pages.py)"
)
INLINE = ("a", "b", "em", "i", "small", "span", "strong")


def hang(root: Element) -> None:
    """Puts each space that stands before an inline element into it, or behind it where it is empty.

    Where a line has room for a word but not for the space behind it, and an element follows, the engine breaks behind the first word.
    """
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            said = (parent.text if before is None else before.tail) or ""
            if child.tag in INLINE and said != (short := said.rstrip()):
                if before is None:
                    parent.text = short
                else:
                    before.tail = short
                if child.text or len(child):
                    child.text = f" {child.text or ''}"
                else:
                    child.tail = f" {child.tail or ''}"
            before = child


def lined(context: LayoutContext, box: boxes.Box, at: int, child: boxes.Box, lines: list[Any], *others: Any) -> Any:
    """Sets lines as the engine does, and has the notes of all of them follow.

    Where a line finds room only because the notes above it go overleaf, the engine sets it without a look at its own, which then
    stand nowhere. Here they go overleaf as well.
    """
    set_ = alone(context, box, at, child, lines, *others)
    abandoned, notes = set_[0], set_[4]
    for note in () if abandoned else [each.footnote for line in lines for each in line.descendants()]:
        if note in context.footnotes:
            context.layout_footnote(note)
            context.report_footnote(note)
            notes.append(note)
    return set_


def setter() -> Any:
    """What sets the lines of a paragraph in the engine. Raises RuntimeError with a sentence where that is not what is mended here."""
    found = getattr(block, SETTER, None)
    if found is None or tuple(signature(found).parameters)[: len(GIVEN)] != GIVEN:
        raise RuntimeError(CHANGED.format(version=weasyprint.__version__))
    return found


alone = setter()
setattr(block, SETTER, lined)


def empty(document: Document) -> int:
    """How many sheets are filled less than half."""
    return sum(_lowest(page._page_box.children[0]) < page._page_box.margin_top + page._page_box.height / 2 for page in document.pages)


def _lowest(box: Any) -> float:
    """Where the lowest of what can be seen in a box ends: words, pictures, lines to write on, cells."""
    words = getattr(box, "text", "").strip()
    seen = words or isinstance(box, boxes.ReplacedBox | boxes.TableCellBox) or box.element_tag == "i"
    own = float(box.position_y + box.height) if seen else 0.0
    return max([own, *map(_lowest, getattr(box, "children", ()))])


class Watched:
    """A page of the engine's. A link within a link, which the engine makes of every box in one, is none."""

    def __init__(self, page: Page):
        self.page = page
        self.links = [link for link in page.links if link[3].element_tag == "a"]
        self.runs: dict[boxes.Box, int] = {}
        self.marks: dict[int, int] = {}
        self.stream: list[object] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paints the page."""
        self.page.paint(stream, scale)
        self.runs, self.stream = {box: tag["mcid"] for box, tag in stream._tags.items()}, stream.stream
        self.marks = {each["MCID"]: at for at, each in enumerate(self.stream) if isinstance(each, pydyf.Dictionary) and "MCID" in each}

    def discard(self, mcid: int, kind: str) -> None:
        """Makes a run of words no content, but an artifact of a kind: ISO 32000-1:2008, 14.8.2.2."""
        at = self.marks[mcid]
        self.stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": kind})]


def watched(document: Document) -> Document:
    """A document with pages that remember."""
    made: Document = document.copy([Watched(page) for page in document.pages])
    return made
