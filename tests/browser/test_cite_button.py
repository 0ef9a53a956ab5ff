"""The button “Cite”: it stands where no word, no number and nothing with the focus is, is bound to its paragraph, and can be sent away."""

from __future__ import annotations

import pytest
from browsing import served
from edition.model import Edition
from pages import IDS, MIDDLE
from playwright.sync_api import Browser, Page
from visits import Visit
from waits import later, until, whole

pytestmark = pytest.mark.browser

WINDOWS = {
    "320 mouse": {"viewport": {"width": 320, "height": 640}},
    "390 touch": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "768": {"viewport": {"width": 768, "height": 1024}},
    "1280": {"viewport": {"width": 1280, "height": 800}},
}
# For every paragraph, with the pointer on it and then with the focus on its last link: what the button touches. Of a line of words its
# letters count, which begin below the top of their box; of a page of the source the number drawn in the margin.
TOUCHED = """async () => {
    const rest = () => new Promise(done => setTimeout(done));
    const root = parseFloat(getComputedStyle(document.documentElement).fontSize), found = [];
    const main = document.querySelector("main");
    for (const paragraph of document.querySelectorAll(".b > [id]")) {
        for (const way of ["pointer", "focus"]) {
            document.activeElement.blur();
            if (way === "pointer") {
                paragraph.scrollIntoView({ block: "center" });
                paragraph.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
            } else [...paragraph.querySelectorAll("a[href]")].at(-1)?.focus();
            for (let turn = 0; turn < 200 && document.querySelector(".cite-this")?.parentElement !== paragraph; turn += 1) await rest();
            const button = document.querySelector(".cite-this"), box = button?.getBoundingClientRect();
            if (button?.parentElement !== paragraph) { found.push(`${paragraph.id}: not there`); continue; }
            const touches = ({ left, right, top, bottom }) =>
                top < box.bottom - .5 && bottom > box.top + .5 && left < box.right - .5 && right > box.left + .5;
            if (box.left < 0 || box.right > document.documentElement.clientWidth || box.width < 24 || box.height < 24)
                found.push(`${paragraph.id}: ${JSON.stringify(box)}`);
            const near = [paragraph, paragraph.parentElement.previousElementSibling, paragraph.parentElement.nextElementSibling];
            for (const element of [...near, main.querySelector(".notes")].filter(Boolean)) {
                const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const node = walker.currentNode, range = new Range();
                    if (!node.data.trim() || button.contains(node) || !node.parentElement.checkVisibility()) continue;
                    range.selectNodeContents(node);
                    for (const { left, right, top, bottom, height } of range.getClientRects())
                        if (touches({ left, right, top: top + .28 * height, bottom: bottom - .03 * height }))
                            found.push(`${paragraph.id}, ${way}: “${node.data.trim().slice(0, 30)}”`);
                }
                for (const number of element.querySelectorAll(".n"))
                    if (touches(number.getBoundingClientRect())) found.push(`${paragraph.id}, ${way}: number ${number.ariaLabel}`);
                for (const leaf of innerWidth >= 768 ? element.querySelectorAll(".pb") : []) {
                    const { top, bottom } = leaf.getBoundingClientRect();
                    const left = leaf.closest(".b > [id]").getBoundingClientRect().left - 3.8 * root;
                    if (touches({ top: top + 4, bottom: bottom - 4, left, right: left + 28 }))
                        found.push(`${paragraph.id}, ${way}: ${leaf.id}`);
                }
            }
            const focused = document.activeElement;
            const letters = ({ left, right, top, bottom, height }) =>
                ({ left, right, top: top + .28 * height, bottom: bottom - .03 * height });
            if (paragraph.contains(focused) && [...focused.getClientRects()].some(each => touches(letters(each))))
                found.push(`${paragraph.id}: the focus is covered`);
        }
    }
    return found }"""


@pytest.mark.parametrize("window", WINDOWS)
def test_the_button_covers_no_word_no_number_and_nothing_with_the_focus(window: str, visit: Visit) -> None:
    page = visit("text", **WINDOWS[window])
    over(page, MIDDLE)  # the button is there, and comes at once wherever it is wanted
    assert page.evaluate(TOUCHED) == []


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("other", ["oath", "forms"])
def test_nor_does_it_in_texts_of_other_forms(other: str, window: str, chromium: Browser, request: pytest.FixtureRequest) -> None:
    """A paragraph of one line in which a page of the source begins, small lines below the last words, verse, lists and tables."""
    edition: Edition = request.getfixturevalue(other)
    with served(request.getfixturevalue(f"{other}_site")) as address, chromium.new_context(**WINDOWS[window]) as context:
        page = context.new_page()
        page.goto(f"{address}/{edition.text.slug}/", referer=f"{address}/")
        whole(page)
        over(page, edition.text.paragraphs[0].id)
        assert page.evaluate(TOUCHED) == []
        if id := page.evaluate("document.querySelector('.b > blockquote')?.id"):  # a passage has it at once, whatever its form is
            page.goto(f"{address}/{edition.text.slug}/{id}/")
            until(page, f"document.querySelector('.cite-this')?.parentElement.id === '{id}'")


def over(page: Page, id: str) -> None:
    page.evaluate(f"document.getElementById('{id}').dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}))")
    until(page, f"document.querySelector('.cite-this')?.parentElement.id === '{id}'")


def test_a_finger_sees_the_button_wherever_it_touches_near_an_end_of_a_paragraph(visit: Visit) -> None:
    page = visit("text", **WINDOWS["390 touch"])
    for id in IDS:
        for block, room in (("start", -40), ("end", 40)):
            page.evaluate("document.querySelector('.cite-this')?.remove()")
            page.evaluate(f"document.getElementById('{id}').scrollIntoView({{ block: '{block}' }}), scrollBy(0, {room})")
            over(page, id)
            seen = page.evaluate(
                """() => { const { top, bottom } = document.querySelector(".cite-this").getBoundingClientRect();
                    return top >= 0 && bottom <= innerHeight }"""
            )
            assert seen, (id, block)


def test_the_button_goes_with_its_paragraph_when_the_page_is_scrolled(visit: Visit) -> None:
    page = visit("text", **WINDOWS["390 touch"])
    over(page, MIDDLE)
    top = "getBoundingClientRect().top"
    apart = f"document.querySelector('.cite-this').{top} - document.getElementById('{MIDDLE}').{top}"
    before = page.evaluate(apart)
    page.evaluate("scrollBy(0, 3000)")
    assert page.evaluate(apart) == before
    assert page.evaluate("getComputedStyle(document.querySelector('.cite-this')).position") == "absolute"


def test_escape_sends_the_button_away_until_another_paragraph_is_come_to(visit: Visit) -> None:
    page = visit("text", f"#{MIDDLE}", **WINDOWS["1280"])
    other = next(id for id in IDS if id != MIDDLE)
    over(page, MIDDLE)
    page.keyboard.press("Escape")
    assert page.locator(".cite-this").count() == 0
    page.evaluate(f"document.querySelector('#{MIDDLE} a').dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}))")
    later(page)
    assert page.locator(".cite-this").count() == 0
    over(page, other)
    over(page, MIDDLE)
    page.locator(f"#{MIDDLE} .n").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cite-this"
    page.keyboard.press("Escape")
    assert page.evaluate(f"document.activeElement === document.querySelector('#{MIDDLE} .n')")
    page.keyboard.press("c")
    page.locator("dialog[open]").wait_for()
