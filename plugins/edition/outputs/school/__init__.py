"""What classes use: lessons with their keys and worksheets, the page for assignments, the checker of quotations, and packs.

Their pages stand in the site's setting. `packs` comes after all other outputs, and only for publishing: it needs finished pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...model import Concordance, Edition
from ..site.page import Page
from ..site.setting import Setting
from . import aids, assignments, checker, keys, lessons, short, worksheets


def make(edition: Edition, concordance: Concordance) -> Iterator[Page]:
    """Every page for classes."""
    for part in (*parts(edition, concordance, read=True), *parts(edition, concordance, read=False)):
        yield from part()


def parts(edition: Edition, concordance: Concordance, read: bool) -> list[Callable[[], Iterator[Page]]]:
    """What makes the pages for classes; ``read`` is that for which the prose of entries is read, all others may be given none."""
    setting = Setting.of(edition, concordance)
    return [partial(module.make, setting) for module in ((checker,) if read else (lessons, keys, worksheets, short, assignments, aids))]
