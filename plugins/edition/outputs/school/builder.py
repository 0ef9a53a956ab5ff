"""The assignment builder: a page on which a teacher chooses paragraphs and questions, and gets an address that holds the choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Block, Heading, Lesson, ListOf, Paragraph, Question, label, words
from ..site.page import Sheet
from ..site.reading import text_facts
from ..site.setting import Setting
from .parts import FEWEST, MOST

OPENING = 8  # words of a paragraph that stand in the list of choices
# A sheet carries the text alone, as Document A. What else a lesson may speak of, by the words in which it does.
DOCUMENT = re.compile(r"\bDocument [B-Z]\b")
ALL_DOCUMENTS = r"(?:both|other|all|two|three) documents?"
LABEL = re.compile(r"([A-Z][0-9]+)\. ")  # how a piece of a lesson's own material is numbered: B1, R2
THING = re.compile(r"the (?:\w+ )?(\w+?)s?")  # a heading such as The grid, The six claims: its noun is enough
PARTS = {"Background": "the Background", "Organizer": "the organizer", "Adapted text": "the adapted text"}
NOT_MATERIAL = ("Before the lesson", "Plan", "Questions", "Key")


def make(setting: Setting) -> Iterator[Sheet]:
    """The page, where there are lessons: their questions are its bank."""
    edition = setting.edition
    if not edition.lessons:
        return
    bank = []
    for lesson in edition.lessons:
        questions = [_question(lesson, number, each) for number, each in enumerate(lesson.questions, 1)]
        whole = [each for each in questions if not each["needs"]]
        partial = [each for each in questions if each["needs"]]
        bank.append(
            {
                "title": setting.titles[f"lessons/{lesson.slug}"],
                "worksheet": f"lessons/{lesson.slug}/worksheet/",
                "whole": whole,
                "partial": partial,
            }
        )
    yield setting.sheet(
        "assign/",
        "assign",
        "Build an assignment",
        summary="Choose paragraphs and questions, add your own, and get an address and a sheet to print for your class.",
        groups=_groups(setting),
        bank=bank,
        facts=text_facts(setting, "../"),
    )


def needed(lesson: Lesson, question: Question) -> tuple[str, ...]:
    """What a question speaks of that stands in its lesson and not in the text, in the order of the lesson."""
    asked = _asked(lesson, question)
    material = list(_material(lesson))
    found = [name for name, labels in material if _speaks(asked, name, labels)]
    elsewhere = {name for name in DOCUMENT.findall(asked) if name not in found}
    return (*dict.fromkeys(found), *sorted(elsewhere))


def _speaks(asked: str, name: str, labels: tuple[str, ...]) -> bool:
    """Whether a question speaks of a part of its lesson: by its name or its noun, by a label, or of all documents."""
    said = [re.escape(name), *labels]
    if thing := THING.fullmatch(name):
        said.append(f"{thing[1]}s?")
    if DOCUMENT.fullmatch(name):
        said += [ALL_DOCUMENTS, f"{name[-1]}[0-9]+"]
    return any(re.search(rf"\b(?:{each})\b", asked, re.IGNORECASE) for each in said)


def _asked(lesson: Lesson, question: Question) -> str:
    """A question as its lesson has it, with the bracket behind it that says what it is asked with."""
    said = words(question.nodes)
    lists = [block for heading, blocks in lesson.sections if words(heading.nodes) == "Questions" for block in blocks]
    firsts = [item[0] for each in lists if isinstance(each, ListOf) for item in each.items if item]
    items = [words(block.nodes) for block in firsts if isinstance(block, Paragraph)]
    return next((item for item in items if item.startswith(said)), said)


def _material(lesson: Lesson) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a lesson has besides the text: each part under a heading, as a sentence names it, with the labels of its pieces."""
    for heading, blocks in lesson.sections:
        part = words(heading.nodes)
        if part in NOT_MATERIAL:
            continue
        runs: list[tuple[str, list[str]]] = [(PARTS.get(part, part if DOCUMENT.match(part) else ""), [])]
        for block in blocks:
            if isinstance(block, Heading):
                runs.append((words(block.nodes), []))
            else:
                runs[-1][1].extend(_labels(block))
        for said, labels in runs:
            name = said.partition(":")[0]
            name = f"t{name[1:]}" if name.startswith("The ") else name
            if name:
                yield name, tuple(labels)


def _labels(block: Block) -> Iterator[str]:
    """The labels at the beginnings of a paragraph or of the items of a list."""
    if isinstance(block, ListOf):
        for item in block.items:
            for each in item[:1]:
                yield from _labels(each)
    elif isinstance(block, Paragraph) and (found := LABEL.match(words(block.nodes))):
        yield found[1]


def _groups(setting: Setting) -> list[dict[str, object]]:
    """The paragraphs under their headings, each with its first words."""
    groups: list[tuple[str, list[dict[str, object]]]] = []
    for part in setting.edition.text.parts:
        if isinstance(part, Heading):
            groups.append((words(part.nodes), []))
            continue
        plain = words(part.nodes).split()
        opening = " ".join(plain[:OPENING]) + (" …" if len(plain) > OPENING else "")
        if not groups:
            groups.append(("", []))
        groups[-1][1].append({"id": part.id, "label": _kept(label(part.id)), "opening": opening})
    return [{"heading": heading, "parts": parts} for heading, parts in groups]


def _question(lesson: Lesson, number: int, question: Question) -> dict[str, object]:
    """A question as the page offers it, with the paragraphs that it asks of and as many lines as a worksheet gives it."""
    said = words(question.nodes)
    places = list(dict.fromkeys(place.partition(".")[0] for place in question.places))
    return {
        "id": f"{lesson.slug}.{number}",
        "words": _kept(said),
        "skill": question.skill,
        "places": places,
        "labels": _kept(", ".join(map(label, places))),
        "needs": ", ".join(needed(lesson, question)),
        "lines": min(MOST, max(FEWEST, 1 + said.count("?") + len(said) // 200)),
    }


def _kept(said: str) -> str:
    """Words in which no line breaks between ¶ and its number."""
    return said.replace("¶ ", "¶\u00a0")
