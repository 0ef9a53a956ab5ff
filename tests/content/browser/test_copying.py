"""What is copied from the text is the source's words, wherever a selection begins and ends; and a bar offers their citation."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page
from visits import Visit
from waits import Held, later, resized, until, whole

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
READ = "async () => (await navigator.clipboard.readText())"
RICH = """async () => { const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text() }"""
# Selects from a place to a place: each an element's id and how many characters of its words stand before.
SELECT = """ends => {
    const place = ([id, offset]) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        for (; offset > node.data.length; node = walker.nextNode()) offset -= node.data.length;
        return [node, offset];
    };
    getSelection().setBaseAndExtent(...place(ends[0]), ...place(ends[1]));
}"""
# How far the bar stands from the selection, whether it is in the window, and whether it is on words of the selection.
PLACED = """() => {
    const bar = document.querySelector(".selected").getBoundingClientRect();
    const lines = [...getSelection().getRangeAt(0).getClientRects()];
    const far = Math.min(...lines.map(line => Math.max(bar.top - line.bottom, line.top - bar.bottom)));
    const inside = bar.left >= 0 && bar.right <= document.documentElement.clientWidth && bar.top >= 0 && bar.bottom <= innerHeight;
    const on = line => line.bottom > bar.top + 1 && line.top < bar.bottom - 1 && line.right > bar.left && line.left < bar.right;
    return [far, inside, lines.some(on)] }"""
# Each word that the bar has said, in order, while something is done.
HEARD = """() => { window.heard = [];
    const said = document.querySelector(".selected [role=status]");
    new MutationObserver(() => heard.push(said.textContent)).observe(said, {childList: true, characterData: true, subtree: true}) }"""
SAID = "document.querySelector('.selected [role=status]').textContent"
NAMES = ["Copy", "Copy with citation", "Link", "Cite…"]
Place = tuple[str, int]


@pytest.fixture(scope="module")
def words(site: Path) -> dict[str, str]:
    """The words of each paragraph, in order."""
    read = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: each["words"] for each in read}


@pytest.fixture(scope="module")
def notes(site: Path) -> dict[str, tuple[str, int]]:
    """The paragraph of each note, and how many characters the note has on the page."""
    page = html.parse(str(site / "telegram" / "index.html"), html.HTMLParser(encoding="utf-8"))
    sizes = {str(note.get("id")): len(note.text_content()) for note in page.xpath("//*[@role='doc-footnote']")}
    read = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))["notes"]
    return {f"n-{note['id']}": (note["paragraph"], sizes[f"n-{note['id']}"]) for note in read}


def barred(page: Page) -> None:
    """Brings the bar, which a page fetches with the first selection."""
    page.evaluate("import(new URL('../static/js/bar.js', location.href).href).then(({begin}) => begin())")


@pytest.fixture(scope="module")
def text(chromium: Browser, server: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    page = context.new_page()
    page.goto(f"{server}/telegram/")
    whole(page)
    barred(page)
    yield page
    context.close()


def copied(page: Page, one: Place, other: Place) -> str:
    """What Ctrl+C puts on the clipboard."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    page.evaluate(SELECT, [one, other])
    page.keyboard.press("Control+c")
    read: str = page.evaluate(READ)
    return read


def between(one: Place, other: Place, words: dict[str, str], notes: dict[str, tuple[str, int]]) -> str:
    """The source's words from a place to a place; a note stands behind its paragraph."""
    ids = list(words)

    def at(place: Place) -> tuple[int, int]:
        id, offset = place
        return (ids.index(notes[id][0]), len(words[notes[id][0]])) if id in notes else (ids.index(id), offset)

    (first, start), (last, end) = sorted((at(one), at(other)))
    lines = [words[id] for id in ids[first : last + 1]]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return "\n\n".join(line.strip() for line in lines if line.strip())


