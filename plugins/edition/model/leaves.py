"""Pages of the source, as the source numbers them: 214; or xii, where it has Roman numbers; or 12r and 12v, the sides of a leaf."""

from __future__ import annotations

import re

Leaf = int | str

ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
SIDE = re.compile(r"([1-9][0-9]{0,4})([rv])", re.ASCII)
NUMBER = re.compile(r"(?!0+$)[0-9]{1,6}", re.ASCII)  # before page 1 a source counts otherwise
LABEL = r"[0-9]{1,6}|[0-9]{1,5}[rv]|[mdclxvi]{1,15}"  # what `leaf` may read


def leaf(label: str) -> Leaf | None:
    """The page of this label; None where it is none. Raises nothing."""
    if NUMBER.fullmatch(label):
        return int(label)
    return label if SIDE.fullmatch(label) or _value(label) else None


def behind(last: Leaf) -> Leaf:
    """The page that stands behind this one."""
    if isinstance(last, int):
        return last + 1
    if side := SIDE.fullmatch(last):
        return f"{side[1]}v" if side[2] == "r" else f"{int(side[1]) + 1}r"
    return _roman(_value(last) + 1)


def follows(page: Leaf, last: Leaf) -> bool:
    """Whether a page stands right behind another: the next of its numbers, or the first behind Roman ones."""
    return page == behind(last) or (page in (1, "1r") and isinstance(last, str) and not SIDE.fullmatch(last))


def _value(label: str) -> int:
    """What a Roman number counts; nothing where it is none, as it would be written."""
    total, rest = 0, label
    for sign, value in ROMAN.items():
        while rest.startswith(sign):
            total, rest = total + value, rest.removeprefix(sign)
    return total if total and not rest and _roman(total) == label else 0


def _roman(number: int) -> str:
    found = ""
    for sign, value in ROMAN.items():
        found += sign * (number // value)
        number %= value
    return found
