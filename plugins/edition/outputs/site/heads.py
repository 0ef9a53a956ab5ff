"""What the head of every page says to machines: Highwire and Dublin Core tags, Open Graph, JSON-LD, Signposting.

The text is what its author sent: a letter where it has a recipient. A paragraph is a part of the edition that prints it; every
other page is a chapter of the edition by its editors; the title page is the edition. All say what the records of citations say.

Zotero reads the tags by its translators "Embedded Metadata" and "RDF": ``citation_inbook_title`` or else ``z:itemType`` decides
the type, every other ``z:`` tag is a field of that name, and ``z:translators``, ``z:recipients`` and ``bib:editors`` are people. It
loses editors without a ``citation_title`` or ``z:itemType``, and all of these people where a ``citation_author`` stands beside them;
so what has a translator or a recipient names its author in Dublin Core alone. A name that ends in a comma is an institution's to
it, and stays in one piece.

Hypothes.is takes pages for one document that agree in ``DC.identifier`` and ``DC.relation.isPartOf``: a paragraph's page and the text
do, so that what is annotated on one is there on the other. Signposting: the FAIR Signposting Profile, level 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from ... import dates
from ...citing import records, signposts
from ...model import AUTHORITIES, Date, Edition, Entry, Lesson, Name, Version, named, pages, stop, words
from ...wording import wording
from .page import Head

ARCHIVE = {"archive": "archive", "archiveLocation": "archive_location"}  # Zotero's field, and the record's
RECORD = "csl.json"  # its type stands in the linkset, with those of the other records
LINKSET = "application/linkset+json"
BOOKS = {"epub": "application/epub+zip", "pdf": "application/pdf"}
# What an entry is in schema.org's words, by what its kind is (`model.THINGS`); else it is a thing.
THINGS = {"person": "Person", "org": "Organization", "place": "Place", "event": "Event", "bibl": "CreativeWork", "term": "DefinedTerm"}
WORK = {"original": "workTranslation", "translation": "translationOfWork"}  # what another version says of the text (schema.org)
SHOWN = 160  # characters of a description that search engines show; of a longer one they would show a part of a sentence

Tags = list[tuple[str, str]]
Links = list[tuple[str, str, str]]
Names = tuple[Name, ...]
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Described:
    """What a page is to machines; ``kind`` is the link card's, or empty for none. A tag or a link without a value is none."""

    tags: Tags
    links: Links
    data: Data
    kind: str = "article"


NOTHING = Described([], [], {}, "")  # a page that stands for nothing