def test_fifty_selections_are_copied_as_the_words_of_the_source(
    text: Page, words: dict[str, str], notes: dict[str, tuple[str, int]]
) -> None:
    """From the middle of a word to the middle of another, in and across paragraphs, into and out of notes, forth and back."""
    random.seed(1013)
    ids = list(words)

    def place(near: int | None = None) -> Place:
        number = random.randrange(len(ids)) if near is None else max(0, min(len(ids) - 1, near + random.randint(-3, 3)))
        inside = [note for note, (paragraph, _) in notes.items() if paragraph == ids[number]]
        if inside and random.random() < 0.3:
            note = random.choice(inside)
            return note, random.randrange(1, notes[note][1])
        return ids[number], random.randrange(1, max(2, len(words[ids[number]])))

    pairs: list[tuple[Place, Place]] = []
    while len(pairs) < 50:
        one = place()
        other = place(ids.index(notes[one[0]][0] if one[0] in notes else one[0]))
        if between(one, other, words, notes):
            pairs.append((one, other))
    assert sum(one[0] in notes or other[0] in notes for one, other in pairs) > 10
    wrong = {
        pair: (found, between(*pair, words, notes)) for pair in pairs if (found := copied(text, *pair)) != between(*pair, words, notes)
    }
    assert wrong == {}


def test_every_paragraph_is_copied_as_its_transcription(text: Page, words: dict[str, str], transcription: dict[str, str]) -> None:
    """All of them at once, from the first word to the last: paragraphs with blank lines between, without headings and notes."""
    found = copied(text, ("headnote", 0), ("source-note", len(words["source-note"])))
    source = [" ".join(re.sub(r"\[\[page \d+\]\]", " ", part).split()) for part in transcription.values()]
    assert sorted(found.split("\n\n")) == sorted(source)
    assert found.split("\n\n") == list(words.values())


def test_the_html_that_is_copied_has_the_same_words_and_no_more_than_emphasis(text: Page, words: dict[str, str]) -> None:
    assert copied(text, ("p16", 5), ("p18", 40)) == f"{words['p16'][5:].strip()}\n\n{words['p17']}\n\n{words['p18'][:40].strip()}"
    tree = html.fromstring(text.evaluate(RICH))
    assert [" ".join(line.text_content().split()) for line in tree.xpath("//p")] == [
        words["p16"][5:],
        words["p17"],
        words["p18"][:40].strip(),
    ]
    assert {str(element.tag) for element in tree.iter()} <= {"html", "head", "body", "meta", "div", "p", "em", "strong", "i"}


def test_a_note_and_what_is_not_the_text_are_copied_as_they_are(text: Page, notes: dict[str, tuple[str, int]]) -> None:
    note = "n-like-a-cuban"
    all_of_it = text.evaluate("id => document.getElementById(id).textContent", note)
    assert "".join(copied(text, (note, 0), (note, 30)).split()) == "".join(
        all_of_it[:30].split()
    )  # beside a number a browser may drop a space
    assert (
        copied(text, ("s-lost", 0), ("s-lost", 12)) == text.evaluate("document.getElementById('s-lost').textContent.slice(0, 12)").strip()
    )
    text.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    text.keyboard.press("Control+c")
    assert text.evaluate(READ).strip() == text.locator("h1").inner_text()
    text.evaluate("getSelection().selectAllChildren(document.body)")
    text.keyboard.press("Control+c")
    assert text.locator(f"#{note}").inner_text()[-40:] in text.evaluate(READ)


# --- the bar ---------------------------------------------------------------------------------------------------------------


def offered(page: Page, one: Place, other: Place) -> Any:
    """The bar that comes with a selection."""
    page.evaluate("getSelection().removeAllRanges()")
    until(page, "document.querySelector('.selected')?.hidden !== false")
    page.evaluate(SELECT, [one, other])
    until(page, "document.querySelector('.selected')?.hidden === false")
    return page.locator(".selected")


def pressed(page: Page, name: str) -> str:
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator(".selected").get_by_role("button", name=name, exact=True).click()
    until(page, f"/copied/i.test({SAID})")
    read: str = page.evaluate(READ)
    return read


def note_of(site: Path, form: str, locator: str) -> str:
    style = json.loads((site / "telegram" / "cite.json").read_text(encoding="utf-8"))["citables"][0]["styles"][0]
    return said(style[form], {"locator": locator})


def said(pieces: list[Any], slots: dict[str, str]) -> str:
    return "".join(each if isinstance(each, str) else slots[each["slot"]] if "slot" in each else said(each["em"], slots) for each in pieces)


