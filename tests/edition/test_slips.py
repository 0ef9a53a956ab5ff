"""Slips: gathered once each, told in order, with what was probably meant."""

from __future__ import annotations

from edition.slips import Slips, meant
from hypothesis import given
from hypothesis import strategies as st


def test_a_slip_is_told_as_file_line_and_sentence() -> None:
    slips = Slips()
    slips.tell("content/a.md", 3, "no b.md")
    assert [str(slip) for slip in slips] == ["content/a.md:3: no b.md"]


def test_slips_are_told_by_file_then_by_line_as_numbers() -> None:
    slips = Slips()
    for file, line in (("b.md", 1), ("a.md", 10), ("a.md", 9)):
        slips.tell(file, line, "wrong")
    assert [str(slip) for slip in slips] == ["a.md:9: wrong", "a.md:10: wrong", "b.md:1: wrong"]


def test_the_same_slip_is_told_once() -> None:
    slips = Slips()
    slips.tell("a.md", 1, "wrong")
    slips.tell("a.md", 1, "wrong")
    slips.tell("a.md", 1, "also wrong")
    assert len(slips) == 2


def test_no_slip_is_nothing() -> None:
    assert list(Slips()) == []
    assert not Slips()


def test_what_is_near_is_suggested() -> None:
    assert meant("brigde", ["ferry", "bridge"]) == "; did you mean bridge?"
    assert meant("brigde", ["ferry", "bridge"], "#") == "; did you mean #bridge?"


def test_what_is_far_is_not_suggested() -> None:
    assert meant("wheel", ["ferry", "bridge"]) == ""
    assert meant("wheel", []) == ""


@given(st.text(), st.lists(st.text()))
def test_a_suggestion_is_a_known_word_and_the_same_in_any_order(word: str, known: list[str]) -> None:
    found = meant(word, known)
    assert found == "" or found.removeprefix("; did you mean ").removesuffix("?") in known
    assert found == meant(word, reversed(known))
