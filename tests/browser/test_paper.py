"""On paper: the text with its notes, black on white, and no menu."""

from __future__ import annotations

import re

import pytest
from visits import Visit

pytestmark = pytest.mark.browser


def test_every_note_and_every_paragraph_is_printed(visit: Visit) -> None:
    page = visit("text", color_scheme="dark")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("main p[id], [role=doc-footnote]")]
            .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().height).map(each => each.id)"""
    )
    assert page.locator("[role=doc-footnote]").count() > 0
    assert hidden == []
    assert page.locator("nav:visible").count() == 0


def test_paper_is_white_by_night_too(visit: Visit) -> None:
    page = visit("text", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    color = page.evaluate("getComputedStyle(document.getElementById('p1')).color")
    assert max(map(int, re.findall(r"\d+", color)[:3])) < 110, f"ink is {color}"


def test_the_printed_file_holds_the_notes(visit: Visit) -> None:
    def sheets() -> int:
        return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    page = visit("text")
    with_notes = sheets()
    page.evaluate("document.querySelectorAll('[role=doc-footnote]').forEach(note => note.remove())")
    assert with_notes > sheets() > 5


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_a_worksheet_is_printed_with_its_questions_and_room_to_answer(size: str, visit: Visit) -> None:
    page = visit("worksheet")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
    page.emulate_media(media="print")
    assert 1 <= sheets <= 8
    assert page.locator("main ol li:visible").count() >= 3
