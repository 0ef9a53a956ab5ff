"""The two things that can be cited, as CSL-JSON 1.0.2 with titles as nodes: the text, as a part of its edition, and the edition itself."""

from __future__ import annotations

from .. import dates
from ..model import Date, Edition, Emphasis, Nodes, Words, cut, marked, named, unlinked, words
from .bibliography import name
from .processor import Record

NAMES = ("author", "translator")


def text(edition: Edition, address: str = "") -> Record:
    """The text: a document in the edition, of the date that its head gives; ``address`` stands for that of a passage."""
    head = edition.text.facts
    facts = {fact.name: fact.value for fact in head}
    number = unlinked(marked(head, "number"))
    title_ = unlinked(marked(head, "title"))
    record: dict[str, object] = {"id": edition.text.slug, "type": "document"}
    record["title"] = (*title_, Words(" ("), *number, Words(")")) if number else title_
    record |= {each: [name(person) for person in named(head, each)] for each in NAMES if named(head, each)}
    record |= _issued(written(edition))
    record |= {"container-title": title(edition), "version": edition.said["version-text"]}
    record |= {each: facts[each] for each in ("archive", "archive_location") if facts.get(each)}
    return record | _common(edition, address)


def whole(edition: Edition, address: str = "") -> Record:
    """The edition with its notes and entries; its version is theirs."""
    editors = [name(each) for each in named(edition.facts, "editors")]
    record: dict[str, object] = {"id": "edition", "type": "book", "title": title(edition), "author": editors}
    return record | _issued(made(edition)) | {"version": edition.said["version-apparatus"]} | _common(edition, address)


def plain(record: Record) -> dict[str, object]:
    """A record whose titles are plain words."""
    return {name: words(value) if isinstance(value, tuple) else value for name, value in record.items()}


def written(edition: Edition) -> Date | None:
    """The date of the text; none where it cannot be read, which is told, and a preview goes on."""
    return next((fact.date for fact in edition.text.facts if fact.name == "date"), None)


def made(edition: Edition) -> Date | None:
    """The date of the edition."""
    return next((fact.date for fact in edition.facts if fact.name == "date"), None)


def _issued(date: Date | None) -> dict[str, object]:
    return {"issued": dates.csl(date)} if date else {}


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
