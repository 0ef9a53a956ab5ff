"""Other versions of the text that were published, whose files are gone: each is told once, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Edition, versioned
from .declared import Difference
from .record import Record


def unpublished(edition: Edition, records: Mapping[str, Record]) -> Iterator[str]:
    """What stands before the ids of each version that is there no more, and of which no correction says so."""
    there = {f"versions/{version.slug}" for version in edition.versions} | {each.id for each in edition.corrections}
    for record in records.values():
        if record.id.startswith("versions/") and record.id not in there:
            yield record.id.removeprefix("versions/")


def once(edition: Edition, records: Mapping[str, Record], found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences that are found, but of such a version one alone, which says what can be done."""
    lost = {*unpublished(edition, records)}
    for slug in lost:
        declare = f"declare it in corrections/ with id: versions/{slug}, change: withdrawn"
        yield Difference(f"versions/{slug}", f"versions/{slug} was published and has gone; put versions/{slug}.md back, or {declare}")
    yield from (each for each in found if each.id.removeprefix("versions/") not in lost and versioned(each.id)[0] not in lost)
