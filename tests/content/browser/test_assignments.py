"""The assignment builder: a choice makes an address, the address makes the sheet, and nothing in an address is markup."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from edition.model import Edition, prose, section_runs, words
from edition.reader import read as read_edition
from pages import Site
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from visits import Visit
from waits import later, resized, whole

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
    expect(page.get_by_role("button", name="Share…")).to_be_hidden()  # where the browser shares nothing
    asked = page.locator("[name=q]:checked ~ span .asked").inner_text()
    page.goto("about:blank")
    page.goto(address)
    sheet = page.locator(".sheet")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why the bombers?")
    expect(page).to_have_title("Why the bombers? · Special No. 1013")
    expect(sheet).to_contain_text("Read twice.")
    expect(page.get_by_text("Choose what your class reads")).to_be_hidden()
    expect(page.get_by_label("Send this to your class")).to_be_hidden()
    read = sheet.locator(".read p").all_inner_texts()
    assert [" ".join(text.split()) for text in read] == [
        f"¶ 2 {sentences['p2.s1']}",
        f"¶ 10 {sentences['p10.s1']} …",
        f"¶ 14 … {sentences['p14.s2']} {sentences['p14.s3']}",
    ]
    assert sheet.locator("ol > li .asked").all_inner_texts() == [asked, "What is lost?", "What is <b>gained</b>?"]
    assert sheet.locator("b").count() == 0
    assert page.locator(".builder").get_attribute("open") is None


def test_paragraphs_are_read_as_people_write_them_and_a_teacher_hands_the_address_on(visit: Visit) -> None:
    share = "Object.defineProperty(navigator, 'share', { value: async given => { document.title = given.title + given.url } })"
    page = visit("assignment", prepare=lambda page: page.add_init_script(share))
    places, send = page.get_by_label("Paragraphs and sentences"), page.get_by_label("Send this to your class")
    for typed, read in (
        ("2 14 31", "2,14,31"),
        ("2 and 14", "2,14"),
        ("Paragraphs 2 to 5 and ¶ 14.s2 – s3", "2-5,14.s2-14.s3"),
        ("¶¶2, 14 & 31", "2,14,31"),
        ("paras. 2–3; no. 14", "2-3,14"),
    ):
        places.fill(typed)
        expect(send).to_have_value(re.compile(f"#p={re.escape(read)}&v="))
    places.fill("2 and the end")
    places.blur()
    expect(page.locator("[name=wrong]")).to_have_text("There is no the end in the text.")
    places.fill("2")
    page.get_by_role("button", name="Share…").click()
    expect(page).to_have_title(f"Assignment{send.input_value()}")
    page.get_by_label("A code to scan").check()
    expect(page.locator("[name=uncoded]")).to_have_text("")
    page.get_by_label("Your own questions").fill("a" * 2000)
    expect(page.locator("[name=uncoded]")).to_contain_text("too many for a code that a phone reads from paper (1000)")
    expect(page.locator("[name=long]")).to_contain_text("some programs cut one so long")


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
        ("#p=1&b=nothing", "This address asks for a background that is not in the lessons any more."),
        ("#p=1&d=nothing", "This address asks for a second document that is not in the lessons any more."),
        ("#p=1&n=full-quorum", "This address asks for a note that is not on these paragraphs."),
        ("#p=1&g=2", "This address holds something that an assignment does not have; it was left out."),
        ("#p=1&l=31", "The number of lines is not one from 0 to 30."),
        ("#p=1&l=1e1", "The number of lines is not one from 0 to 30."),
        ("#p=1&l=-1", "The number of lines is not one from 0 to 30."),
        ("#p=1&n=" + "full-quorum," * 2000, "A part of this address is too long and was cut after 4000 characters."),
        (f"#p=1&c=1&o={'a' * 999}", "This address has 1"),
        (f"#p=1&t={'a' * 200}", "A part of this address is too long and was cut after 120 characters."),
    ],
)
def test_a_wrong_address_gets_a_sentence(hash: str, told: str, visit: Visit) -> None:
    page = visit("assignment", hash)
    expect(page.locator(".sheet .problem").first).to_contain_text(told)


@pytest.mark.parametrize(
    "hash",
    [
        "#t=Why%3F&amp;p=2,10.s1&amp;q=why-give-up-the-bombers.1&amp;v=1.0.0",
        "#t=Why%3F&amp;amp;p=2,10.s1&#38;q=why-give-up-the-bombers.1",
        "#t=Why%253F&p=2%252C10.s1&q=why-give-up-the-bombers.1",
        "#t%3DWhy%253F%26p%3D2%252C10.s1%26q%3Dwhy-give-up-the-bombers.1",
        "#t=Why%3F&p=2,10.s1&q=why-give-up-the-bombers.1&v=1.0.0).",
        "#t=Why%3F&q=why-give-up-the-bombers.1&p=P2,10.s1.",
        "#t=Why%3F&p=2,10.s1&q=why-give-up-the-bombers.1”,",
    ],
)
def test_what_mail_and_chat_made_of_an_address_is_taken_back(hash: str, visit: Visit, sentences: dict[str, str]) -> None:
    page = visit("assignment", hash)
    expect(page.get_by_role("heading", level=1)).to_have_text("Why?")
    read = [" ".join(text.split()) for text in page.locator(".sheet .read p").all_inner_texts()]
    assert read == [f"¶ 2 {sentences['p2.s1']}", f"¶ 10 {sentences['p10.s1']} …"]
    expect(page.locator(".sheet ol > li")).to_have_count(1)
    expect(page.locator(".sheet .problem")).to_have_count(0)


@pytest.mark.parametrize("title", ["100% of 50%50", "a%20b&amp;c", "A&B; C %25", "1+1=2."])
def test_a_title_stays_as_it_was_typed_whatever_it_looks_like(title: str, visit: Visit) -> None:
    page = visit("assignment")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Paragraphs and sentences").fill("2")
    address = page.get_by_label("Send this to your class").input_value()
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize(
    ("hash", "selector", "count"),
    [
        ("#p=2&q=" + "why-give-up-the-bombers.1," * 2000, ".sheet ol > li", 1),
        ("#p=2&q=" + "nothing.1," * 2000, ".sheet .problem", 1),
        ("#p=" + "83," * 600, ".sheet .problem", 1),
        ("#p=2" + "&x=1" * 2000, ".sheet .problem", 1),
        ("#p=2&n=" + "full-quorum," * 300, ".sheet .explained dt", 1),
        ("#p=2" + "&b=why-give-up-the-bombers" * 2000, ".sheet .background", 1),
        ("#p=2" + "&q=why-give-up-the-bombers.1" * 2000, ".sheet ol > li", 1),
    ],
)
def test_what_an_address_repeats_stands_on_the_sheet_once(hash: str, selector: str, count: int, visit: Visit) -> None:
    page = visit("assignment", hash)
    expect(page.locator(selector)).to_have_count(count)
    page.evaluate("document.querySelector('.builder').open = true")
    assert len(page.get_by_label("Send this to your class").input_value()) < 4000


@pytest.mark.parametrize("name", ["t", "i", "o", "p", "q", "v", "b", "d", "n", "g", "e", "c", "l"])
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
    for part in (".builder", ".address", "header.site", "footer.site"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".sheet .ruled").first).to_be_visible()


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_no_printed_page_holds_the_attribution_alone_and_it_stands_once(size: str, visit: Visit) -> None:
    page = visit("assignment")
    for count in (1, 4, 8, 9):
        page.goto(f"{page.url.partition('#')[0]}#t=T&p=2&o={'%0A'.join(['Why?'] * count)}")
        expect(page.locator(".sheet ol > li")).to_have_count(count)
        pages = [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
        assert sum(each.count("Savranskaya") for each in pages) == 1
        assert all("Why?" in each or "Document A" in each for each in pages)


def test_an_answer_has_a_field_on_the_screen_and_lines_on_paper_as_many_as_the_address_says(visit: Visit) -> None:
    rows = "lines => lines.map(line => line.getBoundingClientRect().height)"
    for ending, least, most in (("", 4, 6), ("&l=2", 2, 2), ("&l=0", 0, 0)):
        page = visit("assignment", f"#t=T&p=2&q=why-give-up-the-bombers.1{ending}")
        assert (page.locator(".sheet li .field").bounding_box() or {})["height"] >= 24 * max(1, least)
        page.emulate_media(media="print")
        heights = page.locator(".ruled i").evaluate_all(rows)
        assert least <= len(heights) <= most
        assert all(height >= 30 for height in heights)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_a_sheet_or_on_the_form_behind_it(dark: bool, visit: Visit) -> None:
    page = visit("assignment", "#t=T&i=Read.&p=2,83&q=why-give-up-the-bombers.6&o=Why%3F", color_scheme="dark" if dark else "light")
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}, "preload": False}
    assert Axe().run(page, options=options).response["violations"] == []
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    expect(page.get_by_role("heading", level=1)).to_have_text("Build an assignment")
    assert Axe().run(page, options=options).response["violations"] == []


def test_the_teacher_opens_the_form_and_the_class_does_not_see_it(visit: Visit) -> None:
    page = visit("assignment", "#t=T&p=2")
    summary = page.get_by_text("For the teacher: change this assignment")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Build an assignment")
    expect(page.get_by_label("Title")).to_have_value("T")
    expect(summary).to_be_focused()
    summary.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("T")


def test_a_link_within_the_page_does_not_lose_the_choice(visit: Visit) -> None:
    page = visit("assignment", "#t=T&p=2")
    address = page.evaluate("location.href")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}&v=1.0.0")
    expect(page.get_by_role("heading", level=1)).to_have_text("T")


def test_what_a_question_asks_about_and_the_sheet_lacks_is_said_and_can_be_added(visit: Visit) -> None:
    page = visit("assignment", "#p=10&q=why-give-up-the-bombers.6,why-give-up-the-bombers.1")
    expect(page.locator(".sheet .lacks")).to_have_text(["Not on this sheet: Document B, ¶ 14, ¶ 31.", "Not on this sheet: ¶ 2."])
    page.locator(".builder > summary").click()
    expect(page.locator("output[name=lack]")).to_have_text("Asked about and not read: ¶ 2, ¶ 14, ¶ 31.")
    page.get_by_role("button", name="Add to the reading").click()
    expect(page.get_by_label("Paragraphs and sentences")).to_have_value("2, 10, 14, 31")
    expect(page.locator(".sheet .lacks")).to_have_text("Not on this sheet: Document B.")


def test_an_address_that_changes_while_it_is_copied_is_not_said_to_be_copied(visit: Visit) -> None:
    page = visit("assignment", permissions=["clipboard-read", "clipboard-write"])
    built(page)
    done = page.locator("[name=done]")
    page.locator(".address [name=copy]").click()
    expect(done).to_have_text("Copied.")
    page.evaluate(
        """() => { document.querySelector(".address [name=copy]").click();
            const title = document.querySelector("[name=t]");
            title.value = "Another";
            title.dispatchEvent(new Event("input", {bubbles: true})) }"""
    )
    later(page)
    expect(done).to_have_text("")
    page.locator(".address [name=copy]").click()
    expect(done).to_have_text("Copied.")
    later(page)
    expect(done).to_have_text("Copied.")


def test_a_box_takes_a_paragraph_out_of_a_range(visit: Visit) -> None:
    page = visit("assignment")
    page.get_by_label("Paragraphs and sentences").fill("10–12, 14.s2-s3")
    box = page.locator("input[value=p11]")
    box.evaluate("box => { box.closest('details').open = true }")
    box.uncheck()
    expect(page.get_by_label("Paragraphs and sentences")).to_have_value("10, 12, 14.s2-14.s3")
    assert page.locator("input[value=p14]").evaluate("box => box.indeterminate")


def test_no_line_ends_between_the_mark_and_its_number(visit: Visit) -> None:
    page = visit("assignment", "#p=2&i=Read+%C2%B6+2.&q=why-make-a-deal-without-trust.2")
    expect(page.locator(".sheet ol > li")).to_have_count(1)
    page.locator(".sheet textarea").fill("He says so (¶ 2).")
    expect(page.locator(".sheet .written", has_text="He says so")).to_have_count(1)
    assert "¶ " not in page.locator("main").evaluate("main => main.textContent")


def test_without_a_script_the_page_says_what_to_do(visit: Visit) -> None:
    page = visit("assignment", java_script_enabled=False)
    assert "worksheet of a lesson" in page.locator("main").inner_text()
    expect(page.locator("form")).to_be_hidden()


ELSEWHERE = re.compile(r"Document [B-Z]|\b[B-Z][0-9]|Background|[Oo]rganizer|\bgrid\b|\b[Cc]laims? [0-9]|\bclaims\b|[Bb]oth documents")


@pytest.fixture(scope="module")
def content() -> Edition:
    """The edition, as its editors have written it."""
    return read_edition(Path(__file__).parents[3] / "content")[0]


def test_a_question_that_needs_more_than_the_text_is_marked_and_no_other(visit: Visit, content: Edition) -> None:
    """The editors' own lines, bracket and all, are the measure."""
    folder = Path(__file__).parents[3] / "content" / "lessons"
    wanted: dict[str, bool] = {}
    for lesson in content.lessons:
        part = (folder / f"{lesson.slug}.md").read_text(encoding="utf-8").partition("\n## Questions\n")[2].partition("\n## ")[0]
        lines = re.findall(r"^[0-9]+\. .*", part, re.MULTILINE)
        assert len(lines) == len(lesson.questions)
        wanted |= {f"{lesson.slug}.{number}": bool(ELSEWHERE.search(line)) for number, line in enumerate(lines, 1)}
    offered = visit("assignment").locator("[name=q]").evaluate_all("boxes => boxes.map(box => [box.value, Boolean(box.dataset.needs)])")
    assert dict(offered) == wanted
    assert {*wanted.values()} == {True, False}


