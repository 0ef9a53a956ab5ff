"""Lessons: what a teacher sets for tomorrow, and of which parts it is made. What is named here is named nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .blocks import Block, runs
from .entries import Facts
from .nodes import Nodes

SHORT = 45  # minutes of a lesson's short form, for which a sheet of two pages is made
PACES = (100, 150)  # words that a class reads in a minute, slowly and fast: the editors' own figures, not a study's
SKILLS = ("Sourcing", "Contextualization", "Corroboration", "Close reading")
COLUMNS = ("Claim", "Quotation with its ¶", "Reasoning")  # which every organizer has; most is written in the second
EXCERPT = "Document A"  # the excerpt of the text, which nobody types
ADAPTED = "adapted reading"  # an approach: its classes read plainer words beside the original

Audience = Literal["students", "choice", "teacher"]
Form = Literal["prose", "plan", "background", "document", "questions", "organizer", "adapted", "rubric", "submission", "short", "key"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of lessons: its heading, whom it is for, and its form.

    Students have it on their worksheets, or by the choice of a teacher, or not at all; ``helps``: a class that reads adapted text has it
    without being asked. The form says what it holds: prose alone, or one of the lists that a lesson has as fields. The excerpt stands
    behind a background.
    """

    name: str
    audience: Audience = "teacher"
    form: Form = "prose"
    helps: bool = False

    @property
    def id(self) -> str:
        """What it is called in addresses and names of files."""
        return self.name.lower().replace(" ", "-")

    @property
    def spoken(self) -> str:
        """What it is called in a sentence."""
        return self.name if self.form == "document" else f"the {self.name}"


PARTS = (
    Part("Before the lesson"),
    Part("Plan", form="plan"),
    Part("Background", "students", "background"),
    Part("Document B", "students", "document"),
    Part("Questions", "students", "questions"),
    Part("Citing", "students"),
    Part("Organizer", "students", "organizer"),
    Part("Adapted text", "choice", "adapted", helps=True),
    Part("Sentence starters", "choice", helps=True),
    Part("Challenge", "choice"),
    Part("Rubric", "choice", "rubric"),
    Part("Submission", "students", "submission"),
    Part("Short form", form="short"),
    Part("Key", form="key"),
)

# What a lesson may have in another language too, for learners.
TRANSLATED = (
    next(part.name for part in PARTS if part.form == "questions"),
    "Word bank",
    next(part.name for part in PARTS if part.form == "short"),
)


def part(name: str) -> Part:
    """The part with this heading; one that only an edition's own form knows is prose for the teacher."""
    return next((each for each in PARTS if each.name == name), Part(name))


def formed(form: Form) -> Part:
    """The part of a form that is not prose alone; each has one."""
    return next(each for each in PARTS if each.form == form)


@dataclass(frozen=True, slots=True)
class Box:
    """A column of an organizer, or a box of a grid: its name, and what goes or stands there."""

    name: Nodes
    nodes: Nodes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: what it is about, and its boxes."""

    head: Box
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to fill in, or filled in; its columns have the names of the boxes of its first row."""

    rows: tuple[Row, ...]


Prose = tuple[Block | Grid, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part as it stands in a lesson: its prose, with grids. What stands behind the list that is read out of it is ``after``."""

    part: Part
    prose: Prose
    after: Prose = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question: its words, the skill that it trains (one of `SKILLS`) and the paragraphs or sentences it asks of.

    ``needs`` are the parts of its lesson that it cannot be answered without, as a sentence calls them, in the lesson's order;
    ``bracket`` is what says all this behind its words.
    """

    nodes: Nodes
    skill: str
    places: tuple[str, ...]
    needs: tuple[str, ...] = ()
    bracket: Nodes = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the key says to a question: an exemplar, and more by the names of `MORE`."""

    exemplar: Nodes
    also: Nodes
    supported: Nodes
    errors: Nodes

    @property
    def more(self) -> dict[str, Nodes]:
        """What else it says, by its labels."""
        return dict(zip(MORE, (self.also, self.supported, self.errors), strict=True))


MORE = ("Also right", "Supported by", "Common errors")


@dataclass(frozen=True, slots=True)
class Adapted:
    """Plainer words of the editors for one or more sentences of the text, by their ids."""

    nodes: Nodes
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The questions of a lesson in another language, in their order, and the terms of its word bank, each as it is called there and
    what it means, by the paths of entries; ``short`` and ``task`` are the questions and the task of its short form, where it has one."""

    lang: str
    questions: tuple[Nodes, ...]
    terms: tuple[tuple[str, Nodes], ...]
    short: tuple[Nodes, ...] = ()
    task: Nodes = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its head, its parts in the order in which they are written, and the lists that are read out of these.

    ``reading`` and ``extended`` are ids of sentences in the order of the text, ``terms`` paths of entries, ``notes`` ids of notes.
    ``columns`` are those of its organizer, ``answers`` its key's. ``short`` is what is read in its short form; that has an introduction,
    questions, a task and a plan, in this order, in its part; ``answering`` are the numbers of the lesson's questions whose answers answer
    these, or none. ``translation`` is for learners of its language.
    """

    slug: str
    title: str
    facts: Facts
    sections: tuple[Section, ...]
    reading: tuple[str, ...]
    terms: tuple[str, ...]
    extended: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    columns: tuple[Box, ...] = ()
    adapted: tuple[Adapted, ...] = ()
    answers: tuple[Answer, ...] = ()
    short: tuple[str, ...] = ()
    answering: tuple[int, ...] = ()
    translation: Translation | None = None

    @property
    def abroad(self) -> tuple[Nodes, ...]:
        """Its questions in another language, where they are."""
        return self.translation.questions if self.translation else ()

    def runs(self) -> Iterator[Nodes]:
        """The nodes of everything that was typed in its parts, one paragraph, item or box after the other."""
        for section in self.sections:
            yield from section_runs(section)
        for question in self.questions:
            yield from (question.nodes, question.bracket)
        for column in self.columns:
            yield from (column.name, column.nodes)
        yield from (each.nodes for each in self.adapted)
        if self.translation:
            abroad = self.translation
            yield from (*abroad.questions, *(nodes for _, nodes in abroad.terms), *abroad.short, abroad.task)
        for answer in self.answers:
            yield from (answer.exemplar, *answer.more.values())


def section_runs(section: Section) -> Iterator[Nodes]:
    """The nodes of a part's prose and of its grids."""
    for block in (*section.prose, *section.after):
        if isinstance(block, Grid):
            for row in block.rows:
                for box in (row.head, *row.boxes):
                    yield from (box.name, box.nodes)
        else:
            yield from runs((block,))
