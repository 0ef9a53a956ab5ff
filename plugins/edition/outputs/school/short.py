"""The short form of a lesson: two pages for one period, the excerpt on the first, three questions and a task on the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import ClassVar

from markupsafe import Markup

from ...model import Blocks, Grid, Lesson, ListOf, Mention, Section, pages, runs, walk
from ..site.page import Door, Page
from ..site.setting import Setting
from .answering import Answering, answering
from .documents import Document, document
from .excerpts import excerpt
from .sections import Portions

LINES, TASK = 3, 8  # to answer a question on, to write the task on


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortPage(Page):
    """The short form: an introduction, the excerpt with its words, questions and a task with lines; its address and that
    of the bibliography, where it has one."""

    template: ClassVar[str] = "short"

    lesson: Door
    intro: Markup
    document: Document
    questions: tuple[Markup, ...]
    task: Markup
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
    intro, behind = introduction(section), _behind(section)
    read = replace(lesson, reading=lesson.short, extended=(), notes=(), terms=_spoken(setting, lesson), translation=None)
    portions = Portions(setting, lesson, root, paper=True)
    lines = portions.spelled
    return ShortPage(
        **setting.frame(address, say.short.title(lesson=lesson.title), say.short.summary(lesson=lesson.title)),
        lesson=Door(href=root + pages.lesson(lesson.slug), name=setting.titles[f"lessons/{lesson.slug}"]),
        intro=lines.blocks(intro),
        document=document(setting, read, root, plain=True, short=portions.short),
        questions=tuple(lines.html(nodes) for nodes in runs(behind[:1])),
        task=lines.blocks(tuple(block for block in behind[1:] if not isinstance(block, ListOf))),
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


def _behind(section: Section) -> Blocks:
    """The questions of a short form, and what stands behind them."""
    return _blocks(section)[len(introduction(section)) :]


def _blocks(section: Section) -> Blocks:
    return tuple(block for block in section.prose if not isinstance(block, Grid))


def _spoken(setting: Setting, lesson: Lesson) -> tuple[str, ...]:
    """The terms of a lesson of which the short excerpt speaks."""
    named = {node.entry for _, nodes in excerpt(setting.edition.text, lesson.short) for node in walk(nodes) if isinstance(node, Mention)}
    return tuple(term for term in lesson.terms if term in named)
