"""Words as they are compared: normalization v1, the hash of it, and the share of the words that has changed.

Normalization v1: Unicode NFC; white space folded; curly quotation marks and apostrophes straight. What is no word of the
source (page marks, notes) is not here to begin with; editorial brackets and capitals are kept. It never changes: another
rule would be v2, with a second hash beside the first.
"""

from __future__ import annotations

import hashlib
import unicodedata
from difflib import SequenceMatcher

NAME = "v1"
STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def normalized(words: str) -> str:
    """The words under v1."""
    return " ".join(unicodedata.normalize("NFC", words).translate(STRAIGHT).split())


def digest(words: str) -> str:
    """SHA-256 of the normalized words in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(normalized(words).encode()).hexdigest()


def letters(words: str) -> str:
    """Letters and digits alone, without case: where these are equal, only typography differs."""
    return "".join(each for each in words.casefold() if each.isalnum())


def changed(before: str, after: str) -> float:
    """The share of the characters that differ, from 0 (the same) to 1."""
    alike = SequenceMatcher(None, before, after, autojunk=False)
    kept = sum(block.size for block in alike.get_matching_blocks())
    return 1 - kept / max(len(before), len(after), 1)


def difference(old: list[str], new: list[str]) -> tuple[str, str]:
    """What stood there and what stands there now, in whole words, where two lists of words differ; empty where they do not."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return " ".join(old[start : len(old) - end]), " ".join(new[start : len(new) - end])
