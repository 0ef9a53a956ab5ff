"""The edition compared with its lock: every difference that is not declared, in a sentence, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches

from ..model import Edition, numeral, versioned, words
from . import printed, unlike
from .corrections import published_first
from .declared import LOCK, Difference, declared, retold
from .expected import Expected
from .published import FACT, facts, forms, number, published
from .record import TAKE, Record
from .versions import parsed, reached, spoken, unnumbered
from .words import Change, changed, changes, difference, digest, normalized

FOREIGN = "anchors"  # the id of a difference between two texts
OF_ANOTHER = (
    "this lock is of another text: not one paragraph that it has stands here; put that text back, or, if this is a new edition "
    "of which nothing was published, take the lock away"
)
BEGINS, ENDS = re.compile(r"^(?:\{: [^}]*\})+"), re.compile(r"(?:\{: \. \})+$")  # of an item, a line, a label
ALIKE = 0.64  # words that differ by more than 36 % are no longer the same words


def differences(edition: Edition, records: Mapping[str, Record], must: Expected) -> Iterator[Difference]:
    """Each difference between what the edition publishes and what its lock and its corrections say, the text's first."""
    for correction, problem in must.problems:
        yield Difference(correction.id, problem, correction)
    now = {part.id: normalized(words(part.nodes)) for part in edition.paragraphs}
    if len(must.paragraphs) > 1 and now and not {*now.values()} & {must.paragraph(id) for id in must.paragraphs}:
        yield Difference(FOREIGN, OF_ANOTHER)
        return
    inside = forms(edition)
    there = {record.id: record for record in published(edition, inside)}
    yield from declared(edition, records, there)
    yield from retold(edition, records, must)
    yield from _versions(edition, records)
    yield from _whole(edition, records)
    yield from _paragraphs(edition, must, now, records, inside)
    for id in must.paragraphs:
        if now.get(id) == must.paragraph(id):
            yield from _exactly(must, inside[id])
    yield from _order(must, now)
    yield from _facts(edition, must, records)
    yield from _others(edition, records, must, there)


def _versions(edition: Edition, records: Mapping[str, Record]) -> Iterator[Difference]:
    """Whether the versions of the edition are such, and not below what was published."""
    for name in ("version-text", "version-apparatus"):
        version, last = parsed(edition.said[name]), reached(records, name)
        if version is None:
            yield Difference(f"edition.{name}", unnumbered(name, edition.said[name]))
        elif version < last:
            yield Difference(f"edition.{name}", f"{name} is {edition.said[name]}, but {spoken(last)} was published; a version only rises")
    counted = [record for record in records.values() if record.kind != "version" and number(record.id, record.kind) == "version-text"]
    for record in counted:
        if f"version.{record.since}" not in records:
            sentence = f"{record.id} was first published in {record.since}, says the lock, and no such version of the text is in it; {TAKE}"
            yield Difference(record.id, sentence)


def _whole(edition: Edition, records: Mapping[str, Record]) -> Iterator[Difference]:
    """Whether the sentences of each paragraph in the lock are the paragraph that was published."""
    first = published_first(records, edition.corrections)
    for id in first.paragraphs:
        record = records.get(id)
        if record is None or (digest(first.paragraph(id)), printed.seal(first.form(id))) != (record.hash, record.v2):
            yield Difference(id, f"the sentences of {id} in the lock are not the paragraph that was published; {TAKE}")


def _new(id: str, kind: str, edition: Edition, records: Mapping[str, Record]) -> Difference:
    """What is said of an id that the lock does not know: to the words of a published version none is added."""
    name = number(id, kind)
    if kind != "version" and (name == "version-text" or kind == "fact"):
        last = reached(records, name)
        if records and (parsed(edition.said[name]) or last) <= last:
            without = f"version {spoken(last)} was published without it"
            return Difference(id, f"{id} is not in the lock, and {without}; take it out, or raise {name} in edition.md")
    return Difference(id, f"{id} is not in the lock; {LOCK}", new=True)


