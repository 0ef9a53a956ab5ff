"""The facsimile of the source: a picture for each page that a mark begins, by the number of the page in its file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Leaf, Surface, Text
from ..slips import meant
from .heads import Sheet
from .house import House

FACT, RIGHTS = "facsimile", "facsimile-rights"


def read(sheet: Sheet, text: Text, house: House) -> tuple[Surface, ...]:
    """The pages that have pictures, in order.

    Told are a page that has none, a picture that no page has, and what is said of one of the two facts alone.
    """
    pattern, line = sheet.get(FACT), sheet.line(FACT)
    if bool(pattern) != bool(sheet.get(RIGHTS)):
        there, lacking = (FACT, RIGHTS) if pattern else (RIGHTS, FACT)
        example = {FACT: "images/page-*.jpg", RIGHTS: "The letter of 1851. Town museum, by its leave"}[lacking]
        house.slips.tell(sheet.file, sheet.line(there), f"{there} says nothing without the other; write also {lacking}: {example}")
    if not pattern:
        return ()
    if pattern.count("*") != 1:
        told = f"{FACT} is “{pattern}”, but has one * where the number of the page stands: images/page-*.jpg"
        house.slips.tell(sheet.file, line, told)
        return ()
    before, after = pattern.split("*")
    files = [path for path in house.images if re.fullmatch(rf"{re.escape(before)}[^/]*{re.escape(after)}", path)]
    wanted = {f"{before}{number}{after}" for number in text.leaves}
    for path in files:
        if path not in wanted:
            left = sorted(wanted - {*files})
            hint = meant(path, left)
            told = f"no page of the text has this picture{f'{hint} Name' if hint else '; name'} it by its page"
            house.slips.tell(f"content/{path}", 1, told)
    return tuple(_surfaces(sheet, text, house, before, after))


def _surfaces(sheet: Sheet, text: Text, house: House, before: str, after: str) -> Iterator[Surface]:
    for number in text.leaves:
        path = f"{before}{number}{after}"
        if size := house.picture(path, partial(_tell, sheet, house, number)):
            yield Surface(number, path, *size)


def _tell(sheet: Sheet, house: House, number: Leaf, told: str) -> None:
    house.slips.tell(sheet.file, sheet.line(FACT), f"page {number}: {told}")
