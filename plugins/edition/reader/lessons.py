"""Lessons: one file each. A lesson has every part that the form of its folder has, and each part is as a teacher needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Heading, Lesson, ListOf, Note, Text, marked, words
from ..slips import meant
from . import excerpts, exercises, forms, tables
from .exercises import Part, Piece, Tell
from .facts import facts
from .forms import Form
from .heads import Sheet
from .house import House
from .prose import PAGE_BLOCKS, Prose


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
        tables.plan(parts.get("Plan"), sheet.get("minutes"), tell)
        tables.document(parts.get("Document B"), tell)
        tables.organizer(parts.get("Organizer"), tell)
        tables.grids((parts.get("Organizer"), parts.get("Key")), tell)
        tables.rubric(parts.get("Rubric"), tell)
        questions = exercises.questions(parts.get("Questions"), house, tell)
        head = facts(sheet, self.form, house)
        return Lesson(
            sheet.slug,
            words(marked(head, "title")),
            head,
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
                elif isinstance(block, Heading) and (name := words(block.nodes).partition(":")[0]) in self.form.headings:
                    self.house.slips.tell(sheet.file, line, f"“### {name}” is a part of its own; write ## {name}")
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
