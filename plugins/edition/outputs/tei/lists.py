"""What stands beside the text: notes, entries by their kinds, and sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ... import dates
from ...model import AUTHORITIES, Entry, Fact, Kind, Name, Note, Source, pages
from ...tei import CERTAINTY, ID, LANG, LISTS, LIVES, NAMES, entry
from ...wording import wording
from .words import Element, Writer, dated

OWN = ("name", "also")
ENTRIES = "entries"  # the mark where the entries of a kind stand in the document of the whole
PEOPLE = {"author": "author", "editor": "editor", "translator": "editor"}  # facts of sources, and their elements
MONOGRAPHIC = ("book", "collection", "report", "periodical")  # types of sources of which the title is that of a whole


def whole(writer: Writer, off: Element) -> None:
    """All notes and sources, and between them a list for each kind of entries, with a mark where these stand, `told` by themselves."""
    edition = writer.edition
    _notes(writer, off, edition.notes)
    for place, kind, _ in _listed(writer, off, edition.entries):
        place.append(etree.ProcessingInstruction(ENTRIES, kind.folder))
    _sources(writer, off, edition.sources)


@dataclass(frozen=True, slots=True)
class Near:
    """What stands beside a paragraph: its notes, and the entries and sources that it and they speak of."""

    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]


def near(writer: Writer, off: Element, beside: Near) -> None:
    """The notes of a paragraph, and by name the entries and sources that it and they speak of."""
    _notes(writer, off, beside.notes)
    for place, kind, entries in _listed(writer, off, beside.entries):
        for each in entries:
            _entry(writer, place, kind, each, whole=False)
    _sources(writer, off, beside.sources)


def told(writer: Writer, place: Element, each: Entry) -> None:
    """An entry, with all that is said of it."""
    _entry(writer, place, next(kind for kind in writer.edition.kinds if kind.folder == each.kind), each, whole=True)


def _listed(writer: Writer, off: Element, entries: Iterable[Entry]) -> Iterator[tuple[Element, Kind, list[Entry]]]:
    """A list for each kind that there is, in the order of kinds, and what is to stand in it."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        found[each.kind].append(each)
    for kind in writer.edition.kinds:
        if kind.folder in found:
            yield writer.sub(off, LISTS[kind.thing][0], type=kind.folder), kind, found[kind.folder]


def _notes(writer: Writer, off: Element, notes: Iterable[Note]) -> None:
    place = writer.sub(off, "listAnnotation", type="notes") if notes else off
    for note in notes:
        call = pages.call_id(note.id)
        ana = f"#cert.{note.cert}" + (f" #verdict.{note.verdict}" if note.verdict else "")
        made = writer.sub(place, "note", type=note.type, cert=CERTAINTY.get(note.cert, ""), ana=ana)
        made.set(ID, pages.note_id(note.id))
        if call in writer.calls:
            made.set("target", f"#{call}")
        writer.blocks(made, note.blocks)


def _entry(writer: Writer, place: Element, kind: Kind, each: Entry, whole: bool) -> None:
    """An entry: its names, its identifiers, and where it is told ``whole`` its facts and what editors wrote of it."""
    thing = kind.thing
    name = NAMES.get(thing, LISTS[thing][2])
    made = writer.sub(place, LISTS[thing][1])
    made.set(ID, entry(each.path))
    if thing == "event" and each.date:
        for key, value in dated(each.date).items():
            made.set(key, value)
    facts = {fact.name: fact for fact in each.facts}
    known = [fact for fact in each.facts if fact.name in AUTHORITIES]
    called = writer.sub(made, "objectIdentifier") if thing == "object" else made
    if thing == "event":  # whose identifiers stand in front
        _identifiers(writer, called, known)
    named = facts.get("name")
    writer.sub(called, name, (named.nodes if named else ()) or each.name, n="name")
    for also in facts["also"].members if "also" in facts else ():
        writer.sub(called, name, also, n="also", type="also")
    if thing != "event":
        _identifiers(writer, called, known)
    page = f"{writer.edition.address or '..'}/{pages.page(each.path)}"
    writer.sub(writer.sub(made, "note", type="page"), "ref", page, target=page)
    if not whole:
        return
    for fact in each.facts:
        if fact.name not in (*OWN, *AUTHORITIES):
            _fact(writer, made, fact, LIVES.get(fact.name, "") if thing == "person" and fact.date else "")
    if each.blocks:
        writer.blocks(writer.sub(made, "note", type="entry"), each.blocks)


