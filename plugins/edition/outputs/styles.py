"""The styles of documents for word processors: pandoc's, with faces that every machine has, black headings, and some of our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .breaks import W, keep

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SERIF, SANS = "Georgia", "Arial"
NUMBER, PAGE, DATELINE, SMALL, LINES, LARGE, BANK, BESIDE, ASKED, TERM = (
    "Paragraph Number",
    "Source Page",
    "Dateline",
    "Attribution",
    "Answer Line",
    "Excerpt",
    "Name Line",
    "Beside",
    "Question",
    "Term",
)
LETTER, A4 = (12240, 15840), (11906, 16838)  # twentieths of a point
MARGIN, CLOSE_MARGIN = (1300, 1120), (940, 720)  # at the sides, and above and below
HIGH, WIDE = 30, 108  # the room in a box of a table around what stands in it, above and below, and at its sides
EMPTY = "\u00a0"  # what a line or a box holds that is to be filled
FOOTER = "word/footer1.xml"


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks: size in points, space before and after in points, its face, and what else holds.

    A line is ``line`` times as high as its face wants it; where it is ``ruled``, to be written on, so many times as high as its size.
    """

    size: float
    before: float = 0
    after: float = 6
    face: str = SERIF
    bold: bool = False
    line: float = 1.15
    ruled: bool = False
    color: str = "000000"


LOOKS = {
    "Normal": Look(11),
    "Body Text": Look(11),
    "First Paragraph": Look(11),
    "Compact": Look(10.5, 1, 1),
    "Block Text": Look(11),
    "Title": Look(22, 0, 4),
    "heading 1": Look(20, 0, 6),
    "heading 2": Look(14, 14, 4, bold=True),
    "heading 3": Look(11.5, 10, 3, bold=True),
    "heading 4": Look(11, 8, 2, bold=True),
    "footnote text": Look(9, 0, 3, line=1.05),
    "Bibliography": Look(10, 0, 3),
    "Definition Term": Look(10.5, 3, 0, bold=True),
    "Definition": Look(10.5, 0, 2),
}
OWN = {
    DATELINE: Look(12, 0, 10),
    SMALL: Look(9, 4, 3, SANS),
    LINES: Look(11, 0, 0, line=1.8, ruled=True),
    LARGE: Look(12, 0, 8, line=1.25),
    BANK: Look(10, 0, 14, SANS),
    BESIDE: Look(10.5, 1, 1),
    ASKED: Look(11, 8, 4),
    TERM: Look(11, 0, 4),
}
CLOSE = {  # of a sheet that has two pages
    **dict.fromkeys(("Normal", "Body Text", "First Paragraph"), Look(10.5, 0, 2, line=1.05)),
    "Compact": Look(9.5, 0, 0, line=1),
    "heading 1": Look(16, 0, 3),
    "heading 2": Look(12, 5, 2, bold=True),
    "heading 3": Look(10.5, 3, 1, bold=True),
    DATELINE: Look(10.5, 0, 2),
    SMALL: Look(8, 1, 0, SANS, line=1),
    LINES: Look(11, 0, 0, line=1.7, ruled=True),
    LARGE: Look(11, 0, 4, line=1.12),
    BANK: Look(10, 0, 4, SANS),
    BESIDE: Look(9, 0, 1, line=1),
    ASKED: Look(10.5, 6, 1, line=1.05),
    TERM: Look(10, 0, 1, line=1),
}
ADDED = "Added"  # words that the source put in later; only a document that has such words gets this style
LETTERS = {NUMBER: Look(8.5, face=SANS, bold=True), PAGE: Look(7.5, face=SANS, color="555555")}


