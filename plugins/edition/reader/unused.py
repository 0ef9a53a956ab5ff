"""What nothing of an edition speaks of or cites."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Citation, Edition, Mention, Node, nodes_of, walk
from . import entries
from .house import House


def told(edition: Edition, house: House) -> None:
    """What the text, the notes and everything else speaks of and cites, or means by a link that is a slip; the rest is told.

    An entry's own words do not count.
    """
    spoken = {each.removesuffix(".md") for each in house.sought}
    cited = {each.removeprefix("sources/") for each in spoken}

    def take(nodes: Iterable[Node], own: str = "") -> None:
        for node in nodes:
            if isinstance(node, Mention) and node.entry != own:
                spoken.add(node.entry)
            elif isinstance(node, Citation):
                cited.add(node.source)

    for part in edition.text.parts:
        take(walk(part.nodes))
    heads = [edition.facts, edition.text.facts, *(each.facts for each in edition.versions)]
    heads += [*(page.facts for page in edition.pages), *(lesson.facts for lesson in edition.lessons)]
    for nodes in (fact.nodes for head in heads for fact in head):
        take(walk(nodes))
    for each in edition.entries:
        take(nodes_of(each.blocks), each.path)
        for fact in each.facts:
            take(walk(fact.nodes), each.path)
    blocks = [edition.blocks, *(note.blocks for note in edition.notes), *(page.blocks for page in edition.pages)]
    for inner in blocks:
        take(nodes_of(inner))
    for lesson in edition.lessons:
        for nodes in lesson.runs():
            take(walk(nodes))
    spoken |= {term for lesson in edition.lessons for term in lesson.terms}
    entries.unused(edition.entries, spoken, edition.sources, cited, house.slips)
