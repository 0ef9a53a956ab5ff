"""The citation checker in a browser: what is pasted is told, by any hand and at any width, and nothing leaves the page.

What it finds is measured without a browser in `tests/content/test_checker.py`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import RULES, violations
from browsing import WATCH_POLICY
from checking import joined
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader
from waits import DESCRIBED, later, resized, until, whole

pytestmark = pytest.mark.browser

ESSAYS = Path(__file__).parents[2] / "samples" / "essays"
PLANTED = sorted(ESSAYS.glob("planted-*.txt"))
# What comes when the page is there: what others say, and what is read beside the words.
PARTS = "!!(checker.aside && checker.beside && checker.heads)"
Opener = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, server: str) -> Iterator[Opener]:
    """Opens the checker in a window of its own; ``address`` is another address to open it by."""
    contexts: list[BrowserContext] = []

    def opener(address: str = "", prepare: Callable[[Page], None] | None = None, **options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        if prepare:
            prepare(page)
        page.goto(address or f"{server}/check/")
        if options.get("java_script_enabled", True) and not address:
            whole(page)
            until(page, PARTS)
        return page

    yield opener
    for context in contexts:
        context.close()


def check(page: Page, essay: str) -> None:
    """Types an essay and has it checked."""
    page.locator("#pasted").fill(essay)
    page.get_by_role("button", name="Check", exact=True).click()
    ready(page)


def ready(page: Page) -> None:
    """Waits until all work is done."""
    page.locator("#report:not([aria-busy=true])").wait_for()


# --- what is told ---


def test_the_report_says_how_words_differ_where_they_stand_and_how_many(opened: Opener) -> None:
    page = opened()
    check(page, (ESSAYS / "planted-01.txt").read_text(encoding="utf-8"))
    assert (
        page.locator("#count")
        .inner_text()
        .startswith("11 quotations: 2 exact, 1 exact but cited to the wrong place, 1 altered in small ways, 4 altered so")
    )
    items = page.locator(".list > li")
    assert items.count() == 11
    heads = page.locator(".sheet > h3").all_inner_texts()
    assert heads == ["To look at: 8", "Right: 2", "Not judged, or not from this text: 1"]
    number = items.nth(0)
    assert number.locator(".verdict").inner_text() == "≠ Altered, and it may say something else"
    assert number.locator("del").text_content() == "[essay: forty-two]"
    assert number.locator("ins").text_content() == "[text: forty-one]"
    assert page.evaluate("getComputedStyle(document.querySelector('.list del')).textDecorationLine") == "line-through"
    assert "It is cited to ¶\u00a09, and stands in ¶\u00a08." in items.nth(4).inner_text()
    assert "There is no ¶\u00a083; the text ends at ¶\u00a072." in items.nth(7).inner_text()
    right = page.locator(".right > li")
    assert right.nth(1).inner_text() == "an issue of presidential prestige (¶\u00a09) = ¶\u00a09, sentence 6"
    assert items.nth(2).locator("a").get_attribute("href") == "../telegram/#p3.s2"
    items.nth(2).locator("a").click()
    page.wait_for_url("**/telegram/#p3.s2")
    page.locator("[id='p3.s2']:target").wait_for(state="attached")


def test_after_checking_the_focus_is_on_the_report_and_the_count_is_a_status(opened: Opener) -> None:
    page = opened()
    check(page, "He says “there are no particular losses” (¶ 3).")
    assert page.evaluate("document.activeElement.id") == "results"
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 exact."
    described = page.locator("#pasted").evaluate(DESCRIBED)
    check(page, " ")
    assert page.get_by_role("status").inner_text().startswith("There is no essay yet")
    assert page.evaluate("document.activeElement.id") == "pasted"
    assert page.locator("#pasted").get_attribute("aria-invalid") == "true"
    assert page.locator("#pasted").evaluate(DESCRIBED) == f"{page.get_by_role('status').inner_text()} {described}"
    check(page, "He says “there are no particular losses” (¶ 3).")
    assert page.locator("#pasted").get_attribute("aria-invalid") is None
    assert page.locator("#pasted").evaluate(DESCRIBED) == described


def test_the_keyboard_alone_is_enough(opened: Opener) -> None:
    page = opened()

    def tab_to(id: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id || document.activeElement.textContent") == id:
                return
        raise AssertionError(f"Tab does not reach {id}")

    tab_to("pasted")
    page.keyboard.insert_text("He says “There are no losses” (¶ 3).")
    page.keyboard.press("Control+Enter")
    ready(page)
    assert page.evaluate("document.activeElement.id") == "results"
    tab_to("¶\u00a03, sentence 2")
    page.evaluate("window.print = () => { window.printed = true }")
    tab_to("print")
    page.keyboard.press("Enter")
    assert page.evaluate("printed") is True
    page.keyboard.press("Control+Home")
    page.locator("#pasted").focus()
    tab_to("Check")
    page.keyboard.press("Enter")
    ready(page)
    assert page.evaluate("document.activeElement.id") == "results"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_file_can_be_opened(encoding: str, opened: Opener) -> None:
    page = opened()
    file = {"name": "essay.txt", "mimeType": "text/plain", "buffer": "He says “there are no particular losses” (¶ 3).".encode(encoding)}
    page.locator("#file").set_input_files(file)  # type: ignore[arg-type]  # a dictionary of this form is allowed
    until(page, "pasted.value !== ''")
    ready(page)
    assert page.get_by_role("status").inner_text() == "essay.txt is opened. 1 quotation: 1 exact."


# Chooses files one right after the other, as fast as a hand or a script can; each is a name and the words in it.
CHOOSE = """files => { const field = document.getElementById("file");
    for (const [name, words] of files) {
        const chosen = new DataTransfer();
        chosen.items.add(new File([words], name, {type: "text/plain"}));
        field.files = chosen.files;
        field.dispatchEvent(new Event("change", {bubbles: true}));
    } }"""
CHOOSE_ALL = """files => { const field = document.getElementById("file"), chosen = new DataTransfer();
    for (const [name, words] of files) chosen.items.add(new File([words], name, {type: "text/plain"}));
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", {bubbles: true})); }"""
ESSAY = "He says “there are no particular losses” (¶ 3)."


def test_an_essay_that_is_still_being_read_is_the_one_that_is_checked(opened: Opener) -> None:
    page = opened()
    page.evaluate(f"files => {{ ({CHOOSE})(files); document.getElementById('essay').requestSubmit() }}", [["essay.txt", ESSAY]])
    until(page, "document.querySelector('[role=status]').textContent === '1 quotation: 1 exact.'")
    later(page)
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 exact."
    assert page.locator("#pasted").input_value() == ESSAY


def test_a_name_and_a_title_stay_for_the_next_draft_and_go_with_another_essay(opened: Opener) -> None:
    page = opened()
    name = page.locator("#name")
    name.fill("Ada Stone")
    check(page, ESSAY)
    check(page, f"{ESSAY} That is all that is said of losses.")
    assert name.input_value() == "Ada Stone"
    check(page, "Another essay quotes other words: “we will not abandon Cuba” (¶ 39).")
    assert (name.input_value(), page.locator(".sheet .head").inner_text().startswith("Checked on ")) == ("", True)
    name.fill("Tom Reed")
    check(page, ESSAY)
    assert page.locator(".sheet .head").inner_text().startswith("By Tom Reed · ")
    page.evaluate(CHOOSE, [["next.txt", "He knows the “bony hand of hunger” (¶ 38), and says so."]])
    until(page, "document.querySelector('[role=status]').textContent.startsWith('next.txt is opened. 1')")
    assert name.input_value() == ""


def test_of_two_files_the_last_one_chosen_is_opened_however_long_the_first(opened: Opener) -> None:
    page = opened()
    page.evaluate(CHOOSE, [["long.txt", "word " * 2_000_000], ["short.txt", ESSAY]])
    until(page, "document.querySelector('[role=status]').textContent.startsWith('short.txt is opened. 1')")
    later(page)
    assert page.get_by_role("status").inner_text() == "short.txt is opened. 1 quotation: 1 exact."
    assert page.locator("#pasted").input_value() == ESSAY


def test_several_files_have_each_its_sheet_with_name_title_day_and_kinds(opened: Opener) -> None:
    page = opened()
    head = "Ada Stone\nHistory 11\nNovember 2026\nThe Price of Bombers\n\n"
    files = [["one.txt", f"{head}{ESSAY}"], ["two.txt", "He says “there are no peculiar losses” (¶ 3)."]]
    page.evaluate(CHOOSE_ALL, files)
    until(page, "document.querySelector('[role=status]').textContent.startsWith('2 files')")
    page.get_by_role("button", name="Check", exact=True).click()
    ready(page)
    sheets = page.locator(".sheet")
    assert sheets.count() == 2
    assert sheets.nth(0).locator("h3").inner_text() == "one.txt"
    assert sheets.nth(0).locator(".head").inner_text().startswith("By Ada Stone · “The Price of Bombers” · Checked on ")
    assert [each.inner_text() for each in sheets.nth(1).locator(".kinds li").all()] == ["≠ 1 altered, and it may say something else"]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 3, "the table, and each essay on a page of its own"
    essays = [[path.name, path.read_text(encoding="utf-8")] for path in PLANTED[:16]]
    page.evaluate(CHOOSE_ALL, essays)
    until(page, "document.querySelectorAll('.sheet').length === 16")
    ready(page)
    for size in ("Letter", "A4"):
        sheets = [sheet.extract_text().strip().splitlines() for sheet in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
        assert min(map(len, sheets)) >= 5, (size, "no page holds the last line of an essay alone")
    for size, (name, words) in (("A4", essays[0]), ("Letter", essays[1]), ("Letter", essays[9])):
        page.locator("textarea").fill(words)
        page.get_by_role("button", name="Check", exact=True).click()
        ready(page)
        last = PdfReader(io.BytesIO(page.pdf(format=size))).pages[-1].extract_text().strip().splitlines()
        assert len(last) >= 8, (size, name, "nor the imprint alone")


FEW = 20  # results that are put into the page at a time
SLICES = """() => { window.slices = [];
    new MutationObserver(all => { const added = all.flatMap(({addedNodes}) => [...addedNodes]).filter(each => each.matches(".list > li"));
        if (added.length) slices.push(added.length) }).observe(document.getElementById("sheets"), {childList: true, subtree: true}) }"""


def test_the_page_goes_on_while_twenty_thousand_words_are_checked(opened: Opener) -> None:
    page = opened()
    essay = joined(PLANTED, 20_000)
    page.locator("#pasted").fill(essay)
    page.evaluate("() => { window.turns = 0; const turn = () => { turns++; setTimeout(turn) }; turn() }")
    page.evaluate(SLICES)
    page.evaluate("document.getElementById('essay').requestSubmit(); turns = 0")
    ready(page)
    assert page.evaluate("turns") > 20
    results = page.locator(".list > li").count()
    assert results > 400
    slices = page.evaluate("slices")
    assert sum(slices) == results
    assert len(slices) >= results / FEW and max(slices) <= FEW, "no more than a few are set between two pauses"


# --- how it looks ---


def test_axe_finds_nothing_in_an_empty_page_nor_in_a_report_by_day_or_by_night(opened: Opener) -> None:
    page = opened(color_scheme="light")
    assert violations(page, RULES) == []
    check(page, "\n\n".join(path.read_text(encoding="utf-8") for path in PLANTED[-12:]))
    assert page.locator(".list > li").count() > 40
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["cat.color"]) == []


def test_a_report_is_no_wider_than_its_window(opened: Opener) -> None:
    page = opened(viewport={"width": 640, "height": 700})
    long = "“" + "incomprehensibilities" * 20 + " we discussed these issues” (¶ 2)."
    check(page, long + "\n\n" + "\n\n".join(path.read_text(encoding="utf-8") for path in PLANTED))
    for width in (640, 390, 320):
        resized(page, width, 700)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            """() => [...document.querySelectorAll("main button, main input, main label")].map(each => each.getBoundingClientRect())
                .filter(box => box.height && box.height < 24).length"""
        )
        assert small == 0, width


