"""Where the sentences of a paragraph begin and end.

A sentence ends at ``.``, ``?`` or ``!`` with the closing quotation marks and brackets that follow, before white
space and a capital, a digit, an opening quotation mark or an opening bracket. An abbreviation (a fact of the
edition) ends none, except where the paragraph ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Sentence

END = re.compile(r"[.?!][”’\"')\]]*(?=\s+[“‘\"'(\[]*(\w))")


def split(id: str, text: str, abbreviations: Iterable[str]) -> tuple[Sentence, ...]:
    """The sentences of the folded words ``text`` of paragraph ``id``, numbered ``id.s1`` and on.

    They cover the text but for the single spaces between them; ``abbreviations`` are written with their points.
    """
    known = tuple(abbreviations)
    spans, start = [], 0
    for found in END.finditer(text):
        opens = found[1].isupper() or found[1].isdecimal()
        if not opens or _abbreviated(text, found.start() + 1, known):
            continue
        spans.append((start, found.end()))
        start = found.end() + 1
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(Sentence(f"{id}.s{number}", first, last) for number, (first, last) in enumerate(spans, 1))


def _abbreviated(text: str, end: int, known: tuple[str, ...]) -> bool:
    """Whether the point before ``end`` belongs to an abbreviation: the whole of one, or a point inside one."""
    for abbreviation in known:
        for cut in range(1, len(abbreviation) + 1):
            if abbreviation[cut - 1] == "." and text.endswith(abbreviation[:cut], 0, end):
                before = end - cut
                if (before == 0 or not text[before - 1].isalnum()) and text.startswith(abbreviation, before):
                    return True
    return False
