"""What the press gets and templates show: a page as a dataclass whose fields are finished.

Every kind of page is one class derived from `Page`, in the module that makes it. Its fields are what is printed: Markup where something
is set, str where words are plain, bool where a template asks, tuples where it loops. Addresses are relative to the page they stand on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from markupsafe import Markup

from ...model import pages

Pairs = tuple[tuple[str, str], ...]
Links = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A link to a page: its address from here, what it says (plain words, or Markup), and whether it leads to this very page."""

    href: str
    name: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of the contents: its name and its doors."""

    name: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says to machines: meta tags by name, the link card's by property, links by relation with their types, JSON-LD."""

    tags: Pairs
    graph: Pairs
    links: Links
    data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages at one distance from the site's root share; there is one object for each distance.

    ``address`` is where the site stands, without a last slash, or empty at home. ``home``, ``contents``, ``text``, ``index``,
    ``timeline``, ``search``, ``lessons``, ``cite``, ``method`` and ``accessibility`` are addresses from here, all of these but that of the
    search empty where there is no such page; ``static`` is the folder of style sheets and scripts and ``files`` that of all other static
    files, the only addresses that templates go on from. ``signed`` says whether words are set in ways that have a sheet of their own, and
    ``pictured`` whether pictures stand on pages, which have another.
    """

    address: str
    files: str
    static: str
    home: str
    contents: str
    text: str
    text_words: str
    timeline: str
    search: str
    lessons: str
    cite: str
    method: str
    accessibility: str
    language: str
    heading: Markup
    text_heading: Markup
    attribution: Markup
    editors: str
    license: str
    license_name: Markup
    version_text: str
    version_apparatus: str
    date: str
    contact: str
    signed: bool
    pictured: bool
    menu: tuple[Group, ...]


class Frame(TypedDict):
    """What `Page` asks of every page, as `frames.Frames.frame` makes it."""

    site: Site
    address: str
    title: str
    heading: Markup
    summary: str
    canonical: str
    doors: tuple[Door, ...]
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    ``address`` is below the site's root; ``title`` is the window's and ``heading`` the page's; ``canonical`` is the whole address under
    which the page is to be known, or empty; ``doors`` stand at its head.
    """

    template: ClassVar[str]

    site: Site
    address: str
    title: str
    heading: Markup
    summary: str
    canonical: str
    doors: tuple[Door, ...]
    head: Head

    @property
    def path(self) -> str:
        """Its file, below the output folder."""
        return pages.path(self.address)


@dataclass(frozen=True, slots=True)
class Promise:
    """A page that ``make`` makes where it was not made before from the same.

    It is made from its ``site``, from ``around``, which all pages of its ``kind`` share, from ``of``, and from nothing else: plain data
    without sets.
    """

    kind: str
    site: Site
    around: tuple[object, ...]
    path: str
    of: tuple[object, ...]
    make: Callable[[], Page]
