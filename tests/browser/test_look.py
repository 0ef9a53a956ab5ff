"""“Aa”: size, colors, names and notes as a reader wants them, kept on the device and there before the first paint."""

from __future__ import annotations

import pytest
from axe import RULES, violations
from browsing import faceless, place
from pages import KINDS
from playwright.sync_api import Page
from visits import Visit
from waits import WATCH_SHIFTS, later, whole

pytestmark = pytest.mark.browser

# But for what the page itself says: that it has italics, and that its line is slow.
DATA = "(({ slanted, plain, ...looks }) => looks)(document.documentElement.dataset)"
# What the root says when the first frame is made.
FIRST = f"requestAnimationFrame(() => (window.first = {DATA}));"
SEPIA, DARK = "rgb(244, 232, 208)", "rgb(25, 23, 20)"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"


def aa(page: Page) -> None:
    page.locator("button.look").click()
    page.locator(".looks").wait_for()


@pytest.mark.parametrize("kind", ["text", "entry"])
def test_what_a_reader_has_chosen_is_there_before_the_first_paint_on_every_page_and_nothing_moves(kind: str, visit: Visit) -> None:
    address = place(kind)
    page = visit("text", viewport={"width": 1280, "height": 800})
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    aa(page)
    page.locator(".looks [value=large]").check()
    page.locator(".looks [value=sepia]").check()
    page.locator(".looks [name=names]").check()
    page.locator(".looks [name=whole]").check()
    assert page.evaluate(PAPER) == SEPIA
    assert page.locator("[role=doc-footnote] details [role=doc-backlink]").evaluate_all("all => all.every(each => each.checkVisibility())")
    chosen = {"size": "large", "theme": "sepia", "names": "on", "whole": "on"}
    assert page.evaluate(DATA) == chosen
    page.add_init_script(FIRST + WATCH_SHIFTS)
    page.goto(page.url.replace(KINDS["text"], address).split("#")[0])
    whole(page)
    later(page)
    assert page.evaluate("first") == chosen
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == pytest.approx(size * 1.15)
    assert sum(shift[0] for shift in page.evaluate("shifts")) == 0, page.evaluate("shifts")
    aa(page)
    assert page.locator(".looks :checked").evaluate_all("all => all.map(each => each.value)") == ["large", "sepia", "on", "on", "off"]
    page.locator(".looks [name=theme][value='']").check()
    page.locator(".looks [name=size][value='']").check()
    page.locator(".looks [name=names]").uncheck()
    page.locator(".looks [name=whole]").uncheck()
    assert page.evaluate(DATA) == {}
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK


def test_it_is_opened_and_closed_with_keys_and_gives_back_the_focus(visit: Visit) -> None:
    page = visit("text", viewport={"width": 320, "height": 640})
    way = page.locator("button.look")
    assert way.get_attribute("aria-label")
    way.focus()
    page.keyboard.press("Enter")
    page.locator(".looks").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "size"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    page.locator(".looks [value=largest]").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator(".looks").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.keyboard.press("Escape")
    assert not page.locator(".looks").is_visible()
    assert page.evaluate("document.activeElement.className") == "look"


def test_axe_finds_nothing_in_sepia_by_day_or_by_night_while_it_is_open(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800})
    aa(page)
    assert violations(page, RULES, ".looks") == []
    for theme in ("dark", "sepia"):
        page.locator(f".looks [value={theme}]").check()
        assert violations(page, ["cat.color"]) == []


def test_paper_knows_nothing_of_it(visit: Visit) -> None:
    page = visit("text")
    page.emulate_media(media="print")
    colors = """[...document.querySelectorAll("html, h1, #p1, [role=doc-footnote], .n, [role=doc-footnote] > b")].slice(0, 9)
        .map(each => (({color, backgroundColor, fontSize}) => [color, backgroundColor, fontSize])(getComputedStyle(each)))"""
    plain = page.evaluate(colors)
    page.emulate_media(media="screen")
    aa(page)
    for theme in ("dark", "sepia"):
        page.locator(f".looks [value={theme}]").check()
        page.locator(".looks [value=largest]").check()
        page.emulate_media(media="print")
        assert page.evaluate(colors) == plain
        assert not page.locator("button.look").is_visible()
        page.emulate_media(media="screen")


def test_where_nothing_can_be_kept_it_holds_until_the_page_is_left_and_without_a_script_there_is_none(visit: Visit) -> None:
    faults: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
        )
        page.on("pageerror", lambda error: faults.append(str(error)))

    page = visit("entry", "", prepare)
    aa(page)
    page.locator(".looks [value=sepia]").check()
    assert page.evaluate(PAPER) == SEPIA
    page.reload()
    whole(page)
    assert page.evaluate(DATA) == {}
    assert faults == []
    assert visit("entry", java_script_enabled=False).locator(".look").count() == 0


APART = """() => {
    const own = document.querySelector(".look").getBoundingClientRect();
    return [...document.querySelectorAll("header.site a")].filter(link => {
        const { left, right, top, bottom } = link.getBoundingClientRect();
        return left < own.right && right > own.left && top < own.bottom && bottom > own.top;
    }).map(link => link.textContent) }"""


@pytest.mark.parametrize("width", [320, 360, 390, 412])
@pytest.mark.parametrize("kind", ["title", "text"])
def test_the_button_lies_on_no_link_of_the_head(kind: str, width: int, visit: Visit) -> None:
    """Neither in the edition's face nor in the machine's, which is lower and wider."""
    for prepare in (None, faceless):
        assert visit(kind, "", prepare, viewport={"width": width, "height": 800}).evaluate(APART) == []


LINE = """() => {
    const [own, link] = [document.querySelector(".look"), document.querySelector("header.site :is(.brand, li) a")].map(each => {
        const mark = Object.assign(document.createElement("span"), { style: "display: inline-block" });
        each.prepend(mark); // a long name has several lines
        const { bottom } = mark.getBoundingClientRect();
        mark.remove();
        return bottom;
    });
    return Math.abs(own - link) }"""


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("kind", ["title", "text"])
def test_the_button_stands_on_the_first_line_of_the_head(kind: str, width: int, visit: Visit) -> None:
    """That of the name, and on the title page, which has it in its text, that of the ways."""
    page = visit(kind, viewport={"width": width, "height": 800})
    page.reload()  # now the faces are there, however late they came
    whole(page)
    assert page.evaluate(LINE) < 1
