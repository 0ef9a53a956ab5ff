"""The chapters of a book that holds the whole edition, in the order of reading."""

from __future__ import annotations

from . import links, versions
from .chapters import Chapters
from .elements import Chapter
from .title import title_page


def whole(made: Chapters) -> list[Chapter]:
    """All chapters, with links that lead to where they are in the book, or to the site."""
    chapters = [
        title_page(made),
        made.introduction(),
        *made.text(),
        *versions.chapters(made),
        *made.kinds(),
        *([made.timeline()] if made.concordance.timeline else []),
        *made.ends(),
    ]
    links.settle(chapters, made.slug, made.edition.address)
    return chapters
