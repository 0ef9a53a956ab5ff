"""Answers in the page: kept on the device alone, taken out by three ways, forgotten when told to, and words in place of lines on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Page, expect
from visits import Visit
from waits import whole

pytestmark = pytest.mark.browser

LESSONS = Path(__file__).parents[3] / "content" / "lessons"
LESSON = "why-give-up-the-bombers/"
QUESTION = "Who wrote Document A, to whom, and when?"
SAID = "He wrote to Mikoyan.\n“all those present” (¶ 2)"
RICH = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
CLOSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError') } })"


def answered(page: Page) -> Page:
    """A sheet on which a student has begun."""
    page.get_by_role("textbox", name="Name", exact=True).fill("Ana Ruiz")
    page.get_by_label(QUESTION).fill(SAID)
    page.get_by_label("Claim, row 1").fill("He feared for the promise.")
    return page


def read(page: Page) -> tuple[str, str]:
    """What a click on “Save as a file” gives: its name and its words."""
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as a file").click()
    return given.value.suggested_filename, Path(given.value.path()).read_text(encoding="utf-8-sig")


def test_what_a_student_writes_is_there_again_and_comes_out_whole_and_goes_when_it_is_forgotten(visit: Visit) -> None:
    page = answered(visit("lessons", f"{LESSON}worksheet/#with=rubric", permissions=["clipboard-read", "clipboard-write"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    name, text = read(page)
    assert name == "why-did-khrushchev-give-up-the-bombers-ana-ruiz.txt"
    for part in ("Name: Ana Ruiz", f"1. {QUESTION}", SAID, "ORGANIZER", "Claim, row 1\nHe feared", "November 11, 1962", "#with=rubric"):
        assert part in text
    source, places = text.split("\n\n")[2:4]
    assert source.startswith("Telegram from Khrushchev to Mikoyan")
    assert places == "What was read: ¶ 2, ¶ 10, ¶ 14, ¶ 31"
    assert "2. Khrushchev says that Kennedy" in text, "a question without an answer is there as well"
    assert "Reasoning, row 1" not in text, "an empty box is not"
    page.get_by_role("button", name="Copy all").click()
    expect(page.locator(".answers [role=status]")).to_have_text("Copied, with the questions.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    rich = html.fragment_fromstring(page.evaluate(RICH), create_parent=True)
    assert [each.text for each in rich.iter("h1", "h2")] == ["Why did Khrushchev give up the bombers?", "Questions", "Organizer"]
    (question,) = rich.xpath("p[b[starts-with(., '1. Who wrote Document A')]]")
    assert [*question.getnext().itertext()] == SAID.split("\n")
    assert rich.xpath("count(p[b])") == 7, "six questions and a row of the organizer, each apart from its answer"
    assert rich.xpath("p[1]/br"), "what is written on lines of its own stays so"
    assert [url for url in asked if not url.startswith("blob:")] == []

    page.reload()
    expect(page.get_by_label(QUESTION)).to_have_value(SAID)
    expect(page.get_by_label("Claim, row 1")).to_have_value("He feared for the promise.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.get_by_label(QUESTION)).to_have_value("")
    expect(page.locator(".answers [role=status]")).to_have_text("Forgotten. Nothing of it is left on this device.")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('answers'))") == []


def test_a_teacher_gets_back_what_was_asked_for_with_the_answers(visit: Visit) -> None:
    told = "t=Homework&i=Read%20twice.%0AHand%20in%20on%20Friday.&p=2,10.s1&d=why-give-up-the-bombers&o=Why%3F&v=1.0.0"
    page = visit("assignment", f"#{told}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("textbox", name="Why?").fill("To keep the promise.")
    _, text = read(page)
    parts = text.split("\n\n")
    assert parts[0] == "Homework"
    assert parts[2:4] == ["Read twice.", "Hand in on Friday."]
    assert parts[4].startswith("Telegram from Khrushchev to Mikoyan")
    assert parts[5] == "What was read: ¶ 2, ¶ 10"
    assert parts[6].startswith("Document B: ")
    assert "1. Why?\nTo keep the promise." in parts
    assert "November 11, 1962" in parts[-2]
    assert parts[-1].strip().endswith(told)
    status = page.locator(".answers [role=status]")
    expect(status).to_have_text("Given to your browser as homework.txt. Your name is missing.")
    page.get_by_role("button", name="Copy all").click()
    expect(status).to_have_text("Copied, with the questions. Your name is missing.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    page.evaluate("window.print = () => {}")
    page.get_by_role("textbox", name="Why?").fill(" ")
    page.get_by_role("textbox", name="Name", exact=True).fill("Ana")
    page.get_by_role("button", name="Print with my answers").click()
    expect(status).to_have_text("Nothing is answered yet.")
    page.get_by_role("textbox", name="Why?").fill("To keep the promise.")
    page.emulate_media(media="print")
    for line in parts[2:4]:
        expect(page.get_by_text(line, exact=True)).to_be_visible()


@pytest.mark.parametrize("form", ["worksheet/", "short/"])
def test_on_paper_words_stand_in_place_of_their_lines_and_lines_where_there_are_none(form: str, visit: Visit) -> None:
    page = visit("lessons", LESSON + form)
    page.locator(".questions .field").first.fill(SAID)
    page.get_by_role("textbox", name="Name", exact=True).fill("Ana Ruiz")
    page.emulate_media(media="print")
    first, second = (page.locator(".questions > li").nth(number) for number in (0, 1))
    expect(first.get_by_text("all those present” (¶ 2)")).to_be_visible()
    expect(first.locator(".ruled")).to_be_hidden()
    expect(second.locator(".ruled")).to_be_visible()
    expect(page.locator(".blanks")).to_contain_text("Ana Ruiz")
    expect(first).to_have_css("break-inside", "avoid")  # no answer of a few sentences is parted
    page.emulate_media(media="screen")
    page.locator(".questions .field").first.fill("It goes on. " * 100)
    page.emulate_media(media="print")
    expect(first).to_have_css("break-inside", "auto")
    assert page.locator(".field").evaluate_all("fields => fields.filter(each => each.checkVisibility())") == []
    expect(page.locator(".answers")).to_be_hidden()


def test_every_place_to_write_has_a_field_with_a_name_on_a_phone_too(visit: Visit) -> None:
    page = answered(visit("lessons", f"{LESSON}worksheet/", viewport={"width": 320, "height": 640}))
    assert page.locator(".field").evaluate_all("fields => fields.filter(each => !each.checkVisibility())") == []
    assert page.locator(".ruled").evaluate_all("all => all.filter(each => !each.nextElementSibling?.matches('.field'))") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    heights = "fields => fields.map(each => [each.scrollHeight, each.clientHeight])"
    page.get_by_label("Reasoning, row 2").fill("It grows. " * 60)
    assert [pair for pair in page.locator("textarea.field").evaluate_all(heights) if pair[0] > pair[1] + 1] == [], "words are out of sight"
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}, "preload": False}
    assert Axe().run(page, options=options).response["violations"] == []


LABELS = """() => [...document.querySelectorAll(".field")]
    .map(field => field.ariaLabel || document.getElementById(field.getAttribute("aria-labelledby")).innerText)"""


@pytest.mark.parametrize("lesson", sorted(path.stem for path in LESSONS.glob("[!_]*.md")))
def test_every_field_says_what_is_to_be_written_in_it(lesson: str, visit: Visit) -> None:
    """Blanks by a word, as on paper; an answer by what is asked; a box by its column and row; what is handed in by the question."""
    page = visit("lessons", f"{lesson}/worksheet/")
    title = page.locator("h1").inner_text()
    names = [name.strip() for name in page.evaluate(LABELS)]
    assert names[:3] == ["Name", "Class", "Date"]
    assert names[-1] == f"Your answer to “{title}”"
    kinds = {name for name in names[3:-1] if not re.search(r"[?.]$|, row \d+$|, on “[^”]+”$", name)}
    assert kinds == set()
    assert len(set(names)) == len(names)


def test_what_is_handed_in_comes_out_by_the_question_that_it_answers(visit: Visit) -> None:
    page = visit("lessons", f"{LESSON}worksheet/")
    page.get_by_label("Your answer to “Why did Khrushchev give up the bombers?”").fill("To hold Kennedy to his promise.")
    assert "SUBMISSION\n\nYour answer to “Why did Khrushchev give up the bombers?”\nTo hold Kennedy" in read(page)[1]


def test_a_browser_that_keeps_nothing_says_so_and_gives_the_answers_all_the_same(visit: Visit) -> None:
    page = visit("lessons", f"{LESSON}short/", prepare=lambda page: page.add_init_script(CLOSED))
    page.locator(".questions .field").first.fill(SAID)
    expect(page.locator(".answers [role=status]")).to_contain_text("This browser keeps nothing.")
    assert SAID in read(page)[1]


def test_the_task_of_a_short_form_comes_out_by_its_own_words(visit: Visit) -> None:
    page = visit("lessons", f"{LESSON}short/")
    page.get_by_label("Why did Khrushchev give up the bombers? Answer in").fill("To hold Kennedy to his promise.")
    text = read(page)[1]
    assert "TASK\n\nWhy did Khrushchev give up the bombers? Answer in" in text
    assert text.count("Answer in three or four sentences, with one exact quotation.\nTo hold Kennedy to his promise.") == 1
    assert "Your answer" not in text


def test_what_another_program_left_in_the_store_is_no_answer(visit: Visit) -> None:
    page = visit("lessons", f"{LESSON}short/")
    for stored in ("[1", "null", '{"Name": 5}', '["Ana"]', '"Ana"'):
        page.evaluate("stored => localStorage.setItem(`answers ${location.pathname}`, stored)", stored)
        page.reload()
        whole(page)
        expect(page.locator(".answers")).to_be_visible()
        page.locator(".questions .field").first.fill("x")
        assert len(page.evaluate("Object.keys(JSON.parse(localStorage.getItem(`answers ${location.pathname}`)))")) == 1, stored


def test_an_answer_to_a_question_that_editors_have_changed_since_is_shown(visit: Visit) -> None:
    page = visit("lessons", f"{LESSON}short/")
    page.evaluate("localStorage.setItem(`answers ${location.pathname}`, JSON.stringify({'Who wrote that?': 'Khrushchev.', Name: 'Ana'}))")
    page.reload()
    expect(page.locator(".others dd")).to_have_text(["Khrushchev."])
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("Ana")
    assert "Who wrote that?\nKhrushchev." in read(page)[1]


@pytest.mark.parametrize(
    ("lesson", "before", "now"),
    [
        (LESSON, "Your answer: Submission", "Your answer to “Why did Khrushchev give up the bombers?”"),
        (
            "who-knew-what-on-11-november/",
            "The letter Kennedy’s secret letter of 6 November demands that the bombers go. Castro",
            "Castro, on “The letter”",
        ),
    ],
)
def test_an_answer_that_is_kept_under_the_name_that_its_field_once_had_is_found_again(
    lesson: str, before: str, now: str, visit: Visit
) -> None:
    page = visit("lessons", f"{lesson}worksheet/")
    page.evaluate(
        "label => localStorage.setItem(`answers ${location.pathname}`, JSON.stringify({[label]: 'As it was.', Name: 'Ana'}))", before
    )
    page.reload()
    expect(page.get_by_label(now, exact=True)).to_have_value("As it was.")
    expect(page.locator(".answers .others")).to_be_hidden()
