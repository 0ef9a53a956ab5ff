"""What is sent weighs: bytes by brotli at its best (11), which make no noise; a script's comments do not count, so nobody saves them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import brotli
from pages import Page

COMMENT = re.compile(r"^[ \t]*// .*\n|[ \t]+// .*$", re.MULTILINE)  # of its own lines, or behind what a line says


def weight(data: bytes) -> int:
    """The weight of bytes."""
    compressed: bytes = brotli.compress(data, quality=11)  # type: ignore[no-untyped-call]  # brotli has no types
    return len(compressed)


@cache
def file_weight(path: Path) -> int:
    """The weight of a file that stays as it is."""
    return weight(path.read_bytes())


@cache
def program_weight(path: Path) -> int:
    """The weight of a script that stays as it is: of what it does, not of what it says of that."""
    return weight(COMMENT.sub("", path.read_text(encoding="utf-8")).encode())


def words(page: Page, xpath: str) -> bytes:
    """The words of some elements of a page, to be weighed."""
    return " ".join(" ".join(element.text_content() for element in page.elements(xpath)).split()).encode()
