"""Corrections by themselves: whether each names what was published, and a version and a target that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..model import CHANGES, Correction, Edition
from .lock import Record, published
from .words import letters

VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


class Difference(NamedTuple):
    """What is wrong with which id; ``correction`` where a declaration is at fault, ``new`` where only the lock lacks it."""

    id: str
    sentence: str
    correction: Correction | None = None
    new: bool = False


def declared(edition: Edition, records: Mapping[str, Record]) -> Iterator[Difference]:
    """What is wrong with each correction of the edition."""
    there = {record.id for record in published(edition)}
    latest = _version(edition.facts["version-text"])
    for each in edition.corrections:
        if each.id not in records:
            yield Difference(each.id, f"{each.id} was never published, so there is nothing to correct", each)
        if each.change not in CHANGES:
            continue  # told already by the form
        record = records.get(each.id)
        of_text = record is not None and record.kind in ("paragraph", "sentence")
        if not of_text and each.change not in ("moved", "withdrawn"):
            yield Difference(each.id, f"{each.id} can only be moved or withdrawn", each)
        if not of_text and each.change == "moved" and each.after not in there:
            yield Difference(each.id, f"there is no {each.after} for {each.id} to lead to", each)
        if not of_text and each.id in there:
            yield Difference(each.id, f"{each.id} is still there, though it is declared {each.change}", each)
        version = _version(each.version)
        if not version:
            yield Difference(each.id, f"“{each.version}” is no version; write three numbers: 1.1.0", each)
        elif of_text and latest and version > latest:
            yield Difference(each.id, f"it is of version {each.version}; raise version-text in edition.md to that", each)
        elif of_text and record and version <= (_version(record.since) or version):
            yield Difference(each.id, f"{each.id} is of version {record.since}; a correction of it has a higher one", each)
        elif of_text and record and _silent(each, record, version):
            yield Difference(each.id, "a corrected word raises the second number of the version, typography the third", each)


def _silent(correction: Correction, record: Record, version: tuple[int, int, int]) -> bool:
    """Whether a word is corrected under a version that promises no more than typography."""
    worded = correction.change == "words" and letters(correction.before) != letters(correction.after)
    return worded and version[:2] <= (_version(record.since) or version)[:2]


def _version(text: str) -> tuple[int, int, int] | None:
    found = VERSION.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
