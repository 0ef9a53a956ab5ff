"""The short form of a lesson: two pages for one period, the excerpt on the first, three questions and a task on the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import ClassVar

from markupsafe import Markup

from ...model import Blocks, Grid, Lesson, ListOf, Mention, Nodes, Section, Text, pages, runs, walk
from ...wording import Wording
from ..site.page import Door, Page
from ..site.setting import Setting
from .answering import Answering, answering
from .documents import Document, document
from .excerpts import excerpt
from .sections import Portion, Portions
from .worksheets import PLAINER, Choice, translated

LINES, TASK = 3, 8  # to answer a question on, to write the task on
MORE = 5  # to answer a question on where the questions follow the text on its page, and stand there once


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A question of a short form, and the same in another language where it is."""

    html: Markup
    lang: str
    also: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortPage(Page):
    """The short form: an introduction, the excerpt with its words, by choice in plainer ones, questions and a task with lines, by choice
    in another language too (``also``); its address and that of the bibliography, where it has one."""

    template: ClassVar[str] = "short"

    lesson: Door
    choices: tuple[Choice, ...]
    intro: Markup
    document: Document
    adapted: tuple[Portion, ...]
    questions: tuple[Brief, ...]
    task: Markup
    also: Markup
    lang: str
    lines: tuple[int, ...]
    room: tuple[int, ...]
    example: str
    short: str
    sources: str
    code: str
    answering: Answering


def make(setting: Setting) -> Iterator[Page]:
    """The short form of each lesson that has one."""
    for lesson in setting.edition.lessons:
        for section in lesson.sections:
            if section.part.form == "short" and lesson.short:
                yield _short(setting, lesson, section)


def _short(setting: Setting, lesson: Lesson, section: Section) -> ShortPage:
    address = pages.short(lesson.slug)
    root, home, say = pages.root(address), setting.edition.address, setting.say
    read, abroad = brief(setting.edition.text, lesson), lesson.translation
    portions = Portions(setting, read, root, paper=True)
    adapted = tuple(portions.portion(part) for part in lesson.sections if part.part.form == "adapted" and read.adapted)
    lang = abroad.lang if abroad else ""
    asked = zip_longest(questions(section), abroad.short if abroad else (), fillvalue=())
    lines = portions.spelled
    return ShortPage(
        **setting.frame(address, say.short.title(lesson=lesson.title), say.short.summary(lesson=lesson.title)),
        lesson=Door(href=root + pages.lesson(lesson.slug), name=setting.titles[f"lessons/{lesson.slug}"]),
        choices=tuple(Choice(name=each.name.lower(), id=PLAINER, on=False) for each in adapted) + translated(setting, lesson),
        intro=lines.blocks(introduction(section)),
        document=document(setting, read, root, plain=True, short=portions.short),
        adapted=adapted,
        questions=tuple(Brief(html=lines.html(nodes), lang=lang, also=lines.html(also)) for nodes, also in asked),
        task=lines.blocks(task(section)),
        also=lines.html(abroad.task) if abroad else Markup(),
        lang=lang,
        lines=tuple(range(LINES)),
        room=tuple(range(TASK)),
        example=say.label(setting.edition.text.homes[lesson.short[0]]),
        short=f"{home}/{address}".partition("://")[2] if home else "",
        sources=f"{home}/{pages.page('sources')}".partition("://")[2] if home else "",
        code=root + pages.code(address) if home else "",
        answering=answering(setting),
    )


def introduction(section: Section) -> Blocks:
    """What students must know before they read: what stands before the questions of a short form."""
    return tuple(takewhile(lambda block: not isinstance(block, ListOf), _blocks(section)))


def questions(section: Section) -> tuple[Nodes, ...]:
    """The questions of a short form."""
    return tuple(runs(_behind(section)[:1]))


def under(section: Section, lesson: Lesson, say: Wording) -> Iterator[tuple[Nodes, str]]:
    """The questions of a short form, each with the sentence that says which answer of the key is its own, where the lesson says so."""
    for nodes, number in zip_longest(questions(section), lesson.answering):
        yield nodes or (), say.key.under(number=number) if number else ""


def task(section: Section) -> Blocks:
    """What stands behind the questions of a short form, without the plan for who teaches."""
    return tuple(block for block in _behind(section)[1:] if not isinstance(block, ListOf))


def brief(text: Text, lesson: Lesson) -> Lesson:
    """A lesson with what its short form reads alone: without notes, with the terms of which this speaks, and its plainer words."""
    there = {*lesson.short}
    named = {node.entry for _, nodes in excerpt(text, lesson.short) for node in walk(nodes) if isinstance(node, Mention)}
    return replace(
        lesson,
        reading=lesson.short,
        extended=(),
        notes=(),
        terms=tuple(term for term in lesson.terms if term in named),
        adapted=tuple(each for each in lesson.adapted if there.issuperset(each.sentences)),
    )


def _behind(section: Section) -> Blocks:
    """The questions of a short form, and what stands behind them."""
    return _blocks(section)[len(introduction(section)) :]


def _blocks(section: Section) -> Blocks:
    return tuple(block for block in section.prose if not isinstance(block, Grid))