FULL = "#t=T&p=2,10.s1&b=why-give-up-the-bombers&n=full-quorum,letters-of-27-and-28&g=1&e=1&c=1&v=1.0.0"


def test_what_stands_beside_the_paragraphs_is_chosen_in_the_form_and_kept_in_the_address(visit: Visit, content: Edition) -> None:
    page = visit("assignment")
    page.get_by_label("Title").fill("T")
    page.get_by_label("Paragraphs and sentences").fill("2, 10.s1")
    page.get_by_label("Background, from a lesson").select_option("Why did Khrushchev give up the bombers?")
    for tick in ("Word bank", "How to cite", "A code to scan"):
        page.get_by_label(tick).check()
    page.locator(".notes > summary").click()
    offered = {note.id: note for note in content.notes if note.paragraph in ("p2", "p10")}
    assert page.locator("[name=n]").evaluate_all("boxes => boxes.map(box => box.value)") == [*offered]
    for id in ("full-quorum", "letters-of-27-and-28"):
        page.locator(f"[name=n][value={id}]").check()
    address = page.get_by_label("Send this to your class").input_value()
    assert address.endswith(FULL)

    page.goto("about:blank")
    page.goto(address)
    sheet = page.locator(".sheet")
    expect(sheet.locator(".background")).to_contain_text("Our friends” are the leaders of Cuba.")
    expect(sheet.locator(".background abbr").first).to_have_attribute("title", "Foreign Relations of the United States")
    beside = sheet.locator(".read > *").evaluate_all("all => all.map(each => each.localName)")
    assert beside == ["p", "div", "p", "div"], "a note stands below its paragraph"
    said = sheet.locator(".read .explained dl > div").all_inner_texts()
    for id, note in zip(("full-quorum", "letters-of-27-and-28"), said, strict=True):
        assert note.startswith(f"¶\u00a0{offered[id].paragraph[1:]}, “{offered[id].lemma}”")
        assert [word for word in re.findall(r"\w+", prose(offered[id].blocks)) if word not in note] == [], "whole"
    assert sheet.locator(".read .explained a[href*='sources/']").count() >= 1
    assert sheet.locator("abbr").evaluate_all("all => all.map(each => each.textContent)") == ["FRUS"], "spelled out once"
    assert {"obligations", "full quorum"} <= {*sheet.locator("h3 + dl dt").all_inner_texts()}
    expect(sheet.locator(".cited")).to_contain_text("“We discussed these issues before the full quorum …” (¶\u00a02)")
    expect(sheet.locator(".cited")).to_contain_text("November 11, 1962, para. 2,")
    page.evaluate("location.hash = location.hash.replace('p=2,10.s1', 'p=10.s1')")
    expect(sheet.locator(".problem")).to_have_text("This address asks for a note that is not on these paragraphs.")
    assert len(sheet.locator(".explained").first.locator("dt").all()) == 1
    page.goto("about:blank")
    page.goto(f"{address.partition('#')[0]}#p=53,62&g=1")
    there = ["blood at donation centers", "observer posts", "inspections", "the UN presence"]  # and not “some do now,” of ¶ 49
    assert sorted(sheet.locator("h3 + dl dt").all_inner_texts()) == sorted(["guarantor", *there]), "words as they stand there"


