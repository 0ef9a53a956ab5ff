"""The elements of HTML that a paragraph of the text is, and what it is made of, on pages and in books alike; and what parts no number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from ..model import Begins, Ends, Nodes, Paragraph, Says, Stretch, footnote_of, laid

# The end of a number with a hyphen or a dash in it, which no line parts: of a name (Il-28), in words (forty-one), of a range (8–9).
ONES = "ne|wo|hree|our|ive|ix|even|ight|ine|irst|econd|hird|ourth|ifth|ixth|eventh|ighth|inth"  # without their first letters
COUNT = rf"(?i:[efnost](?<=ty-\w)(?:{ONES}))\b"
NUMBER = rf"\d(?<=\w[-–]\d)\d*|{COUNT}"

FORMS: Mapping[str, tuple[str, str]] = {  # by the kinds of stretches, with the classes
    "line": ("span", "line"),
    "speaker": ("span", "speaker"),
    "stage": ("span", "act"),
    "list": ("ul", ""),
    "item": ("li", ""),
    "label": ("span", "label"),
    "table": ("table", ""),
    "row": ("tr", ""),
    "head": ("th", ""),
    "cell": ("td", ""),
}
REVISED = {"del": "del", "add": "ins"}  # by what was done to words
RENDERED = {"superscript": "sup", "subscript": "sub", "underlined": "u", "small-caps": "span"}  # and by how they are written


def tag(paragraph: Paragraph) -> str:
    """The element of a paragraph: one of paragraphs may hold no list and no table, and what is quoted has one of its own."""
    if paragraph.quoted:
        return "blockquote"
    return "div" if any(each.kind in ("list", "table") for each in paragraph.stretches) else "p"


def classes(paragraph: Paragraph) -> str:
    """What a paragraph is, as classes: what a footnote of the source goes on with is one of it, whatever else it is."""
    return f"{paragraph.role} footnote".strip() if footnote_of(paragraph.id) else paragraph.role


def element(stretch: Stretch) -> tuple[str, dict[str, str]]:
    """The element of a stretch, and its attributes. Raises KeyError for a kind that has none."""
    name, kind = FORMS[stretch.kind]
    kind = f"{kind} in-{stretch.depth}" if stretch.depth else kind
    return name, ({"class": kind} if kind else {}) | ({"scope": "col"} if name == "th" else {})


def written(paragraph: Paragraph, put: Callable[[Nodes], str]) -> str:
    """A paragraph that is no plain prose as HTML, of whose words ``put`` makes lines of it."""
    made = []
    for step in laid(paragraph.nodes, paragraph.stretches):
        match step:
            case Begins(stretch):
                name, said = element(stretch)
                made.append("".join([f"<{name}", *(f' {key}="{value}"' for key, value in said.items()), ">"]))
            case Ends(stretch):
                made.append(f"</{element(stretch)[0]}>")
            case Says(nodes=nodes):
                made.append(put(nodes))
            case _:
                assert_never(step)
    return "".join(made)


def sign(number: int, bracketed: bool) -> str:
    """What calls a note of the editors: its number, in brackets where the source has notes of its own."""
    return f"[{number}]" if bracketed else str(number)
