"""Where the links of a book lead: within it where it holds the place, else to the site, and nowhere where no site is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from ...model import pages
from .elements import XHTML, Chapter, Element, elements
from .lines import SITE


def settle(chapters: Iterable[Chapter], text: str, address: str) -> None:
    """Gives every link of the chapters its address: ``#id`` of a place in the book, or one on the site that stands at ``address``."""
    bodies = [each for chapter in chapters for each in chapter.body]
    ids = {each.get("id") for each in elements(bodies)} | {chapter.id for chapter in chapters}
    for link in [*elements(bodies, "a")]:
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] not in ids:
            unlink(link)
        elif href.startswith(SITE):
            place = href.removeprefix(SITE)
            id = inside(place, text)
            if link.get("role") == "doc-noteref" and pages.whole_id(id) in ids:
                link.set("href", f"#{pages.whole_id(id)}")  # a reading system shows what a sign leads to
            elif id in ids:
                link.set("href", f"#{id}")
            elif address:
                link.set("href", urljoin(f"{address}/", place))
            else:
                unlink(link)


def inside(place: str, text: str) -> str:
    """What a place of the site would be called in a book: p12 or n-count, sources-report, people-stone-ada, timeline."""
    if place.startswith(f"{text}/"):
        return place.rpartition("#")[2] if "#" in place else place.removeprefix(f"{text}/").strip("/") or "text"
    return place.replace("/#", "-").strip("/").replace("/", "-")


def unlink(link: Element) -> None:
    """Makes a link the words that it is."""
    link.tag = f"{{{XHTML}}}span"
    del link.attrib["href"]


def filed(chapters: Iterable[Chapter], files: Mapping[str, str]) -> None:
    """Writes links for a book in several files: ``files`` gives the file of a chapter by its id."""
    homes = {chapter.id: files[chapter.id] for chapter in chapters}
    for chapter in chapters:
        homes |= {id: files[chapter.id] for each in elements(chapter.body) if (id := each.get("id"))}
    for chapter in chapters:
        for link in elements(chapter.body, "a"):
            href = link.get("href") or ""
            if href.startswith("#") and homes[href[1:]] != files[chapter.id]:
                link.set("href", homes[href[1:]] + href)
