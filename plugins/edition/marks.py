"""The marks that an editor types, as Markdown that is read up to its element tree and no further.

Most are Python-Markdown's own (links, emphasis, ``attr_list``, lists). Ours are four:

    [[page 3]]               <page n="3"/>
    [words][^id]             <lemma note="id">words</lemma>
    [words]                  <supplied>words</supplied>
    [^id]: A note.           <note id="id"><p>A note.</p></note>, where it stands

Every block of the tree carries the attribute ``line``, its line in the source. HTML is not a mark: a tag stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.inlinepatterns import LINK_RE, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor

Match = tuple[Element | None, int | None, int | None]
LEMMA_DEPTH = 3
UNMATCHED: Match = (None, None, None)


class PageMark(InlineProcessor):
    """``[[page 3]]``"""

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # the stub allows no None
        return Element("page", n=m.group(1).strip()), m.start(0), m.end(0)


class LemmaMark(LinkInlineProcessor):
    """``[words][^id]``, where the words may hold links, brackets and other lemmas."""

    CALL = re.compile(r"\[\^([^\]\s]+)\]")

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # the stub allows no None
        text, index, closed = self.getText(data, m.end(0))
        call = self.CALL.match(data, index)
        if not closed or call is None:
            return UNMATCHED
        lemma = Element("lemma", note=call.group(1))
        lemma.text = text
        return lemma, m.start(0), call.end(0)


class SuppliedMark(LinkInlineProcessor):
    """``[words]`` that are neither a link nor a lemma."""

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # the stub allows no None
        text, index, closed = self.getText(data, m.end(0))
        if not closed:
            return UNMATCHED
        # A bracket right behind is half a link; `\(` is none, for escapes are out of the way by now.
        supplied = Element("supplied", {"open": ""} if data.startswith("(", index) else {})
        supplied.text = text
        return supplied, m.start(0), index


class NoteList(FootnoteExtension):
    """Where the base class of `NoteMark` puts each definition that it finds."""

    def __init__(self, md: Markdown):
        super().__init__()
        self.parser = md.parser
        self.found: list[tuple[str, str]] = []

    def setFootnote(self, id: str, text: str) -> None:
        self.found.append((id, text))


class NoteMark(FootnoteBlockProcessor):
    """``[^id]: words``: the syntax of Markdown's footnotes, but the note stays where it is written."""

    def __init__(self, list: NoteList):
        super().__init__(list)
        self.list = list

    def run(self, parent: Element, blocks: list[str]) -> bool:
        start = self.RE.search(blocks[0])
        if start and blocks[0][: start.start()].strip():
            # Words before the note, with no blank line between: they are a block of their own, and come first.
            blocks[:1] = [blocks[0][: start.start()].rstrip("\n"), blocks[0][start.start() :]]
            return False
        if not super().run(parent, blocks):
            return False
        found, self.list.found = self.list.found, []
        for id, text in found:
            self.parser.parseChunk(SubElement(parent, "note", id=id), text)
        return True


class Lines(Treeprocessor):
    """Finds the line on which each block begins: its first words before they become elements, else the next words."""

    source: Sequence[str] = ()
    found: Sequence[tuple[Element, int]] = ()

    def run(self, root: Element) -> None:
        found, at, end = [], 0, len(self.source)
        for element in root.iter():
            lines = (element.text or "").strip().split("\n")
            first = lines[0].rstrip(" #")
            at = next((number for number in range(at, end) if self.source[number].strip()), at)
            here = next((number for number in range(at, end) if self.source[number].rstrip(" #").endswith(first)), at)
            found.append((element, here + 1))
            if first or (not len(element) and element.tag != "code"):
                at = here + len(lines)
        self.found = found


class Marks(Extension):
    """Registers ours, and takes away what the edition's Markdown does not have."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After escapes (180) and before links (160), so that `\[` is a bracket and a lemma may hold links.
        md.inlinePatterns.register(PageMark(r"\[\[page([^\]]*)\]\]", md), "page", 178)
        # Words inside a match see only the patterns after it: one pattern for each depth of lemma in lemma.
        for depth in range(LEMMA_DEPTH):
            md.inlinePatterns.register(LemmaMark(r"\[(?=[^^]*\[\^)", md), f"lemma{depth}", 172 - depth)
        # A link in a link, for the reader to tell.
        md.inlinePatterns.register(LinkInlineProcessor(LINK_RE, md), "link in link", 158)
        md.inlinePatterns.register(SuppliedMark(r"\[", md), "supplied", 155)
        md.parser.blockprocessors.register(NoteMark(NoteList(md)), "note", 17)
        # A year that opens a sentence ("1848. A year") is no list: numbers of items have one or two digits.
        numbered = md.parser.blockprocessors["olist"]
        assert isinstance(numbered, OListProcessor)
        numbered.RE = re.compile(r"^[ ]{0,3}\d{1,2}\.[ ]+(.*)")
        # Before the inline patterns (20), while a block's text is still the source's.
        md.treeprocessors.register(Lines(md), "lines", 30)
        for registry, names in (
            (md.preprocessors, ("html_block",)),
            (md.parser.blockprocessors, ("reference", "setextheader")),
            (md.inlinePatterns, ("reference", "short_reference", "image_link", "image_reference", "short_image_ref")),
            (md.inlinePatterns, ("autolink", "automail", "html", "entity", "backtick", "linebreak")),
            (md.treeprocessors, ("prettify",)),
        ):
            for name in names:
                registry.deregister(name)


class Reader:
    """One Markdown object for all files; `tree` may be called any number of times. ``count`` says how often it was."""

    def __init__(self) -> None:
        self.md = Markdown(extensions=["attr_list", "sane_lists", Marks()])
        self.count = 0

    def tree(self, source: str) -> Element:
        """The element tree of Markdown ``source``, a ``div`` whose children are its blocks."""
        self.count += 1
        self.md.reset()
        lines = source.split("\n")
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        root = self.md.parser.parseDocument(lines).getroot()
        assert root is not None
        return self._read(root, lines)

    def line(self, source: str) -> Element:
        """The element of one line in which no mark of a block counts: the value of a fact."""
        self.count += 1
        self.md.reset()
        lines = [source]
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        root = Element("div")
        SubElement(root, "p").text = " ".join(lines).strip()
        return self._read(root, lines)[0]

    def _read(self, root: Element, lines: Sequence[str]) -> Element:
        """The tree of blocks with the marks inside its lines read."""
        finder = self.md.treeprocessors["lines"]
        assert isinstance(finder, Lines)
        finder.source = lines
        for treeprocessor in self.md.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        # Last, so that an attribute list can neither set a line nor leave an attribute without a value.
        for element in root.iter():
            element.attrib.update({name: "" for name, value in element.items() if value is None})
        for element, line in finder.found:
            element.set("line", str(line))
        return root
