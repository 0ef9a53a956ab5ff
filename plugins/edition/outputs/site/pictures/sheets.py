"""Pictures that are files of their own, because many pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import pages
from ..page import Page
from ..setting import Setting
from .upright import Piece, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsSheet(Page):
    """All paragraphs as columns, which style sheets put behind a row of the text at a glance: view box and path."""

    template = "columns.svg"

    box: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UprightSheet(Page):
    """The text at a glance, upright, in a piece for each heading: a script takes them from here into the outline."""

    template = "upright.svg"

    pieces: tuple[Piece, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The files, beside the style sheets and the scripts."""
    columns = setting.columns
    title = setting.edition.said["title"]
    yield ColumnsSheet(**setting.frame(pages.COLUMNS, title), box=columns.box, d=columns.whole)
    yield UprightSheet(**setting.frame(pages.UPRIGHT, title), pieces=tuple(pieces(setting)))
