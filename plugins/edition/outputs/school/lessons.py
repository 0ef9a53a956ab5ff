"""Lessons for the teacher: the list, each lesson, and what the page for teachers tells of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import ClassVar

from markupsafe import Markup

from ...model import Article, Lesson, formed, marked, pages, words
from ...sentences import first
from ..site.page import Door, Page
from ..site.setting import Setting
from .documents import Document, document
from .levels import Level, measured
from .paces import pace
from .packs import Files
from .readability import levels_of
from .sections import Portion, Portions
from .short import brief
from .worksheets import Choice, translated

CLOSING = "lessons"  # how a page asks for the tables of all lessons


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A lesson as lists show it: its number, its title set and in plain words, its addresses and facts; empty what it has not.

    ``begun`` is the approach as it begins a cell, ``full`` how long the full form takes, ``bilingual`` what it has in another language.
    """

    number: int
    title: Markup
    name: str
    href: str
    worksheet: str
    short: str
    key: str
    summary: str
    approach: str
    begun: str
    grades: str
    minutes: str
    full: str
    skills: str
    bilingual: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsPage(Page):
    """The list of lessons, with what a teacher has beside them: the pages that say how to use them, and the tools."""

    template: ClassVar[str] = "lessons"

    rows: tuple[Row, ...]
    tools: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage(Page):
    """A lesson without its key.

    ``short`` is the address of its short form, ``full`` how long the full one takes, ``pace`` how long its reading; ``packs`` are the
    addresses of what can be downloaded, where it is published; ``plainer``: its short form has plainer words; ``bilingual`` is what
    stands in another language too.
    """

    template: ClassVar[str] = "lesson"

    worksheet: str
    short: str
    key: Door
    said: str
    full: str
    pace: str
    approach: str
    grades: str
    skills: str
    corroborates: str
    standards: tuple[str, ...]
    version: str
    portions: tuple[Portion, ...]
    document: Document
    levels: tuple[Level, ...]
    packs: Files | None
    plainer: bool
    bilingual: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A lesson in the column of its number: a link where it serves the standard of the row, else nothing."""

    number: int
    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard with the lessons that serve it."""

    name: str
    lessons: tuple[Served, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachPage(Page):
    """The page for teachers: prose, the lessons, and each standard with those that serve it, in the order of their numbers."""

    template: ClassVar[str] = "teach"

    html: Markup
    rows: tuple[Row, ...]
    standards: tuple[Standard, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The list, then each lesson's page for the teacher, then the page for teachers."""
    lessons = setting.edition.lessons
    if lessons:
        yield _list(setting)
    for lesson in lessons:
        yield _lesson(setting, lesson)
    for page in setting.edition.pages:
        if page.closing == CLOSING:
            yield _teach(setting, page)


def _list(setting: Setting) -> LessonsPage:
    say, guides = setting.say.menu, (page.slug for page in setting.edition.pages if page.closing == CLOSING)
    named = [*((slug, setting.titles[slug]) for slug in guides), ("assign", say.assign), ("check", say.check)]
    return LessonsPage(
        **setting.frame(pages.page("lessons"), say.lessons),
        rows=_rows(setting),
        tools=tuple(Door(href=f"../{pages.page(slug)}", name=name) for slug, name in named),
    )


def _rows(setting: Setting) -> tuple[Row, ...]:
    """The lessons, for a page right below the root."""
    return tuple(_row(setting, lesson, number) for number, lesson in enumerate(setting.edition.lessons, 1))


def _row(setting: Setting, lesson: Lesson, number: int) -> Row:
    root = "../"
    facts, title = _facts(setting, lesson, root), setting.titles[f"lessons/{lesson.slug}"]
    return Row(
        number=number,
        title=title,
        name=lesson.title,
        href=root + pages.lesson(lesson.slug),
        worksheet=root + pages.worksheet(lesson.slug),
        short=root + pages.short(lesson.slug) if lesson.short else "",
        key=root + pages.key(lesson.slug),
        full=setting.say.short.full(minutes=facts.get("minutes", "")),
        skills=_skills(setting, lesson),
        bilingual=translated(setting, lesson),
        approach=facts.get("approach", ""),
        begun=facts.get("approach", "").capitalize(),
        **{name: facts.get(name, "") for name in ("summary", "grades", "minutes")},
    )


def _facts(setting: Setting, lesson: Lesson, root: str) -> dict[str, str]:
    """The facts of a lesson, set or spoken."""
    said = {fact.name: setting.value(fact, root) for fact in lesson.facts}
    return said | {"approach": setting.say.approaches[said["approach"]]} if "approach" in said else said


def _skills(setting: Setting, lesson: Lesson) -> str:
    """The skills that a lesson trains, in the words of the language."""
    return ", ".join(setting.say.skills[each.capitalize()].lower() for each in _listed(lesson, "skills"))


def _listed(lesson: Lesson, name: str) -> list[str]:
    return [words(member) for fact in lesson.facts if fact.name == name for member in fact.members]


def _lesson(setting: Setting, lesson: Lesson) -> LessonPage:
    address = pages.lesson(lesson.slug)
    root = pages.root(address)
    facts, plain = _facts(setting, lesson, root), {fact.name: fact.value for fact in lesson.facts}
    portions = Portions(setting, lesson, root)
    return LessonPage(
        **setting.frame(
            address,
            marked(lesson.facts, "title"),
            first(plain.get("summary") or lesson.title, setting.rules),
            setting.heads.lesson(lesson, address),
        ),
        worksheet=root + pages.worksheet(lesson.slug),
        short=root + pages.short(lesson.slug) if lesson.short else "",
        full=setting.say.short.full(minutes=facts.get("minutes", "")),
        pace=pace(setting, lesson),
        key=Door(href=root + pages.key(lesson.slug), name=setting.say.parts[formed("key").name]),
        said=facts.get("summary", ""),
        skills=_skills(setting, lesson).capitalize(),
        standards=tuple(_listed(lesson, "standards")),
        approach=facts.get("approach", "").capitalize(),
        **{name: facts.get(name, "") for name in ("grades", "corroborates", "version")},
        portions=tuple(portions.portion(section) for section in lesson.sections if section.part.form != "key"),
        document=document(setting, lesson, root),
        levels=tuple(levels_of(setting, lesson)) if measured(setting) else (),
        packs=Files(**{file.name: f"{root}{address}{file.default}" for file in fields(Files)}) if setting.edition.packs else None,
        plainer=bool(brief(setting.edition.text, lesson).adapted),
        bilingual=translated(setting, lesson),
    )


def _teach(setting: Setting, page: Article) -> TeachPage:
    html = setting.lines("../").blocks(page.blocks)
    return TeachPage(
        **setting.frame(pages.page(page.slug), marked(page.facts, "title"), page.summary),
        html=html,
        rows=_rows(setting),
        standards=tuple(_standards(setting)),
    )


def _standards(setting: Setting) -> Iterator[Standard]:
    lessons = setting.edition.lessons
    names = {name for lesson in lessons for name in _listed(lesson, "standards")}
    for name in sorted(names, key=_counted):
        served = tuple(
            Served(number=number, name=lesson.title, href=f"../{pages.lesson(lesson.slug)}" if name in _listed(lesson, "standards") else "")
            for number, lesson in enumerate(lessons, 1)
        )
        yield Standard(name=name, lessons=served)


def _counted(name: str) -> list[tuple[int, str]]:
    """What a name is sorted by, so that 10 comes after 9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name)]
