"""What classes use: lessons with their keys and worksheets, the page for assignments, the checker of quotations, and packs.

Their pages stand in the site's setting. `packs` comes after all other outputs, and only for publishing: it needs finished pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Concordance, Edition
from ..site.page import Page
from ..site.setting import Setting
from . import aids, assignments, checker, keys, lessons, short, worksheets


def make(edition: Edition, concordance: Concordance) -> Iterator[Page]:
    """Every page for classes."""
    setting = Setting.of(edition, concordance)
    for module in (lessons, keys, worksheets, short, checker, assignments, aids):
        yield from module.make(setting)
