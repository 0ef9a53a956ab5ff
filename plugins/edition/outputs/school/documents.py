"""The excerpt as a class reads it: under its name, with where the text comes from, notes on its words, and the word bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import EXCERPT, Fact, Lesson, label, marked
from ..site.entries import fact_view
from ..site.setting import Setting
from .excerpts import excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of the text: what their place is called, its address, and they."""

    label: str
    href: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The line above the text: what it is called, who sent it from where to whom, when, and under which number; empty what is not known."""

    heading: Markup
    sender: str
    place_from: str
    addressee: str
    place_to: str
    date: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A note on words of the excerpt."""

    label: str
    lemma: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of the word bank, by its first sentence."""

    name: str
    href: str
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a class reads: the excerpt, the longer one if there is one, notes on its words, and the word bank."""

    name: str
    origin: Origin
    excerpt: tuple[Quoted, ...]
    longer: tuple[Quoted, ...]
    notes: tuple[Explained, ...]
    terms: tuple[Term, ...]


def document(setting: Setting, lesson: Lesson, root: str, *, pages: bool = False) -> Document:
    """The document of a lesson, for a page at this distance from the root.

    ``pages``: a paragraph's number leads to its page, and not into the text.
    """
    lines = setting.lines(root, {})  # for the text, whose notes are not called here
    text = f"{root}{setting.slug}/"

    def quoted(reading: tuple[str, ...]) -> Iterator[Quoted]:
        for part, nodes in excerpt(setting.edition.text, reading):
            yield Quoted(label=label(part.id), href=f"{text}{part.id}/" if pages else f"{text}#{part.id}", html=lines.html(nodes))

    return Document(
        name=EXCERPT,
        origin=origin(setting, root),
        excerpt=tuple(quoted(lesson.reading)),
        longer=tuple(quoted((*lesson.reading, *lesson.extended))) if lesson.extended else (),
        notes=tuple(
            Explained(label=setting.labels[note.paragraph], lemma=note.lemma, html=setting.inline(note.blocks, root))
            for note in setting.edition.notes
            if note.id in lesson.notes
        ),
        terms=tuple(Term(name=setting.titles[path], href=f"{root}{path}/", gist=setting.gists[path]) for path in lesson.terms),
    )


def origin(setting: Setting, root: str) -> Origin:
    """What stood around the text on paper, for a page at this distance from the root."""
    facts = {fact.name: said(setting, fact, root) for fact in setting.edition.text.facts}
    route = ("sender", "place-from", "addressee", "place-to") if {"sender", "addressee"} <= facts.keys() else ()
    known = {
        name.replace("-", "_"): facts.get(name, "") if name in route else "" for name in ("sender", "place-from", "addressee", "place-to")
    }
    heading = setting.heading(marked(setting.edition.text.facts, "title"))
    return Origin(heading=heading, date=facts["date"], number=facts.get("number", ""), **known)


def said(setting: Setting, fact: Fact, root: str) -> str:
    """The value of a fact, set or spoken."""
    value = fact_view(setting, fact, root)["value"]
    assert isinstance(value, str)
    return value
