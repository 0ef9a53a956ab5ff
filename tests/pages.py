"""The pages of a built site, each read once, and what their links lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

LOCAL = "https://local.test"  # where a site without an address is thought to stand

# What each kind of page is called in the names of tests, and the address of one.
KINDS = {
    "title": "",
    "text": "telegram/",
    "passage": "{passage}",
    "person": "people/castro-fidel/",
    "weapon": "weapons/il-28/",
    "document": "letters/jfk-to-nsk-1962-11-06/",
    "names": "people/",
    "dates": "letters/",
    "terms": "glossary/",
    "timeline": "timeline/",
    "notes": "notes/",
    "index": "index/",
    "sources": "sources/",
    "lessons": "lessons/",
    "lesson": "{lesson}",
    "worksheet": "{lesson}worksheet/",
    "key": "{lesson}key/",
    "teacher": "teach/",
    "checker": "check/",
    "assignment": "assign/",
    "prose": "method/",
    "missing": "404.html",
}


@dataclass(frozen=True)
class Page:
    """A page: its address below the site's root (`telegram/p12/`, empty for the title page) and its tree."""

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
        base = urljoin(f"{site}/{self.address}", (self.texts("//base/@href") or [""])[0])
        for value in self.texts(xpath):
            yield urljoin(base, value)


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

    @cached_property
    def kinds(self) -> dict[str, str]:
        """One page for each of `KINDS`: of the passages the one with the most notes, of the lessons the first."""
        passage = max(
            self, key=lambda address: address.startswith("telegram/p") and len(self[address].elements("//*[@role='doc-footnote']"))
        )
        lesson = next(address for address in self if address.startswith("lessons/") and address.count("/") == 2)
        return {kind: address.format(passage=passage, lesson=lesson) for kind, address in KINDS.items()}
