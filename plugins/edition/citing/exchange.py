"""The records in the formats that reference managers read: BibTeX, RIS and CSL-JSON, each with slots for what differs.

In all three the text is a part of a book (``incollection``, ``CHAP``, ``chapter``): their general types have no field for the
work that a document is printed in. A passage stands in ``note``, since none of the three has a field for a locator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from .. import dates
from ..model import (
    Citation,
    Date,
    Emphasis,
    Foreign,
    Format,
    Gap,
    Lemma,
    Link,
    Mention,
    Nodes,
    PageBreak,
    Reference,
    Rendered,
    Revision,
    Slot,
    Supplied,
    Unclear,
    Words,
)
from ..wording import Wording
from .blanks import ADDRESS, KEY, LOCATOR
from .processor import Record
from .records import plain

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # macros of BibTeX
SPECIAL = str.maketrans({char: f"\\{char}" for char in "#$%&_{}"} | {"\\": "\\textbackslash{}", "^": "\\^{}", "~": "\\~{}"})
WORD = re.compile(r"([^\s()\[\]“”‘’„«»]+)")
PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}  # in BibTeX by their roles, in RIS by these tags
LIST = ("[\n", ",\n", "\n]\n")  # of JSON

Piece = str | Slot


def formats(record: Record, whole: Record, date: Date | None, say: Wording) -> tuple[Format, ...]:
    """A record in each format; ``whole`` is that of the edition, ``date`` the record's own, which ``say`` puts into words."""
    part = dict(record) | ({"type": "chapter", "editor": whole["author"]} if "container-title" in record else {})
    return (
        Format("bib", _bibtex(part, date, say, LOCATOR), _bibtex(part, date, say, None)),
        Format("ris", _ris(part, date, say, LOCATOR), _ris(part, date, say, None)),
        Format("csl.json", _csl(part, LOCATOR), _csl(part, None), LIST),
    )


def _bibtex(record: Record, date: Date | None, say: Wording, locator: Slot | None) -> Nodes:
    where = ", ".join(str(record[name]) for name in ("archive_location", "archive") if record.get(name))
    fields: dict[str, Piece] = dict(bibtex_people(record))
    fields |= {"title": latex(_title(record, "title"), kept=True), "booktitle": latex(_title(record, "container-title"))}
    fields |= bibtex_date(date, say) | {"edition": escaped(str(record.get("version", "")))}
    fields |= {"language": str(record["language"]), "howpublished": escaped(where)}
    fields |= ({"note": locator} if locator else {}) | ({"url": ADDRESS} if "URL" in record else {})
    return bibtex("incollection" if record["type"] == "chapter" else "book", KEY, fields)


def bibtex(kind: str, key: Piece, fields: Mapping[str, Piece]) -> Nodes:
    """An entry of BibTeX; a field without value is left out."""
    made: list[Piece] = [f"@{kind}{{", key]
    for name, value in fields.items():
        first, last = ("", "") if name == "month" else "{}"  # a month is a macro
        made += [f",\n  {name} = {first}", value, last] if value else []
    return _nodes([*made, "\n}\n"])


def bibtex_people(record: Record) -> dict[str, str]:
    """The fields of who made it."""
    return {role: " and ".join(map(person, people(record, role))) for role in PEOPLE}


def bibtex_date(date: Date | None, say: Wording) -> dict[str, str]:
    """The date's fields: year, month and day as far as it is known; where these cannot say it, words and the date in EDTF."""
    if date is None:
        return {}
    one = dates.parts(date)
    if one is None:
        return {"year": dates.spoken(date, say), "date": date.edtf}
    year, month, day = (*one, 0, 0)[:3]
    return {"year": str(year)} | ({"month": MONTHS[month - 1]} if month else {}) | ({"day": str(day)} if day else {})


def _ris(record: Record, date: Date | None, say: Wording, locator: Slot | None) -> Nodes:
    printed = plain(record)
    lines: list[tuple[str, Piece]] = [*ris_people(record, "author")]
    lines += [("TI", str(printed["title"])), ("T2", str(printed.get("container-title", "")))]
    lines += [*ris_people(record, "editor"), *ris_people(record, "translator"), *ris_date(date, say)]
    lines += [("ET", str(record.get("version", "")))]
    lines += [("DB", str(record.get("archive", ""))), ("AV", str(record.get("archive_location", "")))]  # as reference managers read them
    lines += [("UR", ADDRESS if "URL" in record else ""), ("LA", str(record["language"])), ("N1", locator or "")]
    return ris("CHAP" if printed["type"] == "chapter" else "BOOK", KEY, lines)


