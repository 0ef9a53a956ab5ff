"""The citation checker: every planted fault is found, no right quotation is blamed, and nothing leaves the page.

`tests/samples/essays/` holds the essays: `clean-*.txt` with nothing wrong, `planted-*.txt` with what `planted.tsv` lists. Its
columns are the essay, the quotation (or a citation by itself) as typed, the verdict, the paragraphs where it stands, and what was
done to it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe import RULES, violations
from playwright.sync_api import Browser, BrowserContext, Page
from waits import later, until

pytestmark = pytest.mark.browser

ESSAYS = Path(__file__).parents[2] / "samples" / "essays"
CLEAN = sorted(ESSAYS.glob("clean-*.txt"))
PLANTED = sorted(ESSAYS.glob("planted-*.txt"))
ALARMS = {"altered", "misplaced", "absent", "missing"}
WATCH_POLICY = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# What the checker finds in each essay: its quotations (and citations by themselves) with verdict and paragraphs.
FOUND = """essays => essays.map(essay => checker.check(essay, checker.text).results.map(result => ({
    typed: result.quotation.typed, verdict: result.verdict,
    paragraphs: [...new Set(result.places.map(({place}) => checker.text.paragraphs[place].id))] })))"""


@dataclass(frozen=True)
class Case:
    """A line of the table, or a result: what was typed, the verdict, and the paragraphs where it stands."""

    essay: str
    typed: str
    verdict: str
    paragraphs: tuple[str, ...]


def folded(text: str) -> str:
    return " ".join(re.sub(r"^\s*>", "", text, flags=re.MULTILINE).split())


def table() -> list[Case]:
    """What was planted, as the table lists it."""
    rows = [line.split("\t") for line in (ESSAYS / "planted.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [Case(essay, typed, verdict, tuple(filter(None, place.split(" and ")))) for essay, typed, verdict, place, _ in rows]


Opener = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, server: str) -> Iterator[Opener]:
    """Opens the checker in a window of its own; ``address`` is another address to open it by."""
    contexts: list[BrowserContext] = []

    def opener(address: str = "", prepare: Callable[[Page], None] | None = None, **options: Any) -> Page:
        context = chromium.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if prepare:
            prepare(page)
        page.goto(address or f"{server}/check/")
        return page

    yield opener
    for context in contexts:
        context.close()


CHECK = "([head, piece, tail, times]) => { checker.check(head + piece.repeat(times) + tail, checker.text) }"
WORTH = 0.015  # seconds of work; less is not told from none


class Work:
    """What an essay costs: the time that the page's thread has the processor, which other work on the machine does not change."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable")

    def spent(self) -> float:
        metrics: list[dict[str, Any]] = self.session.send("Performance.getMetrics")["metrics"]
        return next(float(each["value"]) for each in metrics if each["name"] == "ThreadTime")

    def least(self, piece: tuple[str, str, str], times: int) -> float:
        """The least of three tries."""
        costs = []
        for _ in range(3):
            before = self.spent()
            self.page.evaluate(CHECK, [*piece, times])
            costs.append(self.spent() - before)
        return min(costs)

    def growth(self, piece: tuple[str, str, str]) -> float:
        """How many times as much an essay costs that is four times as long. One that costs too little is made longer, up to a point."""
        times = 1
        while (one := self.least(piece, times)) < WORTH and times * len(piece[1]) < 100_000:
            times *= 4
        return self.least(piece, 4 * times) / max(one, WORTH)


@pytest.fixture(scope="module")
def checking(chromium: Browser, server: str) -> Iterator[Work]:
    """The checker, open while essays are checked in it."""
    page = chromium.new_page()
    page.goto(f"{server}/check/")
    work = Work(page)
    for path in CLEAN:
        page.evaluate(CHECK, ["", path.read_text(encoding="utf-8"), "", 1])  # the browser translates what is used much
    yield work
    page.close()


