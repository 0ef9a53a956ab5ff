"""What of a document for word processors stays together on a page: a question with its lines, a grid, a task with the first of its lines,
a word bank, and what is said at an end with what it ends.

A paragraph says so itself (``keepNext``, ``keepLines``: ECMA-376, part 1, 17.3.1.14 and 15), a row by ``cantSplit`` (17.4.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FEW = 6  # lines to write on that stay together, all of them
FIRST, LAST = 3, 9  # of more lines, so many with what stands above them and with what stands below
ROWS = 9  # of a grid that stays whole
ASKED = 3  # paragraphs above lines that stay with them


def keep(root: etree._Element, lines: str, small: str, terms: Sequence[str], empty: str) -> None:
    """Keeps together what belongs together in a document; ``lines`` is the style of lines to write on, ``small`` that of what is said at
    an end, ``terms`` those of what stands in a word bank, and ``empty`` stands in a box that is to be filled. A table of words may be
    parted between its rows, but for the last two: only one that is to be filled in stays whole.
    """
    for row in root.iter(f"{{{W}}}tr"):
        properties = row.find(f"{{{W}}}trPr")
        if properties is None:
            properties = etree.Element(f"{{{W}}}trPr")
            row.insert(0, properties)
        properties.insert(0, etree.Element(f"{{{W}}}cantSplit"))
    body, before = root.find(f"{{{W}}}body"), None
    assert body is not None
    for blank, run in groupby(body, lambda each: _style(each) == lines):
        found = [*run]
        if blank:
            _asked(found[0], lines)
            for each in found[:-1] if len(found) <= FEW else [*found[:FIRST], *found[-LAST:]]:
                _stay(each)
        for each in found:
            rows = each.findall(f"{{{W}}}tr")
            if rows or _style(each) == small or {_style(before), _style(each)} <= {*terms}:
                _stay(before, whole=bool(rows))
            filled_in = any(text.text == empty for text in each.iter(f"{{{W}}}t"))
            if rows and len(rows) <= ROWS and filled_in:
                for paragraph in (inside for row in rows[:-1] for inside in row.iter(f"{{{W}}}p")):
                    _stay(paragraph)
            elif rows:
                for paragraph in (inside for row in {rows[0], *rows[1:][-2:-1]} for inside in row.iter(f"{{{W}}}p")):
                    _stay(paragraph)  # its head, with the first row, and the last row but one, with the last
            before = each


def _asked(line: etree._Element, lines: str) -> None:
    """Keeps with a line to write on what is asked above it, as far as the lines before that, or a heading, which stays by its style."""
    above: list[etree._Element] = []
    for each in line.itersiblings(preceding=True):
        if each.tag != f"{{{W}}}p" or _style(each) == lines or _style(each).startswith("Heading") or len(above) == ASKED:
            break
        above.append(each)
    for each in above:
        _stay(each, whole=True)


def _style(element: etree._Element | None) -> str:
    style = None if element is None else element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return "" if style is None else str(style.get(f"{{{W}}}val"))


def _stay(paragraph: etree._Element | None, whole: bool = False) -> None:
    """Keeps a paragraph on the page of the next one, and where ``whole`` is said its own lines too."""
    if paragraph is None or paragraph.tag != f"{{{W}}}p":
        return
    properties = paragraph.find(f"{{{W}}}pPr")
    if properties is None:
        properties = etree.Element(f"{{{W}}}pPr")
        paragraph.insert(0, properties)
    at = int(properties.find(f"{{{W}}}pStyle") is not None)  # behind which the schema wants these
    for name in ("keepLines", "keepNext") if whole else ("keepNext",):
        if properties.find(f"{{{W}}}{name}") is None:
            properties.insert(at, etree.Element(f"{{{W}}}{name}"))
