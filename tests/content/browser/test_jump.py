"""The box “Go to”: what can be typed leads there, what is nowhere is said, and nothing typed ever breaks it."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page
from visits import Visit
from waits import Held, there, until

pytestmark = pytest.mark.browser

BOX = "[data-words] input[type=search]"
Places = dict[str, list[str]]
WIDTHS = (320, 390, 1280, 1700)


@pytest.fixture(scope="module")
def places(site: Path) -> Places:
    """The sentences of each paragraph."""
    read = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: [part["id"] for part in each["sentences"]] for each in read}


def typed(page: Page, words: str) -> None:
    """Types into the empty box, and Enter."""
    page.evaluate("document.activeElement.blur(); location.hash = ''")
    page.locator(BOX).fill(words)
    page.locator(BOX).press("Enter")


def answer(page: Page) -> Locator:
    return page.locator(".answer")


LEADS = {
    "17": "#p17",
    "017": "#p17",
    "¶17": "#p17",
    "¶ 17": "#p17",
    "  p17 ": "#p17",
    "P17": "#p17",
    "para. 17": "#p17",
    "p17.s3": "#p17.s3",
    "17.3": "#p17.s3",
    "¶ 17, sentence 3": "#p17.s3",
    "17-19": "#p17-p19",
    "17–19": "#p17-p19",
    "¶¶ 17–19": "#p17-p19",
    "¶¶ 17 to 19": "#p17-p19",
    "p17.s2-p18.s1": "#p17.s2-p18.s1",
    "17.2–18.1": "#p17.s2-p18.s1",
    "¶ 17, sentence 2 to ¶ 18, sentence 1": "#p17.s2-p18.s1",
    "¶ 17, sentences 2–4": "#p17.s2-p17.s4",
    "headnote": "#headnote",
    "source note": "#source-note",
    "headnote-2": "#headnote-p2",
    "71-source-note": "#p71-source-note",
    "n-like-a-cuban": "#n-like-a-cuban",
    "s-lost": "#s-lost",
    "page 12": "#page-12",
    "p. 12": "#page-12",
    "https://example.org/telegram/#p17-p19": "#p17-p19",
    "#p17.s2:~:text=From%20the": "#p17.s2",
    "https://example.org/telegram/#P17).": "#p17",
    "UNANIMOUS   conclusion": "#p2.s1",
    "the president’s letters and in our": "#p1.s1",
    "the president's letters and in our": "#p1.s1",
    "“almost like a Cuban”": "#p1.s3",
    "letter to the U.S. president. We are passing": "#p1.s1-p1.s2",
}


@pytest.mark.parametrize("words", LEADS)
def test_what_is_typed_leads_there(words: str, text: Page) -> None:
    typed(text, words)
    id = LEADS[words][1:]
    there(text, LEADS[words], id if text.locator(f"[id='{id}']").count() else re.split(r"-(?=p\d|source)", id, maxsplit=1)[0])
    until(text, "document.querySelector('.text').contains(document.activeElement)")
    assert answer(text).inner_text() == ""
    assert text.locator(".told > *").count() == 0


SAID = {
    "83": "There is no ¶ 83; the text ends at ¶ 72.",
    "¶ 83": "There is no ¶ 83; the text ends at ¶ 72.",
    "p17-p83": "There is no ¶ 83; the text ends at ¶ 72.",
    "17.9": "¶ 17 has 4 sentences; there is no sentence 9.",
    "19-17": "¶ 19 stands after ¶ 17; a range goes from the first to the last. Go to ¶¶ 17–19",
    "p 12": "“p 12” can be ¶ 12 or page 12 of the source. Go to ¶ 12 Go to page 12",
    "page 99": "There is no page 99; the source ends at page 21.",
    "n-nobody": "Nothing here has the address “n-nobody”.",
    "quinquereme": "The words “quinquereme” stand nowhere in the text. Type: a paragraph (17), a sentence (17.3)",
    "<img src=x onerror=alert(1)>": "The words “<img src=x onerror=alert(1)>” stand nowhere in the text.",
    "": "A paragraph (17), a sentence (17.3), a range (17–19), a page of the source (p. 12), or some words of the text.",
}


@pytest.mark.parametrize("words", SAID)
def test_what_is_nowhere_is_said(words: str, text: Page) -> None:
    typed(text, words)
    until(text, f"document.querySelector('.answer').textContent.startsWith({json.dumps(SAID[words][:30])})")
    assert " ".join(answer(text).inner_text().split()).startswith(SAID[words])
    assert text.evaluate("location.hash") == ""
    text.locator(BOX).press("Escape")
    assert not answer(text).is_visible()


def test_words_that_stand_more_than_once_are_listed_with_those_around(text: Page, site: Path) -> None:
    lines = [line.split("\t") for line in (site / "telegram" / "telegram.txt").read_text(encoding="utf-8").splitlines() if "\t" in line]
    typed(text, "the united states")
    answer(text).locator("li").first.wait_for()
    rows = answer(text).locator("li").all_inner_texts()
    count = sum(len(re.findall(r"\bthe united states", words.lower())) for _, words in lines)
    assert answer(text).locator("p").inner_text() == f"The first 10 of {count} places with the words “the united states”:"
    assert len(rows) == 10
    assert all("the united states" in row.lower() and len(row) > 60 for row in rows)
    link = answer(text).locator("li a").nth(3)
    target = link.get_attribute("href") or ""
    assert "the united states" in dict(lines)[target[1:]].lower()
    text.locator(BOX).press("Tab")
    text.keyboard.press("Tab")
    assert text.evaluate("document.activeElement.closest('.answer') !== null")
    link.press("Enter")
    until(text, f"location.hash === '{target}'")
    assert not answer(text).is_visible()


def test_what_is_said_is_a_count_and_not_the_list(text: Page) -> None:
    typed(text, "the united states")
    answer(text).locator("li").first.wait_for()
    said = text.locator(".answer [role=status]").inner_text()
    assert re.fullmatch(r"The first 10 of \d+ places with the words “the united states”:", said)
    assert text.locator(".answer [role=status] li").count() == 0
    text.locator(BOX).fill("")
    text.locator(BOX).press("Enter")
    answer(text).get_by_text("A paragraph (17)").wait_for()
    assert text.locator(".answer [role=status]").inner_text() == "", "what can be typed is shown, and said with the name of the box"
    assert text.evaluate(f"document.getElementById(document.querySelector('{BOX}').getAttribute('aria-describedby')).innerText").startswith(
        "A p"
    )


def test_a_fault_is_tied_to_the_box(text: Page) -> None:
    invalid, message = (f"document.querySelector('{BOX}').getAttribute('{name}')" for name in ("aria-invalid", "aria-errormessage"))
    typed(text, "83")
    until(text, f"{invalid} === 'true'")
    assert text.evaluate(f"document.getElementById({message}).innerText") == SAID["83"]
    typed(text, "the united states")
    until(text, f"{invalid} === null")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_key_leads_to_the_box_and_escape_back_and_the_page_stands_still(width: int, visit: Visit) -> None:
    page = visit("text", "#p40", viewport={"width": width, "height": 800})
    page.locator("#p40 .n").focus()
    before = page.evaluate("[scrollY, document.querySelector('#p41').getBoundingClientRect().top]")
    page.keyboard.press("g")
    seen = "(box => box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth)"
    until(page, f"{seen}(document.querySelector('{BOX}').getBoundingClientRect())")
    answer(page).locator("label").wait_for()
    page.keyboard.type("the united states")
    page.keyboard.press("Enter")
    answer(page).locator("li").first.wait_for()
    assert (
        answer(page).locator("li").first.evaluate("row => (box => box.top >= 0 && box.bottom < innerHeight)(row.getBoundingClientRect())")
    )
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.querySelector('#p40 .n')")
    assert page.evaluate("[scrollY, document.querySelector('#p41').getBoundingClientRect().top]") == before
    assert not answer(page).is_visible()


def test_a_number_that_is_no_paragraph_may_be_a_word(text: Page) -> None:
    typed(text, "150,000")
    until(text, "location.hash === '#p3.s6'")
    typed(text, "28")
    until(text, "location.hash === '#p28'")
    typed(text, "1961")
    until(text, "document.querySelector('.answer').textContent.includes('There is no ¶ 1961')")


@pytest.mark.parametrize("key", ["g"])
def test_a_key_leads_to_the_box_but_not_while_one_types_and_not_when_it_is_switched_off(key: str, visit: Visit) -> None:
    page = visit("text", "#p40")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.locator(BOX).input_value() == ""
    page.keyboard.type(f"a{key}b")
    assert page.locator(BOX).input_value() == f"a{key}b"
    page.locator(BOX).fill("")
    page.keyboard.press("Enter")
    page.locator(".answer input").uncheck()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")


def test_the_words_are_fetched_once_and_only_when_they_are_asked_for(visit: Visit) -> None:
    fetched: list[str] = []
    page = visit("text", "", lambda page: page.on("request", lambda request: fetched.append(request.url.split("/")[-1])))
    page.keyboard.press("g")
    page.locator(".answer p").wait_for()
    assert fetched.count("telegram.txt") == 0
    for words in ("quinquereme", "trireme"):
        page.locator(BOX).fill(words)
        page.keyboard.press("Enter")
        page.get_by_text(f"The words “{words}” stand nowhere").wait_for()
    assert fetched.count("telegram.txt") == 1


def test_whoever_leaves_the_box_before_the_answer_has_come_is_not_followed_by_it(visit: Visit) -> None:
    page = visit("text")
    words = Held(page, "**/telegram.txt")
    for leave, typed in (("Tab", "quinquereme"), ("Escape", "unanimous conclusion")):
        page.locator(BOX).fill(typed)
        page.keyboard.press("Enter")
        words.asked()
        page.keyboard.press(leave)
    focused = "document.activeElement.outerHTML"
    there = page.evaluate(focused)
    words.go()
    assert answer(page).inner_text() == ""
    assert page.evaluate("location.hash") == ""
    assert page.evaluate(focused) == there


def test_what_is_asked_last_is_answered_and_nothing_before_it(visit: Visit) -> None:
    page = visit("text")
    words = Held(page, "**/telegram.txt")
    for typed in ("unanimous conclusion", "quinquereme"):
        page.locator(BOX).fill(typed)
        page.keyboard.press("Enter")
    words.go()
    assert answer(page).inner_text().startswith("The words “quinquereme” stand nowhere in the text.")
    assert page.evaluate("location.hash") == ""


def test_no_help_opens_at_a_box_that_the_focus_has_left(visit: Visit) -> None:
    page = visit("text")
    script = Held(page, "**/jump.js")
    page.keyboard.press("g")
    script.asked()
    page.keyboard.press("Tab")
    script.go()
    assert page.locator(".answer p").count() == 0


def resized(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    until(page, f"innerWidth === {width}")


def test_the_box_that_a_script_adds_moves_nothing(visit: Visit) -> None:
    """Beside a page whose scripts have not come: where there are to be none, nothing is kept free for what they bring."""
    plain, scripted = visit("text", "", lambda page: page.route("**/*.js", lambda route: route.abort())), visit("text")
    for width in WIDTHS:
        boxes = []
        for page in (plain, scripted):
            resized(page, width)
            boxes.append([page.locator(selector).bounding_box() for selector in (".outline", "#headnote", "#p1")])
        assert page.locator(BOX).is_visible()
        assert boxes[0] == boxes[1], width


@pytest.mark.parametrize("width", [320, 1280, 1700])
def test_the_answer_stands_within_the_window_above_all_else_and_moves_nothing(width: int, text: Page) -> None:
    page = text
    resized(page, width)
    page.evaluate("document.activeElement.blur(); location.hash = ''")
    before = page.locator("#headnote").bounding_box()
    typed(page, "the united states")
    answer(page).locator("li").last.wait_for()
    assert page.locator("#headnote").bounding_box() == before
    covered = page.evaluate(
        """() => { const answer = document.querySelector(".answer"), box = answer.getBoundingClientRect();
            const points = [[.05, .1], [.95, .1], [.5, .5], [.05, .9], [.95, .9]];
            return [box.left >= 0, box.right <= document.documentElement.clientWidth, document.documentElement.scrollWidth <= innerWidth,
                ...points.map(([x, y]) => answer.contains(document.elementFromPoint(box.left + x * box.width,
                    Math.min(innerHeight - 2, box.top + y * box.height))))] }"""
    )
    assert covered == [True] * 8
    found = Axe().run(page, ".answer", {"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [(each["id"], node["html"][:100]) for each in found for node in each["nodes"]] == []


# --- anything at all -------------------------------------------------------------------------------------------------------

PIECES = [*"0123456789", *"¶§.-–—,:#~%&?/\\'\"“”‘’ \t\n\0[](){}*+^$|<>_sptgnS", "p17", "p72", "p17.s2", ".s", "sentence ", "sentences "]
PIECES += [
    "page ",
    "p. ",
    "pp. ",
    " to ",
    "headnote",
    "source-note",
    "signature",
    "paragraph",
    "para. ",
    "¶¶ ",
    "¶ ",
    "n-",
    "page-",
    "e\u0301",
]
PIECES += ["\U0001f600", "\ud800", "İ", "ß", "ﬁ", "１７", "٣", "\u00a0", "\u200b", "\u202e", "constructor", "__proto__", "x" * 60]
RESOLVE = """async strings => {
    const { resolve, address, label } = await import(new URL("../static/js/anchors.js", location.href).href);
    const { places } = await import(new URL("../static/js/passages.js", location.href).href);
    const there = places();
    return strings.map(string => { try {
        const found = resolve(string, there);
        return found?.first ? {...found, address: address(found.first, found.last), label: label(found.first, found.last)} : found
    } catch (error) { return {thrown: String(error)} } }) }"""


def resolved(page: Page, strings: list[str]) -> list[dict[str, object] | None]:
    found: list[dict[str, object] | None] = page.evaluate(RESOLVE, strings)
    return found


def order(places: Places) -> list[str]:
    return [id for paragraph, inside in places.items() for id in (paragraph, *inside)]


def test_whatever_is_typed_is_a_place_that_is_there_or_is_answered(text: Page, places: Places) -> None:
    random.seed(1013)
    strings = ["".join(random.choices(PIECES, k=random.randint(0, 9))) for _ in range(4000)]
    ids = order(places)
    known = set(ids)
    for string, found in zip(
        strings, resolved(text, [string.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for string in strings]), strict=True
    ):
        if found is None:
            continue
        assert "thrown" not in found, (string, found)
        if "first" in found:
            assert {found["first"], found["last"]} <= known, (string, found)
            assert ids.index(str(found["first"])) <= ids.index(str(found["last"])), (string, found)
        elif "id" in found:
            assert re.fullmatch(r"page-\d+", str(found["id"])), (string, found)
        else:
            assert str(found["told"]).endswith("."), (string, found)


def expected(first: str, last: str, places: Places) -> tuple[str, ...] | None:
    """The same in Python: what two places make, or nothing where one of them is missing or they stand the wrong way round."""
    ids = order(places)
    if not {first, last} <= set(ids):
        return None
    end = {id: ids.index(id) for id in ids} | {id: ids.index(id) + len(inside) for id, inside in places.items()}
    if end[last] < ids.index(first):
        return None
    paragraph = first.split(".")[0]
    if paragraph == last.split(".")[0] and first != last:
        return (places[paragraph][0] if first in places else first, places[paragraph][-1] if last in places else last)
    return (first, last)


def test_every_range_of_places_is_what_it_is_in_python(text: Page, places: Places) -> None:
    """With places that are not there and the wrong way round, in addresses and in short; and each label leads back to its range."""
    random.seed(72)
    candidates = [*order(places), "p73", "p83", "p0", "p17.s9", "p2.s2", "headnote.s4"]
    near = [[random.choice(candidates)] * 2 for _ in range(100)]
    near += [random.sample(candidates, 2) for _ in range(600)]
    near += [[one, candidates[min(candidates.index(one) + random.randint(0, 6), len(candidates) - 1)]] for one, _ in near[:700]]
    typed = {f"{one}-{other}" if one != other else one: expected(one, other, places) for one, other in near}
    typed |= {
        f"{one[1:]} – {other[1:]}".replace(".s", "."): expected(one, other, places) for one, other in near if one[0] + other[0] == "pp"
    }
    found = resolved(text, list(typed))
    result = {
        string: (each["first"], each["last"]) if each and "first" in each else None for string, each in zip(typed, found, strict=True)
    }
    assert result == typed
    labels = {str(each["label"]): each["address"] for each in found if each and "first" in each}
    back = {label: each and each.get("address") for label, each in zip(labels, resolved(text, list(labels)), strict=True)}
    assert back == labels


def test_whatever_is_typed_into_the_box_is_followed_or_answered(text: Page) -> None:
    random.seed(11)
    strings = ["".join(random.choices(PIECES[:-1], k=random.randint(1, 6))).replace("\ud800", "") for _ in range(80)]
    silent = text.evaluate(
        """async strings => { const { go } = await import(new URL("../static/js/jump.js", location.href).href);
            const box = document.querySelector("[data-words] input[type=search]"), silent = [];
            for (const string of strings) {
                location.hash = "";
                box.value = string;
                await go();
                await new Promise(done => setTimeout(done));
                const id = decodeURIComponent(location.hash.slice(1)), range = CSS.highlights.has("cited");
                if (id ? !range && !document.getElementById(id) : !document.querySelector(".answer").textContent) silent.push(string);
            }
            return silent }""",
        strings,
    )
    assert silent == []
