"""Lessons: one file each. A lesson has every part that the form of its folder has, and each part is as a teacher needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Heading, Lesson, ListOf, Note, Text, words
from ..slips import meant
from . import excerpts, exercises, forms
from .exercises import Part, Piece, Tell, first
from .facts import facts
from .forms import Form
from .heads import Sheet
from .house import House
from .prose import PAGE_BLOCKS, Prose

MINUTES = re.compile(r"([0-9]{1,3}) minutes?\. ")
POINTS = re.compile(r".*?\b[0-9]{1,3} points?\. ")
COLUMNS = ("Claim", "Quotation with its ¶", "Reasoning")


@dataclass(frozen=True, slots=True)
class Lessons:
    """Reads lessons: what they are checked against. ``version`` is the text's."""

    form: Form
    house: House
    text: Text
    notes: tuple[Note, ...]
    version: str

    def read(self, sheets: Iterable[Sheet]) -> tuple[Lesson, ...]:
        """The lessons in the order that they give themselves; all their slips are told."""
        return tuple(self._lesson(sheet) for sheet in sorted(sheets, key=_order))

    def _lesson(self, sheet: Sheet) -> Lesson:
        def tell(line: int, sentence: str) -> None:
            house.slips.tell(sheet.file, line, sentence)

        house = self.house
        forms.check(sheet, self.form, house.slips)
        sections = self._sections(sheet)
        parts = self._parts(sections, tell)
        reading, sound = excerpts.anchors("reading", sheet, house)
        extended, _ = excerpts.anchors("extended", sheet, house)
        excerpts.measured(reading, extended, sheet, self.text, house)
        self._heads(sheet, tell)
        plan(parts.get("Plan"), sheet.get("minutes"), tell)
        organizer(parts.get("Organizer"), tell)
        rubric(parts.get("Rubric"), tell)
        questions = exercises.questions(parts.get("Questions"), house, tell)
        return Lesson(
            sheet.slug,
            sheet.get("title"),
            facts(sheet, self.form, house),
            tuple((heading, tuple(piece.block for piece in part.pieces)) for heading, part in sections),
            reading,
            tuple(term for term in forms.listed(sheet.get("terms")) if term in house.entries),
            extended,
            excerpts.noted(reading, sound, sheet, self.text, self.notes, house),
            questions,
            exercises.adapted(parts.get("Adapted text"), reading if sound else None, extended, house, tell),
            exercises.answers(parts.get("Key"), len(questions) if "Questions" in parts else None, tell),
        )

    def _sections(self, sheet: Sheet) -> list[tuple[Heading, Part]]:
        """The parts under their headings, every block with its line."""
        prose = Prose(self.house, sheet.file, sheet.offset)
        found: list[tuple[Heading, Part]] = []
        for element in self.house.marks.tree(sheet.body) if sheet.body else ():
            prose.at(element)
            line, items = prose.line, tuple(sheet.offset + int(item.get("line", "1")) for item in element)
            for block in prose.blocks((element,), PAGE_BLOCKS):
                if isinstance(block, Heading) and block.level == 2:
                    found.append((block, Part(line)))
                elif found:
                    heading, part = found[-1]
                    piece = Piece(block, items if isinstance(block, ListOf) else ())
                    found[-1] = (heading, Part(part.line, (*part.pieces, piece)))
                else:
                    self.house.slips.tell(sheet.file, line, "the text of a lesson begins with a heading: ## Before the lesson")
        return found

    def _parts(self, sections: list[tuple[Heading, Part]], tell: Tell) -> dict[str, Part]:
        """The parts that the form asks for, as far as they are there and not empty."""
        named = [(words(heading.nodes), part) for heading, part in sections]
        for wanted in self.form.headings:
            if not any(name == wanted and part.pieces for name, part in named):
                problem = "is empty" if wanted in dict(named) else "is missing"
                tell(1, f"the part “## {wanted}” {problem}; every lesson needs it")
        for name, part in named:
            if name not in self.form.headings:
                tell(part.line, f"“## {name}” is no part of a lesson{meant(name, self.form.headings)}")
        return {name: part for name, part in named if name in self.form.headings and part.pieces}

    def _heads(self, sheet: Sheet, tell: Tell) -> None:
        """Tells a term that is no entry, a skill that is none, and a lesson that was made for another version of the text."""
        for term in forms.listed(sheet.get("terms")):
            if term not in self.house.entries:
                tell(sheet.line("terms"), f"no entry {term}{meant(term, self.house.entries)}")
        for name in forms.listed(sheet.get("skills")):
            if not exercises.skill(name)[0]:
                tell(sheet.line("skills"), exercises.unknown(name))
        made = sheet.get("version")
        if made and made != self.version:
            tell(sheet.line("version"), f"the lesson was made for text {made}, and the text is now {self.version}; look it through")


def _order(sheet: Sheet) -> tuple[int, str]:
    """Where a lesson stands among the others: by its number, then by its name."""
    order = sheet.get("order")
    return (int(order) if forms.PLAIN["number"][0].fullmatch(order) else 10**9, sheet.slug)


def plan(part: Part | None, minutes: str, tell: Tell) -> None:
    """Tells an item of the plan that does not begin with its minutes, and a plan that is not as long as the lesson."""
    if not part:
        return
    total = 0
    for line, item in part.items():
        said = words(first(item))
        found = MINUTES.match(said)
        total += int(found[1]) if found else 0
        if not found:
            tell(line, f"“{said[:40]}…” does not begin with its minutes; write 10 minutes. What happens")
    if minutes.isdecimal() and minutes != str(total):
        tell(part.line, f"the plan has {total} minutes and the lesson {minutes}; let them agree")


def organizer(part: Part | None, tell: Tell) -> None:
    """Tells the columns that an organizer lacks."""
    columns = [words(first(item)).partition(":")[0].strip() for _, item in part.items()] if part else COLUMNS
    for column in COLUMNS:
        if part and column not in columns:
            tell(part.line, f"the organizer has no column “{column}”; write - {column}: what goes there")


def rubric(part: Part | None, tell: Tell) -> None:
    """Tells a row of the rubric that gives no points, and a rubric without rows."""
    rows = [(line, words(first(item))) for line, item in part.items()] if part else []
    for line, said in rows:
        if not POINTS.match(said):
            tell(line, f"“{said[:40]}…” gives no points; write - Claim, 2 points. What earns them")
    if part and not rows:
        tell(part.line, "the rubric gives no points; write a list: - Claim, 2 points. What earns them")
