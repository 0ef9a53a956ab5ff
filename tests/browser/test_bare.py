"""“Text only”: what is selected then, in whatever program it is kept, is the text and no word of a hidden note; and all comes back."""

from __future__ import annotations

import re

import pytest
from edition.model import Edition, words
from pages import IDS, MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import there, until

pytestmark = pytest.mark.browser

# A selection from the middle of a paragraph to the middle of another, as an annotation keeps it: exactly, and 32 characters around it.
QUOTED = """([first, last]) => {
    const range = document.createRange(), [one, other] = [first, last].map(id => document.getElementById(id));
    range.setStart(one, Math.floor(one.childNodes.length / 2));
    range.setEnd(other, Math.ceil(other.childNodes.length / 2));
    const before = document.createRange(), after = document.createRange();
    before.setStart(document.body, 0);
    before.setEnd(range.startContainer, range.startOffset);
    after.setStart(range.endContainer, range.endOffset);
    after.setEnd(document.body, document.body.childNodes.length);
    return [before.toString().slice(-32), range.toString(), after.toString().slice(0, 32)] }"""
GONE = "!document.querySelector('.text > [data-apparatus]')"
THERE = "!!document.querySelector('.text > [data-apparatus]')"


def bare(page: Page) -> None:
    """Switches it on."""
    page.locator("#bare").check()
    until(page, GONE)


def folded(text: str) -> str:
    return " ".join(text.split())


def test_what_an_annotation_keeps_of_a_selection_is_of_the_text_alone(visit: Visit, real: Edition) -> None:
    page = visit("text")
    source = folded(" ".join(words(part.nodes) for part in real.text.paragraphs))
    pairs = list(zip(IDS, IDS[2:], strict=False))[:: max(len(IDS) // 12, 1)]
    assert any(folded("".join(page.evaluate(QUOTED, pair))) not in source for pair in pairs)
    bare(page)
    for pair in pairs:
        prefix, exact, suffix = page.evaluate(QUOTED, pair)
        for part in (exact, prefix if pair[0] != IDS[0] else "", suffix if pair[1] != IDS[-1] else ""):
            assert folded(part) in source, pair
        assert re.sub(r"\s", "", exact) in re.sub(r"\s", "", source), pair


def test_switched_off_again_the_page_is_as_it_was(visit: Visit) -> None:
    page = visit("text", f"#{MIDDLE}")
    shown = "document.documentElement.outerHTML"
    before = page.evaluate(shown)
    for _ in range(2):
        bare(page)
        assert page.evaluate(shown) != before
        page.locator("#bare").uncheck()
        until(page, THERE)
    until(page, f"{shown}.length === {len(before.encode('utf-16-le')) // 2}")
    assert page.evaluate(shown) == before


@pytest.mark.parametrize("role", ["doc-footnote", "doc-pagebreak"])
def test_an_address_of_what_is_hidden_switches_it_off_and_leads_there(role: str, visit: Visit) -> None:
    page = visit("text")
    id = page.evaluate("role => [...document.querySelectorAll(`.text [role=${role}][id]`)].at(-1)?.id", role)
    if not id:
        pytest.skip("the text has none")
    bare(page)
    page.evaluate("id => { location.hash = id }", id)
    until(page, THERE)
    assert not page.locator("#bare").is_checked()
    there(page, f"#{id}")
    assert page.evaluate("document.querySelector(':target').id") == id


def test_an_address_of_the_text_leaves_it_on(visit: Visit) -> None:
    page = visit("text")
    bare(page)
    page.evaluate(f"location.hash = '{MIDDLE}'")
    there(page, f"#{MIDDLE}")
    assert page.locator("#bare").is_checked()
    assert page.evaluate(GONE)


def test_a_page_that_comes_back_with_it_on_is_bare(visit: Visit) -> None:
    page = visit("text")
    bare(page)
    page.goto(f"{page.url}../")
    page.go_back()
    until(page, "document.getElementById('bare').checked")
    until(page, GONE)
