"""What a paragraph of the text is made of where it is no plain prose: stretches of its words, one inside another.

A paragraph keeps its words in one row of nodes, whatever its form, so that all that counts, finds, cites and locks words knows one kind
of paragraph. `laid` is the one walk through a form: every output follows it and has a table of its own, by `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .nodes import Lemma, Node, Nodes, PageBreak, Words, changed, walk, words
from .places import cut

# A line of verse; who speaks, and what is done meanwhile; a list with its items and what numbers each; a table, its rows, the names
# of its columns and its cells.
KINDS = ("line", "speaker", "stage", "list", "item", "label", "table", "row", "head", "cell")
LETTERS = {"line": "l", "row": "r"}  # what is counted in the place of sentences, and by which letter: p12.l3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from ``start`` to ``end`` of a paragraph that are one of `KINDS`; ``depth`` is how many steps a line is indented."""

    kind: str
    start: int
    end: int
    inside: tuple[Stretch, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Begins:
    """Here a stretch begins."""

    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Ends:
    """Here a stretch ends."""

    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Says:
    """Words from ``start`` to ``end`` with their marks. Of a lemma that goes on behind them the ``occurrence`` is 0: it calls nothing."""

    start: int
    end: int
    nodes: Nodes


Step = Begins | Ends | Says


def laid(nodes: Nodes, stretches: tuple[Stretch, ...]) -> list[Step]:
    """A paragraph step by step: its words in runs, and where a stretch of them begins or ends."""
    steps = [*_steps(nodes, stretches, 0, len(words(nodes)) + 1)]
    last = {}
    for at, step in enumerate(steps):
        for node in walk(step.nodes) if isinstance(step, Says) else ():
            if isinstance(node, Lemma):
                last[node.note, node.occurrence] = at
    return [_ended(step, last, at) if isinstance(step, Says) else step for at, step in enumerate(steps)]


def _steps(nodes: Nodes, stretches: tuple[Stretch, ...], start: int, end: int) -> Iterator[Step]:
    for each in stretches:
        if run := cut(nodes, start, each.start):
            yield Says(start, each.start, run if words(run).strip() else _space(run))
        yield Begins(each)
        yield from _steps(nodes, each.inside, each.start, each.end)
        yield Ends(each)
        start = each.end
    if run := cut(nodes, start, end):
        yield Says(start, end, run)


def _space(nodes: Nodes) -> Nodes:
    """What stands between two stretches: no mark but that of a page."""
    return (*(node for node in walk(nodes) if isinstance(node, PageBreak)), Words(words(nodes)))


def _ended(run: Says, last: dict[tuple[str, int], int], at: int) -> Says:
    def change(node: Node) -> Nodes:
        if isinstance(node, Lemma) and last[node.note, node.occurrence] > at:
            return (replace(node, occurrence=0),)
        return (node,)

    return replace(run, nodes=changed(run.nodes, change)) if last else run


def every(stretches: tuple[Stretch, ...], *kinds: str) -> Iterator[Stretch]:
    """Every stretch of these kinds, each before what is inside it; of all where none is named."""
    for each in stretches:
        if not kinds or each.kind in kinds:
            yield each
        yield from every(each.inside, *kinds)
