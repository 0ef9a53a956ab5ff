"""The structure of a PDF: what a program that reads it aloud is told of it.

The print engine tags boxes, page by page, so that a paragraph which goes on overleaf is two, and no word has a language. Here the
structure is made of the elements that were set: one for each, on however many pages, with languages, and with notes behind the paragraph
that calls them. What only a page has (its head and foot, heads of tables that are set again, lines to write on) is no content.

The rules are those of ISO 32000-1:2008, 14.8, and of PDF/UA-1 (ISO 14289-1:2014), 7. Of the engine this needs its boxes, and how it
calls pseudo-elements.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .fields import PRINTED, Box, Fields, area, filling
from .tree import Annotation, Node, Run, Writer

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
ROLES = {
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    **{tag: tag.upper() for tag in (*HEADINGS, "tr", "th", "td")},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "img": "Figure",
    "span::footnote-call": "Reference",
    "span::footnote-marker": "Lbl",
}
GROUPS = ("Document", "Art", "Sect", "BlockQuote")  # words stand in them in paragraphs alone
BLOCKS = ("P", *(tag.upper() for tag in HEADINGS))  # behind which their notes stand
HOLDERS = (*BLOCKS, "LBody", "Lbl", "TD", "TH", "Document")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the structure a box stands: its element, the block around it, whether it is kept from who listens, or filled in."""

    node: Node
    block: Element | None = None
    hidden: bool = False
    filled: bool = False


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Gives the PDF of a document whose pages are `watched` its structure, and its fields."""
    made = Structure(document, pdf)
    made.fields.write()
    Writer(pdf, [len(page.runs) for page in document.pages]).write(made.root)


class Structure:
    """The structure of a document, made of its boxes."""

    def __init__(self, document: Document, pdf: pydyf.PDF):
        self.root, self.fields = Node("Document", None, document.metadata.lang or ""), Fields(pdf)
        self.nodes: dict[tuple[Element | None, str], Node] = {}
        self.calls: dict[Element, Node] = {}
        self.last: dict[Node, Node] = {}
        self.heads: dict[tuple[Node | None, int], str] = {}
        self.asked = self.headed = ""
        self.number = 0
        for number, page in enumerate(document.pages):
            self.number, self.page = number, page
            self._box(page._page_box, Place(self.root))

    def _box(self, box: Box, place: Place) -> None:
        """Puts a box and what stands in it into the structure."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        place = self._placed(box, place)
        run = self.page.runs.get(box)
        if run is not None and place.hidden:
            self.page.discard(run, "/Pagination" if place.block is None else "/Layout")
        elif run is not None:
            self._holder(box, place).kids.append(Run(self.number, run))
        if box.link_annotation and not place.hidden:
            said = pydyf.String(box.element.get("aria-label") or spoken(box.element))
            box.link_annotation |= {"Contents": said, "F": PRINTED}
            place.node.kids.append(Annotation(self.number, box.link_annotation))
        for child in getattr(box, "children", ()):
            self._box(child, place)

    def _placed(self, box: Box, place: Place) -> Place:
        """Where a box stands."""
        element, node, hidden = box.element, place.node, place.hidden or isinstance(box, boxes.MarginBox)
        if element is None or hidden or isinstance(box, boxes.TextBox | boxes.LineBox):
            return Place(node, place.block, hidden, place.filled)
        known = self.nodes.get((element, box.element_tag))
        if known and known.role in ("THead", "TFoot") and known.page < self.number:
            return Place(node, place.block, True, place.filled)  # set again overleaf
        node = self._node(box, node)
        filled = bool(filling(box))
        if filled and not place.filled:
            words = [] if silent(element) else [each for each in box.descendants() if isinstance(each, boxes.TextBox)]
            self.fields.add(box, words, self._called(box, node), node, self.number, self.page.height)
        block = element if isinstance(box, boxes.BlockLevelBox) else place.block
        return Place(node, block, silent(element), filled)

    def _node(self, box: Box, parent: Node) -> Node:
        """The element of the structure for a box: that of its element, or what it stands in where that has none."""
        key = (box.element, box.element_tag)
        if key not in self.nodes and (made := self._made(box, parent)):
            self.nodes[key] = made
        return self.nodes.get(key, parent)

    def _made(self, box: Box, parent: Node) -> Node | None:
        """A new element of the structure, where the box needs one."""
        element, tag, lang, page = box.element, box.element_tag, box.style["lang"] or "", self.number
        if tag == "li":
            self.asked = spoken(element, {each.element for each in box.descendants()})
            return parent.add("LI", page, lang).add("LBody", page)
        if tag == "li::marker":
            return parent.parent.add("Lbl", page, at=0) if parent.parent else None
        if tag in ("dt", "dd"):
            return self._item(tag, parent).add("Lbl" if tag == "dt" else "LBody", page, lang)
        if tag == "a":
            return parent.add("Link", page, lang) if box.link_annotation else None
        if tag == "span" and element in self.calls:
            return self._note(element, lang)
        if element.get("role") == "heading":
            return parent.add(f"H{element.get('aria-level')}", page, lang)
        if tag not in ROLES:
            return None
        made = parent.add(ROLES[tag], page, lang)
        if tag == "span::footnote-call":
            self.calls[element] = parent
        self._describe(box, made)
        return made

    def _item(self, tag: str, parent: Node) -> Node:
        """The item of a list that a term, or what is said of it, belongs to."""
        last = parent.kids[-1] if parent.kids else None
        told = isinstance(last, Node) and any(isinstance(kid, Node) and kid.role == "LBody" for kid in last.kids)
        return last if isinstance(last, Node) and not (tag == "dt" and told) else parent.add("LI", self.number)

    def _note(self, element: Element, lang: str) -> Node:
        """A note behind the paragraph that calls it, and behind its other notes; elsewhere at the end of what holds its call."""
        holder = self.calls[element].around(*HOLDERS)
        assert holder
        if holder.role in BLOCKS and holder.parent:
            at = holder.parent.kids.index(self.last.get(holder, holder)) + 1
            made = self.last[holder] = holder.parent.add("Note", self.number, lang, at)
        else:
            made = holder.add("Note", self.number, lang)
        made.said["ID"] = pydyf.String(f"note {element.get('id', '')} {len(self.nodes)}")
        return made

    def _describe(self, box: Box, node: Node) -> None:
        """What else is said of an element: what a picture shows, how items are numbered, what the head of a table is of."""
        element, about = box.element, dict[str, object]()
        if node.role in BLOCKS[1:]:
            self.headed = spoken(element)
        elif node.role == "Figure":
            node.said["Alt"] = pydyf.String(element.get("alt", ""))
            place = area(box.content_box_x(), box.content_box_y(), box.width, box.height, self.page.height)
            about = {"O": "/Layout", "BBox": place}
        elif element.tag == "ol":
            about = {"O": "/List", "ListNumbering": "/Decimal"}
        elif node.role in ("TH", "TD"):
            about = {"O": "/Table", **({"ColSpan": box.colspan} if box.colspan > 1 else {})}
            if node.role == "TH":
                row = element.get("scope") == "row"
                about["Scope"] = "/Row" if row else "/Column"
                around, at = (node.around("TR"), 0) if row else (node.around("Table"), box.grid_x)
                self.heads[around, at] = element.get("aria-label") or spoken(element)
        if about:
            node.said["A"] = pydyf.Dictionary(about)

    def _holder(self, box: Box, place: Place) -> Node:
        """What words stand in: their element, or in it a paragraph, or words of a language."""
        node, lang = place.node, box.style["lang"]
        if node.role == "L":  # the space between a term and what is said of it, in one line
            while node.kids and isinstance(item := node.kids[-1], Node) and item.role in ("LI", "Lbl", "LBody"):
                node = item
        if node.role in GROUPS:
            key = (place.block, "")
            if key not in self.nodes:
                self.nodes[key] = node.add("P", self.number)
            node = self.nodes[key]
        if not lang or lang == node.lang:
            return node
        last = node.kids[-1] if node.kids else None
        same = isinstance(last, Node) and (last.role, last.lang) == ("Span", lang)
        return last if same and isinstance(last, Node) else node.add("Span", self.number, lang)

    def _called(self, box: Box, node: Node) -> str:
        """What a field is called: by what it says it is for, by its own words, by the heads of its row and column, by its question, or by
        the heading above it."""
        if own := box.element.get("data-label") or spoken(box.element):
            return own
        if box.element.tag == "td":
            heads = (self.heads.get((node.around("TR"), 0)), self.heads.get((node.around("Table"), box.grid_x)))
            return ", ".join(filter(None, heads))
        return self.asked if node.around("LI") else self.headed


def silent(element: Element | None) -> bool:
    """Whether an element is kept from who listens."""
    return element is not None and element.get("aria-hidden") == "true"


def spoken(element: Element, shown: Collection[Element] = ()) -> str:
    """The words of an element, but for what is kept from who listens, and of these only what is ``shown``, where that is given."""

    def inside(each: Element) -> str:
        if silent(each) or each.tag == "template" or (shown and each is not element and each not in shown):
            return ""
        return (each.text or "") + "".join(inside(child) + (child.tail or "") for child in each)

    return " ".join(inside(element).split())
