"""White space folded, so that nodes joined are a paragraph; and names as mentions are compared with them.

White space is what ends a line or sets words apart in a file: spaces, tabs and line ends. Every other space (no-break, narrow,
thin) is a character of the words, and stays.
"""

from __future__ import annotations

import re

from ..model import Gap, Node, Nodes, PageBreak, Words, folded, words
from ..model.nodes import BRACKETED, holding

SPACE = re.compile(r"[ \t\n]+")


def called(name: str) -> str:
    """A name as mentions are compared with it: case, article, possessive and outer punctuation do not count."""
    text = " ".join(folded(name).split()).strip(" .,;:\"'()[]")
    return re.sub(r"^(the|an|a) |('s|')$", "", text)


def fold(nodes: Nodes) -> Nodes:
    """The nodes with white space folded across them: their words joined are the paragraph, and offsets count from here."""
    return _trimmed(_fold(nodes, True)[0])


def _fold(nodes: Nodes, space: bool) -> tuple[Nodes, bool]:
    """Folds; ``space`` says whether white space (or nothing) stands before, and is returned for what stands after."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Words):
            text = SPACE.sub(" ", node.text)
            text = text[1:] if space and text.startswith(" ") else text
            if text:
                found.append(node if text == node.text else Words(text))
                space = text.endswith(" ")
        elif isinstance(node, PageBreak):
            found.append(node)
        elif isinstance(node, Gap):
            found.append(node)
            space = False
        else:
            bracketed = isinstance(node, BRACKETED)
            children, space = _fold(node.children, space and not bracketed)
            found.append(holding(node, children))
            space = space and not bracketed
    return tuple(found), space


def _trimmed(nodes: Nodes) -> Nodes:
    """Folded nodes without the space that ends their words, even where a page break follows it."""
    found, behind = list(nodes), list[Node]()
    while found and not isinstance(found[-1], (*BRACKETED, Gap)):
        last = found.pop()
        if isinstance(last, Words):
            if text := last.text.rstrip(" "):
                behind.append(last if text == last.text else Words(text))
                break
        elif isinstance(last, PageBreak | Gap) or not words(last.children):
            behind.append(last)
        else:
            behind.append(holding(last, _trimmed(last.children)))
            break
    return (*found, *reversed(behind))
