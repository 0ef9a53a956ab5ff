"""The page on which a teacher builds an assignment: chooses paragraphs and questions, and gets an address that holds the choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...model import Heading, Lesson, Nodes, Paragraph, Question, Slot, opening, pages, section_runs, words
from ..site.page import Page
from ..site.scripts import written
from ..site.setting import Setting
from .answering import Answering, answering
from .documents import Letterhead, letterhead
from .levels import levels, measured
from .room import room
from .sections import Piece, Portions
from .short import introduction

OPENING = 8  # words of a paragraph that stand in the list of choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A question that can be chosen: its id, words and skill, the paragraphs it asks of by ids and by labels, and lines for an answer.

    ``needs`` is what it cannot be answered without and the sheet does not hold: a sheet carries the text alone.
    """

    id: str
    words: str
    skill: str
    places: str
    labels: str
    needs: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """The questions of a lesson, those that need more than the text apart; ``worksheet`` holds what these need."""

    title: Markup
    worksheet: str
    whole: tuple[Offered, ...]
    partial: tuple[Offered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A paragraph that can be chosen: its id, its label, to be read and to be said, its first words."""

    id: str
    label: str
    said: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """The paragraphs under a heading of the text; those before the first have none."""

    heading: str
    paragraphs: tuple[Opening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What students must know before they read, as the short form of a lesson tells it: the lesson's name in addresses and its title."""

    id: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """The second document of a lesson: the lesson's name in addresses and its title, what the document is called, by itself and as what a
    question needs, how hard it is to read, where that is measured, and what stands there."""

    id: str
    title: str
    name: str
    needed: str
    level: str
    prose: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A citation of a paragraph with a number and of one without, with empty elements for what differs, in the style ``style``."""

    style: str
    one: Markup
    other: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignPage(Page):
    """The page. ``text`` is how the text's address reads, ``example`` that of a paragraph; ``first``, ``last`` and ``sentence`` are to be
    typed; ``whole`` and ``partial`` count questions; ``backgrounds``, ``seconds`` and ``citing`` are what a sheet may have; ``words`` is
    what the script says, ``aids`` where it asks for notes."""

    template: ClassVar[str] = "assign"

    text: str
    example: str
    first: str
    last: str
    sentence: str
    letterhead: Letterhead
    groups: tuple[Openings, ...]
    bank: tuple[Bank, ...]
    whole: int
    partial: int
    backgrounds: tuple[Background, ...]
    seconds: tuple[Second, ...]
    citing: Example | None
    words: Markup
    aids: str
    answering: Answering


def make(setting: Setting) -> Iterator[Page]:
    """The page, where there are lessons: their questions are its bank."""
    edition = setting.edition
    if not edition.lessons:
        return
    bank = tuple(_bank(setting, lesson) for lesson in edition.lessons)
    page = AssignPage(
        **setting.frame(
            pages.page("assign"),
            setting.say.menu.assign,
            setting.say.assign.summary,
        ),
        text=pages.text(setting.slug),
        example=f"{edition.address}/{pages.place(setting.slug, setting.examples.id)}",
        first=setting.examples.first,
        last=setting.examples.last,
        sentence=setting.examples.sentence,
        letterhead=letterhead(setting, "../"),
        groups=_groups(setting),
        bank=bank,
        whole=sum(len(each.whole) for each in bank),
        partial=sum(len(each.partial) for each in bank),
        backgrounds=tuple(_backgrounds(setting)),
        seconds=tuple(_seconds(setting)),
        citing=_example(setting),
        words=written(setting.say.assigning.all_forms()),
        aids=f"../{pages.AIDS}",
        answering=answering(setting),
    )
    yield page


def _backgrounds(setting: Setting) -> Iterator[Background]:
    """The introduction of each lesson's short form; a lesson without one has none to give."""
    for lesson in setting.edition.lessons:
        for section in lesson.sections:
            if section.part.form == "short":
                lines = setting.lines("../", short=dict(setting.forms))
                yield Background(id=lesson.slug, title=lesson.title, html=lines.blocks(introduction(section)))


def _seconds(setting: Setting) -> Iterator[Second]:
    """The second document of each lesson that has one."""
    for lesson in setting.edition.lessons:
        for section in (each for each in lesson.sections if each.part.form == "document"):
            plain = " ".join(words(nodes) for nodes in section_runs(section))
            whole = Portions(setting, lesson, "../", paper=True).portion(section)
            level = levels("", plain, setting) if measured(setting) else None
            said = setting.say.assigning.level(grade=level.grade, score=level.score, grades=level.grades) if level else ""
            yield Second(
                id=lesson.slug,
                title=lesson.title,
                name=setting.say.parts[section.part.name],
                needed=setting.say.needs[section.part.spoken],
                level=said,
                prose=whole.own + whole.plainer,
            )


def _example(setting: Setting) -> Example | None:
    """How a paragraph is cited in the first style; nothing where nothing was asked of a citation processor."""
    for text in setting.concordance.citables[:1]:
        style = text.styles[0]
        return Example(style=style.name, one=_blanked(setting, style.one), other=_blanked(setting, style.other))
    return None


def _blanked(setting: Setting, nodes: Nodes) -> Markup:
    """A citation with an empty element for each of its slots."""
    lines = setting.lines("../")
    blank = Markup('<span data-slot="{}"></span>')
    return Markup("").join(blank.format(node.text) if isinstance(node, Slot) else lines.printed((node,)) for node in nodes)


def _bank(setting: Setting, lesson: Lesson) -> Bank:
    homes = setting.edition.text.homes
    questions = [_offered(setting, lesson, homes, number, each) for number, each in enumerate(lesson.questions, 1)]
    return Bank(
        title=setting.titles[f"lessons/{lesson.slug}"],
        worksheet=f"../{pages.worksheet(lesson.slug)}",
        whole=tuple(each for each in questions if not each.needs),
        partial=tuple(each for each in questions if each.needs),
    )


def _offered(setting: Setting, lesson: Lesson, homes: Mapping[str, str], number: int, question: Question) -> Offered:
    """A question as the page offers it; ``homes`` says in which paragraph a sentence stands."""
    places = list(dict.fromkeys(homes.get(place, place) for place in question.places))
    return Offered(
        id=f"{lesson.slug}.{number}",
        words=_kept(words(question.nodes)),
        skill=setting.say.skills[question.skill],
        places=" ".join(places),
        labels=_kept(", ".join(map(setting.say.label, places))),
        needs=", ".join(setting.say.needs[need] for need in question.needs),
        lines=room(question),
    )


def _groups(setting: Setting) -> tuple[Openings, ...]:
    """The paragraphs under their headings, each with its first words."""
    groups: list[tuple[str, list[Opening]]] = []
    for part in setting.edition.text.parts:
        if isinstance(part, Heading):
            groups.append((words(part.nodes), []))
        elif isinstance(part, Paragraph):
            groups = groups or [("", [])]
            groups[-1][1].append(_opening(setting, part))
    return tuple(Openings(heading=heading, paragraphs=tuple(paragraphs)) for heading, paragraphs in groups)


def _opening(setting: Setting, part: Paragraph) -> Opening:
    return Opening(
        id=part.id,
        label=_kept(setting.say.label(part.id)),
        said=setting.say.spoken(part.id),
        words=opening(part.nodes, setting.say.signs["del"], OPENING),
    )


def _kept(said: str) -> str:
    """Words in which no line breaks between ¶ and its number."""
    return said.replace("¶ ", "¶\u00a0")
