"""The site: every page as a template's name and its values, made from the model.

`lines` sets what stands inside a paragraph; `setting` knows what all pages share; `heads` says to machines what a page is; the
other modules make the pages of one concern each. HTML around the lines is the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Concordance, Edition, Sheet
from . import claims, entries, home, lists, passages, permanence, prose, reading
from .heads import Heads
from .setting import Setting


def make(edition: Edition, concordance: Concordance) -> Iterator[Sheet]:
    """Every page of the site."""
    setting = Setting(edition, concordance)
    heads = Heads(setting)
    for module in (home, prose, reading, passages, permanence, entries, claims, lists):
        yield from map(heads.headed, module.make(setting))