def reference(members: Mapping[str, bytes], title: str, locale: str, close: bool = False) -> dict[str, bytes]:
    """The members of a reference document, from those of pandoc's: with our styles, by choice set ``close``, pages of the locale's
    paper, and a foot that has ``title`` and the number of the page.
    """
    made, margin = dict(members), CLOSE_MARGIN if close else MARGIN
    made["word/styles.xml"] = _styles(made["word/styles.xml"], CLOSE if close else {})
    made["word/document.xml"] = _paper(made["word/document.xml"], LETTER if locale == "en-US" else A4, margin)
    made[FOOTER] = _foot(title, margin[0])
    types = etree.fromstring(made["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{FOOTER}", ContentType=kind)
    made["[Content_Types].xml"] = _written(types)
    related = etree.fromstring(made["word/_rels/document.xml.rels"])
    etree.SubElement(related, f"{{{RELATIONSHIPS}}}Relationship", Type=f"{R}/footer", Id="foot", Target="footer1.xml")
    made["word/_rels/document.xml.rels"] = _written(related)
    return made


def finished(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members of a document in which what belongs together stays on a page, and in which words from right to left have their
    language where word processors look for it (ECMA-376, part 1, 17.3.2.20)."""
    root = etree.fromstring(members["word/document.xml"])
    for run in root.iter(f"{{{W}}}rPr"):
        lang = run.find(f"{{{W}}}lang")
        if lang is not None and run.find(f"{{{W}}}rtl") is not None:
            lang.set(f"{{{W}}}bidi", lang.get(f"{{{W}}}val", ""))
    keep(root, LINES.replace(" ", ""), SMALL.replace(" ", ""), (TERM, BESIDE), EMPTY)
    return {**members, "word/document.xml": _written(root)}


def _styles(data: bytes, close: Mapping[str, Look]) -> bytes:
    root = etree.fromstring(data)
    looks = {**LOOKS, **close}
    for style in root.iter(f"{{{W}}}style"):
        name = style.find(f"{{{W}}}name")
        look = looks.get(str(name.get(f"{{{W}}}val"))) if name is not None else None
        if look:
            _look(style, look)
    for name_, look in OWN.items():
        root.append(_style("paragraph", name_, close.get(name_, look)))
    for name_, look in LETTERS.items():
        root.append(_style("character", name_, look))
    for style in root.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") == "Table":
            _rule_table(style)
        elif style.get(f"{{{W}}}styleId") == "Hyperlink":
            _look(style, None)
    return _written(root)


def _style(kind: str, name: str, look: Look) -> etree._Element:
    style = _w("style", type=kind, customStyle="1", styleId=name.replace(" ", ""))
    style.append(_w("name", val=name))
    if kind == "paragraph":
        style.append(_w("basedOn", val="Normal"))
    style.append(_w("qFormat"))
    _look(style, look, kind == "paragraph")
    return style


def _look(style: etree._Element, look: Look | None, paragraph: bool = True) -> None:
    """Gives a style its look; without one it has only an underline, as links have."""
    for old in style.findall(f"{{{W}}}rPr"):
        style.remove(old)
    letters = _w("rPr")
    if look is None:
        letters.append(_w("u", val="single"))
        style.append(letters)
        return
    if paragraph:
        around = style.find(f"{{{W}}}pPr")
        if around is None:
            around = etree.SubElement(style, f"{{{W}}}pPr")
        for each in around.findall(f"{{{W}}}spacing") + around.findall(f"{{{W}}}pBdr") + around.findall(f"{{{W}}}jc"):
            around.remove(each)
        level = around.find(f"{{{W}}}outlineLvl")
        at = len(around) if level is None else around.index(level)
        high = (_twentieths(look.size * look.line), "exact") if look.ruled else (str(round(240 * look.line)), "auto")
        spacing = _w("spacing", before=_twentieths(look.before), after=_twentieths(look.after), line=high[0], lineRule=high[1])
        around.insert(at, spacing)
        if look.ruled:
            rules = _w("pBdr")
            rules.extend(_w(side, val="single", sz="4", space="1", color="777777") for side in ("bottom", "between"))
            around.insert(at, rules)
    letters.append(_w("rFonts", ascii=look.face, hAnsi=look.face, cs=look.face, eastAsia=look.face))
    if look.bold:
        letters.append(_w("b"))
    letters.append(_w("color", val=look.color))
    letters.extend([_w("sz", val=str(round(look.size * 2))), _w("szCs", val=str(round(look.size * 2)))])
    style.append(letters)


def _rule_table(style: etree._Element) -> None:
    """A table has rules around every box, and room inside them."""
    properties = style.find(f"{{{W}}}tblPr")
    assert properties is not None
    borders = _w("tblBorders")
    borders.extend(
        _w(side, val="single", sz="4", space="0", color="000000") for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    for margin in properties.findall(f"{{{W}}}tblCellMar"):
        properties.remove(margin)
    inside = _w("tblCellMar")
    inside.extend(_w(side, w=str(wide), type="dxa") for side, wide in {"top": HIGH, "left": WIDE, "bottom": HIGH, "right": WIDE}.items())
    properties.extend([borders, inside])


def _paper(data: bytes, size: tuple[int, int], margin: tuple[int, int]) -> bytes:
    """Pages of a size, with margins at the sides, and above and below."""
    wide, high = (str(each) for each in margin)
    root = etree.fromstring(data)
    section = next(root.iter(f"{{{W}}}sectPr"))
    foot = _w("footerReference", type="default")
    foot.set(f"{{{R}}}id", "foot")
    section.insert(0, foot)
    section.append(_w("pgSz", w=str(size[0]), h=str(size[1])))
    section.append(_w("pgMar", top=high, right=wide, bottom=high, left=wide, header="700", footer=str(margin[1] // 2), gutter="0"))
    return _written(root)


def _foot(title: str, margin: int) -> bytes:
    """The foot of every page: the title, and the number of the page at the right, between margins at the sides."""
    root = etree.Element(f"{{{W}}}ftr", nsmap={"w": W, "r": R})
    line = etree.SubElement(root, f"{{{W}}}p")
    look = _w("pPr")
    look.append(_w("pStyle", val=SMALL.replace(" ", "")))
    tabs = _w("tabs")
    tabs.append(_w("tab", val="right", pos=str(min(LETTER[0], A4[0]) - 2 * margin)))
    look.append(tabs)
    line.append(look)
    first = etree.SubElement(line, f"{{{W}}}r")
    words = etree.SubElement(first, f"{{{W}}}t")
    words.text = title
    etree.SubElement(first, f"{{{W}}}tab")
    field = etree.SubElement(line, f"{{{W}}}fldSimple")
    field.set(f"{{{W}}}instr", "PAGE")
    etree.SubElement(etree.SubElement(field, f"{{{W}}}r"), f"{{{W}}}t").text = "1"
    return _written(root)


def _w(name: str, **attributes: str) -> etree._Element:
    return etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": value for key, value in attributes.items()})


def _twentieths(points: float) -> str:
    return str(round(points * 20))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
