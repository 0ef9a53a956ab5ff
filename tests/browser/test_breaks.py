"""Where lines end: not within a date, a number or a name with one, not behind ¶, and none begins with a dash; and that words stay words."""

from __future__ import annotations

import pytest
from pages import KINDS
from visits import Visit

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 390, 430, 480, 600, 700, 768, 900, 1056, 1280, 1600)
BROKEN = r"""() => {
    const months = Array.from({ length: 12 }, (_, month) =>
        new Date(2000, month, 9).toLocaleDateString(document.documentElement.lang, { month: "long" }));
    const month = `(?:${months.join("|")})`;
    const parted = new RegExp([`¶[\\s\\u00a0]\\d`, `\\b\\d{1,2}[\\s\\u00a0]${month}`, `${month}[\\s\\u00a0]\\d{1,2}\\b`,
        `\\b[A-Za-z]+-\\d+`, `\\S[\\s\\u00a0]?[–—]`].join("|"), "g");
    const found = [];
    for (const block of document.querySelectorAll("main :is(p, li, dd, dt, q, h1, h2, h3, [role=doc-footnote])")) {
        if (!block.checkVisibility() || block.closest(".cite, .named")) continue;
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
            if (block.closest(".passages, .claimed") && /[–—]$/.test(match[0])) continue; // short quotations by the dozen
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


PROSE = ("title", "entry", "seldom", "document", "dates", "timeline", "notes", "claims", "lesson")  # of the editors
FOUND = """() => {
    const part = [...document.querySelectorAll("main .k")].find(each => /^\\d+$/.test(each.textContent) && each.checkVisibility());
    if (!part) return null;
    const word = /\\S+$/.exec(part.previousSibling.data)[0] + part.textContent, selection = getSelection();
    selection.collapse(part.previousSibling, 0);
    const found = find(word), there = selection.containsNode(part, true), copied = String(selection);
    selection.selectAllChildren(document.querySelector("main"));
    return [word === copied, found, there, /[\\u2060\\u2011]/.test(String(selection))] }"""


@pytest.mark.parametrize("kind", [kind for kind in ("text", "passage", "missing", *PROSE) if kind in KINDS])
def test_no_line_ends_within_a_date_a_number_or_a_name_and_none_begins_with_a_dash(kind: str, visit: Visit) -> None:
    page = visit(kind)
    broken = {}
    for width in WIDTHS[:: 3 if kind in PROSE else 1]:
        page.set_viewport_size({"width": width, "height": 800})
        if found := page.evaluate(BROKEN):
            broken[width] = found
    assert broken == {}


def test_a_name_that_is_held_together_is_found_and_copied_as_it_is_written(visit: Visit) -> None:
    """A number behind a hyphen is an element of its own: it parts no word for who seeks it on the page, and adds no letter to a copy."""
    found = visit("notes").evaluate(FOUND)
    if found is None:
        pytest.skip("no such name in the notes")
    assert found == [True, True, True, False]