def check(page: Page, essay: str) -> None:
    """Types an essay and has it checked."""
    page.locator("#pasted").fill(essay)
    page.get_by_role("button", name="Check", exact=True).click()


def found(page: Page, essays: list[Path]) -> list[Case]:
    """All results of the checker over these essays."""
    results = page.evaluate(FOUND, [essay.read_text(encoding="utf-8") for essay in essays])
    return [
        Case(essay.stem, folded(each["typed"]), each["verdict"], tuple(each["paragraphs"]))
        for essay, many in zip(essays, results, strict=True)
        for each in many
    ]


# --- what is found ---


def test_the_table_has_enough_cases_of_every_verdict() -> None:
    cases = table()
    assert len(cases) >= 267
    assert {case.verdict for case in cases} == ALARMS | {"exact", "uncited", "other"}
    texts = {path.stem: folded(path.read_text(encoding="utf-8")) for path in PLANTED}
    assert [case for case in cases if case.typed not in texts[case.essay]] == []


def test_precision_and_recall_over_all_essays_are_one(opened: Opener, record_testsuite_property: Callable[[str, object], None]) -> None:
    """Recall: of the planted cases, those with the right verdict and place. Precision: of the alarms, those that were planted."""
    cases = table()
    results = found(opened(), [*PLANTED, *CLEAN])
    alarms = [case for case in results if case.verdict in ALARMS]
    missed = [case for case in cases if case not in results]
    false = [case for case in alarms if case not in cases]
    recall, precision = 1 - len(missed) / len(cases), 1 - len(false) / len(alarms)
    record_testsuite_property("measures", f"{len(cases)} planted, {len(alarms)} alarms, recall {recall:.3f}, precision {precision:.3f}")
    assert (missed, false) == ([], [])
    assert (recall, precision) == (1.0, 1.0)


def test_clean_essays_raise_no_alarm_and_their_quotations_are_found(opened: Opener) -> None:
    assert len(CLEAN) >= 32
    results = found(opened(), CLEAN)
    assert [case for case in results if case.verdict in ALARMS] == []
    exact = {path.stem: sum(case.essay == path.stem and case.verdict == "exact" for case in results) for path in CLEAN}
    assert {essay: count for essay, count in exact.items() if count < 4} == {}
    assert sum(exact.values()) >= 150


MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")]


@pytest.mark.parametrize("marks", MARKS)
def test_every_sentence_of_the_text_quoted_with_its_citation_is_exact(marks: tuple[str, str], opened: Opener) -> None:
    faults = opened().evaluate(
        """([open, close]) => checker.text.paragraphs.filter(({id}) => /^p\\d/.test(id)).flatMap(({id, words, sentences}) =>
            sentences.map(([name, start, end], at) => {
                const typed = close === '"' ? words.slice(start, end).replace(/[“”]/g, '"').replace(/’/g, "'").replace(/—/g, " -- ")
                    : words.slice(start, end);
                const essay = `He writes, ${open}${typed}${close} (¶ ${id.slice(1)}, sentence ${at + 1}). The friends’ view isn’t known.`;
                const {results} = checker.check(essay, checker.text);
                return results.length === 1 && results[0].verdict === "exact" ? "" : `${name}: ${results.map(each => each.verdict)}`;
            }).filter(Boolean))""",
        list(marks),
    )
    assert faults == []


def test_every_paragraph_quoted_as_a_block_and_every_two_that_follow_are_exact(opened: Opener) -> None:
    faults = opened().evaluate(
        """() => checker.text.paragraphs.filter(({id}) => /^p\\d/.test(id)).flatMap(({id, words}, at, all) => {
            const essays = [`> ${words}\\n\\n(¶ ${id.slice(1)})`, `He says:\\n\\n    ${words} (¶ ${id.slice(1)})\\n\\nSo he says.`];
            if (all[at + 1]) essays.push(`He says “${words} ${all[at + 1].words}” (¶¶ ${id.slice(1)}–${all[at + 1].id.slice(1)}).`);
            return essays.filter(essay => checker.check(essay, checker.text).results.some(({verdict}) => verdict !== "exact")) })"""
    )
    assert faults == []


