"""Worksheets: what students get of a lesson, on the screen and on paper. No word of the key can come into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ...model import ADAPTED, Lesson, formed, pages
from ...wording import wording
from ..site.page import Door, Page
from ..site.setting import Setting
from .answering import Answering, answering
from .documents import Document, document
from .sections import Portion, Portions, parted

TRANSLATION = "with-translation"  # the id of the switch for what stands in another language
PLAINLY = "with-plainer-words"  # and for a second document's plainer words, which a sheet has from the first
PLAINER = f"with-{formed('adapted').id}"  # and for plainer words in place of the excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a teacher may add to a worksheet: its name, the id of its switch, whether it is on from the first; where the name is in another
    language, which that is, and what it says in the edition's."""

    name: str
    id: str
    on: bool
    lang: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage(Page):
    """A worksheet. ``adapted`` are the parts that stand beside the text; ``short`` and ``code`` are its
    address, where it has one, and ``sources`` that of the bibliography."""

    template: ClassVar[str] = "worksheet"

    lesson: Door
    choices: tuple[Choice, ...]
    portions: tuple[Portion, ...]
    document: Document
    adapted: tuple[Portion, ...]
    short: str
    sources: str
    code: str
    answering: Answering


def make(setting: Setting) -> Iterator[Page]:
    """The worksheet of each lesson."""
    for lesson in setting.edition.lessons:
        yield _worksheet(setting, for_students(lesson))


def for_students(lesson: Lesson) -> Lesson:
    """A lesson without its key and without what is the teacher's alone."""
    return replace(lesson, sections=tuple(each for each in lesson.sections if each.part.audience != "teacher"), answers=())


def _worksheet(setting: Setting, lesson: Lesson) -> WorksheetPage:
    """The worksheet of a lesson that has no key any more."""
    address = pages.worksheet(lesson.slug)
    root = pages.root(address)
    home, say = setting.edition.address, setting.say
    helped = any(fact.name == "approach" and fact.value == ADAPTED for fact in lesson.facts)
    parts = [section.part for section in lesson.sections]
    portions = Portions(setting, lesson, root, paper=True)
    sections, read = [], None
    for section in lesson.sections:
        untold = dict(portions.short)
        sections.append(portions.portion(section))
        if section.part.audience == "choice":  # what it told the others tell again: it may be left out
            portions.short.update(untold)
        if sections[-1].leads:  # and the excerpt stands behind it
            read = document(setting, lesson, root, plain=True, short=portions.short)
    return WorksheetPage(
        **setting.frame(
            address,
            say.lessons.worksheet_of(lesson=lesson.title),
            say.worksheet.summary(lesson=lesson.title),
        ),
        lesson=Door(href=root + pages.lesson(lesson.slug), name=setting.titles[f"lessons/{lesson.slug}"]),
        choices=tuple(
            Choice(name=say.parts[part.name].lower(), id=f"with-{part.id}", on=helped and part.helps)
            for part in parts
            if part.audience == "choice"
        )
        + _plainly(setting, lesson)
        + translated(setting, lesson),
        portions=tuple(each for each in sections if not each.adapted),
        document=read or document(setting, lesson, root, plain=True),
        adapted=tuple(each for each in sections if each.adapted),
        short=f"{home}/{address}".partition("://")[2] if home else "",
        sources=f"{home}/{pages.page('sources')}".partition("://")[2] if home else "",
        code=root + pages.code(address) if home else "",
        answering=answering(setting),
    )


def _plainly(setting: Setting, lesson: Lesson) -> tuple[Choice, ...]:
    """The switch for the plainer words of a second document that ends in them."""
    say = setting.say
    told = (say.parts[each.part.name] for each in lesson.sections if parted(each, say)[1])
    return tuple(Choice(name=say.lesson.plainly(part=name), id=PLAINLY, on=True) for name in told)


def translated(setting: Setting, lesson: Lesson) -> tuple[Choice, ...]:
    """The switch for what stands in another language, called so in that language and in the edition's."""
    if not lesson.translation:
        return ()
    lang = lesson.translation.lang
    say = wording(lang)
    said = setting.say.worksheet.abroad(language=setting.say.tongue.called(lang))
    return (Choice(name=say.worksheet.translated, id=TRANSLATION, on=False, lang=lang, said=said),)
