"""What a reader selects, copies or looks for is the source's words, whatever stands around them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from visits import Visit

pytestmark = pytest.mark.browser


def words(text: str) -> str:
    return " ".join(re.sub(r"\[\[page \d+\]\]", " ", text).split())


@pytest.mark.parametrize("width", [390, 1280])
def test_the_selection_of_a_paragraph_is_its_words(width: int, visit: Visit, transcription: dict[str, str]) -> None:
    page = visit("text", viewport={"width": width, "height": 800})
    selected: dict[str, str] = page.evaluate(
        """ids => Object.fromEntries(ids.map(id => {
            getSelection().selectAllChildren(document.getElementById(id));
            return [id, getSelection().toString()] }))""",
        list(transcription),
    )
    assert {id: " ".join(text.split()) for id, text in selected.items()} == {id: words(text) for id, text in transcription.items()}


def test_find_in_page_finds_words_on_both_sides_of_every_call(visit: Visit, site: Path) -> None:
    page = visit("text")
    paragraphs = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    around = {}
    for paragraph in paragraphs:
        for lemma in paragraph["lemmas"]:
            end = lemma["end"]
            around[lemma["note"]] = paragraph["words"][max(end - 20, 0) : end + 20].strip()
    assert around
    missed = page.evaluate(
        """around => Object.entries(around).filter(([note, words]) => {
            getSelection().removeAllRanges();
            return !find(words, true) }).map(([note, words]) => `${note}: ${words}`)""",
        around,
    )
    assert missed == []
