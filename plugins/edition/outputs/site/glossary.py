"""The lists that show their entries whole, as a glossary does."""

from __future__ import annotations

from collections.abc import Iterator

from .lists import KindPage, kind_page
from .setting import Setting


def make(setting: Setting) -> Iterator[KindPage]:
    """A page for each kind of which the entries are short."""
    yield from (kind_page(setting, kind) for kind in setting.edition.kinds if kind.listing == "whole")
