"""The archive: publications that are kept, each a file that can be had whole, with what tells it from the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import dates
from ...model import Bag, pages
from .page import Door, Page
from .setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A publication: its file and the link to it, its versions, its date as it is written and said, its size in words, and its SHA-256."""

    file: str
    href: str
    versions: str
    date: str
    day: str
    size: str
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(Page):
    """All publications that are kept, the last first, and the pages that tell what was corrected."""

    template = "archive"

    file: str
    changes: tuple[Door, ...]
    kept: tuple[Kept, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page, where a publication is kept."""
    bags, say = setting.edition.bags, setting.say
    if bags:
        address = pages.page("archive")
        told = (page.slug for page in setting.edition.pages if page.closing == "corrections")
        yield ArchivePage(
            **setting.frame(address, say.menu.archive, say.archive.summary),
            file="data/site/index.html",
            changes=tuple(Door(href=pages.root(address) + pages.page(slug), name=setting.titles[slug]) for slug in told),
            kept=tuple(_kept(bag, address, setting) for bag in bags),
        )


def _kept(bag: Bag, address: str, setting: Setting) -> Kept:
    say = setting.say
    return Kept(
        file=bag.file,
        href=pages.near(pages.bag(bag.file), address),
        versions=say.data.versions(text=bag.text, apparatus=bag.apparatus),
        date=bag.date,
        day=dates.spoken(dates.parse(bag.date), say),
        size=say.archive.megabytes(size=max(1, round(bag.bytes / 1e6)), count=bag.bytes),
        sum=bag.sum,
    )
