"""The reading page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from markupsafe import Markup

from ...model import Heading, Paragraph, Picture, marked, pages, versioned
from .alone import Bare, known
from .figures import begun, facsimiles, figure
from .page import Door, Page
from .permanence import change
from .setting import Setting
from .signs import legend
from .views import Change, Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Bare):
    """The same with its apparatus: ``back`` leads from a footnote of the source to its sign, ``href`` to the page of the paragraph;
    ``drawn`` is its number where it is not the next that the style sheet counts. ``notes_on`` is what its notes are called together.
    ``leaves`` are pictures of the pages of the source that begin in it.
    """

    back: str = ""
    href: str = ""
    drawn: str = ""
    notes_on: str = ""
    notes: tuple[Footnote, ...] = ()
    leaves: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(Page):
    """The whole text, what was withdrawn from it, and its outline, called ``about``; ``argument`` says how many parts it has.

    ``formed`` says whether a paragraph is more than prose, ``legend`` what the signs of the text mean; ``words`` is the file of its plain
    words, ``alone`` the page of the text alone, and ``versions`` are the pages on which others stand beside it.
    """

    template = "text"

    dateline: Markup
    about: str
    argument: str
    formed: bool
    legend: Markup
    synopsis: str
    words: str
    alone: str
    versions: tuple[Door, ...]
    outline: tuple[Door, ...]
    parts: tuple[Part, ...]
    gone: tuple[Change, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The whole text with its notes."""
    text, slug = setting.edition.text, setting.slug
    address = pages.text(slug)
    root = pages.root(address)
    short = dict(setting.forms)
    parts = tuple(_part(setting, part, address, root, short) for part in text.parts)
    said = {fact.name: setting.value(fact, root) for fact in text.facts}
    withdrawn = [each for each in setting.edition.corrections if each.change == "withdrawn" and "/" not in each.id]
    others = {each.slug for each in setting.edition.versions}
    withdrawn = [each for each in withdrawn if versioned(each.id)[0] not in others]
    frame = setting.frame(address, marked(text.facts, "title"), setting.edition.said["summary"], setting.heads.whole_text(root, address))
    headings, say = sum(part.heading for part in parts), setting.say
    yield TextPage(
        **frame,
        dateline=setting.dateline(root),
        synopsis=said.get("synopsis", ""),
        words=pages.near(pages.file(slug, slug, "txt"), address),
        alone=pages.near(pages.alone(slug), address),
        versions=tuple(
            Door(href=pages.near(pages.version(slug, each.slug), address), name=say.versions.beside(version=each.name))
            for each in setting.edition.versions
        ),
        outline=tuple(Door(href=pages.near(pages.place(slug, part.id), address), name=part.html) for part in parts if part.heading),
        formed=text.formed,
        legend=legend(text.paragraphs, setting.say, two=setting.bracketed),
        about=say.reading.argument if headings else say.reading.brief,
        argument=say.reading.parts(count=headings) if headings else say.reading.brief,
        parts=tuple(_counted(parts)),
        gone=tuple(change(setting, each, root) for each in withdrawn),
    )


def _part(setting: Setting, part: Paragraph | Heading | Picture, here: str, root: str, short: dict[str, str]) -> Part:
    match part:
        case Heading():
            return _heading(setting, part, root)
        case Picture():
            return Part(picture=True, id=part.id, html=figure(part, root))
        case Paragraph():
            return _paragraph(setting, part, here, root, short)
        case _:
            assert_never(part)


def _heading(setting: Setting, heading: Heading, root: str) -> Part:
    aliases = setting.concordance.aliases.get(heading.id, ())
    return Part(heading=True, id=heading.id, html=setting.lines(root).html(heading.nodes), aliases=aliases)


def _counted(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts, with no number drawn in those that the style sheet counts: 1, 2, 3."""
    number = 1
    for part in parts:
        counted = part.drawn == str(number)
        number += counted
        yield replace(part, drawn="") if counted else part


def _paragraph(setting: Setting, paragraph: Paragraph, here: str, root: str, short: dict[str, str]) -> Part:
    id, said = paragraph.id, known(setting, paragraph)
    surfaces = {each.number for each in setting.edition.text.surfaces}
    return Part(
        **said,
        back=f"#{pages.sign_id(setting.signs[id])}" if id in setting.signs else "",
        html=setting.lines(root).paragraph(paragraph, setting.begun(paragraph), meant=setting.meant, surfaces=surfaces),
        href=pages.near(pages.paragraph(setting.slug, id), here),
        drawn=said["number"],
        notes_on=setting.say.reading.notes_on(place=setting.say.aloud(setting.say.label(id))),
        notes=tuple(setting.footnote(note, root, short, here) for note in setting.concordance.notes.get(id, ())),
        leaves=facsimiles(setting.edition.text, begun(paragraph), setting.lines(root)),
    )