class Heads:
    """The heads of a site's pages. Without an address there are no addresses in them, and no link card.
    All that heads of entries and paragraphs are made from is in the fields, and no whole edition."""

    def __init__(self, edition: Edition):
        self.say = wording(edition.said["language"])
        self.said, self.slug, self.text_title = edition.said, edition.text.slug, edition.text.title
        self.text, self.whole = records.text(edition, ""), records.whole(edition, "")
        self.written, self.made = self._date(edition.text.date), self._date(edition.date)
        self.title = words(records.title(edition))
        self.authors, self.translators, self.recipients = (
            named(edition.text.facts, role) for role in ("author", "translator", "recipient")
        )
        self.editors, self.kinds = named(edition.facts, "editors"), edition.kinds
        self.kind, self.writers, self.makers = signposts.kind(edition), signposts.authors(edition), signposts.editors(edition)
        self.books = pages.books(edition)
        self.home = f"{edition.address}/" if edition.address else ""
        self.place = self.home + pages.text(self.slug) if self.home else ""

    def summary(self, title: str, said: str) -> str:
        """The description of a page: what is said of it, where that is a short sentence or more; else its title and the edition's."""
        whole = self.said["title"]
        return said if len(said) <= SHOWN and not stop(said) else f"{title}{stop(title)} {whole}{stop(whole)}"

    def head(self, described: Described, title: str, summary: str, address: str) -> Head:
        """The head of the page at an address, from what it is."""
        return Head(
            tags=tuple(tag for tag in described.tags if tag[1]),
            graph=tuple(self._card(title, summary, address, described.kind)) if described.kind else (),
            links=tuple(link for link in described.links if link[1]),
            data=_json(described.data) if described.data else Markup(),
        )

    def edition(self) -> Described:
        """The title page: the edition as a book."""
        tags = [("z:itemType", "book"), *self._apparatus(self.title, self.home)]
        links = [("cite-as", self.home, ""), *self._landing("Book", self.makers, "")]
        links += [("linkset", pages.file(self.slug, pages.LINKSET, "json"), LINKSET)]
        return Described(tags, links, self._book(), "website")

    def whole_text(self, root: str, here: str) -> Described:
        """The whole text, for a page at ``here``. Where it is printed stands in Zotero's "Extra", as a letter has no fields for it."""
        heading, slug = self.text["title"], self.slug
        assert isinstance(heading, tuple)
        title = words(heading)
        printed = f"Container Title: {self.title}\nVersion: {self.text['version']}"
        tags = [("z:itemType", "letter" if self.recipients else "document"), ("z:extra", printed), *self._sent(title, self.place)]
        tags += [("z:recipients", _inverted(each)) for each in self.recipients] + _highwire(self.written, title)
        links = [("cite-as", self.place, ""), ("collection", self.home, "text/html"), *self._landing(self.kind, self.writers, root)]
        links += [("linkset", self._near(pages.LINKSET, "json", here), LINKSET), ("describedby", self._near(slug, RECORD, here), "")]
        links += [
            ("alternate", self._near(slug, "txt", here), "text/plain"),
            ("alternate", self._near(slug, "json", here), "application/json"),
            ("alternate", self._near(slug, "xml", here), "application/tei+xml"),
        ]
        links += [("alternate", pages.near(self.books[kind], here), mime) for kind, mime in BOOKS.items() if kind in self.books]
        return Described(tags, links, self._message(title, self.place) | {"isPartOf": self._book()})

    def paragraph(self, id: str, root: str) -> Described:
        """A paragraph: a part of the edition, by the author of the text, with the edition's editors."""
        title, place = f"{self.text_title}, {self.say.label(id)}", self.home + pages.place(self.slug, id) if self.home else ""
        tags = [("citation_title", title), ("citation_inbook_title", self.title), ("z:edition", str(self.text["version"]))]
        tags += self._sent(title, place)
        tags += [("bib:editors", _inverted(each)) for each in self.editors]
        links = [("cite-as", place, ""), ("collection", self.place, "text/html"), *self._landing("", self.writers, root)]
        here = pages.paragraph(self.slug, id)
        links += [("linkset", self._near(pages.LINKSET, "json", here), ""), ("describedby", self._near(id, RECORD, here), "")]
        data = self._message(title, place) | ({"isPartOf": {"@id": self.place}} if self.home else {})
        return Described(tags, links, data)

    def entry(self, entry: Entry, address: str) -> Described:
        """The page of an entry: a chapter, and about whom or what, where an authority file knows it; else the title says as much."""
        same = [f"{AUTHORITIES[fact.name][1]}{fact.value}" for fact in entry.facts if fact.name in AUTHORITIES]
        thing = next((kind.thing for kind in self.kinds if kind.folder == entry.kind), "item")
        about = {"@type": THINGS.get(thing, "Thing"), "name": entry.name, "sameAs": same}
        return self.chapter(entry.name, address, {"about": about} if same else None)

    def lesson(self, lesson: Lesson, address: str) -> Described:
        """The page of a lesson: a chapter to teach by."""
        facts = {fact.name: fact.value for fact in lesson.facts}
        said = {"learningResourceType": "lesson plan", "educationalLevel": facts.get("grades", "")}
        return self.chapter(lesson.title, address, {name: value for name, value in said.items() if value})

    def chapter(self, title: str, address: str, more: Data | None = None) -> Described:
        """Any other page: a chapter of the edition by its editors; ``more`` is what else it is."""
        place = f"{self.home}{address}" if self.home else ""
        tags = [("citation_inbook_title", self.title), *self._apparatus(title, place)]
        data = _data("Chapter", place, title) | {"author": _people(self.editors), "isPartOf": _data("Book", self.home, self.title)}
        return Described(tags, [], data | (more or {}))

    def version(self, edition: Edition, version: Version, heading: str, address: str) -> Described:
        """The page of another version, cited as the text is, by its own people; its data has both, of which one may translate the other."""
        place = f"{self.home}{address}" if self.home else ""
        record = records.version(edition, version)
        assert isinstance(record["title"], tuple)
        title, date = words(record["title"]), self._date(records.dated(edition, version))
        authors, translators = named(version.facts, "author") or self.authors, named(version.facts, "translator")
        tags = [("citation_title", title), ("citation_inbook_title", self.title), ("z:edition", str(self.text["version"]))]
        tags += [*_titled(date, title, place), ("DC.language", version.language)]
        for name, people in {"DC.creator": authors, "z:translators": translators, "bib:editors": self.editors}.items():
            tags += [(name, _inverted(each)) for each in people]
        tags += [(f"z:{field}", str(record.get(fact, ""))) for field, fact in ARCHIVE.items()]
        tags += [("DC.identifier", place), ("DC.relation.isPartOf", self.home)]
        record_file, plain = (self._near(version.slug, ending, address) for ending in (RECORD, "txt"))
        text = self._message(self.text_title, self.place) | {"inLanguage": self.said["language"]}
        other = _data(signposts.VERSION, place, version.name) | {"alternateName": title, "author": _people(authors), "dateCreated": date}
        other |= {"translator": _people(translators), "inLanguage": version.language}
        if version.kind in WORK and self.place:
            other[WORK[version.kind]] = {"@id": self.place}
        data = self.chapter(heading, address, {"hasPart": [text, {name: said for name, said in other.items() if said}]}).data
        links = [("cite-as", place, ""), ("collection", self.home, "text/html"), ("describedby", record_file, "")]
        links += [("linkset", self._near(pages.LINKSET, "json", address), LINKSET), ("alternate", plain, "text/plain")]
        return Described(tags, [*links, *self._landing(signposts.VERSION, self.writers, pages.root(address))], data)

    def _near(self, name: str, ending: str, here: str) -> str:
        """A file of the text's folder as the page ``here`` has it, which stands in the same folder or below it."""
        return pages.near(pages.file(self.slug, name, ending), here)

    def _sent(self, title: str, place: str) -> Tags:
        """What the text and its paragraphs say of who sent it, when, and where it is kept; the document is the text in the edition."""
        tags = [*_titled(self.written, title, place), *(("DC.creator", _inverted(each)) for each in self.authors)]
        tags += [("z:translators", _inverted(each)) for each in self.translators]
        tags += [(f"z:{field}", str(self.text.get(fact, ""))) for field, fact in ARCHIVE.items()]
        return [*tags, ("DC.identifier", self.place), ("DC.relation.isPartOf", self.home)]

    def _apparatus(self, title: str, place: str) -> Tags:
        """What pages say that the editors wrote: by them, of the edition's date and version. Dublin Core would say the same again."""
        tags = [*_highwire(self.made, title), ("citation_public_url", place), ("z:edition", str(self.whole["version"]))]
        return [*tags, *(("citation_author", _inverted(each)) for each in self.editors)]

    def _landing(self, kind: str, pages: tuple[str, ...], root: str) -> Links:
        """What a page is that stands for a thing to cite, and who made that."""
        return [*(("type", each, "") for each in signposts.types(kind)), *self._by(pages, root)]

    def _by(self, pages: tuple[str, ...], root: str) -> Links:
        """The pages of those who made what stands there."""
        return [("author", f"{self.home or root}{address}", "") for address in pages]

    def _card(self, title: str, summary: str, address: str, kind: str) -> Tags:
        """The link card (Open Graph), which is made of addresses."""
        if not self.home:
            return []
        edition = self.said
        tags = [("og:type", kind), ("og:title", title), ("og:description", summary), ("og:site_name", edition["title"])]
        tags += [("og:url", f"{self.home}{address}")]
        picture = [("og:image", f"{self.home}{edition['preview']}"), ("og:image:alt", self.title)] if edition["preview"] else []
        return tags + picture

    def _message(self, title: str, place: str) -> Data:
        """The text or a paragraph of it in schema.org's words: its people are not those of the edition that it is printed in."""
        data = _data(self.kind, place, title) | {"author": _people(self.authors), "recipient": _people(self.recipients)}
        data |= {"translator": _people(self.translators), "dateCreated": self.written}
        return {name: value for name, value in data.items() if value}

    def _book(self) -> Data:
        """The edition in schema.org's words."""
        edition = self.said
        data = _data("Book", self.home, self.title) | {"author": _people(self.editors), "datePublished": self.made}
        return data | {"version": self.whole["version"], "license": edition["license"], "inLanguage": edition["language"]}

    def _date(self, date: Date | None) -> str:
        """A year, a month, a day or an hour as machines write it; a date that is no such thing in words, as nothing else says all of it."""
        return (dates.machine(date) or dates.spoken(date, self.say)) if date else ""


def _inverted(person: Name) -> str:
    """A name as catalogs have it; one of a single part ends in a comma, or Zotero would take its last word for a family name."""
    return person.sorted if person.given else f"{person.sorted},"


def _people(people: Names) -> list[Data]:
    """Names in schema.org's words."""
    return [{"@type": "Organization" if each.whole else "Person", "name": each.spoken} for each in people]


def _titled(date: str, title: str, place: str) -> Tags:
    """Title, date and address; the language is the page's."""
    return [("DC.title", title), ("DC.date", date), ("citation_public_url", place)]


def _highwire(date: str, title: str) -> Tags:
    """Title and date as Highwire's tags have them."""
    return [("citation_title", title), ("citation_publication_date", date.replace("-", "/"))]


def _data(kind: str, place: str, title: object) -> Data:
    return {"@type": kind, "name": title, **({"@id": place} if place else {})}


def _json(value: Data) -> Markup:
    """A data block: nothing in it can end the element that it stands in."""
    text = json.dumps({"@context": signposts.SCHEMA, **value}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
