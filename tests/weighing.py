"""What is sent weighs: bytes by brotli at its best (11), which make no noise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import brotli
from pages import Page


def weight(data: bytes) -> int:
    """The weight of bytes."""
    compressed: bytes = brotli.compress(data, quality=11)  # type: ignore[no-untyped-call]  # brotli has no types
    return len(compressed)


@cache
def file_weight(path: Path) -> int:
    """The weight of a file that stays as it is."""
    return weight(path.read_bytes())


def words(page: Page, xpath: str) -> bytes:
    """The words of some elements of a page, to be weighed."""
    return " ".join(" ".join(element.text_content() for element in page.elements(xpath)).split()).encode()
