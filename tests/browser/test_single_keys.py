"""Keys that act alone have one switch, which is kept, and fails quietly where nothing can be."""

from __future__ import annotations

import pytest
from pages import MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import later, until

pytestmark = pytest.mark.browser

BOX = "dialog.searching input[type=search]"
NOTHING_KEPT = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"


WAY = "document.querySelector('a.search').ariaKeyShortcuts"  # there when scripts have come


def switch(page: Page, on: bool) -> None:
    """Sets the switch under “Aa”."""
    page.locator("button.look").click()
    page.locator(".looks > label input").last.set_checked(on)
    page.mouse.move(0, 0)  # over no paragraph
    page.keyboard.press("Escape")


def acting(page: Page) -> list[str]:
    """Which keys act: those of the search, that which cites a paragraph, and one of the panel’s."""
    found = []
    for key in ("/", "g"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        later(page)
        if page.locator("dialog.searching[open]").count():
            found.append(key)
            page.keyboard.press("Escape")
            until(page, "!document.querySelector('dialog[open]')")
    page.locator(f"#{MIDDLE} .n").focus()
    page.locator(f"#{MIDDLE} .cite-this").wait_for(state="attached")
    page.keyboard.press("c")
    later(page)
    if page.locator("dialog[open]").count():
        found.append("c")
    else:
        page.locator(f"#{MIDDLE} .cite-this").evaluate("button => button.click()")
        page.locator("dialog[open]").wait_for()
    page.evaluate("window.pressed = false, document.getElementById('copy-1').addEventListener('click', () => (window.pressed = true))")
    page.keyboard.press("1")
    found += ["1"] * page.evaluate("Boolean(window.pressed)")
    page.keyboard.press("Escape")
    return found


def test_one_switch_is_for_all_single_keys_and_is_kept(visit: Visit) -> None:
    page = visit("text")
    until(page, WAY)
    assert acting(page) == ["/", "g", "c", "1"]
    switch(page, False)
    assert acting(page) == []
    page.reload()
    assert acting(page) == []
    switch(page, True)
    page.reload()
    assert acting(page) == ["/", "g", "c", "1"]


def test_where_nothing_can_be_kept_the_switch_holds_until_the_page_is_left(visit: Visit) -> None:
    faults: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(NOTHING_KEPT)
        page.on("pageerror", lambda error: faults.append(str(error)))

    page = visit("text", "", prepare)
    until(page, WAY)
    switch(page, False)
    assert acting(page) == []
    page.reload()
    until(page, WAY)
    assert acting(page) == ["/", "g", "c", "1"]
    assert faults == []


def test_a_key_acts_while_a_box_or_a_button_of_choices_has_the_focus_and_not_while_one_types(visit: Visit) -> None:
    page = visit("text")
    page.locator("button.look").click()
    page.locator(".looks [type=checkbox]").first.focus()
    page.keyboard.press("g")
    page.locator(BOX).wait_for()
    page.keyboard.press("g")
    assert page.locator(BOX).input_value() == "g"
