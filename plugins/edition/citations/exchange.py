"""The records in the formats that reference managers read: BibTeX by pandoc, RIS by rispy, CSL-JSON as it is.

In BibTeX and RIS the text is a part of a book (``incollection``, ``CHAP``): their general types have no field for the
work that a document is printed in. A passage stands in ``note``, since none of the three has a field for a locator.
"""

from __future__ import annotations

import json
from functools import cached_property

from rispy.config import TAG_KEY_MAPPING
from rispy.writer import RisWriter

from ..bibliography import finished, started
from .records import ADDRESS, Record

LOCATOR = "LOCATOR-OF-PASSAGE"
KEY = "KEY-OF-PASSAGE"
TAGS = {**TAG_KEY_MAPPING, "AV": "archive"}


class Ris(RisWriter):
    """RIS without a line that counts the records."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


class BibTeX:
    """The records in BibTeX; pandoc starts at once. `entries` raises RuntimeError where it fails."""

    def __init__(self, records: tuple[Record, ...]):
        asked = [part(record, records[-1]) | {"id": KEY, "note": LOCATOR} for record in records]
        self.pandoc = [started(json.dumps([record]), "--from=csljson", "--to=bibtex") for record in asked]

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """One entry for each record."""
        return tuple(_marked(finished(process, "BibTeX")) for process in self.pandoc)


def ris(record: Record, whole: Record) -> str:
    """The record in RIS; ``whole`` is that of the edition."""
    printed = part(record, whole)
    year, month, day = _day(record)
    fields: dict[str, object] = {
        "type_of_reference": "CHAP" if printed["type"] == "chapter" else "BOOK",
        "id": KEY,
        "authors": [_name(each) for each in _people(record, "author")],
        "title": record["title"],
        "secondary_title": record.get("container-title"),
        "secondary_authors": [_name(each) for each in _people(printed, "editor")],
        "subsidiary_authors": [_name(each) for each in _people(record, "translator")],
        "year": str(year),
        "date": f"{year}/{month:02}/{day:02}",
        "edition": record.get("version"),
        "archive": record.get("archive"),
        "urls": [record["URL"]] if "URL" in record else [],
        "language": record["language"],
        "notes": [LOCATOR],
    }
    kept = {name: value for name, value in fields.items() if value}
    return _marked(Ris(mapping=TAGS).formats([kept]))


def csl(record: Record) -> str:
    """The record as a CSL-JSON item."""
    return _marked(json.dumps([record | {"id": KEY, "note": LOCATOR}], ensure_ascii=False, indent=1))


def part(record: Record, whole: Record) -> Record:
    """The text's record as that of a part of a book, with the book's editors; another record as it is."""
    return record | {"type": "chapter", "editor": whole["author"]} if "container-title" in record else record


def _day(record: Record) -> list[int]:
    issued = record["issued"]
    assert isinstance(issued, dict)
    parts: list[list[int]] = issued["date-parts"]
    return parts[0]


def _people(record: Record, role: str) -> list[dict[str, str]]:
    found = record.get(role, [])
    assert isinstance(found, list)
    return found


def _name(name: dict[str, str]) -> str:
    return name.get("literal") or ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def _marked(text: str) -> str:
    """The text with the marks that `model.Citable` fills in."""
    return text.strip("\n").replace(LOCATOR, "{locator}").replace(KEY, "{key}").replace(ADDRESS, "{address}") + "\n"
