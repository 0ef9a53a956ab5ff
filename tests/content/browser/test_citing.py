"""The panel that cites: every paragraph, sentence and selection, in every form of the edition, for mouse, finger and keyboard."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from edition.citing import Cited
from edition.model import Citable, Edition
from edition.model import words as plain
from edition.model.citing import filled
from edition.wording import wording
from lxml import html
from pages import Site
from playwright.sync_api import Browser, Locator, Page
from visits import Visit
from waits import Held, later, until, whole

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
SAY = wording("en")
CLIPBOARD = ["clipboard-read", "clipboard-write"]
READ = "async () => (await navigator.clipboard.readText())"
# Opens the panel as the button and the bar do.
OPEN = """async id => { (await import(new URL("citing.js", document.querySelector("script[type=module][src]").src).href)).open(id) }"""
SHIFTS = """window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(each => shifts.push(each.value)))
    .observe({type: "layout-shift", buffered: true});"""
SAID = "document.querySelector('dialog > [role=status]').textContent"
FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}


@pytest.fixture(scope="module")
def forms(site: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((site / "telegram" / "cite.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def citables(real: Edition) -> Sequence[Citable]:
    """The text and the edition, as the edition cites them."""
    return Cited(real).citables


@pytest.fixture(scope="module")
def text(chromium: Browser, server: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    page = context.new_page()
    page.goto(f"{server}/telegram/")
    whole(page)
    yield page
    context.close()


def panel(page: Page, id: str) -> Locator:
    """The open panel for a place."""
    page.evaluate("document.querySelector('dialog[open]')?.close()")
    page.evaluate(OPEN, id)
    page.locator("dialog[open]").wait_for()
    return page.locator("dialog")


def quoted(page: Page) -> None:
    """Waits until the quotation link is made."""
    until(page, "document.querySelector('dialog section:last-child p').textContent.includes(':~:text=')")


def rows(shown: Locator) -> dict[str, str]:
    """The forms by their names."""
    read: dict[str, str] = shown.locator("section").evaluate_all(
        "all => Object.fromEntries(all.map(each => [each.querySelector('h3').textContent, each.querySelector('p, pre').textContent]))"
    )
    return read


def test_a_paragraph_is_cited_as_the_edition_cites_it(text: Page, site: Path, citables: Sequence[Citable]) -> None:
    random.seed(7)
    home = text.url.split("#")[0]
    for id in ("headnote", "source-note", *random.sample([f"p{number}" for number in range(1, 73)], 4)):
        shown = panel(text, id)
        assert shown.locator("h2").inner_text() == f"Cite {SAY.label(id)}"
        found = rows(shown)
        assert list(found) == [style.name for style in citables[0].styles] + [*FORMATS, "Link", "Quotation link"]
        cited = {style.name: plain(style.citing(SAY.label(id), f"{home}#{id}")) for style in citables[0].styles}
        assert {name: found[name] for name in cited} == cited
        for name, ending in FORMATS.items():
            made = (site / "telegram" / f"{id}.{ending}").read_text(encoding="utf-8").replace("/telegram/#", f"{home}#")
            assert f"{found[name]}\n" == made
        assert found["Link"] == f"{home}#{id}"
        quoted(text)
        assert rows(shown)["Quotation link"].startswith(f"{home}#{id}:~:text=")


def test_a_sentence_is_cited_with_its_number_and_its_quotation_link(text: Page, forms: dict[str, Any], citables: Sequence[Citable]) -> None:
    home = text.url.split("#")[0]
    shown = panel(text, "p12")
    choice = shown.locator("select")
    assert choice.locator("option").all_inner_texts()[:3] == [
        "¶ 12",
        *(f"Sentence {number}: {opening} …" for number, opening in ((1, openings(text, "p12", 1)), (2, openings(text, "p12", 2)))),
    ]
    choice.select_option(index=3)
    shown.get_by_role("heading", name="Cite paragraph 12, sentence 3").wait_for()
    found = rows(shown)
    assert found[citables[0].styles[0].name] == plain(citables[0].styles[0].citing(SAY.label("p12.s3"), f"{home}#p12.s3"))
    assert found["BibTeX"] == citables[0].formats[0].record("telegram-p12.s3", "¶ 12, sentence 3", f"{home}#p12.s3").rstrip("\n")
    assert found["Link"] == f"{home}#p12.s3"
    quoted(text)
    assert rows(shown)["Quotation link"] == f"{home}#p12.s3{forms['quotations']['p12.s3']}"


def openings(page: Page, paragraph: str, number: int) -> str:
    words: str = page.evaluate(
        "async id => (await (await fetch('telegram.txt')).text()).split('\\n').find(line => line.startsWith(`${id}\\t`))",
        f"{paragraph}.s{number}",
    )
    return " ".join(words.split("\t")[1].split(" ")[:5])


def test_the_edition_can_be_cited_in_its_place(text: Page, citables: Sequence[Citable]) -> None:
    shown = panel(text, "p2")
    shown.get_by_label("this edition, with its notes").check()
    first = citables[1].styles[0]
    until(text, f"document.querySelector('dialog section p').textContent === {json.dumps(plain(first.citing('¶ 2', '')))}")
    assert rows(shown)["BibTeX"].startswith("@book{edition-p2,")
    assert shown.locator("section").first.locator("em").count() == 1


def test_a_range_is_cited_with_both_its_ends(text: Page, citables: Sequence[Citable]) -> None:
    style = citables[0].styles[0]
    text.evaluate("document.querySelector('dialog[open]')?.close()")
    text.evaluate(
        """async () => { const [{ open }, { parts }] = await Promise.all(
                ["citing", "selection"].map(name => import(new URL(`../static/js/${name}.js`, location.href).href)));
            const range = document.createRange();
            range.setStart(document.getElementById("p17"), 2);
            range.setEnd(document.getElementById("p19"), 3);
            open(null, parts(range)) }"""
    )
    shown = text.locator("dialog")
    shown.get_by_role("heading", name="Cite paragraphs 17–19").wait_for()
    assert shown.locator("option").last.inner_text() == "The words selected (¶¶ 17–19)"
    found = rows(shown)
    assert found[style.name] == plain(filled(style.many, {"locator": "17–19"}))
    assert found["BibTeX"].startswith("@incollection{telegram-p17-p19,")
    assert "note = {¶¶ 17–19}" in found["BibTeX"]
    assert found["Link"].split("#")[1].startswith("p17")
    shown.locator("select").select_option(label="¶ 17")
    shown.get_by_role("heading", name="Cite paragraph 17", exact=True).wait_for()


def test_the_button_offers_what_is_selected_too(text: Page) -> None:
    text.evaluate(
        "document.querySelector('dialog[open]')?.close(), getSelection().selectAllChildren(document.querySelector('#p30 a:not(.n)'))"
    )
    shown = panel(text, "p30")
    shown.get_by_role("heading", name="Cite paragraph 30", exact=True).wait_for()
    shown.locator("select").select_option(label="The words selected (¶ 30)")
    quoted(text)
    assert rows(shown)["Link"].endswith("#p30.s1")
    text.evaluate("getSelection().removeAllRanges()")
    assert panel(text, "p30").locator("option").last.inner_text().startswith("Sentence ")


def test_every_form_is_copied_by_its_button_and_by_its_key(text: Page) -> None:
    shown = panel(text, "p40")
    quoted(text)
    found = rows(shown)
    buttons = shown.locator("section button")
    keys = buttons.locator("kbd").all_inner_texts()
    assert (len(keys), len(set(keys))) == (len(found), len(found))
    for (name, words), key, at in zip(found.items(), keys, range(len(keys)), strict=True):
        for way in ("key", "button"):
            text.evaluate("navigator.clipboard.writeText('')")
            if way == "key":
                text.keyboard.press(key)
            else:
                buttons.nth(at).click()
            until(text, f"{SAID} === {json.dumps(f'Copied: {name}')}")
            until(text, "navigator.clipboard.readText().then(text => text !== '')")
            assert text.evaluate(READ) == words, (name, way)
    assert all(name.startswith("Copy") for name in buttons.evaluate_all("all => all.map(each => each.textContent)"))


def test_a_quotation_link_that_is_still_being_made_is_copied_when_it_is(visit: Visit) -> None:
    """And never the dots that stand in its place, nor the words that it could not be made."""
    page = visit("passage", permissions=CLIPBOARD)
    id = page.evaluate("document.querySelector('.b > p[id]').id")
    home = page.evaluate("new URL(document.querySelector('[data-words]').dataset.words, location.href).href").rpartition("/")[0] + "/"
    held = Held(page, home)
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.b > p[id]'))")
    page.evaluate(
        "id => { import(new URL('citing.js', document.querySelector('script[src*=reading]').src)).then(({open}) => open(id)) }", id
    )
    page.locator("dialog[open]").wait_for()
    page.locator("dialog select").select_option(index=page.locator("dialog option").count() - 1)
    held.asked()
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("q")
    later(page)
    assert page.evaluate(SAID) == ""
    held.go()
    until(page, f"{SAID} === 'Copied: Quotation link'")
    assert ":~:text=" in page.evaluate(READ)


def test_what_could_not_be_made_is_not_copied_and_is_asked_for_again(visit: Visit) -> None:
    page = visit("passage", permissions=CLIPBOARD)
    id = page.evaluate("document.querySelector('.b > p[id]').id")
    home = page.evaluate("new URL(document.querySelector('[data-words]').dataset.words, location.href).href").rpartition("/")[0] + "/"
    page.route(home, lambda route: route.abort())
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.b > p[id]'))")
    page.evaluate(
        "id => { import(new URL('citing.js', document.querySelector('script[src*=reading]').src)).then(({open}) => open(id)) }", id
    )
    page.locator("dialog[open]").wait_for()
    choice = page.locator("dialog select")
    choice.select_option(index=choice.locator("option").count() - 1)
    until(page, "document.querySelector('dialog section:last-child p').textContent.startsWith('It could not be made')")
    page.evaluate("navigator.clipboard.writeText('nothing')")
    page.keyboard.press("q")
    until(page, f"{SAID}.startsWith('Quotation link: It could not be made')")
    assert page.evaluate(READ) == "nothing"
    page.unroute(home)
    choice.select_option(index=0)
    choice.select_option(index=choice.locator("option").count() - 1)
    quoted(page)


def test_titles_keep_their_italics_on_the_clipboard(text: Page) -> None:
    panel(text, "p40")
    text.keyboard.press("1")
    until(text, "navigator.clipboard.readText().then(text => text.includes('para. 40'))")
    rich = text.evaluate("async () => { const [item] = await navigator.clipboard.read(); return (await item.getType('text/html')).text() }")
    assert html.fromstring(rich).xpath("//em | //i")


def test_with_the_keyboard_alone_a_paragraph_is_cited_and_reading_goes_on(visit: Visit) -> None:
    page = visit("text", "#p17", permissions=CLIPBOARD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Paragraph 17"
    page.get_by_role("button", name="Cite paragraph 17").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Cite paragraph 17"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Cite paragraph 17").wait_for()
    page.keyboard.press("l")
    until(page, "navigator.clipboard.readText().then(text => text.endsWith('#p17'))")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Cite paragraph 17"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Paragraph 17"
    page.keyboard.press("c")
    page.get_by_role("dialog", name="Cite paragraph 17").wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Paragraph 17"


def test_the_button_comes_with_the_pointer_has_no_words_and_moves_nothing(visit: Visit) -> None:
    page = visit("text", "#p17", lambda page: page.add_init_script(SHIFTS), viewport={"width": 1280, "height": 800})
    until(page, "!!document.querySelector('.notes > .skip')")  # what is told to who listens
    words = page.evaluate("document.querySelector('.text').textContent")
    for id in ("p17", "p18", "p19"):
        page.locator(f"#{id}").hover(position={"x": 60, "y": 12})
        page.get_by_role("button", name=f"Cite {SAY.aloud(SAY.label(id))}", exact=True).wait_for()
        assert page.locator(".cite-this").count() == 1
        assert page.evaluate("document.querySelector('.cite-this').closest('p').id") == id
    assert page.evaluate("document.querySelector('.text').textContent") == words
    page.get_by_role("button", name="Cite paragraph 19").click()
    page.get_by_role("dialog", name="Cite paragraph 19").wait_for()
    page.keyboard.press("Escape")
    assert round(sum(page.evaluate("shifts")), 4) == 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_finger_finds_the_button_and_the_panel_fits(width: int, visit: Visit) -> None:
    page = visit("text", "#p17", viewport={"width": width, "height": 640}, has_touch=True, is_mobile=True)
    page.locator("#p17").tap(position={"x": 30, "y": 60})
    button = page.get_by_role("button", name="Cite paragraph 17")
    button.wait_for()
    box = button.bounding_box()
    assert box and box["height"] >= 24 and box["width"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= width
    button.tap()
    shown = page.get_by_role("dialog", name="Cite paragraph 17")
    shown.wait_for()
    quoted(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("(dialog => dialog.scrollWidth <= dialog.clientWidth)(document.querySelector('dialog'))")
    frame = shown.bounding_box()
    assert frame and frame["x"] >= 0 and frame["x"] + frame["width"] <= width and frame["y"] >= 0 and frame["y"] + frame["height"] <= 640
    small = page.evaluate(
        """() => [...document.querySelectorAll("dialog :is(button, select, label)")]
            .map(each => [each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
    )
    assert small == []


def test_a_site_that_knows_where_it_will_stand_cites_that_address(visit: Visit, published: Site, siteurl: str, real: Edition) -> None:
    """Wherever it is read; and a reference in a bibliography is to the whole."""
    home, folder = f"{siteurl}/telegram/", published.folder
    forms = json.loads((folder / "telegram" / "cite.json").read_text(encoding="utf-8"))
    styles = Cited(replace(real, address=siteurl)).citables[0].styles
    assert forms["home"] == home
    assert 0 < len([style for style in styles if style.one]) < len(styles)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = visit("text")
        page.goto(f"http://127.0.0.1:{server.server_port}/telegram/")
        shown = panel(page, "p12")
        quoted(page)
        found = rows(shown)
        server.shutdown()
    assert {style.name: found[style.name] for style in styles} == {
        style.name: plain(style.citing("¶ 12", f"{home}#p12" if style.one else home)) for style in styles
    }
    assert f"{found['BibTeX']}\n" == (folder / "telegram" / "p12.bib").read_text(encoding="utf-8")
    assert found["Link"] == f"{home}#p12"
    assert found["Quotation link"].startswith(f"{home}#p12:~:text=")


def test_axe_finds_nothing_in_the_panel_by_day_or_by_night(text: Page) -> None:
    panel(text, "p12")
    for scheme in ("light", "dark"):
        text.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        found = Axe().run(text, "dialog", {"resultTypes": ["violations"], "preload": False}).response["violations"]
        assert [(each["id"], node["html"][:100]) for each in found for node in each["nodes"]] == []
    text.emulate_media(color_scheme="light")


def test_forms_that_cannot_be_fetched_are_said_to_be_missing_and_asked_for_again(visit: Visit) -> None:
    page = visit("text")
    page.evaluate("import(new URL('../static/js/citing.js', location.href).href)")
    page.context.set_offline(True)
    page.evaluate(OPEN, "p17")
    page.locator(".told", has_text="The forms of citation could not be fetched.").wait_for()
    page.context.set_offline(False)
    page.evaluate(OPEN, "p17")
    page.locator("dialog[open]").wait_for()
