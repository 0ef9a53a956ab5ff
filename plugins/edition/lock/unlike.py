"""How two printed forms differ that may look the same, told by the names of their characters and the words before them."""

from __future__ import annotations

import unicodedata
from itertools import takewhile

from .printed import unmarked


def told(before: str, after: str) -> str:
    """How two forms that may look the same differ, in the names of their first characters that are not the same."""
    pair = next(((old, new) for old, new in zip(unmarked(before), unmarked(after), strict=False) if old != new), None)
    return f" ({_name(pair[1])} for {_name(pair[0])})" if pair else ""


def last(before: str, after: str) -> str:
    """The last word of two forms that is the same in both."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return next(reversed("".join(old for old, _ in same).split()), "")


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
