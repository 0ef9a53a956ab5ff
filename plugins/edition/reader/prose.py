"""From an element tree to nodes and blocks of the model: links are resolved, what is not known is told.

A link's target is written relative to ``content/`` (``people/x.md``, ``sources/x.md``, ``pages/x.md``), or is ``#p17``, a
page of the site that is made (``timeline/``), or an address with ``https://``.

**Nothing that is typed is lost or changed in silence.** Each character of a body is part of a mark that ``content/README.md``
names, or a character of the model's words, or it stands in a slip. What looks like a mark and is none stays a word; a mark
that may not stand where it stands is told with its words; only spaces, tabs and line ends are folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..marks import SENTENCES
from ..model import (
    Block,
    Blocks,
    Citation,
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
    leaf,
    words,
)
from . import figures, signs
from .folding import called, fold
from .house import House
from .mentions import named

ADDRESS = re.compile(r"https?://[^\s/?#.][^\s/?#]*(?:[/?#]\S*)?")
NAMED = re.compile(r"\s*(?:pages?|pg|pp?)\b\.?\s*[0-9]{1,6}\s*", re.IGNORECASE)  # a page, called by its name
PROSE_BLOCKS = frozenset({"p"})
PAGE_BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "blockquote"})
PICTURED = frozenset({"picture"})


@dataclass(slots=True)
class Prose:
    """The reading of one file's body."""

    house: House
    file: str
    offset: int
    line: int = 1
    text: bool = False  # whether these are the source's own words, with lemmas and pages
    bare: bool = False  # whether they are words alone, as in another version of the text
    value: bool = False  # whether this is the value of a fact
    said: frozenset[str] = frozenset()  # what braces may say of a paragraph
    calls: dict[str, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)  # headings, each with its line

    def tell(self, sentence: str) -> None:
        self.house.slips.tell(self.file, self.line, sentence)

    def remark(self, sentence: str) -> None:
        self.house.slips.remark(self.file, self.line, sentence)

    def at(self, element: Element) -> None:
        """Slips are now told for this element's line."""
        self.line = self.offset + int(element.get("line", "1"))

    def at_braces(self, element: Element) -> None:
        """Slips are now told for the line of the braces under this element; where it has none, for its own."""
        self.line = self.offset + int(element.get("said", element.get("line", "1")))

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
                self.says(element, self.said, "a paragraph")
                return Paragraph(self.folded(element), element.get("id", ""))
            case "h2" | "h3":
                self.says(element, frozenset({"id"}), "a heading")
                self._once(element.get("id", ""))
                self._worded(element, "a heading")
                return Heading(self.folded(element), element.get("id", ""), int(element.tag[1]))
            case "picture":
                self.says(element, self.said & {"id"}, "a picture")
                self.told(element)
                return figures.read(element, self.house, self.tell)
            case "blockquote":
                self._worded(element, "a quotation")
                return Quotation(self.blocks(element, allowed))
            case _:
                items = tuple(self._item(item, allowed, place) for place, item in enumerate(element, 1))
                return ListOf(items, element.tag == "ol")

    def says(self, element: Element, known: frozenset[str], kind: str) -> None:
        """Tells what braces say of a block that means nothing there."""
        signs = {"id": "#{}", "class": ".{}"}
        self.at_braces(element)
        for name in ("id", "class", "cert", "verdict", "lang"):
            if name in element.attrib and name not in known:
                typed = signs.get(name, f"{name}={{}}").format(element.get(name))
                self.tell(f"“{typed}” in braces says nothing of {kind} here; take it away")
        self.at(element)

    def _once(self, id: str) -> None:
        """Tells an id that another heading of the file has."""
        if id and id in self.ids and not self.text:
            self.tell(f"two headings have the id {id}; the first is in line {self.ids[id]}")
        self.ids.setdefault(id, self.line)

    def _worded(self, element: Element, kind: str) -> None:
        """Tells what has no words; headings of the text are told with their ids."""
        if not self.text and not "".join(element.itertext()).strip():
            self.tell(f"{kind} without words; write them behind its sign, or take the sign away")

    def _item(self, item: Element, allowed: frozenset[str], place: int) -> Blocks:
        self.at(item)
        if int(item.get("n", "1")) not in (1, place):
            self.tell(SENTENCES["number"].format(f"“{item.get('n')}.”"))
        self.told(item)
        self._worded(item, "an item of a list")
        if not any(child.tag in ("p", "blockquote") for child in item):
            inner = [child for child in item if child.tag in ("ul", "ol")]
            for child in inner:
                item.remove(child)
            return (Paragraph(self.folded(item)), *self.blocks(inner, allowed))
        return self.blocks(item, allowed)

    def unknown(self, element: Element) -> None:
        """Tells a block that this file may not have."""
        kinds = {"ul": "a list", "ol": "a list", "table": "a table", "blockquote": "a quotation", "pre": "an indented block"}
        kinds |= {"hr": "a rule", "note": "a note", "picture": "a picture"}
        kind = kinds.get(element.tag, "a heading" if element.tag[0] == "h" else f"<{element.tag}>")
        first = next(iter(element), element) if element.tag in ("ul", "ol", "table") else element
        said = " ".join("".join(cell.itertext()) for cell in first) if element.tag == "table" else "".join(first.itertext())
        quoted = " ".join(said.split())[:50]
        told = f": “{quoted}”" if quoted else ""
        self.tell(f"{kind} is not allowed here{told}; write a paragraph, or put \\ before the mark")

    def folded(self, element: Element) -> Nodes:
        """The nodes of an element with white space folded, and with mentions that know the names around them."""
        return named(fold(self.nodes(element)), self.house.entries)

    def nodes(self, element: Element, inside: str = "") -> Nodes:
        """The nodes of an element's words; ``inside`` is the mark that they already stand in (mention, lemma)."""
        self.told(element)
        found: list[Node] = [Words(element.text)] if element.text else []
        line = self.line
        for child in element:
            if "line" in child.attrib:
                self.at(child)
            node = self._node(child, inside)
            self.line = line
            if node is not None:
                found.append(node)
            if child.tail:
                found.append(Words(child.tail))
        return tuple(found)

    def told(self, element: Element) -> None:
        """Tells what of a block looks like a mark and is none, each on its line."""
        for told in filter(None, element.get("told", "").split("\n")):
            line, _, sentence = told.partition(" ")
            self.house.slips.tell(self.file, self.offset + int(line), sentence)

    def _node(self, element: Element, inside: str) -> Node | None:
        if element.tag in ("lemma", "page") and not self.text:
            self.tell(f"a {element.tag} is a mark that only the text may have: “{''.join(element.itertext()) or element.get('n')}”")
        match element.tag:
            case "a":
                return self._link(element, inside)
            case "em" | "strong":
                return signs.set_off(element, self.nodes(element, inside), self.value, self.tell)
            case "del" | "add" | "sup" | "sub":
                return signs.signed(element, self.nodes(element, inside), self.text, self.value, self.tell)
            case "supplied":
                node = Supplied(self.nodes(element, inside), element.get("lang", ""))
                if self.text and (unread := signs.unread(element, node, self.tell)):
                    return unread
                if "open" in element.attrib:
                    self.tell(f"“{words((node,))}(” begins a link that does not end; write [words](file), or \\( for a bracket")
                if self.text and NAMED.fullmatch(words(node.children)):
                    self.tell(f"“{words((node,))}” is no mark of a page; write [[page 3]], or \\[ for a bracket that means itself")
                if words(node.children).lstrip().startswith("^"):
                    self.tell(signs.calling(node, self.text and not self.bare))
                return node
            case "page":
                number = element.get("n", "")
                if (page := leaf(number)) is None:
                    self.tell(f"“[[page {number}]]” has no page number; write one like 3, 12r or xii")
                    return None
                return PageBreak(page)
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
        path = target.removesuffix(".md")
        cites = target.startswith("sources/") and path[8:] in self.house.sources
        if inside == "mention":
            self.tell(f"a link may not stand inside another: “{words(children)}”")
        if not words(children).strip():
            self.tell(f"the link to “{target}” has no words; write [words]({target})")
        if "title" in element.attrib and (self.text or not target.startswith("sources/")):
            why = "the text’s own words cite nothing; write a note" if self.text else "only a citation says where in a work"
            self.tell(f"“{locator}” stands behind the file {target}, but {why}")
        if target.startswith(("https://", "http://")):
            if not ADDRESS.fullmatch(target):
                self.tell(f"“{target}” is no address; write one like https://example.org/page")
            if self.text:
                self.tell(f"“{words(children)}” leads out of the edition, and the text’s own words do not; write a note")
            return Link(target, children)
        if target.startswith("#"):
            if not self.house.stands(target[1:]):
                self.tell(self.house.missing(target[1:]))
            return Reference(target, children)
        if target in self.house.pages:
            self.house.led.append((target, self.file, self.line))
            return Reference(self.house.pages[target], children)
        if cites:
            if self.text:
                self.tell(f"“{words(children)}” cites {target}, and the text’s own words cite nothing; write a note")
            return Citation(path[8:], "" if self.text else locator, children)
        if target == f"{path}.md" and path in self.house.entries:
            return Mention(path, children, called(words(children)) not in self.house.entries[path])
        self.tell(f"no {target}{self.house.like(target)}" if target else f"“[{words(children)}]()” leads nowhere; write [words](file)")
        return Link("", children)