def altered(words: list[str], vocabulary: list[str], dice: random.Random) -> list[str]:
    """The words with one of them changed, left out, added or misspelled."""
    at = dice.randrange(1, len(words) - 1)
    match dice.randrange(4):
        case 0:
            return [*words[:at], dice.choice(vocabulary), *words[at + 1 :]]
        case 1:
            return [*words[:at], *words[at + 1 :]]
        case 2:
            return [*words[:at], dice.choice(vocabulary), *words[at:]]
        case _:
            long = max(range(len(words)), key=lambda place: len(words[place]))
            return [*words[:long], words[long][0] + words[long][2:], *words[long + 1 :]]


def test_a_word_changed_anywhere_in_the_text_is_seen(opened: Opener) -> None:
    """Spans of five to twenty-five words from all over the text, each with one change; those in brackets are left aside."""
    page = opened()
    paragraphs = page.evaluate("Object.fromEntries(checker.text.paragraphs.map(({id, words}) => [id, words]))")
    text = " ".join(paragraphs.values())
    dice = random.Random(1962)
    vocabulary = sorted(set(re.findall(r"[a-z]{4,}", text)))
    essays = []
    for id, words in sorted(paragraphs.items()):
        for _ in range(12):
            span = words.split()
            start = dice.randrange(max(len(span) - 5, 1))
            span = span[start : start + dice.randrange(5, 26)]
            typed = " ".join(altered(span, vocabulary, dice)) if len(span) > 4 else ""
            if id[1:].isdigit() and typed and not re.search(r"[\[\]“”]|\. \.", typed) and typed not in text:
                essays.append(f"He says “{typed}” (¶ {id[1:]}).")
    assert len(essays) > 600
    results = page.evaluate(FOUND, essays)
    missed = [essay for essay, many in zip(essays, results, strict=True) if not {each["verdict"] for each in many} & ALARMS]
    assert missed == []


# --- what is told ---


def test_the_report_says_how_words_differ_where_they_stand_and_how_many(opened: Opener) -> None:
    page = opened()
    check(page, (ESSAYS / "planted-01.txt").read_text(encoding="utf-8"))
    assert page.locator("#count").inner_text().startswith("11 quotations: 2 exact, 1 exact but cited to the wrong place, 5 altered,")
    items = page.locator("#list > li")
    assert items.count() == 11
    number = items.nth(1)
    assert number.locator("del").text_content() == "[essay: two]"
    assert number.locator("ins").text_content() == "[text: one]"
    assert page.evaluate("getComputedStyle(document.querySelector('#list del')).textDecorationLine") == "line-through"
    assert "It is cited to ¶ 9, and stands in ¶ 8." in items.nth(5).inner_text()
    assert "There is no ¶ 83; the text ends at ¶ 72." in items.nth(10).inner_text()
    assert items.nth(3).locator("a").get_attribute("href") == "../telegram/#p3.s2"
    items.nth(3).locator("a").click()
    page.wait_for_url("**/telegram/#p3.s2")
    page.locator("[id='p3.s2']:target").wait_for(state="attached")


