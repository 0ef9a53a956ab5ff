"""What an assignment may have beside its paragraphs, and how hard these are to read: data that the page for assignments asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...model import Entry, Passage, bare, pages, words
from ..site.page import Page
from ..site.scripts import written
from ..site.setting import Setting
from .levels import BEYOND, GRADES, count, measured

STEM = 4  # letters in which forms of a word begin alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids(Page):
    """What an assignment may have beside its paragraphs, as JSON; see `told`."""

    template: ClassVar[str] = "aids.json"

    aids: Markup


def make(setting: Setting) -> Iterator[Page]:
    """The data, where there are lessons."""
    if setting.edition.lessons:
        yield Aids(**setting.frame(pages.AIDS, setting.say.menu.assign), aids=written(told(setting)))


def told(setting: Setting) -> dict[str, list[tuple[object, ...]]]:
    """The notes, each with its id, the sentence of its lemma, what it is called, its first sentence and the whole as HTML for the page of
    assignments; the terms that the text uses, each with its first sentence and the sentences that use it, each with its words there; and of
    a site that is published what measures of reading count of each sentence, with the grades up to a score (none: those beyond)."""
    edition, concordance = setting.edition, setting.concordance
    notes = [
        (
            note.id,
            concordance.lemmas[note.id].sentence,
            setting.say.place.lemma(place=setting.say.label(note.paragraph), lemma=note.lemma),
            concordance.gists[note.id],
            setting.footnote(note, pages.root(pages.page("assign")), dict(setting.forms)).html,
        )
        for note in edition.notes
        if note.id in concordance.lemmas
    ]
    terms = {kind.folder for kind in edition.kinds if kind.thing == "term"}
    light = {*setting.say.sense.light.split()}
    used = [(entry, [*_used(entry, concordance.passages.get(entry.path, ()), light)]) for entry in edition.entries if entry.kind in terms]
    return {
        "notes": [*notes],
        "terms": [(concordance.gists[entry.path], places) for entry, places in used if places],
        **({"counts": [*_counts(setting)], "grades": [*_grades(setting)]} if measured(setting) else {}),
    }


def _used(entry: Entry, passages: Iterable[Passage], light: Collection[str]) -> Iterator[tuple[str, str]]:
    """The sentences that use a term, each with its words there: a form of a word of its name, which is no ``light`` one. Where other words
    mean it, to say so is to explain the text, and to answer what a class is asked of it."""
    named = _stems(entry.name, light)
    for each in passages:
        words = next((run for run, meant in each.runs if meant and not named.isdisjoint(_stems(run, light))), "")
        if words and not each.implied:
            yield each.sentence, words


def _stems(words: str, light: Collection[str]) -> set[str]:
    """How words begin, also those that a hyphen divides as one."""
    return {word[:STEM] for word in re.findall(r"\w+", bare(f"{words} {words.replace('-', '')}")) if word not in light}


def _counts(setting: Setting) -> Iterator[tuple[object, ...]]:
    """The words, syllables and hard words of each sentence, behind its id."""
    text = setting.edition.text
    for part in text.paragraphs:
        plain = words(part.nodes)
        for each in text.sentences[part.id]:
            found = count(plain[each.start : each.end])
            yield each.id, found.words, found.syllables, found.hard


def _grades(setting: Setting) -> Iterator[tuple[object, ...]]:
    yield from ((below, setting.say.levels[name]) for below, name in GRADES)
    yield None, setting.say.levels[BEYOND]
