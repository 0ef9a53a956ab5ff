"""First sentences: of an entry it says who or what it is, of a note it says the thing; each stands alone where the rest is folded."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition import sentences
from edition.concordance.gists import gists, uncited
from edition.memory import Memory
from edition.model import Edition
from edition.reader import read

MOST, LEAST = 25, 6  # words


@pytest.fixture(scope="module")
def read_edition() -> Edition:
    return read(Path(__file__).parent.parent.parent / "content")[0]


def wrong(found: dict[str, str]) -> dict[str, str]:
    return {name: first for name, first in found.items() if not LEAST <= len(first.split()) <= MOST or first[-1] not in ".?”"}


def test_the_first_sentence_of_an_entry_says_what_it_is_in_25_words(read_edition: Edition) -> None:
    firsts = gists(read_edition, Memory())
    assert wrong({path: first for path, first in firsts.items() if len(first.split()) > 3}) == {}
    assert {path for path, first in firsts.items() if len(first.split()) <= 3} == set()


def test_the_first_sentence_of_a_note_says_the_thing_in_25_words(read_edition: Edition) -> None:
    """“Exaggerated.” alone says nothing."""
    rules = sentences.rules(read_edition.said)
    assert wrong({note.id: sentences.first(uncited(note.blocks), rules) for note in read_edition.notes}) == {}