def test_the_report_is_printed_without_the_field_and_in_black(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    check(page, (ESSAYS / "planted-02.txt").read_text(encoding="utf-8"))
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))) <= 4
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("main form:visible, main button:visible, main textarea:visible").count() == 0
    assert page.locator(".list > li:visible").count() == page.locator(".list > li").count() > 5
    colors = page.evaluate("[...document.querySelectorAll('.list p, .list ins')].map(each => getComputedStyle(each).color)")
    assert max(int(part) for color in colors for part in re.findall(r"\d+", color)[:3]) < 110


# --- what it must not do ---


def test_without_a_script_the_page_says_what_to_do_by_hand(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert "compare the quotation with it word by word" in page.locator("main").inner_text()
    assert page.locator("main textarea:visible, main button:visible").count() == 0


def test_nothing_leaves_the_browser_and_nothing_is_kept(opened: Opener, server: str) -> None:
    told: list[str] = []

    def listen(page: Page) -> None:
        page.add_init_script(WATCH_POLICY)
        page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))

    page = opened(prepare=listen)
    later(page)
    page.on("request", lambda request: told.append(f"asked: {request.url}"))
    page.context.set_offline(True)
    check(page, (ESSAYS / "planted-03.txt").read_text(encoding="utf-8"))
    later(page)
    assert page.locator(".list > li").count() > 5
    assert told == []
    assert page.evaluate("violations") == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert page.evaluate("performance.getEntriesByType('resource').every(each => each.name.startsWith(location.origin))")
    expect(page).to_have_url(f"{server}/check/")


