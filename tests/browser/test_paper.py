"""On paper: the text with its notes, black on white, and no menu."""

from __future__ import annotations

import io
import re
from statistics import median

import pytest
from pages import KINDS
from pypdf import PdfReader
from visits import Visit
from waits import resized

pytestmark = pytest.mark.browser


def test_every_note_and_every_paragraph_is_printed(visit: Visit) -> None:
    page = visit("text", color_scheme="dark")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("main p[id], [role=doc-footnote]")]
            .filter(each => !each.checkVisibility() || !each.getBoundingClientRect().height).map(each => each.id)"""
    )
    assert page.locator("[role=doc-footnote]").count() > 0
    assert hidden == []
    assert page.locator("nav:visible").count() == 0


def test_paper_is_white_by_night_too(visit: Visit) -> None:
    page = visit("text", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    color = page.evaluate("getComputedStyle(document.querySelector('main p[id]')).color")
    assert max(map(int, re.findall(r"\d+", color)[:3])) < 110, f"ink is {color}"


def letters(text: str) -> str:
    """Letters and digits alone: a PDF knows no spaces and breaks lines where it likes."""
    return "".join(re.findall(r"\w", text))


def test_the_printed_file_holds_the_notes(visit: Visit) -> None:
    page = visit("text")
    notes = page.locator("[role=doc-footnote]").evaluate_all(
        """notes => notes.map(note => { const own = note.cloneNode(true);
            own.querySelectorAll("summary, [role=doc-backlink]").forEach(each => each.remove());
            return own.textContent })"""
    )
    title = letters(page.locator(".brand").inner_text())
    sheets = [letters(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert [number for number, sheet in enumerate(sheets, 1) if title not in sheet] == [], "the title runs on every sheet"
    usual = median(map(len, sheets))
    assert [number for number, sheet in enumerate(sheets[:-1], 1) if len(sheet) < usual / 2] == [], "no sheet is half empty"
    printed = "".join(sheet.removesuffix(str(number)).replace(title, "", 1) for number, sheet in enumerate(sheets, 1))
    assert [note for note in notes if letters(note)[-20:] not in printed] == []


@pytest.mark.parametrize("kind", ["text", "lesson", "worksheet"])
def test_the_number_of_a_paragraph_is_placed_by_nothing_but_its_paragraph(kind: str, visit: Visit) -> None:
    """Where it is placed by more, Firefox leaves it behind when its paragraph goes to the next sheet, beside another one."""
    page = visit(kind)
    page.emulate_media(media="print")
    placed = "numbers => numbers.map(number => [number.dataset.n ?? number.id, number.offsetParent === number.closest('p[id], .text p')])"
    numbers = page.locator("p > .n:visible").evaluate_all(placed)
    assert numbers
    assert [number for number, its_own in numbers if not its_own] == []


@pytest.mark.parametrize("kind", ["title", "entry"])
def test_the_columns_behind_a_row_of_the_text_at_a_glance_are_printed(kind: str, visit: Visit) -> None:
    """A browser prints no backgrounds unless it is told to; without them, what is only implied hangs in the air."""
    page = visit(kind)
    page.emulate_media(media="print")
    rows = page.locator(".bars, .entry header svg").evaluate_all("rows => rows.map(row => getComputedStyle(row).printColorAdjust)")
    if not rows:
        pytest.skip("nobody is named in the text, and there is no row")
    assert set(rows) == {"exact"}


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_a_worksheet_is_printed_with_its_questions_and_room_to_answer(size: str, visit: Visit) -> None:
    page = visit("worksheet")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
    page.emulate_media(media="print")
    assert 1 <= sheets <= 8
    assert page.locator("main ol li:visible").count() >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_paper_is_set_in_the_machine_s_own_faces_and_without_ligatures(kind: str, visit: Visit) -> None:
    """Of a face from the web a browser may print outlines, and of a ligature a sign that no one can search."""
    page = visit(kind)
    page.emulate_media(media="print")
    wrong = page.evaluate(
        """() => { const faces = new Set([...document.fonts].map(({family}) => family.replaceAll('"', '')));
            const wrong = new Set();
            for (const each of document.querySelectorAll("body, body *")) for (const part of [null, "::before", "::after"]) {
                const {fontFamily, fontVariantLigatures} = getComputedStyle(each, part);
                const first = fontFamily.split(",").map(name => name.trim().replaceAll('"', ""));
                if (first.some(name => faces.has(name))) wrong.add(`${each.localName}.${each.className}: ${fontFamily}`);
                if (fontVariantLigatures !== "none") wrong.add(`${each.localName}.${each.className}: ligatures`);
            }
            return [...wrong].slice(0, 5) }"""
    )
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_paper_does_not_depend_on_the_width_of_the_window(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("document.documentElement.style.inlineSize = '650px'")
    boxes = """() => [...document.querySelectorAll("body *")].map(each => each.getBoundingClientRect())
        .filter(box => box.width || box.height).map(box => [box.x, box.width, box.height].map(Math.round))"""
    narrow = page.evaluate(boxes)
    resized(page, 1900, 900)
    assert page.evaluate(boxes) == narrow


TOGETHER = {"names": ".rows > div", "dates": ".rows > div", "timeline": "li", "claims": ".claimed > p", "entry": ".passages > li"}
WORDS = """all => all.map(each => {
    const own = each.cloneNode(true);
    own.querySelectorAll(".where, a[aria-label]").forEach(number => number.remove());
    return own.textContent })"""


@pytest.mark.parametrize("kind", TOGETHER)
def test_what_is_said_of_one_thing_stands_on_one_sheet(kind: str, visit: Visit) -> None:
    """A name with its sentence, a day with what happened, a quotation: none is torn by the end of a sheet. What is short is printed on
    smaller ones, so that it has several.
    """
    page = visit(kind)
    wholes = page.locator(f"main article {TOGETHER[kind]}").evaluate_all(WORDS)
    for size in ("Letter", "A5", "A6"):
        sheets = [letters(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
        if len(sheets) > 1:
            break
    if len(sheets) == 1:
        pytest.skip("all of it stands on the smallest sheet")
    assert [whole for whole in wholes if not any(letters(whole) in sheet for sheet in sheets)] == []
