"""With scripts switched off everything is there: the words, the notes, the ways between them."""

from __future__ import annotations

import re

import pytest
from visits import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_and_the_notes_are_there(width: int, visit: Visit, transcription: dict[str, str]) -> None:
    page = visit("text", java_script_enabled=False, viewport={"width": width, "height": 800})
    for id in ("headnote", "p1", "p12", "p72", "source-note"):
        paragraph = page.locator(f"#{id}")
        assert paragraph.is_visible()
        assert " ".join(re.sub(r"\[\[page \d+\]\]", " ", transcription[id]).split()) == " ".join(paragraph.inner_text().split())
    notes = page.locator("[role=doc-footnote]")
    assert notes.count() > 0
    assert page.locator("[role=doc-footnote]:visible").count() == notes.count()


def test_a_call_leads_to_its_note(visit: Visit) -> None:
    page = visit("text", java_script_enabled=False)
    call = page.locator("[role=doc-noteref]").nth(3)
    target = call.get_attribute("href") or ""
    call.press("Enter")
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


def test_the_notes_can_be_filtered(visit: Visit) -> None:
    page = visit("notes", java_script_enabled=False)
    kinds = page.locator("input[name=type]").evaluate_all("boxes => boxes.map(box => box.value)")
    claims = page.locator("[data-type=claim]")
    assert claims.count() > 0
    for kind in kinds:
        if kind != "claim":
            page.locator(f"input[name=type][value={kind}]").uncheck()
    assert page.locator("[data-type]:visible").count() == claims.count() == page.locator("[data-type=claim]:visible").count()
