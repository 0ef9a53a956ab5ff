"""What stands inside a paragraph, and blocks of prose, as elements of TEI."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import assert_never

from lxml import etree

from ... import dates
from ...model import (
    GAP,
    Block,
    Blocks,
    Citation,
    Date,
    Edition,
    Emphasis,
    Foreign,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Sentence,
    Supplied,
    Text,
    Unclear,
    Version,
    Words,
    named,
    nodes_of,
    pages,
    walk,
)
from ...tei import ID, LANG, LISTS, UNITS, entry, q

Element = etree._Element
PROLOGUE = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class Scope:
    """What a document holds, so that a pointer leads to a place in it, or else into the document of the whole.

    ``live`` is for each old id the one that stands for it now. Without a ``part`` the document is that of the whole.
    """

    def __init__(self, edition: Edition, live: Mapping[str, str], part: Paragraph | None = None, notes: tuple[Note, ...] = ()):
        self.live, self.edited = live, "#source"
        self.author = "#author" if named(edition.text.facts, "author") else self.edited  # who is behind the source's own notes
        self.file = "" if part is None else pages.file("", edition.text.slug, "xml").lstrip("/")
        self.entries: Collection[str] = ()
        self.sources: Collection[str] = ()
        self.ids: Collection[str] = ()
        if part is not None:
            nodes = [*walk(part.nodes), *(node for note in notes for node in nodes_of(note.blocks))]
            self.entries = {node.entry for node in nodes if isinstance(node, Mention)}
            self.sources = {node.source for node in nodes if isinstance(node, Citation)}
            breaks = {pages.leaf_id(node.number) for node in nodes if isinstance(node, PageBreak)}
            sentences = {each.id for each in edition.text.sentences[part.id]}
            self.ids = {part.id, *sentences, *breaks, *(pages.note_id(note.id) for note in notes)}

    def entry(self, path: str) -> str:
        """A pointer to an entry, by its path."""
        return f"{'' if path in self.entries else self.file}#{entry(path)}"

    def source(self, slug: str) -> str:
        """A pointer to a source, by its slug."""
        return f"{'' if slug in self.sources else self.file}#{entry(f'sources/{slug}')}"

    def place(self, target: str) -> str:
        """A pointer to a place of the edition: of the text, by ``#`` and its id, else to a page."""
        if not target.startswith("#"):
            return f"../{target}"
        id = self.live.get(target[1:], target[1:])
        return f"{'' if id in self.ids else self.file}#{id}"


