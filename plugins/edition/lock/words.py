"""Words as they are compared: normalization v1, the hash of it, and the share of the words that has changed.

Normalization v1: Unicode NFC; white space folded; curly quotation marks and apostrophes straight. What is no word of the
source (page marks, notes) is not here to begin with; editorial brackets and capitals are kept. It never changes: another
rule would be v2, with a second hash beside the first.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

NAME = "v1"
ENDS = (".", "!", "?", "…", "”", ")")  # of a word behind which a sentence may end
STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


@lru_cache(maxsize=4096)  # words are compared with those of the lock, and with what they were, over and over
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


class Change(NamedTuple):
    """What stood in a sentence and what stands there now; ``ids`` are several where it goes over a sentence's end."""

    ids: tuple[str, ...]
    before: str
    after: str


def changes(sentences: Sequence[tuple[str, list[str]]], new: list[str]) -> Iterator[Change]:
    """Where the words of sentences, each an id and its words, differ from others: a change for each sentence that has one.

    A change is given with as many of the words beside it as it takes for neither side to be empty and for what stood there to
    stand once in its sentence: so a correction has to be declared.
    """
    old = [word for _, inside in sentences for word in inside]
    owner = [number for number, (_, inside) in enumerate(sentences) for _ in inside]
    spans: dict[tuple[int, int], list[int]] = {}
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or not old:
            continue
        at = start - 1 if start == len(old) or (start == end and start and new[last - 1].endswith(ENDS)) else start
        span = spans.setdefault((owner[at], owner[max(end - 1, at)]), [start, end, first, last])
        span[1], span[3] = end, last
    for (one, other), (start, end, first, last) in spans.items():
        low = owner.index(one)
        high = len(owner) - owner[::-1].index(other)
        whole = " ".join(old[low:high])
        while (start == end or first == last or whole.count(" ".join(old[start:end])) > 1) and (start > low or end < high):
            if start > low:
                start, first = start - 1, first - 1
            if end < high:
                end, last = end + 1, last + 1
        yield Change(tuple(id for id, _ in sentences[one : other + 1]), " ".join(old[start:end]), " ".join(new[first:last]))


def difference(old: list[str], new: list[str]) -> tuple[str, str]:
    """What stood there and what stands there now, in whole words, where two lists of words differ; empty where they do not."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return " ".join(old[start : len(old) - end]), " ".join(new[start : len(new) - end])