def test_a_second_document_stands_on_the_sheet_as_what_it_is(visit: Visit, content: Edition) -> None:
    lesson = next(each for each in content.lessons if each.slug == "why-give-up-the-bombers")
    (document,) = (section for section in lesson.sections if section.part.form == "document")
    page = visit("assignment", "#t=T&p=10,14,31&q=why-give-up-the-bombers.6,how-does-he-persuade.5")
    page.locator(".builder > summary").click()
    page.get_by_label("Document B: a second document").select_option(lesson.title)
    address = page.get_by_label("Send this to your class").input_value()
    assert "&d=why-give-up-the-bombers&" in address
    page.goto("about:blank")
    page.goto(address)
    sheet = page.locator(".sheet")
    expect(sheet.locator(".second")).to_contain_text("A second document, not part of Special No. 1013.")
    said = re.sub(r"\W", "", sheet.locator(".second").inner_text())
    for nodes in section_runs(document):
        assert re.sub(r"\W", "", words(nodes)) in said
    assert sheet.locator(".second a[href*='sources/']").count() >= 1, "its source"
    expect(sheet.locator(".lacks")).to_have_text(["Not on this sheet: Document B, the record, ¶ 12."])
    page.get_by_role("textbox", name="Set Document B beside Document A.").fill("Both want them gone.")
    page.reload()
    expect(page.get_by_role("textbox", name="Set Document B beside Document A.")).to_have_value("Both want them gone.")
    page.emulate_media(media="print")
    expect(sheet.locator(".second")).to_be_visible()


