"""How long a class reads: the words that a worksheet gives it before the questions, at two paces."""

from __future__ import annotations

import math

from ...model import PACES, Lesson, section_runs, words
from ..site.setting import Setting


def pace(setting: Setting, lesson: Lesson) -> str:
    """How many words there are to read, background and documents, and how many minutes that takes, slowly and fast."""
    given = (section for section in lesson.sections if section.part.form in ("background", "document"))
    said = " ".join(words(nodes) for section in given for nodes in section_runs(section))
    count = len(said.split()) + len(read_of(setting, lesson).split())
    slow, fast = PACES
    return setting.say.short.reading(words=count, slow=math.ceil(count / slow), slowly=slow, fast=math.ceil(count / fast), quickly=fast)


def read_of(setting: Setting, lesson: Lesson) -> str:
    """The words of the text that a class reads."""
    text = setting.edition.text
    there = ((part, each) for part in text.paragraphs for each in text.sentences[part.id] if each.id in lesson.reading)
    return " ".join(words(part.nodes)[each.start : each.end] for part, each in there)
