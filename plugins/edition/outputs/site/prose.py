"""The pages of prose, with the lists that some of them close with, and the feed of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ... import dates
from ...model import Article, Blocks, Correction, Heading, marked, pages, words
from ...wording import Wording
from .audit import Counted, counted
from .lines import Lines
from .page import Page
from .permanence import change, item, named
from .setting import Setting
from .views import Change, Footnote

OPEN = ("open", "disputed")  # certainties
TOLD = "v-"  # how the id of a heading begins that names a day


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage(Page):
    """A page of prose; ``corrections`` is None where it does not close with them, ``feed`` the address of its feed or empty."""

    template = "page"

    html: Markup
    feed: str
    corrections: tuple[Change, ...] | None
    questions: tuple[Footnote, ...]
    audit: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An entry of a feed: its whole address, its day, its title, and its words as HTML."""

    address: str
    day: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Page):
    """The feed of a page, newest first: its name, its own whole address and that of the page, and the day of the newest."""

    template = "atom.xml"

    name: str
    own: str
    home: str
    updated: str
    news: tuple[News, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The pages; the one that closes with the lessons is made beside them."""
    for page in setting.edition.pages:
        if page.closing != "lessons":
            yield from _page(setting, page)


def _page(setting: Setting, page: Article) -> Iterator[Page]:
    address, feed, site = pages.page(page.slug), pages.feed(page.slug), f"{setting.edition.address}/"
    root = pages.root(address)
    closing = page.closing == "corrections"
    corrected = tuple(reversed(setting.edition.corrections)) if closing else ()
    open_ = setting.edition.notes if page.closing == "open-questions" else ()
    news = tuple(told(page, corrected, site + address, setting))
    yield ProsePage(
        **setting.frame(address, marked(page.facts, "title"), page.summary),
        html=setting.lines(root, short=dict(setting.forms)).blocks(page.blocks),
        feed=root + feed if news else "",
        corrections=tuple(change(setting, each, root) for each in corrected) if closing else None,
        audit=counted(setting, root) if page.closing == "audit" else (),
        questions=tuple(setting.footnote(note, root) for note in open_ if note.cert in OPEN),
    )
    if news:
        frame = setting.frame(feed, page.title)
        name = f"{setting.edition.said['title']}: {page.title}"
        yield Feed(**frame, name=name, own=site + feed, home=site + address, updated=news[0].day, news=news)


def told(page: Article, corrections: Iterable[Correction], home: str, setting: Setting) -> list[News]:
    """What a page tells under headings whose id is ``v-`` and a day, and its corrections: the entries of its feed, newest first."""
    found: list[tuple[Heading, Blocks]] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            found.append((block, ()))
        elif found:
            found[-1] = (found[-1][0], (*found[-1][1], block))
    lines = setting.lines(f"{setting.edition.address}/")
    days = [(heading, blocks) for heading, blocks in found if heading.id.startswith(TOLD)]
    news = [
        News(address=f"{home}#{head.id}", day=head.id[2:12], title=words(head.nodes), html=str(lines.blocks(body))) for head, body in days
    ]
    news += [_corrected(each, home, setting.say, lines) for each in corrections]
    return sorted(news, key=lambda entry: entry.day, reverse=True)


def _corrected(correction: Correction, home: str, say: Wording, lines: Lines) -> News:
    return News(
        address=f"{home}#{item(correction)}",
        day=dates.machine(correction.date)[:10] if correction.date else "",
        title=say.changes.title(name=named(correction.id, say), change=say.kinds_of_changes[correction.change], version=correction.version),
        html=str(lines.blocks(correction.blocks)),
    )
