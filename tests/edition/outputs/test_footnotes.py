"""A note is its first sentence and the rest, which together are its words."""

from __future__ import annotations

from dataclasses import replace

from edition import concordance, sentences
from edition.model import ListOf, Paragraph, Words, prose
from edition.outputs.site.setting import Setting
from lxml import html
from pages import EDITION

SETTING = Setting(EDITION, concordance.make(EDITION))


def plain(markup: str) -> str:
    """The words of a piece of HTML, white space folded."""
    return " ".join(html.fromstring(f"<p>{markup}</p>").text_content().split())


def test_a_note_begins_with_its_first_sentence_and_loses_no_word() -> None:
    for note in EDITION.notes:
        shown, whole = SETTING.footnote(note, ""), " ".join(prose(note.blocks).split())
        begun = plain(SETTING.inline(note.blocks, ""))
        assert (plain(shown.html), plain(shown.first)) == (begun, begun[: len(plain(shown.first))])
        assert sentences.first(whole, SETTING.rules).split()[:3] == plain(shown.first).replace("\u00a0", " ").split()[:3]
        assert plain(shown.first)[-1] in ".?!”)’"
        assert bool(shown.rest) == (plain(shown.first) != begun)


def test_a_note_that_is_no_prose_is_a_slip_and_the_preview_goes_on() -> None:
    listed = ListOf((((Paragraph((Words("One thing."),)),)),), ordered=False)
    for root, blocks in (("../", ()), ("../../", (listed,))):  # a note is set once for a root
        shown = SETTING.footnote(replace(EDITION.notes[0], blocks=blocks), root)
        assert (shown.first, shown.rest) == ("", "")