def test_the_page_works_when_it_is_opened_from_a_folder(opened: Opener, site: Path) -> None:
    page = opened((site / "check" / "index.html").as_uri())
    check(page, "He says “There are no losses” (¶ 3).")
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 altered so that it may say something else."
    page.locator(".list a").click()
    page.wait_for_url((site / "telegram" / "index.html").as_uri() + "#p3.s2")
    page.locator("#p3").wait_for()


def test_a_pile_of_marks_on_one_letter_is_taken_down_and_a_long_quotation_is_not_shown_whole(opened: Opener) -> None:
    """A browser sets a pile of thousands of marks in a time that grows with its square: neither field nor report has one."""
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('He says “a' + '\\u0301'.repeat(5000) + 'e\\u0301” (¶ 2).')")
    page.locator("#pasted").fill("Before. After.")
    page.evaluate("pasted.setSelectionRange(8, 8)")
    page.keyboard.press("Control+v")
    assert page.locator("#pasted").input_value() == "Before. He says “a" + "\u0301" * 8 + "e\u0301” (¶ 2).After."
    for essay in (
        "“a" + "\u0301" * 5000 + "” (¶ 2)",
        "“" + "there are no particular losses " * 400 + "” (¶ 3)",
        "(¶¶ " + "99, " * 5000 + "1)",
    ):
        page.evaluate("essay => { pasted.value = essay; document.getElementById('essay').requestSubmit() }", essay)
        ready(page)
        lines = page.locator(".list p").evaluate_all("all => all.map(each => each.textContent)")
        assert lines
        assert [line[:50] for line in lines if len(line) > 2100 or "\u0301" * 9 in line] == []


