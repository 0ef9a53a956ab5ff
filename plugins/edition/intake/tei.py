"""TEI that this program wrote, read into the edition that it was written from; what TEI does not carry is left out.

It carries the title page, the text and its other versions, notes, entries, sources and pages of prose, and where pictures stand. Their
files, lessons and corrections it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..dates import parse
from ..model import Article, Edition, Entry, Fact, Facts, Heading, Kind, Name, Note, Paragraph, Picture, Source, Text, Version, words
from ..tei import ID, LANG, LISTS, LIVES, ROLES_OF, q
from .elements import Element, blocks, file, nodes, path, picture, stretches

TOLD = f".//{q('application')}[@ident='edition']/{q('desc')}[@n='text']"  # the name of the text's file
PARTS = {q(name): role for name, role in ROLES_OF.items()}  # of the text, with what each is
PEOPLE = ("author", "editor", "editors", "translator", "recipient")  # facts that hold names


def ours(root: Element) -> bool:
    """Whether this program wrote the document of a whole edition."""
    return root.find(TOLD) is not None


def corrected(root: Element) -> int:
    """How many declared corrections the document tells."""
    return len(root.findall(f"{q('teiHeader')}/{q('revisionDesc')}/{q('change')}[@n]"))


def read(root: Element) -> tuple[Edition, str]:
    """The edition of a document, and the name of its text's file without ending."""
    slug = (_one(root, TOLD).text or "").removesuffix(".md")
    for link in root.iter(q("ref")):
        link.set("target", _typed(link.get("target", ""), root, slug))
    title, text = _title(root), _text(root, slug)
    kinds = tuple(Kind(*(each.text or "").split("; ")) for each in root.iterfind(f".//{q('application')}/{q('desc')}[@n='kind']"))
    entries = tuple(each for kind in kinds for each in _entries(root, kind))
    home = blocks(_one(root, f".//{q('projectDesc')}"))
    others = tuple(_version(each) for each in root.iterfind(q("TEI")))
    notes, sources = tuple(_notes(root)), tuple(_sources(root))
    made = Edition(title, kinds, home, text, notes, entries, sources, pages=tuple(_pages(root)), versions=others)
    return made, slug


def _typed(target: str, root: Element, slug: str) -> str:
    """Where a reference leads, as an editor types it: pages, lessons and the text by their files."""
    address = target.removeprefix("../")
    folder, _, rest = address.strip("/").partition("/")
    if address == target:
        return target
    if root.find(f".//*[@{ID}='pages.{folder}']") is not None:
        return f"pages/{folder}.md"
    if folder == "lessons" and rest:
        return f"lessons/{rest}.md"
    return f"{slug}.md" if folder == slug and not rest else address


def _title(root: Element) -> Facts:
    """The facts of the title page."""
    header = _one(root, q("teiHeader"))
    places = [_one(header, f".//{q(name)}") for name in ("titleStmt", "publicationStmt")]
    found = [each for place in places for each in place.iter() if each.get("n", "author") not in ("author", "translator")]
    found += [each for each in header.iter(q("note"), q("p"), q("language")) if each.get("n") in ("attribution", "summary", "language")]
    found += [each for each in header.iterfind(f".//{q('application')}/{q('desc')}") if each.get("n") != "kind"]
    return (*_facts(found), Fact("license", _one(header, f".//{q('licence')}").get("target", "")))


def _text(root: Element, slug: str) -> Text:
    header = _one(root, q("teiHeader"))
    found = [each for each in _one(header, f".//{q('sourceDesc')}/{q('bibl')}").iter() if each.get("n", "attribution") != "attribution"]
    found += [each for each in header.iterfind(f".//{q('abstract')}/{q('p')}") if each.get("n") != "summary"]
    facts = (*_facts(found), *_facsimile(root))
    return Text(slug, next((fact.value for fact in facts if fact.name == "title"), ""), facts, tuple(_parts(root)), {})


def _facsimile(root: Element) -> Facts:
    """The facts that name the pictures of the source's pages: their files with ``*`` for the number of the page, and what they are."""
    surfaces = root.findall(f"{q('facsimile')}/{q('surface')}")
    files = [(each.get("n", ""), file(_one(each, q("graphic")))) for each in surfaces]
    if not files:
        return ()
    number, first = files[0]
    patterns = [f"{first[: found.start()]}*{first[found.end() :]}" for found in re.finditer(re.escape(number), first)]
    fitting = [each for each in patterns if all(each.replace("*", page) == path for page, path in files)]
    rights = nodes(_one(surfaces[0], f"{q('graphic')}/{q('desc')}"))
    return Fact("facsimile", fitting[-1]), Fact("facsimile-rights", words(rights), rights)


def _version(root: Element) -> Version:
    """Another version of the text, which has a document of its own."""
    slug, header = root.get(ID, ""), _one(root, q("teiHeader"))
    facts = _facts(each for each in header.iter() if each.get("n"))
    said = {fact.name: fact.value for fact in facts}
    parts = tuple(part for part in _parts(root) if isinstance(part, Paragraph))
    return Version(slug, said.get("name", ""), said.get("kind", ""), said.get("language", ""), facts, parts, {})


