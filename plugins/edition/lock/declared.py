"""Corrections by themselves: whether each names what was published, and a version and a target that can be; whether those
that the lock knows are still what they were."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from ..model import CHANGES, Correction, Edition
from .expected import Expected, worded
from .history import kept
from .printed import canonical, seal, unmarked
from .published import FACT, number
from .record import Record
from .versions import before, parsed, reached, spoken
from .words import digest, letters

LOCK = "a new id is added to the lock by: make lock"
OF_FACTS = ("words", "withdrawn")


class Difference(NamedTuple):
    """What is wrong with which id; ``correction`` where a declaration is at fault, ``new`` where only the lock lacks it.

    ``there`` is the id under which that of ``id`` seems to stand now.
    """

    id: str
    sentence: str
    correction: Correction | None = None
    new: bool = False
    there: str = ""


def declared(edition: Edition, records: Mapping[str, Record], there: Container[str]) -> Iterator[Difference]:
    """What is wrong with each correction of the edition; ``there`` are the ids that it publishes now."""
    for each in edition.corrections:
        record = records.get(each.id)
        if record is None:
            yield Difference(each.id, f"{each.id} was never published, so there is nothing to correct", each)
        elif each.slug not in {entry["correction"] for entry in record.history}:
            yield Difference(each.id, f"corrections/{each.slug} is not in the lock; {LOCK}", each, new=True)
        if each.change not in CHANGES:
            continue  # told already by the form
        if problem := _target(each, record, there):
            yield Difference(each.id, problem, each)
        if problem := _version(each, record, edition, records):
            yield Difference(each.id, problem, each)


def _target(each: Correction, record: Record | None, there: Container[str]) -> str:
    """What is wrong with what became of an id."""
    kind = record.kind if record else ""
    if kind in ("paragraph", "sentence"):
        return ""
    if each.id == "edition.text":
        return "the name of the text’s file is a part of every address, and stays"
    if kind == "fact":
        return "" if each.change in OF_FACTS else f"{each.id} is a fact; its words can change, and it can be withdrawn"
    if kind == "page mark" and each.change != "withdrawn":
        number = each.id.rpartition("page-")[2]
        return f"a page mark moves with the sentence: id: p1.s2, change: words, and [[page {number}]] in before: or in after:"
    if each.change not in ("moved", "withdrawn"):
        return f"{each.id} can only be moved or withdrawn"
    if each.change == "moved" and each.after not in there:
        return f"there is no {each.after} for {each.id} to lead to"
    return f"{each.id} is still there, though it is declared {each.change}" if each.id in there else ""


def _version(each: Correction, record: Record | None, edition: Edition, records: Mapping[str, Record]) -> str:
    """What is wrong with the version of a correction. It is none that the edition has not reached; that of a note or
    an entry is not compared with others."""
    version = parsed(each.version)
    if not version:
        return f"“{each.version}” is no version; write three numbers: 1.1.0"
    if record is None:
        return ""
    name = number(record.id, record.kind)
    if version > (parsed(edition.said[name]) or version):
        return f"it is of version {each.version}; raise {name} in edition.md to that"
    if record.kind not in ("paragraph", "sentence", "page mark", "fact"):
        return ""
    if version <= (parsed(record.since) or version):
        return f"{each.id} is of version {record.since}; a correction of it has a higher one"
    if version <= (last := reached(records, name)) and each.slug not in {entry["correction"] for entry in record.history}:
        return f"version {spoken(last)} was published without it; give it a higher one, and raise {name} in edition.md to that"
    worded = each.change == "words" and letters(unmarked(canonical(each.before))) != letters(unmarked(canonical(each.after)))
    others = [other for other in edition.corrections if number(other.id, _kind(other.id)) == name]
    if worded and (version[2] or version[:2] <= before(each, record, others)[:2]):
        return "a corrected word raises the second number of the version, typography the third"
    return ""


def _kind(id: str) -> str:
    """The kind of what a correction names, as far as the number of its version depends on it."""
    if FACT.match(id):
        return "fact"
    if id.startswith("versions/"):
        return "text"
    return "note" if "/" in id or id.startswith("n-") else "sentence"


def retold(edition: Edition, records: Mapping[str, Record], must: Expected) -> Iterator[Difference]:
    """What the lock knows to have been corrected, and is declared no longer, or otherwise."""
    slugs = {each.slug: each for each in edition.corrections}
    for record in records.values():
        for entry in record.history:
            each = slugs.get(entry["correction"])
            file = f"corrections/{entry['correction']}.md"
            if each is None:
                yield Difference(record.id, f"{record.id} was corrected by {file}, which has gone; put it back")
            elif (was := _said(record.id, entry)) != {name: value for name, value in _said(each.id, kept(each)).items() if name in was}:
                facts = ", ".join(f"{name}: {value}" for name, value in was.items())
                yield Difference(record.id, f"this was published with {facts}; put it back, and declare what is new in another file", each)
            elif record.alias and entry is record.history[-1] and each.after != record.alias:
                yield Difference(record.id, f"{record.id} was published as leading to {record.alias}; put after: back", each)
            elif "hash" in entry and not _held(entry, must.forms.get(record.id, [])):
                yield Difference(record.id, f"{record.id} had other words when this was published; put before: and after: back", each)


def _said(id: str, entry: Mapping[str, str]) -> dict[str, str]:
    """What a correction says of an id, as the history of its record has it; one that was locked long ago has no date and editor."""
    return {"id": id} | {name: entry[name] for name in ("change", "version", "date", "editor") if name in entry}


def _held(entry: Mapping[str, str], forms: list[tuple[str, str]]) -> bool:
    """Whether the words that the lock has for a correction stood there after it."""
    slugs = [slug for slug, _ in forms]
    after = forms[slugs.index(entry["correction"]) :] if entry["correction"] in slugs else []
    hashes = [(digest(worded(form)), seal(form)) for _, form in after]
    return (entry["hash"], entry.get("v2", "")) in hashes
