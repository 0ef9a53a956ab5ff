"""Where lines end: not within a date, a number or a name with one, not behind ¶, and none begins with a dash; and that words stay words."""

from __future__ import annotations

import re

import pytest
from pages import EDITION, KINDS, Site, common
from playwright.sync_api import Page
from visits import Visit
from waits import resized

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 390, 430, 480, 600, 700, 768, 900, 1056, 1280, 1600)
BROKEN = r"""() => {
    const months = Array.from({ length: 12 }, (_, month) =>
        new Date(2000, month, 9).toLocaleDateString(document.documentElement.lang, { month: "long" }));
    const month = `(?:${months.join("|")})`;
    const parted = new RegExp([`¶[\\s\\u00a0]\\d`, `\\b\\d{1,2}[\\s\\u00a0]${month}`, `${month}[\\s\\u00a0]\\d{1,2}\\b`,
        `\\b[A-Za-z]+-\\d+`, `\\d[-–]\\d+`,
        `[a-z]ty-(?:one|two|three|four|five|six|seven|eight|nine|first|second|fifth)\\b`,
        `\\d, (?:sentence|line|row)[\\s\\u00a0]\\d`, `\\S[\\s\\u00a0]?[–—]`].join("|"), "g");
    const found = [];
    for (const block of document.querySelectorAll(":is(main, footer) :is(p, li, dd, dt, q, h1, h2, h3, [role=doc-footnote])")) {
        if (!block.checkVisibility() || block.closest(".cite")) continue;
        if (block.querySelector("p, li, dd, [role=doc-footnote]")) continue;
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), places = [];
        let text = "";
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (!node.parentElement.checkVisibility() || node.parentElement.closest("details:not([open]) > :not(summary)")) continue;
            for (let at = 0; at < node.data.length; at += 1) places.push([node, at]);
            text += node.data;
        }
        for (const match of text.matchAll(parted)) {
            if (/\S*:\/\/\S*$/.test(text.slice(0, match.index + 1))) continue; // addresses of the web may break
            const tops = [...match[0]].map((letter, number) => {
                const [node, at] = places[match.index + number], range = new Range();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                return /\s/.test(letter) ? null : range.getClientRects()[0];
            }).filter(Boolean);
            if (tops.some(box => box.top > tops[0].bottom - 2)) found.push(text.slice(Math.max(match.index - 12, 0), match.index + 16));
        }
    }
    return [...new Set(found)] }"""


OFTEN = ("text", "passage", "missing")  # tried at all widths, other kinds at a third of them
APART = ("search/", "audit/", "data/", "contents/", "accessibility/")  # of no kind that KINDS has
# Short sentences below a title and beside pictures whose last line is one word, and far shorter than the others.
SHORT = "h1, h2, figcaption, h1 + .where, .list > p, .home .prose p, .doors span, .glance > p > span"
LONELY = (
    f"() => [...document.querySelectorAll('main :is({SHORT})')]"
    """.filter(each => {
        const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), words = [], range = new Range();
        while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            words.push(range.getBoundingClientRect());
        }
        const [before, last] = words.slice(-2);
        if (words.length < 4 || !last.height || last.top < before.bottom - 2) return false;
        return last.width < 0.4 * (before.right - Math.min(...words.map(word => word.left))) })
    .map(each => each.textContent.trim().slice(0, 60))"""
)
FOUND = """() => {
    const part = [...document.querySelectorAll("main .k")].find(each => /^\\d+$/.test(each.textContent) && each.checkVisibility());
    if (!part) return null;
    const word = /\\S+$/.exec(part.previousSibling.data)[0] + part.textContent, selection = getSelection();
    selection.collapse(part.previousSibling, 0);
    const found = find(word), there = selection.containsNode(part, true), copied = String(selection);
    selection.selectAllChildren(document.querySelector("main"));
    return [word === copied, found, there, /[\\u2060\\u2011]/.test(String(selection))] }"""


def at_widths(page: Page, found: str, widths: tuple[int, ...]) -> dict[int, list[str]]:
    """What an expression finds on a page, by the widths at which it finds something."""
    all = {}
    for width in widths:
        resized(page, width)
        all[width] = page.evaluate(found)
    return {width: each for width, each in all.items() if each}


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_ends_within_a_date_a_number_or_a_name_and_none_begins_with_a_dash(kind: str, visit: Visit) -> None:
    assert at_widths(visit(kind), BROKEN, WIDTHS if kind in OFTEN else WIDTHS[::3]) == {}


@pytest.mark.parametrize("address", APART)
def test_none_does_so_on_the_pages_that_are_of_no_kind(address: str, visit: Visit, pages: Site, server: str) -> None:
    if address not in pages:
        pytest.skip("no such page")
    page = visit("title")
    page.goto(f"{server}/{address}")
    assert at_widths(page, BROKEN, WIDTHS[::3]) == {}
    if address == "search/":  # and where a script shows what is found
        names = [entry.name for entry in EDITION.entries]
        figured = (name for name in names if re.search(r"-\d", name))
        page.locator("[type=search]").fill(next(figured, names[0] if names else common(EDITION)))
        page.locator(".found li").first.wait_for()
        assert at_widths(page, BROKEN, WIDTHS[:3]) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_short_sentence_ends_in_a_line_of_one_word(kind: str, visit: Visit) -> None:
    assert at_widths(visit(kind), LONELY, WIDTHS[::2]) == {}


def test_a_name_that_is_held_together_is_found_and_copied_as_it_is_written(visit: Visit) -> None:
    """A number behind a hyphen is an element of its own: it parts no word for who seeks it on the page, and adds no letter to a copy."""
    found = visit("notes").evaluate(FOUND)
    if found is None:
        pytest.skip("no such name in the notes")
    assert found == [True, True, True, False]
