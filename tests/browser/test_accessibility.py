"""axe finds nothing on any kind of page, by day and by night."""

from __future__ import annotations

import pytest
from axe import RULES, violations
from pages import KINDS
from visits import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_by_day_or_by_night(kind: str, visit: Visit) -> None:
    page = visit(kind, color_scheme="light")
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")  # what changes are colors alone
    assert violations(page, ["cat.color"]) == []


@pytest.mark.parametrize("kind", ["text", "passage", "index", "notes"])
def test_what_one_touches_is_large_enough_or_stands_in_a_sentence(kind: str, visit: Visit) -> None:
    """WCAG 2.2 asks for 24 pixels; a link in a line of text is excepted, a call of a note is made that large all the same."""
    page = visit(kind, viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll("[role=doc-noteref], button, input, summary, label")]
            .map(element => [element.id || element.textContent, element.closest("label") || element])
            .map(([name, element]) => [name, element.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 24))
            .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`)"""
    )
    assert small == []
