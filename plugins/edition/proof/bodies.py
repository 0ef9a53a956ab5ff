"""What a reader meets on a page: headings, pictures, tables, forms, references by id, and words that no editor typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bs4.element import NavigableString

from .pages import Page, said
from .records import LOST

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIELDS = ("input", "select", "textarea")
BUTTONS = ("hidden", "submit", "button", "reset", "image")  # inputs that need no label
NAMES = ("aria-label", "aria-labelledby", "title")
BY_ID = ("for", "headers", "list", "form", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details")
SILENT = ("code", "pre")
# What a program says where a value is missing: alone, or where English writes it small; “None came” and “Second to None” are English.
PRINTED = re.compile(
    r"\{\{|\{%|\[object Object\]|^\s*(?:None|undefined|NaN)\s*$|[=–/]None\b|\bNone[–/]|[a-z,:;](?<!\bto)(?<!\bthan) None\b"
)


def faults(page: Page) -> Iterator[str]:
    """What is wrong with a body, in sentences."""
    if not page.sound:
        yield "the page is not UTF-8"
    if None in page.data:
        yield "the data for machines in the page is no JSON"
    yield from (f"{count} elements have the id {id}" for id, count in Counter(page.ids).items() if count > 1)
    yield from _references(page)
    yield from _headings(page)
    yield from _pictures(page)
    yield from _tables(page)
    yield from _labels(page)
    yield from _words(page)


def _references(page: Page) -> Iterator[str]:
    ids = {*page.ids}
    for each in page.elements:
        for attribute in each.attrs.keys() & {*BY_ID}:
            yield from (f"{attribute}=“{id}” names an id that is not on the page" for id in said(each, attribute).split() if id not in ids)


def _headings(page: Page) -> Iterator[str]:
    levels = [int(each.name[1]) for each in page.named(*HEADINGS)]
    if levels.count(1) != 1:
        yield f"the page has {levels.count(1) or 'no'} h1, and needs one"
    yield from {f"the headings go from h{before} to h{after}" for before, after in pairwise([0, *levels]) if after > before + 1}


def _pictures(page: Page) -> Iterator[str]:
    for each in page.named("img"):
        if not each.has_attr("alt"):
            yield f"the picture {said(each, 'src')} has no alt"
        if not (said(each, "width").isdecimal() and said(each, "height").isdecimal()):
            yield f"the picture {said(each, 'src')} has no width and height, so the page will jump"


def _tables(page: Page) -> Iterator[str]:
    for each in page.named("table"):
        cells = each.find_all("th")
        own = each.parent is not None and "table" in said(each.parent, "class").split()  # of the source, which may name no columns
        if not cells and not own:
            yield "a table has no header cells"
        yield from (f"the header cell “{cell.get_text(' ', strip=True)}” has no scope" for cell in cells if not cell.has_attr("scope"))


def _labels(page: Page) -> Iterator[str]:
    labels = {said(each, "for") for each in page.named("label")}
    for each in page.named(*FIELDS):
        if said(each, "type") in BUTTONS or said(each, "id") in labels - {""} or any(said(each, name).strip() for name in NAMES):
            continue
        if each.find_parent("label") is None:
            yield f"<{each.name}> has no label (id “{said(each, 'id')}”, name “{said(each, 'name')}”)"


def _words(page: Page) -> Iterator[str]:
    for each in page.elements:
        values: list[str] = [value for value in each.attrs.values() if isinstance(value, str)]
        if each.name not in SILENT:
            values += [text for text in each.contents if type(text) is NavigableString]  # its kinds are comments, scripts and styles
        for value in values:
            if LOST in value or PRINTED.search(value):
                yield f"“{_short(value)}” is printed where words should stand"


def _short(text: str) -> str:
    """As much of a text as it is known by."""
    found = PRINTED.search(text)
    at = found.start() if found else text.index(LOST)
    return " ".join(text[max(at - 30, 0) : at + 30].split())
