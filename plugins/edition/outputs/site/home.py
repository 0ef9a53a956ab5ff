"""The title page, the contents, the page for what is not found, and what machines ask of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ... import makers
from ...model import Passage, marked, numeral, pages, words
from .heads import NOTHING
from .page import Door, Page
from .pictures.glance import Glance, glance
from .setting import Setting
from .spaces import bound, held
from .views import Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of a kind, with a link to their list."""

    href: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The title page: what this is, in the words of the editors and in a sentence of the text, and the door to it.

    ``headline`` is what a stranger understands, under the title as ``overline``; where the editors give none it is the title, and
    ``overline`` is empty. ``written`` says who wrote the text and when, where these do not, and ``edited`` who edits it, where that is
    known. ``quotation`` is none where none is chosen. ``door`` is what the way to the text says, and ``length`` how
    long it is; ``way`` leads whoever knows nothing of it, and ``start`` whoever does not want to begin at the beginning, or they are empty;
    ``glance`` is the text as a picture, ``books`` are files to take along.
    """

    template = "home"

    overline: Markup
    headline: Markup
    subtitle: Markup
    written: str
    edited: str
    quotation: Quoted | None
    html: Markup
    door: Markup
    length: str
    way: Markup
    start: tuple[Markup, ...]
    lessons: int
    glance: Glance | None
    counts: tuple[Count, ...]
    books: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsPage(Page):
    """Every page but those of single entries, paragraphs and lessons; the site has them."""

    template = "contents"


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
    """Title page, contents, 404, sitemap and robots."""
    home, title = f"{setting.edition.address}/", setting.edition.said["title"]
    yield _home(setting)
    yield ContentsPage(**setting.frame(pages.page("contents"), setting.say.menu.contents))
    yield _missing(setting, home)
    addresses = tuple(home + each for each in pages.standing(setting.edition))
    yield Sitemap(**setting.frame(pages.SITEMAP, title), addresses=addresses)
    yield Robots(**setting.frame(pages.ROBOTS, title), sitemap=home + pages.SITEMAP)


def _home(setting: Setting) -> HomePage:
    edition, lines = setting.edition, setting.lines(pages.HOME)

    def said(name: str) -> Markup:
        return lines.heading(marked(edition.facts, name))

    title, headline = said("title"), said("headline")
    counts = [(kind.folder, kind.plural, sum(entry.kind == kind.folder for entry in edition.entries)) for kind in edition.kinds]
    counts.append(("sources", setting.say.menu.sources, len(edition.sources)))
    return HomePage(
        **setting.frame(pages.HOME, marked(edition.facts, "title"), edition.said["summary"], setting.heads.edition()),
        overline=title if headline else Markup(),
        headline=headline or title,
        subtitle=Markup() if headline else said("subtitle"),
        written=bound(makers.written(edition, *(words(marked(edition.facts, each)) for each in ("title", "headline", "subtitle")))),
        edited="" if makers.unnamed(edition) else makers.edited(edition),
        quotation=_quotation(setting),
        html=lines.blocks(edition.blocks),
        door=said("door") or Markup(setting.say.home.door),
        length=_length(setting),
        way=lines.html(marked(edition.facts, "way-in")),
        start=tuple(lines.html(nodes) for fact in edition.text.facts if fact.name == "start" for nodes in fact.members),
        lessons=len(edition.lessons),
        glance=glance(setting, pages.root(pages.HOME)),
        counts=tuple(Count(href=pages.page(name), name=plural, count=count) for name, plural, count in counts if count),
        books=tuple(Door(href=address, name=setting.say.books[kind]) for kind, address in pages.books(edition).items()),
    )


def _quotation(setting: Setting) -> Quoted | None:
    """The sentence of the text that the editors chose, in its own words."""
    chosen = setting.edition.said.get("quotation", "")
    for paragraph in setting.edition.text.holding({chosen}):
        each = next(each for each in setting.edition.text.sentences[paragraph.id] if each.id == chosen)
        plain = words(paragraph.nodes)[each.start : each.end].strip()
        quoted = setting.quoted(Passage(paragraph.id, chosen, ((plain, False),), False), chosen, pages.root(pages.HOME))
        return quoted if paragraph.id in setting.signed else replace(quoted, html=Markup(held(plain)))
    return None


def _length(setting: Setting) -> str:
    """How long the text is, without what has no number, and how many notes it has, if any."""
    say, numbered = setting.say, [part for part in setting.edition.text.paragraphs if numeral(part.id)]
    count = sum(len(words(part.nodes).split()) for part in numbered)
    length = say.home.length(words=say.home.words(count=count), paragraphs=say.home.paragraphs(count=len(numbered)))
    notes = len(setting.edition.notes)
    return say.home.noted(length=length, notes=say.home.notes(count=notes)) if notes else length


def _missing(setting: Setting, home: str) -> MissingPage:
    """It is shown at any address, so its links begin at the site."""
    numbered = [bound(setting.say.label(part.id)) for part in setting.edition.text.paragraphs if numeral(part.id)]
    return MissingPage(
        **setting.frame(pages.MISSING, setting.say.missing.title, described=NOTHING, root=home),
        first=numbered[0] if numbered else "",
        last=numbered[-1] if numbered else "",
        place=home + pages.place(setting.slug, setting.examples.id),
        paragraph=home + pages.paragraph(setting.slug, setting.examples.id),
    )
