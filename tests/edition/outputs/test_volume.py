"""The whole edition as one page: it opens from a disk, asks for nothing, and says what the site says."""

from __future__ import annotations

from pathlib import Path

import press
import pytest
import validators
from edition.model import Mention, pages, walk, words
from edition.outputs.books import volume
from edition.proof import bodies, heads, policy
from edition.proof.pages import read
from lxml import html
from playwright.sync_api import Browser
from test_books import ADDRESS, Found, folded, published, said, shown
from waits import resized

THEME = press.ROOT / "theme"
SHEET = "".join((THEME / each).read_text(encoding="utf-8") for each in (volume.SHEET, "templates/pictures.css"))
SCRIPT = (THEME / volume.SCRIPT).read_text(encoding="utf-8")
CLEAR = """() => {
    const [target, field] = [":target", "#search"].map(each => document.querySelector(each).getBoundingClientRect())
    return target.top >= field.bottom
}"""


@pytest.fixture(scope="module", params=["content", "tests/samples/lamp", "tests/samples/carta", "tests/samples/forms"])
def found(request: pytest.FixtureRequest) -> Found:
    """Three editions, one in Spanish."""
    return published(request.param)


@pytest.fixture(scope="module")
def page(found: Found) -> str:
    """The page."""
    return volume.make(*found, SHEET, SCRIPT, shown(found[0]))


def test_the_page_has_the_words_the_notes_and_the_entries(found: Found, page: str) -> None:
    edition, _ = found
    root = html.document_fromstring(page)
    made = {str(each.get("id")): said(each) for each in root.xpath("//*[@class='text' or starts-with(@class, 'text ')]")}
    assert list(made.items()) == [(part.id, folded(words(part.nodes))) for part in edition.paragraphs]
    ids = {str(id) for id in root.xpath("//@id")}
    mentioned = {node.entry.replace("/", "-") for part in edition.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)}
    sentences = {each.id for inside in edition.text.sentences.values() for each in inside}
    assert mentioned | sentences | {pages.note_id(note.id) for note in edition.notes} <= ids
    led = {str(href)[1:] for href in root.xpath("//a/@href") if str(href).startswith("#")}
    assert led <= ids
    assert {str(href) for href in root.xpath("//a/@href") if not str(href).startswith(("#", "http", "mailto:"))} == set()


def test_nothing_is_wrong_with_the_page_as_pages_of_the_site_are_proved(found: Found, page: str) -> None:
    one = read("text/text.html", page.encode())
    assert [sentence for check in (heads.faults, policy.faults, bodies.faults) for sentence in check(one)] == []
    assert page == volume.make(*found, SHEET, SCRIPT, shown(found[0]))


@pytest.mark.java
def test_the_page_is_valid_html(page: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert validators.html(tmp_path) == ""


@pytest.mark.browser
def test_the_page_opens_from_a_disk_and_finds_what_is_asked(found: Found, page: str, chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "edition.html"
    file.write_text(page, encoding="utf-8")
    opened = chromium.new_page(viewport={"width": 320, "height": 700})
    asked: list[str] = []
    told: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: told.append(message.text))
    opened.goto(file.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    part = max(found[0].text.paragraphs, key=lambda each: len(words(each.nodes)))
    sought = " ".join(sorted({word.strip(".,;:“”’()[]?!—–-") for word in words(part.nodes).split()}, key=len)[-4:])
    opened.fill("#find", sought)
    leads = opened.locator("#found a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert f"#{part.id}" in leads
    opened.locator(f"#found a[href='#{part.id}']").click()
    assert opened.evaluate("document.querySelector(':target').id") == part.id
    assert opened.evaluate(CLEAR), "what is found is not behind the field"
    opened.goto("about:blank")
    resized(opened, 1280, 700)
    opened.goto(f"{file.as_uri()}#{found[0].text.paragraphs[-1].id}")
    assert opened.evaluate(CLEAR)
    opened.fill("#find", found[0].notes[0].lemma)
    kinds = opened.locator("#found a").evaluate_all("ways => ways.map(way => document.getElementById(way.hash.slice(1)).localName)")
    assert next(kind for kind in kinds if kind != "section") != "aside", "a note stands before the text"
    opened.fill("#find", "xyzzyx")
    assert opened.locator("#found li").count() == 0
    assert opened.locator("output").inner_text().endswith("0")
    assert {each.partition("#")[0] for each in asked} <= {file.as_uri(), "about:blank"}
    assert told == []
    opened.close()


@pytest.mark.browser
def test_without_its_script_the_page_is_whole_and_has_no_dead_field(found: Found, page: str, chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "edition.html"
    file.write_text(page, encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert not opened.locator("#find").is_visible()
    note = found[0].notes[0]
    opened.locator(f"[id='{pages.call_id(note.id)}']").click()
    opened.wait_for_url(f"**#{pages.note_id(note.id)}")
    context.close()


def test_the_page_says_where_the_edition_stands(page: str, found: Found) -> None:
    root = html.document_fromstring(page)
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}/{pages.text(found[0].text.slug)}"]
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
