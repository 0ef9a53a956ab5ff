"""The files of a folder of content, as an editor would have typed them for an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from ..model import CERTAINTIES, Edition, Fact, Facts, Heading, Note, Paragraph, Picture
from ..model.text import unnamed
from . import typed

NEEDED = ("name", "title", "title-short", "type")  # of the facts that files of a folder have, those that none does without
CLOSING = "one of open-questions, corrections, lessons, audit"
CERTAIN = CERTAINTIES[0]
BODIES = {"sources": "A source needs no text.", "pages": "Write here. Headings (##), lists and links may be used."}
SOURCE = """type: one of book, chapter, article-journal, article-newspaper, document, report, webpage, manuscript, needed
title: words, needed — the whole title
title-short: words, needed — how a note names it
author: names — Family, Given; semicolons between
editor: names
translator: names
container-title: words — the journal or the book it appeared in
volume: words
page: words — first–last
publisher: words
publisher-place: words
issued: date — 1996, 1996-05, 1962-11-11
archive: words — where it lies
archive_location: words
URL: address""".splitlines()
ENTRY = "Write here who or what this is, in 30 to 120 words. Cite at least one source."


def files(edition: Edition, name: str, needed: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Each file by its path in the folder; ``name`` is that of the text's, without ending.

    Of the facts of ``edition.md`` those that are ``needed`` stand there also where nothing is known of them, to be filled in.
    """
    title = [line for fact in edition.facts if (line := _line(fact, {*needed}))]
    kinds = [f"kind: {'; '.join(filter(None, astuple(kind)))}" for kind in edition.kinds]
    yield "edition.md", _sheet([*title, *kinds], typed.blocks(edition.blocks))
    yield f"{name}.md", _sheet([line for fact in edition.text.facts if (line := _line(fact, {"date"}))], text(edition))
    for version in edition.versions:
        parts = "\n\n".join(typed.part(unnamed(part, version)) for part in version.parts)
        yield f"versions/{version.slug}.md", _sheet([line for fact in version.facts if (line := _line(fact))], parts)
    for kind in edition.kinds:
        found = [each for each in edition.entries if each.kind == kind.folder]
        least = (Fact("name", ""), *((Fact("date", ""),) if kind.listing == "dates" else ()))
        yield f"{kind.folder}/_blank.md", _blank([each.facts for each in found] or [least], ENTRY)
        for entry in found:
            yield f"{entry.path}.md", _sheet([_line(fact) for fact in entry.facts], typed.blocks(entry.blocks))
    sources = [each.facts for each in edition.sources]
    yield "sources/_blank.md", _blank(sources, BODIES["sources"]) if sources else _sheet(SOURCE, BODIES["sources"])
    if edition.pages:
        yield "pages/_blank.md", _blank([page.facts for page in edition.pages], BODIES["pages"])
    for source in edition.sources:
        yield f"sources/{source.slug}.md", _sheet([_line(fact) for fact in source.facts])
    for page in edition.pages:
        yield f"pages/{page.slug}.md", _sheet([_line(fact) for fact in page.facts], typed.blocks(page.blocks))


def _line(fact: Fact, needed: Iterable[str] = ()) -> str:
    """A fact as it is typed; nothing where nothing is known of it and it need not be."""
    value = typed.fact(fact)
    return f"{fact.name}: {value}".rstrip() if value or fact.name in needed else ""


def _sheet(head: Iterable[str], body: str = "") -> str:
    """A file: its facts, an empty line, its text."""
    lines = "\n".join(head)
    return f"{lines}\n\n{body}\n" if body else f"{lines}\n"


def text(edition: Edition) -> str:
    """The paragraphs, each with its notes below it, under the headings."""
    notes: dict[str, list[Note]] = {}
    for each in edition.notes:
        notes.setdefault(each.paragraph, []).append(each)
    parts = []
    for part in edition.text.parts:
        match part:
            case Heading() | Picture():
                parts.append(typed.blocks((part,)))
            case Paragraph():
                parts.append(typed.part(part))
        parts += [typed.note(each.id, each.blocks, _said(each)) for each in notes.get(part.id, ())]
    return "\n\n".join(parts)


def _said(note: Note) -> Iterator[str]:
    """What the last line of a note says of it."""
    yield f".{note.type}"
    if note.verdict:
        yield f"verdict={note.verdict}"
    if note.cert != CERTAIN:
        yield f"cert={note.cert}"


def _blank(heads: Iterable[Facts], body: str) -> str:
    """The form of a folder: every fact that its files have, in their order, each of the form that all its values have."""
    found: dict[str, list[Fact]] = {}
    for facts in heads:
        before = ""
        for fact in facts:
            if fact.name not in found:
                names = [*found]
                place = names.index(before) + 1 if before else 0
                found = {name: found.get(name, []) for name in (*names[:place], fact.name, *names[place:])}
            found[fact.name].append(fact)
            before = fact.name
    lines = [f"{name}: {_form(name, facts)}" + (", needed" if name in NEEDED else "") for name, facts in found.items()]
    return _sheet(lines, body)


def _form(name: str, facts: list[Fact]) -> str:
    """The form of a fact, by what its values are."""
    given = [fact for fact in facts if fact.value]
    if name in ("author", "editor", "translator"):
        return "names"
    if name == "date" and not given:
        return "date"
    for form, of in (("date", "date"), ("names", "names"), ("list", "members"), ("words", "nodes")):
        if given and all(getattr(fact, of) for fact in given):
            return form
    values = sorted({fact.value for fact in given})
    if name == "closing":
        return CLOSING
    if all(value.isascii() and value.isdigit() and len(value) < 10 for value in values):
        return "number" if values else "words"
    if all(value.startswith(("https://", "http://")) for value in values):
        return "address"
    if len(values) * 2 <= len(given) and not any("," in value for value in values):
        return f"one of {', '.join(values)}"
    return "words" if any(" " in value for value in values) else "identifier"
