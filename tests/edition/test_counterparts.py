"""Another version of the text, in every output: its words stand there, behind its own address, and lead back to what was typed.

The versions are those of ``tests/samples/oath/`` (a second witness in the same language) and ``tests/samples/hallel/`` (a Hebrew
original). What a paragraph has in an output is read back from the finished site by a function of `OUTPUTS`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import press
import pytest
import validators
from axe_playwright_python.sync_playwright import Axe
from browsing import Handler
from edition import intake, proof
from edition.__main__ import lock
from edition.lock.record import load
from edition.model import Edition, Paragraph, legible, pages, words
from edition.outputs.site.permanence import named
from edition.reader import read
from edition.slips import Slips
from edition.tei import ID
from edition.wording import wording
from lxml import etree, html
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from waits import resized

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "tests" / "samples"
# Each sort of a counterpart by a paragraph of the sample that is one.
PARTS = {
    "a heading": "b.p1",
    "words struck out and put in": "b.p2",
    "the first of two": "b.p3",
    "the second of two, with a gap": "b.p3b",
    "a sign of a footnote": "b.p4",
    "a footnote": "b.a1",
    "verse": "b.p5",
    "one of two": "b.p6",
    "what only this version has": "b.the-bell",
    "a signature": "b.signature",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def folded(text: str) -> str:
    return " ".join(text.split())


def said(element: etree._Element) -> str:
    """The words of an element of HTML or XHTML without apparatus."""
    copy = deepcopy(element)
    copy.tail = None
    for each in copy.xpath(".//*[@data-apparatus]"):
        each.text = None
        del each[:]
    return folded("".join(map(str, copy.itertext())))


def element(path: Path, id: str) -> etree._Element:
    (found,) = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot().xpath("//*[@id=$id]", id=id)
    return found


def of_page(folder: Path, id: str) -> str:
    return said(element(folder / "b" / "index.html", id))


def of_passage(folder: Path, id: str) -> str:
    return said(element(folder / id.removeprefix("b.").removesuffix("b") / "index.html", id))


def of_text(folder: Path, id: str) -> str:
    lines = (folder / "b.txt").read_text(encoding="utf-8").splitlines()
    return " ".join(line.partition("\t")[2] for line in lines if line.partition("\t")[0].rpartition(".")[0] == id)


def of_json(folder: Path, id: str) -> str:
    (version,) = json.loads((folder / "oath.json").read_bytes())["versions"]
    (found,) = [each["words"] for each in version["paragraphs"] if each["id"] == id]
    return str(found)


def of_tei(folder: Path, id: str) -> str:
    (found,) = etree.parse(folder / "oath.xml").xpath("//*[@xml:id=$id]", id=id)
    return folded("".join(map(str, found.itertext())))


def of_ebook(folder: Path, id: str) -> str:
    with ZipFile(BytesIO((folder / "oath.epub").read_bytes())) as opened:
        roots = [etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xhtml")]
    (found,) = [each for root in roots for each in root.iter() if each.get("id") == id]
    return said(found)


def of_one_page(folder: Path, id: str) -> str:
    return said(element(folder / "oath.html", id))


def of_word(folder: Path, id: str) -> str:
    with ZipFile(folder / "oath.docx") as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    lines = [
        folded("".join(" " if each.tag == f"{W}br" else each.text or "" for each in para.iter(f"{W}t", f"{W}br")))
        for para in root.iter(f"{W}p")
    ]
    behind = lines[lines.index("Copy B") + 1 :]
    (version,) = read(SAMPLES / "oath")[0].versions
    at = [part.id for part in version.parts].index(id)
    first = next(number for number, line in enumerate(behind) if line.endswith("The Oath"))
    number = id.removeprefix("b.p")
    return (
        behind[first + at]
        .removeprefix(f"¶ {number}")
        .replace("| 12r |", "")
        .replace("|12r|", "")
        .replace("|12v|", "")
        .replace("… 2 words]", "…]")
        .strip()
    )


def of_search(folder: Path, id: str) -> str:
    found = json.loads((folder.parent / "static" / "js" / "rest.json").read_bytes())["others"]
    (row,) = [each for each in found if each[0] == f"oath/b/#{id}"]
    assert (row[2], row[4]) == ("Copy B", "versions")  # a group of its own, with the version's name
    return str(row[3])


def of_lock(folder: Path, id: str) -> str:
    """As it is written into the lock of a copy of the sample."""
    content = folder.parent / "locked"
    if not content.exists():
        shutil.copytree(SAMPLES / "oath", content)
        assert lock(content) == 0
    records = load((content / "anchors.lock.json").read_text(encoding="utf-8"))
    straight = str.maketrans("’“”", '\'""')
    found = " ".join(each.exact for each in records.values() if each.kind == "sentence" and each.id.rpartition(".")[0] == id)
    assert records[id].kind == "paragraph"
    return found.translate(straight)


def of_import(folder: Path, id: str) -> str:
    """As it is in the edition that is made of the site's TEI."""
    content = folder.parent / "imported"
    if not content.exists():
        intake.bring(folder / "oath.xml", content, Slips())
    edition, slips, _ = read(content)
    assert [*slips] == []
    (part,) = [part for part in edition.paragraphs if part.id == id]
    return words(part.nodes)


