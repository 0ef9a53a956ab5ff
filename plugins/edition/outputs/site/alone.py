"""The text without its apparatus, to be listened to, read on a small screen, or printed for a class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from markupsafe import Markup

from ...model import Heading, Paragraph, Picture, numeral, pages
from .. import forms
from .figures import figure
from .page import Page
from .setting import Setting
from .signs import legend, way
from .views import Shown

UNNUMBERED = "¶"  # what stands in the margin where there is no number


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare(Shown):
    """A paragraph, a picture, or a heading of the editors with the old ids that lead to it."""

    heading: bool = False
    picture: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlonePage(Page):
    """The text in its paragraphs, under the headings; ``words`` is the file of its plain words, ``annotated`` the reading page."""

    template = "alone"

    dateline: Markup
    words: str
    annotated: str
    formed: bool
    legend: Markup
    parts: tuple[Bare, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page. It is the reading page in another form: it is known by that address, and has the same places."""
    text, slug = setting.edition.text, setting.slug
    address, known = pages.alone(slug), pages.text(slug)
    root = pages.root(address)
    yield AlonePage(
        **setting.frame(
            address,
            setting.say.reading.alone_title(text=text.title),
            setting.edition.said["summary"],
            setting.heads.whole_text(root, address),
            known=known,
        ),
        dateline=setting.dateline(root, linked=False),
        words=pages.near(pages.file(slug, slug, "txt"), address),
        annotated=pages.near(known, address),
        formed=text.formed,
        legend=legend(text.paragraphs, setting.say),
        parts=tuple(_part(setting, part, root) for part in text.parts),
    )


def _part(setting: Setting, part: Paragraph | Heading | Picture, root: str) -> Bare:
    match part:
        case Heading():
            return _heading(setting, part)
        case Picture():
            return Bare(picture=True, id=part.id, html=figure(part, root))
        case Paragraph():
            return Bare(html=setting.lines(root).alone(part, setting.begun(part)), **known(setting, part))
        case _:
            assert_never(part)


def _heading(setting: Setting, heading: Heading) -> Bare:
    return Bare(heading=True, id=heading.id, html=setting.heading(heading.nodes), aliases=setting.concordance.aliases.get(heading.id, ()))


def known(setting: Setting, paragraph: Paragraph) -> dict[str, Any]:
    """What is `Shown` of a paragraph, but for its words."""
    return {
        "id": paragraph.id,
        "number": numeral(paragraph.id) or UNNUMBERED,
        "said": setting.say.spoken(paragraph.id),
        "role": forms.classes(paragraph),
        "level": setting.edition.text.levels.get(paragraph.id, 0),
        "lang": paragraph.lang,
        "way": way(paragraph, setting.edition.said["language"]),
        "tag": forms.tag(paragraph),
    }
