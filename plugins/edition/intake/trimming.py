"""Words of a document as nodes: put behind one another, set off, without the spaces that do not count, and parted before their last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from ..model import Emphasis, Foreign, Node, Nodes, PageBreak, Words, changed, words

LAST = re.compile(r"(?s)(.*?)([^\s.,;:!?…”’»)\]]+)([.,;:!?…”’»)\]]*\s*)$")  # the last word, and what stands behind it


def set_off(children: Nodes, lang: str = "", strong: bool = False) -> Nodes:
    """Words that are set off; where some of them are in another language, these by themselves."""
    found = (around(inside, partial(Emphasis, lang=spoken or lang, strong=strong)) for spoken, inside in spans(children))
    return tuple(node for nodes in found for node in nodes)


def spans(children: Nodes) -> Iterator[tuple[str, Nodes]]:
    """Nodes parted by their languages: each, or nothing, with the words in it."""
    for lang, group in groupby(children, lambda each: each.lang if isinstance(each, Foreign) else ""):
        yield lang, tuple(part for each in group for part in (each.children if isinstance(each, Foreign) else (each,)))


def around(children: Nodes, make: Callable[[Nodes], Node]) -> Nodes:
    """Words in what ``make`` makes of them; spaces at their ends stand outside, and spaces alone stay as they are."""
    said, inside = words(children), trimmed(children)
    if not said.strip():
        return (Words(said),)
    before, after = ((Words(" "),) if end.isspace() else () for end in (said[0], said[-1]))
    return (*before, make(inside), *after)


def add(found: list[Node], text: str) -> None:
    """Puts words behind nodes."""
    if found and isinstance(last := found[-1], Words):
        found[-1] = Words(last.text + text)
    else:
        found.append(Words(text))


def trimmed(nodes: Nodes) -> Nodes:
    """Nodes with single spaces, and none at either end."""
    found: list[Node] = []
    for node in changed(nodes, lambda each: (Words(re.sub(r"[ \t\r\n]+", " ", each.text)),) if isinstance(each, Words) else (each,)):
        if isinstance(node, Words) and found and isinstance(found[-1], Words):
            found[-1] = Words(re.sub(" +", " ", found[-1].text + node.text))
        else:
            found.append(node)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if found and isinstance(edge := found[end], Words):
            found[end] = Words(strip(edge.text))
    return tuple(node for node in found if node != Words(""))


def parted(before: list[Node]) -> tuple[list[Node], Nodes, list[Node]]:
    """What stands before the last word, the word, and the marks behind it; a mark that stands last is taken whole."""
    if not before:
        return before, (), []
    *rest, last = before
    if not isinstance(last, Words):
        return ([*before], (), []) if isinstance(last, PageBreak) else (rest, (last,), [])
    found = LAST.match(last.text)
    if found:
        return [*rest, *([Words(found[1])] if found[1] else [])], (Words(found[2]),), [Words(found[3])] if found[3] else []
    inner, lemma, after = parted(rest)
    return inner, lemma, [*after, last]