def _identifiers(writer: Writer, place: Element, facts: Iterable[Fact]) -> None:
    for fact in facts:
        writer.sub(place, "idno", fact.value, type=fact.name, n=fact.name, corresp=f"{AUTHORITIES[fact.name][1]}{fact.value}")


def _fact(writer: Writer, place: Element, fact: Fact, element: str = "") -> None:
    """A fact of an entry, in an element of its own or in a note that says which it is, and of what form."""
    if fact.date:
        said = dates.spoken(fact.date, wording(writer.edition.said["language"]))
        if element:
            writer.sub(place, element, said, n=fact.name, **dated(fact.date))
        else:
            writer.sub(writer.sub(place, "note", type="date", n=fact.name), "date", said, **dated(fact.date))
    elif fact.members:
        for member in fact.members:
            writer.sub(place, "note", member, type="list", n=fact.name)
    elif fact.names:
        for each in fact.names:
            person(writer, writer.sub(place, "note", type="names", n=fact.name), each)
    else:
        writer.sub(place, "note", fact.nodes or fact.value, type="words" if fact.nodes else "plain", n=fact.name)


def person(writer: Writer, place: Element, name: Name) -> Element:
    """The name of a person in its parts, or that of an institution."""
    if name.whole:
        return writer.sub(place, "orgName", name.whole)
    made = writer.sub(place, "persName")
    for element, written in (("forename", name.given), ("surname", name.family), ("genName", name.suffix)):
        if written:
            writer.sub(made, element, written)
            made[-1].tail = " "
    made[-1].tail = None
    return made


def _sources(writer: Writer, off: Element, sources: Iterable[Source]) -> None:
    place = writer.sub(off, "listBibl", type="sources") if sources else off
    for source in sources:
        made = writer.sub(place, "bibl", type=source.get("type"))
        made.set(ID, entry(f"sources/{source.slug}"))
        for fact in source.facts:
            _work(writer, made, fact, source)


def _work(writer: Writer, place: Element, fact: Fact, source: Source) -> None:
    """A fact of a source, which has the name of a CSL variable."""
    match fact.name:
        case "type":
            pass  # the work's own attribute
        case "title" | "title-short" | "container-title" | "collection-title":
            whole = source.get("type") in MONOGRAPHIC or not source.get("container-title")
            levels = {"title": "m" if whole else "a", "container-title": "j" if "-" in source.get("type") else "m", "collection-title": "s"}
            made = writer.sub(place, "title", fact.nodes or fact.value, n=fact.name, level=levels.get(fact.name, ""))
            if fact.name == "title-short":
                made.set("type", "short")
            elif fact.name == "title" and source.get("language"):
                made.set(LANG, source.get("language"))
        case "author" | "editor" | "translator" if fact.names:
            for each in fact.names:
                role = "translator" if fact.name == "translator" else ""
                person(writer, writer.sub(place, PEOPLE[fact.name], n=fact.name, role=role), each)
        case "publisher":
            writer.sub(place, "publisher", fact.nodes or fact.value, n=fact.name)
        case "publisher-place":
            writer.sub(place, "pubPlace", fact.nodes or fact.value, n=fact.name)
        case "volume" | "issue" | "page":
            writer.sub(place, "biblScope", fact.nodes or fact.value, n=fact.name, unit=fact.name)
        case "edition":
            writer.sub(place, "edition", fact.nodes or fact.value, n=fact.name)
        case "DOI":
            writer.sub(place, "idno", fact.value, n=fact.name, type="DOI")
        case "URL":
            writer.sub(place, "ref", fact.value, n=fact.name, target=fact.value)
        case _ if fact.date:
            writer.sub(place, "date", dates.spoken(fact.date, wording(writer.edition.said["language"])), n=fact.name, **dated(fact.date))
        case _:
            _fact(writer, place, fact)
