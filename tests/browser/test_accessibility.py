"""axe finds nothing on any kind of page, by day and by night."""

from __future__ import annotations

import pytest
from axe import RULES, violations
from pages import EDITION, KINDS, MIDDLE, common
from playwright.sync_api import Page
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


NAMED = ", ".join(f".text [id] a[href*='../{kind.folder}/']" for kind in EDITION.kinds) or "#nobody"
# The first call of a note that is longer than what is shown of it.
LONG = """() => [...document.querySelectorAll(".text [role=doc-noteref]")].find(call =>
    document.getElementById(call.hash.slice(1)).querySelector("details"))?.id"""


def colored(page: Page, inside: str) -> list[str]:
    """What axe finds inside, in every state of the colors; all its rules by day, those of colors by night and in sepia."""
    found = violations(page, RULES, inside)
    for theme in ("dark", "sepia"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        found += violations(page, ["cat.color"], inside)
    page.evaluate("delete document.documentElement.dataset.theme")
    return found


def test_axe_finds_nothing_in_what_opens_by_day_by_night_and_in_sepia(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800})
    page.locator("button.look").wait_for()
    page.keyboard.press("Tab")
    if (named := page.locator(NAMED)).count():
        named.first.focus()
        page.locator(".card").wait_for()
        assert colored(page, ".card") == []
        page.keyboard.press("Escape")
    if call := page.evaluate(LONG):
        page.locator(f"#{call}").click()
        page.locator("[role=doc-footnote] [open]").first.wait_for()
        assert colored(page, ".b:has([open])") == []
    page.evaluate("document.activeElement.blur()")
    for way, box in (("/", "dialog.searching"), ("c", "dialog[open]:not(.searching)")):
        if way == "c":
            page.locator(f"#{MIDDLE} .n").focus()
            page.locator(".cite-this").wait_for()  # it comes with the first focus, and knows the key
        page.keyboard.press(way)
        page.locator(box).wait_for()
        if way == "/":
            page.locator(f"{box} input").fill(EDITION.entries[0].name if EDITION.entries else common(EDITION))
            page.locator(f"{box} li").first.wait_for()
        assert colored(page, box) == []
        page.keyboard.press("Escape")
        page.locator(box).wait_for(state="hidden")


def test_axe_finds_nothing_in_the_sheet_of_a_phone(visit: Visit) -> None:
    page = visit("text", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.locator("button.look").wait_for()
    if not EDITION.notes:
        pytest.skip("the edition has no notes")
    page.locator(".text [role=doc-noteref]").first.tap()
    page.locator(".card").wait_for()
    assert colored(page, ".card") == []


@pytest.mark.parametrize("kind", ["lesson", "worksheet", "key"])
def test_where_the_window_is_narrow_tables_are_tables_and_keep_the_heads_of_their_columns(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 390, "height": 844})
    heads = """[...document.querySelectorAll("main table")].filter(each => each.checkVisibility())
        .flatMap(each => [...each.tHead?.querySelectorAll("th") ?? []]).filter(each => each.textContent.trim()).length"""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node for node in nodes if not node.get("ignored") and node.get("role", {}).get("value") == "columnheader"]
    assert len([node for node in found if node.get("name", {}).get("value", "").strip()]) == page.evaluate(heads)
