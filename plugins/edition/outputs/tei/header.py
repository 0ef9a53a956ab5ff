"""The header: the source, the translation, who did what, how the text was divided and marked, and what was changed. All of it
stands in ``content/``: on the title page, in the head of the text, in the page on the method, and in that of changes.
"""

from __future__ import annotations

import re
from dataclasses import astuple

from lxml import etree

from ... import makers
from ...citing.signposts import METHOD
from ...model import (
    CERTAINTIES,
    ENGINE,
    NOTE_TYPES,
    VERDICTS,
    Blocks,
    Correction,
    Heading,
    Name,
    Note,
    Paragraph,
    Text,
    marked,
    named,
    numbered,
)
from ...tei import CONTAINERS, COUNTED, DECLARED, ID, entry, q
from ...wording import wording
from . import lists, profile
from .words import Element, Writer, dated

CHANGES = "changes"  # the page of prose whose sections with a day are changes
DAY = re.compile(r"v-(\d{4}-\d\d-\d\d)")
# Facts of the title page that have a place of their own, or none in TEI; the program is told the rest.
OWN = (
    *("title", "subtitle", "summary", "editors", "publisher", "version-text", "version-apparatus", "date"),
    *("language", "license", "license-name", "attribution", "contact"),
)
TRANSLATOR = "https://id.loc.gov/vocabulary/relators/trl"


Units = tuple[list[str], list[str]]


def counted(text: Text) -> Units:
    """The elements that paragraphs of a text are, and those of what is counted in them."""
    names = [*dict.fromkeys(CONTAINERS.get(part.role, "p") for part in text.paragraphs)] or ["p"]
    units = [*dict.fromkeys(COUNTED[numbered(id)[2]] for id in text.homes)] or ["s"]
    return names, units