OUTPUTS: dict[str, Callable[[Path, str], str]] = {
    "page": of_page,
    "page of the paragraph": of_passage,
    "text": of_text,
    "JSON": of_json,
    "TEI": of_tei,
    "e-book": of_ebook,
    "one page": of_one_page,
    "word processor": of_word,
    "search": of_search,
    "lock": of_lock,
    "import": of_import,
}


@pytest.fixture(scope="module")
def folder(oath_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the text, in a copy of the site."""
    home = tmp_path_factory.mktemp("oath") / "site"
    shutil.copytree(oath_site, home)
    return home / "oath"


@pytest.fixture(scope="module")
def parts(oath: Edition) -> dict[str, Paragraph]:
    return {part.id: part for part in oath.versions[0].parts}


@pytest.mark.paper
@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_counterpart_has_its_words_in_every_output(output: str, name: str, folder: Path, parts: dict[str, Paragraph]) -> None:
    id = PARTS[name]
    if output == "page of the paragraph" and name == "what only this version has":
        assert not list(folder.glob("*the-bell*/index.html"))  # the text has no such paragraph, so it has no page
        return
    said = legible(parts[id].nodes, wording("en").signs["del"]) if output == "search" else words(parts[id].nodes)  # nothing is struck there
    assert OUTPUTS[output](folder, id) == said


@pytest.mark.paper
@pytest.mark.java
def test_the_tei_and_the_e_book_that_hold_it_are_valid(folder: Path) -> None:
    assert validators.tei(folder / "oath.xml") == ""
    assert validators.book(folder / "oath.epub") == ""


@pytest.mark.paper
def test_the_book_on_paper_has_a_chapter_of_it(folder: Path) -> None:
    pages_of_book = PdfReader(folder / "oath.pdf").pages
    text = folded(" ".join(page.extract_text() for page in pages_of_book))
    for each in ("Copy B", "do swear to carry whosoever comes. I shall take two one penny,", "The bell is to be rung thrice."):
        assert each in text


@pytest.mark.paper
@pytest.mark.parametrize("name", PARTS)
def test_it_is_cited_as_a_place_in_that_version(name: str, folder: Path) -> None:
    id = PARTS[name]
    record = json.loads((folder / f"{id}.csl.json").read_text(encoding="utf-8"))[0]
    assert record["URL"] == f"https://example.org/edition/oath/b/#{id}"
    assert "(Copy B)" in record["note"]
    if id in ("b.p2", "b.p5", "b.p6"):
        page = html.parse(str(folder / id.removeprefix("b.") / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
        cited = [
            folded(str(each.text_content())) for each in page.xpath("//section[@class='cite']//h3[.='Copy B']/following-sibling::dl[1]/dd")
        ]
        assert any(f"para. {id.removeprefix('b.p')} (Copy B)" in each and f"oath/b/#{id}" in each for each in cited), cited


@pytest.mark.paper
def test_a_document_made_of_its_tei_is_the_same_edition(folder: Path, oath: Edition) -> None:
    OUTPUTS["import"](folder, "b.p1")
    again = read(folder.parent / "imported")[0]
    assert again.versions == oath.versions


@pytest.mark.paper
def test_sentences_correspond_where_both_sides_have_as_many(folder: Path) -> None:
    root = etree.parse(folder / "oath.xml")
    leads = {str(each.get(ID)): each.get("corresp") for each in root.iter() if str(each.get(ID, "")).startswith("b.")}
    assert (leads["b.p2"], leads["b.p2.s2"], leads["b.p5.l2"]) == ("#p2", "#p2.s2", "#p5.l2")
    assert (leads["b.p3"], leads["b.p3b"], leads["b.p6"]) == ("#p3", "#p3", "#p6 #p7")
    assert leads["b.p3.s1"] is leads["b.p6.s1"] is leads["b.the-bell"] is None


@pytest.mark.paper
def test_what_is_joined_there_stands_on_the_page_of_each_that_it_joins(folder: Path) -> None:
    assert said(element(folder / "p7" / "index.html", "b.p6")) == of_page(folder, "b.p6")
    (link,) = html.parse(str(folder / "b" / "index.html"), html.HTMLParser(encoding="utf-8")).getroot().xpath("//p[@class='lacking']/a")
    assert (link.text, link.get("href"), link.get("aria-label")) == ("¶ 6", "#b.p6", "paragraph 6")
    (version,) = json.loads((folder / "p7.json").read_bytes())["versions"]
    assert [each["id"] for each in version["paragraphs"]] == ["b.p6"]
    assert not (json.loads((folder / "p8.json").read_bytes()).get("versions"))


@pytest.mark.paper
def test_other_words_are_marked_on_both_sides_and_listed_below(folder: Path) -> None:
    path = folder / "b" / "index.html"
    marks = {
        id: [folded(str(each.text_content())) for each in element(path, id).xpath(".//mark")] for id in ("p2", "b.p2", "p5", "b.p5", "p6")
    }
    assert marks == {"p2": ["whoever"], "b.p2": ["do", "whosoever", "two"], "p5": ["cold,", "nobody"], "b.p5": ["old,", "no man"], "p6": []}
    assert len(element(path, "p2").xpath(".//span[@class='lack']")) == 2
    (listed,) = element(path, "p2").xpath("ancestor::div[contains(@class, 'pair')]/ul")
    assert listed.get("aria-label") == "Other words in paragraph 2"
    assert [folded(str(each.text_content())) for each in listed] == ["Ferris,] Ferris, do", "whoever] whosoever", "take] take two"]
    told = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot().xpath("//p[@class='legend']")[0]
    assert str(told.text_content()).startswith("8 places have other words. Words are compared as they are written:")


@pytest.mark.paper
def test_the_site_has_no_fault_and_every_way_leads_to_the_page(folder: Path) -> None:
    assert proof.read(folder.parent).told("site") == []
    for path in (folder / "index.html", folder.parent / "contents" / "index.html", folder / "p2" / "index.html"):
        links = html.parse(str(path)).getroot().xpath("//a/@href")
        assert any(each.endswith(("b/", "b/#b.p2")) for each in links), path
    assert "/oath/b/" in (folder.parent / "sitemap.xml").read_text(encoding="utf-8")


def test_the_original_and_its_translation_have_the_words_of_their_source() -> None:
    """They are those of the psalm, in which both stand one behind the other."""
    edition, slips, _ = read(SAMPLES / "hallel")
    assert [*slips] == []
    psalm = {part.id: words(part.nodes) for part in read(SAMPLES / "psalm")[0].text.paragraphs}
    assert [words(part.nodes) for part in edition.text.paragraphs] == [psalm["p2"], psalm["p4"]]
    assert [words(part.nodes) for part in edition.versions[0].parts] == [psalm["p1"], psalm["p3"]]


@pytest.mark.paper
def test_its_head_says_what_it_is_to_the_text(folder: Path, tmp_path: Path) -> None:
    graph = "//script[@type='application/ld+json']/text()"
    (data,) = html.parse(str(folder / "b" / "index.html")).getroot().xpath(graph)
    first, second = json.loads(data)["hasPart"]
    assert (first["inLanguage"], second["inLanguage"], second["name"]) == ("en", "en", "Copy B")
    options = ("--fatal", "errors", "-s", str(ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "COMPRESSED=false")
    built = press.pelican(SAMPLES / "hallel", tmp_path / "site", *options, SITEURL="https://example.org")
    assert built.returncode == 0, built.stderr
    (data,) = html.parse(str(tmp_path / "site" / "psalm" / "he" / "index.html")).getroot().xpath(graph)
    assert json.loads(data)["hasPart"][1]["workTranslation"] == {"@id": "https://example.org/psalm/"}
    assert element(tmp_path / "site" / "psalm" / "he" / "index.html", "he.p1").get("dir") == "rtl"


# --- in a browser ----------------------------------------------------------------------------------------


@pytest.mark.paper
def test_the_linkset_says_of_a_version_what_its_page_says(folder: Path) -> None:
    """A version can be cited, as the text and its paragraphs can."""
    address = "https://example.org/edition/oath/b/"
    told = json.loads((folder / "linkset.json").read_text(encoding="utf-8"))["linkset"]
    (context,) = [each for each in told if each["anchor"] == address]
    head = html.fromstring((folder / "b" / "index.html").read_bytes()).xpath("//head/link")
    for relation in ("cite-as", "type", "license", "collection"):
        assert [each["href"] for each in context[relation]] == [link.get("href") for link in head if link.get("rel") == relation], relation
    records = [folder / each["href"].partition("/oath/")[2] for each in context["describedby"]]
    assert [record.exists() for record in records] == [True] * 3


def test_the_bracket_that_ends_a_lemma_may_be_its_own(tmp_path: Path) -> None:
    """That of words which differ too, as that of a note may."""
    shutil.copytree(SAMPLES / "oath", tmp_path / "content")
    text = tmp_path / "content" / "oath.md"
    text.write_text(text.read_text(encoding="utf-8").replace("take one penny", "take [one] penny"), encoding="utf-8")
    done = press.pelican(tmp_path / "content", tmp_path / "output")
    assert done.returncode == 0, done.stderr
    shown = html.parse(str(tmp_path / "output" / "oath" / "b" / "index.html")).xpath("//*[@class='variants']/li")
    assert [each.text_content() for each in shown][:3] == ["Ferris,] Ferris, do", "whoever] whosoever", "[one] two one"]


@pytest.fixture(scope="module")
def opened(chromium: Browser, oath_site: Path) -> Iterator[Page]:
    """The page of both."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(oath_site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context(
            bypass_csp=True, permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900}
        )
        found = context.new_page()
        found.goto(f"http://127.0.0.1:{server.server_port}/oath/b/")
        yield found
        context.close()
        server.shutdown()


