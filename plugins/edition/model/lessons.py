"""Lessons: what a teacher sets for tomorrow."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Blocks, Heading
from .entries import Facts
from .nodes import Nodes

SKILLS = ("Sourcing", "Contextualization", "Corroboration", "Close reading")


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question: its words, the skill that it trains (one of `SKILLS`) and the paragraphs or sentences it asks of."""

    nodes: Nodes
    skill: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the key says to a question: an exemplar, what else is right, what supports it, common errors."""

    exemplar: Nodes
    also: Nodes
    supported: Nodes
    errors: Nodes


@dataclass(frozen=True, slots=True)
class Adapted:
    """Plainer words of the editors for one or more sentences of the text, by their ids."""

    nodes: Nodes
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its head, its parts as written (each a heading with blocks), and what is read out of them.

    ``reading`` and ``extended`` are ids of sentences in the order of the text, ``terms`` paths of entries, ``notes`` ids of notes.
    """

    slug: str
    title: str
    facts: Facts
    sections: tuple[tuple[Heading, Blocks], ...]
    reading: tuple[str, ...]
    terms: tuple[str, ...]
    extended: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    adapted: tuple[Adapted, ...] = ()
    answers: tuple[Answer, ...] = ()
