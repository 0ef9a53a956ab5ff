"""Pictures in a browser: they tell who does not see them, show where one is, and no words of theirs cover others."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from axe import RULES, violations
from browsing import faceless
from edition.model import numeral
from pages import EDITION
from PIL import Image
from playwright.sync_api import Page
from visits import Visit
from waits import resized, until

pytestmark = pytest.mark.browser

NUMBERED = [part.id for part in EDITION.text.paragraphs if numeral(part.id)]
LAID = """() => [...document.querySelectorAll(".lying text.name")].map(word => word.getBBox())
    .map(({ x, y, width, height }) => [x, y, width, height])"""
TABBED = (
    "() => [...document.querySelectorAll('.strip a, .hits a')].every(link => link.tabIndex === -1 && link.closest('[aria-hidden=true]'))"
)


@pytest.mark.skipif(not EDITION.entries, reason="nobody is spoken of")
@pytest.mark.parametrize("faces", ["ours", "the machine's"])
def test_the_text_at_a_glance_is_told_in_words_and_its_table_stands_on_a_phone(faces: str, visit: Visit) -> None:
    """Also where a slow line brings no faces, and those of the machine are wider."""

    page = visit("title", prepare=None if faces == "ours" else faceless, viewport={"width": 320, "height": 700})
    page.locator(".glance summary").click()
    assert violations(page, RULES, ".glance") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TABBED)
    assert len(page.locator(".glance [role=img]").get_attribute("aria-label") or "") > 40


def test_the_weeks_lie_or_stand_and_their_words_keep_apart(visit: Visit) -> None:
    page = visit("timeline", viewport={"width": 1280, "height": 900})
    if not page.locator(".weeks").count():
        pytest.skip("no lanes")
    assert [page.locator(f".weeks > .{each}").is_visible() for each in ("lying", "standing")] == [True, False]
    boxes = page.evaluate(LAID)
    wide, deep = (float(number) for number in (page.locator(".lying").get_attribute("viewBox") or "").split()[2:])
    assert boxes
    for number, (x, y, width, height) in enumerate(boxes):
        assert x >= 0 and y >= 0 and x + width <= wide and y + height <= deep
        for left, top, breadth, depth in boxes[:number]:
            apart = x + width <= left or left + breadth <= x or y + height - 3 <= top or top + depth - 3 <= y
            assert apart, (boxes[number], (left, top, breadth, depth))
    assert violations(page, RULES, ".weeks") == []
    resized(page, 320, 700)
    assert [page.locator(f".weeks > .{each}").is_visible() for each in ("lying", "standing")] == [False, True]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TABBED)
    href = page.locator(".standing .hits a").last.get_attribute("href") or ""
    assert page.locator(href).is_visible()


PICTURES = {"title": ".glance", "timeline": ".weeks", "dates": ".weeks", "entry": ".entry > header"}  # where each stands


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PICTURES)
def test_no_picture_keeps_anyone_out(kind: str, color_scheme: Literal["light", "dark"], width: int, visit: Visit) -> None:
    page = visit(kind, viewport={"width": width, "height": 900}, color_scheme=color_scheme)
    if not page.locator(f"{PICTURES[kind]} svg").count():
        pytest.skip("no picture")
    assert violations(page, RULES, PICTURES[kind]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TABBED)


# Words whose letters come nearer to each other than a tenth of their height, within their boxes.
BESIDE = """() => {
    const words = [...document.querySelectorAll(".weeks > svg text")].filter(word => word.checkVisibility()).map(word => {
        const { left, right, top, bottom } = word.getBoundingClientRect(), air = (bottom - top) / 10;
        return { said: word.textContent, left, right, top: top + air, bottom: bottom - air } });
    return words.flatMap((one, number) => words.slice(number + 1).filter(other => one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom).map(other => `${one.said} / ${other.said}`)) }"""


@pytest.mark.parametrize("width", [320, 390, 768, 1055, 1280, 1920])
@pytest.mark.parametrize("kind", ["timeline", "dates"])
def test_months_days_and_lanes_of_the_weeks_stand_off_each_other(kind: str, width: int, visit: Visit) -> None:
    page = visit(kind, viewport={"width": width, "height": 900})
    assert page.evaluate(BESIDE) == []


# Names of lanes in one row that are nearer to each other than half of their height, in faces that are wider than ours.
CLOSE = """() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(".weeks text { letter-spacing: .08em }");
    document.adoptedStyleSheets.push(wider);
    const names = [...document.querySelectorAll(".standing .lane")].map(name => [name.textContent, name.getBoundingClientRect()]);
    return names.flatMap(([said, one], number) => names.slice(number + 1).filter(([, other]) => one.top < other.bottom - one.height / 3
        && other.top < one.bottom - one.height / 3 && other.left - one.right < one.height / 2).map(([other]) => `${said} / ${other}`)) }"""


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("kind", ["timeline", "dates"])
def test_names_of_lanes_stand_off_each_other_in_wider_faces(kind: str, width: int, visit: Visit) -> None:
    page = visit(kind, viewport={"width": width, "height": 900})
    assert page.evaluate(CLOSE) == []


# Names of months that are nearer than 2 pixels to the line of the first lane, over which its name stands.
NEAR_A_LINE = """() => {
    const { left, width } = document.querySelector(".standing .lane").getBoundingClientRect();
    return [...document.querySelectorAll(".standing .month")].filter(name => name.getBoundingClientRect().right > left + width / 2 - 2)
        .map(name => name.textContent) }"""


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("kind", ["timeline", "dates"])
def test_names_of_months_stand_off_the_first_lane_in_a_machine_s_own_wider_face(kind: str, width: int, visit: Visit) -> None:
    """Which stands there on a line that is too slow for ours."""
    page = visit(kind, viewport={"width": width, "height": 900}, prepare=faceless)
    if not page.locator(".weeks").count():
        pytest.skip("no lanes")
    assert page.evaluate(NEAR_A_LINE) == []


# Their letters in the color of the paper: then whatever is seen of a line through them is a line.
BLANK = "for (const word of document.querySelectorAll('.lying text.name')) word.style.fill = 'var(--paper)'"


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_no_line_of_the_weeks_goes_through_their_words(color_scheme: Literal["light", "dark"], visit: Visit) -> None:
    page = visit("timeline", viewport={"width": 1280, "height": 900}, color_scheme=color_scheme)
    if not page.locator(".weeks").count():
        pytest.skip("no lanes")
    page.evaluate(BLANK)
    box = page.locator(".lying").bounding_box() or {}
    seen = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    paper, crossed = seen.getpixel((1, 1)), []
    for word in page.locator(".lying text.name").all():
        left, top, wide, deep = (word.bounding_box() or box).values()
        middle = seen.crop((round(left + 1), round(top + deep / 2), round(left + wide - 1), round(top + deep / 2) + 3))
        if any(abs(shade - paper) > 24 for shade in middle.tobytes()):
            crossed.append(word.text_content())
    assert crossed == []


def test_what_was_before_the_weeks_is_set_as_all_else_of_the_timeline(visit: Visit) -> None:
    page = visit("timeline", viewport={"width": 390, "height": 800})
    if not page.locator(".before").count():
        pytest.skip("nothing before the weeks")
    page.locator(".before summary").click()
    faces = "all => [...new Set(all.map(each => [getComputedStyle(each).fontFamily, getComputedStyle(each).color].join()))]"
    assert len(page.locator(".timeline li > p:not(.when)").evaluate_all(faces)) == 1


def here(page: Page) -> list[str]:
    """The paragraphs that the strip shows as those where one is."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.strip .here')].map(each => each.getAttribute('href').slice(1))")
    return found


def test_the_strip_beside_the_outline_shows_where_one_is_and_moves_nothing(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1600, "height": 900})
    if not page.locator(".outline ol").count():
        pytest.skip("the text has no outline")
    before = page.locator(".outline ol").bounding_box()
    page.wait_for_selector(".strip a", state="attached")
    assert page.locator(".strip a").evaluate_all("links => links.map(link => link.getAttribute('href').slice(1))") == NUMBERED
    last = NUMBERED[-1]
    page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", NUMBERED[len(NUMBERED) // 2])
    until(page, "document.querySelector('.strip .here') && document.querySelector('.outline [aria-current=location]')")
    assert len(here(page)) == 1
    assert page.locator(f".strip a[href='#{last}']").count() == 1
    after = page.locator(".outline ol").bounding_box()
    assert before is not None and after is not None
    assert (before["x"], before["width"], before["height"]) == (after["x"], after["width"], after["height"])
    assert page.evaluate(TABBED)
