"""An e-book: EPUB 3.3 with the text, its notes, the entries, the timeline, the index and the bibliography; lessons are for classes.

Notes stand below their paragraphs, where reading systems that show them over the page leave them out. The roles of DPUB-ARIA say
what an element is, and ``epub:type`` says the same to reading systems that know nothing else. The page list is that of the source.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from ... import dates
from ...citing import records
from ...model import Concordance, Edition, Name, PageBreak, named, pages, stop, walk, words
from ...wording import wording
from ..archive import Language, written, zipped
from ..images import MEDIA, NONE
from . import cover, links, order
from .chapters import TEXT, Chapters
from .elements import XHTML, Chapter, Element, element, elements, section

OPS, XML = "http://www.idpf.org/2007/ops", "http://www.w3.org/XML/1998/namespace"
TYPES = {f"doc-{name}": name for name in ("noteref", "footnote", "pagebreak", "introduction", "glossary", "index", "bibliography", "toc")}
FOLDER, MIMETYPE, COVER, STYLE, NAV = "EPUB", "mimetype", "cover.png", "book.css", "nav.xhtml"
MIME = {**MEDIA, "css": "text/css", "xhtml": "application/xhtml+xml"}
FEATURES = (
    "ARIA",
    "displayTransformability",
    "index",
    "pageBreakMarkers",
    "pageNavigation",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)
DOCTYPE = "<!DOCTYPE html>"
PACKAGE, CONTAINER = Language("http://www.idpf.org/2007/opf"), Language("urn:oasis:names:tc:opendocument:xmlns:container")
DC = Language("http://purl.org/dc/elements/1.1/", "dc")


def make(edition: Edition, concordance: Concordance, style: bytes, faces: cover.Faces, pictures: Mapping[str, bytes] = NONE) -> bytes:
    """The e-book; ``style`` is its style sheet, its cover is set in the ``faces``, and ``pictures`` are files by their paths."""
    made = Chapters(edition, concordance)
    chapters = order.whole(made)
    files = {chapter.id: f"{chapter.id}.xhtml" for chapter in chapters}
    links.filed(chapters, files)
    language, day = edition.said["language"], dates.day(edition.said["date"])
    members = {files[chapter.id]: _document(chapter.title, language, [section(chapter)]) for chapter in chapters}
    members[NAV] = _document(made.say.books.contents, language, list(_navigation(edition, chapters, files)))
    members |= {STYLE: style, COVER: cover.make(made, faces), **pictures}
    package = _package(
        edition, [NAV if each.id == "" else files[each.id] for each in chapters], sorted(members), f"{day.isoformat()}T00:00:00Z"
    )
    inside = {f"{FOLDER}/{name}": data for name, data in members.items()}
    inside |= {MIMETYPE: b"application/epub+zip", f"{FOLDER}/package.opf": package, "META-INF/container.xml": _container()}
    return zipped(inside, day, MIMETYPE)


def _document(title: str, language: str, body: Sequence[Element]) -> bytes:
    """A document of the book; its own roles are told once more in the words of reading systems."""
    head = element("head", element("title", title), element("link", rel="stylesheet", type="text/css", href=STYLE))
    root = etree.Element(f"{{{XHTML}}}html", {"lang": language}, {None: XHTML, "epub": OPS})  # type: ignore[dict-item]  # as in elements
    root.extend([head, element("body", body)])
    for each in elements([root]):
        if kind := TYPES.get(each.get("role") or ""):
            each.set(f"{{{OPS}}}type", kind)
        if lang := each.get("lang"):
            each.set(f"{{{XML}}}lang", lang)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE) + b"\n"


def _navigation(edition: Edition, chapters: Sequence[Chapter], files: dict[str, str]) -> Iterator[Element]:
    """The table of contents, the pages of the source, and where a reader begins."""
    say = wording(edition.said["language"])
    items: list[Element] = []
    for chapter in chapters:
        item = element("li", element("a", chapter.title, href=files[chapter.id]))
        if chapter.part:
            _below(items[-1]).append(item)
        else:
            items.append(item)
        for id, title in chapter.inside:
            _below(item).append(element("li", element("a", title, href=f"{files[chapter.id]}#{id}")))
    yield _nav("toc", say.books.contents, items, role="doc-toc")
    homes = {each.get("id"): files[chapter.id] for chapter in chapters for each in elements(chapter.body, "span")}
    numbers = [node.number for part in edition.text.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak)]
    listed = [(str(number), f"{homes[id]}#{id}") for number in numbers if (id := pages.leaf_id(number)) in homes]
    if listed:
        yield _nav(
            "page-list", say.books.pages, [element("li", element("a", name, href=href)) for name, href in listed], role="doc-pagelist"
        )
    start = element("a", edition.text.title, href=files[TEXT])
    start.set(f"{{{OPS}}}type", "bodymatter")
    yield _nav("landmarks", say.books.start, [element("li", start)], hidden="hidden")


def _below(item: Element) -> Element:
    """The list below an item."""
    if len(item) < 2:
        item.append(element("ol"))
    return item[1]


def _nav(kind: str, title: str, items: list[Element], **attributes: str) -> Element:
    made = element("nav", element("h1", title), element("ol", items), id=kind, **attributes)
    made.set(f"{{{OPS}}}type", kind)
    return made


def _container() -> bytes:
    file = CONTAINER("rootfile", **{"full-path": f"{FOLDER}/package.opf", "media-type": "application/oebps-package+xml"})
    return written(CONTAINER("container", CONTAINER("rootfiles", file), version="1.0"))


def _package(edition: Edition, spine: Sequence[str], members: Sequence[str], modified: str) -> bytes:
    """The package document: what the book is, which files it has, and in which order they are read."""
    items = []
    for name in members:
        given = {"id": _id(name), "href": name, "media-type": MIME[name.rpartition(".")[2]]}
        given |= {"properties": {NAV: "nav", COVER: "cover-image"}[name]} if name in (NAV, COVER) else {}
        items.append(PACKAGE("item", **given))
    order = [spine[0], NAV, *spine[1:]]
    root = PACKAGE(
        "package",
        PACKAGE("metadata", *_metadata(edition, modified)),
        PACKAGE("manifest", *items),
        PACKAGE("spine", *(PACKAGE("itemref", idref=_id(name)) for name in order)),
        version="3.0",
        **{"unique-identifier": "id"},
    )
    root.set(f"{{{XML}}}lang", edition.said["language"])
    return written(root)


def _id(name: str) -> str:
    return f"file-{name.replace('/', '-').replace('.', '-')}"


def _metadata(edition: Edition, modified: str) -> Iterator[Element]:
    """Dublin Core and schema.org's words. Nobody who wrote, sent or translated the text is made an author of the edition."""
    said, say = edition.said, wording(edition.said["language"])
    yield DC("identifier", uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.address}/{pages.text(edition.text.slug)}").urn, id="id")
    yield DC("title", words(records.title(edition)))
    yield DC("language", said["language"])
    yield PACKAGE("meta", modified, property="dcterms:modified")
    yield from _people("creator", "edt", named(edition.facts, "editors"))
    for role, code in (("author", "aut"), ("translator", "trl"), ("recipient", "rcp")):
        yield from _people("contributor", code, named(edition.text.facts, role))
    yield DC("date", modified[:10])
    yield DC("description", said["summary"])
    yield DC("rights", f"{said['license-name']}, {said['license']}")
    yield DC("source", f"{edition.text.title}{stop(edition.text.title)} {said['attribution']}", id="source")
    paged = any(isinstance(node, PageBreak) for part in edition.text.paragraphs for node in walk(part.nodes))
    features = FEATURES if paged else tuple(each for each in FEATURES if not each.startswith("page"))
    for name, value in [
        *([("pageBreakSource", said["attribution"])] if paged else []),
        ("schema:accessMode", "textual"),
        *([("schema:accessMode", "visual"), ("schema:accessibilityFeature", "alternativeText")] if edition.shown else []),
        ("schema:accessModeSufficient", "textual"),
        *(("schema:accessibilityFeature", each) for each in features),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", say.books.accessibility_pictures if edition.shown else say.books.accessibility),
    ]:
        yield PACKAGE("meta", value, property=name)


def _people(element: str, role: str, people: Sequence[Name]) -> Iterator[Element]:
    for number, each in enumerate(people, 1):
        id = f"{role}-{number}"
        yield DC(element, each.spoken, id=id)
        yield PACKAGE("meta", role, refines=f"#{id}", property="role", scheme="marc:relators")
        yield PACKAGE("meta", each.sorted, refines=f"#{id}", property="file-as")
