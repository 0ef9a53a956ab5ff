"""What can be cited, as CSL-JSON 1.0.2 with titles as nodes: the text and other versions of it, as parts of the edition, and it."""

from __future__ import annotations

from .. import dates
from ..model import Date, Edition, Emphasis, Facts, Nodes, Version, Words, cut, day_in, marked, named, unlinked, versioned, words
from ..wording import Wording, wording
from .bibliography import name
from .processor import Record

NAMES = ("author", "translator")


def text(edition: Edition, address: str = "") -> Record:
    """The text: a document in the edition, of the date that its head gives; ``address`` stands for that of a passage."""
    head = edition.text.facts
    return _document(edition, _called(edition), head, edition.text.date) | _common(edition, address)


def version(edition: Edition, other: Version, address: str = "") -> Record:
    """Another version of the text, in its language: by the text's author where its head names none, and by its own translator.

    It is called by its own title, or where it has none as the text is, with its name.
    """
    own = unlinked(marked(other.facts, "title"))
    facts = other.facts if named(other.facts, "author") else (*other.facts, *(each for each in edition.text.facts if each.name == "author"))
    record = _document(edition, own or _called(edition, other.name), facts, dated(edition, other))
    return record | _common(edition, address) | {"language": other.language}


def locator(other: Version, id: str, say: Wording) -> str:
    """A place in another version, by its id: ``¶ 12 (Copy B)``, without the name where the title has it."""
    place = say.label(versioned(id)[1])
    return say.place.of_version(place=place, version=other.name) if marked(other.facts, "title") else place


def _document(edition: Edition, called: Nodes, head: Facts, date: Date | None) -> dict[str, object]:
    facts = {fact.name: fact.value for fact in head}
    record: dict[str, object] = {"id": edition.text.slug, "type": "document", "title": called}
    record |= {each: [name(person) for person in named(head, each)] for each in NAMES if named(head, each)}
    record |= _issued(date, edition)
    record |= {"container-title": title(edition), "version": edition.said["version-text"]}
    return record | {each: facts[each] for each in ("archive", "archive_location") if facts.get(each)}


def _called(edition: Edition, version: str = "") -> Nodes:
    """The title of the text, with its number and the name of another version in brackets."""
    number, title_ = (unlinked(marked(edition.text.facts, each)) for each in ("number", "title"))
    told = (*number, *((Words(", "),) if number and version else ()), *((Words(version),) if version else ()))
    return (*title_, Words(" ("), *told, Words(")")) if told else title_


def whole(edition: Edition, address: str = "") -> Record:
    """The edition with its notes and entries; its version is theirs."""
    editors = [name(each) for each in named(edition.facts, "editors")]
    record: dict[str, object] = {"id": "edition", "type": "book", "title": title(edition), "author": editors}
    return record | _issued(edition.date, edition) | {"version": edition.said["version-apparatus"]} | _common(edition, address)


def plain(record: Record) -> dict[str, object]:
    """A record whose titles are plain words."""
    return {name: words(value) if isinstance(value, tuple) else value for name, value in record.items()}


def dated(edition: Edition, other: Version) -> Date | None:
    """The date of another version: that of the text where its head says none, but none of an original, which is older than the text."""
    return day_in(other.facts) or (None if other.kind == "original" else edition.text.date)


def _issued(date: Date | None, edition: Edition) -> dict[str, object]:
    return {"issued": dates.csl(date, wording(edition.said["language"]))} if date else {}


def _common(edition: Edition, address: str) -> dict[str, object]:
    """The language, and the address where the edition has one."""
    record: dict[str, object] = {"language": edition.said["language"]}
    return record | ({"URL": address} if edition.address else {})


def title(edition: Edition) -> Nodes:
    """The edition's title with its subtitle; a second subtitle stands behind a semicolon (Chicago Manual of Style, 18th ed.)."""
    main, sub = (unlinked(marked(edition.facts, name)) for name in ("title", "subtitle"))
    said = words(sub)
    first, colon, second = said.partition(": ")
    if colon:
        rest = cut(sub, len(first) + 2, len(said))
        sub = (*cut(sub, 0, len(first)), Words("; "), *_capital(rest)) if second else cut(sub, 0, len(first))
    return (*main, Words(": "), *sub) if main and sub else main or sub


def _capital(nodes: Nodes) -> Nodes:
    """The nodes with a capital at their beginning."""
    match nodes:
        case (Words(text), *rest):
            return (Words(text[:1].upper() + text[1:]), *rest)
        case (Emphasis(children, lang, strong), *rest):
            return (Emphasis(_capital(children), lang, strong), *rest)
        case _:
            return nodes
