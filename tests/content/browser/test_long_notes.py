"""Notes of this text in its margin: the first sentence of each, and the rest when it is wanted; the text has no hole for them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from visits import Visit
from waits import later, resized, until

pytestmark = pytest.mark.browser

FAR = 160  # pixels that a note may begin below the first line of its paragraph
WIDTHS = (1056, 1080, 1120, 1168, 1200, 1247, 1248, 1280, 1440, 1568, 1920, 2560)
ZOOMS = (1, 1.25, 1.5)
STANDING = """() => {
    const found = {holes: [], overlaps: [], far: []};
    let last = null, under = -Infinity;
    for (const part of document.querySelectorAll(".text > *")) {
        const own = part.matches(".b") ? part.querySelector("p") : part, box = own.getBoundingClientRect();
        const space = last && Math.max(parseFloat(getComputedStyle(own).marginTop), parseFloat(getComputedStyle(last).marginBottom));
        if (last && box.top - last.getBoundingClientRect().bottom > space + 1) found.holes.push(own.id);
        last = own;
        const notes = part.querySelector(".notes")?.getBoundingClientRect();
        if (!notes) continue;
        if (notes.height && (notes.top < under - 1 || notes.left < box.right)) found.overlaps.push(own.id);
        if (notes.height) under = notes.bottom;
        found.far.push([notes.height && Math.round(notes.top - box.top), own.id]);
    }
    const [first, ...rest] = found.far.sort(([one], [other]) => other - one);
    return {...found, far: first, end: document.querySelector(".text").getBoundingClientRect().bottom > under};
}"""


def test_the_text_has_no_hole_and_its_notes_drift_little_and_never_overlap(visit: Visit) -> None:
    """At a zoom of 150 % a window has two thirds of its pixels; where they are too few for a margin the text stands alone."""
    page = visit("text", viewport={"width": WIDTHS[0], "height": 900})
    for size in sorted({int(width / zoom) for width in WIDTHS for zoom in ZOOMS}):
        resized(page, size, 900)
        found = page.evaluate(STANDING)
        assert (found["holes"], found["overlaps"], found["end"]) == ([], [], True), size
        assert found["far"][0] <= FAR, (size, found["far"])


def rest(page: Page, id: str) -> bool:
    shown: bool = page.evaluate("id => document.getElementById(id).querySelector('details').open", id)
    return shown


@pytest.fixture
def wide(visit: Visit) -> Page:
    return visit("text", viewport={"width": 1280, "height": 900})


def test_a_note_shows_its_first_sentence_and_the_rest_when_it_is_wanted(wide: Page) -> None:
    note = wide.locator("#n-full-quorum")
    folded, whole = note.inner_text(), note.text_content() or ""
    assert folded.rstrip().endswith("more")
    assert len(whole) > len(folded) + 100
    note.locator("summary").click()
    assert "Malin" in note.inner_text()
    assert note.locator("[role=doc-backlink]").inner_text().strip() == "↩ ¶\u00a02".replace("\u00a0", " ")


def test_following_a_call_whose_note_is_in_view_opens_it_and_moves_nothing(wide: Page) -> None:
    wide.evaluate("document.getElementById('p2').scrollIntoView({block: 'center'})")
    before = wide.evaluate("scrollY")
    wide.locator("#r-full-quorum").click()
    assert rest(wide, "n-full-quorum")
    assert wide.evaluate("[scrollY, location.hash, document.activeElement.id]") == [before, "#n-full-quorum", "n-full-quorum"]
    wide.locator("#n-full-quorum [role=doc-backlink]").click()
    assert wide.evaluate("[scrollY, location.hash, document.activeElement.id]") == [before, "#r-full-quorum", "r-full-quorum"]


def test_following_a_call_whose_note_is_out_of_view_keeps_its_line_and_back_the_page_stands_as_it_stood(wide: Page) -> None:
    wide.evaluate("document.getElementById('r-full-quorum').scrollIntoView({block: 'end'})")
    before = wide.evaluate("scrollY")
    wide.locator("#r-full-quorum").click()
    assert wide.evaluate("scrollY") > before, "the note was in view: this test shows nothing"
    in_view = """id => { const box = document.getElementById(id).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight }"""
    assert [wide.evaluate(in_view, id) for id in ("n-full-quorum", "r-full-quorum")] == [True, True]
    wide.locator("#n-full-quorum [role=doc-backlink]").click()
    assert wide.evaluate("scrollY") == before
    wide.go_back()
    wide.go_back()
    until(wide, f"location.hash === '' && scrollY === {before}")


def wanted(page: Page, label: str) -> None:
    """Turns a switch of “Aa” on."""
    page.locator("button.look").click()
    page.get_by_label(label).check()
    page.keyboard.press("Escape")


def test_all_notes_stand_in_full_where_that_is_wanted(wide: Page) -> None:
    wanted(wide, "Notes in full")
    hidden = "() => [...document.querySelectorAll('.notes details > :last-child')].filter(each => !each.checkVisibility()).length"
    assert wide.evaluate(hidden) == 0
    found = wide.evaluate(STANDING)
    assert found["overlaps"] == []


def test_without_scripts_a_note_shows_all_when_one_comes_to_it(visit: Visit) -> None:
    page = visit("text", "#n-full-quorum", java_script_enabled=False)
    shown = "id => document.getElementById(id).querySelector('details > :last-child').checkVisibility()"
    assert page.evaluate(shown, "n-full-quorum")
    assert not page.evaluate(shown, "n-like-a-cuban")


def test_a_name_is_quiet_where_it_is_only_meant_or_named_again(wide: Page) -> None:
    """Its line comes with pointer or focus, and all lines where a reader wants them."""
    line = "selector => getComputedStyle(document.querySelector(selector)).textDecorationColor"
    quiet, loud = "rgba(0, 0, 0, 0)", ("#p3 > a[href*='il-28']:not(.i)", "#p3 a.i")
    assert [wide.evaluate(line, each) == quiet for each in loud] == [False, True]
    wide.locator("#p3 a.i").first.focus()
    assert wide.evaluate(line, "#p3 a.i:focus") != quiet
    wide.evaluate("document.activeElement.blur()")
    wanted(wide, "Lines under all names")
    assert [wide.evaluate(line, each) == quiet for each in loud] == [False, False]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_the_first_paragraph_begins_on_the_first_screen(width: int, height: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": height})
    later(page)
    assert page.locator("#p1").bounding_box()["y"] < height - 60  # type: ignore[index]  # it is there


def test_on_a_phone_the_text_stands_alone_and_the_outline_is_one_closed_line(visit: Visit) -> None:
    page = visit("text", viewport={"width": 390, "height": 844})
    assert page.locator("[role=doc-footnote]:visible").count() == 0
    assert page.locator(".outline").bounding_box()["height"] < 40  # type: ignore[index]  # it is there
    wanted(page, "Notes in full")
    assert page.locator("[role=doc-footnote]:visible").count() == page.locator("[role=doc-footnote]").count()


def test_on_a_phone_the_address_of_a_note_shows_it(visit: Visit) -> None:
    page = visit("text", "#n-full-quorum", viewport={"width": 390, "height": 844})
    assert page.locator("#n-full-quorum").is_visible()
    assert not page.locator("#n-like-a-cuban").is_visible()
