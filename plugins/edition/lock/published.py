"""What an edition publishes now, as records of its lock: every id, with the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Edition, Heading, Words, words
from . import printed
from .record import Record
from .words import digest, normalized

AROUND = 32  # characters of context before and after
HEAD = (  # facts of the text's head that say what it is; the others are the editors' own words
    *("title", "date", "dateline", "sender", "addressee", "number", "place-from", "place-to", "unit", "first-paragraph"),
    *("author", "recipient", "translator", "archive", "archive_location"),
)
TITLE = ("title", "subtitle", "editors", "publisher", "language", "text")  # facts of the title page that citations carry


def number(id: str, kind: str) -> str:
    """The number of the edition that counts for an id: the text's, for its words and its head, or the apparatus's."""
    of_text = kind in ("paragraph", "sentence", "page mark", "version") or (kind == "fact" and id.startswith("head."))
    return "version-text" if of_text else "version-apparatus"


def forms(edition: Edition) -> dict[str, dict[str, str]]:
    """Each paragraph's sentences as they are printed."""
    return {part.id: printed.parted(part, edition.text.sentences[part.id]) for part in edition.text.paragraphs}


def published(edition: Edition, there: Mapping[str, Mapping[str, str]] | None = None) -> Iterator[Record]:
    """A record for every id that the edition publishes now, the text's first and in its order; ``there`` is what `forms` says."""
    there = forms(edition) if there is None else there
    text, apparatus = edition.said["version-text"], edition.said["version-apparatus"]
    paragraphs = edition.text.paragraphs
    whole = " ".join(normalized(words(part.nodes)) for part in paragraphs)
    start = 0
    for part in paragraphs:
        plain = words(part.nodes)
        end = start + len(normalized(plain))
        inside = there[part.id]
        yield _record(part.id, "paragraph", text, whole, start, end, " ".join(inside.values()))
        for each in edition.text.sentences[part.id]:
            first = start + len(normalized(plain[: each.start] + "|")) - 1
            last = first + len(normalized(plain[each.start : each.end]))
            yield _record(each.id, "sentence", text, whole, first, last, inside[each.id])
        for id, (sentence, word) in printed.places(inside.items()).items():
            yield Record(id, "page mark", text, sentence=sentence, word=word)
        start = end + 1
    for id, form in facts(edition).items():
        plain = normalized(printed.unmarked(form))
        yield _record(id, "fact", edition.said[number(id, "fact")], plain, 0, len(plain), form)
    yield Record(f"version.{text}", "version", text)
    yield from (Record(part.id, "heading", apparatus) for part in edition.text.parts if isinstance(part, Heading))
    yield from (Record(f"n-{note.id}", "note", apparatus) for note in edition.notes)
    yield from (Record(entry.path, "entry", apparatus) for entry in edition.entries)
    yield from (Record(f"sources/{source.slug}", "source", apparatus) for source in edition.sources)
    yield from (Record(f"lessons/{lesson.slug}", "lesson", apparatus) for lesson in edition.lessons)
    yield from (Record(f"pages/{page.slug}", "page", apparatus) for page in edition.pages)


def facts(edition: Edition) -> dict[str, str]:
    """The facts of the text's head, and those of the title page that citations carry, as they are printed."""
    head = {f"head.{fact.name}": printed.printed(fact.nodes or (Words(fact.value),)) for fact in edition.text.facts if fact.name in HEAD}
    title = {f"edition.{fact.name}": printed.printed(fact.nodes or (Words(fact.value),)) for fact in edition.facts if fact.name in TITLE}
    return {id: form for id, form in (head | title).items() if form}


def _record(id: str, kind: str, since: str, whole: str, start: int, end: int, form: str) -> Record:
    here = whole[start:end]
    has_words = kind != "paragraph"
    return Record(
        id,
        kind,
        since,
        hash=digest(here),
        v2=printed.seal(form),
        first="" if has_words else " ".join(here.split()[:5]),
        exact=here if has_words else "",
        printed=form if has_words and form != here else "",
        prefix=whole[max(start - AROUND, 0) : start],
        suffix=whole[end : end + AROUND],
        length=len(here),
    )
