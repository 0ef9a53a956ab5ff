"""The titles of pages: each has its own, by which windows, bookmarks and lists of what was found tell it from the others."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain

from ..model import Edition, Source, Text, made, marked, words
from ..slips import Slips
from ..wording import Wording
from .folding import called
from .heads import Sheet


def told(edition: Edition, say: Wording, title: Sheet, text: Sheet, others: Iterable[Sheet], slips: Slips) -> None:
    """Tells each file whose page would have the title of another; what has a name of its own kind is told by that.

    ``title``, ``text`` and ``others`` are the sheets of the edition, ``say`` the words of its interface.
    """
    lines = {each.file: max(each.line("title"), each.line("name")) for each in (text, *others)}
    first: dict[str, str] = {}  # each title, and what has it
    for said, name in chain(_unfiled(edition, say), _filed(edition)):
        other = first.setdefault(said, name)
        if said and other != name and (file := f"content/{name}") in lines and not _of_one_kind(name, other, edition):
            slips.tell(file, lines[file], f"the title “{said}” is also that of {other}; say more in one of the two")


def twice_dated(text: Text, sheet: Sheet, locked: Callable[[], Container[str]], slips: Slips) -> None:
    """Remarks that the head has the words of a paragraph that is a dateline, as long as they are not ``locked`` there."""
    said = called(words(marked(text.facts, "dateline")))
    for part in text.paragraphs:
        if said and part.role == "dateline" and called(words(part.nodes)) == said and "head.dateline" not in locked():
            told = f"dateline says what {part.id} says, which is the dateline, so that it is printed twice"
            told += "; take this line away before it is locked"
            slips.remark(sheet.file, sheet.line("dateline"), told)


def cited_alike(sources: Iterable[Source], sheets: Iterable[Sheet], slips: Slips) -> None:
    """Tells every source that a note would name as it names another; ``sheets`` are their files, in the same order."""
    first: dict[str, Source] = {}
    for source, sheet in zip(sources, sheets, strict=True):
        name = called(words(marked(source.facts, "title-short")))
        if name and (other := first.setdefault(name, source)) is not source:
            also = f"is the title-short of sources/{other.slug}.md too; say more in one of the two, as the years"
            slips.tell(sheet.file, sheet.line("title-short"), f"“{source.get('title-short')}” {also}")


def _unfiled(edition: Edition, say: Wording) -> Iterator[tuple[str, str]]:
    """The titles that stand in the title page and in the words of the interface, each with what has it."""
    yield edition.said["title"], "edition.md"
    for kind in edition.kinds:
        yield kind.plural, f"the page /{kind.folder}/"
    for name in made(edition):
        yield say.claims.title if name == "claims" else say.menu[name], f"the page /{name}/"


def _filed(edition: Edition) -> Iterator[tuple[str, str]]:
    """The titles of files that are pages, each with its file."""
    yield edition.text.title, f"{edition.text.slug}.md"
    yield from ((each.name, f"{each.path}.md") for each in edition.entries)
    yield from ((each.title, f"lessons/{each.slug}.md") for each in edition.lessons)
    yield from ((each.title, f"pages/{each.slug}.md") for each in edition.pages)


def _of_one_kind(name: str, other: str, edition: Edition) -> bool:
    """Whether both are entries of a kind, whose names are compared elsewhere."""
    folder = name.partition("/")[0]
    return other.startswith(f"{folder}/") and any(kind.folder == folder for kind in edition.kinds)
