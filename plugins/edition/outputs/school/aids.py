"""What an assignment may have beside its paragraphs, and how hard these are to read: data that the page for assignments asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...model import pages, words
from ..site.page import Page
from ..site.scripts import written
from ..site.setting import Setting
from .levels import BEYOND, GRADES, count, measured


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
    assignments; the terms that the text uses, each with its name, its first sentence and the sentences that speak of it; and of a site that
    is published what measures of reading count of each sentence, with the grades up to a score (none: those beyond)."""
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
    spoken = [(entry, concordance.passages.get(entry.path, ())) for entry in edition.entries if entry.kind in terms]
    return {
        "notes": [*notes],
        "terms": [
            (entry.name, concordance.gists[entry.path], [*dict.fromkeys(each.sentence for each in passages)])
            for entry, passages in spoken
            if passages
        ],
        **({"counts": [*_counts(setting)], "grades": [*_grades(setting)]} if measured(setting) else {}),
    }


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
