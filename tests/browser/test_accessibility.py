"""axe finds nothing on any kind of page, by day and by night."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import KINDS
from playwright.sync_api import Page
from visits import Visit

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str]) -> list[str]:
    """What axe finds, at most five. With `preload` it would read the style sheets anew, which the policy forbids."""
    options = {"runOnly": {"type": "tag", "values": rules}, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
        # axe takes no role of DPUB-ARIA for valid here, though a page break is to have a name from its author.
        if not (each["id"] == "aria-prohibited-attr" and 'role="doc-pagebreak"' in node["html"])
    ][:5]


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
