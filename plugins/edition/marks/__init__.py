"""The marks that an editor types, read into an element tree and no further.

`blocks` finds what stands on lines of its own, `brackets` what stands inside a block, `emphasis` the asterisks of it,
`attributes` what a pair of braces says, `doubts` what looks like a mark and is none. The marks are those of
``content/README.md``, a part of Markdown and four of our own:

    [[page 3]]               <page n="3"/>
    [words][^id]             <lemma note="id">words</lemma>
    [words]                  <supplied>words</supplied>
    [^id]: A note.           <note id="id"><p>A note.</p></note>, where it stands

Every character that is typed is part of one of these marks or stays a word: nothing else is taken away, and nothing is
replaced. Every block carries the attribute ``line``, its line in the source, and where something in it looks like a mark that
the edition does not have, ``told``: sentences for its editor, one a line. Reading takes a time that grows with the length
of what is typed: each character is looked at a bounded number of times, and marks inside marks only so deep.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from . import blocks, brackets
from .doubts import Doubts

__all__ = ["SIGNS", "Reader"]

SIGNS = frozenset("\\[]*_{<&`~=^")  # a line without one of these has no mark and nothing like one


class Reader:
    """Reads any number of sources; ``count`` says how many it did."""

    def __init__(self) -> None:
        self.count = 0

    def tree(self, source: str) -> Element:
        """The element tree of ``source``, a ``div`` whose children are its blocks."""
        self.count += 1
        root = Element("div", line="1")
        blocks.read([(number, line.expandtabs(4)) for number, line in enumerate(source.split("\n"), 1)], root)
        return root

    def line(self, source: str) -> Element:
        """The element ``p`` of one line in which no mark of a block counts: the value of a fact."""
        self.count += 1
        element, doubts = Element("p", line="1"), Doubts()
        brackets.read(element, source, doubts)
        doubts.settle(element)
        return element
