"""Pages for download, by lesson: what students read, and what teachers need, each a page that stands alone.

They are no part of the site: they go into class packs, and their links are absolute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ...model import Concordance, Edition, Form, Part, Words, formed, marked, pages
from ..site.page import Page
from ..site.setting import Setting
from .documents import Document, document
from .keys import Fewer, Keyed, fewer, keyed
from .sections import Portion, Portions
from .worksheets import Choice, translated


@dataclass(frozen=True, slots=True)
class Handout:
    """A page for download: its file, what it is called before the lesson's title, whether teachers alone get it, and the parts it has.

    ``called`` is the name of a part, or of a phrase.

    Of the parts for these audiences it has those of these forms, or of all where none is named.
    """

    name: str
    called: str
    secret: bool
    audiences: tuple[str, ...]
    forms: tuple[Form, ...] = ()

    def has(self, part: Part) -> bool:
        """Whether a part stands on it."""
        return part.audience in self.audiences and (not self.forms or part.form in self.forms)


def _alone(form: Form, secret: bool) -> Handout:
    """A page that has one part, and its name."""
    part = formed(form)
    return Handout(part.id, part.name, secret, (part.audience,), (form,))


PAGES = (
    Handout("read-offline", "", False, ("students",)),
    _alone("rubric", False),
    Handout("plan", "plan", True, ("teacher", "choice"), ("prose", "plan", "short")),
    _alone("adapted", True),
    Handout("key", "key", True, (formed("key").audience,), ("key",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """A page for download; a part that has its name has none. ``answers`` stand in the key, each behind its question, with what a
    teacher may add to it and what the short form asks."""

    template: ClassVar[str] = "offline"

    lesson: str
    portions: tuple[Portion, ...]
    choices: tuple[Choice, ...]
    fewer: tuple[Fewer, ...]
    answers: tuple[Keyed, ...]
    document: Document


def make(edition: Edition, concordance: Concordance) -> Iterator[Page]:
    """The pages of every lesson, by their paths below the lesson's; the edition has an address."""
    setting = Setting.of(edition, concordance)
    for whole in edition.lessons:
        lesson, root = replace(whole, translation=None), f"{edition.address}/"  # there is no choice on them, but for the key
        made = Portions(setting, lesson, root)
        folder = pages.lesson(lesson.slug)
        portions, asked, answers, read = made.all(), fewer(made, lesson), keyed(made, whole), document(setting, lesson, root, alone=True)
        for page in PAGES:
            called = setting.say.handouts.get(page.called, setting.say.parts[page.called])
            there = [portion for section, portion in zip(lesson.sections, portions, strict=True) if page.has(section.part)]
            named = tuple(replace(each, name="") if each.name == called else each for each in there)
            title = (*((Words(f"{called}: "),) if called else ()), *marked(lesson.facts, "title"))
            yield OfflinePage(
                **setting.frame(f"{folder}{page.name}.html", title, root=root),
                lesson=f"{root}{folder}",
                portions=named,
                choices=translated(setting, whole),
                fewer=asked,
                answers=answers,
                document=read,
            )
