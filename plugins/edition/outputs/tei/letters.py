"""The correspondence in the Correspondence Metadata Interchange Format (CMIF 1.1, TEI Correspondence SIG): ``/TEXT/correspondence.xml``.

Who wrote to whom, when and where: the text and every document of the edition that somebody sent to somebody, with identifiers from
authority files where they were checked. Only a site with an address has it, since it is made of addresses.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from ... import makers
from ...model import AUTHORITIES, Date, Edition, Mention, Nodes, named, pages, walk, words
from ...tei import ID, LISTS, NAMESPACE, q
from . import lists, profile
from .words import Element, Scope, Writer, dated

PREFERRED = ("GND", "VIAF", "LCNAF", "wikidata")  # of authority files, the order in which the registers of letters ask them


def document(edition: Edition) -> Element | None:
    """The document; none where nothing was sent by anybody."""
    register = _Register(edition)
    return register.root if register.described else None


class _Register:
    def __init__(self, edition: Edition):
        self.edition, self.writer = edition, Writer(edition, Scope(edition, {}))
        self.home = f"{edition.address}/"
        self.entries = {each.path: each for each in edition.entries}
        self.id = f"uuid-{uuid5(NAMESPACE_URL, self.home)}"
        self.root: Element = etree.Element(q("TEI"), {}, {None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace
        header = self.writer.sub(self.root, "teiHeader")
        self._file(self.writer.sub(header, "fileDesc"))
        self.profile = self.writer.sub(header, "profileDesc")
        self.described = 0
        for letter in profile.letters(self.writer):
            if letter.sent.people and letter.received.people:
                self._letter(letter)
        self.writer.sub(self.writer.sub(self.writer.sub(self.root, "text"), "body"), "p")

    def _file(self, file: Element) -> None:
        edition, sub = self.edition, self.writer.sub
        titles = sub(file, "titleStmt")
        sub(titles, "title", edition.said["title"])
        for each in named(edition.facts, "editors"):
            lists.person(self.writer, sub(titles, "editor"), each)
        published = sub(file, "publicationStmt")
        publisher = sub(published, "publisher")
        sub(publisher, "ref", edition.said["publisher"] or makers.editors(edition), target=self.home)
        sub(published, "idno", f"{self.home}{pages.file(edition.text.slug, pages.CORRESPONDENCE, 'xml')}", type="url")
        if when := edition.date:
            sub(published, "date", **_plain(when))
        sub(sub(published, "availability"), "licence", edition.said["license-name"], target=edition.said["license"])
        source = sub(sub(file, "sourceDesc"), "bibl", type="online")
        source.set(ID, self.id)
        source.text = f"{edition.said['title']}. "
        sub(source, "ref", self.home, target=self.home)

    def _letter(self, letter: profile.Letter) -> None:
        text, entry = self.edition.text, letter.entry
        title, address = (entry.name, pages.page(entry.path)) if entry else (text.title, pages.text(text.slug))
        self.described += 1
        made = self.writer.sub(self.profile, "correspDesc", key=title, ref=self.home + address, source=f"#{self.id}")
        for kind, done in letter.actions:
            action = self.writer.sub(made, "correspAction", type=kind)
            self._named(action, done.people, "persName")
            self._named(action, done.places, "placeName")
            if done.when:
                self.writer.sub(action, "date", **_plain(done.when))

    def _named(self, action: Element, nodes: Nodes, otherwise: str) -> None:
        """Each entry that a fact names, by its own name and its identifier; or else the words."""
        mentions = [node for node in walk(nodes) if isinstance(node, Mention) and node.entry in self.entries]
        for node in mentions:
            entry = self.entries[node.entry]
            thing = self.writer.things[entry.kind]
            facts = {fact.name: fact.value for fact in entry.facts}
            known = next((f"{AUTHORITIES[name][1]}{facts[name]}" for name in PREFERRED if name in facts), "")
            self.writer.sub(action, LISTS[thing][2] if thing in ("person", "org", "place") else "name", entry.name, ref=known)
        if nodes and not mentions:
            self.writer.sub(action, otherwise, words(nodes))


def _plain(date: Date) -> dict[str, str]:
    """A date in the attributes that registers of letters read; an hour is none of theirs."""
    return {name: value.partition("T")[0] for name, value in dated(date).items() if name != "when-custom"}
