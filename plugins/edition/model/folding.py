"""Folding: words as they are compared, whatever case and quotation marks they were typed or printed with.

What is compared with the lock has a rule of its own, which never changes: see `lock.words`.
"""

from __future__ import annotations

import unicodedata

STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")


def folded(words: str) -> str:
    """Words without case and with straight quotation marks; nothing else of them changes."""
    return words.translate(STRAIGHT).casefold()


def bare(words: str) -> str:
    """Folded words without accents, and with single spaces."""
    if not words.isascii() and not (words := unicodedata.normalize("NFKD", folded(words))).isascii():
        words = "".join(each for each in words if not unicodedata.combining(each))
    return " ".join(folded(words).split())
