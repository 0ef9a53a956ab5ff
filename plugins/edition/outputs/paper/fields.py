"""Where a sheet can be filled in without paper: on the boxes of which a style sheet says ``--fill: line`` or ``--fill: lines``.

On paper a field is nothing; what is typed into it stands on white, so that no ruled line goes through it. The rules are those of
ISO 32000-1:2008, 12.5.6.19 and 12.7, and of PDF/UA-1 (ISO 14289-1:2014), 7.18.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pydyf

from .tree import Annotation, Dictionary, Node

Box = Any  # of the engine, which has no types

FILLED = ("line", "lines")
PRINTED = 1 << 2  # an annotation that is there on paper too: Table 165
MANY = 1 << 12  # a field of many lines: Table 228
TYPED = "/Helv 11 Tf 0 g"  # how what is typed looks: 12.7.3.3
LONGEST = 200  # characters of what a field is called
POINT = 0.75  # of a pixel of a style sheet
APART = 4  # pixels between the words in a box and what is typed behind or below them
EDGE = 1  # pixel that keeps what is typed off the rules around a box
LEAST = 12  # pixels of height: what a break leaves of a box may be less, and is no room


class Fields:
    """The fields of a PDF."""

    def __init__(self, pdf: pydyf.PDF):
        self.pdf = pdf
        self.made: list[Dictionary] = []
        self.called: Counter[str] = Counter()

    def add(self, box: Box, words: list[Box], name: str, node: Node, page: int, height: float) -> None:
        """A field on a box of a page that is so many pixels high: behind the words that stand in it where it is one line, else below.

        It is called by a name, and is part of an element.
        """
        line = filling(box) == "line"
        left, top = box.padding_box_x() + EDGE, box.padding_box_y() + EDGE
        right, bottom = left + box.padding_width() - 2 * EDGE, top + box.padding_height() - 2 * EDGE
        if words and line:
            left = max(each.position_x + each.width for each in words) + APART
        elif words:
            top = max(each.position_y + each.height for each in words) + APART
        if bottom - top < LEAST:
            return
        place = area(left, top, right - left, bottom - top, height)
        whole = pydyf.Array((0, 0, round(place[2] - place[0], 2), round(place[3] - place[1], 2)))
        empty = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": whole})
        self.pdf.add_object(empty)
        self.called[name] += 1
        again = f" ({self.called[name]})" if self.called[name] > 1 else ""
        field = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Tx",
                "T": pydyf.String(f"field-{len(self.made) + 1}"),
                "TU": pydyf.String(name[:LONGEST] + again),
                "Ff": 0 if line else MANY,
                "F": PRINTED,
                "DA": pydyf.String(TYPED),
                "MK": pydyf.Dictionary({"BG": pydyf.Array((1, 1, 1))}),
                "AP": pydyf.Dictionary({"N": empty.reference}),
                "Rect": place,
                "P": self.pdf.page_references[page],
            }
        )
        self.pdf.add_object(field)
        self.pdf.objects[int(field["P"].split()[0])].setdefault("Annots", pydyf.Array()).append(field.reference)
        self.made.append(field)
        node.add("Form", page).kids.append(Annotation(page, field))

    def write(self) -> None:
        """Makes a form of the fields, where there are some."""
        if self.made:
            face = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"})
            faces = pydyf.Dictionary({"Font": pydyf.Dictionary({"Helv": face})})
            fields = pydyf.Array(each.reference for each in self.made)  # type: ignore[attr-defined]  # objects have references
            self.pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields, "DR": faces, "DA": pydyf.String(TYPED)})


def filling(box: Box) -> str:
    """How a box is filled in by its style sheet, or nothing."""
    said = "".join(token.serialize() for token in box.style["__fill"]).strip()
    return said if said in FILLED else ""


def area(x: float, y: float, width: float, height: float, page: float) -> pydyf.Array:
    """A rectangle of pixels from the top of a page that is so high, in points from its foot."""
    return pydyf.Array([round(each * POINT, 2) for each in (x, page - y - height, x + width, page - y)])
