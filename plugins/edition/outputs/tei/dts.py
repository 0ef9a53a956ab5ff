"""Distributed Text Services 1.0 without a server: answers as files, each at the address that a URI template of its client gives.

    /dts/index.json                     the entry point, with the templates
    /dts/collection{/id,nav}.json       the collection, and the text as its one resource
    /dts/navigation/TEXT{/ref,down}.json
                                        paragraphs and sentences, or lines of verse
    /TEXT/TEXT{/ref}.xml                the words: the document of the whole stands there already

It is of level 0, which knows no ranges; and of what a file can answer: ``down`` is 1, 2 or -1 for the whole, 0, 1 or -1 for a
paragraph, and nothing for a sentence, which has no parts. Only a site with an address has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from ...model import Binary, Edition, File, Paragraph, Sentence, cut, named, numbered, pages, words
from ...tei import ID, NAMESPACE, q
from . import body
from .words import PROLOGUE, Element, Scope, Writer

VERSION = "1.0"
CONTEXT = "https://dtsapi.org/context/v1.0.json"
WRAPPER = "https://w3id.org/api/dts#"
TEI = "application/tei+xml"

Json = dict[str, object]


def make(edition: Edition) -> Iterator[File | Binary]:
    """All answers of the service."""
    service = _Service(edition)
    yield service.file("index", service.entry())
    yield from service.collections()
    yield from service.navigations()
    yield from service.documents()


class _Service:
    def __init__(self, edition: Edition):
        self.edition, self.slug = edition, edition.text.slug
        self.home = f"{edition.address}/{pages.DTS}"
        self.templates: Json = {
            "collection": f"{self.home}collection{{/id,nav}}.json",
            "navigation": f"{self.home}navigation/{self.slug}{{/ref,down}}.json",
            "document": f"{edition.address}/{pages.text(self.slug)}{self.slug}{{/ref}}.xml",
        }
        self.writer = Writer(edition, Scope(edition, {}))
        self.root = f"{self.home}collection.json"

    def file(self, name: str, value: Json) -> File:
        """An answer as a file below the service's folder."""
        whole = {"@context": CONTEXT, "dtsVersion": VERSION, **value}
        return File(f"{pages.DTS}{name}.json", json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")

    def entry(self) -> Json:
        """The entry point: where each of the other three is asked."""
        return {
            "@id": f"{self.home}index.json",
            "@type": "EntryPoint",
            "collection": self.templates["collection"],
            "navigation": f"{self.home}navigation{{/resource,ref,down}}.json",
            "document": f"{self.edition.address}/{self.slug}{{/resource,ref}}.xml",
        }

    def collections(self) -> Iterator[File]:
        """The collection with its one text, and the text with the collection that it is in."""
        member = self._resource()
        common: Json = {"@type": "Collection", "@id": "collection", "title": self.edition.said["title"]}
        common |= {"totalParents": 0, "totalChildren": 1, "collection": self.templates["collection"]}
        yield self.file("collection", {**common, "description": self.edition.said["summary"], "member": [member]})
        yield self.file("collection/collection", {**common, "description": self.edition.said["summary"], "member": [member]})
        yield self.file("collection/collection/children", {**common, "member": [member]})
        yield self.file("collection/collection/parents", {**common, "member": []})
        yield self.file(f"collection/{self.slug}", member)
        yield self.file(f"collection/{self.slug}/children", {**member, "member": []})
        yield self.file(f"collection/{self.slug}/parents", {**member, "member": [common]})

    def _resource(self) -> Json:
        said = self.edition.said
        authors = [each.spoken for each in named(self.edition.text.facts, "author")]
        core: Json = {"creator": [{"value": each, "lang": said["language"]} for each in authors]} if authors else {}
        core |= {"language": [said["language"]], "rights": [said["license"]]}
        units = dict.fromkeys(numbered(id)[2] for id in self.edition.text.homes) or ["sentence"]
        levels = [{"citeType": "paragraph", "citeStructure": [{"citeType": unit} for unit in units]}]
        return {
            "@id": self.slug,
            "@type": "Resource",
            "title": self.edition.text.title,
            "totalParents": 1,
            "totalChildren": 0,
            "dublinCore": core,
            **self.templates,
            "download": f"{self.edition.address}/{pages.file(self.slug, self.slug, 'xml')}",
            "mediaTypes": [TEI],
            "citationTrees": [{"@type": "CitationTree", "citeStructure": levels}],
        }

    def navigations(self) -> Iterator[File]:
        """Paragraphs and sentences: of the whole, of each paragraph, and of each sentence by itself."""
        paragraphs = [_unit(part.id, 1, None) for part in self.edition.text.paragraphs]
        inside = {id: [_unit(each.id, 2, id) for each in found] for id, found in self.edition.text.sentences.items()}
        every = [unit for paragraph in paragraphs for unit in (paragraph, *inside[str(paragraph["identifier"])])]
        for down, members in (("1", paragraphs), ("2", every), ("-1", every)):
            yield self._navigation(down, {"member": members})
        for paragraph in paragraphs:
            id = str(paragraph["identifier"])
            yield self._navigation(id, {"ref": paragraph})
            yield self._navigation(f"{id}/0", {"ref": paragraph, "member": paragraphs})
            for down in ("1", "-1"):
                yield self._navigation(f"{id}/{down}", {"ref": paragraph, "member": inside[id]})
            for sentence in inside[id]:
                yield self._navigation(str(sentence["identifier"]), {"ref": sentence})

    def _navigation(self, asked: str, answer: Json) -> File:
        name = f"navigation/{self.slug}/{asked}"
        resource = {key: self._resource()[key] for key in ("@id", "@type", "collection", "navigation", "document", "citationTrees")}
        return self.file(name, {"@id": f"{self.home}{name}.json", "@type": "Navigation", "resource": resource, **answer})

    def documents(self) -> Iterator[Binary]:
        """The words of each paragraph and each sentence, within an element that says that they are a part."""
        scope = Scope(self.edition, {})
        scope.file = f"{self.edition.address}/{pages.file(self.slug, self.slug, 'xml')}"
        scope.edited, scope.author = f"{scope.file}#source", f"{scope.file}{scope.author}"
        self.writer = Writer(self.edition, scope)
        for part in self.edition.text.paragraphs:
            made = self._paragraph(part)
            yield self._document(part.id, made)
            counted = {each.id: each for each in self.edition.text.sentences[part.id]}
            for inside in [each for each in made.iter() if each.get(ID) in counted]:
                inside.tail = None
                yield self._document(inside.get(ID, ""), self._whole(part, counted[inside.get(ID, "")], inside))

    def _whole(self, part: Paragraph, sentence: Sentence, made: Element) -> Element:
        """A sentence with all its words, where what numbers it, or who speaks it, stands in an element beside it."""
        nodes = cut(part.nodes, sentence.start, sentence.end)
        if "".join(map(str, made.itertext())) == words(nodes):
            return made
        writer = Writer(self.edition, self.writer.scope)
        whole = etree.Element(made.tag)
        whole.set(ID, sentence.id)
        return writer.fill(whole, nodes)

    def _paragraph(self, part: Paragraph) -> Element:
        place: Element = etree.Element(q("body"), {}, {None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace
        body.paragraph(self.writer, place, part)
        return place[0]

    def _document(self, ref: str, passage: Element) -> Binary:
        root: Element = etree.Element(q("TEI"), {}, {None: NAMESPACE})  # type: ignore[dict-item]  # the same
        etree.SubElement(root, f"{{{WRAPPER}}}wrapper", {}, {"dts": WRAPPER}).append(deepcopy(passage))
        data = PROLOGUE + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"
        return Binary(pages.file(f"{self.slug}/{self.slug}", ref, "xml"), data)


def _unit(id: str, level: int, parent: str | None) -> Json:
    """A paragraph, or what is counted in it."""
    return {"identifier": id, "@type": "CitableUnit", "level": level, "parent": parent, "citeType": numbered(id)[2] or "paragraph"}