def test_the_bar_copies_the_words_with_their_citation_and_their_link(text: Page, site: Path, words: dict[str, str]) -> None:
    offered(text, ("p12", 10), ("p12", 60))
    assert pressed(text, "Copy") == words["p12"][10:60].strip()
    offered(text, ("p12", 10), ("p12", 60))
    assert pressed(text, "Copy with citation") == f"“{words['p12'][10:60].strip()}”\n{note_of(site, 'one', '12')}"
    offered(text, ("p17", 30), ("p19", 20))
    quoted = f"{words['p17'][30:].strip()}\n\n{words['p18']}\n\n{words['p19'][:20].strip()}"
    assert pressed(text, "Copy with citation") == f"“{quoted}”\n{note_of(site, 'many', '17–19')}"
    assert "<em>" in text.evaluate(RICH)
    offered(text, ("headnote", 4), ("headnote", 40))
    assert pressed(text, "Copy with citation").endswith(f"”\n{note_of(site, 'other', 'headnote')}")
    offered(text, ("p17", 30), ("p19", 20))
    home = text.url.split("#")[0]
    assert pressed(text, "Link").startswith(f"{home}#p17:~:text=")


def test_the_bar_stands_near_the_words_and_on_none_of_them(text: Page) -> None:
    for width in (1280, 390, 320):
        resized(text, width)
        later(text)
        for id in ("p2", "p17", "p40"):
            text.evaluate("id => document.getElementById(id).scrollIntoView({block: 'center'})", id)
            offered(text, (id, 20), (id, 60))
            far, inside, covers = text.evaluate(PLACED)
            assert (far < 40, inside, covers) == (True, True, False), (width, id, far)
    resized(text, 1280)


def test_what_the_bar_has_said_after_a_press_of_the_mouse_it_does_not_take_back(text: Page) -> None:
    shown = offered(text, ("p12", 10), ("p12", 60))
    text.evaluate(HEARD)
    shown.get_by_role("button", name="Copy", exact=True).click()
    until(text, "heard.includes('Copied')")
    later(text)
    assert text.evaluate(SAID) == "Copied"
    assert [word for word in text.evaluate("heard") if word] == ["Copied"]
    assert shown.get_by_role("button").all_inner_texts() == NAMES


@pytest.mark.parametrize(
    "moved", ["document.querySelector('.text').style.paddingInlineEnd = '2rem'", "window.dispatchEvent(new Event('pointerup'))"]
)
def test_what_the_bar_has_said_stays_when_the_lines_move_right_after_the_press(moved: str, text: Page) -> None:
    """And the bar goes with its words."""
    shown = offered(text, ("p12", 10), ("p12", 60))
    text.evaluate(HEARD)
    text.evaluate(f"document.querySelector('.selected button').click(); {moved}")
    until(text, "heard.includes('Copied')")
    later(text)
    assert text.evaluate(SAID) == "Copied"
    assert text.evaluate(PLACED)[1:] == [True, False]
    text.evaluate("document.querySelector('.text').style.paddingInlineEnd = ''")
    later(text)
    assert text.evaluate(SAID) == "Copied"
    assert shown.is_visible()


def test_a_press_right_after_the_selection_has_grown_copies_what_is_selected_and_says_so(text: Page, words: dict[str, str]) -> None:
    offered(text, ("p12", 10), ("p12", 60))
    text.evaluate(HEARD)
    text.evaluate(
        """() => { for (let count = 0; count < 20; count++) getSelection().modify("extend", "forward", "character");
            document.querySelector(".selected button").click() }"""
    )
    until(text, "heard.includes('Copied')")
    later(text)
    assert text.evaluate(READ) == words["p12"][10:80].strip()
    assert text.evaluate(SAID) == "Copied"
    text.keyboard.press("Shift+ArrowRight")
    until(text, f"{SAID} === ''")


def test_of_two_presses_the_last_is_copied_and_said_however_slow_the_first(visit: Visit, words: dict[str, str]) -> None:
    page = visit("text", permissions=CLIPBOARD)
    held = Held(page, "**/cite.json")
    barred(page)
    shown = offered(page, ("p12", 10), ("p12", 60))
    page.evaluate(HEARD)
    shown.get_by_role("button", name="Copy with citation").click()
    shown.get_by_role("button", name="Copy", exact=True).click()
    until(page, "heard.includes('Copied')")
    held.go()
    assert page.evaluate(READ) == words["p12"][10:60].strip()
    assert [word for word in page.evaluate("heard") if word] == ["Copied"]
    assert shown.get_by_role("button").all_inner_texts() == NAMES
    shown.get_by_role("button", name="Copy with citation").click()
    shown.get_by_role("button", name="Link").click()
    until(page, "heard.includes('Link copied')")
    later(page)
    assert page.evaluate(SAID) == "Link copied"
    home = page.url.split("#")[0]
    assert page.evaluate(READ).startswith(f"{home}#p12")


