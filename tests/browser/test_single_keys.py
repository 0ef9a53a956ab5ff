"""Keys that act alone have one switch, which is kept, and fails quietly where nothing can be."""

from __future__ import annotations

import pytest
from browsing import NOTHING_KEPT
from pages import MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import later, until, whole

pytestmark = pytest.mark.browser

BOX = "dialog.searching input[type=search]"


def switch(page: Page, on: bool) -> None:
    """Sets the switch under “Aa”."""
    page.locator("button.look").click()
    page.locator(".looks > label input").last.set_checked(on)
    page.mouse.move(0, 0)  # over no paragraph
    page.keyboard.press("Escape")


def pressed(page: Page, acts: bool) -> None:
    """Presses the keys of the search, that which cites a paragraph, and one of the panel’s: each acts, or none does."""
    for key in ("/", "g"):
        page.evaluate("document.activeElement.blur()")
        opens(page, key, "dialog.searching", acts)
        if acts:
            page.keyboard.press("Escape")
            until(page, "!document.querySelector('dialog[open]')")
    page.locator(f"#{MIDDLE} .n").focus()
    page.locator(f"#{MIDDLE} .cite-this").wait_for(state="attached")
    opens(page, "c", "dialog.citing", acts)
    if not acts:
        page.locator(f"#{MIDDLE} .cite-this").evaluate("button => button.click()")
        page.locator("dialog.citing[open]").wait_for()
    page.evaluate("window.pressed = false, document.getElementById('copy-1').addEventListener('click', () => (window.pressed = true))")
    page.keyboard.press("1")
    assert page.evaluate("window.pressed") is acts
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('dialog[open]')")


def opens(page: Page, key: str, box: str, acts: bool) -> None:
    """Presses a key, and waits for what it opens, or until that would have been there."""
    page.keyboard.press(key)
    if acts:
        page.locator(f"{box}[open]").wait_for()
    else:
        later(page)
        assert page.locator("dialog[open]").count() == 0, key


def test_one_switch_is_for_all_single_keys_and_is_kept(visit: Visit) -> None:
    page = visit("text")
    pressed(page, acts=True)
    switch(page, False)
    pressed(page, acts=False)
    page.reload()
    whole(page)
    pressed(page, acts=False)
    switch(page, True)
    page.reload()
    whole(page)
    pressed(page, acts=True)


def test_where_nothing_can_be_kept_the_switch_holds_until_the_page_is_left(visit: Visit) -> None:
    faults: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(NOTHING_KEPT)
        page.on("pageerror", lambda error: faults.append(str(error)))

    page = visit("text", "", prepare)
    switch(page, False)
    pressed(page, acts=False)
    page.reload()
    whole(page)
    pressed(page, acts=True)
    assert faults == []


def test_a_key_acts_while_a_box_or_a_button_of_choices_has_the_focus_and_not_while_one_types(visit: Visit) -> None:
    page = visit("text")
    page.locator("button.look").click()
    page.locator(".looks [type=checkbox]").first.focus()
    page.keyboard.press("g")
    page.locator(BOX).wait_for()
    page.keyboard.press("g")
    assert page.locator(BOX).input_value() == "g"
