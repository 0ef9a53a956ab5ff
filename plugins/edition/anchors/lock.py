"""The lock file: one record for each published id, a line each.

A record has its ``id``, ``kind``, ``status`` (live, moved, merged, split, withdrawn), the version in which it was first
published (``since``) and its ``history``. Words are kept as the W3C Web Annotation model selects them (TextQuoteSelector:
``exact``, ``prefix``, ``suffix``), with ``length`` in characters and ``hash``; a paragraph has its ``first`` five words in
place of ``exact``, since its sentences have them all. A page mark has the sentence and the word before which it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from ..model import Edition, Heading, PageBreak, Sentence, placed, words
from .words import NAME, digest, normalized

AROUND = 32  # characters of context before and after


@dataclass(frozen=True, slots=True)
class Record:
    """One published id; see the module."""

    id: str
    kind: str
    since: str
    status: str = "live"
    alias: str = ""
    hash: str = ""
    first: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    length: int = 0
    sentence: str = ""
    word: int = 0
    history: tuple[dict[str, str], ...] = ()


def load(text: str) -> dict[str, Record]:
    """The records of a lock file by their ids, in its order. Raises ValueError, in a sentence, where it is none."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is no JSON ({error.msg}); take the file back from the last version") from None
    if not isinstance(found, dict) or found.get("normalization") != NAME or not isinstance(found.get("records"), list):
        raise ValueError(f"this is no lock with normalization {NAME}; take the file back from the last version")
    try:
        records = [Record(**{**each, "history": tuple(each.get("history", ()))}) for each in found["records"]]
    except TypeError as error:
        raise ValueError(f"a record has not the right fields ({error}); take the file back from the last version") from None
    return {record.id: record for record in records}


def dump(records: Iterable[Record]) -> str:
    """The lock file; what is empty is left out of a record."""
    needed = ("id", "kind", "status", "since")
    rows = [{name: value for name, value in asdict(record).items() if value or name in needed} for record in records]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"normalization": "{NAME}", "records": [\n{lines}\n]}}\n'


def published(edition: Edition) -> Iterator[Record]:
    """A record for every id that the edition publishes now, the text's first and in its order."""
    text, apparatus = edition.facts["version-text"], edition.facts["version-apparatus"]
    paragraphs = edition.text.paragraphs
    whole = " ".join(normalized(words(part.nodes)) for part in paragraphs)
    start = 0
    for part in paragraphs:
        plain = words(part.nodes)
        end = start + len(normalized(plain))
        yield _record(part.id, "paragraph", text, whole, start, end)
        for each in edition.text.sentences[part.id]:
            first = start + len(normalized(plain[: each.start] + "|")) - 1
            yield _record(each.id, "sentence", text, whole, first, first + len(normalized(plain[each.start : each.end])))
        for at, _, node in placed(part.nodes):
            if isinstance(node, PageBreak):
                yield _page(node.number, at, plain, edition.text.sentences[part.id], text)
        start = end + 1
    yield from (Record(part.id, "heading", apparatus) for part in edition.text.parts if isinstance(part, Heading))
    yield from (Record(f"n-{note.id}", "note", apparatus) for note in edition.notes)
    yield from (Record(entry.path, "entry", apparatus) for entry in edition.entries)
    yield from (Record(f"sources/{source.slug}", "source", apparatus) for source in edition.sources)
    yield from (Record(f"lessons/{lesson.slug}", "lesson", apparatus) for lesson in edition.lessons)
    yield from (Record(f"pages/{page.slug}", "page", apparatus) for page in edition.pages)


def _record(id: str, kind: str, since: str, whole: str, start: int, end: int) -> Record:
    here = whole[start:end]
    whole_words = kind == "sentence"
    return Record(
        id,
        kind,
        since,
        hash=digest(here),
        first="" if whole_words else " ".join(here.split()[:5]),
        exact=here if whole_words else "",
        prefix=whole[max(start - AROUND, 0) : start],
        suffix=whole[end : end + AROUND],
        length=len(here),
    )


def _page(number: int, at: int, plain: str, sentences: tuple[Sentence, ...], since: str) -> Record:
    """A page mark by the sentence in which it stands, and by how many words of that come before it."""
    here = next((each for each in sentences if at < each.end), sentences[-1])
    return Record(f"page-{number}", "page mark", since, sentence=here.id, word=len(plain[here.start : max(at, here.start)].split()))
