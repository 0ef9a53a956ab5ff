"""What of a document for word processors stays together on a page: a question with its lines, a grid, the first and last lines of a task.

A paragraph says so itself (``keepNext``, ``keepLines``: ECMA-376, part 1, 17.3.1.14 and 15), a row by ``cantSplit`` (17.4.6).
"""

from __future__ import annotations

from itertools import groupby

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FEW = 6  # lines to write on that stay together, all of them
ENDS = 3  # of more lines, so many at either end
ROWS = 9  # of a grid that stays whole


def keep(root: etree._Element, lines: str) -> None:
    """Keeps together what belongs together in a document; ``lines`` is the style of lines to write on."""
    for row in root.iter(f"{{{W}}}tr"):
        properties = row.find(f"{{{W}}}trPr")
        if properties is None:
            properties = etree.Element(f"{{{W}}}trPr")
            row.insert(0, properties)
        properties.insert(0, etree.Element(f"{{{W}}}cantSplit"))
    body, before = root.find(f"{{{W}}}body"), None
    assert body is not None
    for empty, run in groupby(body, lambda each: _style(each) == lines):
        found = [*run]
        if empty:
            _stay(before, whole=True)
            for each in found[:-1] if len(found) <= FEW else [*found[:ENDS], *found[-ENDS:]]:
                _stay(each)
        for each in found:
            rows = each.findall(f"{{{W}}}tr")
            if rows:
                _stay(before, whole=True)
            if len(rows) <= ROWS:
                for paragraph in (inside for row in rows[:-1] for inside in row.iter(f"{{{W}}}p")):
                    _stay(paragraph)
            before = each


def _style(element: etree._Element) -> str:
    style = element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
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
