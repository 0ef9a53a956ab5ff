"""The pages of a built site, each read once, and what their links lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from edition import concordance
from edition.model import Edition, pages, words
from edition.reader import read
from lxml import html
from lxml.html import HtmlElement

LOCAL = "https://local.test"  # where a site without an address is thought to stand
CONTENT = Path(__file__).parent.parent / "content"
EDITION = read(CONTENT)[0]
IDS = tuple(part.id for part in EDITION.text.paragraphs)
MIDDLE = IDS[len(IDS) // 2]
# All kinds of page that tests ask for; which of them an edition has, say `kinds`.
EVERY = (
    *("title", "text", "passage", "entry", "seldom", "document", "names", "dates", "terms", "timeline", "notes", "index", "sources"),
    *("claims", "lessons", "lesson", "worksheet", "key", "assignment", "teacher", "checker", "missing", "prose"),
)


def kinds(edition: Edition) -> dict[str, str]:
    """What each kind of page is called in the names of tests, and the address of one: of entries the most and the least spoken of."""
    text = f"{edition.text.slug}/"
    passages = concordance.make(edition).passages
    often = {
        setting: sorted(
            (each.path for each in edition.entries if each.kind in {kind.folder for kind in edition.kinds if kind.listing == setting}),
            key=lambda path: (-len(passages.get(path, ())), path),
        )
        for setting in ("names", "dates", "whole")
    }
    lists = {setting: next((f"{kind.folder}/" for kind in edition.kinds if kind.listing == setting), "") for setting in often}
    found = {"title": "", "text": text, "passage": f"{text}{_annotated(edition)}/"}
    found |= {"entry": f"{often['names'][0]}/", "seldom": f"{often['names'][-1]}/"} if often["names"] else {}
    found |= {"document": f"{often['dates'][0]}/"} if often["dates"] else {}
    found |= {name: lists[setting] for name, setting in (("names", "names"), ("dates", "dates"), ("terms", "whole")) if lists[setting]}
    found |= {name: f"{name}/" for name in ("timeline", "notes", "index", "sources", "claims") if name in pages.made(edition)}
    if edition.lessons:
        lesson = f"lessons/{edition.lessons[0].slug}/"
        found |= {"lessons": "lessons/", "lesson": lesson, "worksheet": f"{lesson}worksheet/", "key": f"{lesson}key/"}
        found["assignment"] = "assign/"
    found |= next(({"teacher": f"{page.slug}/"} for page in edition.pages if page.closing == "lessons"), {})
    prose = next((f"{page.slug}/" for page in reversed(edition.pages) if page.slug != "changes"), "")
    return found | {"checker": "check/", "missing": "404.html"} | ({"prose": prose} if prose else {})


def _annotated(edition: Edition) -> str:
    """The paragraph with the most notes."""
    count = Counter(note.paragraph for note in edition.notes)
    return max((part.id for part in edition.text.paragraphs), key=lambda id: count[id])


def common(edition: Edition) -> str:
    """The word of seven letters or more that the text has most often."""
    text = " ".join(words(part.nodes) for part in edition.text.paragraphs)
    return Counter(re.findall(r"[^\W\d_]{7,}", text.lower())).most_common(1)[0][0]


KINDS = kinds(EDITION)


@dataclass(frozen=True)
class Page:
    """A page: its address below the site's root (`letter/p12/`, empty for the title page) and its tree."""

    address: str
    tree: HtmlElement

    def elements(self, xpath: str) -> list[HtmlElement]:
        """What an XPath finds that ends in elements."""
        found: list[HtmlElement] = self.tree.xpath(xpath)
        return found

    def texts(self, xpath: str) -> list[str]:
        """What an XPath finds that ends in an attribute or in `text()`."""
        return [str(text) for text in self.tree.xpath(xpath)]

    @property
    def indexable(self) -> bool:
        return not self.elements("//meta[@name='robots'][contains(@content, 'noindex')]")

    def resolved(self, xpath: str, site: str = LOCAL) -> Iterator[str]:
        """The addresses that an XPath finds, as a browser resolves them on this page."""
        for value in self.texts(xpath):
            yield urljoin(f"{site}/{self.address}", value)


class Site(dict[str, Page]):
    """All pages by address; `files` are the paths of everything that was built."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for file in sorted(file for file in self.files if file.endswith(".html")):
            address = file.removesuffix("index.html")
            tree = html.parse(str(folder / file), html.HTMLParser(encoding="utf-8")).getroot()
            self[address] = Page(address, tree)

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        return {address: set(page.texts("//@id")) for address, page in self.items()}

    def fault(self, target: str, site: str = LOCAL) -> str:
        """What is wrong with an address on the site, or nothing."""
        if not target.startswith(f"{site}/"):
            return "outside the site"
        parts = urlsplit(target[len(site) + 1 :])
        if parts.path not in self and parts.path not in self.files:
            return "no such page"
        fragment = parts.fragment.split(":~:")[0]
        return "no such id" if fragment and fragment not in self.ids.get(parts.path, ()) else ""

    def file(self, address: str) -> Path:
        """The file of a page."""
        return self.folder / (f"{address}index.html" if address.endswith("/") or not address else address)
