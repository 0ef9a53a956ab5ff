"""Addresses of ranges and sentences: they lead to their words and mark them, and one that is nowhere is told, never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page
from visits import Visit
from waits import Held, later, there, until, within

pytestmark = pytest.mark.browser

MARKED = """() => [...(CSS.highlights.get("cited") ?? [])].map(range => range.toString().replace(/\\s+/g, " ").trim())"""
FIRST = "[...CSS.highlights.get('cited')][0]"
TEXT = "document.querySelector('.text').innerHTML"


@pytest.fixture(scope="module")
def paragraphs(site: Path) -> dict[str, dict[str, str]]:
    """The sentences of each paragraph by their ids."""
    read = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: {part["id"]: each["words"][part["start"] : part["end"]] for part in each["sentences"]} for each in read}


def follow(page: Page, ending: str) -> None:
    """Goes to the beginning, and from there to an address in the text."""
    page.evaluate("location.hash = ''; document.activeElement.blur()")
    until(page, "scrollY === 0 && !CSS.highlights.has('cited') && !document.querySelector('.told > *')")
    page.goto(f"{page.url.split('#')[0]}{ending}")


def words(first: str, last: str, paragraphs: dict[str, dict[str, str]]) -> list[str]:
    """The words from a place to a place, paragraph by paragraph."""
    ids = [id for inside in paragraphs.values() for id in inside]
    start = ids.index(first) if first in ids else ids.index(next(iter(paragraphs[first])))
    end = ids.index(last) if last in ids else ids.index(list(paragraphs[last])[-1])
    chosen = set(ids[start : end + 1])
    lines = [" ".join(text for id, text in inside.items() if id in chosen) for inside in paragraphs.values()]
    return [line for line in lines if line]


def marked(page: Page) -> list[str]:
    until(page, "CSS.highlights.has('cited')")
    found: list[str] = page.evaluate(MARKED)
    return found


RANGES = {
    "#p17-p19": ("p17", "p19"),
    "#p17.s2-p18.s1": ("p17.s2", "p18.s1"),
    "#p3.s2-p3.s4": ("p3.s2", "p3.s4"),
    "#p17.s2-p18": ("p17.s2", "p18"),
    "#headnote-p1": ("headnote", "p1"),
    "#p71-source-note": ("p71", "source-note"),
    "#p17.s2": ("p17.s2", "p17.s2"),
    "#p72.s1": ("p72.s1", "p72.s1"),
    "#p17-p19:~:text=Now%2C%20about%20the%20Il%2D28s.": ("p17", "p19"),
    "#p17.s2:~:text=From%20the%20point%20of%20the": ("p17.s2", "p17.s2"),
}


@pytest.mark.parametrize("ending", RANGES)
def test_an_address_leads_to_its_words_and_marks_them_and_nothing_else(
    ending: str, text: Page, paragraphs: dict[str, dict[str, str]]
) -> None:
    follow(text, ending)
    assert marked(text) == words(*RANGES[ending], paragraphs)
    within(text, FIRST, 500 if ":~:" in ending else 60)  # a browser sets what a text directive finds in the middle
    assert text.locator(".told > *").count() == 0


@pytest.mark.parametrize("width, ending", [(320, "#p17.s2-p18.s1"), (1280, "#p17.s2")])
def test_a_page_opens_at_such_an_address(width: int, ending: str, visit: Visit, paragraphs: dict[str, dict[str, str]]) -> None:
    page = visit("text", ending, viewport={"width": width, "height": 800})
    assert marked(page) == words(*RANGES[ending], paragraphs)
    within(page, FIRST, 60)


def test_marking_changes_nothing_in_the_text(text: Page) -> None:
    """But for the button to cite, which comes with the focus, and has no words."""
    follow(text, "")
    until(text, "!!document.querySelector('.notes > .skip')")  # what is told to who listens
    before = text.evaluate(f"document.querySelector('.cite-this')?.remove(), {TEXT}")
    follow(text, "#p17.s2-p19")
    assert len(marked(text)) == 3
    assert text.evaluate(f"document.activeElement.blur(), document.querySelector('.cite-this')?.remove(), {TEXT}") == before


def test_a_new_address_takes_the_old_marks_away(text: Page, paragraphs: dict[str, dict[str, str]]) -> None:
    page = text
    follow(page, "#p17-p19")
    assert marked(page) == words("p17", "p19", paragraphs)
    page.evaluate("location.hash = '#p30.s2'")
    until(page, "CSS.highlights.get('cited').size === 1")
    assert marked(page) == words("p30.s2", "p30.s2", paragraphs)
    page.evaluate("location.hash = '#p40'")
    until(page, "!CSS.highlights.has('cited')")
    page.go_back()
    until(page, "CSS.highlights.has('cited')")
    assert marked(page) == words("p30.s2", "p30.s2", paragraphs)


def test_reading_goes_on_from_a_range(text: Page) -> None:
    """The focus is on its first paragraph, is not drawn there, and Tab goes on inside; the paragraph is no stop of its own."""
    page = text
    follow(page, "#p17-p19")
    marked(page)
    until(page, "document.activeElement.id === 'p17'")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.closest('p').id") == "p17"
    assert page.locator("#p17[tabindex]").count() == 0


ABSENT = {
    "#p83": ("There is no ¶ 83; the text ends at ¶ 72.", "#p72"),
    "#p0": ("There is no ¶ 0; the numbers begin at ¶ 1.", "#p1"),
    "#p17.s9": ("¶ 17 has 4 sentences; there is no sentence 9.", "#p17"),
    "#headnote.s2": ("Headnote has 1 sentence; there is no sentence 2.", "#headnote"),
    "#p70-p83": ("There is no ¶ 83; the text ends at ¶ 72.", "#p72"),
    "#p19-p17": ("¶ 19 stands after ¶ 17; a range goes from the first to the last.", "#p17-p19"),
    "#page-99": ("There is no page 99; the source ends at page 21.", "#page-21"),
    "#17": ("Nothing here has the address “17”.", "#p17"),
    "#p83.": ("There is no ¶ 83; the text ends at ¶ 72.", "#p72"),
    "#p17-19": ("Nothing here has the address “p17-19”.", "#p17-p19"),
    "#n-nobody-wrote-this": ("Nothing here has the address “n-nobody-wrote-this”.", "#headnote"),
    "#%E0%A4%A": ("Nothing here has the address “%E0%A4%A”.", "#headnote"),
    "#<b>x</b>": ("Nothing here has the address “<b>x</b>”.", "#headnote"),
}


@pytest.mark.parametrize("ending", ABSENT)
def test_an_address_that_is_nowhere_is_told_and_not_guessed(ending: str, text: Page) -> None:
    follow(text, ending)
    told, way = ABSENT[ending]
    line = text.locator("[role=status].told")
    line.locator("a").wait_for()
    assert line.locator("p").inner_text().startswith(told)
    assert line.locator("a").get_attribute("href") == way
    assert (text.evaluate("scrollY"), text.evaluate("CSS.highlights.has('cited')")) == (0, False)
    assert text.evaluate("document.activeElement === document.body")


MANGLED = {
    "#p2.": "#p2",
    "#p2)": "#p2",
    "#p2).": "#p2",
    "#P2": "#p2",
    "#(p2)": "#p2",
    "#p2%22": "#p2",
    "#p2”,": "#p2",
    "#p2%E2%80%8B": "#p2",
    "#p17.s2.": "#p17.s2",
    "#P17.S2": "#p17.s2",
    "#p17-p19,": "#p17-p19",
    "#p17–p19": "#p17-p19",
    "#p17%E2%80%93p19)": "#p17-p19",
    "#N-Like-a-Cuban.": "#n-like-a-cuban",
    "#page-7;": "#page-7",
    "#**p2**": "#p2",
}


@pytest.mark.parametrize("ending", MANGLED)
def test_what_mail_and_chat_made_of_an_address_is_taken_back(ending: str, text: Page) -> None:
    follow(text, ending)
    there(text, MANGLED[ending], MANGLED[ending][1:].split("-p")[0])
    assert text.locator(".told > *").count() == 0


def test_on_a_page_of_one_paragraph_too(visit: Visit) -> None:
    page = visit("passage")
    id = page.evaluate("document.querySelector('.b > p[id]').id")
    page.evaluate("hash => { location.hash = hash }", f"#{id.upper()}).")
    until(page, f"location.hash === '#{id}'")
    assert page.locator(".told > *").count() == 0


def test_what_was_told_leads_on_and_goes_away(visit: Visit) -> None:
    page = visit("text", "#p83")
    assert page.evaluate("scrollY") == 0
    page.locator(".told a").click()
    until(page, "location.hash === '#p72' && !document.querySelector('.told').hasChildNodes()")
    page.evaluate("location.hash = '#p84'")
    page.locator(".told button").click()
    assert page.locator(".told > *").count() == 0


def test_what_is_told_of_an_address_is_not_told_where_another_was_followed_meanwhile(visit: Visit) -> None:
    page = visit("text")
    sheet = Held(page, "**/citing.css")
    page.evaluate("location.hash = '#p83'")
    sheet.asked()
    page.evaluate("location.hash = '#p17'")
    sheet.go()
    assert page.locator(".told > *").count() == 0


def test_without_scripts_such_an_address_opens_the_text(visit: Visit) -> None:
    page = visit("text", "#p17-p19", java_script_enabled=False)
    assert page.locator("h1").bounding_box()["y"] > 0  # type: ignore[index]  # it is there
    assert page.locator("#p17").is_visible()


@pytest.mark.parametrize("ending", ["", "#p17"])
def test_plain_reading_fetches_no_more_than_its_beginning(ending: str, visit: Visit) -> None:
    fetched: list[str] = []
    page = visit("text", ending, lambda page: page.on("request", lambda request: fetched.append(request.url.split("/")[-1])))
    until(page, "!!document.querySelector('.notes > .skip')")
    later(page)
    opening = {"reading.js", "opening.js", "keys.js", "names.js", "look.js", "elements.js", "files.js", "words.js"}
    heard = {"listening.js", "anchors.js", "notes.js"}  # asked for when all else is there, so that the first call that is followed acts
    assert {name for name in fetched if name.endswith((".js", ".json", ".txt"))} == opening | heard
    assert "citing.css" not in fetched