def test_a_code_to_scan_is_the_address_as_another_program_writes_it(visit: Visit, server: str) -> None:
    """The program of the page and segno, each by itself, make the same code of an address that fills it: what they fill it with differs."""
    version, holds = 8, 192  # bytes, by ISO/IEC 18004, table 7, at level L
    address = f"{server}/assign/{FULL}"
    page = visit("assignment", FULL.replace("t=T", f"t=T{'e' * (holds - len(address))}"))
    expect(page.locator(".code svg")).to_be_visible()
    path = page.locator(".code path").last.get_attribute("d") or ""
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    codes = [
        segno.make(page.evaluate("location.href"), mode="byte", version=version, error="l", mask=mask, boost_error=False)
        for mask in range(8)
    ]
    made = [{(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module} for code in codes]
    assert dark in made
    resized(page, 390, 800)
    expect(page.locator(".code svg")).to_be_hidden()  # on the phone that has opened the sheet
    page.emulate_media(media="print")
    assert (page.locator(".code svg").bounding_box() or {})["width"] / (17 + 4 * version + 8) * 25.4 / 96 >= 0.4, "millimeters of a module"


def test_an_assignment_is_answered_in_the_page_and_each_keeps_its_own(visit: Visit) -> None:
    page = visit("assignment", "#t=T&p=2&o=Why%3F%0AWhy%3F")
    first, second = page.locator(".sheet textarea.field").all()
    first.fill("Because.")
    second.fill("Therefore.")
    page.reload()
    whole(page)
    assert [each.input_value() for each in page.locator(".sheet textarea.field").all()] == ["Because.", "Therefore."]
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as a file").click()
    assert "1. Why?\nBecause.\n\n2. Why?\nTherefore." in Path(given.value.path()).read_text(encoding="utf-8-sig")
    page.evaluate("location.hash = '#t=Other&p=2&o=Why%3F'")
    expect(page.get_by_role("heading", level=1)).to_have_text("Other")
    expect(page.locator(".sheet textarea.field")).to_have_value("")
    page.get_by_text("For the teacher: change this assignment").click()
    expect(page.locator(".answers")).to_be_hidden()


def test_answers_are_found_again_when_a_teacher_has_changed_the_sheet_and_those_without_a_place_are_offered(visit: Visit) -> None:
    page = visit("assignment", "#t=T&p=2&q=why-give-up-the-bombers.1,why-give-up-the-bombers.2&o=Why%3F%0AHow%3F")
    for box, said in zip(page.locator(".sheet .field").all(), ("Ana", "9b", "May", "One.", "Two.", "Because.", "So."), strict=True):
        box.fill(said)
    expect(page.locator(".others")).to_be_hidden()
    page.evaluate("location.hash = '#t=T&p=2,10&q=why-give-up-the-bombers.2&g=1&o=How%3F%0ANew%3F'")
    expect(page.locator(".sheet li")).to_have_count(3)
    assert [each.input_value() for each in page.locator(".sheet .field").all()] == ["Ana", "9b", "May", "Two.", "So.", ""]
    expect(page.locator(".others dd")).to_have_text(["One.", "Because."])
    page.locator(".sheet .field").last.fill("Later.")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as a file").click()
    said = Path(given.value.path()).read_text(encoding="utf-8-sig")
    assert "Two." in said and "ANOTHER FORM" in said and "Why?\nBecause." in said, "and comes out with the others"
    page.emulate_media(media="print")
    expect(page.locator(".others dd").last).to_be_visible()
    expect(page.get_by_role("button", name="Save as a file")).to_be_hidden()
    page.emulate_media(media="screen")
    page.reload()
    expect(page.locator(".others dd")).to_have_text(["One.", "Because."])

    page.evaluate("location.hash = '#t=Other&p=2&o=How%3F'")
    expect(page.get_by_role("heading", level=1)).to_have_text("Other")
    expect(page.locator(".sheet textarea.field")).to_have_value("")
    assert "So." in page.locator(".others dd").all_inner_texts(), "of another title it is shown, and stays where it is"
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget my answers").click()
    page.evaluate("location.hash = '#t=T&p=2&q=why-give-up-the-bombers.1,why-give-up-the-bombers.2&o=Why%3F%0AHow%3F'")
    expect(page.locator(".sheet li")).to_have_count(4)
    assert [each.input_value() for each in page.locator(".sheet textarea").all()] == ["One.", "Two.", "Because.", "So."]
    expect(page.locator(".others dd")).to_have_text(["Later."])
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.locator(".others")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('answers'))") == []


