"""Verse, lists and tables are cited by what is counted in them: lines, rows, sentences of items; and a browser finds their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import press
import pytest
from bridge import Sample
from browsing import served
from edition.model import Edition, words
from edition.wording import wording
from highlighting import assert_marked
from playwright.sync_api import Browser, Page
from waits import until

pytestmark = pytest.mark.browser

SAY = wording("en")
# What is asked of a selection, by the script that cites and the one that copies.
ASKED = """async ends => {
    const module = name => import(new URL(`${name}.js`, document.querySelector('[src$="reading.js"]').src).href);
    const [{ link, note }, { parts, plain, rich }] = await Promise.all([module("citing"), module("selection")]);
    const place = ([id, offset]) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        for (; offset > node.data.length; node = walker.nextNode()) offset -= node.data.length;
        return [node, offset] };
    const range = document.createRange();
    range.setStart(...place(ends[0]));
    range.setEnd(...place(ends[1]));
    const found = parts(range);
    return { link: await link(found), note: (await note(found)).textContent, quoted: plain(found, true), rich: rich(found, true) } }"""
# From which words to which, how the citation calls that, and where its link leads.
SELECTED = {
    "words of two lines": ("p2", "wide", "p2", "cold", "para. 2, lines 1–2", "p2.l1-p2.l2"),
    "a line and the end of another": ("p2", "river is cold", "p2", "Wat", "para. 2, lines 1–3", "p2.l1-p2.l3"),
    "a whole poem": ("p2", "The", "p2", "old;", "para. 2", "p2"),
    "words of one line": ("p2", "has a boat", "p2", "forty", "para. 2, line 3", "p2.l3"),
    "two items": ("p6", "shall", "p6", "fare", "para. 6, sentences 1–2", "p6.s1-p6.s2"),
    "an item and one below it": ("p6", "fare", "p6", "twice", "para. 6, sentences 2–4", "p6.s2-p6.s4"),
    "rows": ("p10", "Who", "p10", "alone", "para. 10, rows 1–2", "p10.r1-p10.r2"),
    "cells of a row": ("p10", "1849", "p10", "Wat", "para. 10, row 2", "p10.r2"),
    "a cell": ("p10", "three", "p10", "oxen", "para. 10, row 3", "p10.r3"),
    "a line that is spoken": ("p12", "Wat", "p12", "hold", "para. 12, line 1", "p12.l1"),
    "two of them": ("p12", "hold", "p12", "near", "para. 12, lines 1–2", "p12.l1-p12.l2"),
    "two poems": ("p12", "comes", "p13", "cold", "paras. 12, line 2 to 13, line 1", "p12.l2-p13.l1"),
    "quoted verse": ("p9", "ford", "p9", "dear", "para. 9, lines 1–2", "p9.l1-p9.l2"),
    "verse and prose": ("p2", "And", "p3", "Forty", "paras. 2–3", "p2-p3"),
    "a quotation and verse": ("p8", "great", "p9", "Cold", "paras. 8–9", "p8-p9"),
    "signatures": ("signature", "ferry", "signature", "Dale", "signature", "signature"),
}


@pytest.fixture(scope="module")
def home(forms_site: Path) -> Iterator[str]:
    with served(forms_site) as address:
        yield f"{address}/evening/"


@pytest.fixture(scope="module")
def opened(chromium: Browser, home: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1100, "height": 1200})
    page.goto(home)
    yield page
    page.close()


def places(edition: Edition, name: str) -> list[tuple[str, int]]:
    first, opening, last, closing, *_ = SELECTED[name]
    text = {part.id: words(part.nodes) for part in edition.text.paragraphs}
    return [(first, text[first].index(opening)), (last, text[last].rindex(closing) + len(closing))]


@pytest.mark.paper
@pytest.mark.parametrize("name", SELECTED)
def test_a_selection_is_cited_by_what_is_counted_there_and_its_link_marks_it(name: str, opened: Page, home: str, forms: Edition) -> None:
    one, other = places(forms, name)
    *_, cited, address = SELECTED[name]
    opened.goto(home)
    found = opened.evaluate(ASKED, [one, other])
    assert f", {cited}, " in found["note"]
    assert found["note"].endswith(f"/evening/#{address}.")
    directive = found["link"].partition(":~:")[2]
    assert directive, found["link"]
    text = {part.id: words(part.nodes) for part in forms.text.paragraphs}
    begin, end = text[one[0]].rfind(" ", 0, one[1]) + 1, (text[other[0]] + " ").index(" ", other[1])
    assert_marked(opened, f"{home}#{one[0]}:~:{directive}", (one[0], begin), (other[0], end))


@pytest.mark.paper
@pytest.mark.parametrize("id", ["p3", "p4", "p5", "p7", "p8", "p10", "p12", "p13", "a1", "a2c", "a2d"])
def test_a_whole_paragraph_of_any_form_is_cited_by_its_own_address(id: str, opened: Page, home: str, forms: Edition) -> None:
    said = next(words(part.nodes) for part in forms.text.paragraphs if part.id == id)
    opened.goto(home)
    found = opened.evaluate(ASKED, [(id, 0), (id, len(said))])
    assert SAY.label(id).removeprefix("¶ ") in found["note"]
    assert found["note"].endswith(f"/evening/#{id}.")
    assert found["link"].startswith(f"https://example.org/edition/evening/#{id}")
    if id == "p10":
        return  # its first cell is a word that stands elsewhere too; the address of the table is its link
    assert ":~:text=" in found["link"]
    assert_marked(opened, f"{home}#{id}{found['link'].partition(f'#{id}')[2]}", (id, 0), (id, len(said)))


@pytest.mark.paper
def test_words_that_stand_twice_and_cannot_be_told_apart_are_linked_by_their_place(opened: Page, home: str) -> None:
    opened.goto(home)
    assert opened.evaluate(ASKED, [("p11", 0), ("p11", 9)])["link"].endswith("/evening/#p11")


@pytest.mark.paper
@pytest.mark.parametrize("line", [0, 2])
def test_a_refrain_that_is_selected_whole_is_told_apart_by_the_line_beside_it(
    line: int, sample: Sample, tmp_path: Path, chromium: Browser
) -> None:
    verse = ["Row on,", "and the day is done,", "Row on,", "and the night is begun."]
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{chr(10).join(verse)}\n{{: #p4 .verse }}\n\nA. Stone\n{{: #signature")
    press.pelican(sample.folder, tmp_path / "site")
    begin = len(" ".join([*verse[:line], ""]))
    with served(tmp_path / "site") as address:
        page = chromium.new_page(viewport={"width": 1100, "height": 1200})
        page.goto(f"{address}/letter/")
        found = page.evaluate(ASKED, [("p4", begin), ("p4", begin + len(verse[line]))])
        directive = found["link"].partition("#p4")[2]
        assert ":~:text=" in directive, found["link"]
        assert_marked(page, f"{address}/letter/#p4{directive}", ("p4", begin), ("p4", begin + len(verse[line])))
        page.close()


@pytest.mark.paper
def test_the_page_of_a_paragraph_makes_the_same_link(opened: Page, home: str, forms: Edition) -> None:
    ends = places(forms, "words of two lines")
    opened.goto(home)
    whole = opened.evaluate(ASKED, ends)
    opened.goto(f"{home}p2/")
    assert opened.evaluate(ASKED, ends) == whole


@pytest.mark.paper
@pytest.mark.parametrize(
    ("name", "quoted", "rich"),
    [
        ("words of two lines", "wide, and the river / is cold", "<p>wide, and the river / is <em>cold</em></p>"),
        ("a whole poem", "The river is wide, and the river\nis cold,\nAnd Wat has a boat that is forty\nyears old;", None),
        ("rows", "Who crossed\tPence\n1849\tWat alone", None),
    ],
)
def test_within_quotation_marks_a_few_lines_are_run_in(
    name: str, quoted: str, rich: str | None, opened: Page, home: str, forms: Edition
) -> None:
    opened.goto(home)
    found = opened.evaluate(ASKED, places(forms, name))
    assert found["quoted"] == quoted
    assert rich is None or found["rich"] == rich


@pytest.mark.paper
def test_the_panel_calls_lines_and_rows_what_they_are(opened: Page, home: str) -> None:
    opened.goto(home)
    for id, first in (
        ("p2", "Line 1: The river is wide, and …"),
        ("p10", "Row 1: Year Who crossed Pence …"),
        ("p6", "Sentence 1: 1. Nobody"),
    ):
        opened.evaluate("document.querySelector('dialog[open]')?.close()")
        opened.evaluate(
            "async id => (await import(new URL('citing.js', document.querySelector('[src$=\"reading.js\"]').src).href)).open(id)", id
        )
        assert opened.locator("dialog.citing option").nth(1).inner_text().startswith(first)
    opened.evaluate("document.querySelector('dialog[open]').close()")


@pytest.mark.paper
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("p2.l9", SAY.units.line_inside(place="¶ 2", count=4, number="9")),
        ("p10.r9", SAY.units.row_inside(place="¶ 10", count=3, number="9")),
        ("p6.s9", SAY.scripts.sentence_inside(place="¶ 6", count=6, number="9")),
    ],
)
def test_a_line_that_is_not_there_is_told_as_one(address: str, told: str, opened: Page, home: str) -> None:
    opened.goto("about:blank")
    opened.goto(f"{home}#{address}")
    until(opened, f"document.querySelector('.told')?.textContent.startsWith({told!r})")


@pytest.mark.paper
def test_what_knows_the_forms_weighs_little_and_only_texts_that_have_them_ask_for_it(forms_site: Path, lamp_site: Path) -> None:
    (script,) = forms_site.glob("static-*/js/forms.js")
    compressed: bytes = brotli.compress(script.read_bytes(), quality=11)  # type: ignore[no-untyped-call]  # brotli has no types
    assert len(compressed) <= 1536
    pages = [site / slug / "index.html" for site, slug in ((forms_site, "evening"), (lamp_site, "report"))]
    assert ["forms.js" in page.read_text(encoding="utf-8") for page in pages] == [True, False]
