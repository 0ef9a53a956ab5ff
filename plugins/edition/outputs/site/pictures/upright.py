"""The text at a glance, upright: a piece for each part of the text, which a script puts beside the part's name in the outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import Heading
from ..setting import Setting
from .columns import Column
from .glance import most, openings

ROW, GAP = 4, 1  # units that a row takes, and what of them is air


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A paragraph as a link to it on its page; ``said`` is how it begins."""

    href: str
    said: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part: its view box, and paths through its paragraphs, those that name somebody, and those that imply somebody."""

    box: str
    whole: str
    named: str
    implied: str
    rungs: tuple[Rung, ...]


def pieces(setting: Setting) -> Iterator[Piece]:
    """A piece for each heading of the text, in their order."""
    rows = [setting.concordance.speaking(entry.path) for entry, _ in most(setting)]
    wide = ROW * len(rows)
    headings, begun = setting.concordance.headings, openings(setting)
    for part in setting.edition.text.parts:
        if isinstance(part, Heading):
            inside = [each for each in setting.columns.all if headings.get(each.id) is part]
            top, end = (inside[0].x, inside[-1].end) if inside else (0, 1)
            yield Piece(
                box=f"0 {top} {wide} {end - top}",
                whole=_lines(inside, [{each.id: False for each in inside}] * len(rows), implied=False),
                named=_lines(inside, rows, implied=False),
                implied=_lines(inside, rows, implied=True),
                rungs=tuple(
                    Rung(href=f"#{each.id}", said=begun[each.id], d=f"M0 {each.x}h{wide}v{each.width}h-{wide}z") for each in inside
                ),
            )


def _lines(inside: list[Column], rows: list[dict[str, bool]], implied: bool) -> str:
    """A path down the rows, where they speak of somebody."""
    return "".join(
        f"M{ROW * number + (ROW - GAP) / 2} {each.x}v{each.width}"
        for number, row in enumerate(rows)
        for each in inside
        if row.get(each.id) is implied
    )
