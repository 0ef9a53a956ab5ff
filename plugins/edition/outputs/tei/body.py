"""The text in paragraphs and sentences, under the editors' headings, and behind it the edition's pages of prose."""

from __future__ import annotations

from typing import assert_never

from lxml import etree

from ...citing.signposts import METHOD
from ...model import (
    LETTERS,
    SPOKEN,
    Begins,
    Ends,
    Heading,
    Paragraph,
    Picture,
    Says,
    Sentence,
    Stretch,
    cut,
    footnote_of,
    laid,
    marked,
    numbered,
    versioned,
    words,
)
from ...model import pages as pages_of
from ...model.blocks import CONTINUED
from ...tei import CONTAINERS, FORMS, ID, LANG, ROLES_OF, entry, q
from .words import Element, Writer

BARE = {q(name) for name in ("speaker", "stage", "label")}  # elements that hold a sentence whole, or none of it


def facsimile(writer: Writer, here: Element) -> None:
    """The pages of the source as pictures, with what is said of all of them."""
    text = writer.edition.text
    for each in text.surfaces:
        surface = writer.sub(here, "surface", n=str(each.number))
        surface.set(ID, pages_of.facsimile_id(each.number))
        size = {"width": f"{each.width}px", "height": f"{each.height}px"}
        graphic = writer.sub(surface, "graphic", url=writer.scope.place(each.path), **size)
        writer.sub(graphic, "desc", marked(text.facts, "facsimile-rights"))


def whole(writer: Writer, text: Element) -> None:
    """The whole text."""
    facts = writer.edition.text.facts
    here = etree.SubElement(text, q("body"))
    writer.sub(here, "head", marked(facts, "title"), type="title")
    if line := marked(facts, "dateline"):
        writer.sub(writer.sub(here, "opener"), "dateline", line, n="dateline")
    place = here
    for part in writer.edition.text.parts:
        if isinstance(part, Heading):
            place = writer.sub(here, "div", type="section")
            place.set(ID, part.id if part.id[:1].isalpha() else f"_{part.id}")
            writer.sub(place, "head", part.nodes, type="editors", n=part.id)
        elif isinstance(part, Picture):
            writer.picture(place, part)
        else:
            paragraph(writer, place, part)


def paragraph(writer: Writer, place: Element, part: Paragraph) -> None:
    """A paragraph; between its sentences stand the spaces of the text, and marks of pages that begin there.

    With what a footnote of the source goes on stands in that; where the document has only this paragraph, in one that holds nothing else.
    """
    name = CONTAINERS.get(part.role, "p")
    if note := footnote_of(part.id):
        begun = [each for each in place.iter(q("note"), q("p")) if each.get(ID) == note]
        place = _divided(writer, begun[0]) if begun else _footnote(writer, place, part)
    place = writer.sub(place, "quote") if part.quoted else place
    made = _footnote(writer, place, part) if part.role == "footnote" else writer.sub(place, name)
    made.set(ID, part.id)
    if part.role and ROLES_OF[name] != part.role:
        made.set("rend", part.role)
    if part.role in CONTINUED:
        made.set("prev", writer.scope.place(f"#{_begun(writer, part)}"))
    if part.lang:
        made.set(LANG, part.lang)
    _Form(writer, part, made).write()


def _footnote(writer: Writer, place: Element, part: Paragraph) -> Element:
    """A footnote of the source."""
    slug = versioned(part.id)[0]
    return writer.sub(place, "note", place="bottom", resp=f"#{slug}.source" if slug else writer.scope.author)


def _divided(writer: Writer, begun: Element) -> Element:
    """The footnote that begins with this element, with its first words in a paragraph of its own, which has their id and language."""
    around = begun.getparent()
    if begun.tag == q("p") and around is not None:
        return around
    inside = [*begun]
    first = writer.sub(begun, "p", begun.text or "", rend="footnote")
    first.extend(inside)
    begun.text = None
    for name in (ID, LANG):
        if name in begun.attrib:
            first.set(name, str(begun.attrib.pop(name)))
    return begun