def test_the_builder_says_how_hard_the_chosen_words_are_as_the_page_of_a_lesson_does(
    published: Site, chromium: Browser, real: Edition
) -> None:
    """What a site at home does not measure, it does not tell."""
    with served(published.folder) as address:
        page = chromium.new_page()
        page.goto(f"{address}/assign/")
        for lesson in real.lessons:
            rows = published[f"lessons/{lesson.slug}/"].elements("//section[@class='levels']//tbody/tr")
            _, grade, score = next([cell.text_content() for cell in row[1:]] for row in rows if row[0].text_content() == "The excerpt")
            page.get_by_label("Paragraphs and sentences").fill(", ".join(lesson.reading))
            expect(page.locator("[name=count]")).to_contain_text(f"grade {grade}, Dale–Chall score {score}.")
            expect(page.locator("[name=count]")).not_to_contain_text("fewer than")
        page.get_by_label("Paragraphs and sentences").fill("2")
        expect(page.locator("[name=count]")).to_contain_text("Formulas are weak on fewer than 100 words.")
        page.close()


def test_a_site_without_an_address_measures_nothing(visit: Visit) -> None:
    page = visit("assignment")
    page.get_by_label("Paragraphs and sentences").fill("2, 10, 14")
    expect(page.locator("[name=count]")).to_have_text(re.compile(r"^\d+ words\.$"))


