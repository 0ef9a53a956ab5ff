"""What was set, held against what was to be set: the print engine leaves things out without a word.

It does so where a note, a row or a line has no room and nowhere to go. Every word, picture and line to write on that the style sheet
shows is looked for on the pages, among the boxes of its own element, and whether it can be read there: on the paper, and not over notes.

Of the engine this needs the styles of elements, which it finds before it sets them, and its boxes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint import CSS, DEFAULT_OPTIONS, HTML, Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.fonts import FontConfiguration

from .structure import spoken

Box = Any  # of the engine, which has no types

BROKEN = re.compile("[ \t\n\r\f\u00ad\u200b\u2010]+")  # what lines are broken at; a space that does not break is a line to write on
PICTURES = ("img", "svg")
LONGEST = 70  # characters of what is told
REACH = 0.3  # of the height of a box of letters, by which it may stand out: no letter is so high or so low


class Room(NamedTuple):
    """Where something can be read: pixels from the left and the top of a page."""

    left: float
    top: float
    right: float
    bottom: float


class Set(Document):
    """A document as it was set, which knows how its elements were to look."""

    _html: Any

    @classmethod
    def of(cls, page: HTML, styles: Sequence[CSS], fonts: FontConfiguration) -> Set:
        """Sets a page with style sheets."""
        options = {**DEFAULT_OPTIONS, "stylesheets": [*styles]}
        made: Set = cls._render(page, fonts, None, None, options)  # type: ignore[no-untyped-call]  # WeasyPrint has no types
        return made

    @classmethod
    def _build_layout_context(cls, html: HTML, *others: object) -> Any:
        context: Any = super()._build_layout_context(html, *others)  # type: ignore[no-untyped-call]  # nor here
        html.style_for = context.style_for  # type: ignore[attr-defined]
        return context


class Pages:
    """What stands on the pages of a document: words by their elements, and pictures.

    ``unread`` are the elements of which something cannot be read there, each with the first page of that.
    """

    def __init__(self, document: Document):
        self.words: dict[Element, list[str]] = defaultdict(list)
        self.pictures: set[Element] = set()
        self.unread: dict[Element, int] = {}
        for number, page in enumerate(document.pages, 1):
            whole: Box = page._page_box
            foot = whole.content_box_y() + whole.height
            notes: list[Box] = [each for each in whole.children if isinstance(each, boxes.FootnoteAreaBox)]
            above = min((each.position_y for each in notes), default=foot)
            for box in whole.children:
                if not isinstance(box, boxes.MarginBox):
                    room = Room(0, whole.content_box_y() if box in notes else 0, page.width, foot if box in notes else above)
                    self._read(box, room, number)

    def _read(self, box: Box, room: Room, page: int) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        lettered, picture = isinstance(box, boxes.TextBox), isinstance(box, boxes.ReplacedBox)
        if lettered and box.element_tag == box.element.tag:
            self.words[box.element].append(box.text)
            if not _readable(box, room):
                self.unread.setdefault(box.element, page)
        elif picture:
            self.pictures.add(box.element)
        elif not lettered:
            if box.style["overflow"] != "visible":
                x, y = box.padding_box_x(), box.padding_box_y()
                right, bottom = x + box.padding_width(), y + box.padding_height()
                room = Room(max(room.left, x), max(room.top, y), min(room.right, right), min(room.bottom, bottom))
            for child in getattr(box, "children", ()):
                self._read(child, room, page)


def _readable(box: Box, room: Room) -> bool:
    """Whether letters stand in a room."""
    high, wide = REACH * box.height, REACH * box.style["font_size"]
    across: bool = room.left - wide <= box.position_x and box.position_x + box.width <= room.right + wide
    down: bool = room.top - high <= box.position_y and box.position_y + box.height <= room.bottom + high
    return across and down


def faults(document: Set) -> list[str]:
    """What is missing on the pages of a document, or cannot be read there: a sentence for each place; none where all is there.

    A place is the nearest id around; the first words that are missed in it are told.
    """
    pages = Pages(document)
    told: dict[tuple[str, int], str] = {}
    for element, place in _shown(document):
        if element.tag in PICTURES:
            lost = element not in pages.pictures
        else:
            lost = _solid(_own(element)) not in _solid("".join(pages.words[element]))
        if lost:
            sentence = f"the print engine had no room for {_quoted(element, place)} and left it out; divide what it stands in"
            told.setdefault((place, 0), sentence)
        elif page := pages.unread.get(element):
            sentence = f"on page {page} {_quoted(element, place)} stands off the paper or over other words; divide it, or make it narrower"
            told.setdefault((place, page), sentence)
    return [*told.values()]


def _shown(document: Set) -> Iterator[tuple[Element, str]]:
    """The elements that the style sheets show, each with the nearest id around it."""

    def inside(element: Element, place: str) -> Iterator[tuple[Element, str]]:
        style = document._html.style_for(element)
        if not isinstance(element.tag, str) or style["display"] == ("none",):
            return
        place = element.get("id", place)
        yield element, place
        if element.tag not in PICTURES:
            for child in element:
                yield from inside(child, place)

    return inside(document._html.etree_element, "")


def _own(element: Element) -> str:
    """The words that stand in an element and in none within it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)]) if element.tag not in PICTURES else ""


def _solid(said: str) -> str:
    """Words without what lines are broken at, in small letters: a style sheet may set others."""
    return BROKEN.sub("", said).casefold()


def _quoted(element: Element, place: str) -> str:
    words = " ".join(spoken(element).split()) or element.get("alt") or element.tag
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"
    return f"“{shown}”" + (f" (#{place})" if place else "")