def test_what_is_dropped_into_the_field_is_taken_down_as_well(opened: Opener) -> None:
    page = opened()
    page.evaluate(
        """() => {
            const source = document.createElement("p");
            source.id = "source";
            source.draggable = true;
            source.textContent = "Take this.";
            source.addEventListener("dragstart", event => event.dataTransfer.setData("text", "He says “a" + "\u0301".repeat(5000) + "”."));
            document.getElementById("essay").before(source);
        }"""
    )
    page.hover("#source")
    page.mouse.down()
    there = page.locator("#pasted").bounding_box()
    assert there
    for far in (20, 25):  # a drag begins with the second step
        page.mouse.move(there["x"] + far, there["y"] + far, steps=4)
    page.mouse.up()
    until(page, "pasted.value !== ''")
    assert page.locator("#pasted").input_value() == "He says “a" + "\u0301" * 8 + "”."


HOSTILE = {
    "ten thousand quotations": "“we have forty-one of them” (¶ 2). " * 10_000,
    "a long word": "“" + "a" * 200_000 + "”",
    "a long quotation": "“" + "removal of the planes " * 20_000 + "”",
    "citations": "¶ 4, " * 20_000 + "¶¶ " + "1, " * 20_000,
    "other directions": "\u202e“\u200fwe have \u202eforty-one of them\u202c”\u202c (¶ 2) \u0000 “\ud7ff\ufffe we have forty-one”",
}


def test_hostile_essays_do_not_break_the_page(opened: Opener) -> None:
    told: list[str] = []
    page = opened(prepare=lambda page: page.on("pageerror", lambda error: told.append(str(error))))
    for name, essay in HOSTILE.items():
        page.evaluate("essay => { pasted.value = essay; document.getElementById('essay').requestSubmit() }", essay)
        ready(page)
        assert told == [], name
        assert page.locator(".list > li").count() <= 501
        assert "quotation" in page.get_by_role("status").inner_text(), name


def test_markup_in_an_essay_stays_text(opened: Opener) -> None:
    page = opened()
    check(
        page,
        'He says “we have <img src=x onerror="window.broken = 1"><script>window.broken = 1</script> forty-one of them” (¶ 2).'
        " “<b>there are no particular losses</b>” (<i>¶ 3</i>). ¶ 99<svg onload=alert(1)>",
    )
    assert page.locator(".list > li").count() >= 2
    names = page.evaluate("[...new Set([...document.querySelectorAll('.list *')].map(each => each.localName))].sort()")
    assert set(names) <= {"li", "p", "q", "span", "a", "del", "ins"}
    assert page.evaluate("[...document.querySelectorAll('.list *')].flatMap(each => each.getAttributeNames())") != []
    attributes = page.evaluate("[...new Set([...document.querySelectorAll('.list *')].flatMap(each => each.getAttributeNames()))]")
    assert set(attributes) <= {"class", "href", "aria-hidden", "data-verdict"}
    assert page.evaluate("window.broken") is None
