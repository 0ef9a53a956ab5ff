"""Pictures that are files of their own, because many pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import pages
from ..page import Page
from ..setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsSheet(Page):
    """All paragraphs as columns, which style sheets put behind a row of the text at a glance: view box and path."""

    template = "columns.svg"

    box: str
    d: str


def make(setting: Setting) -> Iterator[Page]:
    """The file, beside the style sheets."""
    columns = setting.columns
    frame = setting.frame(pages.COLUMNS, setting.edition.said["title"])
    yield ColumnsSheet(**frame, box=columns.box, d=columns.whole)
