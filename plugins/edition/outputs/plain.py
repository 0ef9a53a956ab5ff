"""The text as plain text: a sentence a line with its id, a tab between them; lines with ``#`` speak about the text.

The sentences of a paragraph joined by single spaces are the paragraph. What such words cannot say of themselves (that they are struck
out, how much is missing) is said in a line with ``#`` below their sentence, and what a picture shows in one where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Concordance, Edition, File, Gap, Heading, Paragraph, Picture, Revision, Sentence, pages, placed, words
from ..wording import Wording, wording


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The whole text, and each paragraph by itself."""
    slug = edition.text.slug
    head = _head(edition)
    paragraphs = {part.id: _lines(edition, part) for part in edition.text.paragraphs}
    shown = {part.id: _picture(edition, part) for part in edition.text.parts if isinstance(part, Picture)}
    order = [part.id for part in edition.text.parts if not isinstance(part, Heading)]
    yield File(pages.file(slug, slug, "txt"), head + "\n" + "\n".join((paragraphs | shown)[id] for id in order))
    for id, lines in paragraphs.items():
        yield File(pages.file(slug, id, "txt"), f"{head}\n{lines}")


def _head(edition: Edition) -> str:
    facts, say = edition.said, wording(edition.said["language"])
    lines = [edition.text.title]
    lines += [fact.value for fact in edition.text.facts if fact.name == "dateline"]
    version = say.packs.version(title=facts["title"], version=facts["version-text"])
    lines += [version, facts["attribution"]]
    return "".join(f"# {line}\n" for line in lines)


def _picture(edition: Edition, picture: Picture) -> str:
    """What is said of a picture, which has no words of the text."""
    say = wording(edition.said["language"]).books
    return f"# {picture.id}: {say.picture}: {picture.description}. {picture.credit}\n"


def _lines(edition: Edition, paragraph: Paragraph) -> str:
    text = words(paragraph.nodes)
    spans, say = edition.text.sentences[paragraph.id], wording(edition.said["language"])
    return "".join(f"{each.id}\t{text[each.start : each.end]}\n{_remark(paragraph, each, say)}" for each in spans)


def _remark(paragraph: Paragraph, sentence: Sentence, say: Wording) -> str:
    """What is said of the words of a sentence, on a line of its own."""
    text, told = words(paragraph.nodes), []
    for start, end, node in placed(paragraph.nodes):
        first, last = max(start, sentence.start), min(end, sentence.end)
        if first < last and isinstance(node, Revision):
            told.append(f"{say.signs[node.kind]} “{text[first:last]}”")
        elif first < last and isinstance(node, Gap) and (extent := say.extent(node)):
            told.append(f"{say.signs.gap} {extent}")
    return f"# {sentence.id}: {'; '.join(told)}\n" if told else ""
