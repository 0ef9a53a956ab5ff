"""The text as plain text: a sentence a line with its id, a tab between them; lines with ``#`` speak about the text.

The sentences of a paragraph joined by single spaces are the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Concordance, Edition, File, Paragraph, pages, words
from ..wording import wording


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The whole text, and each paragraph by itself."""
    slug = edition.text.slug
    head = _head(edition)
    paragraphs = {part.id: _lines(edition, part) for part in edition.text.paragraphs}
    yield File(pages.file(slug, slug, "txt"), head + "\n" + "\n".join(paragraphs.values()))
    for id, lines in paragraphs.items():
        yield File(pages.file(slug, id, "txt"), f"{head}\n{lines}")


def _head(edition: Edition) -> str:
    facts, say = edition.said, wording(edition.said["language"])
    lines = [edition.text.title]
    lines += [fact.value for fact in edition.text.facts if fact.name == "dateline"]
    version = say.packs.version(title=facts["title"], version=facts["version-text"])
    lines += [version, facts["attribution"]]
    return "".join(f"# {line}\n" for line in lines)


def _lines(edition: Edition, paragraph: Paragraph) -> str:
    text = words(paragraph.nodes)
    spans = edition.text.sentences[paragraph.id]
    return "".join(f"{each.id}\t{text[each.start : each.end]}\n" for each in spans)
