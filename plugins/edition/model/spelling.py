"""The words of nodes as they are spelled where they are not read: for what divides them, and as an editor types them."""

from __future__ import annotations

import re

from .citing import own
from .nodes import GAP, Gap, Node, Nodes, Reference, Revision, Unclear, Words, changed, words
from .places import placed

ENDED = re.compile(r"[.?!…:][”’»)\]]*$")


def stop(said: str) -> str:
    """What ends words behind which a sentence begins: a full stop, or nothing where they end in one: of “Holm, Mr.”"""
    return "" if ENDED.search(said) else "."


def divisible(nodes: Nodes) -> str:
    """The words, in which a comma stands for each sign of an editor that ends no sentence: of a gap, and of a doubt in a reading."""
    return words(changed(nodes, _ending_nothing))


def _ending_nothing(node: Node) -> Nodes:
    match node:
        case Unclear(children):
            return (Words("["), *children, Words(",]"))
        case Gap():
            return (Words(GAP.replace("…", ",")),)
        case _:
            return (node,)


def revised(nodes: Nodes, start: int, end: int) -> str:
    """The words from ``start`` to ``end``, with what an editor types around those that were struck out or put in, and in a gap."""
    text = words(nodes)
    signs = {"del": "~~", "add": "++"}
    edges = [(at, signs[node.kind]) for first, last, node in placed(nodes) if isinstance(node, Revision) for at in (first, last)]
    edges += [(last - 1, extent(node)) for _, last, node in placed(nodes) if isinstance(node, Gap)]
    here, found = start, ""
    for at, sign in sorted(edges):
        if start <= at <= end:
            found += text[here:at] + sign
            here = at
    return found + text[here:end]


def legible(nodes: Nodes, struck: str) -> str:
    """The words where nothing can be drawn: what was struck out stands in brackets behind ``struck``, which says so, and the sign of
    a note is left out."""

    def change(node: Node) -> Nodes:
        match node:
            case Revision(children, "del"):
                return (Words(f"[{struck} "), *children, Words("]"))
            case Reference(target) if own(target[1:]):
                return ()
            case _:
                return (node,)

    return words(changed(nodes, change))


def opening(nodes: Nodes, struck: str, most: int) -> str:
    """The first words where nothing can be drawn, ``most`` of them, and three dots where there are others; ``struck`` is as above."""
    said = legible(nodes, struck).split()
    return " ".join([*said[:most], *(["…"] if len(said) > most else [])])


def extent(gap: Gap) -> str:
    """How much is missing, as an editor types it before the bracket that closes; nothing where nobody can say."""
    return f" {'about ' if gap.about else ''}{gap.quantity} {gap.unit}{'s' * (gap.quantity != 1)}" if gap.quantity else ""
