"""The marks that an editor types, read into an element tree and no further.

`blocks` finds what stands on lines of its own, `tables` tables, `pictures` pictures, `brackets` what stands inside a block, `emphasis` the
asterisks of it, `attributes` what a pair of braces says, `doubts` what looks like a mark and is none, `others` the marks of other
programs. Ours are those of ``content/README.md``, a part of Markdown and some of our own:

    [[page 3]]               <page n="3"/>
    [words][^id]             <lemma note="id">words</lemma>
    [words]                  <supplied>words</supplied>
    [words?]                 <supplied doubted="">words?</supplied>
    ~~words~~ ++words++      <del>words</del> <add>words</add>
    ^words^ ~words~          <sup>words</sup> <sub>words</sub>
    [^id]: A note.           <note id="id"><p>A note.</p></note>, where it stands
    ![words](file "credit")  <picture href="file" title="credit">words</picture>, where it is a paragraph

Every character that is typed is part of one of these marks or stays a word: nothing else is taken away, and nothing is
replaced. Every block carries the attribute ``line``, its line in the source, and ``said``, that of the braces under it; what
stands inside a block carries ``line`` where that is another. Where something in a block looks like a mark that the edition
does not have, it carries ``told``: sentences for its editor, one a line, each behind the line of the source that it speaks
of. Reading takes a time that grows with the length of what is typed: each character is looked at a bounded number of times,
and marks inside marks only so deep.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from . import blocks, brackets
from .doubts import SENTENCES, Doubts

__all__ = ["SENTENCES", "SIGNED", "Reader"]

SIGNED = re.compile(r"[\\\[\]*_{<&`~=^$]|''|%%|\+\+|--|:[a-z]")  # a line without one of these has no mark and nothing like one


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
        element, doubts = Element("p", line="1"), Doubts("bare")  # an address is a value
        brackets.read(element, source, 1, doubts)
        doubts.settle(element)
        return element
