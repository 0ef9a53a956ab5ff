"""What stands in a page itself, where its template links it: all its style sheets, as one style, and the script for what is decided before
the first paint. So a page is painted when it has come, and waits for nothing else.

On a slow line a sheet costs another way there and back, as much time as a page; in the page it costs some two and a half kilobytes, each
time. Templates link sheets as they need them, in the order of the cascade, and know nothing of that. No page asks for faces: the script
does (``early.js``), where the line is fast, or these are kept already; on a disk they come by themselves. Of faces for letters that few
pages have (``faces.css``), a page has the rules of those whose letters it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from markupsafe import Markup

Reading = Callable[[str], str]
FACES = "faces"
EARLY = "js/early.js"
FACE = re.compile(r"@font-face \{.*unicode-range: ([^;}]+?) *\}\n")
SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*/css/([\w-]+)\.css">\n?')
SCRIPT = re.compile(rf'<script src="[^"]*/{re.escape(EARLY)}"></script>')
REMARK = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)  # and empty lines
LOOSE = re.compile(
    r"""("[^"]*")|\s*;?\s*(})\s*|\s*([{;,>])\s*|(?<=[\w-])(:) |\s*\n\s*"""
)  # what says nothing, but for spaces in quotation marks


def reading(static: Path) -> Reading:
    """What reads the files in the folder of static files, by their paths there, each once."""
    return cache(lambda name: Path(static, name).read_text(encoding="utf-8"))


def dressed(page: str, read: Reading, address: str) -> str:
    """A page as a template sets it, with what it links here; ``read`` reads static files, ``address`` is the way from the page to where
    they stand on the site. What links nothing stays as it is."""
    names = SHEET.findall(page)
    if not names:
        return page
    sheets = "".join("".join(_worn(read, set(page))) if name == FACES else read(f"css/{name}.css") for name in names)
    style = f"<style>{_tight(sheets).replace('url(../../static/', f'url({address}/')}</style>\n"
    first, _, rest = SHEET.sub("\0", page).partition("\0")
    return SCRIPT.sub(lambda _: f"<script>{brief(read(EARLY))}</script>", first + style + rest.replace("\0", ""))


@lru_cache(maxsize=8)
def brief(text: str) -> Markup:
    """A script or a sheet without remarks, indents and empty lines."""
    return Markup(INDENT.sub("", REMARK.sub("", text)).strip())


def _worn(read: Reading, letters: set[str]) -> Iterator[str]:
    """The rules of rare faces that have some of these letters."""
    rare = {letter for letter in letters if not letter.isascii()}
    if rare:
        sheet = read(f"css/{FACES}.css")
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


@cache
def _tight(sheets: str) -> str:
    """Sheets without remarks, and spaces and signs that say nothing."""
    return LOOSE.sub(lambda found: "".join(filter(None, found.groups())), brief(sheets))
