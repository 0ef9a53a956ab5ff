"""A lesson as a platform gets it: its stable name, absolute addresses, and its questions with their places."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from ... import dates
from ...model import Edition, Lesson, Question, pages, words
from ...wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Delivery:
    """A lesson of an edition whose address is known."""

    edition: Edition
    lesson: Lesson

    @property
    def name(self) -> str:
        """What identifiers begin with: the address of the edition and the lesson's name in it, as a name of XML.

        Of the same lesson it is the same, whatever its words and dates are, so that a platform which goes by identifiers replaces what
        it has; of no other lesson of any edition is it. The cartridge's specification asks that a name is one of its kind within the
        manifest (Common Cartridge 1.1, ``identifier``) and leaves replacing to platforms; Canvas does so by identifier.
        """
        place = re.sub("[^a-z0-9]+", "-", self.edition.address.partition("://")[2].lower()).strip("-")
        return f"at-{place}-{self.lesson.slug}"

    @property
    def say(self) -> Wording:
        """The words of the edition's language."""
        return wording(self.edition.said["language"])

    @property
    def folder(self) -> str:
        """Where the lesson stands below the site's root."""
        return pages.lesson(self.lesson.slug)

    @property
    def day(self) -> dt.date:
        """The edition's date, which all files carry."""
        return dates.day(self.edition.said["date"])

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that have sentences of the reading, in order."""
        return tuple(part.id for part in self.edition.text.holding({*self.lesson.reading}))

    def address(self, path: str = "") -> str:
        """The absolute address of a page below the site's root."""
        return f"{self.edition.address}/{path}"

    def passage(self, id: str) -> str:
        """The absolute address of a paragraph's page, or of a sentence on it."""
        paragraph = self.edition.text.homes.get(id, id)
        page = self.address(pages.paragraph(self.edition.text.slug, paragraph))
        return page if id == paragraph else f"{page}#{id}"

    @property
    def introduction(self) -> str:
        """What stands before the questions, as HTML: where to read."""
        link = Markup('<a href="{}">{}</a>').format(self.address(pages.worksheet(self.lesson.slug)), self.say.packs.excerpt)
        return f"<p>{self.say.packs.read_first(link=link)}</p>"

    def asked(self, question: Question) -> str:
        """A question as HTML: its words, then its skill and links to its places, then what else it cannot be answered without."""
        places = ", ".join(f'<a href="{escape(self.passage(id))}">{self.say.label(id)}</a>' for id in question.places)
        asked = f"<p>{escape(words(question.nodes), quote=False)}</p>\n<p>{self.say.skills[question.skill]}: {places}</p>"
        needed = ", ".join(self.say.needs[need] for need in question.needs)
        return f"{asked}\n<p>{escape(self.say.packs.needed(parts=needed), quote=False)}</p>" if needed else asked
