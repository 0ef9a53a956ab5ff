"""What an edition publishes now, as records of its lock: every id, with the words behind it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from ..model import Edition, Facts, Heading, Paragraph, Picture, Sentence, Words, words
from . import printed
from .record import Record
from .words import digest, normalized

AROUND = 32  # characters of context before and after
HEAD = (  # facts of the text's head that say what it is; the others are the editors' own words
    *("title", "date", "dateline", "sender", "addressee", "number", "place-from", "place-to", "unit", "first-paragraph"),
    *("author", "recipient", "translator", "archive", "archive_location"),
)
OF_VERSION = (  # facts of another version's head that say what it is
    *("name", "kind", "language", "title", "date", "dateline", "author", "translator", "archive", "archive_location", "source"),
    *("lacks", "joins", "adds"),
)
FACT = re.compile(r"(?:edition|(?:[a-z0-9-]+\.)?head)\.")  # how the id of a fact begins
TITLE = ("title", "subtitle", "editors", "publisher", "language", "text")  # facts of the title page that citations carry


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, and what stands right before and behind them."""

    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, whole: str, start: int, end: int) -> Quote:
        """Those of a text from one character to another."""
        return cls(whole[start:end], whole[max(start - AROUND, 0) : start], whole[end : end + AROUND])


def number(id: str, kind: str) -> str:
    """The number of the edition that counts for an id: the text's, for its words and its head, or the apparatus's."""
    of_text = kind in ("paragraph", "sentence", "page mark", "picture", "version", "text")
    of_text = of_text or (kind == "fact" and not id.startswith("edition."))
    return "version-text" if of_text else "version-apparatus"


def forms(edition: Edition) -> dict[str, dict[str, str]]:
    """Each paragraph's sentences as they are printed."""
    sentences = edition.sentences
    return {part.id: printed.parted(part, sentences[part.id]) for part in edition.paragraphs}


def published(edition: Edition, there: Mapping[str, Mapping[str, str]] | None = None) -> Iterator[Record]:
    """A record for every id that the edition publishes now, the text's first and in its order; ``there`` is what `forms` says."""
    there = forms(edition) if there is None else there
    text, apparatus = edition.said["version-text"], edition.said["version-apparatus"]
    yield from _words(edition.text.paragraphs, edition.text.sentences, text, there)
    for version in edition.versions:
        yield from _words(version.parts, version.sentences, text, there)
    for id, form in facts(edition).items():
        plain = normalized(printed.unmarked(form))
        yield _record(id, "fact", edition.said[number(id, "fact")], Quote.of(plain, 0, len(plain)), form)
    yield Record(f"version.{text}", "version", text)
    yield from (Record(f"versions/{version.slug}", "text", text) for version in edition.versions)
    yield from (Record(id, "picture", text, sentence=behind) for id, behind in pictures(edition).items())
    yield from (Record(part.id, "heading", apparatus) for part in edition.text.parts if isinstance(part, Heading))
    yield from (Record(f"n-{note.id}", "note", apparatus) for note in edition.notes)
    yield from (Record(entry.path, "entry", apparatus) for entry in edition.entries)
    yield from (Record(f"sources/{source.slug}", "source", apparatus) for source in edition.sources)
    yield from (Record(f"lessons/{lesson.slug}", "lesson", apparatus) for lesson in edition.lessons)
    yield from (Record(f"pages/{page.slug}", "page", apparatus) for page in edition.pages)


def _words(
    paragraphs: tuple[Paragraph, ...], sentences: Mapping[str, tuple[Sentence, ...]], text: str, there: Mapping[str, Mapping[str, str]]
) -> Iterator[Record]:
    """The records of the paragraphs of a text that was published in the version ``text``, with their sentences and page marks."""
    whole = " ".join(normalized(words(part.nodes)) for part in paragraphs)
    start = 0
    for part in paragraphs:
        plain = words(part.nodes)
        end = start + len(normalized(plain))
        inside = there[part.id]
        yield _record(part.id, "paragraph", text, Quote.of(whole, start, end), " ".join(inside.values()))
        for each in sentences[part.id]:
            first = start + len(normalized(plain[: each.start] + "|")) - 1
            last = first + len(normalized(plain[each.start : each.end]))
            yield _record(each.id, "sentence", text, Quote.of(whole, first, last), inside[each.id])
        for id, (sentence, word) in printed.places(inside.items()).items():
            yield Record(id, "page mark", text, sentence=sentence, word=word)
        start = end + 1


def pictures(edition: Edition) -> dict[str, str]:
    """The paragraph behind which each picture of the text stands, by their ids; nothing for one that stands before the first."""
    found, last = dict[str, str](), ""
    for part in edition.text.parts:
        if isinstance(part, Picture):
            found[part.id] = last
        elif isinstance(part, Paragraph):
            last = part.id
    return found


def facts(edition: Edition) -> dict[str, str]:
    """The facts of the text's head, those of the title page that citations carry, and of its other versions, as they are printed."""
    found = _facts("head", edition.text.facts, HEAD) | _facts("edition", edition.facts, TITLE)
    for version in edition.versions:
        found |= _facts(f"{version.slug}.head", version.facts, OF_VERSION)
    return found


def _facts(area: str, facts: Facts, names: Container[str]) -> dict[str, str]:
    forms = {f"{area}.{fact.name}": printed.printed(fact.nodes or (Words(fact.value),)) for fact in facts if fact.name in names}
    return {id: form for id, form in forms.items() if form}


def _record(id: str, kind: str, since: str, quote: Quote, form: str) -> Record:
    """The record of words that are printed in this form; of a paragraph's it has only the first, since its sentences have them all."""
    here = quote.exact
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
        prefix=quote.prefix,
        suffix=quote.suffix,
        length=len(here),
    )