FREE = "Your answer (¶\u00a02, ¶\u00a010)"  # what the place is called where nothing is asked


def test_where_nothing_is_asked_there_is_one_place_to_answer_and_it_is_called_by_what_is_read(visit: Visit) -> None:
    page = visit("assignment", "#t=T&p=2,10.s1", viewport={"width": 390, "height": 844}, has_touch=True)
    expect(page.get_by_role("heading", name="Your answer", exact=True)).to_be_visible()
    box = page.get_by_role("textbox", name=FREE)
    assert (box.bounding_box() or {})["height"] >= 24 * 6
    page.emulate_media(media="print")
    heights = page.locator(".free .ruled i").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert len(heights) == 10 and min(heights) >= 30, "lines on paper"
    page.emulate_media(media="screen")
    box.tap()
    box.fill("Because.")
    page.reload()
    expect(box).to_have_value("Because.")
    page.emulate_media(media="print")
    expect(page.locator(".free .written")).to_be_visible()
    expect(page.locator(".free .ruled")).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as a file").click()
    assert f"{FREE}\nBecause.\n" in Path(given.value.path()).read_text(encoding="utf-8-sig")


def test_what_was_answered_where_nothing_is_asked_does_not_come_to_another_reading_and_is_offered_when_a_question_is_added(
    visit: Visit,
) -> None:
    page = visit("assignment", "#p=2,10")
    page.get_by_role("textbox", name=FREE).fill("Because.")
    page.evaluate("location.hash = '#p=14'")
    expect(page.get_by_role("textbox", name="Your answer (¶\u00a014)")).to_have_value("")
    expect(page.locator(".others")).to_be_hidden()
    page.evaluate("location.hash = '#p=2,10&g=1'")
    expect(page.get_by_role("textbox", name=FREE)).to_have_value("Because.")
    page.evaluate("location.hash = '#t=T&p=2,10'")
    expect(page.locator(".others dd")).to_have_text(["Because."])
    page.get_by_role("textbox", name=FREE).fill("Therefore.")
    page.evaluate("location.hash = '#t=T&p=2,10&o=Why%3F'")
    expect(page.locator(".free")).to_have_count(0)
    expect(page.locator(".others dd")).to_have_text(["Therefore."])


