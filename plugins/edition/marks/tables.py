"""Tables: the names of columns, a row of dashes under them, and rows, with strokes between their cells."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from . import attributes, brackets
from .doubts import Doubts

DASHES = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?")
STROKE = re.compile(r"(?<!\\)\|")
Lines = list[tuple[int, str]]  # lines of the source with their numbers


def begins(lines: Lines, at: int) -> bool:
    """Whether a table begins there: a row of names, and under it one of dashes."""
    return "|" in lines[at][1] and at + 1 < len(lines) and DASHES.fullmatch(lines[at + 1][1]) is not None


def read(lines: Lines, at: int, element: Element) -> int:
    """Fills an element with the rows from ``at`` on, and gives the place behind them; an id right below the last one is the table's."""
    doubts = Doubts()
    if ":" in lines[at + 1][1]:
        doubts.add("aligned", lines[at + 1][1], lines[at + 1][0])
    _row(element, lines[at], "th")
    at += 2
    while at < len(lines) and lines[at][1].strip(" ") and not attributes.NUMBER.fullmatch(lines[at][1]):
        _row(element, lines[at], "td")
        at += 1
    if at < len(lines) and attributes.NUMBER.fullmatch(lines[at][1]):
        attributes.assign(element, lines[at][1].strip(" "), lines[at][0], doubts)
        at += 1
    doubts.settle(element)
    return at


def _row(element: Element, line: tuple[int, str], tag: str) -> None:
    number, typed = line
    cells = STROKE.split(typed.strip(" ").removeprefix("|"))
    if len(cells) > 1 and not cells[-1].strip(" "):  # behind the last stroke stands nothing
        cells.pop()
    row = SubElement(element, "tr", line=str(number))
    for each in cells:
        cell, doubts = SubElement(row, tag, line=str(number)), Doubts()
        brackets.read(cell, each.strip(" "), number, doubts)
        doubts.settle(cell)
