"""What stands in the head of a page: each thing once, and the character set before all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pages import Page, said

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)


def faults(page: Page) -> Iterator[str]:
    """What is wrong with a head, in sentences."""
    first = page.head[0] if page.head else None
    if first is None or said(first, "charset").lower() != "utf-8":
        yield 'the head does not begin with <meta charset="utf-8">'
    titles = [each.get_text().strip() for each in page.head if each.name == "title"]
    yield from _once("title", titles)
    yield from _once("description", page.meta("description"))
    yield from _once("viewport", page.meta("viewport"))
    if any(each.name == "base" for each in page.head):
        yield "a <base> bends every link of the page, and those within it"
    yield from _languages(page)


def _once(name: str, values: list[str]) -> Iterator[str]:
    if not values:
        yield f"the head has no {name}"
    elif len(values) > 1:
        yield f"the head has {len(values)} {name}s"
    elif not values[0].strip():
        yield f"the {name} is empty"


def _languages(page: Page) -> Iterator[str]:
    if not all(each.has_attr("lang") for each in page.named("html")):
        yield "the page does not say its language: <html> has no lang"
    for value in {said(each, "lang") for each in page.elements if each.has_attr("lang")}:
        if not LANGUAGE.fullmatch(value):
            yield f"lang=“{value}” is no language"
