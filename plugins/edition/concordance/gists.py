"""Gists: each entry and each note by the first sentence of its prose, without what it cites."""

from __future__ import annotations

import re

from ..memory import Memory
from ..model import Blocks, Citation, Edition, Paragraph, words
from ..sentences import first, rules

BRACKET = re.compile(r" ?\([^()]*\)")  # a remark, with the space before it


def gists(edition: Edition, memory: Memory) -> dict[str, str]:
    """The gist of each entry by its path, and of each note by its id, in plain words; where these are as before, it is remembered."""
    own = rules(edition.said)
    said = {entry.path: uncited(entry.blocks) for entry in edition.entries} | {note.id: uncited(note.blocks) for note in edition.notes}
    return dict(zip(said, memory.each(lambda words: first(words, own), said.values(), "gist", own), strict=True))


def uncited(blocks: Blocks) -> str:
    """The words of the first paragraph without its citations, and without the brackets in which they stand."""
    said, cited = "", []
    for node in blocks[0].nodes if blocks and isinstance(blocks[0], Paragraph) else ():
        if isinstance(node, Citation):
            cited.append(len(said))
        else:
            said += words((node,))
    kept, end = "", 0
    for bracket in BRACKET.finditer(said):
        if any(bracket.start() < place < bracket.end() for place in cited):
            kept += said[end : bracket.start()]
            end = bracket.end()
    return kept + said[end:]
