"""The two things that can be cited, as CSL-JSON 1.0.2: the text, as a part of its edition, and the edition itself."""

from __future__ import annotations

from ..bibliography import name
from ..dates import parse
from ..model import Edition, named

Record = dict[str, object]

ADDRESS = "https://address.invalid/"  # stands for the address of a passage; RFC 2606, section 2: nobody has it
NAMES = ("author", "translator")


def text(edition: Edition) -> Record:
    """The text: a document in the edition, of the day that its head gives."""
    facts = {fact.name: fact.value for fact in edition.text.facts}
    number = f" ({facts['number']})" if facts.get("number") else ""
    record: Record = {"id": edition.text.slug, "type": "document", "title": f"{edition.text.title}{number}"}
    record |= {each: [name(person) for person in named(edition.text.facts, each)] for each in NAMES if named(edition.text.facts, each)}
    record |= {
        "issued": date(facts["date"]),
        "container-title": title(edition),
        "version": edition.facts["version-text"],
    }
    record |= {each: facts[each] for each in ("archive", "archive_location") if facts.get(each)}
    return record | _common(edition)


def whole(edition: Edition) -> Record:
    """The edition with its notes and entries."""
    facts = edition.facts
    versions = f"text {facts['version-text']}, apparatus {facts['version-apparatus']}"
    record: Record = {
        "id": "edition",
        "type": "book",
        "title": title(edition),
        "author": [name(each) for each in named(edition.head, "editors")],
    }
    return record | {"issued": date(facts["date"]), "version": versions} | _common(edition)


def _common(edition: Edition) -> Record:
    """The language, and the address where the edition has one."""
    record: Record = {"language": edition.facts["language"]}
    return record | ({"URL": ADDRESS} if edition.address else {})


def title(edition: Edition) -> str:
    """The edition's title with its subtitle; a second subtitle stands behind a semicolon (Chicago Manual of Style, 18th ed.)."""
    first, _, second = edition.facts["subtitle"].partition(": ")
    subtitles = "; ".join(filter(None, (first, second[:1].upper() + second[1:])))
    return ": ".join(filter(None, (edition.facts["title"], subtitles)))


def date(edtf: str) -> dict[str, object]:
    """A day as CSL has it; of an uncertain one the first day that it can mean."""
    first = parse(edtf).first
    return {"date-parts": [[first.year, first.month, first.day]]}
