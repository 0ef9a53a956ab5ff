"""Rubrics as grids: what is judged, what earns how many points, and how many there are in all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import ListOf, Prose, runs, words

SCORE = re.compile(r"(?:^|(?<=\s))([0-9]): ")  # how what earns so many points begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A row: what is judged, and what earns how many points, for each number of points; empty where it can earn none."""

    name: str
    earns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """A grid to circle in: its numbers of points and how many these are, its rows, and how many points can be earned in all."""

    scores: tuple[int, ...]
    span: int
    rows: tuple[Criterion, ...]
    total: int


def rubric(prose: Prose) -> Rubric | None:
    """The list of a rubric as a grid: ``Claim, 2 points. 2: what earns both. 1: what earns one.`` Nothing where a row is not so."""
    found: list[tuple[str, dict[int, str]]] = []
    for block in prose:
        for item in block.items if isinstance(block, ListOf) else ():
            head, *earns = SCORE.split(words(next(runs(item))))
            pairs = zip(earns[::2], earns[1::2], strict=True)
            found.append((head.partition(",")[0], {int(score): said.strip() for score, said in pairs}))
    if not found or not all(earned for _, earned in found):
        return None
    scores = tuple(sorted({score for _, earned in found for score in earned}, reverse=True))
    rows = tuple(Criterion(name=name, earns=tuple(earned.get(score, "") for score in scores)) for name, earned in found)
    return Rubric(scores=scores, span=len(scores), rows=rows, total=sum(max(earned) for _, earned in found))
