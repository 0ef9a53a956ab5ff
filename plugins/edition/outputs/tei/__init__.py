"""TEI P5: the whole edition as ``/TEXT/TEXT.xml``, and each paragraph with its notes as ``/TEXT/p12.xml``.

`words`   what stands inside a paragraph, and blocks of prose
`header`  what the edition says of itself
`profile` when the text was written, and to which correspondence it belongs
`lists`   entries, sources and notes, beside the text
`body`    the text: paragraphs and sentences
`versions` other versions of the text, a document each within that of the edition
`collation` the text and a version of it, segmented in parallel
`letters` the correspondence, for registers of letters (CMIF)
`dts`     the text as Distributed Text Services answer for it

The words of the text stand in ``/TEI/text/body`` and nothing else does, but for the editors' headings and what is said of pictures.
Valid against ``tei_all`` of TEI P5 4.3.0 and later. References by ``refsDecl``: ``p12`` and ``p12.s3``, as everywhere in the edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from operator import itemgetter

from lxml import etree

from ...memory import Memory
from ...model import Binary, Concordance, Edition, Entry, File, Keyed, Paragraph, named, own, pages
from ...tei import ID, LANG, NAMESPACE, q
from . import body, collation, dts, letters, lists, versions
from .header import Header, Units, counted
from .words import PROLOGUE, Scope, Writer

# Elements whose white space counts.
WORDED = {
    q(name)
    for name in (
        *("p", "ab", "head", "s", "title", "author", "editor", "name", "item", "note", "desc", "catDesc", "dateline", "figDesc"),
        *("lg", "l", "sp", "speaker", "stage"),
    )
}


def make(edition: Edition, concordance: Concordance, memory: Memory | None = None) -> Iterator[File | Binary | Keyed]:
    """The whole edition, each paragraph by itself, and with an address what is made of addresses.

    What ``memory`` has of them is not made again.
    """
    slug, memory, units = edition.text.slug, memory or Memory(), counted(edition.text)
    live = {old: id for id, olds in concordance.aliases.items() for old in olds}
    yield Binary(pages.file(slug, slug, "xml"), _whole(edition, live, units, memory))
    people = {each.sorted for role in ("author", "recipient", "translator") for each in named(edition.text.facts, role)}
    around = memory.key(
        edition.facts, edition.kinds, edition.address, edition.text.title, edition.text.facts, edition.text.surfaces, live, units
    )
    known = {each.name: each.path for each in edition.entries if each.name in people}
    entries = {each.path: (place, each) for place, each in enumerate(edition.entries)}
    sources = {each.slug: (place, each) for place, each in enumerate(edition.sources)}
    told = cache(lambda path: memory.key(entries[path][1].name, entries[path][1].facts))
    work = cache(lambda slug: memory.key(sources[slug][1]))
    for part in edition.text.paragraphs:
        notes = concordance.notes.get(part.id, ())
        scope = Scope(edition, live, part, notes)
        near = lists.Near(
            notes,
            tuple(each for _, each in sorted((entries[path] for path in scope.entries), key=itemgetter(0))),
            tuple(each for _, each in sorted((sources[slug] for slug in scope.sources), key=itemgetter(0))),
        )
        made = partial(_paragraph, Writer(edition, scope, known), part, near, units)
        of = (
            part,
            edition.text.sentences[part.id],
            notes,
            [told(each.path) for each in near.entries],
            [work(each.slug) for each in near.sources],
        )
        path = pages.file(slug, part.id, "xml")
        yield Keyed(path, memory.key("tei", around, list(known.items()), of), made) if memory.lasts else Binary(path, made())
    for address, collated in collation.documents(edition, concordance):
        yield Binary(address, _written(collated))
    if edition.address:
        if (register := letters.document(edition)) is not None:
            yield Binary(pages.file(slug, pages.CORRESPONDENCE, "xml"), _written(register))
        yield from memory.made(lambda: [*dts.make(edition)], "dts", edition.text, around, edition.notes)


def _whole(edition: Edition, live: dict[str, str], units: Units, memory: Memory) -> bytes:
    """The document of the whole edition: what knows entries by their heads, and in it entry by entry."""
    heads, scope = edition.headed(), Scope(edition, live)
    whole = memory.made(lambda: _written(_around(heads, live, units)), "tei around", heads, list(live.items()), units)

    def told(entry: Entry) -> bytes:
        root = _document(edition)
        lists.told(Writer(edition, scope), root, entry)
        _laid(root[0])
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        return data[data.index(b">") + 1 : data.rindex(b"<")]

    known = edition.facts, edition.kinds, edition.address, edition.text.surfaces, list(live.items())
    for kind in edition.kinds:
        made = memory.each(told, [each for each in edition.entries if each.kind == kind.folder], "tei entry", kind.folder, *known)
        whole = whole.replace(f"<?{lists.ENTRIES} {kind.folder}?>".encode(), b"\n".join(made))
    return whole


def _around(edition: Edition, live: dict[str, str], units: Units) -> etree._Element:
    """The document of the whole edition, in which each kind has a mark where its entries stand."""
    slug = edition.text.slug
    writer = Writer(edition, Scope(edition, live), {each.name: each.path for each in edition.entries})
    root = _document(edition)
    Header(writer, root, edition.address and f"{edition.address}/{pages.file(slug, slug, 'xml')}", units).whole()
    if edition.text.surfaces:
        body.facsimile(writer, etree.SubElement(root, q("facsimile")))
    text = etree.SubElement(root, q("text"))
    body.whole(writer, text)
    body.pages(writer, text)
    off = etree.Element(q("standOff"))
    lists.whole(writer, off)
    if len(off):
        root.append(off)
    versions.whole(writer, root)
    return root


def _paragraph(writer: Writer, part: Paragraph, near: lists.Near, units: Units) -> bytes:
    """The document of a paragraph: its words, its notes, and by name the entries and sources that both speak of."""
    edition, slug = writer.edition, writer.edition.text.slug
    root = _document(edition)
    Header(writer, root, edition.address and f"{edition.address}/{pages.file(slug, part.id, 'xml')}", units).paragraph(part, near.notes)
    text = etree.SubElement(root, q("text"))
    here = etree.SubElement(text, q("body"))
    body.paragraph(writer, writer.sub(here, "p") if own(part.id) else here, part)  # a note stands nowhere by itself
    off = etree.Element(q("standOff"))
    lists.near(writer, off, near)
    if len(off):
        root.append(off)
    return _written(root)


def _document(edition: Edition) -> etree._Element:
    return etree.Element(q("TEI"), {LANG: edition.said["language"]}, {None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace


def _written(root: etree._Element) -> bytes:
    """A document, with a line for each element that holds no words of its own."""
    _laid(root)
    return PROLOGUE + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _laid(element: etree._Element) -> None:
    words = element.tag in WORDED or (element.tag in (q("list"), q("table")) and ID in element.attrib)  # of the text
    if words or not len(element) or element.text or any(child.tail for child in element):
        return
    element.text = "\n"
    for child in element:
        child.tail = "\n"
        _laid(child)
