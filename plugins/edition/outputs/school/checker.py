"""The citation checker: a page that compares an essay's quotations with the text, and the words that its script needs for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...model import Paragraph, numeral, pages, words
from ..site.page import Door, Page
from ..site.scripts import written
from ..site.setting import Setting

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(Page):
    """The page. ``last`` leads to the last paragraph's page, whose address reads ``place``; ``words`` is what the script compares with."""

    template: ClassVar[str] = "check"

    last: Door
    place: str
    words: Markup


def make(setting: Setting) -> Iterator[Page]:
    """The page, with all that it compares with in one block of data: a browser that has it asks for nothing more."""
    text = setting.edition.text
    if not text.paragraphs:
        return
    numbered = [part.id for part in text.paragraphs if numeral(part.id)]
    last = numbered[-1] if numbered else text.paragraphs[-1].id
    place = pages.paragraph(text.slug, last)
    summary = setting.say.check.summary(title=text.title)
    page = CheckPage(
        **setting.frame(pages.page("check"), setting.say.menu.check, summary),
        last=Door(href=f"../{place}", name=setting.say.label(last)),
        place=place,
        words=data(setting, "../"),
    )
    yield page


def data(setting: Setting, root: str) -> Markup:
    """What the script reads, as JSON that can stand in a page.

    ``text`` is the address of the text from this page, ``slug`` its name in addresses, ``say`` what the script says and
    ``language`` in which language, ``title`` its title, ``names`` the words by
    which a citation can name it (sender, title …), ``paragraphs`` the words of each with its sentences: id, start and end, counted
    as JavaScript counts, in units of UTF-16.
    """
    edition = setting.edition
    naming = [edition.text.title, edition.said["title"], edition.said["subtitle"], edition.said["editors"], edition.said["attribution"]]
    naming += [fact.value for fact in edition.text.facts if fact.name != "synopsis"]  # which speaks of others too
    value = {
        "text": root + pages.text(edition.text.slug),
        "slug": edition.text.slug,
        "language": setting.say.language,
        "say": setting.say.report.all_forms(),
        "title": edition.text.title,
        "names": sorted({word.lower() for name in naming for word in WORD.findall(name)}),
        "paragraphs": [_paragraph(setting, part) for part in edition.text.paragraphs],
    }
    return written(value)


def _paragraph(setting: Setting, part: Paragraph) -> dict[str, object]:
    text = words(part.nodes)

    def units(position: int) -> int:
        return len(text[:position].encode("utf-16-le")) // 2

    sentences = [[each.id, units(each.start), units(each.end)] for each in setting.edition.text.sentences[part.id]]
    return {"id": part.id, "label": setting.say.label(part.id), "words": text, "sentences": sentences}
