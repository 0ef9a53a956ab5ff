"""Quotation links: for each sentence a text directive that its opening words alone answer to on the reading page.

The directive is that of URL Fragment Text Directives (W3C Community Group report): ``:~:text=words``, percent-encoded with
``-``, ``,`` and ``&`` besides. A browser looks without regard to case, accents and the shape of quotation marks; so the
words are unique only if they are so without all that.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from .model import Edition, Heading, prose, words

OPENING = 5  # words at least, where a sentence has them: notes will be written that nobody has thought of yet
STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")


def directives(edition: Edition) -> dict[str, str]:
    """For each sentence the shortest directive from `OPENING` words on that is unique on the reading page.

    A sentence that is repeated in full is told apart by the words that follow it in its paragraph, or stand before it; one
    that cannot be told apart at all has none.
    """
    page = "\n".join(folded(block) for block in _blocks(edition))
    found = {}
    for part in edition.text.paragraphs:
        text = words(part.nodes)
        for each in edition.text.sentences[part.id]:
            directive = _directive(text, each.start, each.end, page)
            if directive:
                found[each.id] = directive
    return found


def folded(text: str) -> str:
    """The text as a browser compares it: white space folded, no case, no accents, straight quotation marks."""
    plain = unicodedata.normalize("NFKD", text.translate(STRAIGHT)).casefold()
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _blocks(edition: Edition) -> list[str]:
    """Every block of the reading page that has words of the edition."""
    blocks = [edition.text.title, edition.facts["title"], *(fact.value for fact in edition.text.facts)]
    for part in edition.text.parts:
        times = 2 if isinstance(part, Heading) else 1  # a heading stands in the outline too
        blocks += [words(part.nodes)] * times
    return blocks + [f"{note.lemma} {prose(note.blocks)}" for note in edition.notes]


def _directive(text: str, start: int, end: int, page: str) -> str:
    parts = text[start:end].split()
    for count in range(min(OPENING, len(parts)), len(parts) + 1):
        opening = " ".join(parts[:count])
        if _once(opening, page):
            return f":~:text={encoded(opening)}"
    sentence = " ".join(parts)
    after, before = text[end:].split(), text[:start].split()
    for count in range(1, len(after) + 1):
        if _once(f"{sentence} {' '.join(after[:count])}", page):
            return f":~:text={encoded(sentence)},-{encoded(' '.join(after[:count]))}"
    for count in range(1, len(before) + 1):
        if _once(f"{' '.join(before[-count:])} {sentence}", page):
            return f":~:text={encoded(' '.join(before[-count:]))}-,{encoded(sentence)}"
    return ""


def _once(text: str, page: str) -> bool:
    """Whether whole words stand once on the folded page."""
    sought = folded(text)
    return page.count(sought) == 1 or len(re.findall(rf"(?<!\w){re.escape(sought)}(?!\w)", page)) == 1


def encoded(text: str) -> str:
    """The words percent-encoded, with the three characters that a directive uses itself."""
    return quote(text, safe="").replace("-", "%2D")