def ris(kind: str, key: Piece, lines: Iterable[tuple[str, Piece]]) -> Nodes:
    """A record of RIS; a line without value is left out."""
    made: list[Piece] = []
    for tag, value in (("TY", kind), ("ID", key), *lines):
        made += [f"{tag}  - ", value, "\n"] if value else []
    return _nodes([*made, "ER  - \n"])


def ris_people(record: Record, role: str) -> Iterator[tuple[str, str]]:
    """The lines of the people of a role."""
    yield from ((PEOPLE[role], sorted_name(each)) for each in people(record, role))


def ris_date(date: Date | None, say: Wording) -> tuple[tuple[str, str], ...]:
    """The lines of a date: its year, and its three places, or in words what these cannot say."""
    if date is None:
        return ()
    one = dates.parts(date)
    return ("PY", str(one[0]) if one else ""), ("DA", _slashed(one) if one else dates.spoken(date, say))


def _slashed(parts: tuple[int, ...]) -> str:
    """A date with its three places, of which what is not known is empty: ``1848/03/``."""
    return "/".join([*(f"{number:02}" for number in parts), *[""] * (3 - len(parts))])


def _csl(record: Record, locator: Slot | None) -> Nodes:
    """Its version is an ``edition`` as well, which is what reference managers keep of a chapter."""
    item: dict[str, object] = plain(record) | {"id": KEY} | ({"URL": ADDRESS} if "URL" in record else {})
    item |= ({"edition": record["version"]} if record.get("version") else {}) | ({"note": locator} if locator else {})
    return csl(item)


def csl(item: Mapping[str, object]) -> Nodes:
    """An item of CSL-JSON."""
    made: list[Piece] = []
    for name, value in item.items():
        made += [",\n" if made else " {\n", f"  {json.dumps(name)}: "]
        made += ['"', value, '"'] if isinstance(value, Slot) else [_json(value)]
    return _nodes([*made, "\n }"])


def _json(value: object) -> str:
    """A value in lines; most are words, which have one."""
    indent = None if isinstance(value, str) else 1
    return json.dumps(value, ensure_ascii=False, indent=indent).replace("\n", "\n  ")


def _nodes(pieces: list[Piece]) -> Nodes:
    """Pieces as words and slots."""
    found: list[Words] = []
    for piece in pieces:
        if isinstance(piece, Slot):
            found.append(piece)
        elif found and not isinstance(found[-1], Slot):
            found[-1] = Words(found[-1].text + piece)
        else:
            found.append(Words(piece))
    return tuple(found)


def people(record: Record, role: str) -> list[dict[str, str]]:
    """The people of a role."""
    found = record.get(role, [])
    assert isinstance(found, list)
    return found


def _title(record: Record, name: str) -> Nodes:
    found = record.get(name, ())
    assert isinstance(found, tuple)
    return found


def sorted_name(name: dict[str, str]) -> str:
    """A name as a catalog sorts it."""
    return name.get("literal") or ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def person(name: dict[str, str]) -> str:
    """A name as BibTeX has it: what follows a name stands in the middle, and a whole name in braces."""
    if "literal" in name:
        return f"{{{escaped(name['literal'])}}}"
    return ", ".join(escaped(name[part]) for part in ("family", "suffix", "given") if part in name)


def latex(nodes: Nodes, kept: bool = False, first: bool = True) -> str:
    """A title for BibTeX, whose styles take capitals away: what is ``kept`` has braces around each word that has any, but for the
    letter that is the ``first`` of all."""
    made = ""
    for node in nodes:
        match node:
            case Words(text):
                made += _capitals(text, first and not made) if kept else escaped(text)
            case Emphasis(children):
                made += f"\\emph{{{latex(children)}}}"
            case Supplied(children):
                made += f"[{latex(children, kept, first and not made)}]"
            case Foreign(children):
                made += latex(children, kept, first and not made)
            case PageBreak():
                pass
            case Unclear() | Gap() | Revision() | Rendered() | Mention() | Citation() | Reference() | Link() | Lemma():
                raise ValueError(f"no title holds a {type(node).__name__}")
            case _:
                assert_never(node)
    return made


def _capitals(text: str, first: bool) -> str:
    made = ""
    for part in WORD.split(text):
        lost = part[1:] if first and not made else part
        made += f"{{{escaped(part)}}}" if WORD.match(part) and any(map(str.isupper, lost)) else escaped(part)
    return made


def escaped(text: str) -> str:
    """Words with the signs of BibTeX for what it would read otherwise."""
    return text.translate(SPECIAL)
