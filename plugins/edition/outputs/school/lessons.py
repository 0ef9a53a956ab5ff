"""Lessons for the teacher: the list, each lesson, its key, and what the page for teachers tells of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ...model import Blocks, Lesson, ListOf, Page, marked, words
from ..site.entries import fact_view
from ..site.gists import gist
from ..site.page import Door, Sheet
from ..site.reading import text_facts
from ..site.setting import Setting, listed
from . import parts
from .levels import levels
from .pieces import pieces

KEY = "Key"  # the part that stands on a page of its own
CLOSING = "lessons"  # how a page asks for the tables of `tables`
LISTED = ("skills", "standards")
HEAD = ("summary", "approach", "grades", "minutes", "corroborates", "version")


def make(setting: Setting) -> Iterator[Sheet]:
    """The list, then for each lesson its page for the teacher and its key."""
    lessons = setting.edition.lessons
    guides = [Door(href=f"../{page.slug}/", name=setting.titles[page.slug]) for page in setting.edition.pages if page.closing == CLOSING]
    if lessons:
        yield setting.sheet("lessons/", "lessons", "Lessons", rows=[row(setting, each, "../") for each in lessons], guides=guides)
    for lesson in lessons:
        yield _lesson(setting, lesson)
        yield _key(setting, lesson)
    for page in setting.edition.pages:
        if page.closing == CLOSING:
            yield _teach(setting, page)


def row(setting: Setting, lesson: Lesson, root: str) -> dict[str, object]:
    """A lesson as lists show it: its address, its title and its facts; a fact that it need not have is empty."""
    title = setting.titles[f"lessons/{lesson.slug}"]
    found: dict[str, object] = {"address": f"lessons/{lesson.slug}/", "title": title, **dict.fromkeys(HEAD, "")}
    for fact in lesson.facts:
        found[fact.name] = listed(fact.value) if fact.name in LISTED else fact_view(setting, fact, root)["value"]
    return {**dict.fromkeys(LISTED, ()), **found, "title": title}


def tables(setting: Setting) -> dict[str, object]:
    """What the page for teachers closes with: the lessons, and each standard with those lessons that serve it, in their columns."""
    lessons = setting.edition.lessons
    served = {lesson.slug: {name for fact in lesson.facts if fact.name == "standards" for name in listed(fact.value)} for lesson in lessons}
    doors = {lesson.slug: Door(href=f"../lessons/{lesson.slug}/", name=setting.titles[f"lessons/{lesson.slug}"]) for lesson in lessons}
    standards = [
        {"name": name, "lessons": [doors[lesson.slug] if name in served[lesson.slug] else None for lesson in lessons]}
        for name in sorted(set().union(*served.values()), key=_counted)
    ]
    return {"rows": [row(setting, lesson, "../") for lesson in lessons], "standards": standards}


def _counted(name: str) -> list[tuple[int, str]]:
    """What a name is sorted by, so that 10 comes after 9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name)]


def _teach(setting: Setting, page: Page) -> Sheet:
    """The page for teachers."""
    title, html = marked(page.facts, "title"), setting.lines("../").blocks(page.blocks)
    return setting.sheet(f"{page.slug}/", "teach", title, summary=page.summary, html=html, **tables(setting))


def _lesson(setting: Setting, lesson: Lesson) -> Sheet:
    root = "../../"
    said = next((fact.value for fact in lesson.facts if fact.name == "summary"), "")
    return setting.sheet(
        f"lessons/{lesson.slug}/",
        "lesson",
        marked(lesson.facts, "title"),
        summary=gist(said or lesson.title, setting.rules),
        lesson=row(setting, lesson, root),
        sections=[each for each in parts.sections(setting, lesson, root) if each["name"] != KEY],
        facts=text_facts(setting, root),
        levels=_levels(setting, lesson) if setting.edition.address else [],
        **parts.document(setting, lesson, root),
    )


def _levels(setting: Setting, lesson: Lesson) -> list[dict[str, object]]:
    """How hard the reading is, and how hard its adapted text. Only a site that is published measures, because it takes a second."""
    text = setting.edition.text
    read = " ".join(
        words(part.nodes)[each.start : each.end]
        for part in text.paragraphs
        for each in text.sentences[part.id]
        if each.id in lesson.reading
    )
    texts = {"The excerpt": read, "The adapted text": " ".join(words(each.nodes) for each in lesson.adapted)}
    return [levels(name, plain) for name, plain in texts.items() if plain]


def _key(setting: Setting, lesson: Lesson) -> Sheet:
    """The key: each question with its answer, and whatever else stands in that part."""
    root = "../../../"
    lines = setting.lines(root)
    written: Blocks = next((blocks for heading, blocks in lesson.sections if words(heading.nodes) == KEY), ())
    first = next((number for number, block in enumerate(written) if isinstance(block, ListOf) and block.ordered), len(written))
    answers = [
        {
            "question": lines.html(question.nodes) if question else "",
            "skill": question.skill if question else "",
            "answer": {name: lines.html(getattr(answer, name)) for name in ("exemplar", "also", "supported", "errors")} if answer else None,
        }
        for question, answer in zip_longest(lesson.questions, lesson.answers)
    ]
    more = tuple(block for block in written[first:] if not (isinstance(block, ListOf) and block.ordered))
    return setting.sheet(
        f"lessons/{lesson.slug}/key/",
        "key",
        f"Key: {lesson.title}",
        summary=f"For teachers: exemplary answers to the questions of the lesson “{lesson.title}”",
        lesson=Door(href=f"{root}lessons/{lesson.slug}/", name=setting.titles[f"lessons/{lesson.slug}"]),
        intro=lines.blocks(written[:first]),
        answers=answers,
        more=pieces(setting, KEY, more, root),
    )
