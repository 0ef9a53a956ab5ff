"""The head of a content file: ``name: value`` lines down to the first blank one, each with its line number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ..slips import Slips

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what an address is made of: names of files, ids
FACT = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as typed: its name, its value and its line."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A content file: what an editor calls it, its facts in order, its body and the line before the body."""

    file: str
    facts: tuple[Line, ...] = ()
    body: str = ""
    offset: int = field(default=0)

    def get(self, name: str) -> str:
        """The first value of a fact, or an empty string."""
        return next((fact.value for fact in self.facts if fact.name == name), "")

    def line(self, name: str) -> int:
        """The line of a fact, or 1."""
        return next((fact.line for fact in self.facts if fact.name == name), 1)

    @property
    def slug(self) -> str:
        return Path(self.file).stem


def read(path: Path, file: str, slips: Slips) -> Sheet:
    """The sheet of a file; ``file`` is its name in slips. What is no fact in the head is a slip, and left out."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        slips.tell(file, line, "this line is not UTF-8; save the file as UTF-8 (Unicode)")
        text = raw.decode("utf-8", "replace")
    # Not `splitlines`, for which a line ends at eight more characters than for an editor.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((number for number, words in enumerate(lines) if not words.strip()), len(lines))
    facts = []
    for number, words in enumerate(lines[:end], 1):
        found = FACT.match(words)
        if found:
            facts.append(Line(found[1], (found[2] or "").strip(), number))
        else:
            slips.tell(file, number, f"“{words[:40]}” is not a fact; write name: value, and a blank line before the text")
    return Sheet(file, tuple(facts), "\n".join(lines[end + 1 :]), end + 1)
