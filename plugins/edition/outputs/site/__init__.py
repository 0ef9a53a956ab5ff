"""The site: every page as a dataclass that its template shows, made from the model.

`lines` sets what stands inside a paragraph; `page` is what every page has, and `frames` makes that; `heads` says to machines what a
page is; `views` are what several kinds of pages show, and `setting` makes them; the other modules make the pages of one concern each.
`interfaces` alone comes after the other outputs, whose files it shows. HTML around the lines is the theme's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...model import Concordance, Edition
from . import (
    alone,
    archive,
    audit,
    claims,
    entries,
    finding,
    glossary,
    home,
    lists,
    passages,
    permanence,
    prose,
    reading,
    scripts,
    search,
    sources,
    timeline,
    versions,
)
from .page import Page, Promise
from .pictures import sheets
from .setting import Setting

READ = (entries, passages, glossary, finding)  # what shows what entries say, or promises its pages
OTHERS = (reading, lists, home, prose, alone, versions, permanence, claims, timeline, sources, archive, audit, scripts, search, sheets)


def make(edition: Edition, concordance: Concordance) -> Iterator[Page]:
    """Every page of the site; what is promised is made."""
    for part in (*parts(edition, concordance, read=True), *parts(edition, concordance, read=False)):
        yield from (each.make() if isinstance(each, Promise) else each for each in part())


def parts(edition: Edition, concordance: Concordance, read: bool) -> list[Callable[[], Iterator[Page | Promise]]]:
    """What makes the pages, concern by concern: each may be called where and when it is wanted, what takes longest first.

    ``read`` are those for which the prose of entries is read; all others may be given an edition without it.
    """
    setting = Setting.of(edition, concordance)
    return [partial(module.make, setting) for module in (READ if read else OTHERS)]
