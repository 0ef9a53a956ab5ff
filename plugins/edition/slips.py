"""An editor's mistakes, gathered and told like a colleague would: which file, which line, what, and what was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """One mistake: the file as an editor calls it (``content/people/x.md``), its line from 1, or 0 where it has none, and a sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}" if self.line else f"{self.file}: {self.sentence}"


class Slips:
    """The slips of one reading, and remarks beside them that keep nobody from publishing; the same one is told once."""

    def __init__(self) -> None:
        self._found: set[Slip] = set()
        self._remarks: set[Slip] = set()
        self.told = 0  # how often anything was told, the same or not

    def tell(self, file: str, line: int, sentence: str) -> None:
        """Adds a slip."""
        self.told += 1
        self._found.add(Slip(file, line, sentence))

    def remark(self, file: str, line: int, sentence: str) -> None:
        """Adds a remark: something an editor wants to know that is no mistake."""
        self.told += 1
        self._remarks.add(Slip(file, line, sentence))

    @property
    def remarks(self) -> tuple[Slip, ...]:
        return tuple(sorted(self._remarks))

    def __iter__(self) -> Iterator[Slip]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


def meant(word: str, known: Iterable[str], prefix: str = "") -> str:
    """``; did you mean X?`` for the nearest of the known words, or nothing where none is near."""
    near = nearest(word, known)
    return f"; did you mean {prefix}{near}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words, or nothing where none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
