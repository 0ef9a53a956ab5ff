"""With the keyboard alone: from the text to a note and back, past the menu, and every call within reach."""

from __future__ import annotations

import json

import pytest
from pages import IDS, MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import until, whole

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.id"
SHOWN = """id => { const box = document.getElementById(id).getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight }"""


def calls(page: Page) -> list[str]:
    """The ids of all calls of notes, in the order of the page."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('[role=doc-noteref]')].map(call => call.id)")
    assert found
    return found


def focus_before(page: Page, id: str) -> None:
    """Sets the focus on what Tab leaves for the element: the link or field before it."""
    page.evaluate(
        """id => { const stops = [...document.querySelectorAll("a[href], button, input, summary, select, [tabindex='0']")]
            .filter(stop => stop.checkVisibility());
            stops[stops.findIndex(stop => stop.id === id) - 1].focus() }""",
        id,
    )


def test_every_call_can_be_reached_and_leads_to_a_note_that_leads_back(visit: Visit) -> None:
    page = visit("text")
    faults = page.evaluate(
        """() => [...document.querySelectorAll("[role=doc-noteref]")].filter(call => {
            const note = document.querySelector(call.hash);
            const back = note?.querySelector("[role=doc-backlink]");
            return call.tabIndex !== 0 || call.closest("[inert]") || !call.checkVisibility()
                || back?.hash !== `#${call.id}` || back.tabIndex !== 0 })
            .map(call => call.id)"""
    )
    assert calls(page)
    assert faults == []


def gone(page: Page, id: str) -> None:
    """Waits until the page is at an id, and reading goes on from there."""
    until(page, f"location.hash === '#{id}' && document.activeElement.id === '{id}'")


@pytest.mark.parametrize("width", [1280, 1600])
def test_tab_reaches_a_call_enter_goes_to_the_note_and_back(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 800})
    whole(page)  # the ways past the notes are stops that a script makes
    ids = calls(page)
    for id in ids[:: max(len(ids) // 5, 1)][:5]:
        note = f"n-{id.removeprefix('r-')}"
        focus_before(page, id)
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.cite-this')"):
            page.keyboard.press("Tab")  # a call right behind the number of its paragraph: the way to cite it has come between
        assert page.evaluate(FOCUSED) == id
        page.keyboard.press("Enter")
        gone(page, note)
        assert page.evaluate(SHOWN, note), f"{note} is not in sight"
        while page.evaluate("!document.activeElement.matches('[role=doc-backlink]')"):
            page.keyboard.press("Tab")
            assert page.evaluate("!!document.activeElement.closest('[role=doc-footnote]')"), f"Tab from {note} has no way back behind it"
        assert page.evaluate("document.activeElement.hash") == f"#{id}"
        page.keyboard.press("Enter")
        gone(page, id)
        assert page.evaluate(SHOWN, id), f"{id} is not in sight"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == id, f"reading does not go on at {id}"


def test_the_focus_can_be_seen_on_a_call(visit: Visit) -> None:
    page = visit("text")
    whole(page)
    id = calls(page)[0]
    focus_before(page, id)
    page.keyboard.press("Tab")
    style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))")
    assert style[0] != "none"
    assert style[1] != "0px"


def test_the_first_stops_of_the_reading_page_lead_to_the_text_alone_the_text_the_sections_and_the_keys(visit: Visit) -> None:
    page = visit("text")
    offered = []
    while page.keyboard.press("Tab") or page.evaluate("document.activeElement.matches('.skip')"):
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        offered.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert offered[:3] == ["text/", "#text", *(["#outline"] if page.locator("#outline").count() else [])]
    page.locator(".skip[href='#text']").focus()
    page.keyboard.press("Enter")
    until(page, "location.hash === '#text'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.b > p')?.id") == IDS[0]


def test_the_page_of_the_text_alone_has_no_stop_in_the_text(visit: Visit) -> None:
    page = visit("text", "text/")
    assert page.locator(".text :is(a, button, input, [tabindex])").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#text"


@pytest.mark.parametrize("kind", ["title", "entry", "missing"])
def test_the_first_tab_offers_to_skip_the_menu(kind: str, visit: Visit) -> None:
    page = visit(kind)
    address = page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    until(page, f"location.href === {json.dumps(f'{address}#main')}")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_a_note_called_from_the_middle_of_the_text_shows_below_whatever_stays_at_the_top(visit: Visit) -> None:
    page = visit("text", f"#{MIDDLE}")
    assert page.evaluate(SHOWN, MIDDLE)
    top = page.evaluate(f"document.getElementById('{MIDDLE}').getBoundingClientRect().top")
    assert top >= -1
