"""Headings of the source stand one below the editors' heading above them, in every output, and no level between is left out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import press
import pytest
from bridge import Sample
from edition import proof
from lxml import etree, html
from told import Pdf

pytestmark = pytest.mark.paper

SITEURL = "https://example.org/edition"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Before the first heading of the editors, and below it.
BEFORE = "Of Water\n{: #the-letter .heading }\n\nIn Haste\n{: #the-haste .subheading }\n\n"
BELOW = "Upstream\n{: #upstream .subheading }\n\nThe Bridge\n{: #the-bridge .heading }\n\nIts Piers\n{: #the-piers .subheading }\n\n"
VERSION = f"""\
name: Copy B
kind: witness
language: en
source: The town hall ([Survey](sources/survey-1850.md))
rights: In the public domain.
lacks: headnote; p1; p2; p3; signature

{BEFORE}{BELOW}"""
WORDS = {"Of Water": "the-letter", "In Haste": "the-haste", "Upstream": "upstream", "The Bridge": "the-bridge", "Its Piers": "the-piers"}
DEEP = {"the-letter": 2, "the-haste": 3, "upstream": 3, "the-bridge": 3, "the-piers": 4}  # below the title, and the editors' heading
ALONE = {"the-letter": 2, "the-haste": 3, "upstream": 3, "the-bridge": 2, "the-piers": 3}  # where none of the editors' is


def below(levels: dict[str, int], before: str = "") -> dict[str, int]:
    """One level deeper, by the ids of a version."""
    return {f"{before}{id}": level + 1 for id, level in levels.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letter with headings of its own and a copy of them, published with its books."""
    sample = Sample(tmp_path_factory.mktemp("levels") / "content")
    sample.damage("letter.md", "## The flood {: #s-flood }\n\n", f"{BEFORE}## The flood {{: #s-flood }}\n\n{BELOW}")
    sample.write("versions/b.md", VERSION)
    assert sample.slips() == []
    site = sample.folder.parent / "site"
    options = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "COMPRESSED=false")
    done = press.pelican(sample.folder, site, "--fatal", "errors", *options, SITEURL=SITEURL)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return site


def marked(root: etree._Element) -> dict[str, int]:
    """The headings of the source in HTML, by their ids."""
    return {each.get("id", ""): int(each.get("aria-level", "0")) for each in root.iter() if each.get("role") == "heading"}


def page(path: Path) -> dict[str, int]:
    return marked(html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot())


def test_pages_have_them_below_the_heading_above(built: Path) -> None:
    assert proof.read(built).told("site") == []
    letter = built / "letter"
    assert page(letter / "index.html") == DEEP
    assert page(letter / "text" / "index.html") == DEEP
    assert page(letter / "b" / "index.html") == below(DEEP) | below(DEEP, "b.")  # under the names of the two
    assert page(letter / "the-piers" / "index.html") == {"b.the-piers": 3}
    assert page(letter / "letter.html") == below(DEEP) | below(ALONE, "b.")  # under the title of the edition


def test_no_level_is_left_out_on_a_page(built: Path) -> None:
    for path in ("letter/index.html", "letter/text/index.html", "letter/b/index.html", "letter/letter.html"):
        root = html.parse(str(built / path), html.HTMLParser(encoding="utf-8")).getroot()
        found = [int(each.get("aria-level") or str(each.tag)[1]) for each in root.xpath("//h1 | //h2 | //h3 | //h4 | //*[@role='heading']")]
        assert [(one, other) for one, other in pairwise(found) if other > one + 1] == [], path


def test_the_e_book_has_them(built: Path) -> None:
    with ZipFile(built / "letter" / "letter.epub") as opened:
        roots = [etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xhtml")]
    found = {id: level for root in roots for id, level in marked(root).items()}
    assert found == DEEP | {f"b.{id}": level for id, level in ALONE.items()}


@pytest.mark.parametrize(("file", "levels"), [("letter", [*DEEP.items(), *ALONE.items()]), ("text", [*ALONE.items()])])
def test_paper_has_them(file: str, levels: list[tuple[str, int]], built: Path) -> None:
    """The edition with its copy, and the text without the editors' headings."""
    read = Pdf((built / "letter" / f"{file}.pdf").read_bytes())
    found = [
        (id, deep) for deep in range(1, 7) for each in read.tree.of(f"H{deep}") for words, id in WORDS.items() if words in read.words(each)
    ]
    assert sorted(found) == sorted(levels)


def test_word_processors_have_them(built: Path) -> None:
    with ZipFile(built / "letter" / "letter.docx") as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    found = [
        (WORDS[words], int(style.get(f"{W}val", "")[-1]))
        for each in root.iter(f"{W}p")
        if (words := "".join(str(piece.text) for piece in each.iter(f"{W}t"))) in WORDS
        and (style := each.find(f"{W}pPr/{W}pStyle")) is not None
    ]
    assert found == [*DEEP.items(), *((id, level + 1) for id, level in ALONE.items())]
