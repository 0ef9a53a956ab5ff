"""What other versions have for a paragraph of the text, and where one in the same language has other words.

A word is what stands between spaces, with the points and marks at it, as it is written; so capitals and points count, and how words are
set does not. A gap is another where another extent of it is known. Words are matched by Python's own `difflib` (Ratcliff and Obershelp's
algorithm, without its heuristic for frequent words).
Compared are paragraphs that have one counterpart; what is joined or divided is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..model import Edition, Gap, Nodes, Paragraph, Variant, paired, placed, words

WORD = re.compile(r"\S+")


def counterparts(edition: Edition) -> dict[str, tuple[tuple[Paragraph, ...], ...]]:
    """For each paragraph of the text what each other version has for it, in their order; nothing where none has any.

    That of one that is joined with others is the whole that has its words.
    """
    rows = []
    for version in edition.versions:
        parts = {part.id: part for part in version.parts}
        whole = {id: (parts[place],) for id, to in version.joined.items() if (place := f"{version.slug}.{to}") in parts}
        rows.append({pair.part.id: pair.others or whole.get(pair.part.id, ()) for pair in paired(edition.text, version) if pair.part})
    ids = (part.id for part in edition.text.paragraphs)
    return {id: found for id in ids if any(found := tuple(row[id] for row in rows))}


def variants(edition: Edition) -> dict[str, tuple[Variant, ...]]:
    """For each paragraph of a version in the language of the edition, by its id, where it differs from its counterpart."""
    found = {}
    for version in edition.versions:
        if version.language.partition("-")[0] != edition.said["language"].partition("-")[0]:
            continue
        whole = {*version.joined.values()}
        for pair in paired(edition.text, version):
            if isinstance(pair.part, Paragraph) and len(pair.others) == 1 and pair.part.id not in whole:
                found[pair.others[0].id] = tuple(between(pair.part.nodes, pair.others[0].nodes))
    return found


def between(one: Nodes, other: Nodes) -> Iterator[Variant]:
    """Where two texts differ, in whole words; where one has none, the place before the next word, or the end."""
    text, beside = words(one), words(other)
    first, second = ([found.span() for found in WORD.finditer(each)] for each in (text, beside))
    matcher = SequenceMatcher(None, _compared(one, text, first), _compared(other, beside, second), autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag != "equal":
            yield Variant(*_span(first, begin, end, text), *_span(second, start, stop, beside))


def _compared(nodes: Nodes, text: str, spans: list[tuple[int, int]]) -> list[tuple[str, tuple[Gap, ...]]]:
    """The words as they are compared, each with the gaps in it."""
    gaps = [(start, node) for start, _, node in placed(nodes) if isinstance(node, Gap)]
    return [(text[start:end], tuple(gap for place, gap in gaps if start <= place < end)) for start, end in spans]


def _span(spans: list[tuple[int, int]], begin: int, end: int, text: str) -> tuple[int, int]:
    """Where some words begin and end in their text; twice the same place where there are none."""
    if begin < end:
        return spans[begin][0], spans[end - 1][1]
    place = spans[begin][0] if begin < len(spans) else len(text)
    return place, place
