"""The assignment builder: a choice makes an address, the address makes the sheet, and nothing in an address is markup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visits import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sentences(site: Path) -> dict[str, str]:
    """The words of each sentence."""
    paragraphs = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: part["words"][each["start"] : each["end"]] for part in paragraphs for each in part["sentences"]}


def built(page: Page) -> str:
    """Fills in the form as a teacher would, and gives the address."""
    page.get_by_label("Title").fill("Why the bombers?")
    page.get_by_label("Instructions").fill("Read twice.")
    page.get_by_label("Paragraphs and sentences").fill("2, ¶10.s1, 14.s2–14.s3")
    page.locator("[name=q]").nth(1).evaluate("box => { box.closest('details').open = true }")
    page.locator("[name=q]").nth(1).check()
    page.get_by_label("Your own questions").fill("What is lost?\nWhat is <b>gained</b>?")
    return page.get_by_label("Send this to your class").input_value()


def test_whoever_opens_the_address_sees_what_was_chosen(visit: Visit, sentences: dict[str, str]) -> None:
    page = visit("assignment")
    address = built(page)
    asked = page.locator("[name=q]:checked ~ span .asked").inner_text()
    page.goto("about:blank")
    page.goto(address)
    sheet = page.locator(".sheet")
    expect(sheet.get_by_role("heading")).to_have_text("Why the bombers?")
    expect(sheet).to_contain_text("Read twice.")
    read = sheet.locator(".read p").all_inner_texts()
    assert [" ".join(text.split()) for text in read] == [
        f"¶ 2 {sentences['p2.s1']}",
        f"¶ 10 {sentences['p10.s1']} …",
        f"¶ 14 … {sentences['p14.s2']} {sentences['p14.s3']}",
    ]
    assert sheet.locator("ol > li").all_inner_texts() == [asked, "What is lost?", "What is <b>gained</b>?"]
    assert sheet.locator("b").count() == 0
    assert page.locator(".builder").get_attribute("open") is None


def test_a_paragraph_is_chosen_from_the_list_as_well(visit: Visit, sentences: dict[str, str]) -> None:
    count = sum(len(words.split()) for id, words in sentences.items() if id.startswith("p12."))
    page = visit("assignment")
    box = page.locator("input[value=p12]")
    box.evaluate("box => { box.closest('details').open = true }")
    box.check()
    expect(page.get_by_label("Paragraphs and sentences")).to_have_value("12")
    expect(page.locator("output[name=count]")).to_have_text(f"{count} words.")
    box.uncheck()
    expect(page.get_by_label("Paragraphs and sentences")).to_have_value("")
    expect(page.locator(".sheet")).to_be_hidden()


@pytest.mark.parametrize(
    ("hash", "told"),
    [
        ("#p=p83", "There is no ¶ 83 in the text."),
        ("#p=12.s99", "There is no ¶ 12, sentence 99 in the text."),
        ("#p=14-10", "14-10 runs backwards."),
        ("#q=nothing.1&p=1", "This address asks a question that is not in the lessons any more."),
        ("#v=0.9.0&p=1", "This was made for text 0.9.0; the text is now 1.0.0. See the page of changes."),
        ("#x=1&p=1", "This address holds something that an assignment does not have; it was left out."),
        ("#p=1&t=%E0%A4%A", "This address is damaged. Ask for it again, or copy it whole."),
        (f"#p=1&t={'a' * 200}", "A part of this address is too long and was cut after 120 characters."),
    ],
)
def test_a_wrong_address_gets_a_sentence(hash: str, told: str, visit: Visit) -> None:
    page = visit("assignment", hash)
    expect(page.locator(".sheet .problem").first).to_have_text(told)


@pytest.mark.parametrize("name", ["t", "i", "o", "p", "q", "v"])
def test_nothing_of_an_address_becomes_markup(name: str, visit: Visit) -> None:
    hostile = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%3Cscript%3Ealert(1)%3C/script%3E"
    page = visit("assignment", f"#p=1&{name}={hostile}")
    expect(page.locator(".sheet")).to_be_visible()
    assert page.locator(".sheet :is(img, script)").count() == 0
    assert page.locator(".sheet a").evaluate_all("links => links.every(link => new URL(link.href).origin === location.origin)")


def test_the_sheet_alone_is_printed(visit: Visit) -> None:
    page = visit("assignment")
    built(page)
    page.emulate_media(media="print")
    expect(page.locator(".builder")).to_be_hidden()
    expect(page.locator(".address")).to_be_hidden()
    expect(page.locator(".sheet .lines").first).to_be_visible()


def test_without_a_script_the_page_says_what_to_do(visit: Visit) -> None:
    page = visit("assignment", java_script_enabled=False)
    assert "worksheet of a lesson" in page.locator("main").inner_text()
    expect(page.locator("form")).to_be_hidden()
