"""Lessons: the list, each lesson for the teacher, its worksheet for students and its key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model import Blocks, Heading, Lesson, Nodes, Paragraph, Sheet, Words, cut, words
from .entries import fact_view
from .setting import Setting, gist, label, numeral

# The parts that students get on paper, and the one that only teachers get.
STUDENT_PARTS = ("Background", "Questions", "Organizer", "Citing", "Submission")
KEY_PART = "Key"


def make(setting: Setting) -> Iterator[Sheet]:
    """The list, then three pages for each lesson."""
    if not setting.edition.lessons:
        return
    lessons = setting.edition.lessons
    rows = [{"address": f"lessons/{lesson.slug}/", "title": lesson.title, "facts": _facts(setting, lesson, "../")} for lesson in lessons]
    yield setting.sheet("lessons/", "lessons", "Lessons", rows=rows)
    for lesson in lessons:
        address = f"lessons/{lesson.slug}/"
        yield _sheet(setting, lesson, address, "lesson", lesson.title, lambda name: name != KEY_PART)
        yield _sheet(setting, lesson, f"{address}worksheet/", "worksheet", f"Worksheet: {lesson.title}", STUDENT_PARTS.__contains__)
        yield _sheet(setting, lesson, f"{address}key/", "key", f"Key: {lesson.title}", KEY_PART.__eq__)


def _sheet(setting: Setting, lesson: Lesson, address: str, template: str, title: str, wanted: object) -> Sheet:
    root = "../" * address.count("/")
    assert callable(wanted)
    return setting.sheet(
        address,
        template,
        title,
        summary=gist(lesson.title),
        lesson_title=lesson.title,
        lesson_address=f"lessons/{lesson.slug}/",
        facts=_facts(setting, lesson, root),
        sections=[_section(heading, blocks, setting, root) for heading, blocks in lesson.sections if wanted(words(heading.nodes))],
        excerpt=[
            {"id": part.id, "number": numeral(part.id), "label": label(part.id), "html": setting.lines(root, {}).html(nodes)}
            for part, nodes in excerpt(setting, lesson.reading)
        ],
        terms=[setting.line(setting.entries[path]) for path in lesson.terms],
        attribution=setting.edition.facts["attribution"],
    )


def excerpt(setting: Setting, reading: tuple[str, ...]) -> Iterator[tuple[Paragraph, Nodes]]:
    """The sentences of a reading by paragraph; three points stand where sentences between them are left out."""
    for part in setting.edition.text.paragraphs:
        nodes: Nodes = ()
        for run, chosen in groupby(setting.edition.text.sentences[part.id], lambda each: each.id in reading):
            spans = list(chosen)
            if run:
                nodes += cut(part.nodes, spans[0].start, spans[-1].end)
            elif nodes and spans[-1] is not setting.edition.text.sentences[part.id][-1]:
                nodes += (Words(" … "),)
        if nodes:
            yield part, nodes


def _section(heading: Heading, blocks: Blocks, setting: Setting, root: str) -> dict[str, object]:
    name = words(heading.nodes)
    return {"name": name, "id": name.lower().replace(" ", "-"), "html": setting.lines(root).blocks(blocks)}


def _facts(setting: Setting, lesson: Lesson, root: str) -> dict[str, object]:
    return {fact.name.replace("-", "_"): fact_view(setting, fact, root)["value"] for fact in lesson.facts}
