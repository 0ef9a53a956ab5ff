"""Sentences: where they begin and end, and that nothing of a paragraph falls between them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from edition.model import Edition, words
from edition.sentences import split
from hypothesis import given
from hypothesis import strategies as st

ABBREVIATIONS = ("U.S.", "N. S.", "i.e.", "Mr.", "No.")
POINTS = [". ", "? ", "! ", ".”", ". . .", ",", "—", "“", "(", ")", "[", "]", "’s"]
PIECES = st.sampled_from(["the", "Bridge", "fell", "1848", "Éva", " ", " ", " ", " ", *POINTS, *ABBREVIATIONS])
FOLDED = st.lists(PIECES, max_size=30).map(lambda pieces: " ".join("".join(pieces).split()))


def sentences(text: str) -> list[str]:
    """The words of each sentence."""
    return [text[each.start : each.end] for each in split("p1", text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    "expected",
    [
        ["It fell.", "Who saw it?", "Nobody!", "1848 was wet."],
        ["He said: “It fell.”", "“Who saw it?”", "(Nobody.)", "[We did.]"],
        ["It fell.’", "‘Why?"],
        ["The U.S. president came."],
        ["He came to the U.S. It rained."],
        ["It is from N. S. Reed, i.e. The builder.", "Mr. Reed signed No. 7."],
        ["Sent to the NU.S.", "The rest."],
        ["He waited . . .", "Then he went."],
        ["“Why?” he asked.", "It was 3.14 or 2.5 feet."],
        ["It fell.", "Éva saw it.", "Örn too.", "Яков не видел."],
        ["It fell... and then stood."],
        ["Really?!", "Yes."],
        ["No full stop"],
    ],
)
def test_a_paragraph_has_these_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_sentences_are_numbered_from_one() -> None:
    assert [each.id for each in split("p12", "One. Two. Three.", ())] == ["p12.s1", "p12.s2", "p12.s3"]


def test_no_words_are_no_sentence() -> None:
    assert split("p1", "", ABBREVIATIONS) == ()


def test_an_abbreviation_ends_a_sentence_where_the_paragraph_ends() -> None:
    assert sentences("One. He came to the U.S.") == ["One.", "He came to the U.S."]


@given(FOLDED)
def test_sentences_joined_by_single_spaces_are_the_paragraph(text: str) -> None:
    found = split("p1", text, ABBREVIATIONS)
    assert " ".join(sentences(text)) == text
    assert all(one.end + 1 == two.start for one, two in pairwise(found))
    assert all(each.start < each.end for each in found)


@given(FOLDED)
def test_no_sentence_but_the_last_ends_with_an_abbreviation(text: str) -> None:
    for sentence in sentences(text)[:-1]:
        assert not any(re.search(rf"(^|\W){re.escape(each)}[”’\"')\]]*$", sentence) for each in ABBREVIATIONS), sentence


@given(FOLDED)
def test_without_abbreviations_there_are_never_fewer_sentences(text: str) -> None:
    assert len(split("p1", text, ())) >= len(split("p1", text, ABBREVIATIONS))


def test_the_sentences_of_the_editions_are_their_paragraphs(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        for paragraph in edition.text.paragraphs:
            text = words(paragraph.nodes)
            assert " ".join(text[each.start : each.end] for each in edition.text.sentences[paragraph.id]) == text


def test_no_sentence_of_the_editions_ends_in_an_initial_or_a_title(real: Edition, lamp: Edition, bridge: Edition) -> None:
    ends = [
        (each.id, text[each.start : each.end])
        for edition in (real, lamp, bridge)
        for paragraph in edition.text.paragraphs
        for text in [words(paragraph.nodes)]
        for each in edition.text.sentences[paragraph.id][:-1]
    ]
    assert [end for end in ends if re.search(r"(^|\s)([A-Z]|Dr|Mr|Mrs|St|Gen)\.$", end[1])] == []
