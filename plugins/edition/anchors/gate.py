"""The edition compared with its lock: every difference that is not declared, in a sentence, with what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches

from ..model import Edition, words
from .corrections import expected
from .declared import Difference, declared
from .expected import Expected
from .lock import Record, published
from .words import changed, difference, normalized

ALIKE = 0.64  # words that differ by more than 36 % are no longer the same words
LOCK = "a new id is added to the lock by: make lock"


def differences(edition: Edition, records: Mapping[str, Record]) -> Iterator[Difference]:
    """Each difference between what the edition publishes and what its lock and its corrections say, the text's first."""
    must = expected(records.values(), edition.corrections)
    for correction, problem in must.problems:
        yield Difference(correction.id, problem, correction)
    yield from declared(edition, records)
    now = {part.id: normalized(words(part.nodes)) for part in edition.text.paragraphs}
    yield from _paragraphs(must, now, records)
    yield from _sentences(must, now, edition)
    yield from _others(edition, records, must)


def _paragraphs(must: Expected, now: dict[str, str], records: Mapping[str, Record]) -> Iterator[Difference]:
    was = {id: must.paragraph(id) for id in must.paragraphs}
    strangers = {id: text for id, text in now.items() if id not in was}
    for id, text in was.items():
        if now.get(id) == text:
            continue
        elsewhere = next((other for other, words in now.items() if words == text and was.get(other) != text), "")
        if elsewhere:
            yield Difference(id, f"the words of {id} now stand under {elsewhere}; an address keeps its words: give {id} back to them")
        elif id not in now:
            yield Difference(id, f"{id} has gone{_absorbed(text, now)}; put it back, or declare what became of it in corrections/")
        else:
            yield Difference(id, _altered(id, must, now[id], was))
    for id in strangers:
        if id in records:
            yield Difference(id, f"{id} is no longer live, and an id is never given again; give these words a new one")
        elif strangers[id] not in was.values():
            yield Difference(id, f"{id} is not in the lock; {LOCK}", new=True)


def _absorbed(text: str, now: dict[str, str]) -> str:
    """Where the words of a paragraph that is gone stand inside another one."""
    home = next((id for id, words in now.items() if text in words), "")
    return f"; its words stand in {home} now" if home else ""


def _altered(id: str, must: Expected, text: str, was: dict[str, str]) -> str:
    """What is said of a paragraph whose words are not those of the lock."""
    share = changed(was[id], text)
    if share > 1 - ALIKE:
        nearest = max(was, key=lambda other: SequenceMatcher(None, was[other], text, autojunk=False).quick_ratio())
        hint = f"; they are most like those of {nearest}" if nearest != id else ""
        return f"{share:.0%} of {id} are other words{hint}; an address keeps its words, and other words get a new one"
    before, after = difference(was[id], text)
    home = next((each for each in must.paragraphs[id] if before and before in must.words[each]), f"{id}.s…")
    told = f"{id} had “{_short(before)}” where there is “{_short(after)}” now"
    if share > 0.2:
        return f"{told}: {share:.0%} of it, which is no correction; put the words back"
    return f"{told}; put it back, or declare it in corrections/ with id: {home}, change: words, before: and after:"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-15:]}"


def _sentences(must: Expected, now: dict[str, str], edition: Edition) -> Iterator[Difference]:
    """Sentences of paragraphs that have their words: what the lock does not know."""
    for id in must.paragraphs:
        if now.get(id) == must.paragraph(id):
            for each in edition.text.sentences[id]:
                if each.id not in must.words:
                    yield Difference(id, f"{each.id} is not in the lock; {LOCK}", new=True)


def _others(edition: Edition, records: Mapping[str, Record], must: Expected) -> Iterator[Difference]:
    """Page marks, headings, notes, entries, sources, lessons and pages: each is there, and a page mark in its place."""
    there = {record.id: record for record in published(edition)}
    gone = {each.id for each in edition.corrections if each.change in ("moved", "withdrawn")}
    retold = {each.id for each in edition.corrections}
    for record in records.values():
        if record.kind in ("paragraph", "sentence") or record.id in gone:
            continue
        found = there.get(record.id)
        if found is None:
            near = get_close_matches(record.id, [id for id in there if id not in records], n=1)
            hint = f"is it {near[0]} now? Put" if near else "put"
            yield Difference(record.id, f"{record.id} was published and has gone; {hint} it back, or declare it in corrections/")
        elif (found.sentence, found.word) != (record.sentence, record.word) and record.sentence not in retold:
            stood = f"in {record.sentence} after {record.word} words"
            yield Difference(record.id, f"{record.id} began {stood}, and now in {found.sentence} after {found.word}; put the mark back")
    for id, found in there.items():
        if id not in records and found.kind not in ("paragraph", "sentence"):
            yield Difference(id, f"{id} is not in the lock; {LOCK}", new=True)
