"""The site: every page as a template's name and its values, made from the model.

`lines` sets what stands inside a paragraph; `page` is what a template may show of any page, and `frames` makes that; `heads` says to
machines what a page is; `setting` makes what several pages show; the other modules make the pages of one concern each. HTML around
the lines is the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Concordance, Edition
from . import claims, entries, home, lists, passages, permanence, prose, reading, sources
from .page import Page
from .setting import Setting


def make(edition: Edition, concordance: Concordance) -> Iterator[Page]:
    """Every page of the site."""
    setting = Setting(edition, concordance)
    for module in (home, prose, reading, passages, permanence, entries, claims, lists, sources):
        yield from module.make(setting)