def _begun(writer: Writer, part: Paragraph) -> str:
    """The id of the paragraph of the speech that ``part`` continues."""
    slug = versioned(part.id)[0]
    parts = next((each.parts for each in writer.edition.versions if each.slug == slug), writer.edition.text.paragraphs)
    return next((each.id for each in reversed(parts[: parts.index(part)]) if each.role in SPOKEN), part.id)


class _Form:
    """Writes what a paragraph is made of: elements by `FORMS`, and in them its sentences.

    A sentence that goes on behind an element which may not stand in it is in pieces: the first has its id, the others name it.
    """

    def __init__(self, writer: Writer, part: Paragraph, made: Element):
        self.writer, self.part, self.open = writer, part, [made]
        self.text = words(part.nodes)
        self.sentences = writer.sentences(part.id)
        self.counted = {each.end: each for each in self.sentences if numbered(each.id)[2] != "sentence"}
        self.begun: set[str] = set()

    def write(self) -> None:
        """Everything, step by step."""
        for step in laid(self.part.nodes, self.part.stretches):
            match step:
                case Begins(stretch):
                    self._begin(stretch)
                case Ends():
                    self.open.pop()
                case Says(start, end, between) if self.part.stretches and not self.text[start:end].strip():
                    self.writer.fill(self.open[-1], between)
                case Says(start, end):
                    self._run(start, end)
                case _:
                    assert_never(step)

    def _begin(self, stretch: Stretch) -> None:
        place, name = self.open[-1], FORMS[stretch.kind]
        if len(self.open) == 1 and place.tag == q(name):  # the paragraph is the list
            self.open.append(place)
            return
        made = self.writer.sub(place, name, rend=f"indent-{stretch.depth}" if stretch.depth else "")
        if stretch.kind in LETTERS:
            made.set(ID, self.counted[stretch.end].id)
            made.set("n", self.counted[stretch.end].id.rpartition(".")[2])
        if stretch.kind == "head":
            made.set("role", "label")
        self.open.append(made)

    def _run(self, start: int, end: int) -> None:
        """Words with the sentences that are in them. A mark that goes on behind them is in pieces."""
        nodes, place = self.part.nodes, self.open[-1]
        said = self.text[start:end]  # shorter than from start to end where the paragraph ends
        if place.tag == q("sp") and said.strip():
            first = start + len(said) - len(said.lstrip())
            self.writer.fill(place, cut(nodes, start, first))
            start = first
            place = self.open[0] = self.writer.sub(place, "p")
        bare = len(self.open) > 1 and place.tag in BARE
        if not self.counted:
            for each in self.sentences:
                here = self.text[max(start, each.start) : min(end, each.end)]
                if here.strip() and not (bare and here != self.text[each.start : each.end]):
                    first = max(start, each.start) + len(here) - len(here.lstrip())
                    last = first + len(here.strip())
                    self.writer.fill(place, cut(nodes, start, first))
                    self._sentence(self.writer.sub(place, "s", cut(nodes, first, last)), each)
                    start = last
        self.writer.fill(place, cut(nodes, start, end))

    def _sentence(self, made: Element, sentence: Sentence) -> None:
        if sentence.id in self.begun:
            made.set("prev", f"#{sentence.id}")
            return
        made.set("n", sentence.id.rpartition(".")[2])
        made.set(ID, sentence.id)
        self.begun.add(sentence.id)


def pages(writer: Writer, text: Element) -> None:
    """The pages of prose; that on the method stands in the header."""
    found = [page for page in writer.edition.pages if page.slug != METHOD]
    back = etree.SubElement(text, q("back")) if found else text
    for page in found:
        place = writer.sub(back, "div", type="page")
        place.set(ID, entry(f"pages/{page.slug}"))
        writer.sub(place, "head", marked(page.facts, "title"), n="title")
        for fact in page.facts:
            if fact.name != "title":
                writer.sub(place, "ab", fact.nodes or fact.value, type="words" if fact.nodes else "plain", n=fact.name)
        writer.blocks(place, page.blocks)