def _paragraphs(
    edition: Edition, must: Expected, now: dict[str, str], records: Mapping[str, Record], inside: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
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
            yield from (Difference(id, told) for told in _altered(id, must, now[id], was, inside[id]))
    for id in strangers:
        if id in records:
            yield Difference(id, f"{id} is no longer live, and an id is never given again; give these words a new one")
        elif strangers[id] not in was.values():
            yield _new(id, "paragraph", edition, records)


def _absorbed(text: str, now: dict[str, str]) -> str:
    """Where the words of a paragraph that is gone stand inside another one."""
    home = next((id for id, words in now.items() if text in words), "")
    return f"; its words stand in {home} now" if home else ""


def _altered(id: str, must: Expected, text: str, was: dict[str, str], inside: Mapping[str, str]) -> Iterator[str]:
    """What is said of a paragraph whose words are not those of the lock: of each sentence where they differ."""
    share = changed(was[id], text)
    if share > 1 - ALIKE:
        nearest = max(was, key=lambda other: SequenceMatcher(None, was[other], text, autojunk=False).quick_ratio())
        hint = f"; they are most like those of {nearest}" if nearest != id else ""
        yield f"{share:.0%} of {id} are other words{hint}; an address keeps its words, and other words get a new one"
        return
    if share > 0.2:
        before, after = difference(was[id].split(), text.split())
        told = f"{id} had “{_short(before)}” where there is “{_short(after)}” now"
        yield f"{told}: {share:.0%} of it, which is no correction; put the words back"
        return
    were = [(each, printed.WORD.findall(must.printed[each])) for each in must.paragraphs[id]]
    for each in changes(were, [word for form in inside.values() for word in printed.WORD.findall(form)]):
        before, after = _shown(each)
        told = f"{id} had “{before}” where there is “{after}” now"
        several = f"sentence by sentence: {', '.join(each.ids)}" if each.ids[1:] else f"id: {each.ids[0]}"
        yield f"{told}; put it back, or declare it in corrections/ with {several}, change: words, before: and after:"


def _shown(change: Change) -> tuple[str, str]:
    """What stood there and what stands there now as an editor types it, without the braces around both, not too long for a sentence."""
    pair = change.before, change.after
    for braces in (BEGINS, ENDS):
        one, other = (found[0] if (found := braces.search(form)) else "" for form in pair)
        if one == other and one:
            pair = braces.sub("", pair[0]), braces.sub("", pair[1])
    return _short(printed.typed(pair[0])), _short(printed.typed(pair[1]))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-15:]}"


def _exactly(must: Expected, inside: Mapping[str, str]) -> Iterator[Difference]:
    """Sentences that have their words, but not as they were printed. Where only a page mark is elsewhere, see `_others`."""
    there, were = printed.places(inside.items()), printed.places((id, must.printed[id]) for id in inside)
    for id, form in inside.items():
        was = must.printed[id]
        if form == was or (there != were and printed.without_pages(form) == printed.without_pages(was)):
            continue
        change = next(changes([(id, printed.WORD.findall(was))], printed.WORD.findall(form)), None)
        if change:
            before, after = _shown(change)
            told = f"{id} was printed “{before}” where there is “{after}” now"
        else:
            told = f"{id} has another space behind “{unlike.last(was, form)}” than was printed"
        yield Difference(
            id,
            f"{told}{unlike.told(was, form)}; put it back, or declare it in corrections/ with id: {id}, change: words, "
            "before: and after:, with the marks",
        )


def _order(must: Expected, now: Mapping[str, str]) -> Iterator[Difference]:
    """Paragraphs without a number that stand behind another one than they did; those with one are told by their numbers."""
    was = must.behind(now)
    there = [id for id in now if id in was]
    for last, id in zip(["", *there], there, strict=False):
        if last != was[id] and not numeral(id).isdecimal():
            stood, stands = was[id] or "nothing", last or "nothing"
            yield Difference(id, f"{id} stood behind {stood}, and now behind {stands}; put it back into its place")


