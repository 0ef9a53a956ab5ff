"""The switches of lists: what is shown is counted and said, nothing shown is no end, and what was chosen is still so on coming back."""

from __future__ import annotations

import re

import pytest
from axe import RULES, violations
from pages import EDITION
from playwright.sync_api import Browser, Page
from visits import Visit
from waits import until, whole

pytestmark = pytest.mark.browser

CHOICES = {"notes": {note.type for note in EDITION.notes}, "claims": {note.verdict for note in EDITION.notes if note.verdict}}
STATUS = ".filters [role=status]"


@pytest.fixture(autouse=True)
def several(request: pytest.FixtureRequest) -> None:
    """Of one kind alone nothing is left when it is switched off."""
    name = request.node.callspec.params["name"] if hasattr(request.node, "callspec") else "notes"
    if len(CHOICES[name]) < 2:
        pytest.skip(f"the edition has no list of {name}, or they are all of one kind")


def opened(name: str, visit: Visit, server: str, **options: object) -> Page:
    page = visit("notes", **options)
    page.goto(f"{server}/{name}/")
    whole(page)
    return page


def said(page: Page) -> str:
    return page.locator(STATUS).inner_text()


def shown(page: Page) -> int:
    return page.locator(".list :is([data-type], [data-verdict]):visible").count()


def uncheck(page: Page, name: str) -> int:
    """Switches the first choice off that something in the list has; how many are shown then."""
    before = shown(page)
    page.locator(f".filters input:is({', '.join(f'[value={each}]' for each in CHOICES[name])})").first.uncheck()
    assert 0 < shown(page) < before, name
    return shown(page)


@pytest.mark.parametrize("name", CHOICES)
def test_how_many_are_shown_is_said_and_none_is_no_end(name: str, visit: Visit, server: str) -> None:
    page = opened(name, visit, server)
    total = shown(page)
    assert said(page) == f"{total} of {total} shown."
    assert said(page) == f"{uncheck(page, name)} of {total} shown." or said(page).startswith(f"{shown(page)} of {total} ")
    for box in page.locator(".filters input").all():
        box.uncheck()
    assert shown(page) == 0
    assert re.fullmatch(rf"0 of {total} shown\. .+", said(page))
    assert page.locator(".list h2:visible").count() == 0, "a heading of nothing"
    assert page.locator(".claimed:visible").count() == 0, "a sentence without its claims"
    assert violations(page, RULES) == []
    page.get_by_role("button", name="Show all").click()
    until(page, f"document.querySelector('{STATUS}').innerText === '{total} of {total} shown.'")
    assert shown(page) == total
    assert page.locator(".filters input:not(:checked)").count() == 0


@pytest.mark.parametrize("name", CHOICES)
def test_what_was_chosen_holds_when_the_page_is_loaded_again_and_when_one_comes_back(name: str, visit: Visit, server: str) -> None:
    page = opened(name, visit, server)
    left = uncheck(page, name)
    page.reload()
    assert shown(page) == left
    assert said(page).startswith(f"{left} of ")
    page.locator(".list li a:visible").first.click()
    page.wait_for_url(lambda url: not url.endswith(f"/{name}/"))
    page.go_back()
    until(page, f"!!document.querySelector('{STATUS}')")
    assert shown(page) == left
    assert said(page).startswith(f"{left} of ")


def test_a_heading_goes_with_all_that_stands_below_it_and_comes_back_with_it(visit: Visit, server: str) -> None:
    page = opened("notes", visit, server)
    boxes = page.locator(".filters input[name=type]")
    for at in range(boxes.count()):
        boxes.nth(at).uncheck()
        empty = page.evaluate(
            """() => [...document.querySelectorAll(".list > section")].filter(section =>
                section.checkVisibility() !== [...section.querySelectorAll("[data-type]")].some(note => note.checkVisibility())).length"""
        )
        assert empty == 0
    boxes.last.check()
    assert shown(page) == page.locator(f"[data-type={boxes.last.get_attribute('value')}]").count()


@pytest.mark.parametrize("name", CHOICES)
def test_without_scripts_all_is_shown_the_switches_hide_and_a_button_shows_all(name: str, chromium: Browser, server: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}/{name}/")
        total = shown(page)
        assert total > 0
        assert not page.locator(STATUS).is_visible(), "a count that nothing keeps true"
        uncheck(page, name)
        page.get_by_role("button", name="Show all").click()
        assert shown(page) == total
