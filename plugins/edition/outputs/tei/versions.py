"""Other versions of the text: each a document of its own within that of the edition, as TEI has composite texts (chapter 15.1).

A version has a header, which says where it comes from and by whose leave it is printed, and its paragraphs and sentences. These point
with ``corresp`` to their counterparts in the text, as parallel texts do (chapter 17.4.2): sentences where both sides have as many.
Its ids are those of its counterparts behind its name: ``ru.p12``.
"""

from __future__ import annotations

from lxml import etree

from ...model import Fact, Paragraph, Version, marked, named, paired
from ...tei import ID, LANG, q
from ...wording import wording
from . import body, lists
from .header import TRANSLATOR
from .words import Element, Writer, dated

PLACED = ("name", "title", "date", "author", "translator", "archive", "archive_location", "rights")  # those that have elements of their own


def whole(writer: Writer, root: Element) -> None:
    """Every other version, at the end of the document of the edition."""
    for version in writer.edition.versions:
        made = etree.SubElement(root, q("TEI"), {LANG: version.language, ID: version.slug})
        _header(writer, version, writer.sub(made, "teiHeader"))
        text = writer.sub(made, "text", type=version.kind)
        here = writer.sub(text, "body")
        for part in version.parts:
            body.paragraph(writer, here, part)
        _corresponding(writer, version, here)


def _header(writer: Writer, version: Version, header: Element) -> None:
    sub, facts = writer.sub, version.facts
    file = sub(header, "fileDesc")
    sub(sub(file, "titleStmt"), "title", marked(facts, "name"), n="name")
    sub(sub(file, "publicationStmt"), "p", marked(facts, "rights"), n="rights")
    made = sub(sub(file, "sourceDesc"), "bibl")
    made.set(ID, f"{version.slug}.source")
    sub(made, "title", marked(facts, "title") or marked(facts, "name"), n="title" if marked(facts, "title") else "")
    for each in named(facts, "author"):
        lists.person(writer, sub(made, "author", n="author"), each)
    for each in named(facts, "translator"):
        translated = sub(made, "respStmt", n="translator")
        sub(translated, "resp", wording(writer.edition.said["language"]).data.translator, ref=TRANSLATOR)
        lists.person(writer, translated, each)
    for fact in facts:
        if fact.name == "date" and fact.date:
            sub(made, "date", fact.value, n="date", **dated(fact.date))
        elif fact.name not in PLACED:
            _told(writer, made, fact)
    if any(marked(facts, name) for name in ("archive", "archive_location")):
        kept = sub(made, "msIdentifier")
        for name, element in (("archive", "repository"), ("archive_location", "collection")):
            if value := marked(facts, name):
                sub(kept, element, value, n=name)
    usage = sub(sub(header, "profileDesc"), "langUsage")
    for lang in dict.fromkeys([version.language, *(part.lang for part in version.parts if part.lang)]):
        sub(usage, "language", lang, ident=lang)


def _told(writer: Writer, place: Element, fact: Fact) -> None:
    """A fact as a note, by its form."""
    for said in fact.members or (fact.nodes or fact.value,):
        writer.sub(place, "note", said, type="list" if fact.members else "words" if fact.nodes else "plain", n=fact.name)


def _corresponding(writer: Writer, version: Version, here: Element) -> None:
    """Points from each paragraph to its counterpart, and from its sentences, where both sides have as many."""
    pointers: dict[str, str] = {}
    for pair in paired(writer.edition.text, version):
        if not isinstance(pair.part, Paragraph):
            continue
        for other in pair.others:
            joined = [id for id, whole in version.joined.items() if other.id == f"{version.slug}.{whole}"]
            pointers[other.id] = " ".join(f"#{id}" for id in (pair.part.id, *joined))
            one, two = writer.edition.text.sentences[pair.part.id], version.sentences[other.id]
            if len(pair.others) == 1 and not joined and len(one) == len(two):
                pointers |= {second.id: f"#{first.id}" for first, second in zip(one, two, strict=True)}
    for element in here.iter():
        if (pointer := pointers.get(element.get(ID, ""))) is not None:
            element.set("corresp", pointer)
