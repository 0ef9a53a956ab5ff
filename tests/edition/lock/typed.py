"""The edition's text as an editor types it, without links and notes: to be edited at random and read against its lock.

Sentences and facts are in the form in which they are printed: with page marks, brackets, emphasis and languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from edition.lock.corrections import expected
from edition.lock.gate import differences
from edition.lock.history import extended
from edition.lock.printed import parted
from edition.lock.published import facts
from edition.lock.record import Record, load
from edition.marks import Reader
from edition.model import Correction, Edition, Fact, words
from edition.reader import read, text
from edition.reader.heads import Line, Sheet
from edition.reader.house import House
from edition.sentences import Rules
from edition.slips import Slips

ROOT = Path(__file__).parent.parent.parent.parent
MARKS = Reader()
NEW = "is not in the lock; a new id is added to the lock by: make lock"
MARK = re.compile(r"([_<`#])")  # what a printed form leaves as it is, and Markdown would not
# The edition's own text where it is prose throughout; one of other forms is typed in other ways, and the sample's stands for it.
OWN = read(ROOT / "content")[0]
PROSE = not OWN.text.formed and len(OWN.text.paragraphs) > 4
CONTENT = ROOT / ("content" if PROSE else "tests/samples/lamp")
EDITION = OWN if PROSE else read(CONTENT)[0]
PUBLISHED, APPARATUS = EDITION.said["version-text"], EDITION.said["version-apparatus"]
KINDS = ("paragraph", "sentence", "page mark", "fact", "version")


def raised(version: str) -> str:
    """The version that follows, where a word has changed."""
    major, minor, *_ = version.split(".")
    return f"{major}.{int(minor) + 1}.0"


NEXT = raised(max(PUBLISHED, APPARATUS, key=lambda version: [*map(int, version.split("."))]))


@dataclass(frozen=True)
class Typed:
    """Paragraphs in order, each an id and its sentences, and facts, with a lock and the corrections that are declared."""

    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    facts: dict[str, str]
    lock: Mapping[str, Record]
    abbreviations: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    version: str = PUBLISHED

    @cached_property
    def edition(self) -> tuple[Edition, Slips]:
        """The edition that the reader makes of it, and its slips."""
        body = "\n\n".join(MARK.sub(r"\\\1", " ".join(spans)) + f"\n{{: #{id} }}" for id, spans in self.paragraphs)
        house = House(Slips(), marks=MARKS)
        must = expected(self.lock, self.corrections)
        head = [Line(id.partition(".")[2], form, line) for line, (id, form) in enumerate(self.facts.items(), 1) if id[:5] == "head."]
        read_text, _ = text.read(Sheet("content/text.md", tuple(head), body, len(head) + 1), house, Rules("en", self.abbreviations), must)
        title = [Fact(id.partition(".")[2], form) for id, form in self.facts.items() if id[:5] != "head."]
        versions = (
            Fact("version-text", self.version),
            Fact("version-apparatus", APPARATUS if self.version == PUBLISHED else raised(APPARATUS)),
        )
        return Edition((*title, *versions), (), (), read_text, corrections=self.corrections), house.slips

    def told(self) -> list[str]:
        """Everything that is told of it."""
        edition, slips = self.edition
        return [slip.sentence for slip in slips] + [
            each.sentence for each in differences(edition, self.lock, expected(self.lock, edition.corrections))
        ]

    def unknown(self) -> list[str]:
        """What is told of it beside new ids."""
        return [sentence for sentence in self.told() if not sentence.endswith(NEW)]

    def words(self) -> dict[str, str]:
        """The words behind each id of a sentence."""
        read_text = self.edition[0].text
        plain = {part.id: words(part.nodes) for part in read_text.paragraphs}
        return {each.id: plain[id][each.start : each.end] for id, inside in read_text.sentences.items() for each in inside}

    def locked(self) -> Typed:
        """The same with a lock that has its new ids."""
        return replace(self, lock=extended(self.lock, self.edition[0]))

    def having(self, paragraphs: Iterable[tuple[str, Iterable[str]]], *corrections: Correction) -> Typed:
        """The same text, edited."""
        rows = tuple((id, tuple(spans)) for id, spans in paragraphs)
        return replace(self, paragraphs=rows, corrections=corrections, version=NEXT if corrections else self.version)

    def stating(self, id: str, form: str, *corrections: Correction) -> Typed:
        """The same text with another fact; without it where the form is empty."""
        facts = {each: old for each, old in (self.facts | {id: form}).items() if old}
        return replace(self, facts=facts, corrections=corrections, version=NEXT if corrections else self.version)


def original() -> Typed:
    """The real text under the real lock, as far as that is of words."""
    edition = EDITION
    path = CONTENT / "anchors.lock.json"
    records = load(path.read_text(encoding="utf-8")) if path.exists() else extended({}, edition)
    lock = {id: record for id, record in records.items() if record.kind in KINDS}
    rows = [(part.id, tuple(parted(part, edition.text.sentences[part.id]).values())) for part in edition.text.paragraphs]
    known = tuple(each.strip() for each in edition.said["abbreviations"].split(";") if each.strip())
    return Typed(tuple(rows), facts(edition), lock, known)
