"""Elements of XHTML, and the chapters of books that are built of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ...model import footnote_of, pages

XHTML = "http://www.w3.org/1999/xhtml"
Element = etree._Element
Inside = Element | str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its id, its title, its elements, its role (DPUB-ARIA 1.1), and what a table of contents names in it by id.

    ``part``: it goes on with the chapter before it, of which a table of contents has it as a part.
    """

    id: str
    title: str
    body: tuple[Element, ...]
    role: str = ""
    inside: tuple[tuple[str, str], ...] = ()
    part: bool = False


def element(tag: str, *inside: Inside | Iterable[Inside], **attributes: str) -> Element:
    """An element with what stands in it; an attribute without value is none, and ``class_`` or ``aria_label`` are called as in XHTML."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    made = etree.Element(f"{{{XHTML}}}{tag}", given, {None: XHTML})  # type: ignore[dict-item]  # the namespace of all needs no prefix
    put(made, flat(inside))
    return made


def flat(inside: Iterable[Inside | Iterable[Inside]]) -> Iterator[Inside]:
    """What stands there, one after the other."""
    for each in inside:
        if isinstance(each, str | etree._Element):
            yield each
        else:
            yield from each


def put(parent: Element, inside: Iterable[Inside]) -> None:
    """Puts words and elements behind what an element holds."""
    for each in inside:
        if not isinstance(each, str):
            parent.append(each)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + each
        else:
            parent.text = (parent.text or "") + each


def go_on(body: list[Element], made: Iterable[Element], id: str) -> None:
    """Puts the elements of a paragraph behind others; with what a footnote of the source goes on, into one element with all of that."""
    if not (first := footnote_of(id)):
        body += made
        return
    at = next(at for at, each in enumerate(body) if any(inside.get("id") == first for inside in each.iter()))
    if body[at].get("role") != "doc-footnote":
        body[at:] = [element("div", body[at:], role="doc-footnote", id=pages.whole_id(first))]
    put(body[-1], made)


def section(chapter: Chapter) -> Element:
    """A chapter as one element; the chapter keeps its own."""
    return element("section", [deepcopy(each) for each in chapter.body], id=chapter.id, role=chapter.role)


def elements(body: Iterable[Element], tag: str = "*") -> Iterator[Element]:
    """Every element of a name, in order."""
    for each in body:
        yield from each.iter(f"{{{XHTML}}}{tag}")


def page(root: Element) -> str:
    """A document of HTML, from a root that is used for nothing else."""
    for each in elements([root]):
        each.tag = str(each.tag).removeprefix(f"{{{XHTML}}}")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"
