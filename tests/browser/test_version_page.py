"""On the page of another version its paragraphs are cited as the text's are: by button and keys, by its own people, title and language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from edition.citing import Cited
from edition.citing.records import locator
from edition.model import Edition, words
from edition.wording import wording
from highlighting import assert_marked
from lxml import html
from playwright.sync_api import Browser, Page
from waits import later, until

pytestmark = [pytest.mark.browser, pytest.mark.paper]

SAY = wording("en")
PLACE = "https://example.org/edition/oath/b/"
FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}
ROWS = "all => Object.fromEntries(all.map(each => [each.querySelector('h3').textContent, each.querySelector('p, pre').textContent]))"


@pytest.fixture(scope="module")
def home(oath_site: Path) -> Iterator[str]:
    with served(oath_site) as address:
        yield f"{address}/oath/b/"


@pytest.fixture
def opened(chromium: Browser, home: str) -> Iterator[Page]:
    faults: list[str] = []
    page = chromium.new_page(viewport={"width": 1280, "height": 1200})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(home)
    yield page
    page.close()
    assert faults == []


def panel(page: Page, id: str) -> dict[str, str]:
    """The forms in the panel that the key at a paragraph's number opens."""
    page.locator(f'[id="{id}"] > .n').focus()
    page.locator(f'[id="{id}"] > .cite-this').wait_for(state="attached")
    page.keyboard.press("c")
    page.locator("dialog.citing[open]").wait_for()
    until(page, "document.querySelector('dialog section:last-child p').textContent.startsWith('https:')")
    found: dict[str, str] = page.locator("dialog.citing section").evaluate_all(ROWS)
    return found


@pytest.mark.parametrize("id", ["b.p2", "b.p3b", "b.p5", "b.the-bell"])
def test_a_paragraph_is_cited_as_the_files_beside_the_page_cite_it(id: str, opened: Page, oath_site: Path, oath: Edition) -> None:
    edition = replace(oath, address="https://example.org/edition")
    *_, citable = Cited(edition).citables
    label = locator(edition.versions[0], id, SAY)
    found = panel(opened, id)
    assert opened.locator("dialog.citing h2").inner_text() == SAY.scripts.cite_place(place=label)
    assert {each.name: found[each.name] for each in citable.styles} == {
        each.name: words(each.citing(label, f"{PLACE}#{id}" if each.one else PLACE)) for each in citable.styles
    }
    for name, ending in FORMATS.items():
        assert f"{found[name]}\n" == (oath_site / "oath" / f"{id}.{ending}").read_text(encoding="utf-8")
    assert found["Link"] == f"{PLACE}#{id}"
    assert opened.locator("dialog.citing legend + label").inner_text() == "The Oath of the Ferrymen of the Other Bank"


def test_a_line_is_cited_as_one(opened: Page) -> None:
    panel(opened, "b.p5")
    opened.locator("dialog.citing select").select_option(index=2)
    until(opened, "document.querySelector('dialog h2').textContent === 'Cite ¶ 5 (Copy B), line 2'")
    assert opened.locator("dialog.citing section .address").first.inner_text() == f"{PLACE}#b.p5.l2"


def test_its_quotation_link_marks_its_words_and_not_those_of_the_text(opened: Page, home: str, oath: Edition) -> None:
    link = panel(opened, "b.p2")["Quotation link"]
    said = next(words(part.nodes) for part in oath.versions[0].parts if part.id == "b.p2")
    assert link.startswith(f"{PLACE}#b.p2:~:text=")
    assert_marked(opened, link.replace(PLACE, home), ("b.p2", 0), ("b.p2", len(said)))


def test_the_text_beside_it_has_its_own_page_and_no_button(opened: Page) -> None:
    opened.locator('[id="p2"]').hover()
    opened.locator('[id="p2"] > .n').focus()
    opened.keyboard.press("c")
    later(opened)
    assert opened.locator(".cite-this, dialog[open]").count() == 0


def test_keys_go_through_its_sentences_alone(opened: Page) -> None:
    heard = []
    for _ in range(4):
        before = opened.evaluate("document.activeElement.id")
        opened.keyboard.press(".")
        until(opened, f"document.activeElement.id !== {json.dumps(before)}")
        heard.append(opened.evaluate("document.activeElement.id"))
    assert heard == ["b.p1.s1", "b.p2.s1", "b.p2.s2", "b.p3.s1"]


def test_a_range_is_marked_and_what_is_nowhere_is_told(opened: Page, home: str) -> None:
    opened.goto("about:blank")
    opened.goto(f"{home}#b.p2.s2-b.p4")
    until(opened, "[...(CSS.highlights.get('cited') ?? [])].length === 4")
    assert (
        opened.evaluate("[...CSS.highlights.get('cited')].map(each => each.startContainer.parentElement.closest('.b').className)")
        == ["other b"] * 4
    )
    opened.goto("about:blank")
    opened.goto(f"{home}#b.p99")
    until(opened, "!!document.querySelector('.told p')")


def test_words_of_it_are_copied_without_those_of_the_text(opened: Page) -> None:
    found = opened.evaluate(
        """async () => {
            const module = name => import(new URL(`${name}.js`, document.querySelector('[src$="reading.js"]').src).href);
            const { parts, plain } = await module("selection"), range = document.createRange();
            range.setStart(document.getElementById("b.p1"), 0);
            range.setEndAfter(document.getElementById("b.p4"));
            return plain(parts(range)) }"""
    )
    assert found.split("\n\n")[:2] == [
        "The Oath",
        "I, Wat Ferris, do swear to carry whosoever comes. I shall take two one penny, and no more.",
    ]
    assert "whoever" not in found


def test_nothing_of_it_keeps_a_reader_out_and_its_citations_have_their_heading_on_paper(opened: Page) -> None:
    panel(opened, "b.p2")
    assert [each["id"] for each in Axe().run(opened).response["violations"]] == []
    opened.keyboard.press("Escape")
    opened.emulate_media(media="print")
    assert opened.locator(".cite summary h2").is_visible()
    assert opened.locator(".cite dd").first.is_visible()


def test_its_head_says_by_whom_and_in_what_language_it_is(oath_site: Path) -> None:
    page = html.parse(str(oath_site / "oath" / "b" / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    said = {each.get("name"): each.get("content") for each in page.xpath("//meta[@name]")}
    assert {name: said.get(name) for name in ("citation_title", "DC.title", "DC.language", "DC.date", "z:archive", "DC.identifier")} == {
        "citation_title": "The Oath of the Ferrymen of the Other Bank",
        "DC.title": "The Oath of the Ferrymen of the Other Bank",
        "DC.language": "en",
        "DC.date": "about 1851",
        "z:archive": "Town Hall",
        "DC.identifier": PLACE,
    }
    linked = {each.get("rel"): each.get("href") for each in page.xpath("//link[@rel='describedby' or @rel='alternate']")}
    for href in linked.values():
        assert (oath_site / "oath" / "b" / href).resolve().is_file()
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["hasPart"][1]["alternateName"] == "The Oath of the Ferrymen of the Other Bank"
