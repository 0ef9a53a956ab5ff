"""The text in paragraphs and sentences, under the editors' headings, and behind it the edition's pages of prose."""

from __future__ import annotations

from lxml import etree

from ...citing.signposts import METHOD
from ...model import Heading, Paragraph, cut, marked, words
from ...tei import ID, LANG, entry, q
from .words import Element, Writer


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
        else:
            paragraph(writer, place, part)


def paragraph(writer: Writer, place: Element, part: Paragraph) -> None:
    """A paragraph; between its sentences stand the spaces of the text, and marks of pages that begin there."""
    made = writer.sub(place, "p")
    made.set(ID, part.id)
    if part.role:
        made.set("rend", part.role)
    if part.lang:
        made.set(LANG, part.lang)
    end = 0
    for each in writer.edition.text.sentences[part.id]:
        writer.fill(made, cut(part.nodes, end, each.start))
        sentence = writer.sub(made, "s", cut(part.nodes, each.start, each.end), n=each.id.rpartition(".")[2])
        sentence.set(ID, each.id)
        end = each.end
    writer.fill(made, cut(part.nodes, end, len(words(part.nodes)) + 1))


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
