"""Where nodes stand among the words of a paragraph, and what stands between two places."""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import BRACKETED, HOLDING_NONE, Gap, Node, Nodes, PageBreak, Supplied, Unclear, Words, holding, said


def placed(nodes: Nodes, start: int = 0) -> Iterator[tuple[int, int, Node]]:
    """Every node, each before its children, with where its words begin and end in the words of all."""
    for node in nodes:
        end = start + len(said(node))
        yield start, end, node
        if not isinstance(node, HOLDING_NONE):
            yield from placed(node.children, start + isinstance(node, BRACKETED))
        start = end


def cut(nodes: Nodes, start: int, end: int) -> Nodes:
    """The nodes of the words from ``start`` to ``end``; a mark that is cut through keeps what is left of its words."""
    found: list[Node] = []
    position = 0
    for node in nodes:
        if position >= end:
            break
        length = len(said(node))
        first, last = max(start - position, 0), min(end - position, length)
        match node:
            case Words(text):
                found += [node if last - first == length else Words(text[first:last])] if first < last else []
            case PageBreak():
                found += [node] if start <= position < end else []
            case Gap():
                found += [node] if first == 0 < last else []
            case Supplied(children) | Unclear(children) if first < last:
                found.append(holding(node, cut(children, first - 1, last - 1)))
            case _:
                found += [holding(node, cut(node.children, first, last))] if first < last else []
        position += length
    return tuple(found)
