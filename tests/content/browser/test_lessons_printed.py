"""Lessons, keys and sheets as a browser prints them: one thing runs on behind the other, and no sheet is wasted."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from edition.model import Edition
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader
from visits import Visit

pytestmark = pytest.mark.browser

SIZES = ("Letter", "A4")
BETWEEN = re.compile(r"\W")  # what a PDF may have otherwise between its letters
IMPRINT = ("From the personal archive", "Savranskaya for the", "Notes, entries and lessons")


def printed(page: Page, size: str) -> list[PageObject]:
    """The sheets of paper."""
    return list(PdfReader(io.BytesIO(page.pdf(format=size))).pages)


def lines(sheet: PageObject) -> list[tuple[float, str]]:
    """The lines of a sheet from above, each with how far down its foot is, from 0 to 1: neither head nor number."""
    found: dict[float, str] = {}
    high = float(sheet.mediabox.height)

    def read(text: str, around: Any, own: Any, *_: Any) -> None:
        down = round(1 - (own[5] * around[3] + around[5]) / high, 3)
        found[down] = found.get(down, "") + text

    sheet.extract_text(visitor_text=read)
    return sorted((down, text.strip()) for down, text in found.items() if text.strip() and 0.09 < down < 0.94)


@pytest.mark.parametrize("size", SIZES)
def test_a_key_runs_on(size: str, visit: Visit, real: Edition) -> None:
    for lesson in real.lessons:
        page = visit("lessons", f"{lesson.slug}/key/")
        heads = page.locator("main :is(h1, h2, h3)").all_inner_texts()
        sheets = [*map(lines, printed(page, size))]
        assert len(sheets) <= 4, (lesson.slug, "in six questions and more")
        assert [sheet for sheet in sheets if all(text.startswith(IMPRINT) for _, text in sheet)] == [], (lesson.slug, "the imprint alone")
        assert [number for number, sheet in enumerate(sheets[:-1], 1) if sheet[-1][0] < 0.75] == [], (lesson.slug, "sheets are full")
        assert [sheet[-1][1] for sheet in sheets if sheet[-1][1] in heads] == [], (lesson.slug, "a heading stands above what it is of")
        assert len([text for _, text in sheets[-1] if not text.startswith(IMPRINT)]) >= 6, (lesson.slug, "the last sheet holds a few lines")
        page.emulate_media(media="print")
        assert page.locator(".translated").evaluate_all("all => all.filter(each => each.checkVisibility())") == [], "until it is chosen"
        if lesson.translation:
            page.emulate_media(media="screen")
            page.get_by_role("checkbox").check()
            page.emulate_media(media="print")
            expect(page.locator(".translated").first).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_no_sheet_holds_the_imprint_alone(size: str, visit: Visit, real: Edition) -> None:
    for ending in ("", *(f"{lesson.slug}/" for lesson in real.lessons)):  # and in keys, above
        for sheet in map(lines, printed(visit("lessons", ending), size)):
            assert [text for _, text in sheet if not text.startswith(IMPRINT)], ending


@pytest.mark.parametrize("size", SIZES)
def test_a_short_form_is_two_sheets_and_in_one_language_until_another_is_chosen(size: str, visit: Visit, real: Edition) -> None:
    for lesson in (each for each in real.lessons if each.short):
        page = visit("lessons", f"{lesson.slug}/short/")
        assert len(printed(page, size)) == 2, lesson.slug
        page.emulate_media(media="print")
        assert page.locator(".translated").evaluate_all("all => all.filter(each => each.checkVisibility())") == []
        sizes = page.locator(".facing td").evaluate_all("all => all.map(each => getComputedStyle(each).fontSize)")
        assert len({*sizes}) <= 1, (lesson.slug, "the original is as large as its plainer words")


@pytest.mark.parametrize("size", SIZES)
def test_no_choice_leaves_the_last_sheet_nearly_empty(size: str, visit: Visit, real: Edition) -> None:
    for lesson in real.lessons:
        for form in ("worksheet", *(["short"] if lesson.short else [])):
            page = visit("lessons", f"{lesson.slug}/{form}/")
            chosen = page.locator(".choices [type=checkbox]")
            bank, words = "Word bank", tuple(BETWEEN.sub("", each) for each in page.locator("#word-bank + dl dt").all_inner_texts())
            for number in (None, *range(chosen.count())):
                for at in range(chosen.count()):
                    chosen.nth(at).set_checked(at == number)
                name = chosen.nth(number).get_attribute("id") if number is not None else "as it is"
                sheets = printed(page, size)
                assert lines(sheets[-1])[-1][0] > 0.33, (lesson.slug, form, name, "the last sheet")
                for texts in ([text for _, text in lines(sheet)] for sheet in sheets):
                    below = (
                        [text for text in texts[texts.index(bank) + 1 :] if BETWEEN.sub("", text).startswith(words)]
                        if bank in texts
                        else words
                    )
                    assert len(below) >= min(2, len(words)), (lesson.slug, form, name, "the heading of the word bank with one word")
                if form == "short":
                    assert len(sheets) == 2, (lesson.slug, name, "a short form is two sheets whatever is chosen")


def test_the_end_of_a_sheet_is_whole_and_stands_below_lines(visit: Visit) -> None:
    """As published, with its addresses, it is some lines longer than at home, and has no room below all the lines any more."""
    page = visit("lessons", "how-does-he-persuade/worksheet/")
    page.locator("#with-sentence-starters").check()
    page.locator(".end p").first.evaluate("end => end.append(...Array.from('12345', () => document.createElement('br')), '…')")
    ends = [sheet for sheet in map(lines, printed(page, "Letter")) if any(", text 1." in text for _, text in sheet)]
    assert [sheet[0][0] > 0.25 and "editors" in sheet[-1][1] for sheet in ends] == [True], ends


@pytest.mark.parametrize("size", SIZES)
def test_what_two_choices_at_once_cost_is_said_where_they_are_chosen(size: str, visit: Visit, real: Edition) -> None:
    for lesson in (each for each in real.lessons if each.short and each.translation and each.adapted):
        page = visit("lessons", f"{lesson.slug}/short/")
        chosen = page.locator(".choices [type=checkbox]")
        cost = page.get_by_text("three pages")
        expect(cost).to_be_hidden()
        for at in range(chosen.count()):
            chosen.nth(at).check()
        expect(cost).to_be_visible()
        sheets = [each.extract_text() for each in printed(page, size)]
        assert len(sheets) <= 3, lesson.slug
        assert ["Task" in sheet for sheet in sheets] == ["Copy words exactly" in sheet for sheet in sheets], "a task begins whole"
