"""Mentions and the names around them: words that stand inside a name of their entry, or hold one, name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import Mention, Nodes, changed, folded, placed, walk, words

Names = Mapping[str, frozenset[str]]


def named(nodes: Nodes, names: Names) -> Nodes:
    """The folded nodes of a paragraph; a mention is no longer implied where a name of its entry stands on any of its words.

    ``names`` has the folded names of each entry by its path. So “28” names the letter of the 28th in “the letters of the
    27th and 28”, where its entry has that phrase among its names.
    """
    if not any(isinstance(node, Mention) and node.implied for node in walk(nodes)):
        return nodes
    text = folded(words(nodes))
    implied = iter(
        [
            node.implied and not _stands(names[node.entry], text, start, end)
            for start, end, node in placed(nodes)
            if isinstance(node, Mention)
        ]
    )
    return changed(nodes, lambda node: (replace(node, implied=next(implied)),) if isinstance(node, Mention) else (node,))


def _stands(names: frozenset[str], text: str, start: int, end: int) -> bool:
    """Whether one of the names stands in the text, as whole words, with a word of its own between start and end."""
    return any(_whole(text, at, at + len(name)) for name in names for at in _places(name, text, start, end))


def _places(name: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where letters of the name stand in the text so that some are between start and end."""
    last = end + len(name) - 1
    at = text.find(name, max(0, start - len(name) + 1), last) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + 1, last)


def _whole(text: str, first: int, last: int) -> bool:
    return not (text[first - 1 : first].isalnum() or text[last : last + 1].isalnum())
