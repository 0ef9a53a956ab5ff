"""How hard each text is that a student reads in a lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model import Form, Lesson, formed, section_runs, words
from ..site.setting import Setting
from .levels import Level, levels
from .paces import read_of
from .sections import parted


def levels_of(setting: Setting, lesson: Lesson) -> Iterator[Level]:
    """The levels of the texts of a lesson. Only a site that is published measures, because it takes a second."""
    say = setting.say

    def typed(form: Form) -> Iterator[tuple[str, str]]:
        for section in (each for each in lesson.sections if each.part.form == form):
            name, (own, plainer) = say.parts[formed(form).name], parted(section, say)
            yield name, " ".join(map(words, section_runs(replace(section, prose=own))))
            yield say.lesson.plainly(part=name), " ".join(map(words, section_runs(replace(section, prose=plainer, after=()))))

    longer = read_of(setting, replace(lesson, reading=(*lesson.reading, *lesson.extended))) if lesson.extended else ""
    texts = (
        *typed("background"),
        (say.levels.excerpt, read_of(setting, lesson)),
        (say.lesson.longer, longer),
        (say.levels.adapted, " ".join(words(each.nodes) for each in lesson.adapted)),
        *typed("document"),
    )
    return (levels(name, plain, setting) for name, plain in texts if plain)
