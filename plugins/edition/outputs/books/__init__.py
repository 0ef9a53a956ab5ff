"""Books: the edition whole, in files that leave the browser. They are made for publishing only, because they take their time.

`chapters`  what books hold, as elements in the order of reading
`lines`     what stands inside a paragraph
`links`     where the links of a book lead
`elements`  how elements are built
`epub`      an e-book
`cover`     the picture in front of it
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...memory import Memory
from ...model import Binary, Concordance, Edition, pages

FACES = ("latin", "latin-ext", "cyrillic")


def make(edition: Edition, concordance: Concordance, theme: Path, memory: Memory) -> Iterator[Binary]:
    """Every book, beside the text; what ``memory`` has of them is not made again. ``theme`` has style sheets and faces."""
    from . import epub  # here: it loads what only books need

    slug = edition.text.slug
    sheet = (theme / "templates" / "epub.css").read_bytes()
    faces = [(theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    book = memory.made(lambda: epub.make(edition, concordance, sheet, faces), "epub", edition, dict(concordance.references), sheet, faces)
    yield Binary(pages.file(slug, slug, "epub"), book)