COPIED = {
    "b.p2": "I, Wat Ferris, do swear to carry whosoever comes. I shall take two one penny, and no more.",
    "b.p3b": "Nobody shall sing, nor [whistle?], nor […].",
    "b.the-bell": "The bell is to be rung thrice.",
    "p2": "I, Wat Ferris, swear to carry whoever comes. I shall take one penny, and no more.",
}


@pytest.mark.paper
@pytest.mark.browser
@pytest.mark.parametrize("id", COPIED)
def test_what_is_copied_is_its_words(id: str, opened: Page) -> None:
    opened.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", id)
    opened.keyboard.press("Control+c")
    assert folded(opened.evaluate("navigator.clipboard.readText()")) == COPIED[id]
    opened.evaluate("getSelection().empty()")


@pytest.mark.paper
@pytest.mark.browser
def test_the_ways_stand_off_the_title_and_the_citations_are_headed_as_elsewhere(opened: Page) -> None:
    apart = "([one, other]) => other.getBoundingClientRect().top - one.getBoundingClientRect().bottom"
    assert opened.evaluate(f"({apart})([document.querySelector('h1'), document.querySelector('h1 + p')])") > 5
    faces = "['.cite h2', '.legend'].map(each => getComputedStyle(document.querySelector(each)).fontFamily)"
    assert len(set(opened.evaluate(faces))) == 1


