"""Quotation links: for each sentence a text directive that its opening words alone answer to on the reading page.

The directive is that of URL Fragment Text Directives (W3C Community Group report): ``:~:text=words``, percent-encoded with
``-``, ``,`` and ``&`` besides. A browser looks without regard to case, accents and the shape of quotation marks; so the
words are unique only if they are so without all that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from ..model import Edition, Heading, Paragraph, Picture, bare, prose, words

OPENING = 5  # words at least, where a sentence has them: notes will be written that nobody has thought of yet
WORD = re.compile(r"\w+")
Part = Paragraph | Heading | Picture


def directives(edition: Edition) -> dict[str, str]:
    """For each sentence the shortest directive from `OPENING` words on that is unique on the reading page.

    A table has none, because a browser finds no words that run from cell to cell. A sentence that is repeated in full is told apart by
    the words that follow it in its paragraph, or stand before it, and a line or an item by those of the next or of the one before; a
    paragraph that stands elsewhere too, as a heading does in a title, by those of the paragraph or heading next to it. One that cannot be
    told apart at all has none.
    """
    around = Index(map(bare, _around(edition)))
    page = Index((bare(words(part.nodes)) for part in edition.text.parts), around)
    found, doubled = dict[str, str](), set[str]()
    for part in edition.text.paragraphs:
        text = words(part.nodes)
        if part.role == "table":
            continue
        if page.count(text) > 1:
            doubled.add(part.id)  # nothing in it alone can be told apart from its double
            continue
        inside = edition.text.sentences[part.id]
        for number, each in enumerate(inside):
            # No words around it are found that run from one line to another.
            first = inside[max(number - 1, 0)].start if part.stretches else 0
            last = inside[min(number + 1, len(inside) - 1)].end if part.stretches else len(text)
            if directive := _directive(text, (first, each.start), (each.end, last), page):
                found[each.id] = directive
    return found | (_told_apart(edition, page, doubled) if doubled else {})


class Index:
    """The folded blocks of a page, in which words are found by their first three, so that a longer page takes no longer to search.

    Those of another index may be on it too.
    """

    def __init__(self, blocks: Iterable[str], other: Index | None = None):
        self.other = other
        self.blocks = list(blocks)
        self.starts: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
        for number, block in enumerate(self.blocks):
            found = [(match[0], match.start()) for match in WORD.finditer(block)]
            for (first, offset), (second, _), (third, _) in zip(found, found[1:], found[2:], strict=False):
                self.starts.setdefault((first, second, third), []).append((number, offset))

    def count(self, text: str) -> int:
        """How often the text stands there, as whole words."""
        sought = bare(text)
        return self._count(sought) + (self.other._count(sought) if self.other else 0)

    def _count(self, sought: str) -> int:
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


def _around(edition: Edition) -> list[str]:
    """Every block of the reading page that has words of the edition and is no paragraph of the text, nor a heading between these."""
    blocks = [edition.text.title, edition.said["title"], edition.said["attribution"], *(fact.value for fact in edition.text.facts)]
    blocks += [words(part.nodes) for part in edition.text.parts if isinstance(part, Heading)]  # in the outline
    blocks += [part.credit for part in edition.text.parts if isinstance(part, Picture)]
    return blocks + [f"{note.lemma} {prose(note.blocks)}" for note in edition.notes]


def _told_apart(edition: Edition, blocks: Index, doubled: set[str]) -> dict[str, str]:
    """The directives of paragraphs that stand elsewhere too: of the first sentence by what stands before, of the last by what follows."""
    runs, found = list(_runs(edition)), {}
    parts = iter(blocks.blocks)
    page = Index([" ".join(islice(parts, len(run))) for run in runs], blocks.other)
    for run in runs:
        for before, part, after in zip((None, *run), run, (*run[1:], None), strict=False):
            if part.id not in doubled:
                continue
            text, inside = words(part.nodes), edition.text.sentences[part.id]
            for number, each in enumerate(inside):
                ahead = _nearest(edition, before, -1) if number == 0 else ""
                behind = _nearest(edition, after, 0) if number == len(inside) - 1 else ""
                told = f"{ahead} {text[each.start : each.end]} {behind}"
                if not (ahead or behind) or page.count(told.strip()) > 1:
                    continue  # nothing is beside it, or stands elsewhere too
                start, end = len(ahead) + 1, len(told) - len(behind) - 1
                if directive := _directive(told, (0, start), (end, len(told)), page):
                    found[each.id] = directive
    return found


def _runs(edition: Edition) -> Iterator[tuple[Part, ...]]:
    """The paragraphs and headings of the text that stand one right below the other: no notes, no picture, and no way back to a sign is
    between them. A list, a speech or a table is alone: its first words are not those of a line.
    """
    ends = {note.paragraph for note in edition.notes} | set(edition.footnotes.values())
    run: tuple[Part, ...] = ()
    for part in edition.text.parts:
        alone = isinstance(part, Picture) or (isinstance(part, Paragraph) and part.stretches and part.role != "verse")
        if alone and run:
            yield run
            run = ()
        run += (part,)
        if alone or part.id in ends:
            yield run
            run = ()
    if run:
        yield run


def _nearest(edition: Edition, part: Part | None, at: int) -> str:
    """The words of a neighbor, or of its first line (``at`` 0) or last (-1): none are found that run from one line to another."""
    text = words(part.nodes) if part else ""
    if isinstance(part, Paragraph) and part.stretches:
        line = edition.text.sentences[part.id][at]
        return text[line.start : line.end]
    return text


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
