"""What stands beside the folder of content and says of the edition what ``edition.md`` says: how it is cited, and whose its apparatus is.

``CITATION.cff`` is in the Citation File Format 1.2. Of it the keys are read that stand at its margin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from ..model import Edition, Name, named

FILES = CITATION, LICENSE = "CITATION.cff", "LICENSE-apparatus.md"
KEY = re.compile(r"(cff-version|message|title|version|date-released): *(.+)")
NEEDED = {"cff-version": "1.2.0", "message": '"If you use this edition, please cite it."'}  # which the format asks for, beside these
PART = re.compile(r"[ -]*(name|family-names|given-names|name-suffix): *(.+)")  # of an author
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


def authors(editors: Iterable[Name]) -> list[str]:
    """The lines that ``CITATION.cff`` has below ``authors:`` for the editors of an edition."""
    lines = []
    for each in editors:
        parts = {"family-names": each.family, "given-names": each.given, "name-suffix": each.suffix, "name": each.whole}
        said = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in parts.items() if value]
        lines += [f"{'    ' if place else '  - '}{line}" for place, line in enumerate(said)]
    return lines


def _cited(lines: list[str], edition: Edition, editors: tuple[Name, ...]) -> Iterator[Told]:
    facts = edition.said
    wanted = {"title": facts["title"], "version": facts["version-apparatus"], "date-released": facts["date"]}
    found = {key[1]: (number, _value(key[2])) for number, line in enumerate(lines, 1) if (key := KEY.fullmatch(line))}
    for name, value in NEEDED.items():
        if name not in found:
            yield CITATION, 1, f"{name} is missing, which every such file has; write {name}: {value}"
    for name, value in wanted.items():
        line, said = found.get(name, (1, ""))
        if not (said.startswith(value) if name == "title" else said == value):
            yield CITATION, line, f"{name} is “{said}”, and edition.md has “{value}”; write {name}: {value}"
    begun = next((number for number, line in enumerate(lines, 1) if line.startswith("authors:")), 0)
    had = _authors(takewhile(lambda line: line.startswith((" ", "-")), lines[begun:]) if begun else ())
    expected = [each.sorted for each in editors]
    if had != expected:
        who, below = "; ".join(had) or "nobody", "\n    ".join(["authors:", *authors(editors)])
        yield CITATION, begun or 1, f"the authors are {who}, and the editors in edition.md are {'; '.join(expected)}; write:\n    {below}"


def _authors(lines: Iterable[str]) -> list[str]:
    """The authors that lines of the file name, as an index has them."""
    found: list[dict[str, str]] = []
    for line in lines:
        if line.lstrip().startswith("-"):
            found.append({})
        if found and (part := PART.fullmatch(line)):
            found[-1][part[1]] = _value(part[2])
    order = ("name", "family-names", "given-names", "name-suffix")
    return [", ".join(each[name] for name in order if name in each) for each in found]


def _value(typed: str) -> str:
    """A value of YAML without the quotation marks around it."""
    typed = typed.strip()
    return typed[1:-1].replace('\\"', '"') if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'" else typed


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