def test_after_checking_the_focus_is_on_the_report_and_the_count_is_a_status(opened: Opener) -> None:
    page = opened()
    check(page, "He says “there are no particular losses” (¶ 3).")
    assert page.evaluate("document.activeElement.id") == "results"
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 exact."
    check(page, " ")
    assert page.get_by_role("status").inner_text().startswith("There is no essay yet")
    assert page.evaluate("document.activeElement.id") == "pasted"


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
    assert page.evaluate("document.activeElement.id") == "results"
    tab_to("¶ 3, sentence 2")
    page.evaluate("window.print = () => { window.printed = true }")
    tab_to("print")
    page.keyboard.press("Enter")
    assert page.evaluate("printed") is True
    page.keyboard.press("Control+Home")
    page.locator("#pasted").focus()
    tab_to("Check")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_file_can_be_opened(encoding: str, opened: Opener) -> None:
    page = opened()
    file = {"name": "essay.txt", "mimeType": "text/plain", "buffer": "He says “there are no particular losses” (¶ 3).".encode(encoding)}
    page.locator("#file").set_input_files(file)  # type: ignore[arg-type]  # a dictionary of this form is allowed
    page.wait_for_function("pasted.value !== ''")
    page.keyboard.press("Control+Enter")
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 exact."


# Chooses files one right after the other, as fast as a hand or a script can; each is a name and the words in it.
CHOOSE = """files => { const field = document.getElementById("file");
    for (const [name, words] of files) {
        const chosen = new DataTransfer();
        chosen.items.add(new File([words], name, {type: "text/plain"}));
        field.files = chosen.files;
        field.dispatchEvent(new Event("change", {bubbles: true}));
    } }"""
ESSAY = "He says “there are no particular losses” (¶ 3)."


def test_an_essay_that_is_still_being_read_is_the_one_that_is_checked(opened: Opener) -> None:
    page = opened()
    page.evaluate(f"files => {{ ({CHOOSE})(files); document.getElementById('essay').requestSubmit() }}", [["essay.txt", ESSAY]])
    until(page, "document.querySelector('[role=status]').textContent === '1 quotation: 1 exact.'")
    later(page)
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 exact."
    assert page.locator("#pasted").input_value() == ESSAY


def test_of_two_files_the_last_one_chosen_is_opened_however_long_the_first(opened: Opener) -> None:
    page = opened()
    page.evaluate(CHOOSE, [["long.txt", "word " * 2_000_000], ["short.txt", ESSAY]])
    until(page, "document.querySelector('[role=status]').textContent !== ''")
    later(page)
    assert page.get_by_role("status").inner_text() == "short.txt is opened. Press Check."
    assert page.locator("#pasted").input_value() == ESSAY


# --- how it looks ---


def test_axe_finds_nothing_in_an_empty_page_nor_in_a_report_by_day_or_by_night(opened: Opener) -> None:
    page = opened(color_scheme="light")
    assert violations(page, RULES) == []
    check(page, "\n\n".join(path.read_text(encoding="utf-8") for path in PLANTED[-4:]))
    assert page.locator("#list > li").count() > 40
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["cat.color"]) == []


