"""The lock file: one record for each published id, a line each, under a head that counts and seals them.

A record has its ``id``, ``kind``, ``status`` (live, moved, merged, split, withdrawn), the version in which it was first
published (``since``) and its ``history``: each correction with its change, version, date and editor. Words are kept as the
W3C Web Annotation model selects them (TextQuoteSelector: ``exact``, ``prefix``, ``suffix``), with ``length`` in characters
and two hashes: ``hash`` of the words under normalization v1, and ``v2`` of what is printed, character for character. Where
that is not ``exact``, ``printed`` has it. A paragraph has its ``first`` five words in place of ``exact``, since its
sentences have them all. A page mark has the sentence and the word before which it stands, a
picture the paragraph behind which it does. A fact of the head
(``head.date``) or of the title page (``edition.title``) is kept like a sentence. Each version of the text that was published
has a record (``version.1.0.0``), so that none is added to later. Another text beside it is a ``text`` (``versions/ru``); its words
are kept as the text's, and its facts, under ids that begin with its name: ``ru.p12.s3``, ``ru.head.date``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from . import printed
from .words import NAME, digest, normalized

KINDS = (
    *("paragraph", "sentence", "page mark", "fact", "picture", "heading", "note", "entry", "source", "lesson", "page"),
    *("version", "text"),
)
TAKE = "take the file back from the last version"
BEGIN = re.compile(r'\{"id": ("(?:[^"\\]|\\.)*"),')
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
HALF = re.compile("[\ud800-\udfff]")  # of a character that UTF-16 writes in two
WRITTEN = json.JSONEncoder(ensure_ascii=False).encode
NEEDED = ("id", "kind", "since", "status")


@dataclass(frozen=True, slots=True)
class Record:
    """One published id; see the module."""

    id: str
    kind: str
    since: str
    status: str = "live"
    alias: str = ""
    hash: str = ""
    v2: str = ""
    first: str = ""
    exact: str = ""
    printed: str = ""
    prefix: str = ""
    suffix: str = ""
    length: int = 0
    sentence: str = ""
    word: int = 0
    history: tuple[dict[str, str], ...] = ()

    @property
    def form(self) -> str:
        """A sentence or a fact as it was first printed."""
        return self.printed or self.exact


FORM = {field.name: int if field.name in ("length", "word") else list if field.name == "history" else str for field in fields(Record)}


class Damaged(ValueError):
    """A lock that is not what was written: sentences with their lines, and the records that could be read."""

    def __init__(self, told: Iterable[tuple[int, str]], records: Iterable[Record] = ()):
        self.told = tuple(told)
        self.records = {record.id: record for record in records}
        super().__init__("; ".join(sentence for _, sentence in self.told))


def load(text: str) -> dict[str, Record]:
    """The records of a lock file by their ids, in its order. Raises `Damaged` with all that is wrong with it."""
    lines = text.split("\n")
    found = _parsed(text, lines)
    starts = _starts(lines)
    told: list[tuple[int, str]] = []
    records: list[Record] = []
    for number, row in enumerate(found["records"], 1):
        if problem := _misshapen(row):
            told.append((_line(starts, row.get("id") if isinstance(row, dict) else None, 1), f"record {number} {problem}; {TAKE}"))
        else:
            records.append(Record(**{**row, "history": tuple(row.get("history", ()))}))
    seen: dict[str, int] = {}
    for record in records:
        seen[record.id] = seen.get(record.id, 0) + 1
        problem = " stands here twice, and an id is given once" if seen[record.id] > 1 else _untrue(record)
        if problem:
            told.append((_line(starts, record.id, seen[record.id]), f"{record.id}{problem}; {TAKE}"))
    if not told and (found.get("count"), found.get("digest")) != (len(records), _sealed(_rows(records))):
        count = found.get("count") if isinstance(found.get("count"), int) else "no"
        told.append((1, f"these {len(records)} records are not the {count} that make lock wrote; {TAKE}"))
    if told:
        raise Damaged(told, records)
    return {record.id: record for record in records}


def _parsed(text: str, lines: list[str]) -> dict[str, Any]:
    if text.startswith("\ufeff"):
        raise Damaged([(1, f"the file begins with a byte order mark, so an editing program has saved it; {TAKE}")])
    if not text.strip():
        raise Damaged([(1, f"the file is empty; {TAKE}")])
    if conflict := next((number for number, line in enumerate(lines, 1) if CONFLICT.match(line)), 0):
        sentence = "two versions of the file are mixed here; take the published one back, whole, and add what is new by: make lock"
        raise Damaged([(conflict, sentence)])
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Damaged([(1, f"line {error.lineno} is no JSON ({error.msg}); {TAKE}")]) from None
    except (RecursionError, ValueError):
        raise Damaged([(1, f"this is no list of records; {TAKE}")]) from None
    names = (found.get("normalization"), found.get("printed")) if isinstance(found, dict) else ()
    if names != (NAME, printed.NAME) or not isinstance(found.get("records"), list):
        raise Damaged([(1, f"this is no lock with normalization {NAME} and printed {printed.NAME}; {TAKE}")])
    if not found["records"]:
        raise Damaged([(1, f"the list of records is empty; {TAKE}")])
    return dict(found)


def _starts(lines: list[str]) -> dict[str, list[int]]:
    """The lines on which records begin, as `dump` writes them, by the JSON of their ids."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        if begin := BEGIN.match(line):
            found.setdefault(begin[1], []).append(number)
    return found


