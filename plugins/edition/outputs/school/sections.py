"""What lessons, worksheets, keys and pages for download show of a lesson: its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from markupsafe import Markup

from ...model import (
    COLUMNS,
    Answer,
    Box,
    Grid,
    Heading,
    Lesson,
    ListOf,
    Node,
    Nodes,
    Paragraph,
    Prose,
    Question,
    Section,
    Sentence,
    Words,
    changed,
    pages,
    reworded,
    section_runs,
    walk,
    words,
)
from ...wording import Wording
from ..site.lines import Lines
from ..site.setting import Setting
from .documents import Extract
from .excerpts import LEFT_OUT, piece_of
from .organizers import Column, Organizer, organizer
from .room import length, room
from .rubrics import Rubric, rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """A row of a grid: its head, and its boxes."""

    head: Column
    boxes: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of prose, or where ``rows`` are, a grid below the names of its columns."""

    html: Markup
    columns: tuple[str, ...]
    rows: tuple[Boxes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, the bracket behind it, the same in another language where it is, and the lines to answer it on."""

    html: Markup
    bracket: Markup
    lang: str
    also: Markup
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Plainer words, beside those of the text."""

    html: Markup
    originals: tuple[Extract, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What else the key says to a question: as what, and that."""

    label: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer of the key: an exemplar, and what else it says."""

    exemplar: Markup
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A part of a lesson: its name and id, and what stands in it.

    ``leads``: the excerpt follows; ``chosen``: it is on a worksheet by choice. ``dots`` is how its prose writes the text's address without
    the site's. ``plainer`` is the end of the prose, where that is in plainer words, ``own`` the rest. ``lines`` are empty, to write on.
    """

    name: str
    id: str
    leads: bool
    chosen: bool
    dots: str
    own: tuple[Piece, ...]
    plainer: tuple[Piece, ...]
    after: tuple[Piece, ...]
    questions: tuple[Asked, ...]
    organizer: Organizer | None
    rubric: Rubric | None
    adapted: tuple[Facing, ...]
    answers: tuple[Answered, ...]
    lines: tuple[int, ...]


def parted(section: Section, say: Wording) -> tuple[Prose, Prose]:
    """The prose of a part; of a second document, up to the heading of its plainer words, and from there on."""
    named = section.part.form == "document"
    heads = (n for n, each in enumerate(section.prose) if named and isinstance(each, Heading) and words(each.nodes) == say.lesson.plainer)
    end = next(heads, len(section.prose))
    return section.prose[:end], section.prose[end:]


def trained(question: Question, say: Wording) -> Nodes:
    """The bracket behind a question, with its skill in the words of the language."""
    skill, called = question.skill, str(say.skills[question.skill])

    def renamed(node: Node) -> Nodes:
        return (Words(re.sub(re.escape(skill), called, node.text, flags=re.IGNORECASE)),) if isinstance(node, Words) else (node,)

    return question.bracket if called == skill else changed(question.bracket, renamed)


class Portions:
    """The parts of a lesson, set for a page from which ``root`` leads to the site's.

    ``paper``: there is room to write, the addresses of linked pages are spelled out, and a short form in a citation says what it stands
    for where it stands first; ``short`` are those that have not said it yet.
    """

    def __init__(self, setting: Setting, lesson: Lesson, root: str, *, paper: bool = False):
        self.setting, self.say, self.lesson, self.root, self.paper = setting, setting.say, lesson, root, paper
        self.short = dict(setting.forms) if paper else {}
        self.lines = setting.lines(root, short=self.short)
        self.bare = setting.uncalled(root)
        home = setting.edition.address
        self.spelled = Lines(
            root, setting.slug, setting.numbers, setting.say, spelled=home.partition("://")[2] if paper else "", short=self.short
        )
        self.dots = f"{LEFT_OUT}/{pages.text(setting.slug)}"
        self.address = f"{home}/{pages.text(setting.slug)}" if home else self.dots

    def all(self) -> tuple[Portion, ...]:
        """The parts in order."""
        return tuple(map(self.portion, self.lesson.sections))

    def portion(self, section: Section) -> Portion:
        """A part with what was read out of it."""
        part, lesson = section.part, self.lesson
        left_out = self.address == self.dots and any(self._dotted(nodes) for nodes in section_runs(section))
        judged = rubric(section.prose) if part.form == "rubric" else None
        told = [tuple(block for block in each if not (judged and isinstance(block, ListOf))) for each in parted(section, self.say)]
        own, plainer = (tuple(self.pieces(each)) for each in told)
        return Portion(
            name=self.say.parts[part.name],
            id=part.id,
            leads=part.form == "background",
            chosen=part.audience == "choice",
            dots=self.dots.removeprefix(LEFT_OUT) if left_out else "",
            own=own,
            plainer=plainer,
            after=tuple(self.pieces(section.after)),
            questions=tuple(self._questions()) if part.form == "questions" else (),
            organizer=organizer(tuple(map(self._column, lesson.columns))) if part.form == "organizer" and lesson.columns else None,
            rubric=judged,
            adapted=tuple(self._adapted()) if part.form == "adapted" else (),
            answers=tuple(map(self.answered, lesson.answers)) if part.form == "key" else (),
            lines=tuple(range(length(self.lesson))) if self.paper and part.form == "submission" else (),
        )

    def pieces(self, prose: Prose) -> Iterator[Piece]:
        """Prose in order, and between it the grids. Where the site's address is known it stands in place of its dots."""
        for grid, run in groupby(prose, lambda block: isinstance(block, Grid)):
            if grid:
                yield from (self._grid(block) for block in run if isinstance(block, Grid))
            else:
                blocks = tuple(block for block in run if not isinstance(block, Grid))
                yield Piece(html=self.spelled.blocks(reworded(blocks, self._addressed)), columns=(), rows=())

    def answered(self, answer: Answer) -> Answered:
        """An answer of the key."""
        more = tuple(More(label=self.say.answers[label], html=self.lines.html(nodes)) for label, nodes in answer.more.items())
        return Answered(exemplar=self.lines.html(answer.exemplar), more=more)

    def _dotted(self, nodes: Nodes) -> bool:
        return any(isinstance(node, Words) and self.dots in node.text for node in walk(nodes))

    def _addressed(self, nodes: Nodes) -> Nodes:
        """The nodes with the text's address in place of what lessons, which do not know the site's, write for it."""

        def whole(node: Node) -> Nodes:
            return (Words(node.text.replace(self.dots, self.address)),) if isinstance(node, Words) else (node,)

        return changed(nodes, whole)

    def _grid(self, grid: Grid) -> Piece:
        rows = tuple(Boxes(head=self._column(row.head), boxes=tuple(map(self._column, row.boxes))) for row in grid.rows)
        return Piece(html=Markup(), columns=tuple(box.name for box in rows[0].boxes), rows=rows)

    def _column(self, box: Box) -> Column:
        name = words(box.name)
        written = self.say.columns[name]
        said = self.say.aloud(written).strip() if "¶" in written else ""
        return Column(name=written.replace(" ¶", "\u00a0¶"), wide=name == COLUMNS[1], hint=self.lines.html(box.nodes), said=said)

    def _questions(self) -> Iterator[Asked]:
        abroad = self.lesson.translation
        for question, also in zip_longest(self.lesson.questions, abroad.questions if abroad else (), fillvalue=()):
            if question:
                yield Asked(
                    html=self.lines.html(question.nodes),
                    bracket=self.lines.html(trained(question, self.say)),
                    lang=abroad.lang if abroad else "",
                    also=self.lines.html(also),
                    lines=tuple(range(room(question))) if self.paper else (),
                )

    def _adapted(self) -> Iterator[Facing]:
        """The adapted sentences, each with the words that it adapts and where they stand."""
        text = self.setting.edition.text
        ids = {id for item in self.lesson.adapted for id in item.sentences}
        there = {each.id: (part, each) for part in text.holding(ids) for each in text.sentences[part.id]}
        for item in self.lesson.adapted:
            yield Facing(
                html=self.bare.html(item.nodes), originals=tuple(self._original(*there[id]) for id in item.sentences if id in there)
            )

    def _original(self, part: Paragraph, sentence: Sentence) -> Extract:
        """A sentence of the text; in a paragraph that has no other it has the paragraph's name."""
        name = part.id if len(self.setting.edition.text.sentences[part.id]) == 1 else sentence.id
        html = self.bare.html(piece_of(part, sentence.start, sentence.end))
        label, said = self.say.label(name), self.say.spoken(name)
        return Extract(label=label, said=said, href=self.root + pages.place(self.setting.slug, sentence.id), html=html)
