"""The notes of the edition keep the promises of its method: anchored, sourced, short."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

TYPES = {"identification", "context", "claim", "translation", "textual"}
CERTAINTIES = {"certain", "probable", "disputed", "open"}
UNSOURCED = {"translation", "textual"}
LONGEST = 150

Data = dict[str, Any]


@pytest.fixture(scope="module")
def notes(edition: Data) -> list[Data]:
    found: list[Data] = edition["notes"]
    assert found, "the edition has no notes"
    return found


@pytest.fixture(scope="module")
def lemmas(paragraphs: dict[str, Data]) -> list[tuple[str, str, int, int, str]]:
    """Every lemma: its note, its paragraph, where it begins and ends, its words."""
    return [
        (lemma["note"], id, lemma["start"], lemma["end"], paragraph["words"][lemma["start"] : lemma["end"]])
        for id, paragraph in paragraphs.items()
        for lemma in paragraph["lemmas"]
    ]


def test_every_note_is_anchored_once_at_its_lemma(notes: list[Data], lemmas: list[tuple[str, str, int, int, str]]) -> None:
    anchored = sorted((note, id, words) for note, id, _, _, words in lemmas)
    assert sorted((note["id"], note["paragraph"], note["lemma"]) for note in notes) == anchored


def test_no_lemma_is_empty_or_begins_or_ends_in_white_space(lemmas: list[tuple[str, str, int, int, str]]) -> None:
    assert [lemma for lemma in lemmas if not lemma[4] or lemma[4] != lemma[4].strip()] == []


def test_no_two_notes_have_one_lemma(lemmas: list[tuple[str, str, int, int, str]]) -> None:
    assert [span for span, count in Counter(lemma[1:4] for lemma in lemmas).items() if count > 1] == []


def test_notes_stand_in_the_order_in_which_their_calls_are_met(notes: list[Data], paragraphs: dict[str, Data]) -> None:
    """A call stands where its lemma ends; of two that end together the inner comes first."""
    met = [
        lemma["note"]
        for paragraph in paragraphs.values()
        for lemma in sorted(paragraph["lemmas"], key=lambda lemma: (lemma["end"], -lemma["start"]))
    ]
    assert [note["id"] for note in notes] == met


def test_every_note_but_of_words_cites_a_source(notes: list[Data]) -> None:
    assert [note["id"] for note in notes if not note["sources"] and note["type"] not in UNSOURCED] == []


def test_every_disputed_note_cites_two_sources(notes: list[Data]) -> None:
    disputed = [note for note in notes if note["cert"] == "disputed"]
    assert [note["id"] for note in disputed if len({cited["source"] for cited in note["sources"]}) < 2] == []


def test_every_source_cited_is_in_the_bibliography(notes: list[Data], edition: Data) -> None:
    known = {source["id"] for source in edition["sources"]}
    assert {cited["source"] for note in notes for cited in note["sources"]} - known == set()


def test_no_note_is_over_a_hundred_and_fifty_words(notes: list[Data]) -> None:
    lengths = {note["id"]: len(note["words"].split()) for note in notes}
    assert {id: length for id, length in lengths.items() if length > LONGEST} == {}


def test_types_and_certainties_are_of_the_vocabulary(notes: list[Data]) -> None:
    assert {note["type"] for note in notes} <= TYPES
    assert {note["cert"] for note in notes} <= CERTAINTIES
