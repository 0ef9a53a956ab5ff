"""What cards say: every entry is found by its address, and no other."""

from __future__ import annotations

import pytest
from edition import concordance
from edition.model import Edition, pages
from edition.outputs import cards


def found(lines: list[str], kind: str, slug: str) -> list[str]:
    """The row of an entry as the script finds it: the last of its kind whose key is a beginning of the slug and not behind it."""
    here, row = "", [""]
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 1:
            here = line
        elif here == kind and cells[0] <= slug and slug.startswith(cells[0]):
            row = cells
    return row


@pytest.mark.parametrize("name", ["real", "lamp", "bridge"])
def test_every_entry_is_found_with_its_name_its_sentence_and_its_number_of_paragraphs(name: str, request: pytest.FixtureRequest) -> None:
    edition: Edition = request.getfixturevalue(name)
    known = concordance.make(edition)
    (file,) = cards.make(edition, known)
    assert file.path == pages.CARDS
    text, *lines = file.text.splitlines()
    assert text == edition.text.slug
    assert len(lines) == len(edition.entries) + len({entry.kind for entry in edition.entries})
    for entry in edition.entries:
        count = len({passage.paragraph for passage in known.passages.get(entry.path, ())})
        assert found(lines, entry.kind, entry.slug)[1:] == [entry.name, known.gists[entry.path], str(count or "")]


def test_a_key_is_no_longer_than_it_must_be_to_tell_an_entry_from_the_one_before(bridge: Edition) -> None:
    (file,) = cards.make(bridge, concordance.make(bridge))
    assert [line.split("\t")[0] for line in file.text.splitlines()] == ["letter", "letters", "s", "people", "r", "s", "words", "b", "f"]