@pytest.mark.paper
@pytest.mark.browser
def test_both_stand_side_by_side_where_there_is_room_and_one_below_the_other_where_there_is_none(opened: Page) -> None:
    tops = "ids => ids.map(id => document.getElementById(id).getBoundingClientRect().top)"
    resized(opened, 1056, 900)
    one, other = opened.evaluate(tops, ["p2", "b.p2"])
    assert one == other
    resized(opened, 320, 900)
    one, other = opened.evaluate(tops, ["p2", "b.p2"])
    assert one < other
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    resized(opened, 1280, 900)


@pytest.mark.paper
@pytest.mark.browser
def test_a_reader_chooses_one_of_them_with_the_keyboard(opened: Page) -> None:
    opened.locator("#show-both").focus()
    seen = lambda: [opened.locator(f"[id='{id}']").is_visible() for id in ("p2", "b.p2")]  # noqa: E731
    assert seen() == [True, True]
    opened.keyboard.press("ArrowRight")
    assert seen() == [True, False]
    opened.keyboard.press("ArrowRight")
    assert seen() == [False, True]
    opened.keyboard.press("ArrowRight")
    assert seen() == [True, True]


@pytest.mark.paper
@pytest.mark.browser
def test_nothing_of_it_keeps_a_reader_out(opened: Page) -> None:
    for width, scheme in ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")):
        resized(opened, width, 900)
        opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two
        assert [each["id"] for each in Axe().run(opened).response["violations"]] == [], (width, scheme)
    opened.emulate_media(color_scheme="light")
    resized(opened, 1280, 900)


