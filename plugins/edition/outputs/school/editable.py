"""Worksheets, short forms and keys as files for word processors, which teachers change before they print them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ... import dates
from ...memory import Memory
from ...model import Binary, Concordance, Edition, Lesson, pages
from ...wording import wording
from ..word import Json, document, written
from .packs import FILES
from .papers import Sheets
from .short import brief


def make(edition: Edition, concordance: Concordance, memory: Memory) -> Iterator[Binary]:
    """The worksheet and the key of each lesson; what ``memory`` has of them is not made again."""
    say, day = wording(edition.said["language"]), dates.day(edition.said["date"])
    for lesson in edition.lessons:
        sheets = Sheets(edition, concordance, lesson)
        full = {FILES.word: sheets.worksheet(), FILES.key: sheets.key()}
        if lesson.translation:
            full[FILES.bilingual] = sheets.worksheet(bilingual=True)
        for asked, close in ((full, False), (_short(sheets, edition, lesson), True)):
            if not asked:
                continue
            trees = [document(blocks, lesson.title, edition.said["language"]) for blocks in asked.values()]
            made = memory.made(
                partial(written, trees, lesson.title, say.locale, day, close),
                "word",
                trees,
                lesson.title,
                day,
                close,
            )
            for name, data in zip(asked, made, strict=True):
                yield Binary(f"{pages.lesson(lesson.slug)}{name}", data)


def _short(sheets: Sheets, edition: Edition, lesson: Lesson) -> dict[str, list[Json]]:
    """The short form that a lesson may have: also with plainer words, and in two languages."""
    made: dict[str, list[Json]] = {}
    for section in lesson.sections:
        if section.part.form == "short" and lesson.short:
            made[FILES.short_word] = sheets.short(section)
            if brief(edition.text, lesson).adapted:
                made[FILES.short_adapted] = sheets.short(section, plainer=True)
            if lesson.translation:
                made[FILES.short_bilingual] = sheets.short(section, bilingual=True)
    return made