class Writer:
    """Writes nodes, blocks and dates into elements; ``known`` has the paths of the entries whose names may be those of authors."""

    def __init__(self, edition: Edition, scope: Scope, known: Mapping[str, str] | None = None):
        self.edition, self.scope, self.known = edition, scope, known or {}
        self.things = {kind.folder: kind.thing for kind in edition.kinds}
        self.surfaces = {each.number for each in edition.text.surfaces}
        self.calls: dict[str, Element] = {}  # the last piece of each lemma that was written

    def sentences(self, id: str) -> tuple[Sentence, ...]:
        """The sentences of a paragraph of the text, or of another version."""
        texts: list[Text | Version] = [self.edition.text, *self.edition.versions]
        return next(each.sentences[id] for each in texts if id in each.sentences)

    def fill(self, parent: Element, nodes: Nodes) -> Element:
        """Puts nodes at the end of an element, which is given back."""
        for node in nodes:
            self._put(parent, node)
        return parent

    def sub(self, parent: Element, name: str, nodes: Nodes | str = (), **attributes: str) -> Element:
        """A new element at the end of another, with what stands in it; attributes without value are none."""
        made = etree.SubElement(parent, q(name), {key: value for key, value in attributes.items() if value})
        if isinstance(nodes, str):
            made.text = nodes
            return made
        return self.fill(made, nodes)

    def blocks(self, parent: Element, blocks: Blocks) -> None:
        """Blocks of prose; what is no paragraph stands in one, so that they may stand wherever paragraphs may."""
        for block in blocks:
            self.block(parent, block)

    def block(self, parent: Element, block: Block) -> None:
        """One block."""
        match block:
            case Paragraph(nodes):
                self.sub(parent, "p", nodes)
            case Heading(nodes, id, level):
                self.sub(parent, "ab", nodes, type="heading", n=id, subtype=f"level-{level}")
            case ListOf(items, ordered):
                inside = self.sub(self.sub(parent, "p"), "list", rend="numbered" if ordered else "bulleted")
                for item in items:
                    self.blocks(self.sub(inside, "item"), item)
            case Quotation(blocks):
                self.blocks(self.sub(self.sub(parent, "p"), "quote"), blocks)
            case Picture():
                self.picture(parent, block)
            case _:
                assert_never(block)

    def picture(self, parent: Element, picture: Picture) -> None:
        """A picture: what is printed below it, its file, and what it shows."""
        made = self.sub(parent, "figure")
        if picture.id:
            made.set(ID, picture.id)
        self.sub(made, "head", picture.credit)
        self.sub(made, "figDesc", picture.description)
        url = self.scope.place(picture.path)
        self.sub(made, "graphic", url=url, width=f"{picture.width}px", height=f"{picture.height}px")

    def _put(self, parent: Element, node: Node) -> None:
        match node:
            case Words(text):
                put(parent, text)
            case Emphasis(children, lang, strong):
                self._sub(parent, "hi", children, lang, rend="bold" if strong else "italic")
            case Foreign(children, lang):
                self._sub(parent, "foreign", children, lang)
            case Supplied(children, lang):
                put(parent, "[")
                self._sub(parent, "supplied", children, lang)
                put(parent, "]")
            case Unclear(children, lang):
                put(parent, "[")
                self._sub(parent, "unclear", children, lang)
                put(parent, "?]")
            case Gap(quantity, unit, about):
                put(parent, GAP[:-1])
                counted = {"quantity": str(quantity), "unit": UNITS[unit]} if quantity else {}
                self.sub(parent, "gap", **counted, precision="low" if about else "")
                put(parent, "]")
            case Revision(children, kind):
                self.sub(parent, kind, children)
            case Rendered(children, rend, lang):
                self._sub(parent, "hi", children, lang, rend=rend)
            case PageBreak(number, version):
                edited = f"#{version}.source" if version else self.scope.edited
                facs = f"{self.scope.file}#{pages.facsimile_id(number)}" if number in self.surfaces and not version else ""
                self.sub(parent, "pb", n=str(number), edRef=edited, facs=facs).set(ID, pages.leaf_id(number, version))
            case Mention(path, children, implied):
                self._mention(parent, path, children, implied)
            case Citation(source, locator, children):
                cited = self.sub(parent, "bibl", type="citation", corresp=self.scope.source(source))
                self.sub(cited, "title", children)
                if locator:
                    put(cited, ", ")
                    self.sub(cited, "citedRange", locator)
            case Reference(target, children):
                self.sub(parent, "ref", children, target=self.scope.place(target))
            case Link(href, children):
                self.sub(parent, "ref", children, target=href)
            case Lemma(note, children, occurrence):
                self._lemma(parent, pages.call_id(note, occurrence), note, children)
            case _:
                assert_never(node)

    def _sub(self, parent: Element, name: str, children: Nodes, lang: str, **attributes: str) -> None:
        made = self.sub(parent, name, children, **attributes)
        if lang:
            made.set(LANG, lang)

    def _mention(self, parent: Element, path: str, children: Nodes, implied: bool) -> None:
        """Words that name an entry are a name of its kind; those that only mean it are a referring string."""
        folder = path.partition("/")[0]
        name = LISTS[self.things.get(folder, "item")][2]
        if implied:
            self.sub(parent, "rs", children, type=folder, ref=self.scope.entry(path))
        else:
            self.sub(parent, name, children, type=folder if name == "name" else "", ref=self.scope.entry(path))

    def _lemma(self, parent: Element, id: str, note: str, children: Nodes) -> None:
        """A lemma; one that runs from sentence to sentence is in pieces, of which each names the next."""
        made = self.sub(parent, "seg", children, type="lemma", corresp=self.scope.place(f"#{pages.note_id(note)}"))
        before = self.calls.get(id)
        self.calls[id] = made
        if before is None:
            made.set(ID, id)
            return
        first, _, count = before.get(ID, "").partition(".")
        made.set(ID, f"{first}.{int(count or 1) + 1}")
        made.set("prev", f"#{before.get(ID)}")
        before.set("next", f"#{made.get(ID)}")


def put(parent: Element, text: str) -> None:
    """Words at the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def dated(date: Date) -> dict[str, str]:
    """A date in attributes: ``when``, an interval, or the days between which it falls; ``when-custom`` is EDTF, where these say less.

    What is about a day or uncertain is not sure (``cert``), and lies between no days: it may be others.
    """
    first, last = (end.rstrip(dates.QUALIFIERS) for end in (date.edtf.split("/")[0], date.edtf.split("/")[-1]))
    more = {"when-custom": date.edtf} | ({"cert": "low"} if date.approximate or date.uncertain else {})
    if date.open:
        end = {"begin": ("notAfter", date.last), "end": ("notBefore", date.first)}[date.open]
        return {end[0]: end[1].isoformat(), **more}
    if not dates.exact(date):
        return {"notBefore": date.first.isoformat(), "notAfter": date.last.isoformat(), **more}
    if first != last:
        return {"from": first, "to": last, **more}
    if date.clock:
        return {"when": f"{date.first.isoformat()}T{date.clock}:00", **more}
    return {"when": first, **(more if date.edtf != first else {})}
