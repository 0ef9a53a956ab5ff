"""A page as a browser gets it: its elements in order, and what the rest of the site needs to know of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag

from .records import in_json

ENDING = ".html"
INDEX = "index.html"

# What a browser fetches by itself to show a page, by element and attribute.
FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("object", "data"),
    ("input", "src"),
    ("use", "href"),
    ("image", "href"),
}
DATA = ("application/ld+json", "application/json")  # the types of scripts that no browser runs
LINKED = {("a", "href"), ("area", "href"), ("blockquote", "cite"), ("q", "cite")}
NAMED = {"alternate", "author", "canonical", "cite-as", "collection", "describedby", "item", "license", "linkset", "next", "prev", "type"}


@dataclass(frozen=True)
class Place:
    """What the rest of the site needs to know of a page; addresses are as they are typed."""

    file: str
    title: str
    ids: frozenset[str]
    followed: tuple[str, ...]  # by a reader
    named: tuple[str, ...]  # in the head and in data for machines
    fetched: tuple[str, ...]  # by a browser, to show the page
    canonical: tuple[str, ...]
    found: bool  # whether search engines may keep it

    @property
    def address(self) -> str:
        """Below the site's own: ``letter/p12/``, nothing for the title page."""
        return self.file.removesuffix(INDEX)


@dataclass(frozen=True)
class Page:
    """A page: its path below the site's folder, whether its bytes are UTF-8, and all its elements in order."""

    file: str
    sound: bool
    elements: tuple[Tag, ...]

    def named(self, *names: str) -> list[Tag]:
        """The elements of these names, in order."""
        return [each for each in self.elements if each.name in names]

    @cached_property
    def head(self) -> list[Tag]:
        """What stands in the head by itself."""
        return [each for each in self.elements if each.parent is not None and each.parent.name == "head"]

    def meta(self, name: str) -> list[str]:
        """What the head says of a name."""
        return [said(each, "content") for each in self.head if each.name == "meta" and said(each, "name").lower() == name]

    @cached_property
    def ids(self) -> list[str]:
        return [said(each, "id") for each in self.elements if each.has_attr("id")]

    @cached_property
    def fetched(self) -> list[str]:
        """The addresses that a browser fetches to show the page."""
        sets = [
            address.split()[0]
            for each in self.elements
            if each.has_attr("srcset")
            for address in said(each, "srcset").split(",")
            if address.strip()
        ]
        links = [said(each, "href") for each in self.named("link") if not NAMED & {*said(each, "rel").split()}]
        return links + sets + self._values(FETCHED)

    @cached_property
    def data(self) -> list[object]:
        """What stands in the page for machines; None where it is no JSON."""
        return [_parsed(each.string or "") for each in self.named("script") if said(each, "type") in DATA]

    def _values(self, wanted: set[tuple[str, str]]) -> list[str]:
        names = {name for name, _ in wanted}
        return [
            str(value)
            for each in self.elements
            if each.name in names
            for attribute, value in each.attrs.items()
            if (each.name, attribute.rpartition(":")[2]) in wanted
        ]

    @property
    def place(self) -> Place:
        links = [each for each in self.named("link") if NAMED & {*said(each, "rel").split()}]
        refresh = [said(each, "content").partition("url=")[2] for each in self.named("meta") if said(each, "http-equiv") == "refresh"]
        return Place(
            file=self.file,
            title=" ".join(" ".join(each.get_text() for each in self.head if each.name == "title").split()),
            ids=frozenset(self.ids),
            followed=(*self._values(LINKED), *refresh),
            named=(
                *(said(each, "href") for each in links),
                *in_json([said(each, "content") for each in self.named("meta")]),
                *in_json(self.data),
            ),
            fetched=tuple(self.fetched),
            canonical=tuple(said(each, "href") for each in links if said(each, "rel") == "canonical"),
            found=not any("noindex" in each for each in self.meta("robots")),
        )


def said(element: Tag, attribute: str) -> str:
    """What an attribute says; nothing where it is not there."""
    value = element.get(attribute)
    return value if isinstance(value, str) else ""


def read(file: str, raw: bytes) -> Page:
    """Reads a page. What is no UTF-8 in it becomes `LOST`."""
    text = raw.decode("utf-8", "replace")
    tree = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    return Page(file, text.encode() == raw, tuple(tree.find_all(True)))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None
