"""A new edition as somebody begins one at the keyboard: what is answered, in the order of the questions."""

from __future__ import annotations

import pytest

ANSWERS = {
    "title": "Ada Stone to Tom Reed: a [letter]",
    "slug": "letter",
    "date": "1848-03",
    "author": "Stone, Ada",
    "attribution": "From a box in the town hall.",
    "language": "en",
}


def answered(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What stands at the keyboard."""
    left = iter([f"{line}\n" for line in lines])
    monkeypatch.setattr("sys.stdin.readline", lambda: next(left, ""))
