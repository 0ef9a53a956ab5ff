"""The questions of a lesson in Moodle's GIFT format: essay questions, which a teacher marks."""

from __future__ import annotations

from .delivery import Delivery

SPECIAL = "\\~=#{}:"  # the backslash first: it is what the others are escaped with


def make(delivery: Delivery) -> str:
    """A category, then each question: its id and skill in a comment, its name, its text as HTML, and an empty answer."""
    edition, lesson = delivery.edition, delivery.lesson
    category = "/".join(name.replace("/", "//") for name in (edition.said["title"], lesson.title))
    blocks = [f"// {lesson.title}\n// {delivery.address(delivery.folder)}", f"$CATEGORY: {category}"]
    for number, question in enumerate(lesson.questions, 1):
        about = f"// [id:{delivery.name}-{number}] [tag:{question.skill}]"
        name = escaped(f"{lesson.title} {number} ({delivery.say.skills[question.skill]})")
        blocks.append(f"{about}\n::{name}::[html]{escaped(delivery.asked(question))}{{}}")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text in which nothing is a mark of the format; a line's end becomes a space, because an empty line ends a question."""
    for character in SPECIAL:
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
