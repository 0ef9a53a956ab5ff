"""The words inside a paragraph of TEI of other programs, as nodes: of several readings one, and each note behind its call."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from lxml import etree

from ..model import Node, Nodes, PageBreak, Supplied, Words, leaf, words
from ..tei import ID, LANG, q
from .draft import Draft, quoted
from .signs import RENDS, of_tei
from .trimming import add, set_off

Element = etree._Element

BLOCKS = {
    q(name)
    for name in ("p", "ab", "l", "lg", "list", "item", "label", "head", "table", "row", "cell", "sp", "speaker", "titlePart", "byline")
}
LEFT = {
    "front": "what stands in <front>",
    "back": "what stands in <back>",
    "fw": "the head or foot of a page",
    "figure": "a picture",
    "figDesc": "what a picture shows",
}
SIGNED = ("hi", "emph", "foreign", "del", "add", "unclear", "gap")
FIRST = ("abbr", "sic", "orig", "lem")  # of several readings the source's; else the one that stands first
NAMES = ("persName", "orgName", "placeName", "rs", "name", "date", "term", "objectName", "ref")


class Running:
    """Reads words for a draft, and tells what it leaves out; ``notes`` are those that it has taken, ``marked`` counts what is marked."""

    def __init__(self, draft: Draft, root: Element):
        self.draft = draft
        pointing = {each.get("target", "")[1:] for each in root.iter(q("ptr"), q("ref"))}
        self.called = {id: each for each in root.iter(q("note")) if (id := each.get(ID, "")) in pointing}
        self.pointing: dict[str, list[Element]] = defaultdict(list)  # notes that name the element behind which they belong
        for each in root.iter(q("note")):
            if target := each.get("target"):
                self.pointing[target.removeprefix("#")].append(each)
        self.notes: set[Element] = set()  # those that were taken
        self.told: set[str] = set()
        self.marked: Counter[str] = Counter()

    def left(self, element: Element) -> None:
        """Tells what was left out, where it says something; what stands at the head or foot of many pages once."""
        name, said = etree.QName(element).localname, text_of(element)
        files = [f"({each.get('url', '')})" for each in element.iter(q("graphic"))]
        told = f"{LEFT[name]} was left out: {' '.join([*([quoted(said)] if said else []), *files])}"
        if (said or files) and (name != "fw" or re.search(r"[^\W\d]", said)) and told not in self.told:
            self.told.add(told)
            self.draft.tell(line_of(element), told)

    def entity(self, node: Element) -> None:
        """What stands for something that this file does not say; of comments, and of what programs are told, nothing is."""
        if isinstance(node, etree._Entity):
            self.draft.tell(line_of(node), f"“&{node.name};” stands for something that this file does not say, and was left out; write it")

    def nodes(self, element: Element) -> Nodes:
        """What stands inside an element."""
        found: list[Node] = []
        self._inside(element, found)
        return tuple(found)

    def _inside(self, element: Element, found: list[Node]) -> None:
        if element.text:
            add(found, element.text)
        for child in element:
            apart = child.tag in BLOCKS or element.tag == q("cit")
            if apart:
                add(found, " ")
            if isinstance(child.tag, str):
                self._node(child, found)
                for note in self.pointing.get(child.get(ID, ""), ()):
                    self._note(note, found)
            else:
                self.entity(child)
            add(found, f"{' ' if apart else ''}{child.tail or ''}")

    def _node(self, element: Element, found: list[Node]) -> None:
        name = etree.QName(element).localname
        if name in NAMES:
            self.marked[name] += 1
        if name in SIGNED and (made := of_tei(name, element, self.nodes(element), self.draft.noted)) is not None:
            found += made
            return
        match name:
            case "note" if not element.get("target"):
                self._note(element, found)
            case "ptr" | "ref" if (note := self.called.get(element.get("target", "").removeprefix("#"))) is not None:
                self._note(note, found)
            case "pb":
                found += self.leaf(element)
            case "lb" | "cb":
                add(found, "" if element.get("break") == "no" else " ")
            case "hi" | "emph" | "foreign" | "title" if element.get("rend", "italic") not in ("roman", *RENDS):
                found += set_off(self.nodes(element), element.get(LANG, ""), "bold" in element.get("rend", ""))
            case "stage":
                found += italic(self.nodes(element))
            case "supplied":
                found.append(Supplied(self.nodes(element)))
            case "choice" | "app" if len(element):
                self._reading(element, found)
            case "del":
                told = f"words that are struck out were left out, because a note has no such mark: {quoted(text_of(element))}"
                self.draft.slips.remark(self.draft.file, line_of(element), told)
            case _ if name in LEFT:
                self.left(element)
            case "note" | "gap" | "index":
                pass  # a note that names its place is taken there
            case _:
                self._inside(element, found)

    def _reading(self, element: Element, found: list[Node]) -> None:
        """Of several readings one, and the others are told."""
        readings = [each for each in element if isinstance(each.tag, str) and etree.QName(each).localname not in ("note", "wit")]
        taken = next((each for each in readings if etree.QName(each).localname in FIRST), readings[0])
        self._inside(taken, found)
        others = ", ".join(quoted(said) for each in element if each is not taken and (said := text_of(each)))
        if others:
            self.draft.slips.remark(
                self.draft.file,
                line_of(element),
                f"of several readings {quoted(text_of(taken)) if text_of(taken) else 'an empty one'} was taken, and left out: {others}",
            )

    def _note(self, element: Element, found: list[Node]) -> None:
        self.notes.add(element)
        self.draft.call(found, lambda: [*self._noted(element)], line_of(element), element.get("n", "").strip())

    def _noted(self, element: Element) -> Iterator[Nodes]:
        """The paragraphs of a note, whatever they stand in."""
        if not any(each.tag in BLOCKS or (each.tag == q("quote") and len(each)) for each in element):
            yield self.nodes(element)
            return
        loose: list[Node] = []
        add(loose, element.text or "")
        for child in element:
            if child.tag in BLOCKS or child.tag == q("quote"):
                yield tuple(loose)
                loose = []
                yield from self._noted(child)
            elif isinstance(child.tag, str):
                self._node(child, loose)
            else:
                self.entity(child)
            add(loose, child.tail or "")
        yield tuple(loose)

    def leaf(self, element: Element) -> list[Node]:
        number = element.get("n", "").strip("[]p. ")
        if (page := leaf(number)) is not None:
            return [PageBreak(page)]
        self.draft.tell(line_of(element), f"a page begins without a number: n is “{element.get('n', '')}”; write [[page 3]]")
        return []


def italic(found: Nodes) -> Nodes:
    """Who speaks or what is done, in italics; brackets around it stand outside of them."""
    said = words(found).strip()
    if said[:1] + said[-1:] in ("()", "[]") and all(isinstance(each, Words) for each in found):
        return (Words(said[0]), *set_off((Words(said[1:-1]),)), Words(said[-1]))
    return set_off(found)


def line_of(element: Element) -> int:
    """The line of an element in its file."""
    return int(str(element.sourceline or 1))


def text_of(element: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    apart = " " if element.tag in BLOCKS else ""
    yield f"{apart}{element.text or ''}" if isinstance(element.tag, str) else ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield apart
