"""Places that are typed into the search: what can be typed leads there, what is nowhere is said, and nothing typed ever breaks it."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from visits import Visit
from waits import DESCRIBED, Held, later, there, until

pytestmark = pytest.mark.browser

BOX = "dialog.searching input[type=search]"
Places = dict[str, list[str]]


@pytest.fixture(scope="module")
def places(site: Path) -> Places:
    """The sentences of each paragraph."""
    read = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: [part["id"] for part in each["sentences"]] for each in read}


def typed(page: Page, words: str) -> None:
    """Types into the empty field, and Enter."""
    page.evaluate("document.querySelector('dialog.searching[open]')?.close(); document.activeElement.blur(); location.hash = ''")
    page.locator("a.search").click()
    page.locator(BOX).fill(words)
    page.locator(BOX).press("Enter")


def answer(page: Page) -> Locator:
    return page.locator("dialog.searching .found")


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
    assert text.locator("dialog[open], .told > *").count() == 0


SAID = {
    "83": "There is no ¶ 83; the text ends at ¶ 72.",
    "¶ 83": "There is no ¶ 83; the text ends at ¶ 72.",
    "p17-p83": "There is no ¶ 83; the text ends at ¶ 72.",
    "17.9": "¶ 17 has 4 sentences; there is no sentence 9.",
    "19-17": "¶ 19 stands after ¶ 17; a range goes from the first to the last. Go to ¶¶ 17–19",
    "p 12": "“p 12” can be ¶ 12 or page 12 of the source. Go to ¶ 12 Go to page 12",
    "page 99": "There is no page 99; the source ends at page 21.",
    "n-nobody": "Nothing here has the address “n-nobody”.",
    "quinquereme": "Nothing here answers “quinquereme”.",
    "<img src=x onerror=qqq(1)>": "Nothing here answers “<img src=x onerror=qqq(1)>”.",
    "": "Words, names, dates; a paragraph (17), a sentence (17.3), a range (17–\u206019), a page of the source (p. 12).",
}


@pytest.mark.parametrize("words", SAID)
def test_what_is_nowhere_is_said(words: str, text: Page) -> None:
    typed(text, words)
    until(text, f"document.querySelector('.found').textContent.startsWith({json.dumps(SAID[words][:30])})")
    assert " ".join(answer(text).inner_text().split()).startswith(SAID[words])
    assert text.evaluate("location.hash") == ""
    text.locator(BOX).press("Escape")
    assert text.locator("dialog[open]").count() == 0


def test_a_number_that_is_no_paragraph_may_be_a_word(text: Page) -> None:
    typed(text, "150,000")
    until(text, "location.hash === '#p3.s6'")
    typed(text, "28")
    until(text, "location.hash === '#p28'")
    typed(text, "1961")
    until(text, "document.querySelector('.found').textContent.includes('There is no ¶ 1961')")


def test_a_fault_is_tied_to_the_field_and_told(text: Page) -> None:
    invalid = f"document.querySelector('{BOX}').getAttribute('aria-invalid')"
    typed(text, "83")
    until(text, f"{invalid} === 'true'")
    until(text, f"document.querySelector('dialog.searching [role=status]').textContent.startsWith({json.dumps(SAID['83'])})")
    assert text.locator(BOX).evaluate(DESCRIBED).startswith(SAID["83"])
    text.locator(BOX).fill("the united states")
    until(text, f"{invalid} === null")
    assert text.locator(BOX).evaluate(DESCRIBED) is None


def test_places_of_the_text_are_known_on_every_page(visit: Visit) -> None:
    page = visit("passage")
    for words, id in (
        ("s-lost", "s-lost"),
        ("What is lost and what is gained", "s-lost"),
        ("n-like-a-cuban", "n-like-a-cuban"),
        ("17.2", "p17.s2"),
    ):
        page.keyboard.press("g")
        page.locator(BOX).fill(words)
        page.locator(f".found a[href$='/telegram/#{id}']").first.wait_for()
        page.keyboard.press("Escape")
        until(page, "document.activeElement === document.body")
    page.keyboard.press("g")
    page.locator(BOX).fill("17.2")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/telegram/#p17.s2")


def test_its_keys_open_the_search_but_not_while_one_types_and_not_when_they_are_switched_off(visit: Visit) -> None:
    page = visit("text", "#p40")
    for key in "/g":
        page.keyboard.press(key)
        page.locator(BOX).wait_for()
        page.keyboard.type(f"a{key}b")
        assert page.locator(BOX).input_value() == f"a{key}b"
        page.locator(BOX).fill("")
        page.locator(".found p").wait_for()
        page.keyboard.press("Escape")
        until(page, "document.activeElement === document.body")
    page.locator("button.look").click()
    page.locator(".looks > label input").last.uncheck()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    for key in "/g":
        page.keyboard.press(key)
        later(page)
        assert page.locator("dialog[open]").count() == 0


def test_whoever_leaves_the_field_before_the_answer_has_come_is_not_followed_by_it(visit: Visit) -> None:
    page = visit("text")
    rest = Held(page, "**/finding.js")
    page.keyboard.press("/")
    page.locator(BOX).fill("unanimous conclusion")
    page.keyboard.press("Enter")
    rest.asked()
    page.keyboard.press("Escape")
    rest.go()
    later(page)
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("location.hash") == ""


def test_what_is_asked_last_is_answered_and_nothing_before_it(visit: Visit) -> None:
    page = visit("text")
    module = Held(page, "**/finding.js")
    page.keyboard.press("/")
    page.locator(BOX).fill("unanimous conclusion")
    page.keyboard.press("Enter")
    page.locator(BOX).fill("quinquereme")
    module.asked()
    module.go()
    page.get_by_text("Nothing here answers “quinquereme”.").wait_for()
    assert page.evaluate("location.hash") == ""


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


def test_whatever_is_typed_into_the_search_is_answered(text: Page) -> None:
    random.seed(11)
    strings = ["".join(random.choices(PIECES[:-1], k=random.randint(1, 6))).replace("\ud800", "") for _ in range(80)]
    typed(text, "quinquereme")
    text.get_by_text("Nothing here answers “quinquereme”.").wait_for()
    silent = text.evaluate(
        """async strings => { const box = document.querySelector("dialog.searching input"), silent = [];
            const found = document.querySelector(".found");
            for (const string of strings) {
                found.replaceChildren();
                box.value = string;
                await box.oninput();
                if (!found.textContent) silent.push(string);
            }
            return silent }""",
        strings,
    )
    assert silent == []
