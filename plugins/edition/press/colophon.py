"""What stands beside the folder of content and says of the edition what ``edition.md`` says: how it is cited, and whose its apparatus is.

``CITATION.cff`` is in the Citation File Format 1.2. Of it the keys are read that stand at its margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from ..model import Edition, Name, named

CITATION, LICENSE = "CITATION.cff", "LICENSE-apparatus.md"
KEY = re.compile(r"(title|version|date-released): *(.+)")
AUTHOR = re.compile(r"[ -]*(?:name|family-names): *(.+)")
Told = tuple[str, int, str]


def differing(folder: Path, edition: Edition) -> Iterator[Told]:
    """What the files in ``folder`` say otherwise than the edition: file, line and sentence. A file that is not there says nothing."""
    editors = named(edition.facts, "editors")
    if lines := _lines(folder / CITATION):
        yield from _cited(lines, edition, editors)
    if lines := _lines(folder / LICENSE):
        said = " ".join(" ".join(lines).split())
        line = next((number for number, each in enumerate(lines, 1) if each.startswith("Copyright")), 1)
        for each in editors:
            if each.spoken not in said:
                yield (
                    LICENSE,
                    line,
                    f"{each.spoken} is not here, and edition.md has it among the editors; say whose the apparatus is",
                )


def _cited(lines: list[str], edition: Edition, editors: tuple[Name, ...]) -> Iterator[Told]:
    facts = edition.said
    wanted = {"title": facts["title"], "version": facts["version-apparatus"], "date-released": facts["date"]}
    found = {key[1]: (number, _value(key[2])) for number, line in enumerate(lines, 1) if (key := KEY.fullmatch(line))}
    for name, value in wanted.items():
        line, said = found.get(name, (1, ""))
        if not (said.startswith(value) if name == "title" else said == value):
            yield CITATION, line, f"{name} is “{said}”, and edition.md has “{value}”; write {name}: {value}"
    begun = next((number for number, line in enumerate(lines, 1) if line.startswith("authors:")), 0)
    block = takewhile(lambda line: line.startswith((" ", "-")), lines[begun:]) if begun else ()
    authors = [_value(author[1]) for line in block if (author := AUTHOR.fullmatch(line))]
    expected = [each.whole or each.family for each in editors]
    if authors != expected:
        had = "; ".join(authors) or "nobody"
        yield CITATION, begun or 1, f"the authors are {had}, and the editors in edition.md are {'; '.join(expected)}; name these"


def _value(typed: str) -> str:
    """A value of YAML without the quotation marks around it."""
    typed = typed.strip()
    return typed[1:-1].replace('\\"', '"') if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'" else typed


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
