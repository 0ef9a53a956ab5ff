"""Worksheets on real paper sizes, and the choices that a teacher has on the screen before printing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from visits import Visit
from waits import whole

pytestmark = pytest.mark.browser

CONTENT = Path(__file__).parents[3] / "content"
LESSONS = sorted(path.stem for path in (CONTENT / "lessons").glob("[!_]*.md"))
FOOT = re.compile(r"^\s*\d+ / \d+\s*")  # the number of the sheet, which comes first in the file
PAINT = re.compile(rb"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")
MOST = 10  # sheets of paper, of which the longest documents need three, and work of 200 words one


def printed(page: Page, size: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=size)))


def squeezed(text: str) -> str:
    """Letters and digits alone: a PDF knows no spaces and breaks lines where it likes."""
    return "".join(re.findall(r"\w", text))


def texts(page: Page, selector: str) -> list[str]:
    """The words of what is printed of these elements, without those for the screen alone."""
    found: list[str] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).map(each => each.innerText)", selector
    )
    assert found, selector
    return found


@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_worksheet_is_grey_and_breaks_where_a_teacher_would_break_it(lesson: str, size: str, visit: Visit) -> None:
    page = visit("lessons", f"{lesson}/worksheet/", color_scheme="dark")
    pdf = printed(page, size)
    assert colors(pdf)
    assert {color for color in colors(pdf) if max(color) - min(color) > 0.01} == set(), "paper may be printed in grey"
    sheets = [FOOT.sub("", sheet.extract_text()) for sheet in pdf.pages]
    page.emulate_media(media="print")
    assert 4 <= len(sheets) <= MOST
    ends = {
        re.sub(r"\s", "", sheet.strip().splitlines()[-1])[-30:] for sheet in sheets
    }  # with its marks: “(with Document B)” is no heading
    for heading in texts(page, ".worksheet :is(h1, h2, h3, .source, p:has(+ :is(blockquote, .hints, .grid)))"):
        assert re.sub(r"\s", "", heading)[-30:] not in ends, f"“{heading}” stands at the end of a page"
    whole = [squeezed(sheet) for sheet in sheets]
    rows = ".excerpt > p, .facing tbody tr, .hints, .grid tbody tr"
    for kept in (".source", ".questions > li", rows, ".explained dl > div", "#citing", ".end"):
        for text in texts(page, f".worksheet :is({kept})"):
            said = squeezed(text)
            assert any(said in sheet for sheet in whole) or any(_cells(said, sheet) for sheet in whole), f"divided: {text[:60]}"
    assert whole[0].startswith("NameClassDate")
    narrow = page.evaluate(
        "[...document.querySelectorAll('.worksheet .organizer th')].filter(each => each.checkVisibility())"
        ".map(each => each.getBoundingClientRect().width / 96 * 25.4).filter(width => width < 45)"
    )
    assert narrow == [], "a column is wide enough to write in"
    for table in texts(page, ".worksheet :is(.organizer, .grid)"):
        said = squeezed(table)
        assert any(_cells(said, sheet) for sheet in whole), f"a grid is divided: {table[:60]}"
    full = [len(sheet.strip().splitlines()) for sheet in sheets[:-1]]
    assert min(full) >= 3


@pytest.mark.parametrize("lesson", ["how-does-he-persuade", "what-does-the-record-say"])
def test_a_document_behind_the_questions_begins_a_sheet_that_can_be_kept_back(lesson: str, visit: Visit) -> None:
    sheets = [FOOT.sub("", sheet.extract_text()).strip() for sheet in printed(visit("lessons", f"{lesson}/worksheet/"), "Letter").pages]
    (begin,) = [number for number, text in enumerate(sheets) if text.startswith("Document B")]
    assert any(text.startswith("6.") or "\n6." in text for text in sheets[:begin]), "all questions stand before it"


def _cells(said: str, sheet: str) -> bool:
    """Whether a sheet has the letters of a table, whose columns a PDF may tell in another order: one piece may reach over two of them."""
    return sum(said[at : at + 12] not in sheet for at in range(0, len(said) - 12, 40)) <= 1


def colors(pdf: PdfReader) -> set[tuple[float, ...]]:
    """Every color that a file paints with."""
    streams = [contents.get_data() for sheet in pdf.pages if (contents := sheet.get_contents()) is not None]
    return {tuple(map(float, found)) for stream in streams for found in PAINT.findall(stream)}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_worksheet_has_large_letters_and_room_between_its_lines(lesson: str, visit: Visit) -> None:
    page = visit("lessons", f"{lesson}/worksheet/")
    page.emulate_media(media="print")
    sizes: dict[str, float] = page.evaluate(
        """() => Object.fromEntries([".excerpt p", "#background p", ".questions > li", "#submission p", ".facing td"]
            .flatMap(selector => [...document.querySelectorAll(`.worksheet ${selector}`)].filter(each => each.checkVisibility())
            .map(each => [selector, parseFloat(getComputedStyle(each).fontSize) * .75])))"""
    )
    assert len(sizes) >= 4
    assert {selector: size for selector, size in sizes.items() if not 11.9 <= size <= 14} == {}
    lines: list[float] = page.evaluate(
        "[...document.querySelectorAll('.ruled i')].map(each => each.getBoundingClientRect().height / 96 * 25.4)"
    )
    assert lines
    assert all(7 <= line <= 10 for line in lines), "lines for writing are seven to ten millimeters apart"


def shown(page: Page) -> dict[str, bool]:
    """Which of the parts that can be chosen are to be seen."""
    found: dict[str, bool] = page.evaluate(
        """() => Object.fromEntries(["#adapted-text", "#sentence-starters", "#challenge", "#rubric", ".longer", ".excerpt:not(.longer)"]
            .map(selector => [selector, document.querySelector(selector).checkVisibility()]))"""
    )
    return found


def test_a_teacher_chooses_what_is_printed_with_a_worksheet(visit: Visit) -> None:
    page = visit("lessons", "why-give-up-the-bombers/worksheet/")
    bare = dict.fromkeys(("#adapted-text", "#sentence-starters", "#challenge", "#rubric", ".longer"), False) | {
        ".excerpt:not(.longer)": True
    }
    assert shown(page) == bare
    for part in ("sentence-starters", "challenge", "rubric"):
        page.locator(f"#with-{part}").check()
        assert shown(page) == bare | {f"#{part}": True}
        page.locator(f"#with-{part}").uncheck()
    page.locator("#with-longer-reading").check()
    assert shown(page) == bare | {".longer": True, ".excerpt:not(.longer)": False}
    page.locator("#with-longer-reading").uncheck()
    page.locator("#with-adapted-text").check()
    assert shown(page) == bare | {"#adapted-text": True, ".excerpt:not(.longer)": False}, "the original stands beside it"
    page.emulate_media(media="print")
    assert shown(page)["#adapted-text"]
    assert not page.locator(".choices").is_visible()


def test_plainer_words_of_the_second_document_are_chosen_apart_from_the_adapted_text(visit: Visit) -> None:
    page = visit("lessons", "why-give-up-the-bombers/worksheet/")
    plainer = page.locator("#plainer-words")
    expect(plainer).to_be_visible()
    expect(page.locator("#adapted-text")).to_be_hidden()
    page.get_by_label("Document B in plainer words").uncheck()
    expect(plainer).to_be_hidden()
    expect(page.locator("#document-b")).to_contain_text("These bombers could carry nuclear weapons for long distances")
    page.get_by_label("adapted text").check()
    expect(page.locator("#adapted-text")).to_be_visible()
    expect(plainer).to_be_hidden()
    page.emulate_media(media="print")
    expect(plainer).to_be_hidden()


def test_the_address_keeps_what_was_chosen_so_that_one_student_gets_one_sheet(visit: Visit) -> None:
    page = visit("lessons", "why-make-a-deal-without-trust/worksheet/")
    page.locator("#with-adapted-text").uncheck()
    page.locator("#with-rubric").check()
    assert page.evaluate("location.hash") == "#with=sentence-starters,rubric"
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    whole(page)
    assert not page.locator("#with-adapted-text").is_checked()
    assert page.locator("#rubric").is_visible()
    page.evaluate("location.hash = '#with='")
    page.wait_for_function("!document.getElementById('with-rubric').checked")
    assert not page.locator("#rubric").is_visible()


def test_questions_and_word_bank_stand_in_spanish_too_where_the_address_says_so(visit: Visit) -> None:
    for lesson, questions, terms in (("why-give-up-the-bombers", 6, 7), ("why-make-a-deal-without-trust", 5, 6)):
        page = visit("lessons", f"{lesson}/worksheet/")
        spanish = page.locator(".translated[lang=es]")
        assert spanish.count() == questions + terms
        assert spanish.evaluate_all("all => all.filter(each => each.checkVisibility())") == []
        page.get_by_label("questions and word bank in Spanish").check()
        assert "translation" in page.evaluate("location.hash")
        page.reload()
        whole(page)
        assert spanish.evaluate_all("all => all.filter(each => !each.checkVisibility())") == []
        page.locator(".questions .field").first.fill("Sí.")
        with page.expect_download() as given:
            page.get_by_role("button", name="Save as a file").click()
        saved = Path(given.value.path()).read_text(encoding="utf-8-sig")
        assert saved.count("¿") >= questions, "in what a student takes out as well"
        quoted = page.locator(".translated i").evaluate_all("all => all.map(each => each.lang)")
        assert {*quoted} == {"en"}, "the telegram’s words"


def test_a_button_prints_the_sheet_and_is_not_printed(visit: Visit) -> None:
    page = visit("lessons", "why-give-up-the-bombers/worksheet/")
    button = page.get_by_role("button", name="Print", exact=True)
    page.evaluate("window.print = () => { document.title = 'printed' }")
    button.click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    assert not button.is_visible()
    assert not page.get_by_role("link", name="Back to the lesson").is_visible()


def test_without_a_script_there_is_no_button_and_still_a_choice(visit: Visit) -> None:
    page = visit("lessons", "why-give-up-the-bombers/worksheet/", java_script_enabled=False)
    assert page.get_by_role("button").count() == 0
    page.locator("#with-rubric").check()
    assert page.locator("#rubric").is_visible()


def test_addresses_are_spelled_on_paper_alone(visit: Visit) -> None:
    page = visit("lessons", "why-give-up-the-bombers/worksheet/")
    page.locator("#submission p").first.evaluate("each => each.insertAdjacentHTML('beforeend', '<span class=spelled>!</span>')")
    assert not page.locator(".spelled").last.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".spelled").last.is_visible()


def test_a_lesson_of_adapted_reading_prints_its_plain_words_without_being_asked(visit: Visit) -> None:
    page = visit("lessons", "why-make-a-deal-without-trust/worksheet/")
    page.emulate_media(media="print")
    assert page.locator("#adapted-text").is_visible()
    assert page.locator("#sentence-starters").is_visible()
    assert not page.locator("#rubric").is_visible()


@pytest.mark.parametrize("ending", [f"{lesson}/{part}" for lesson in LESSONS for part in ("", "worksheet/")])
def test_no_page_of_a_lesson_is_wider_than_a_small_screen(ending: str, visit: Visit) -> None:
    page = visit("lessons", ending, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_original_stands_beside_the_plain_words_or_below_them(visit: Visit) -> None:
    def boxes(width: int) -> list[dict[str, float]]:
        page = visit("lesson", viewport={"width": width, "height": 900})
        return [page.locator(".facing tbody tr").first.locator("td").nth(number).bounding_box() or {} for number in (0, 1)]

    plain, original = boxes(1280)
    assert plain["y"] == original["y"]
    assert plain["x"] + plain["width"] <= original["x"] + 1
    plain, original = boxes(390)
    assert plain["y"] + plain["height"] <= original["y"] + 1
