"""What stands in a page itself and is not linked from it: the styles without which it paints nothing, and what a reader has chosen of them.

It saves the way there and back on a first visit, and costs its bytes on every other. So it is for the pages where readers begin, and
`WITHIN` alone decides which: their templates link no style sheet. No page asks for faces: the script does (``early.js``, which other
pages link), where the line is fast, or these are kept already; on a disk they come by themselves.

Faces for letters that few pages have are a sheet of their own. A page that has such a letter links it; where styles stand in the page,
the rules of these faces do, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from markupsafe import Markup

WITHIN = {"text": ("base", "text"), "home": ("base", "entries", "home")}  # by the page's template: its style sheets, in order
FACES = "css/faces.css"
EARLY = "js/early.js"
FACE = re.compile(r"@font-face \{.*unicode-range: ([^;}]+?) *\}\n")
REMARK = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)  # and empty lines
LOOSE = re.compile(
    r"""("[^"]*")|\s*;?\s*(})\s*|\s*([{;,>])\s*|(?<=[\w-])(:) |\s*\n\s*"""
)  # what says nothing, but for spaces in quotation marks


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles that stand in a page, if any do, and the script for what is decided before the first paint; else ``rare``, whether the
    page links the faces of letters that few have."""

    within: Markup | None
    early: Markup
    rare: bool


def letters(page: object) -> set[str]:
    """The letters of a page beyond ASCII that can be seen: of all words in its fields and in what they hold; what pages share has none."""
    found: set[str] = set()

    def take(value: object) -> None:
        if isinstance(value, str):
            if not value.isascii():
                found.update(value)
        elif isinstance(value, tuple):
            for each in value:
                take(each)
        elif is_dataclass(value):
            for field in fields(value):
                if field.name != "site":
                    take(getattr(value, field.name))

    take(page)
    return {letter for letter in found if letter.isprintable()}


def styles(template: str, static: Path, address: str, letters: set[str]) -> Styles:
    """The styles of a page of this template; ``static`` is the folder of static files, ``address`` the way to it from the page,
    ``letters`` are those of the page."""
    worn = "".join(_worn(static, letters))
    if template not in WITHIN:
        return Styles(None, Markup(), bool(worn))
    sheets = "".join((static / "css" / f"{name}.css").read_text(encoding="utf-8") for name in WITHIN[template])
    early = brief((static / EARLY).read_text(encoding="utf-8"))
    return Styles(_tight((sheets + worn).replace("url(../../static/", f"url({address}/")), early, False)


def brief(text: str) -> Markup:
    """A script or a sheet without remarks, indents and empty lines."""
    return Markup(INDENT.sub("", REMARK.sub("", text)).strip())


def _worn(static: Path, letters: set[str]) -> Iterator[str]:
    """The rules of rare faces that have some of these letters."""
    rare = {letter for letter in letters if not letter.isascii()}
    if rare:
        sheet = (static / FACES).read_text(encoding="utf-8")
        having = {number for letter in rare for number in _having(sheet, letter)}
        yield from (rule for number, (rule, _) in enumerate(_faces(sheet)) if number in having)


@cache
def _having(sheet: str, letter: str) -> tuple[int, ...]:
    """The rules of a sheet of faces that have a letter, by their places."""
    return tuple(number for number, (_, letters) in enumerate(_faces(sheet)) if ord(letter) in letters)


@cache
def _faces(sheet: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """The rules of a sheet of faces, each with the letters that it has, by their code points."""

    def span(part: str) -> range:
        first, _, last = part.strip(" U+").partition("-")
        return range(int(first, 16), int(last or first, 16) + 1)

    return tuple((rule[0], frozenset(chain.from_iterable(map(span, rule[1].split(","))))) for rule in FACE.finditer(sheet))


def _tight(sheet: str) -> Markup:
    """A sheet without remarks, and spaces and signs that say nothing."""
    return Markup(LOOSE.sub(lambda found: "".join(filter(None, found.groups())), brief(sheet)))
