"""Lessons: one file each. A lesson has every part that the form of its folder has, and each part is as a teacher needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Lesson, Note, Text, marked, words
from ..slips import meant
from . import forms, questions, readings, sections, tables, translations
from .facts import facts
from .forms import Form
from .heads import Sheet
from .house import House
from .sections import Tell


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
        order = readings.Order(self.text, self.notes, self.house)
        return tuple(self._lesson(sheet, order) for sheet in sorted(sheets, key=_order))

    def _lesson(self, sheet: Sheet, order: readings.Order) -> Lesson:
        def tell(line: int, sentence: str) -> None:
            house.slips.tell(sheet.file, line, sentence)

        house = self.house
        forms.check(sheet, self.form, house.slips)
        typed, others = translations.apart(sections.sections(sheet, self.form.headings, house))
        parts = sections.wanted(typed, self.form.headings, tell)
        read = readings.reading(sheet, house, order)
        self._heads(sheet, tell)
        tables.plan(parts.get("plan"), sheet.get("minutes"), house.say, tell)
        tables.short(parts.get("short"), bool(read.short), house.say, tell)
        tables.document(parts.get("document"), tell)
        tables.grids((parts.get("organizer"), parts.get("key")), tell)
        tables.rubric(parts.get("rubric"), house.say, tell)
        asked = questions.questions(parts.get("questions"), questions.Material(typed, self.form.headings), house, tell)
        head = facts(sheet, self.form, house)
        terms = tuple(term for term in forms.listed(sheet.get("terms")) if term in house.entries)
        return Lesson(
            slug=sheet.slug,
            title=words(marked(head, "title")),
            facts=head,
            sections=tuple(each.section for each in typed),
            reading=read.core,
            terms=terms,
            extended=read.extended,
            notes=readings.noted(read, sheet, house, order),
            questions=asked,
            columns=tables.organizer(parts.get("organizer"), tell),
            adapted=readings.adapted(parts.get("adapted"), read, house, order, tell),
            short=read.short,
            answering=self._answering(sheet, tables.briefly(parts.get("short")), len(asked), tell),
            translation=translations.translation(others, len(asked), terms, tables.briefly(parts.get("short")), house, tell),
            answers=questions.answers(parts.get("key"), len(asked) if "questions" in parts else None, tell),
        )

    def _answering(self, sheet: Sheet, brief: int, asked: int, tell: Tell) -> tuple[int, ...]:
        """The numbers of the questions whose answers answer those of the short form, of which there are so many; others are told."""
        typed = forms.listed(sheet.get("short-answers"))
        if typed and (len(typed) != brief or not {*typed} <= {str(number) for number in range(1, asked + 1)}):
            many = f"the short form asks {brief} questions; write so many of the numbers from 1 to {asked}, one for each"
            wanted = many if brief else "the lesson has no short form"
            tell(sheet.line("short-answers"), f"short-answers is “{'; '.join(typed)}”, but {wanted}")
            return ()
        return tuple(map(int, typed))

    def _heads(self, sheet: Sheet, tell: Tell) -> None:
        """Tells a term that is no entry, a skill that is none, and a lesson that was made for another version of the text."""
        for term in forms.listed(sheet.get("terms")):
            if term not in self.house.entries:
                tell(sheet.line("terms"), f"no entry {term}{meant(term, self.house.entries)}")
        for name in forms.listed(sheet.get("skills")):
            if not questions.skill(name)[0]:
                tell(sheet.line("skills"), questions.unknown(name))
        made = sheet.get("version")
        if made and made != self.version:
            tell(sheet.line("version"), f"the lesson was made for text {made}, and the text is now {self.version}; look it through")


def _order(sheet: Sheet) -> tuple[int, str]:
    """Where a lesson stands among the others: by its number, then by its name."""
    order = sheet.get("order")
    return (int(order) if forms.PLAIN["number"][0].fullmatch(order) else 10**9, sheet.slug)
