"""Worksheets: what students get of a lesson, on the screen and on paper. No word of the key can come into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from ...model import Lesson, words
from ..site.page import Sheet
from ..site.reading import text_facts
from ..site.setting import Setting
from . import parts

# What is always on a worksheet, and what a teacher may add to it, with the name of its switch.
PARTS = ("Background", "Document B", "Questions", "Organizer", "Citing", "Submission")
CHOICES = {"Adapted text": "adapted text", "Sentence starters": "sentence starters", "Challenge": "challenge", "Rubric": "rubric"}
ADAPTED = "adapted reading"  # an approach: its worksheets come with plainer words beside the original
HELPS = ("adapted-text", "sentence-starters")


def make(setting: Setting) -> Iterator[Sheet]:
    """The worksheet of each lesson."""
    for lesson in setting.edition.lessons:
        yield worksheet(setting, for_students(lesson))


def for_students(lesson: Lesson) -> Lesson:
    """A lesson without its key and without what is the teacher's alone."""
    kept = tuple(section for section in lesson.sections if words(section[0].nodes) in (*PARTS, *CHOICES))
    return replace(lesson, sections=kept, answers=())


def worksheet(setting: Setting, lesson: Lesson) -> Sheet:
    """The worksheet of a lesson that has no key any more."""
    address = f"lessons/{lesson.slug}/worksheet/"
    root = "../../../"
    home = setting.edition.address
    helped = any(fact.name == "approach" and fact.value == ADAPTED for fact in lesson.facts)
    written = [_spelled(setting, each, root) for each in parts.sections(setting, lesson, root)]
    choices = [{"id": each["id"], "name": CHOICES[str(each["name"])]} for each in written if each["name"] in CHOICES]
    return setting.sheet(
        address,
        "worksheet",
        f"Worksheet: {lesson.title}",
        summary=f"For students: {lesson.title} The document, questions with room to answer, and how to cite.",
        lesson_title=setting.titles[f"lessons/{lesson.slug}"],
        lesson_address=f"lessons/{lesson.slug}/",
        sections=[{**each, "choice": each["name"] in CHOICES} for each in written if each["kind"] != "adapted"],
        adapted=[each for each in written if each["kind"] == "adapted"],
        choices=[{**each, "on": helped and each["id"] in HELPS} for each in choices],
        facts=text_facts(setting, root),
        short=f"{home}/{address}".partition("://")[2] if home else "",
        code=f"{address.removesuffix('/')}.svg" if home else "",
        **parts.document(setting, lesson, root),
    )


def _spelled(setting: Setting, section: dict[str, object], root: str) -> dict[str, object]:
    """A part in which the address of each page that is linked stands behind the link, for paper; entries are told enough by their names."""
    home = setting.edition.address.partition("://")[2]
    inside = section["pieces"]
    if not home or not isinstance(inside, list):
        return section

    def spelled(link: re.Match[str]) -> str:
        page = link[1]
        if page.rstrip("/") in setting.entries:
            return link[0]
        return f'{link[0]}<span class="spelled"> ({home}/{page})</span>'

    page = re.compile(rf'<a href="{re.escape(root)}([\w/-]+/)">.*?</a>')
    return {**section, "pieces": [{**each, "html": Markup(page.sub(spelled, each["html"]))} if "html" in each else each for each in inside]}
