"""The synopsis: the editors' words in front of the text, each sentence with the way to its paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag


@pytest.fixture(scope="module")
def synopsis(site: Path) -> Tag:
    soup = BeautifulSoup((site / "telegram" / "index.html").read_text(encoding="utf-8"), "lxml")
    found = soup.select_one("aside[data-apparatus] .synopsis")
    assert found, "no synopsis that is marked as apparatus"
    return found


def test_the_synopsis_is_about_150_words_and_says_whose_they_are(synopsis: Tag) -> None:
    assert "editors’ words" in synopsis.select("summary")[0].get_text()
    assert 130 <= len(synopsis.select("p")[0].get_text().split()) <= 170


def test_every_sentence_leads_to_its_paragraph(synopsis: Tag) -> None:
    """By a link to a paragraph of the text, and in the order of the text but where one sentence joins two."""
    for sentence in synopsis.select("p")[0].decode_contents().split(". "):
        assert "#p" in sentence, sentence
    targets = [int(str(link["href"]).rpartition("#p")[2]) for link in synopsis.select("p a")]
    assert len(set(targets)) == len(targets) >= 12


def test_the_title_page_offers_three_passages_to_start_with(site: Path) -> None:
    """And says what was at stake before it says what this is."""
    soup = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    assert [str(link["href"]) for link in soup.select(".start a")] == [f"telegram/#p{number}" for number in (45, 52, 58)]
    said = soup.select(".home .prose")[0].get_text()
    assert all(words in said for words in ("promised away", "not over", "had not been asked", "already taken"))