def test_the_bar_says_that_something_else_is_copied_and_nothing_of_what_could_not_be(visit: Visit) -> None:
    page = visit("text", permissions=CLIPBOARD)
    barred(page)
    shown = offered(page, ("p12", 10), ("p12", 60))
    shown.get_by_role("button", name="Copy", exact=True).click()
    until(page, f"{SAID} === 'Copied'")
    page.route("**/cite.json", lambda route: route.abort())
    shown.get_by_role("button", name="Copy with citation").click()
    page.locator(".told", has_text="Nothing was copied").wait_for()
    assert page.evaluate(SAID) == ""
    assert page.locator(".selected [data-done]").count() == 0


def test_a_bar_that_was_closed_does_not_come_back_when_the_lines_move(text: Page) -> None:
    offered(text, ("p17", 30), ("p17", 80))
    text.keyboard.press("Escape")
    for padding in ("2rem", ""):
        text.evaluate("padding => { document.querySelector('.text').style.paddingInlineEnd = padding }", padding)
        later(text)
        assert text.locator(".selected:visible").count() == 0


def test_what_is_cited_is_what_was_selected_when_the_button_was_pressed(visit: Visit) -> None:
    """The panel is fetched only then, and the selection may be gone when it has come."""
    page = visit("text")
    barred(page)
    offered(page, ("p17", 30), ("p17", 80))
    held = Held(page, "**/citing.js")
    page.locator(".selected").get_by_role("button", name="Cite…").click()
    held.asked()
    page.evaluate("getSelection().removeAllRanges()")
    later(page)
    held.go()
    page.get_by_role("dialog", name="Cite paragraph 17").wait_for()


def test_the_bar_comes_after_a_drag_with_the_mouse_and_goes_with_the_selection(visit: Visit) -> None:
    page = visit("text", "#p17", viewport={"width": 1280, "height": 800})
    box = page.locator("#p17").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 45, steps=4)
    later(page)
    assert page.locator(".selected:visible").count() == 0
    page.mouse.up()
    page.locator(".selected").wait_for()
    page.mouse.click(box["x"] + 40, box["y"] + 15)
    page.locator(".selected").wait_for(state="hidden")


def test_the_bar_is_for_the_keyboard_too(text: Page) -> None:
    """Tab leads from the selection into the bar, Escape closes it and leads back; closed, it stays so for these words."""
    offered(text, ("p17", 30), ("p17", 80))
    text.keyboard.press("Tab")
    assert text.evaluate("document.activeElement.textContent") == "Copy"
    text.keyboard.press("Enter")
    until(text, f"{SAID} === 'Copied'")
    text.keyboard.press("Escape")
    assert text.locator(".selected:visible").count() == 0
    assert text.evaluate("document.activeElement.id") == "p17"
    later(text)
    assert text.locator(".selected:visible").count() == 0
    offered(text, ("p17", 30), ("p17", 80))
    text.keyboard.press("Escape")
    assert text.locator(".selected:visible").count() == 0
    offered(text, ("p17", 30), ("p17", 80))
    text.keyboard.press("Shift+ArrowRight")
    text.locator(".selected").wait_for()
    found = Axe().run(text, ".selected", {"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert found == []


def test_only_a_selection_of_the_text_brings_the_bar(text: Page) -> None:
    text.evaluate("getSelection().removeAllRanges()")
    for selector in ("h1", "#n-like-a-cuban", ".outline"):
        text.evaluate("selector => getSelection().selectAllChildren(document.querySelector(selector))", selector)
        later(text)
        assert text.locator(".selected:visible").count() == 0


def test_the_bar_says_that_it_is_there_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit("text", "#p40", permissions=CLIPBOARD)
    page.locator("#p40 .n").focus()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p40'))")
    page.evaluate("document.dispatchEvent(new Event('selectstart'))")
    page.locator(".selected").wait_for()
    assert page.locator("body > .offered[role=status]").inner_text().startswith("Words are selected: Tab leads to")
    here = "document.activeElement === document.querySelector('#p40 .n')"
    for leave in (["Escape"], ["Tab"] * 4, ["Shift+Tab"]):
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#p41')), document.querySelector('#p40 .n').focus()")
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#p40'))")
        page.locator(".selected").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.selected') !== null"), leave
        for key in leave:
            page.keyboard.press(key)
        assert page.evaluate(here), leave
        assert not page.locator(".selected").is_visible()
    assert page.locator("body > .offered").inner_text() == ""