def _facts(edition: Edition, must: Expected, records: Mapping[str, Record]) -> Iterator[Difference]:
    """Facts of the head and of the title page: each is printed as it was."""
    now = facts(edition)
    for id, was in must.printed.items():
        if not FACT.match(id) or now.get(id) == was:
            continue
        declare = f"declare it in corrections/ with id: {id}, change: words, before: and after:"
        if id == "edition.text":
            yield Difference(id, f"the text was published as {was}, which is a part of every address; give the file its name back")
        elif id in now:
            differs = unlike.told(was, now[id]) if now[id].casefold() == was.casefold() or len(now[id]) == len(was) else ""
            yield Difference(
                id, f"{id} was “{printed.typed(was)}” and is “{printed.typed(now[id])}” now{differs}; put it back, or {declare}"
            )
        else:
            yield Difference(
                id, f"{id} was “{printed.typed(was)}” and has gone; put it back, or declare it in corrections/ with change: withdrawn"
            )
    for id in now:
        if id not in must.printed and id in records:
            yield Difference(id, f"{id} was withdrawn, and is there again; take it out")
        elif id not in must.printed:
            yield _new(id, "fact", edition, records)


def _behind(edition: Edition, picture: Record, records: Mapping[str, Record]) -> str:
    """The paragraph behind which a picture stands now, of those that were published when it was.

    Where that behind which it stood is gone, nobody can say more, and that one counts.
    """
    since, last = parsed(picture.since) or (0, 0, 0), ""
    if picture.sentence and picture.sentence not in edition.text.sentences:
        return picture.sentence
    for part in edition.text.parts:
        if part.id == picture.id:
            break
        record = records.get(part.id)
        if record and record.kind == "paragraph" and (parsed(record.since) or since) <= since:
            last = part.id
    return last


def _others(edition: Edition, records: Mapping[str, Record], must: Expected, there: Mapping[str, Record]) -> Iterator[Difference]:
    """Page marks, pictures, headings, notes, entries, sources, lessons and pages: each is there, and the first two in their places."""
    gone = {each.id for each in edition.corrections if each.change in ("moved", "withdrawn")}
    whole = {id.removeprefix("versions/") for id in gone if id.startswith("versions/")}  # and all that was in these
    marks = printed.places(must.printed.items())
    for record in records.values():
        if record.kind in ("paragraph", "sentence", "fact", "version") or record.id in gone or versioned(record.id)[0] in whole:
            continue
        found = there.get(record.id)
        stood = marks.get(record.id)
        if found is None:
            like = [id for id, each in there.items() if id not in records and each.kind == record.kind]
            near = next(iter(get_close_matches(record.id, like, n=1)), "")
            moved = f" with id: {record.id}, change: moved, after: {near}" if near and record.kind != "page mark" else ""
            back = f"is it {near} now? Give it its name back" if near else "put it back"
            told = f"{record.id} was published and has gone; {back}, or declare it in corrections/{moved}"
            yield Difference(record.id, told, there=near)
        elif stood and stood != (found.sentence, found.word):
            where = f"in {stood[0]} after {stood[1]} words"
            yield Difference(record.id, f"{record.id} began {where}, and now in {found.sentence} after {found.word}; put the mark back")
        elif record.kind == "picture" and (behind := _behind(edition, record, records)) != record.sentence:
            was, now = record.sentence or "nothing", behind or "nothing"
            yield Difference(record.id, f"{record.id} stood behind {was}, and now behind {now}; put it back into its place")
    for id, found in there.items():
        if id not in records and found.kind not in ("paragraph", "sentence", "fact"):
            yield _new(id, found.kind, edition, records)
