"""Other versions of the text in a book: a chapter each, with their paragraphs by the numbers of their counterparts."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Version, levels
from .chapters import Chapters
from .elements import Chapter, Element, element, go_on

HEAD = ("title", "dateline", "author", "translator", "archive", "archive_location", "source", "rights")  # what is told before the words


def chapters(made: Chapters) -> Iterator[Chapter]:
    """A chapter for each other version of the edition."""
    for version in made.edition.versions:
        deep = levels(version.parts, 1)
        body = [element("h1", version.name), *_head(made, version)]
        for part in version.parts:
            go_on(body, [made.ended(part, deep.get(part.id, 0))], part.id)
        yield Chapter(f"version-{version.slug}", version.name, tuple(body))


def _head(made: Chapters, version: Version) -> Iterator[Element]:
    for fact in version.facts:
        if fact.name in HEAD and fact.value:
            yield element("p", made.value(fact), class_="imprint")
