"""Real texts as editions, whole: what cannot be read and an address in French in a letter, a psalm in Hebrew and English, speakers
with their author's notes in a tale.

`brief` is Lenz to Peuker, 11 February 1780, as the Lenz archive of the Theodor Springmann Stiftung transcribes it (letter 325); `psalm`
is Psalm 117 as the Leningrad Codex and the Authorized Version have it; `colloquy` is Poe's *Colloquy of Monos and Una*, 1841, with his
three notes, as Standard Ebooks transcribes it (revision c6c48980). Their words stand in ``.txt`` beside their folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import press
import pytest
import validators
from axe import RULES, violations
from browsing import Handler, Server
from edition import concordance, proof
from edition.model import words
from edition.outputs.books import FACES, epub
from edition.reader import read
from edition.tei import ID, q
from lxml import etree, html
from playwright.sync_api import Browser, Page
from waits import resized

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "tests" / "samples"
TEXTS = ("brief", "psalm", "colloquy")
RIGHT_TO_LEFT = """id => {
    const [paragraph, number] = [id, `${id} > .n`].map(each => document.querySelector(each));
    const letters = document.createRange();
    const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    const at = (first, last) => (letters.setStart(node, first), letters.setEnd(node, last), letters.getBoundingClientRect());
    const box = paragraph.getBoundingClientRect();
    return [Math.round(box.right - at(0, 1).right), at(0, 1).left > at(4, 6).left, number.getBoundingClientRect().right <= box.left + 1];
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of each text, in a folder of its name."""
    output = tmp_path_factory.mktemp("real")
    for name in TEXTS:
        run = press.pelican(SAMPLES / name, output / name, "--fatal", "errors")
        assert run.returncode == 0, run.stderr
    return output


@pytest.fixture
def reading(sites: Path, chromium: Browser) -> Iterator[Page]:
    """The letter's page in a browser."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(sites))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context(viewport={"width": 320, "height": 800})
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/brief/brief/")
        yield page
        context.close()
        server.shutdown()


@pytest.mark.parametrize(("name", "spoken"), [("brief", {"p12": "fr"}), ("psalm", {"p1": "he", "p3": "he"}), ("colloquy", {"p1": "grc"})])
def test_it_has_the_words_of_its_source_and_no_slips(name: str, spoken: dict[str, str]) -> None:
    edition, slips, _ = read(SAMPLES / name)
    assert [str(slip) for slip in slips] == []
    transcribed = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").strip()
    assert " ".join(words(part.nodes) for part in edition.text.paragraphs) == transcribed
    assert {part.id: part.lang for part in edition.text.paragraphs if part.lang} == spoken


def test_a_speech_of_several_paragraphs_is_one_chain_and_each_note_of_the_author_is_his(sites: Path) -> None:
    tree = etree.parse(sites / "colloquy" / "colloquy" / "colloquy.xml")
    speeches = tree.findall(f".//{q('sp')}")
    said = {each.get(ID): ["".join(one.itertext()) for one in each.iterfind(q("speaker"))] or each.get("prev") for each in speeches}
    assert [said[id] for id in ("p14", "p15", "p16", "p17", "p18", "p19")] == [["Una."], ["Monos."], "#p15", "#p16", "#p17", ["Una."]]
    assert [said[f"p{number}"] for number in range(21, 31)] == [f"#p{number}" for number in range(20, 30)]
    notes = tree.findall(f".//{q('body')}//{q('note')}[@place='bottom']")
    assert [(each.get(ID), each.get("resp")) for each in notes] == [("a1", "#author"), ("a2", "#author"), ("a3", "#author")]
    signs = tree.findall(f".//{q('sp')}//{q('ref')}/{q('hi')}[@rend='superscript']")
    assert [each.text for each in signs] == ["23", "24", "25"]


def test_where_the_author_has_notes_those_of_the_editors_stand_in_brackets_on_every_page(sites: Path) -> None:
    found, calls = [], []
    for file in (sites / "colloquy").rglob("index.html"):
        page = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
        calls += page.xpath("//*[@role='doc-noteref']/@data-n | //*[@role='doc-noteref'][not(@data-n)]/@href")
        found += page.xpath("//*[@role='doc-footnote']/b[1]/text() | //li[@class='note']//a/b/text()")
    assert calls
    assert {*calls} == {*found} == {f"[{number}]" for number in range(1, len({*found}) + 1)}


@pytest.mark.parametrize("name", TEXTS)
def test_its_pages_have_no_faults(sites: Path, name: str) -> None:
    assert proof.read(sites / name).told("site") == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.java
def test_its_tei_and_its_e_book_are_valid(sites: Path, name: str, tmp_path: Path) -> None:
    theme, file = ROOT / "theme", tmp_path / "book.epub"
    sheet = "".join((theme / "templates" / name).read_text(encoding="utf-8") for name in ("epub.css", "signs.css"))
    faces = [(theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    edition = read(SAMPLES / name)[0]
    file.write_bytes(epub.make(edition, concordance.make(edition), sheet.encode(), faces))
    assert validators.tei(sites / name / name / f"{name}.xml") == ""
    assert validators.book(file) == ""


@pytest.mark.browser
@pytest.mark.parametrize("name", TEXTS)
def test_it_is_read_by_everybody(reading: Page, name: str) -> None:
    reading.goto(reading.url.replace("brief", name))
    assert violations(reading, RULES) == []
    reading.emulate_media(color_scheme="dark")
    assert violations(reading, ["cat.color"]) == []
    assert reading.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.browser
def test_what_is_struck_out_is_heard_and_not_copied_twice(reading: Page) -> None:
    tree = reading.context.new_cdp_session(reading).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}

    def heard(node: dict[str, object]) -> str:
        inside = node.get("childIds", [])
        assert isinstance(inside, list)
        name = node.get("name", {})
        assert isinstance(name, dict)
        return (
            str(name.get("value", ""))
            if node["role"] == {"type": "internalRole", "value": "StaticText"}
            else " ".join(heard(nodes[id]) for id in inside)
        )

    said = {
        node["role"]["value"]: heard(node) for node in tree if node["role"]["value"] in ("deletion", "insertion") and "z" in heard(node)
    }
    assert said["insertion"] == "added: z (end of what is added)"
    copied = reading.evaluate(
        "(() => { getSelection().selectAllChildren(document.querySelector('#p4')); return String(getSelection()) })()"
    )
    assert "Indessen ist Hofnung da, es […]zu erreichen" in copied


@pytest.mark.browser
def test_its_words_are_found(reading: Page) -> None:
    reading.keyboard.press("/")
    box = reading.locator("dialog.searching input[type=search]")
    for asked, answer in (("Translateur", "#p12"), ("Hofnung", "#p4")):
        box.fill(asked)
        reading.locator(f".found a[href*='{answer}']").first.wait_for()


@pytest.mark.browser
def test_hebrew_runs_from_the_right_and_its_number_stays_in_the_margin(reading: Page) -> None:
    resized(reading, 1280)
    reading.goto(reading.url.replace("brief", "psalm"))
    for id in ("#p1", "#p3"):
        assert reading.evaluate(RIGHT_TO_LEFT, id) == [0, True, True]


@pytest.mark.browser
def test_the_numbers_of_paragraphs_stand_below_one_another_on_a_telephone(sites: Path, chromium: Browser) -> None:
    """That of a dateline too, whose words stand at the other side."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(sites))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page(viewport={"width": 390, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/brief/brief/")
        numbers = page.locator(".b > * > .n")
        edges = {round(box["x"]) for at in range(3) if (box := numbers.nth(at).bounding_box())}
        page.close()
        server.shutdown()
    assert len(edges) == 1
