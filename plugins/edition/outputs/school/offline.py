"""Pages for download, by lesson: what students read, and what teachers need, each a page that stands alone.

They are no part of the site: they go into class packs, and their links are absolute.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Concordance, Edition, Words, marked
from ..site.page import Sheet
from ..site.setting import Setting
from . import parts
from .worksheets import PARTS

# Each page by the name of its file: what it is called before the lesson's title, and the parts of the lesson that it has.
PAGES = {
    "read-offline": ("", PARTS),
    "rubric": ("Rubric", ("Rubric",)),
    "plan": ("Plan of the lesson", ("Before the lesson", "Plan", "Sentence starters", "Challenge")),
    "adapted-text": ("Adapted text", ("Adapted text",)),
    "key": ("Questions and key", ("Questions", "Key")),
}


def make(edition: Edition, concordance: Concordance) -> Iterator[Sheet]:
    """The pages of every lesson, by their paths below the lesson's; the edition has an address."""
    setting = Setting(edition, concordance)
    root = f"{edition.address}/"
    for lesson in edition.lessons:
        address = f"lessons/{lesson.slug}/"
        sections, document = parts.sections(setting, lesson, root), parts.document(setting, lesson, root)
        for name, (called, wanted) in PAGES.items():
            yield setting.sheet(
                f"{address}{name}.html",
                "offline",
                (*((Words(f"{called}: "),) if called else ()), *marked(lesson.facts, "title")),
                called=called,
                lesson_address=address,
                sections=[each for each in sections if each["name"] in wanted],
                **{**document, "root": root},
            )
