"""First sentences: of an entry it says who or what it is, of a note it says the thing; each stands alone where the rest is folded."""

from __future__ import annotations

import re

import pytest
from edition import sentences
from edition.concordance.gists import gists, uncited
from edition.memory import Memory
from edition.model import Edition, runs, words

MOST, LEAST = 25, 6  # words
CARD = 130  # characters: an entry's first sentence, which is all that a card says of it
LONGEST, LONGEST_WITH_LEMMA = 110, 180  # characters: a note's first sentence, and three lines of the margin
UNKNOWN = "not known"
TELLING = 3  # words that tell something, behind a verdict
SMALL = """
a an and any are as at be but by can far for from had has have he her him his how i if in is it its no not of on one only or other
probably right she so some substance than that the their them then there they this though to was were what when which who whom whose
why will with would
"""


def wrong(found: dict[str, str]) -> dict[str, str]:
    return {name: first for name, first in found.items() if not LEAST <= len(first.split()) <= MOST or first[-1] not in ".?”"}


def test_the_first_sentence_of_an_entry_says_what_it_is_in_25_words(real: Edition) -> None:
    firsts = gists(real, Memory())
    assert wrong({path: first for path, first in firsts.items() if len(first.split()) > 3}) == {}
    assert {path for path, first in firsts.items() if len(first.split()) <= 3} == set()


def test_the_first_sentence_of_an_entry_fits_its_card(real: Edition) -> None:
    assert {path: len(first) for path, first in gists(real, Memory()).items() if len(first) > CARD} == {}


def test_the_first_sentence_of_a_note_says_the_thing_in_25_words(real: Edition) -> None:
    """“Exaggerated.” alone says nothing."""
    rules = sentences.rules(real.said)
    assert wrong({note.id: sentences.first(uncited(note.blocks), rules) for note in real.notes}) == {}


@pytest.fixture(scope="module")
def folded(real: Edition) -> dict[str, str]:
    """What stands of each note while it is folded: the first sentence of its first paragraph, with what it cites."""
    rules = sentences.rules(real.said)
    return {note.id: sentences.first(words(next(iter(runs(note.blocks)))), rules) for note in real.notes}


def test_a_folded_note_takes_three_lines_of_the_margin_with_its_lemma(real: Edition, folded: dict[str, str]) -> None:
    assert {id: len(first) for id, first in folded.items() if len(first) > LONGEST} == {}
    both = {note.id: len(f"{note.lemma}] {folded[note.id]}") for note in real.notes}
    assert {id: length for id, length in both.items() if length > LONGEST_WITH_LEMMA} == {}


def test_a_folded_note_is_a_whole_sentence(folded: dict[str, str]) -> None:
    """It ends where a sentence does, and neither a bracket nor a quotation is left open."""
    cut = [first for first in folded.values() if not re.search(r"[^.][.?]”?$", first) or re.search(r"\b[A-Z]\.$", first)]
    opened = [first for first in folded.values() if any(first.count(left) != first.count(right) for left, right in ("()", "[]", "“”"))]
    assert (cut, opened) == ([], [])


def test_a_folded_note_on_a_claim_tells_its_verdict_and_what_about_it(real: Edition, folded: dict[str, str]) -> None:
    """“Right, as far as it can be checked.” tells nothing that the verdict does not."""
    bare, small = [], set(SMALL.split())
    for note in (note for note in real.notes if note.verdict):
        verdict, first = UNKNOWN if note.verdict == "unknown" else note.verdict, folded[note.id]
        assert first.lower().startswith(verdict), f"{note.id} does not begin with “{verdict}”"
        if len([word for word in re.findall(r"[\w’]+", first[len(verdict) :].lower()) if word not in small]) < TELLING:
            bare.append((note.id, first))
    assert bare == []
