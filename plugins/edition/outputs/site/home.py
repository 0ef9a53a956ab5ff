"""The title page, the page for what is not found, and what machines ask of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import marked, numeral, pages
from .heads import NOTHING
from .page import Page
from .pictures.glance import Glance, glance
from .setting import Setting

EXAMPLE = "p12"  # of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of a kind, with a link to their list."""

    href: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The title page: what this is, where to start, the doors, and the text at a glance."""

    template = "home"

    subtitle: Markup
    html: Markup
    start: tuple[Markup, ...]
    paragraphs: int
    notes: int
    lessons: int
    glance: Glance | None
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage(Page):
    """What is shown at an address where there is nothing; the labels of the numbered paragraphs, if any, and what addresses are like."""

    template = "missing"

    first: str
    last: str
    place: str
    paragraph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Page):
    """The whole address of every page that stands."""

    template = "sitemap.xml"

    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots(Page):
    """Where the sitemap is."""

    template = "robots.txt"

    sitemap: str


def make(setting: Setting) -> Iterator[Page]:
    """Title page, 404, sitemap and robots."""
    home, title = f"{setting.edition.address}/", setting.edition.said["title"]
    yield _home(setting)
    yield _missing(setting, home)
    addresses = tuple(home + each for each in pages.standing(setting.edition))
    yield Sitemap(**setting.frame(pages.SITEMAP, title), addresses=addresses)
    yield Robots(**setting.frame(pages.ROBOTS, title), sitemap=home + pages.SITEMAP)


def _home(setting: Setting) -> HomePage:
    edition, lines = setting.edition, setting.lines(pages.HOME)
    counts = [(kind.folder, kind.plural, sum(entry.kind == kind.folder for entry in edition.entries)) for kind in edition.kinds]
    counts.append(("sources", setting.say.menu.sources, len(edition.sources)))
    return HomePage(
        **setting.frame(pages.HOME, marked(edition.facts, "title"), edition.said["summary"], setting.heads.edition()),
        subtitle=lines.heading(marked(edition.facts, "subtitle")),
        html=lines.blocks(edition.blocks),
        start=tuple(lines.html(nodes) for fact in edition.text.facts if fact.name == "start" for nodes in fact.members),
        paragraphs=sum(bool(numeral(part.id)) for part in edition.text.paragraphs),
        notes=len(edition.notes),
        lessons=len(edition.lessons),
        glance=glance(setting, pages.root(pages.HOME)),
        counts=tuple(Count(href=pages.page(name), name=plural, count=count) for name, plural, count in counts),
    )


def _missing(setting: Setting, home: str) -> MissingPage:
    """It is shown at any address, so its links begin at the site."""
    numbered = [setting.say.label(part.id) for part in setting.edition.text.paragraphs if numeral(part.id)]
    return MissingPage(
        **setting.frame(pages.MISSING, setting.say.missing.title, described=NOTHING, root=home),
        first=numbered[0] if numbered else "",
        last=numbered[-1] if numbered else "",
        place=home + pages.place(setting.slug, EXAMPLE),
        paragraph=home + pages.paragraph(setting.slug, EXAMPLE),
    )
