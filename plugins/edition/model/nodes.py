"""What stands inside a paragraph: words, and the marks on them. Names follow the TEI Guidelines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import is_

from .leaves import Leaf

GAP = "[…]"
UNITS = ("letter", "word", "line", "page")  # what a gap is counted in
REVISIONS = ("del", "add")
RENDS = ("superscript", "subscript", "small-caps", "underlined")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set off (a title, a foreign word); ``lang`` is a BCP 47 tag or empty."""

    children: Nodes
    lang: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language that are not set off (TEI ``foreign``); ``lang`` is a BCP 47 tag."""

    children: Nodes
    lang: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """Words in editorial brackets, which are printed (TEI ``supplied``); ``lang`` as in Emphasis."""

    children: Nodes
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words read with doubt, printed in brackets with a question mark (TEI ``unclear``); ``lang`` as in Emphasis."""

    children: Nodes
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What of the source cannot be read or is lost, printed as `GAP` (TEI ``gap``).

    ``quantity`` counts its ``unit`` (one of `UNITS`), and is 0 where nobody can say; ``about`` means that it is a guess.
    """

    quantity: int = 0
    unit: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """Words that the source has struck out (TEI ``del``) or put in later (``add``); ``kind`` is one of `REVISIONS`."""

    children: Nodes
    kind: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Words that the source sets in a way of their own; ``rend`` is one of `RENDS` (TEI ``hi``), ``lang`` as in Emphasis."""

    children: Nodes
    rend: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Page ``number`` of the source begins here (TEI ``pb``); see `leaves`. ``version`` is that whose source it is, or empty."""

    number: Leaf
    version: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of an entry. ``entry`` is its path, ``kind/slug``; ``implied`` means that they do not name it."""

    entry: str
    children: Nodes
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that cite a source by its slug, with a locator ("doc. 74") or none."""

    source: str
    locator: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to another place of the edition; ``target`` is a paragraph's id or a site address."""

    target: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Link:
    """Words that point out of the edition."""

    href: str
    children: Nodes


@dataclass(frozen=True, slots=True)
class Lemma:
    """Words explained by the note ``note``; ``occurrence`` counts the calls of one note, from 1."""

    note: str
    children: Nodes
    occurrence: int = 1


Node = (
    Words | Emphasis | Foreign | Supplied | Unclear | Gap | Revision | Rendered | PageBreak | Mention | Citation | Reference | Link | Lemma
)
Nodes = tuple[Node, ...]
Holding = Emphasis | Foreign | Supplied | Unclear | Revision | Rendered | Mention | Citation | Reference | Link | Lemma
HOLDING_NONE = (Words, PageBreak, Gap)  # nodes in which no others stand
BRACKETED = (Supplied, Unclear)


def holding(node: Holding, children: Nodes) -> Holding:
    """The node with these children: itself, where they are its own."""
    own = node.children
    return node if len(own) == len(children) and all(map(is_, own, children)) else replace(node, children=children)


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node, each before its children, in the order of the words."""
    for node in nodes:
        yield node
        if not isinstance(node, HOLDING_NONE):
            yield from walk(node.children)


def changed(nodes: Nodes, change: Callable[[Node], Nodes]) -> Nodes:
    """The nodes with what ``change`` makes of each, of what a node holds before the node itself."""
    found: list[Node] = []
    for node in nodes:
        found += change(node if isinstance(node, HOLDING_NONE) else holding(node, changed(node.children, change)))
    return tuple(found)


def unlinked(nodes: Nodes) -> Nodes:
    """The nodes without what points or calls, as a heading, the words of a link and plain text need them; what sets words off stays.

    A citation keeps where in the work it is, in words.
    """

    def change(node: Node) -> Nodes:
        match node:
            case Citation(_, locator, children) if locator:
                return located(children, locator)
            case Mention(children=children) | Citation(children=children) | Reference(children=children):
                return children
            case Link(children=children) | Lemma(children=children):
                return children
            case _:
                return (node,)

    return changed(nodes, change)


def unbroken(nodes: Nodes) -> Nodes:
    """The nodes without the marks of pages."""
    return changed(nodes, lambda node: () if isinstance(node, PageBreak) else (node,))


def words(nodes: Nodes) -> str:
    """The words alone, editorial brackets and the signs in them kept, page breaks left out. The reader has folded their white space."""
    return "".join([node.text if type(node) is Words else said(node) for node in nodes])


def said(node: Node) -> str:
    """The words of one node alone."""
    match node:
        case Words(text):
            return text
        case PageBreak():
            return ""
        case Supplied(children):
            return f"[{words(children)}]"
        case Unclear(children):
            return f"[{words(children)}?]"
        case Gap():
            return GAP
        case _:
            return words(node.children)


def located(nodes: Nodes, locator: str) -> Nodes:
    """The words of a citation with its locator behind a comma, which stands before the marks that end a title."""
    match nodes:
        case (*before, Words(text)):
            title = text.rstrip("’”")
            ended: Nodes = (*before, Words(f"{title},{text[len(title) :]}"))
        case _:
            ended = (*nodes, Words(","))
    return (*ended, Words(f" {locator}"))