@pytest.mark.paper
@pytest.mark.browser
def test_its_words_are_found(opened: Page) -> None:
    page = opened.context.new_page()
    page.goto(opened.url.replace("/oath/b/", "/search/"))
    page.locator("main input[type=search]").fill("bell rung thrice")
    page.locator("a[href*='oath/b/#b.the-bell']").first.wait_for()
    page.close()


@pytest.mark.paper
@pytest.mark.browser
def test_who_only_hears_is_told_which_version_and_where_words_are_lacking(opened: Page) -> None:
    heard = opened.locator("#text").aria_snapshot()
    assert 'link "Paragraph 2 (Copy B)"' in heard
    assert 'list "Other words in paragraph 2"' in heard
    assert 'heading "Copy B" [level=2]' in heard


def test_pages_of_the_text_have_addresses_for_its_versions() -> None:
    assert pages.place("oath", "b.p2.s1") == "oath/b/#b.p2.s1"
    assert pages.place("oath", "p2.s1") == "oath/#p2.s1"
    assert pages.own("oath", "versions/b") == "oath/b/"


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("b.p2.s1", "¶ 2, sentence 1 (b)"),
        ("b.p5.l2", "¶ 5, line 2 (b)"),
        ("b.a1", "author’s note 1 (b)"),
        ("b.head.date", "the date of the text (b)"),
        ("head.date", "the date of the text"),
        ("b.head.lacks", "the paragraphs that it lacks (b)"),
        ("b.head.joins", "the paragraphs that are one in it (b)"),
        ("b.head.adds", "the paragraphs that only it has (b)"),
        ("versions/b", "the version “b”"),
    ],
)
def test_a_correction_of_it_is_told_by_its_name(id: str, name: str) -> None:
    assert named(id, wording("en")) == name
    assert named(id, wording("en"), {"b": "Copy B"}) == name.replace("(b)", "(Copy B)")
