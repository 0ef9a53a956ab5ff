"""Names of entries that stand in the text and are no mentions: an editor takes each, or leaves it.

A name that the source has struck out is one that it has: it is shown with the others, and said to be struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .marks import Reader
from .model import Edition, Mention, Revision, folded, placed, revised, words
from .reader import shelf
from .slips import Slips

AROUND = 28  # characters before and behind the words
STRUCK = " (struck out in the source)"
ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Words of a paragraph that are a name of an entry; ``before`` and ``behind`` are those around them.

    ``struck``: the source has struck out some of them.
    """

    line: int
    paragraph: str
    words: str
    entry: str
    before: str
    behind: str
    struck: bool

    def __str__(self) -> str:
        return f"{self.line}: {self.paragraph} {self.before}[{self.words}]({self.entry}.md){self.behind}{STRUCK if self.struck else ''}"


def found(edition: Edition, folder: Path) -> Iterator[Unmarked]:
    """Each name in the order of the text; of names that stand in one another the longest, where it has several entries each."""
    names = sorted({*_names(edition)}, key=lambda each: (-len(each[0]), each))
    lines = _lines(edition, folder)
    for part in edition.text.paragraphs:
        plain = words(part.nodes)
        text = folded(plain)
        taken = [(start, end) for start, end, node in placed(part.nodes) if isinstance(node, Mention)]
        out = [(start, end) for start, end, node in placed(part.nodes) if isinstance(node, Revision) and node.kind == "del"]
        here: list[tuple[int, int, str]] = []
        for name, entry, capital in names if len(text) == len(plain) else ():
            for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                start, end = at.span()
                if (capital and not plain[start].isupper()) or any(start < last and first < end for first, last in taken):
                    continue
                if not any(start < last and first < end and (first, last) != (start, end) for first, last, _ in here):
                    here.append((start, end, entry))
        for start, end, entry in sorted({*here}):
            before, behind = revised(part.nodes, 0, start), revised(part.nodes, end, len(plain))
            struck = any(start < last and first < end for first, last in out)
            yield Unmarked(lines.get(part.id, 1), part.id, plain[start:end], entry, _before(before), _behind(behind), struck)


def _before(text: str) -> str:
    """The last words of a text, whole."""
    return text if len(text) <= AROUND else f"…{text[-AROUND:].partition(' ')[2]}"


def _behind(text: str) -> str:
    """The first words of a text, whole."""
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]}…"


def _names(edition: Edition) -> Iterator[tuple[str, str, bool]]:
    """Each name as it is looked for, the path of its entry, and whether it begins with a capital."""
    for entry in edition.entries:
        family, _, given = entry.name.partition(", ")
        for name in {entry.name, *([f"{given} {family}"] if given else []), *entry.also}:
            if bare := ARTICLE.sub("", name.strip(), count=1) if ARTICLE.match(name) else name.strip():
                yield folded(bare), entry.path, bare[0].isupper()


def _lines(edition: Edition, folder: Path) -> dict[str, int]:
    """The line of each paragraph in the file of the text."""
    slips = Slips()
    sheet = shelf.text(folder, shelf.title(folder, slips), slips)
    return {each.get("id", ""): sheet.offset + int(each.get("line", "1")) for each in Reader().tree(sheet.body)}
