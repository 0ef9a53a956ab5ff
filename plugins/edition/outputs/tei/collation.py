"""The text and a version of it in the same language, segmented in parallel (TEI P5, chapter 13.2.3): ``/TEXT/b.xml``.

Where both have the same words these stand once, and where they differ in an ``app`` with the reading of each: ``lem`` is the text's, and
``rdg`` the other's, which may be empty. So programs that show critical editions read both. Paragraphs that have no counterpart of their
own, or are joined or divided there, are one place. Of what stands in the words only what the source does is here; all else has the
document of the edition, to which ``corresp`` points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from ... import makers
from ...model import (
    Concordance,
    Edition,
    Heading,
    Nodes,
    Pair,
    Paragraph,
    Variant,
    Version,
    Words,
    cut,
    marked,
    pages,
    paired,
    unbroken,
    unlinked,
    words,
)
from ...tei import ID, LANG, NAMESPACE, q
from .words import Element, Scope, Writer, put


def documents(edition: Edition, concordance: Concordance) -> Iterator[tuple[str, Element]]:
    """A document for each version whose words are compared, with its address."""
    for version in edition.versions:
        if any(part.id in concordance.variants for part in version.parts):
            address = pages.file(edition.text.slug, version.slug, "xml")
            yield address, _Collation(edition, version, concordance.variants, edition.address and f"{edition.address}/{address}").root


class _Collation:
    def __init__(self, edition: Edition, version: Version, variants: Mapping[str, tuple[Variant, ...]], address: str):
        self.edition, self.version, self.variants = edition, version, variants
        self.writer = Writer(edition, Scope(edition, {}))
        self.sigla = f"#{edition.text.slug}", f"#{version.slug}"
        self.root: Element = etree.Element(q("TEI"), {LANG: version.language}, {None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace
        self._header(self.writer.sub(self.root, "teiHeader"), address)
        body = self.writer.sub(self.writer.sub(self.root, "text"), "body")
        for pair in paired(edition.text, version):
            if not isinstance(pair.part, Heading):
                self._pair(body, pair)

    def _header(self, header: Element, address: str) -> None:
        sub, edition, facts = self.writer.sub, self.edition, self.version.facts
        file = sub(header, "fileDesc")
        titles = sub(file, "titleStmt")
        sub(titles, "title", f"{edition.text.title}, {self.version.name}")
        sub(titles, "editor", makers.editors(edition))
        published = sub(file, "publicationStmt")
        sub(published, "authority", makers.editors(edition))
        if address:
            sub(published, "idno", address, type="URL")
        allowed = sub(published, "availability", status="free")
        sub(allowed, "licence", edition.said["license-name"], target=edition.said["license"])
        sub(allowed, "p", unlinked(marked(facts, "rights")))
        witnesses = sub(sub(file, "sourceDesc"), "listWit")
        called = (marked(edition.text.facts, "title"), marked(facts, "name"))
        for siglum, name in zip(self.sigla, called, strict=True):
            sub(witnesses, "witness", unlinked(name)).set(ID, siglum[1:])
        sub(sub(header, "encodingDesc"), "variantEncoding", method="parallel-segmentation", location="internal")

    def _pair(self, body: Element, pair: Pair) -> None:
        """A paragraph with its counterpart, or what stands on one side alone."""
        part = pair.part if isinstance(pair.part, Paragraph) else None
        both = [*([part] if part else []), *pair.others]
        made = self.writer.sub(body, "p")
        made.set(ID, both[0].id)
        made.set("corresp", " ".join(f"{self.edition.text.slug}.xml#{each.id}" for each in both))
        if part and len(pair.others) == 1 and (variants := self.variants.get(pair.others[0].id)) is not None:
            self._compared(made, _bare(part), _bare(pair.others[0]), variants)
            return
        others = [node for each in pair.others for node in (Words(" "), *_bare(each))]
        self._app(made, _bare(part) if part else (), tuple(others[1:]))

    def _compared(self, made: Element, one: Nodes, other: Nodes, variants: tuple[Variant, ...]) -> None:
        """What both have, and between it the readings of each."""
        text, end = words(one), len(words(one))
        ends = (Variant(0, 0, 0, 0), *variants, Variant(end, end, 0, 0))
        for before, after in pairwise(ends):
            same = text[before.end : after.start].strip()
            if same:
                start = text.index(same, before.end)
                put(made, " " if before is not ends[0] else "")
                self.writer.fill(made, cut(one, start, start + len(same)))
            if after is not ends[-1]:
                put(made, " " if same or before is not ends[0] else "")
                self._app(made, cut(one, after.start, after.end), cut(other, after.other_start, after.other_end))

    def _app(self, made: Element, one: Nodes, other: Nodes) -> None:
        place = self.writer.sub(made, "app")
        for name, siglum, nodes in zip(("lem", "rdg"), self.sigla, (one, other), strict=True):
            self.writer.sub(place, name, nodes, wit=siglum)


def _bare(part: Paragraph) -> Nodes:
    """The words of a paragraph with what the source does to them."""
    return unbroken(unlinked(part.nodes))