def _parts(root: Element) -> Iterator[Paragraph | Heading | Picture]:
    """The paragraphs, headings and pictures of a text."""
    for element in _one(root, f"{q('text')}/{q('body')}").iter(q("head"), q("figure"), *PARTS):
        if element.tag == q("figure"):
            yield picture(element)
        elif element.get("type") == "editors":
            yield Heading(nodes(element), element.get("n", ""))
        elif element.tag in PARTS and element.get(ID):
            role = element.get("rend", PARTS[element.tag])
            first = role == "footnote" and element.tag != q("note")  # of a footnote's paragraphs: what is quoted is the footnote
            quoted = _around(_around(element) if first else element).tag == q("quote")
            yield Paragraph(nodes(element), element.get(ID, ""), role, element.get(LANG, ""), stretches(element), quoted)


def _around(element: Element) -> Element:
    found = element.getparent()
    return element if found is None else found


def _notes(root: Element) -> Iterator[Note]:
    homes: dict[str, str] = {}
    for part in _one(root, f"{q('text')}/{q('body')}").iter(*PARTS):
        if id := part.get(ID):
            homes |= {each.get("corresp", "")[1:]: id for each in part.iter(q("seg"))}
    for element in root.iterfind(f"{q('standOff')}/{q('listAnnotation')}/{q('note')}"):
        id = element.get(ID, "")
        said = dict(each[1:].split(".", 1) for each in element.get("ana", "").split())
        verdict = said.get("verdict", "")
        yield Note(id.removeprefix("n-"), homes.get(id, ""), "", element.get("type", ""), said.get("cert", ""), blocks(element), verdict)


def _entries(root: Element, kind: Kind) -> Iterator[Entry]:
    listing, element, _ = LISTS[kind.thing]
    for each in root.iterfind(f"{q('standOff')}/{q(listing)}[@type='{kind.folder}']/{q(element)}"):
        facts = _facts(inner for inner in each.iter() if inner.get("n"))
        name = next((fact.value for fact in facts if fact.name == "name"), "")
        written = blocks(_one(each, f"{q('note')}[@type='entry']"))
        yield Entry(kind.folder, path(each.get(ID, "")).partition("/")[2], name, (), facts, written)


def _sources(root: Element) -> Iterator[Source]:
    for each in root.iterfind(f"{q('standOff')}/{q('listBibl')}[@type='sources']/{q('bibl')}"):
        facts = _facts(inner for inner in each.iter() if inner.get("n"))
        yield Source(path(each.get(ID, "")).partition("/")[2], (Fact("type", each.get("type", "")), *facts))


def _pages(root: Element) -> Iterator[Article]:
    for each in root.iter(q("div"), q("editorialDecl")):
        if each.get(ID, "").startswith("pages."):
            facts = _facts(inner for inner in each if inner.get("n") and inner.get("type") != "heading")
            yield Article(each.get(ID, "").removeprefix("pages."), "", "", 0, blocks(each), facts=facts)


def _facts(elements: Iterable[Element]) -> Facts:
    """The facts of elements; several of one name are its members, or the names that it holds."""
    found: dict[str, Fact] = {}
    for element in elements:
        name = element.get("n", "")
        before = found.get(name, Fact(name, ""))
        person = next((each for each in (element, *element) if each.tag in (q("persName"), q("orgName"))), None)
        if element.get("type") in ("list", "also") or name == "start":
            found[name] = Fact(name, "", members=(*before.members, nodes(element)))
        elif name in PEOPLE and person is not None:
            found[name] = Fact(name, "", names=(*before.names, _name(person)))
        else:
            found.setdefault(name, _fact(element))
    return tuple(_spelled(fact) for fact in found.values())


def _spelled(fact: Fact) -> Fact:
    """A fact of several members or names, with what it says in plain words."""
    said = "; ".join([*map(words, fact.members), *(name.sorted for name in fact.names)])
    return Fact(fact.name, said, members=fact.members, names=fact.names) if said else fact


def _fact(element: Element) -> Fact:
    """The fact of an element, by the form that it says or shows."""
    name, form = element.get("n", ""), element.get("type", "")
    dated = _one(element, q("date")) if form == "date" else element
    if dated.tag in (q("date"), *map(q, LIVES.values())):
        edtf = dated.get("when-custom", dated.get("when", ""))
        return Fact(name, edtf, date=parse(edtf))
    if form == "plain" or element.tag in (q("idno"), q("ref")):
        return Fact(name, element.text or "")
    found = nodes(element)
    return Fact(name, words(found), found)


def _name(element: Element) -> Name:
    if element.tag == q("orgName"):
        return Name(whole=element.text or "")
    part = {etree.QName(each).localname: each.text or "" for each in element}
    return Name(part.get("surname", ""), part.get("forename", ""), part.get("genName", ""))


def _one(element: Element, way: str) -> Element:
    """The element at the end of a way; an empty one where there is none."""
    found = element.find(way)
    return etree.Element("none") if found is None else found
