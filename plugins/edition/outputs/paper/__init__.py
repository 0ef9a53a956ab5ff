"""Worksheets and books on paper: finished pages, set as tagged PDF by a print engine with a style sheet of its own.

The engine reads what a page names from the theme's static files and from nowhere else; the site's style sheets are
written for browsers and stay out. What a file says of itself to a program that reads aloud is ours, and meets PDF/UA-1.

`whole`      what was set is all that was to be set
`pages`      a page before it is set, and what of it was painted as what
`structure`  what was set, as elements
`tree`       elements, and how a PDF holds them
`fields`     where a sheet can be filled in
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from calendar import timegm
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path
from site import addsitedir

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ..images import media
from .pages import empty, hang, watched
from .structure import finish
from .whole import Set, faults

log = logging.getLogger(__name__)
logging.getLogger("weasyprint").addFilter(lambda record: not record.getMessage().startswith(".notdef"))  # told once, and by us
SHEET, CLOSER = "templates/paper.css", "templates/closer.css"  # of the theme; no page of the site asks for them
PLUGINS = str(Path(__file__).parents[3])


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page to be printed: where it stands below the site's root, its HTML, the paper's size (``Letter``, ``A4``, ``210mm
    279mm``), its style sheet in the theme, another that sets it closer where a sheet would be half empty or there are more than ``most``
    (0: as many as it takes), and the ids of switches that are on."""

    path: str
    html: str
    size: str
    sheet: str = SHEET
    closer: str = ""
    most: int = 0
    chosen: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as PDF, and what of it found no room on paper: sentences, none where all is there."""

    data: bytes
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """What all pages are printed with: the site's address, the folder of its static files, the day that files carry, and pictures.

    ``pictures`` are finished files by their paths below the site.
    """

    address: str
    static: Path
    day: dt.date
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class Shelf(URLFetcher):
    """What a page may name: static files and pictures, by their addresses on the site."""

    def __init__(self, stock: Stock):
        super().__init__(fail_on_errors=True)  # type: ignore[no-untyped-call]  # WeasyPrint has no types
        self.stock = stock

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """A file; of style sheets only the one for paper, the others being empty here. Raises where another thing is asked for."""
        home, static = f"{self.stock.address}/", self.stock.static.resolve()
        path = url.removeprefix(home)
        if picture := self.stock.pictures.get(path):
            return URLFetcherResponse(url, picture, {"Content-Type": media(path)})
        if url.startswith(home) and path.endswith(".css"):
            return URLFetcherResponse(url, b"", {"Content-Type": "text/css"})
        file = (static / path.removeprefix("static/")).resolve()
        if not url.startswith(f"{home}static/") or not file.is_relative_to(static):
            raise ValueError(f"{url} is no file that paper needs")
        return URLFetcherResponse(url, file.read_bytes())


def make(pages: Sequence[Page], stock: Stock) -> list[Sheet]:
    """Each page as PDF, in order. Two processes share the work, because setting a page takes a second."""
    with ProcessPoolExecutor(2, get_context("spawn"), addsitedir, (PLUGINS,)) as pool:
        halves = pool.map(sheets, (pages[::2], pages[1::2]), (stock, stock))
        return [sheet for pair in zip_longest(*halves) for sheet in pair if sheet]


def sheets(pages: Sequence[Page], stock: Stock) -> list[Sheet]:
    """Each page as PDF; runs in a process of its own, whose clock for new fonts it sets to the stock's day."""
    os.environ["SOURCE_DATE_EPOCH"] = str(timegm(stock.day.timetuple()))
    fonts, shelf = FontConfiguration(), Shelf(stock)
    made = []
    for page in pages:
        document = HTML(string=page.html, base_url=f"{stock.address}/{page.path}", url_fetcher=shelf)
        hang(document.etree_element)
        for style in document.etree_element.iter("style"):
            if style.get("media") != "print":  # the site's, which stands in every page of it
                style.text = ""
        for switch in document.etree_element.iter("input"):
            if switch.get("id") in page.chosen:
                switch.set("checked", "checked")
        styles = [_style(name, page, stock, fonts, shelf) for name in (page.sheet, page.closer) if name]
        laid = _fitting(document, styles, fonts, page.most)
        lost = tuple(f"{page.path} ({page.size}): {fault}" for fault in faults(laid))
        sheet = watched(laid)
        sheet.metadata.created = sheet.metadata.modified = stock.day.isoformat()
        made.append(Sheet(sheet.write_pdf(finisher=finish, pdf_variant="pdf/ua-1"), lost))
        if lacking := sorted({chr(code) for font in sheet.fonts.values() for code in font.missing}):
            log.warning(
                "%s: no face on this machine has %s; install one that has (such as a Noto face), and publish again",
                page.path,
                " ".join(lacking),
            )
    return made


def _style(name: str, page: Page, stock: Stock, fonts: FontConfiguration, shelf: Shelf) -> CSS:
    """A style sheet of the theme, for the page's size of paper."""
    rules = (stock.static.parent / name).read_text(encoding="utf-8")
    sized = f"{rules}\n@page {{ size: {page.size} }}"
    return CSS(string=sized, base_url=f"{stock.address}/static/css/", font_config=fonts, url_fetcher=shelf)


def _fitting(document: HTML, styles: Sequence[CSS], fonts: FontConfiguration, most: int) -> Set:
    """The sheets of a page: closer, by the second style, where there are too many or one is half empty, and fewer are so then."""
    sheet = Set.of(document, styles[:1], fonts)
    if len(styles) == 1 or not (_over(sheet, most) or empty(sheet)):
        return sheet
    other = Set.of(document, styles, fonts)
    return min(sheet, other, key=lambda each: (_over(each, most), empty(each), len(each.pages)))


def _over(sheet: Set, most: int) -> int:
    """How many sheets there are more than there may be."""
    return max(0, len(sheet.pages) - most) if most else 0
