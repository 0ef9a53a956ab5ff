"""Versions: three numbers, of which the second rises with a word and the third with typography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model import Correction
from .published import number
from .record import Record

NUMBERS = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})", re.ASCII)
Version = tuple[int, int, int]
FIRST: Version = (1, 0, 0)  # under which an edition is published for the first time


def parsed(text: str) -> Version | None:
    """The three numbers of a version; None for what is none."""
    found = NUMBERS.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def unnumbered(name: str, text: str) -> str:
    """What is said of a version that is none."""
    return f"{name}: “{text}” is no version; write three numbers: 1.1.0"


def spoken(version: Version) -> str:
    """A version as it is typed."""
    return ".".join(map(str, version))


def reached(records: Mapping[str, Record], name: str) -> Version:
    """The highest version that the lock has of one of the two numbers, ``version-text`` or ``version-apparatus``."""
    counted = [record for record in records.values() if number(record.id, record.kind) == name]
    return _highest(each for record in counted for each in (record.since, *(each["version"] for each in record.history)))


def first_only(records: Mapping[str, Record]) -> bool:
    """Whether it may be that nothing of a lock was published yet: it has no correction, and no version above the first."""
    numbers = (reached(records, name) for name in ("version-text", "version-apparatus"))
    return all(each <= FIRST for each in numbers) and not any(record.history for record in records.values())


def before(correction: Correction, record: Record, others: Iterable[Correction]) -> Version:
    """The highest version below that of a correction, as far as its record and the other corrections know one."""
    own = parsed(correction.version) or (0, 0, 0)
    known = [record.since, *(each.version for each in others)]
    return _highest(each for each in known if (parsed(each) or own) < own)


def _highest(versions: Iterable[str]) -> Version:
    return max((found for each in versions if (found := parsed(each))), default=(0, 0, 0))
