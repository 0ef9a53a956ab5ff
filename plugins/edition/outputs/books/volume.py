"""The whole edition as one page, which opens from a disk: text, notes, entries, timeline, index and sources, with a search of its own.

Its style and its script stand in it, and its policy allows these two and nothing else. Without the script it is whole.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from copy import deepcopy

from ... import makers
from ...citing import records
from ...model import Concordance, Edition, pages, words
from ...wording import wording
from ..images import NONE, within
from . import order
from .chapters import Chapters
from .elements import Chapter, Element, element, elements, page, section

SHEET, SCRIPT = "templates/volume.css", "templates/volume.js"  # of the theme


def make(edition: Edition, concordance: Concordance, style: str, script: str, pictures: Mapping[str, bytes] = NONE) -> str:
    """The page, with its style, its script and its ``pictures``, whose files are given by their paths."""
    made, say = Chapters(edition, concordance), wording(edition.said["language"])
    chapters = order.whole(made)
    title, *others = chapters
    for each in [each for chapter in chapters for each in elements(chapter.body, "img")]:
        path = str(each.get("src"))
        each.set("src", within(path, pictures[path]))
    for each in [each for chapter in others for level in (4, 3, 2, 1) for each in elements(chapter.body, f"h{level}")]:
        each.tag = f"{str(each.tag)[:-1]}{int(str(each.tag)[-1]) + 1}"
    for each in [each for chapter in others for each in elements(chapter.body) if each.get("role") == "heading"]:
        each.set("aria-level", str(int(str(each.get("aria-level"))) + 1))
    contents = element(
        "nav", element("h2", say.books.contents, id="contents"), element("ol", _contents(others)), aria_labelledby="contents"
    )
    field = element("input", id="find", type="search", autocomplete="off")
    search = element(
        "form", element("label", say.books.search, for_="find"), " ", field, " ", element("output"), id="search", role="search"
    )
    search.set("hidden", "hidden")
    search.set("data-found", str(say.books.found))
    body = [
        element("header", [deepcopy(each) for each in title.body]),
        search,
        element("ol", id="found"),
        contents,
        element("main", [section(chapter) for chapter in others]),
        element("script", script),
    ]
    return page(element("html", _head(edition, style, script, bool(pictures)), element("body", body), lang=edition.said["language"]))


def _head(edition: Edition, style: str, script: str, pictured: bool) -> Element:
    said, images = edition.said, " img-src data:;" if pictured else ""
    policy = f"default-src 'none';{images} style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    head = element("head", element("meta", charset="utf-8"))
    head.append(element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}))
    head.append(element("meta", name="viewport", content="width=device-width, initial-scale=1"))
    whole = wording(said["language"]).books.whole  # the title page has the title of the edition by itself
    head.append(element("title", f"{whole} · {words(records.title(edition))}"))
    for name, content in {
        "description": said["summary"],
        "author": makers.editors(edition),
        "robots": "noindex",
        "color-scheme": "light dark",
    }.items():
        head.append(element("meta", name=name, content=content))
    head.append(element("link", rel="canonical", href=f"{edition.address}/{pages.text(edition.text.slug)}"))
    head.append(element("style", style))
    return head


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _contents(chapters: Sequence[Chapter]) -> list[Element]:
    """A line for each chapter, and below it one for each of its parts."""
    items: list[Element] = []
    for chapter in chapters:
        item = element("li", element("a", chapter.title, href=f"#{chapter.id}"))
        if not chapter.part:
            items.append(item)
            continue
        if len(items[-1]) == 1:
            items[-1].append(element("ol"))
        items[-1][1].append(item)
    return items
