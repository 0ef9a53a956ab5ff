"""The records in the formats that reference managers read: BibTeX by pandoc, RIS by rispy, CSL-JSON as it is.

In all three the text is a part of a book (``incollection``, ``CHAP``, ``chapter``): their general types have no field for the
work that a document is printed in. A passage stands in ``note``, since none of the three has a field for a locator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cached_property

from rispy.config import TAG_KEY_MAPPING
from rispy.writer import RisWriter

from .. import dates
from ..model import Date
from .placeholders import Placeholders
from .processor import Record, document, finished, started
from .records import plain

TAGS = {**TAG_KEY_MAPPING, "DB": "archive", "AV": "collection"}  # as reference managers read them
FIELD = re.compile(r"  (\w+) = (.*?),?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # macros of BibTeX
SPECIAL = str.maketrans({char: f"\\{char}" for char in "#$%&_{}"} | {"\\": "\\textbackslash{}", "^": "\\^{}", "~": "\\~{}"})


class Ris(RisWriter):
    """RIS without a line that counts the records."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


class BibTeX:
    """The records in BibTeX; pandoc starts at once. `entries` raises RuntimeError where it fails."""

    def __init__(self, records: tuple[Record, ...], issued: tuple[Date | None, ...], held: Placeholders):
        self.records, self.issued, self.held = records, issued, held
        asked = [part(record, records[-1]) | {"id": held.key, "note": held.locator} for record in records]
        self.pandoc = [started(document([record]), "--to=bibtex", "--wrap=none") for record in asked]

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """One entry for each record."""
        made = zip(self.pandoc, self.records, self.issued, strict=True)
        return tuple(self._entry(finished(process, "BibTeX"), record, date) for process, record, date in made)

    def _entry(self, text: str, record: Record, date: Date | None) -> str:
        """The entry with what the processor does not write: the day, the version, the archive, and names as BibTeX parts them."""
        first, *lines, last = text.strip("\n").split("\n")
        fields = {found[1]: found[2] for line in lines if (found := FIELD.fullmatch(line))}
        printed = part(record, self.records[-1])
        fields |= {
            role: f"{{{' and '.join(map(_person, _people(printed, role)))}}}"
            for role in ("author", "editor", "translator")
            if role in fields
        }
        note = fields.pop("note")
        url = {"url": fields.pop("url")} if "url" in fields else {}
        fields = {name: value for name, value in fields.items() if name not in ("year", "month")} | _dated(date)
        fields |= {"edition": f"{{{_escaped(str(record['version']))}}}"} if record.get("version") else {}
        where = ", ".join(str(record[name]) for name in ("archive_location", "archive") if record.get(name))
        fields |= {"language": f"{{{record['language']}}}"}
        fields |= {"howpublished": f"{{{_escaped(where)}}}"} if where else {}
        fields |= {"note": note} | url
        body = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
        return _marked(f"{first}\n{body}\n{last}", self.held)


def _dated(date: Date | None) -> dict[str, str]:
    """The date's fields: year, month and day as far as it is known; where these cannot say it, words and the date in EDTF."""
    if date is None:
        return {}
    one = dates.parts(date)
    if one is None:
        return {"year": f"{{{dates.spoken(date)}}}", "date": f"{{{date.edtf}}}"}
    year, month, day = (*one, 0, 0)[:3]
    return {"year": f"{{{year}}}"} | ({"month": MONTHS[month - 1]} if month else {}) | ({"day": f"{{{day}}}"} if day else {})


def ris(record: Record, whole: Record, date: Date | None, held: Placeholders) -> str:
    """The record in RIS; ``whole`` is that of the edition."""
    printed = plain(part(record, whole))
    one = dates.parts(date) if date else None
    fields: dict[str, object] = {
        "type_of_reference": "CHAP" if printed["type"] == "chapter" else "BOOK",
        "id": held.key,
        "authors": [_sorted(each) for each in _people(record, "author")],
        "title": printed["title"],
        "secondary_title": printed.get("container-title"),
        "secondary_authors": [_sorted(each) for each in _people(printed, "editor")],
        "subsidiary_authors": [_sorted(each) for each in _people(record, "translator")],
        "year": str(one[0]) if one else "",
        "date": _slashed(one) if one else dates.spoken(date) if date else "",
        "edition": record.get("version"),
        "archive": record.get("archive"),
        "collection": record.get("archive_location"),
        "urls": [record["URL"]] if "URL" in record else [],
        "language": record["language"],
        "notes": [held.locator],
    }
    kept = {name: value for name, value in fields.items() if value}
    return _marked(Ris(mapping=TAGS).formats([kept]), held, lambda text: re.sub(r"\{(?=(?:key|locator|address)\})", "{\u2060", text))


def _slashed(parts: tuple[int, ...]) -> str:
    """A date with its three places, of which what is not known is empty: ``1848/03/``."""
    return "/".join([*(f"{number:02}" for number in parts), *[""] * (3 - len(parts))])


def csl(record: Record, whole: Record, held: Placeholders) -> str:
    """The record as a CSL-JSON item; its version is an ``edition`` as well, which is what reference managers keep of a chapter."""
    item = part(record, whole)
    edition = {"edition": record["version"]} if record.get("version") else {}
    return _marked(json.dumps([plain(item) | edition | {"id": held.key, "note": held.locator}], ensure_ascii=False, indent=1), held, _json)


def _json(text: str) -> str:
    return re.sub(r"\{(?=(?:key|locator|address)\})", r"\\u007b", text)


def part(record: Record, whole: Record) -> dict[str, object]:
    """The text's record as that of a part of a book, with the book's editors; another record as it is."""
    book = {"type": "chapter", "editor": whole["author"]} if "container-title" in record else {}
    return dict(record) | book


def _people(record: Record, role: str) -> list[dict[str, str]]:
    found = record.get(role, [])
    assert isinstance(found, list)
    return found


def _sorted(name: dict[str, str]) -> str:
    return name.get("literal") or ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def _person(name: dict[str, str]) -> str:
    """A name as BibTeX has it: what follows a name stands in the middle, and a whole name in braces."""
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    return ", ".join(_escaped(name[part]) for part in ("family", "suffix", "given") if part in name)


def _escaped(text: str) -> str:
    return text.translate(SPECIAL)


def _marked(text: str, held: Placeholders, literal: Callable[[str], str] = str) -> str:
    """The text with the marks that `model.Citable` fills in."""
    made = held.marked(text.strip("\n"), literal)
    return made + "\n"
