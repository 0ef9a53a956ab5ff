"""What scripts say, as a module that they import: the words of the edition's language, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import numbered, own, pages
from .page import Page
from .setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptWords(Page):
    """The module; ``words`` are phrases by their names as JSON, those with a plural by its categories."""

    template = "words.js"

    words: Markup


def make(setting: Setting) -> Iterator[Page]:
    """The module, beside the scripts."""
    named = {id: said for id, said in setting.say.places.all_forms().items() if said != id.replace("-", " ")}
    text = setting.edition.text
    counted = {numbered(id)[2] for id in text.homes} | {"own_note" for part in text.paragraphs if own(part.id)}
    units = {
        name: said
        for name, said in setting.say.units.all_forms().items()
        if counted & {name, name.removesuffix("s"), name.partition("_")[0]}
    }
    frame = setting.frame(pages.WORDS, setting.edition.said["title"])
    yield ScriptWords(**frame, words=written(setting.say.scripts.all_forms() | named | units))


def written(value: object) -> Markup:
    """JSON that can stand in a script or in a page's block of data: nothing in it can end that, nor begin a comment there."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