def test_the_form_says_what_a_sheet_without_a_question_has_and_with_no_lines_it_is_printed_to_be_read(visit: Visit) -> None:
    page = visit("assignment")
    page.get_by_label("Paragraphs and sentences").fill("2")
    own = page.get_by_label("Your own questions")
    expect(own).to_have_accessible_description(re.compile("^Where nothing is asked, the sheet ends with one place for “Your answer.”"))
    sheet = page.locator(".sheet")
    expect(sheet.get_by_role("heading", name="Your answer")).to_be_visible()
    expect(sheet.locator(".ruled i:nth-child(10)")).to_be_visible()
    page.get_by_label("Lines under each question").fill("0")
    page.emulate_media(media="print")
    expect(sheet.locator(".free")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label("Lines under each question").fill("3")
    own.fill("Why?")
    expect(sheet.get_by_role("heading", name="Your answer")).to_have_count(0)
    expect(sheet.locator("li .ruled i")).to_have_count(3)
    page.get_by_label("Lines under each question").fill("24")
    expect(sheet.locator("li .ruled i:nth-child(24)")).to_be_visible()


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_lines_for_one_answer_are_divided_so_that_no_sheet_of_paper_holds_few_of_them(size: str, visit: Visit) -> None:
    """A rule is a line across the sheet: each page that holds some holds four or more; the first of several
    questions begins where there is room for it and two of its lines."""
    page = visit("assignment")
    asked = "45,46,53,58&q=how-does-he-persuade.1,how-does-he-persuade.4&g=1&e=1&c=1"
    free = [("2", 10, 4), ("2-5", 10, 4), ("12-14", 10, 4), ("12-15", 24, 4), ("12-16", 30, 4), ("2,10", 3, 3)]
    for read, lines, least in (*free, (asked, 12, 2)):
        page.goto(f"{page.url.partition('#')[0]}#t=T&p={read}&l={lines // 2 if 'q=' in read else lines}")
        expect(page.locator(".sheet .ruled i")).to_have_count(lines)
        page.evaluate(
            """() => { const style = new CSSStyleSheet();
                style.replaceSync(".ruled i { position: relative } .ruled i::before { content: '@@'; position: absolute }");
                document.adoptedStyleSheets = [style] }"""
        )
        counts = [each.extract_text().count("@@") for each in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
        assert sum(counts) == lines
        assert all(count == 0 or count >= least for count in counts), (read, lines, counts)
    assert counts[1], counts  # of what is asked, behind a word bank and an example of citing
