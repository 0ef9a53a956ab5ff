"""The assignment builder: a page on which a teacher chooses paragraphs and questions, and gets an address that holds the choice."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Heading, Question, Sheet, label, words
from .setting import Setting

OPENING = 8  # words of a paragraph that stand in the list of choices


def make(setting: Setting) -> Iterator[Sheet]:
    """The page, where there are lessons: their questions are its bank."""
    edition = setting.edition
    if not edition.lessons:
        return
    bank = [
        {
            "title": lesson.title,
            "questions": [_question(f"{lesson.slug}.{number}", each) for number, each in enumerate(lesson.questions, 1)],
        }
        for lesson in edition.lessons
    ]
    yield setting.sheet(
        "assign/",
        "assign",
        "Build an assignment",
        summary="Choose paragraphs and questions, add your own, and get an address and a sheet to print for your class.",
        groups=_groups(setting),
        bank=bank,
    )


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
        groups[-1][1].append({"id": part.id, "label": label(part.id), "opening": opening})
    return [{"heading": heading, "parts": parts} for heading, parts in groups]


def _question(id: str, question: Question) -> dict[str, str]:
    places = ", ".join(dict.fromkeys(label(place.partition(".")[0]) for place in question.places))
    return {"id": id, "words": words(question.nodes), "skill": question.skill, "places": places}