@pytest.mark.parametrize("width", [320, 390, 640])
def test_a_report_is_no_wider_than_its_window(width: int, opened: Opener) -> None:
    page = opened(viewport={"width": width, "height": 700})
    long = "“" + "incomprehensibilities" * 20 + " we discussed these issues” (¶ 2)."
    check(page, long + "\n\n" + "\n\n".join(path.read_text(encoding="utf-8") for path in PLANTED))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main input, main label")].map(each => each.getBoundingClientRect())
            .filter(box => box.height && box.height < 24).length"""
    )
    assert small == 0


def test_the_report_is_printed_without_the_field_and_in_black(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    check(page, (ESSAYS / "planted-02.txt").read_text(encoding="utf-8"))
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))) <= 4
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("main form:visible, main button:visible, main textarea:visible").count() == 0
    assert page.locator("#list > li:visible").count() == page.locator("#list > li").count() > 5
    colors = page.evaluate("[...document.querySelectorAll('#list p, #list ins')].map(each => getComputedStyle(each).color)")
    assert max(int(part) for color in colors for part in re.findall(r"\d+", color)[:3]) < 110


# --- what it must not do ---


def test_without_a_script_the_page_says_what_to_do_by_hand(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert "compare the quotation with it word by word" in page.locator("main").inner_text()
    assert page.locator("main textarea:visible, main button:visible").count() == 0


def test_the_words_in_the_page_are_those_of_the_source_and_cannot_end_their_block(site: Path, transcription: dict[str, str]) -> None:
    page = (site / "check" / "index.html").read_text(encoding="utf-8")
    block = re.search(r'<script type="application/json" id="words">(.*?)</script>', page, re.DOTALL)
    assert block
    assert not set(block[1]) & set("<>&")
    data = json.loads(block[1])
    assert {each["id"]: each["words"] for each in data["paragraphs"]} == {
        id: " ".join(re.sub(r"\[\[page \d+\]\]", " ", words).split()) for id, words in transcription.items()
    }


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
    assert page.locator("#list > li").count() > 5
    assert told == []
    assert page.evaluate("violations") == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert page.evaluate("performance.getEntriesByType('resource').every(each => each.name.startsWith(location.origin))")
    assert server in page.url


def test_the_page_works_when_it_is_opened_from_a_folder(opened: Opener, site: Path) -> None:
    page = opened((site / "check" / "index.html").as_uri())
    check(page, "He says “There are no losses” (¶ 3).")
    assert page.get_by_role("status").inner_text() == "1 quotation: 1 altered."
    page.locator("#list a").click()
    page.wait_for_url((site / "telegram" / "index.html").as_uri() + "#p3.s2")
    page.locator("#p3").wait_for()


LINEAR = 8  # four times as long is four times the work, or sixteen times where each part is held against each other
# What may stand in an essay again and again, with what stands before it and behind.
REPEATED = {
    "ibid": ("“we have forty-one of them” (¶ 2) ", "(ibid.) ", ""),
    "ibid of nothing": ("", "(ibid.) ", ""),
    "ibid of a quotation": ("", "“no zebra” (ibid.). ", ""),
    "marks on one letter": ("“a", "\u0301", "” (¶ 2)"),
    "letters with marks": ("", "a\u0301", ""),
    "opening marks": ("x ", "“", " y"),
    "straight marks": ("x ", '"', " y"),
    "single marks": ("“we have ", "'", " of them” (¶ 2)."),
    "points": ("x ", ".", " y"),
    "points in a quotation": ("“we have ", ". ", " of them” (¶ 2)."),
    "points and closing marks": ("", ".”’)”", "x"),
    "ellipses": ("“we have ", "…", " of them” (¶ 2)."),
    "brackets": ("“we have ", "[", " of them” (¶ 2)."),
    "parentheses": ("(a ", "(b) ", ""),
    "digits": ("¶ ", "1", ""),
    "spaces": ("¶¶ 1,", " ", "x"),
    "empty lines": ("a:", "\n\n\n", "b"),
    "dashes after the number of a note": ("¹ ", "-", " b\na.¹"),
    "numbers of notes": ("", "“we have”¹\n1 ibid.\n", ""),
    "notes that cite": ("1. ¶ 2\n", "2. ibid.\n", "a.¹"),
    "paragraphs": ("", "¶ 1 ", ""),
    "lists of paragraphs": ("", "¶¶ 1, ", ""),
    "another document": ("", "¶ 1 B3 ", ""),
    "blocks after a colon": ("", "a:\n\n  b\n\n", ""),
    "blocks with a citation": ("", "so:\n\nwe have forty-one of them (¶ 2)\n\n", ""),
    "quoted lines": ("", "> “we have\n", ""),
    "quotations never closed": ("", "“we have ", ""),
    "quotations in quotations": ("", "“a ‘b’ c” ", ""),
    "quotations that cross": ("", "'a\" b' \"c ", ""),
    "citations in quotations": ("", "“we have (¶ 2)” ", ""),
    "many quotations, one citation": ("", "“we have” ", "(¶ 2)"),
    "another source": ("", "“we have” (Smith 3) ", ""),
}


@pytest.mark.parametrize("name", REPEATED)
def test_an_essay_four_times_as_long_takes_four_times_as_long(name: str, checking: Work) -> None:
    assert checking.growth(REPEATED[name]) < LINEAR


def test_so_do_real_essays(checking: Work) -> None:
    essay = "\n\n".join(path.read_text(encoding="utf-8") for path in [*PLANTED, *CLEAN[:8]])
    assert len(essay.split()) >= 5000
    assert checking.growth(("", f"{essay}\n\n", "")) < LINEAR


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
        lines = page.locator("#list p").evaluate_all("all => all.map(each => each.textContent)")
        assert lines
        assert [line[:50] for line in lines if len(line) > 2100 or "\u0301" * 9 in line] == []


WORDS = ["Cuba", "removal", "the", "Il-28s", "of", "friends", "agree", "missiles", "from", "would", "zebra", "United", "States", "we", "to"]
HOSTILE = {
    "ten thousand quotations": "“we have forty-one of them” (¶ 2). " * 10_000,
    "ten thousand that come near": " ".join(f'"{" ".join(random.Random(n).choices(WORDS, k=10))}" (¶ {n % 80})' for n in range(10_000)),
    "never closed": "“we have " * 20_000,
    "never closed, straight": '"we have ' * 20_000,
    "marks alone": '"' * 50_000 + "“" * 50_000 + "'" * 50_000 + "«" * 10_000,
    "apostrophes": " 'a" * 10_000 + "‘s’ " * 10_000,
    "brackets": "“" + "[" * 50_000 + "(" * 50_000 + "”",
    "gaps": "“We " + "… we . . . " * 5_000 + "”",
    "citations": "¶ 4, " * 20_000 + "¶¶ " + "1, " * 20_000,
    "notes": "1. a\n" * 10_000 + "”1" * 10_000,
    "a long word": "“" + "a" * 200_000 + "”",
    "a long quotation": "“" + "removal of the planes " * 20_000 + "”",
    "blocks": ("> " + "the removal of the zebra from the island " * 4 + "\n\n") * 1_000,
    "space": "“we" + " " * 100_000 + "have forty-one” ¶" + " " * 100_000 + "2",
    "other directions": "\u202e“\u200fwe have \u202eforty-one of them\u202c”\u202c (¶ 2) \u0000 “\ud7ff\ufffe we have forty-one”",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_essays_do_not_break_the_page(name: str, opened: Opener) -> None:
    told: list[str] = []
    page = opened(prepare=lambda page: page.on("pageerror", lambda error: told.append(str(error))))
    page.evaluate("essay => { pasted.value = essay }", HOSTILE[name])
    page.evaluate("document.getElementById('essay').requestSubmit()")
    assert told == []
    assert page.locator("#list > li").count() <= 501
    assert page.get_by_role("status").inner_text()


def test_markup_in_an_essay_stays_text(opened: Opener) -> None:
    page = opened()
    check(
        page,
        'He says “we have <img src=x onerror="window.broken = 1"><script>window.broken = 1</script> forty-one of them” (¶ 2).'
        " “<b>there are no particular losses</b>” (<i>¶ 3</i>). ¶ 99<svg onload=alert(1)>",
    )
    assert page.locator("#list > li").count() >= 2
    names = page.evaluate("[...new Set([...document.querySelectorAll('#list *')].map(each => each.localName))].sort()")
    assert set(names) <= {"li", "p", "q", "span", "a", "del", "ins"}
    assert page.evaluate("[...document.querySelectorAll('#list *')].flatMap(each => each.getAttributeNames())") != []
    attributes = page.evaluate("[...new Set([...document.querySelectorAll('#list *')].flatMap(each => each.getAttributeNames()))]")
    assert set(attributes) <= {"class", "href", "aria-hidden", "data-verdict"}
    assert page.evaluate("window.broken") is None
