"""The edition marks what the dossier's index of mentions asks for, and the table `mentions.tsv` says where it does not.

Each row of the table: a paragraph, the phrase of the dossier, the path of an entry and the words that are marked; or `-`
and the reason why none are.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

ROWS = [line.split("\t") for line in (Path(__file__).parent / "mentions.tsv").read_text(encoding="utf-8").splitlines()]
Mark = tuple[str, str, str]


def asked() -> Counter[Mark]:
    """How many rows ask for each mark: paragraph, entry, words."""
    return Counter((row[0], row[2], row[3]) for row in ROWS if row[2] != "-")


def made(paragraphs: dict[str, dict[str, Any]]) -> Counter[Mark]:
    """How often the edition has each mark."""
    return Counter(
        (id, mention["entry"], paragraph["words"][mention["start"] : mention["end"]])
        for id, paragraph in paragraphs.items()
        for mention in paragraph["mentions"]
    )


def test_every_row_has_a_paragraph_a_phrase_and_words_or_a_reason() -> None:
    assert [row for row in ROWS if len(row) != 4 or not all(field.strip() for field in row)] == []


def test_every_phrase_of_the_dossier_has_its_mark_in_the_edition(paragraphs: dict[str, dict[str, Any]]) -> None:
    assert sorted(asked().keys() - made(paragraphs).keys()) == []


def test_every_mark_of_the_edition_has_its_row(paragraphs: dict[str, dict[str, Any]]) -> None:
    assert sorted((made(paragraphs) - asked()).elements()) == []


def test_words_that_speak_of_another_entry_say_of_which(paragraphs: dict[str, dict[str, Any]]) -> None:
    """A row without a mark, for words that the edition does mark, is right only where its reason names their entry."""
    marks = made(paragraphs)
    wrong = []
    for id, phrase, entry, reason in ROWS:
        others = [mark[1] for mark in marks if mark[::2] == (id, phrase)] if entry == "-" else []
        if others and not any(other in reason for other in others):
            wrong.append((id, phrase, reason, others))
    assert wrong == []


def test_no_mark_is_of_words_that_say_nothing_in_a_list_of_links(paragraphs: dict[str, dict[str, Any]]) -> None:
    """“Here”, “information”: Lighthouse 12 takes marks off for them, and who listens to the links of a page learns nothing from them."""
    empty = {
        "here",
        "click here",
        "go",
        "start",
        "this",
        "click this",
        "information",
        "more",
        "more information",
        "learn more",
        "read more",
    }
    assert [mark for mark in made(paragraphs) if mark[2].casefold() in empty] == []
