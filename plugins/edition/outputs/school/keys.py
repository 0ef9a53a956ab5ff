"""The key of a lesson: each question with its answer, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from markupsafe import Markup

from ...model import Answer, Lesson, Nodes, Question, formed, pages
from ..site.page import Door, Page
from ..site.setting import Setting
from .sections import Answered, Piece, Portions
from .short import task, under
from .worksheets import Choice, translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A question with its skill and its answer, where it has one, and the same question in another language, where it is."""

    question: Markup
    lang: str
    also: Markup
    skill: str
    answer: Answered | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewer:
    """What the short form asks, in its own words: its questions, each with the sentence that says where its answer is, and its task."""

    questions: tuple[tuple[Markup, str], ...]
    task: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPage(Page):
    """The key: what a teacher may add to it, what stands before the answers, what the short form asks, one or none, the answers, and what
    stands behind them."""

    template: ClassVar[str] = "key"

    name: str
    lesson: Door
    choices: tuple[Choice, ...]
    intro: tuple[Piece, ...]
    fewer: tuple[Fewer, ...]
    answers: tuple[Keyed, ...]
    after: tuple[Piece, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The key of each lesson."""
    for lesson in setting.edition.lessons:
        yield _key(setting, lesson)


def _key(setting: Setting, lesson: Lesson) -> KeyPage:
    address = pages.key(lesson.slug)
    root = pages.root(address)
    portions, name = Portions(setting, lesson, root), setting.say.parts[formed("key").name]
    written = [section for section in lesson.sections if section.part.form == "key"]
    summary = setting.say.key.summary(lesson=lesson.title)
    return KeyPage(
        **setting.frame(address, setting.say.key.title(key=name, lesson=lesson.title), summary),
        name=name,
        lesson=Door(href=root + pages.lesson(lesson.slug), name=setting.titles[f"lessons/{lesson.slug}"]),
        choices=translated(setting, lesson),
        intro=tuple(piece for section in written for piece in portions.pieces(section.prose)),
        fewer=fewer(portions, lesson),
        answers=keyed(portions, lesson),
        after=tuple(piece for section in written for piece in portions.pieces(section.after)),
    )


def keyed(portions: Portions, lesson: Lesson) -> tuple[Keyed, ...]:
    """The questions of a lesson, each with its answer."""
    lang = lesson.translation.lang if lesson.translation else ""
    return tuple(_keyed(portions, *row, lang) for row in zip_longest(lesson.questions, lesson.answers, lesson.abroad))


def fewer(portions: Portions, lesson: Lesson) -> tuple[Fewer, ...]:
    """What the short form of a lesson asks; nothing where there is none."""
    shorts = [section for section in lesson.sections if section.part.form == "short" and lesson.short]
    return tuple(
        Fewer(
            questions=tuple((portions.lines.html(nodes), said) for nodes, said in under(each, lesson, portions.say)),
            task=portions.lines.blocks(task(each)),
        )
        for each in shorts
    )


def _keyed(portions: Portions, question: Question | None, answer: Answer | None, also: Nodes | None, lang: str) -> Keyed:
    """A question and its answer; an editor who is told so may have left out either."""
    return Keyed(
        lang=lang,
        also=portions.lines.html(also or ()),
        question=portions.lines.html(question.nodes) if question else Markup(),
        skill=portions.say.skills[question.skill] if question else "",
        answer=portions.answered(answer) if answer else None,
    )
