"""Quotation links: for each sentence a text directive that its opening words alone answer to on the reading page.

The directive is that of URL Fragment Text Directives (W3C Community Group report): ``:~:text=words``, percent-encoded with
``-``, ``,`` and ``&`` besides. A browser looks without regard to case, accents and the shape of quotation marks; so the
words are unique only if they are so without all that.
"""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import quote

from ..model import Edition, Heading, Picture, bare, prose, words

OPENING = 5  # words at least, where a sentence has them: notes will be written that nobody has thought of yet
WORD = re.compile(r"\w+")


def directives(edition: Edition) -> dict[str, str]:
    """For each sentence the shortest directive from `OPENING` words on that is unique on the reading page.

    A table has none, because a browser finds no words that run from cell to cell. A sentence that is repeated in full is told apart by
    the words that follow it in its paragraph, or stand before it, and a line or an item by those of the next or of the one before; one
    that cannot be told apart at all has none.
    """
    page = Index(_blocks(edition))
    found = {}
    for part in edition.text.paragraphs:
        text = words(part.nodes)
        if page.count(text) > 1 or part.role == "table":
            continue  # nothing in it can be told apart from its double
        inside = edition.text.sentences[part.id]
        for number, each in enumerate(inside):
            # No words around it are found that run from one line to another.
            first = inside[max(number - 1, 0)].start if part.stretches else 0
            last = inside[min(number + 1, len(inside) - 1)].end if part.stretches else len(text)
            if directive := _directive(text, (first, each.start), (each.end, last), page):
                found[each.id] = directive
    return found


class Index:
    """The blocks of a page, in which words are found by their first three, so that a longer page takes no longer to search."""

    def __init__(self, blocks: list[str]):
        self.blocks = [bare(block) for block in blocks]
        self.starts: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
        for number, block in enumerate(self.blocks):
            found = [(match[0], match.start()) for match in WORD.finditer(block)]
            for (first, offset), (second, _), (third, _) in zip(found, found[1:], found[2:], strict=False):
                self.starts.setdefault((first, second, third), []).append((number, offset))

    def count(self, text: str) -> int:
        """How often the text stands there, as whole words."""
        sought = bare(text)
        found = list(islice(WORD.finditer(sought), 3))
        if len(found) < 3:
            whole = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
            return sum(len(whole.findall(block)) for block in self.blocks if sought in block)
        first, second, third = (match[0] for match in found)
        places = self.starts.get((first, second, third), ())
        return sum(self._stands(sought, number, offset - found[0].start()) for number, offset in places)

    def _stands(self, sought: str, number: int, at: int) -> bool:
        block, end = self.blocks[number], at + len(sought)
        return at >= 0 and block.startswith(sought, at) and not (block[end - 1].isalnum() and block[end : end + 1].isalnum())


def _blocks(edition: Edition) -> list[str]:
    """Every block of the reading page that has words of the edition."""
    blocks = [edition.text.title, edition.said["title"], edition.said["attribution"], *(fact.value for fact in edition.text.facts)]
    for part in edition.text.parts:
        times = 2 if isinstance(part, Heading) else 1  # a heading stands in the outline too
        blocks += [part.credit if isinstance(part, Picture) else words(part.nodes)] * times
    return blocks + [f"{note.lemma} {prose(note.blocks)}" for note in edition.notes]


def _directive(text: str, ahead: tuple[int, int], behind: tuple[int, int], page: Index) -> str:
    """The directive of the words between two places where others stand."""
    parts = text[ahead[1] : behind[0]].split()
    for count in range(min(OPENING, len(parts)), len(parts) + 1):
        opening = " ".join(parts[:count])
        if page.count(opening) == 1:
            return f":~:text={encoded(opening)}"
    sentence = " ".join(parts)
    after, before = text[slice(*behind)].split(), text[slice(*ahead)].split()
    for count in range(1, len(after) + 1):
        suffix = " ".join(after[:count])
        if page.count(f"{sentence} {suffix}") == 1:
            return f":~:text={encoded(sentence)},-{encoded(suffix)}"
    for count in range(1, len(before) + 1):
        prefix = " ".join(before[-count:])
        if page.count(f"{prefix} {sentence}") == 1:
            return f":~:text={encoded(prefix)}-,{encoded(sentence)}"
    return ""


def encoded(text: str) -> str:
    """The words percent-encoded, with the three characters that a directive uses itself."""
    return quote(text, safe="").replace("-", "%2D")
