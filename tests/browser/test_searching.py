"""The search over every page: opened where one is, by key, pointer and touch; closed, all is as it was."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import EDITION, KINDS, common
from playwright.sync_api import CDPSession, Page
from visits import Visit
from waits import Held, until

pytestmark = pytest.mark.browser
WORD = common(EDITION)  # which is found in the text
BOX = "dialog.searching input[type=search]"
NAMES = ("begun", "painted", "pressed", "found")
# Marks where a page begins, and where there is a first answer to what is typed as soon as there is a field.
MARKS = """
    performance.mark("begun");
    new MutationObserver((changes, watch) => {
        const box = document.querySelector("dialog.searching input[type=search]");
        if (box && globalThis.typed && box.value !== typed) {
            box.value = typed;
            box.dispatchEvent(new Event("input"));
        }
        if (!document.querySelector("dialog .found section")) return;
        performance.mark("found");
        watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
"""


def opened(page: Page, typed: str = "") -> None:
    """Opens the search by its key and types."""
    page.keyboard.press("/")
    page.locator(BOX).wait_for()
    if typed:
        page.locator(BOX).fill(typed)
        page.locator(".found section").first.wait_for()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "missing"])
def test_every_page_opens_the_search_by_its_key_and_without_a_script_has_a_link(kind: str, visit: Visit) -> None:
    page = visit(kind)
    opened(page)
    assert page.evaluate(f"document.activeElement === document.querySelector('{BOX}')")
    plain = visit(kind, java_script_enabled=False)
    plain.locator("a.search").click()
    plain.wait_for_url("**/search/")


def test_escape_leaves_place_and_focus_as_they_were(visit: Visit) -> None:
    page = visit("text")
    page.locator(".text a.n").last.scroll_into_view_if_needed()
    page.locator(".text a.n").last.focus()
    page.evaluate("scrollBy(0, 37)")
    place = "[scrollX, scrollY, document.activeElement.href, location.href, history.length]"
    before = page.evaluate(place)
    opened(page, WORD)
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('dialog[open]')")
    assert page.evaluate(place) == before


def test_arrows_go_through_what_is_found_and_enter_goes_there(visit: Visit) -> None:
    page = visit("text")
    Held(page, "**/rest.json")  # what comes with it may take the first place
    opened(page, WORD)
    page.keyboard.press("ArrowDown")
    until(page, "document.activeElement === document.querySelector('.found a')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"document.activeElement === document.querySelector('{BOX}')")
    href = page.locator(".found a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(href or "")
    assert page.locator("dialog[open]").count() == 0


def test_groups_have_five_at_most_and_lead_to_all_on_the_page_of_the_search(visit: Visit) -> None:
    page = visit("title")
    opened(page, WORD[:3])
    page.locator(BOX).press_sequentially(" th")
    page.locator(BOX).fill(WORD)
    page.locator(".found section").first.wait_for()
    for section in page.locator(".found section").all():
        assert section.locator("li").count() <= 5
    assert page.locator(".found h2").first.evaluate("h2 => h2.closest('section').getAttribute('aria-labelledby') === h2.id")


def test_the_page_of_the_search_answers_its_address(visit: Visit) -> None:
    page = visit("text")
    typed = WORD
    page.goto(page.url.replace(KINDS["text"], f"search/#q={typed}"))
    page.locator(".found section").first.wait_for()
    assert page.locator("article input[type=search]").input_value() == typed
    assert page.locator("article > section").first.is_hidden()
    page.locator("article input[type=search]").fill("")
    until(page, "location.hash === '' && !document.querySelector('article > section').hidden")


ASKED = {
    "?q=WORD": "WORD",
    "?q=WORD+100%+or&x=1": "WORD 100% or",
    "?q=%E4WORD%20%C3%A9": "\ufffdWORD \u00e9",  # the first is a letter of no encoding that pages have
    "?q=other#q=WORD": "WORD",  # what was typed last
    "#q=WORD+a&b%2B%": "WORD a&b+%",
    "#q=%E4WORD": "\ufffdWORD",
}


@pytest.mark.parametrize("ending", ASKED)
def test_the_page_of_the_search_answers_an_address_as_others_write_it(ending: str, visit: Visit) -> None:
    page = visit("text")
    box, typed = page.locator("article input[type=search]"), WORD
    page.goto(page.url.replace(KINDS["text"], f"search/{ending.replace('WORD', typed)}"))
    page.locator(".found > *").first.wait_for()
    assert box.input_value() == ASKED[ending].replace("WORD", typed)
    assert page.locator("article > section").first.is_hidden()
    box.fill(typed[:4])
    until(page, f"location.search + location.hash === '#q={typed[:4]}'")
    box.fill("")
    until(page, "location.search + location.hash === '' && !document.querySelector('article > section').hidden")


def test_two_requests_bring_the_first_answer(visit: Visit) -> None:
    asked: list[str] = []
    page = visit("seldom" if "seldom" in KINDS else "text")
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    opened(page, WORD)
    until(page, "document.querySelector('.found section')")
    first = asked[: asked.index("rest.json")] if "rest.json" in asked else asked
    assert sorted(first) == ["finding.js", "search.css", "search.js"]


def test_a_first_answer_is_less_work_than_the_page(visit: Visit) -> None:
    """Of one processor, on the page's own thread: from the key to what is found in the text, against the page from its beginning until
    it is painted. So it is on a busy machine too.
    """
    events: list[dict[str, Any]] = []
    ended: list[object] = []

    def trace(page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
        session.on("Tracing.tracingComplete", lambda data: ended.append(data))
        session.send("Tracing.start", {"traceConfig": {"includedCategories": ["blink.user_timing"]}})
        sessions.append(session)
        page.add_init_script(MARKS)

    sessions: list[CDPSession] = []
    page = visit("text", prepare=trace)
    typed = WORD
    page.evaluate("performance.mark('painted')")
    page.evaluate("typed => { globalThis.typed = typed; performance.mark('pressed'); }", typed)
    page.keyboard.press("/")
    until(page, "performance.getEntriesByName('found').length")
    sessions[0].send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    begun, painted, pressed, found = (next(each["tts"] for each in events if each["name"] == name) for name in NAMES)
    assert 0 < found - pressed < painted - begun


@pytest.mark.parametrize("look", ["light", "dark", "sepia"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_search_fits_the_window_and_is_accessible(width: int, look: str, visit: Visit) -> None:
    def chosen(page: Page) -> None:
        page.add_init_script(f"localStorage.look = JSON.stringify({{ theme: '{look}' }})")

    page = visit("text", prepare=chosen, viewport={"width": width, "height": 700}, has_touch=width < 1000)
    until(page, "!!document.querySelector('a.search').ariaKeyShortcuts")
    assert page.evaluate("document.documentElement.dataset.theme") == look
    page.locator("a.search").tap() if width < 1000 else page.locator("a.search").click()
    page.locator(BOX).fill(WORD)
    page.locator(".found section").first.wait_for()
    box = page.locator("dialog.searching").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.querySelector('dialog.searching').scrollWidth <= document.querySelector('dialog.searching').clientWidth")
    ends = "element => parseFloat(getComputedStyle(element).paddingInlineEnd)"
    field, shut = page.locator(BOX).bounding_box(), page.locator("dialog .shut").bounding_box()
    assert field
    assert shut
    assert field["x"] + field["width"] - page.locator(BOX).evaluate(ends) <= shut["x"], "what is typed ends before the button"
    found = Axe().run(page, "dialog.searching", {"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [(each["id"], node["html"][:100]) for each in found for node in each["nodes"]] == []
    page.locator("dialog .shut").click()
    until(page, "!document.querySelector('dialog[open]')")


def test_how_much_is_found_is_told(visit: Visit) -> None:
    page = visit("text")
    opened(page, WORD)
    until(page, r"/^\d+ \p{L}/u.test(document.querySelector('.finding [role=status]').textContent)")


def test_where_nothing_is_found_that_is_said(visit: Visit) -> None:
    page = visit("text")
    page.keyboard.press("/")
    page.locator(BOX).fill("zzyzxqj")
    page.get_by_text("“zzyzxqj”").wait_for()
    assert page.locator(".found section").count() == 0


def test_nothing_of_it_is_printed(visit: Visit) -> None:
    page = visit("text")
    opened(page, WORD)
    page.emulate_media(media="print")
    assert not page.locator("dialog.searching").is_visible()