def _line(starts: dict[str, list[int]], id: object, occurrence: int) -> int:
    """The line on which a record begins; 1 where none does."""
    there = starts.get(json.dumps(id, ensure_ascii=False), [])
    return there[occurrence - 1] if len(there) >= occurrence else 1


def _misshapen(row: object) -> str:
    """What is wrong with the form of a record."""
    if not isinstance(row, dict):
        return "is no record"
    if missing := [name for name in NEEDED if not row.get(name)]:
        return f"has no {missing[0]}"
    if wrong := [name for name, value in row.items() if type(value) is not FORM.get(name)]:
        return f"has “{wrong[0]}”, which is not as make lock writes it"
    history = row.get("history", [])
    if any(type(each) is not dict or not {"correction", "change", "version"} <= each.keys() for each in history):
        return "has a history that is none"
    values = [value for each in history for value in each.values()]
    if any(type(value) is not str for value in values):
        return "has a history that is none"
    if any(HALF.search(value) for value in (*row.values(), *values) if type(value) is str):
        return "has half a character"
    return "" if row["kind"] in KINDS else f"is of no kind: “{row['kind']}”"


def _untrue(record: Record) -> str:
    """What is wrong with a record whose words are not those of its hashes, as it goes on behind the id."""
    if record.kind in ("paragraph", "sentence", "fact") and not (record.hash and record.v2):
        return ": a hash is missing"
    if record.kind not in ("sentence", "fact"):
        return ""
    if digest(record.exact) != record.hash or normalized(printed.unmarked(record.form)) != record.exact:
        return ": these are not the words that were published, for their hash is another"
    return "" if printed.seal(record.form) == record.v2 else ": this is not what was printed, for its hash is another"


def dump(records: Iterable[Record]) -> str:
    """The lock file; what is empty is left out of a record."""
    rows = _rows(records)
    head = f'"normalization": "{NAME}", "printed": "{printed.NAME}", "count": {len(rows)}, "digest": "{_sealed(rows)}"'
    return f'{{{head}, "records": [\n' + ",\n".join(rows) + "\n]}\n"


def _rows(records: Iterable[Record]) -> list[str]:
    rows = ({name: value for name in FORM if (value := getattr(record, name)) or name in NEEDED} for record in records)
    return list(map(WRITTEN, rows))


def _sealed(rows: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