class Header:
    """Writes the header of a document; ``address`` is where it is published, or empty, ``cited`` what its text is `counted` by."""

    def __init__(self, writer: Writer, root: Element, address: str, cited: Units):
        self.writer, self.edition, self.address, self.cited = writer, writer.edition, address, cited
        self.say = wording(self.edition.said["language"])
        self.said, self.facts = self.edition.said, self.edition.text.facts
        self.sub = writer.sub
        self.here = etree.SubElement(root, q("teiHeader"))

    def whole(self) -> None:
        """The header of the whole edition."""
        self._file()
        encoding = self.sub(self.here, "encodingDesc")
        if self.edition.blocks:
            self.writer.blocks(self.sub(encoding, "projectDesc"), self.edition.blocks)
        self._method(encoding)
        self._encoding(encoding)
        profile.write(self.writer, self.here)
        self._revisions()

    def paragraph(self, part: Paragraph, notes: tuple[Note, ...]) -> None:
        """The header of the document of a paragraph, which leaves out what it has of the whole."""
        self._file(self.say.label(part.id))
        self._encoding(self.sub(self.here, "encodingDesc"), notes)

    def _file(self, part: str = "") -> None:
        """Titles, people, versions, licence and source."""
        file = self.sub(self.here, "fileDesc")
        titles = self.sub(file, "titleStmt")
        self.sub(titles, "title", marked(self.edition.facts, "title"), n="title", type="main")
        if subtitle := marked(self.edition.facts, "subtitle"):
            self.sub(titles, "title", subtitle, n="subtitle", type="sub")
        if part:
            self.sub(titles, "title", f"{self.edition.text.title}, {part}", type="part")
        self._people(titles, "author", "author")
        for each in named(self.edition.facts, "editors"):
            lists.person(self.writer, self.sub(titles, "editor", n="editors"), each)
        self._people(titles, "translator", "respStmt")
        versions = self.sub(self.sub(file, "editionStmt"), "edition", n=self.said["version-text"])
        versions.text = self.say.data.versions(text=self.said["version-text"], apparatus=self.said["version-apparatus"])
        published = self.sub(file, "publicationStmt")
        if publisher := marked(self.edition.facts, "publisher"):
            self.sub(published, "publisher", publisher, n="publisher")
        else:
            self.sub(published, "authority", makers.editors(self.edition))
        if when := self.edition.date:
            self.sub(published, "date", self.said["date"], n="date", **dated(when))
        for name in ("version-text", "version-apparatus"):
            self.sub(published, "idno", self.said[name], type=name, n=name)
        if self.address:
            self.sub(published, "idno", self.address, type="URL")
        allowed = self.sub(published, "availability", status="free")
        self.sub(allowed, "licence", marked(self.edition.facts, "license-name"), target=self.said["license"], n="license-name")
        if self.said["contact"]:
            self.sub(self.sub(allowed, "p"), "ref", self.said["contact"], target=self.said["contact"], n="contact")
        self._source(self.sub(file, "sourceDesc"))

    def _people(self, place: Element, role: str, element: str) -> None:
        """People of the text by their role; whose name is that of an entry is that entry."""
        for each in named(self.facts, role):
            made = self.sub(place, element, n=role)
            if element == "respStmt":
                self.sub(made, "resp", self.say.data.translator, ref=TRANSLATOR)
            self._known(lists.person(self.writer, made, each), each)
            if element == "author" and place.tag == q("titleStmt") and place.find(f"{q('author')}[@{ID}]") is None and self._noted():
                made.set(ID, "author")

    def _noted(self) -> bool:
        """Whether the source has notes of its own."""
        return CONTAINERS["footnote"] in self.cited[0]

    def _known(self, element: Element, name: Name) -> None:
        if path := self.writer.known.get(name.sorted):
            element.set("ref", self.writer.scope.entry(path))

    def _source(self, place: Element) -> None:
        """The document that is edited: its title, people, day, number, place and where it is kept."""
        made = self.sub(place, "bibl")
        made.set(ID, "source")
        self.sub(made, "title", marked(self.facts, "title"), n="title")
        self._people(made, "author", "author")
        self._people(made, "translator", "respStmt")
        for each in named(self.facts, "recipient"):
            self._known(lists.person(self.writer, self.sub(made, "note", type="names", n="recipient"), each), each)
        for fact in self.facts:
            if fact.name == "date" and fact.date:
                self.sub(made, "date", fact.value, n="date", **dated(fact.date))
            elif fact.name in ("number", "unit", "dateline", "sender", "addressee", "place-from", "place-to"):
                self.sub(made, "note", fact.nodes, type="words", n=fact.name)
        if any(marked(self.facts, name) for name in ("archive", "archive_location")):
            kept = self.sub(made, "msIdentifier")
            for name, element in (("archive", "repository"), ("archive_location", "collection")):
                if value := marked(self.facts, name):
                    self.sub(kept, element, value, n=name)
        self.sub(made, "note", marked(self.edition.facts, "attribution"), type="words", n="attribution")

    def _method(self, encoding: Element) -> None:
        """The page on the method: a section whose heading has the id of a declaration of TEI is that declaration."""
        page = next((page for page in self.edition.pages if page.slug == METHOD and page.blocks), None)
        if page is None:
            return
        here = place = self.sub(encoding, "editorialDecl")
        here.set(ID, entry(f"pages/{METHOD}"))
        for fact in page.facts:
            self.sub(here, "ab", fact.nodes or fact.value, type="words" if fact.nodes else "plain", n=fact.name)
        for block in page.blocks:
            if isinstance(block, Heading) and block.level == 2:
                place = self.sub(here, block.id) if block.id in DECLARED else here
            self.writer.block(place, block)

    def _encoding(self, encoding: Element, notes: tuple[Note, ...] | None = None) -> None:
        """How places are cited, what notes are classed by (where ``notes`` are given, only these), and what the program was told."""
        used = {word for note in notes for word in (note.type, note.cert, note.verdict)} if notes is not None else None
        refs = self.sub(encoding, "refsDecl", default="true")
        names, units = self.cited
        formed = (names, units) != (["p"], ["s"])
        home = "/TEI/text/body//" if self.edition.versions else "//body//"  # other versions have bodies too
        match = _one_of(home, names) if formed else f"{home}p"
        paragraphs = self.sub(refs, "citeStructure", unit="paragraph", match=f"{match}[@xml:id]", use="@xml:id")
        # One structure for all that is counted: readers of references know one at a level.
        match = f"{_one_of('.//', units)}[@n]" if formed else "s"
        self.sub(paragraphs, "citeStructure", unit="sentence", match=match, use="@n", delim=".")
        classes = etree.Element(q("classDecl"))
        for name, members, say in (
            ("type", NOTE_TYPES, self.say.types),
            ("cert", CERTAINTIES, self.say.certainties),
            ("verdict", VERDICTS, self.say.verdicts),
        ):
            found = [member for member in members if used is None or member in used]
            taxonomy = self.sub(classes, "taxonomy") if found else classes
            if found:
                taxonomy.set(ID, f"{name}s")
            for member in found:
                category = self.sub(taxonomy, "category", n=member)
                category.set(ID, f"{name}.{member}")
                self.sub(category, "catDesc", say[member])
        if len(classes):
            encoding.append(classes)
        program = self.sub(self.sub(encoding, "appInfo"), "application", ident="edition", version=ENGINE)
        self.sub(program, "label", "edition")
        for fact in self.edition.facts:
            form = "list" if fact.members else "words" if fact.nodes else "plain"
            for said in fact.members or (fact.nodes or fact.value,):
                if said and fact.name not in OWN:
                    self.sub(program, "desc", said, n=fact.name, type=form)
        for kind in self.edition.folders if notes is None else ():
            self.sub(program, "desc", "; ".join(filter(None, astuple(kind))), n="kind")

    def _revisions(self) -> None:
        """What the page of changes tells of each day, and each declared correction."""
        changes = [*self._told()]
        if not changes and not self.edition.corrections:
            return
        made = self.sub(self.here, "revisionDesc")
        for correction in self.edition.corrections:
            self._correction(made, correction)
        for heading, blocks in changes:
            found = DAY.fullmatch(heading.id)
            change = self.sub(made, "change", when=found[1] if found else "")
            self.writer.blocks(change, blocks)

    def _told(self) -> list[tuple[Heading, Blocks]]:
        """The sections of the page of changes that have a day."""
        told: list[tuple[Heading, Blocks]] = []
        for block in next((page.blocks for page in self.edition.pages if page.slug == CHANGES), ()):
            if isinstance(block, Heading) and DAY.fullmatch(block.id):
                told.append((block, ()))
            elif told and not (isinstance(block, Heading) and block.level == 2):
                told[-1] = (told[-1][0], (*told[-1][1], block))
        return [each for each in told if each[1]]

    def _correction(self, place: Element, correction: Correction) -> None:
        change = self.sub(place, "change", n=correction.id, type=correction.change, **(dated(correction.date) if correction.date else {}))
        self.writer.blocks(change, correction.blocks)


def _one_of(way: str, names: list[str]) -> str:
    """An XPath to elements of several names."""
    return f"{way}*[{' or '.join(f'self::{name}' for name in names)}]"
