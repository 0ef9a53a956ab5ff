"""With scripts switched off everything is there: the words, the notes, the ways between them."""

from __future__ import annotations

import pytest
from edition.model import Edition, words
from pages import IDS, MIDDLE
from visits import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_and_the_notes_are_there(width: int, visit: Visit, real: Edition) -> None:
    page = visit("text", java_script_enabled=False, viewport={"width": width, "height": 800})
    plain = {part.id: words(part.nodes) for part in real.text.paragraphs}
    for id in (IDS[0], IDS[1], MIDDLE, IDS[-1]):
        paragraph = page.locator(f"#{id}")
        assert paragraph.is_visible()
        assert plain[id] == " ".join(paragraph.inner_text().split())
    notes = page.locator("[role=doc-footnote]")
    assert notes.count() > 0
    assert page.locator("[role=doc-footnote]:visible").count() == notes.count()


def test_a_call_leads_to_its_note(visit: Visit) -> None:
    page = visit("text", java_script_enabled=False)
    call = page.locator("[role=doc-noteref]").last
    target = call.get_attribute("href") or ""
    call.press("Enter")
    page.wait_for_url(f"**{target}")
    assert page.locator(target).is_visible()


def test_the_notes_can_be_filtered(visit: Visit, real: Edition) -> None:
    page = visit("notes", java_script_enabled=False)
    kinds = page.locator("input[name=type]").evaluate_all("boxes => boxes.map(box => box.value)")
    types = {note.type for note in real.notes}
    kept = "claim" if "claim" in types else min(types)
    chosen = page.locator(f"[data-type={kept}]")
    assert chosen.count() > 0
    for kind in kinds:
        if kind != kept:
            page.locator(f"input[name=type][value={kind}]").uncheck()
    assert page.locator("[data-type]:visible").count() == chosen.count() == page.locator(f"[data-type={kept}]:visible").count()
