"""The contents: at the head of every page, over it by a button, and a page where no script is."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import EDITION, KINDS, Site
from playwright.sync_api import expect
from visits import Visit
from waits import until

pytestmark = pytest.mark.browser
SHOWN = "document.querySelector('#all')?.matches(':popover-open')"


def test_every_page_leads_to_the_contents_which_have_every_list(pages: Site) -> None:
    lists = {f"{kind.folder}/" for kind in EDITION.kinds} | {"search/"}
    lists |= {f"{name}/" for name in ("notes", "index", "sources", "timeline", "claims") if name in KINDS}  # not every edition has all
    for address, page in pages.items():
        if page.elements("//header[@class='site']"):
            assert page.elements("//header//a[@class='contents'][contains(@href, 'contents/')]"), address
    linked = {target.removeprefix("https://local.test/") for target in pages["contents/"].resolved("//nav[@id='all']//a/@href")}
    assert lists - linked == set()


@pytest.mark.parametrize(("kind", "width"), [("entry", 320), ("text", 390), ("title", 1280)])
def test_they_open_over_the_page_and_close_with_keys_alone(kind: str, width: int, visit: Visit) -> None:
    page = visit(kind, viewport={"width": width, "height": 700})
    address = page.url
    page.locator("a.contents").focus()
    page.keyboard.press("Enter")
    until(page, SHOWN)
    assert page.evaluate("document.activeElement.matches('button.contents')")
    box = page.locator("#all").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.querySelector('#all').scrollWidth <= document.querySelector('#all').clientWidth")
    found = Axe().run(page, "#all", {"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [(each["id"], node["html"][:100]) for each in found for node in each["nodes"]] == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#all a')")
    page.keyboard.press("Escape")
    until(page, f"!{SHOWN}")
    assert page.evaluate("document.activeElement.matches('button.contents')")
    expect(page).to_have_url(address)
    page.keyboard.press("Enter")
    page.locator("#all a[href$='/notes/']").click()
    page.wait_for_url("**/notes/")


def test_without_a_script_they_are_a_page(visit: Visit) -> None:
    page = visit("entry", java_script_enabled=False)
    page.locator("a.contents").click()
    page.wait_for_url("**/contents/")
    assert page.locator("#all a").count() > len(EDITION.kinds) + 4
