"""From an element tree to nodes and blocks of the model: links are resolved, what is not known is told.

A link's target is written relative to ``content/`` (``people/x.md``, ``sources/x.md``, ``pages/x.md``), or is ``#p17``, a
page of the site that is made (``timeline/``), or an address with ``https://``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..model import (
    Block,
    Blocks,
    Citation,
    Emphasis,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Quotation,
    Reference,
    Supplied,
    Words,
    words,
)
from ..slips import meant
from .folding import fold, folded
from .house import House
from .mentions import named

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
PAGE = re.compile(r"[0-9]{1,6}")
PROSE_BLOCKS = frozenset({"p"})
PAGE_BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "blockquote"})


@dataclass(slots=True)
class Prose:
    """The reading of one file's body."""

    house: House
    file: str
    offset: int
    line: int = 1
    text: bool = False  # whether lemmas and pages may stand here
    calls: dict[str, int] = field(default_factory=dict)

    def tell(self, sentence: str) -> None:
        self.house.slips.tell(self.file, self.line, sentence)

    def remark(self, sentence: str) -> None:
        self.house.slips.remark(self.file, self.line, sentence)

    def at(self, element: Element) -> None:
        """Slips are now told for this element's line."""
        self.line = self.offset + int(element.get("line", "1"))

    def blocks(self, elements: Iterable[Element], allowed: frozenset[str]) -> Blocks:
        """The blocks of elements; one that is not allowed here is told with its words and left out."""
        return tuple(block for element in elements if (block := self._block(element, allowed)))

    def _block(self, element: Element, allowed: frozenset[str]) -> Block | None:
        self.at(element)
        if element.tag not in allowed:
            self.unknown(element)
            return None
        match element.tag:
            case "p":
                return Paragraph(self.folded(element), element.get("id", ""))
            case "h2" | "h3":
                return Heading(self.folded(element), element.get("id", ""), int(element.tag[1]))
            case "blockquote":
                return Quotation(self.blocks(element, allowed))
            case _:
                items = tuple(self._item(item, allowed) for item in element)
                return ListOf(items, element.tag == "ol")

    def _item(self, item: Element, allowed: frozenset[str]) -> Blocks:
        if not any(child.tag in ("p", "blockquote") for child in item):
            inner = [child for child in item if child.tag in ("ul", "ol")]
            for child in inner:
                item.remove(child)
            return (Paragraph(self.folded(item)), *self.blocks(inner, allowed))
        return self.blocks(item, allowed)

    def unknown(self, element: Element) -> None:
        """Tells a block that this file may not have."""
        kinds = {"ul": "a list", "ol": "a list", "blockquote": "a quotation", "pre": "an indented block", "hr": "a rule", "note": "a note"}
        kind = kinds.get(element.tag, "a heading" if element.tag[0] == "h" else f"<{element.tag}>")
        first = next(iter(element), element) if element.tag in ("ul", "ol") else element
        quoted = " ".join("".join(first.itertext()).split())[:50]
        told = f": “{quoted}”" if quoted else ""
        self.tell(f"{kind} is not allowed here{told}; write a paragraph, or put \\ before the mark")

    def folded(self, element: Element) -> Nodes:
        """The nodes of an element with white space folded, and with mentions that know the names around them."""
        return named(fold(self.nodes(element)), self.house.entries)

    def nodes(self, element: Element, inside: str = "") -> Nodes:
        """The nodes of an element's words; ``inside`` is the mark that they already stand in (mention, lemma)."""
        found: list[Node] = self._words(element.text)
        for child in element:
            node = self._node(child, inside)
            if node is not None:
                found.append(node)
            found += self._words(child.tail)
        return tuple(found)

    def _words(self, text: str | None) -> list[Node]:
        if not text:
            return []
        if tag := TAG.search(text):
            self.tell(f"HTML is not allowed: “{tag[0]}”; use the marks of content/README.md")
        return [Words(text)]

    def _node(self, element: Element, inside: str) -> Node | None:
        if element.tag in ("lemma", "page") and not self.text:
            self.tell(f"a {element.tag} is a mark that only the text may have: “{''.join(element.itertext()) or element.get('n')}”")
        match element.tag:
            case "a":
                return self._link(element, inside)
            case "em" | "strong":
                return Emphasis(self.nodes(element, inside), element.get("lang", ""), element.tag == "strong")
            case "supplied":
                node = Supplied(self.nodes(element, inside), element.get("lang", ""))
                if "open" in element.attrib:
                    self.tell(f"“{words((node,))}(” begins a link that does not end; write [words](file), or \\( for a bracket")
                if words(node.children).startswith("^"):
                    self.tell(f"the call “{words((node,))}” has no lemma; write [words]{words((node,))}")
                return node
            case "page":
                number = element.get("n", "")
                if not PAGE.fullmatch(number):
                    self.tell(f"“[[page {number}]]” has no page number")
                    return None
                return PageBreak(int(number))
            case "lemma":
                note = element.get("note", "")
                if inside == "mention":
                    self.tell(f"a lemma may not stand inside a link: write [[words](file)][^{note}]")
                self.calls[note] = self.calls.get(note, 0) + 1
                return Lemma(note, self.nodes(element, inside), self.calls[note])
            case _:
                self.unknown(element)
                return None

    def _link(self, element: Element, inside: str) -> Node:
        children = self.nodes(element, "mention")
        target, locator = element.get("href", ""), element.get("title", "")
        if inside == "mention":
            self.tell(f"a link may not stand inside another: “{words(children)}”")
        if target.startswith(("https://", "http://")):
            return Link(target, children)
        if target.startswith("#"):
            if not self.house.stands(target[1:]):
                self.tell(f"there is no paragraph {target}{meant(target[1:], self.house.anchors, '#')}")
            return Reference(target, children)
        path = target.removesuffix(".md")
        if target in self.house.pages:
            self.house.led.append((target, self.file, self.line))
            return Reference(self.house.pages[target], children)
        if target.startswith("sources/") and path[8:] in self.house.sources:
            return Citation(path[8:], locator, children)
        if target == f"{path}.md" and path in self.house.entries:
            return Mention(path, children, folded(words(children)) not in self.house.entries[path])
        self.tell(f"no {target}{self.house.like(target)}")
        return Link("", children)
