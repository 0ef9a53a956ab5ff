"""The excerpt as a class reads it: under its name, with where the text comes from, notes on its words, and the word bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from markupsafe import Markup

from ...model import EXCERPT, Lesson, pages, unlinked
from ..site.setting import Setting
from ..site.views import Brief, Footnote
from .excerpts import excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Words of the text: what their place is called, to be read and to be said, its address, and they."""

    label: str
    said: str
    href: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who sent the text from where to whom, when, and under which number; what there is none of is empty."""

    sender: str
    place_from: str
    addressee: str
    place_to: str
    date: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Brief):
    """A term of the word bank, with what it means in another language too where that is."""

    lang: str
    also: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a class reads: the excerpt, the longer one if there is one, notes on its words, and the word bank."""

    name: str
    letterhead: Letterhead
    excerpt: tuple[Extract, ...]
    longer: tuple[Extract, ...]
    notes: tuple[Footnote, ...]
    terms: tuple[Term, ...]


def document(
    setting: Setting, lesson: Lesson, root: str, *, alone: bool = False, plain: bool = False, short: dict[str, str] | None = None
) -> Document:
    """The document of a lesson, for a page at this distance from the root.

    ``alone``: a paragraph's number leads to its own page; ``plain``: no name in it is a link, as on a sheet of paper.
    ``short`` are the short forms in citations that the page has not told yet.
    """
    lines = setting.uncalled(root)
    address = pages.paragraph if alone else pages.place
    own = {*lesson.notes}

    def extracts(reading: tuple[str, ...]) -> Iterator[Extract]:
        for part, nodes in excerpt(setting.edition.text, reading):
            label, said = setting.say.label(part.id), setting.say.spoken(part.id)
            yield Extract(
                label=label, said=said, href=root + address(setting.slug, part.id), html=lines.html(unlinked(nodes) if plain else nodes)
            )

    return Document(
        name=setting.say.parts[EXCERPT],
        letterhead=letterhead(setting, root),
        excerpt=tuple(extracts(lesson.reading)),
        longer=tuple(extracts((*lesson.reading, *lesson.extended))) if lesson.extended else (),
        notes=tuple(setting.footnote(note, root, short) for note in setting.edition.notes if note.id in own),
        terms=tuple(_term(setting, lesson, path, root) for path in lesson.terms),
    )


def _term(setting: Setting, lesson: Lesson, path: str, root: str) -> Term:
    brief, abroad = setting.brief(setting.entries[path], root), lesson.translation
    said = dict(abroad.terms).get(path, ()) if abroad else ()
    lang = abroad.lang if abroad else ""
    return Term(
        href=brief.href, name=brief.name, stop=brief.stop, gist=brief.gist, lang=lang, also=setting.lines(root).html(unlinked(said))
    )


def letterhead(setting: Setting, root: str) -> Letterhead:
    """What stood above the text on paper."""
    said = {fact.name.replace("-", "_"): setting.value(fact, root) for fact in setting.edition.text.facts}
    return Letterhead(**{field.name: said.get(field.name, "") for field in fields(Letterhead)})
