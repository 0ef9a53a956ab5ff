"""Notes that are too long to stand beside their words: the first lines, and all when one comes to them."""

from __future__ import annotations

import pytest
from visits import Visit
from waits import until

pytestmark = pytest.mark.browser

SHORT = """() => [...document.querySelectorAll(".notes:has(> :nth-child(2)) > *")]
    .filter(note => note.scrollHeight > note.clientHeight + 2).map(note => note.id)"""


@pytest.mark.parametrize("width", [390, 1280])
def test_of_several_notes_the_first_lines_are_shown_and_all_when_one_comes_to_it(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 900})
    assert len(page.evaluate(SHORT)) > 100
    call = page.locator("#r-full-quorum")
    call.focus()
    page.keyboard.press("Enter")
    until(page, "!!document.querySelector('#n-full-quorum:target')")
    assert "n-full-quorum" not in page.evaluate(SHORT)
    page.locator("#n-moral-losses").click(position={"x": 60, "y": 30})
    assert {"n-full-quorum", "n-moral-losses"}.isdisjoint(page.evaluate(SHORT)), "what was opened stays open"
    page.locator("#whole").check()
    assert page.evaluate(SHORT) == []


def test_without_scripts_a_note_shows_all_when_one_comes_to_it(visit: Visit) -> None:
    page = visit("text", "#n-full-quorum", java_script_enabled=False)
    assert page.evaluate("(note => note.scrollHeight - note.clientHeight)(document.getElementById('n-full-quorum'))") <= 2
    assert page.evaluate("(note => note.scrollHeight - note.clientHeight)(document.getElementById('n-decision-and-message'))") > 2
