"""The text as plain text: a sentence a line with its id, a tab between them; lines with ``#`` speak about the text.

The sentences of a paragraph joined by single spaces are the paragraph. What such words cannot say of themselves (that they are struck
out, how much is missing) is said in a line with ``#`` below their sentence, and what a picture shows in one where it stands.
Another version of the text has a file of its own, ``/TEXT/ru.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Concordance, Edition, Facts, File, Gap, Heading, Paragraph, Picture, Revision, Sentence, Version, pages, placed, words
from ..wording import Wording, wording


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The whole text, and each paragraph by itself."""
    slug = edition.text.slug
    head = _head(edition)
    paragraphs = {part.id: _lines(edition, part, edition.text.sentences[part.id]) for part in edition.text.paragraphs}
    shown = {part.id: _picture(edition, part) for part in edition.text.parts if isinstance(part, Picture)}
    order = [part.id for part in edition.text.parts if not isinstance(part, Heading)]
    yield File(pages.file(slug, slug, "txt"), head + "\n" + "\n".join((paragraphs | shown)[id] for id in order))
    for id, lines in paragraphs.items():
        yield File(pages.file(slug, id, "txt"), f"{head}\n{lines}")
    for version in edition.versions:
        said = "".join(_lines(edition, part, version.sentences[part.id]) + "\n" for part in version.parts)
        yield File(pages.file(slug, version.slug, "txt"), f"{_head(edition, version)}\n{said.removesuffix(chr(10))}")


def _head(edition: Edition, other: Version | None = None) -> str:
    """What is said of the text, or of another version of it."""
    facts, say = edition.said, wording(edition.said["language"])
    lines = [say.versions.title(text=edition.text.title, version=other.name) if other else edition.text.title]
    lines += [fact.told for fact in (other or edition.text).facts if fact.name == "dateline"]
    version = say.packs.version(title=facts["title"], version=facts["version-text"])
    lines += [version, *(_told(other.facts, "source", "rights") if other else _told(edition.facts, "attribution"))]
    return "".join(f"# {line}\n" for line in lines)


def _told(facts: Facts, *names: str) -> list[str]:
    return [fact.told for fact in facts if fact.name in names]


def _picture(edition: Edition, picture: Picture) -> str:
    """What is said of a picture, which has no words of the text."""
    say = wording(edition.said["language"]).books
    return f"# {picture.id}: {say.picture}: {picture.description}. {picture.credit}\n"


def _lines(edition: Edition, paragraph: Paragraph, spans: tuple[Sentence, ...]) -> str:
    text, say = words(paragraph.nodes), wording(edition.said["language"])
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
