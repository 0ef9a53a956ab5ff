"""A PDF as a program that reads aloud is told of it: its structure, its words with their languages, its links and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NumberObject


@dataclass(eq=False)
class Told:
    """An element of the structure: its role, what it is said to be, the language of its words, and what stands in it.

    A kid is an element, a run of words (its page and number) or an annotation.
    """

    role: str
    said: DictionaryObject
    lang: str
    kids: list[Told | tuple[int, int] | DictionaryObject] = field(default_factory=list)

    def all(self) -> Iterator[Told]:
        """It, and every element in it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Told):
                yield from kid.all()

    def of(self, *roles: str) -> list[Told]:
        """The elements of some roles in it."""
        return [each for each in self.all() if each.role in roles]

    @property
    def runs(self) -> list[tuple[int, int]]:
        """The runs of words in it."""
        return [run for kid in self.kids for run in (kid.runs if isinstance(kid, Told) else [kid] if isinstance(kid, tuple) else [])]

    @property
    def annotations(self) -> list[DictionaryObject]:
        """The links and fields in it."""
        return [kid for each in self.all() for kid in each.kids if isinstance(kid, DictionaryObject)]


class Pdf:
    """A PDF, read back."""

    def __init__(self, data: bytes):
        self.reader = PdfReader(BytesIO(data))
        self.low: dict[tuple[int, int] | tuple[int, str], float] = {}  # how far below the top of its page each run stands, in points
        self.root = self.reader.trailer["/Root"]
        self.pages = {page.indirect_reference.idnum: number for number, page in enumerate(self.reader.pages) if page.indirect_reference}

    @cached_property
    def tree(self) -> Told:
        """The structure."""
        (whole,) = self.root["/StructTreeRoot"]["/K"]
        return self._element(whole.get_object(), "")

    def _element(self, found: DictionaryObject, lang: str) -> Told:
        made = Told(str(found["/S"]).removeprefix("/"), found, str(found.get("/Lang", lang)))
        for kid in found["/K"]:
            kid = kid if isinstance(kid, NumberObject) else kid.get_object()
            if isinstance(kid, NumberObject):
                made.kids.append((self.pages[found.raw_get("/Pg").idnum], int(kid)))
            elif kid.get("/Type") == "/MCR":
                made.kids.append((self.pages[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
            elif kid.get("/Type") == "/OBJR":
                made.kids.append(kid["/Obj"].get_object())
            else:
                made.kids.append(self._element(kid, made.lang))
        return made

    @cached_property
    def painted(self) -> dict[tuple[int, int] | tuple[int, str], str]:
        """The words of each run by page and number; of what is no content by page and kind of artifact."""
        found: dict[tuple[int, int] | tuple[int, str], str] = {}
        for number, page in enumerate(self.reader.pages):
            inside: list[tuple[int, int] | tuple[int, str]] = []
            low = 0.0
            fonts = {name: Decoded(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
            font = None
            for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
                if operator == b"BDC":
                    inside.append((number, operands[1].get("/MCID", str(operands[1].get("/Type", "")))))
                elif operator == b"BMC":
                    inside.append((number, ""))
                elif operator == b"EMC":
                    inside.pop()
                elif operator == b"Tm":
                    low = float(operands[5]) * 0.75  # the engine paints pixels from the top
                elif operator == b"Tf":
                    font = fonts[operands[0]]
                elif operator in (b"Tj", b"TJ") and font:
                    pieces = operands[0] if operator == b"TJ" else operands
                    place = inside[-1]
                    self.low[place] = max(low, self.low.get(place, 0))
                    found[place] = found.get(place, "") + "".join(font.said(each) for each in pieces if not isinstance(each, int | float))
        return found

    def words(self, element: Told) -> str:
        """The words of an element, run after run."""
        return " ".join(" ".join(self.painted.get(run, "") for run in element.runs).split())

    def on(self, element: Told) -> set[int]:
        """The pages on which an element stands."""
        return {page for page, _ in element.runs} | {self.pages[each.raw_get("/P").idnum] for each in element.annotations if "/P" in each}

    def torn(self, element: Told) -> Iterator[str]:
        """The words of an element of which a line ends between a hyphen and a number: Il-28."""
        for one, other in pairwise(element.runs):
            before, after = self.painted.get(one, ""), self.painted.get(other, "")
            if before.endswith("-") and after[:1].isdecimal() and abs(self.low[one] - self.low[other]) > 2:
                yield before + after

    def filled(self) -> list[float]:
        """How much of each page is filled from its top, from 0 to 1: the foot of the page is none of it."""
        found = []
        for number, page in enumerate(self.reader.pages):
            high = float(page.mediabox.height)
            words = [self.low[place] for place in self.painted if place[0] == number and isinstance(place[1], int)]
            fields = [high - float(each["/Rect"][1]) for each in self.fields if self.pages[each.raw_get("/P").idnum] == number]
            found.append(max(words + fields) / high)
        return found

    @property
    def fields(self) -> list[DictionaryObject]:
        """The fields of the form."""
        return [each.get_object() for each in self.root.get("/AcroForm", {}).get("/Fields", ())]

    def faults(self) -> Iterator[str]:
        """What PDF/UA-1 does not allow, as far as a program can see it without the standard's own validator."""
        if b"<pdfuaid:part>1<" not in (said := self.root["/Metadata"].get_data()) and b'pdfuaid:part="1"' not in said:
            yield "it does not claim to meet PDF/UA-1"
        if not (self.root["/MarkInfo"]["/Marked"] and self.root["/ViewerPreferences"]["/DisplayDocTitle"] and self.root["/Lang"]):
            yield "not marked, no language, or its title is not shown"
        told = self.tree.runs
        if len(told) != len({*told}):
            yield "words stand in two elements"
        for place in self.painted:
            if isinstance(place[1], int) and place not in told:
                yield f"words that no element holds: {self.painted[place]!r}"
        placed = [each.indirect_reference for each in self.tree.annotations]
        for page in self.reader.pages:
            for annotation in page.get("/Annots", ()):
                if placed.count(annotation) != 1:
                    yield f"an annotation that stands in {placed.count(annotation)} elements"
                if not (annotation.get_object().get("/Contents") or annotation.get_object().get("/TU")):
                    yield "an annotation that is not called anything"
        numbers = self.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for each in self.tree.all():
            for kid in each.kids:
                if isinstance(kid, Told):
                    continue
                parent = parents[kid[0]][kid[1]] if isinstance(kid, tuple) else parents[kid["/StructParent"]]
                if parent.get_object().indirect_reference != each.said.indirect_reference:
                    yield "words, or an annotation, whose element does not know them"
        level = 0
        for heading in (each for each in self.tree.all() if re.fullmatch(r"H\d", each.role)):
            if int(heading.role[1]) > level + 1:
                yield f"a heading that leaves out a level: {self.words(heading)}"
            level = int(heading.role[1])
        listed = [each for one in self.tree.of("L") for each in one.kids]
        yield from ("no item in a list" for each in listed if not (isinstance(each, Told) and each.role == "LI"))
        yield from ("a picture without words" for each in self.tree.of("Figure") if not each.said.get("/Alt"))
        yield from ("a link in a link" for one in self.tree.of("Link") if len(one.of("Link")) > 1)


class Decoded:
    """A font that tells the words of its codes by its table to Unicode."""

    def __init__(self, font: DictionaryObject):
        table = font["/ToUnicode"].get_data().decode("latin-1")
        self.table = {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in re.findall(r"<(\w{4})> <(\w+)>", table)}

    def said(self, codes: object) -> str:
        """The words of a string of codes of two bytes."""
        data = codes.original_bytes if isinstance(codes, str) else bytes(codes)  # type: ignore[attr-defined,call-overload]
        return "".join(self.table.get(int.from_bytes(data[at : at + 2]), "?") for at in range(0, len(data), 2))
