"""What a paragraph is and what a source does to its words, in every output: each row a form, each cell a test.

What paragraphs are made of (verse, speeches, lists, tables, footnotes of the source) has its rows in `test_shapes.py`, pictures and
facsimiles theirs in `test_figures.py`, other versions in `test_counterparts.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import press
import pytest
from bridge import Sample
from browsing import copied_from
from edition.__main__ import lock
from lxml import etree, html
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

TYPED = {
    "heading": ("The Bridge of Wood\n{: #ID .heading }", "The Bridge of Wood"),
    "subheading": ("Upstream\n{: #ID .subheading }", "Upstream"),
    "dateline": ("Colford, in March\n{: #ID .dateline }", "Colford, in March"),
    "salutation": ("Dear Tom,\n{: #ID .salutation }", "Dear Tom,"),
    "closing": ("Your sister\n{: #ID .closing }", "Your sister"),
    "signature": ("Ada, of Colford\n{: #ID .signature }", "Ada, of Colford"),
    "postscript": ("Send nails.\n{: #ID .postscript }", "Send nails."),
    "struck out": ("We ~~never~~ cross.\n{: #ID }", "We never cross."),
    "put in": ("We ++always++ cross.\n{: #ID }", "We always cross."),
    "read with doubt": ("It cost [nine?] pence.\n{: #ID }", "It cost [nine?] pence."),
    "a gap": ("He said […3 words] and left.\n{: #ID }", "He said […] and left."),
    "raised": ("On the 9^th^ it rained.\n{: #ID }", "On the 9th it rained."),
    "lowered": ("They drank H~2~O there.\n{: #ID }", "They drank H2O there."),
    "small capitals": ("It was *Orr*{: .small-caps } himself.\n{: #ID }", "It was Orr himself."),
    "underlined": ("It was *not*{: .underlined } he.\n{: #ID }", "It was not he."),
    "another language": ("He cried *halt*{: lang=de } twice.\n{: #ID }", "He cried halt twice."),
    "not set off": ("He cried *assez*{: .upright lang=fr } once.\n{: #ID }", "He cried assez once."),
    "a paragraph in another language": ("Vous pouvez le croire.\n{: #ID lang=fr }", "Vous pouvez le croire."),
    "from right to left": ("שלום לכולם.\n{: #ID lang=he }", "שלום לכולם."),
}
IDS = {form: f"p{number}" for number, form in enumerate(TYPED, 4)}
SITEURL = "https://example.org/edition"


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the text in the site of a small edition with all of them, published with its books."""
    home = tmp_path_factory.mktemp("cells")
    sample = Sample(home / "content")
    typed = "\n\n".join(source.replace("ID", IDS[form]) for form, (source, _) in TYPED.items())
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{typed}\n\nA. Stone\n{{: #signature")
    assert lock(sample.folder) == 0
    assert sample.slips() == []
    options = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "COMPRESSED=false", "--fatal", "errors")
    done = press.pelican(sample.folder, home / "site", *options, SITEURL=SITEURL)
    assert done.returncode == 0, done.stderr
    return home / "site" / "letter"


def bare(element: html.HtmlElement) -> str:
    """The words of an element without apparatus."""
    return folded("".join(element.xpath(".//text()[not(ancestor::*[@data-apparatus])]")))


def of_page(path: str) -> Callable[[Path, str], str]:
    """What a page has of a paragraph."""

    def said(folder: Path, id: str) -> str:
        (found,) = html.fromstring((folder / path.format(id) / "index.html").read_bytes()).xpath("//*[@id=$id]", id=id)
        return bare(found)

    return said


def of_text(folder: Path, id: str) -> str:
    lines = (folder / "letter.txt").read_text(encoding="utf-8").splitlines()
    return " ".join(words for place, tab, words in (line.partition("\t") for line in lines) if tab and place.partition(".")[0] == id)


def of_json(folder: Path, id: str) -> str:
    return str(json.loads((folder / f"{id}.json").read_bytes())["paragraph"]["words"])


def of_tei(folder: Path, id: str) -> str:
    (found,) = etree.parse(folder / "letter.xml").xpath("//*[@xml:id=$id]", id=id)
    return folded("".join(map(str, found.itertext())))


def of_ebook(folder: Path, id: str) -> str:
    with ZipFile(folder / "letter.epub") as opened:
        roots = [etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xhtml")]
    (found,) = [each for root in roots for each in root.iter() if each.get("id") == id]
    return folded("".join(found.xpath(".//text()[not(ancestor::*[@class='n' or @class='extent' or @data-apparatus])]")))


def of_search(folder: Path, id: str) -> str:
    (script,) = folder.parent.glob("static*/js/finding.js")
    data, _ = json.JSONDecoder().raw_decode(script.read_text(encoding="utf-8").partition("const data = ")[2])
    (row,) = [each for each in data["parts"] if each[0] == id]
    return folded(" ".join(row[1]))


OUTPUTS: dict[str, Callable[[Path, str], str]] = {
    "page": of_page(""),
    "passage": of_page("{}"),
    "text alone": of_page("text"),
    "text": of_text,
    "JSON": of_json,
    "TEI": of_tei,
    "e-book": of_ebook,
    "search": of_search,
}


@pytest.mark.paper
@pytest.mark.parametrize("form", TYPED)
@pytest.mark.parametrize("output", OUTPUTS)
def test_its_words_stand_in_every_output(output: str, form: str, folder: Path) -> None:
    said = TYPED[form][1]
    if (output, form) == ("search", "struck out"):
        said = said.replace("never", "[struck out: never]")  # nothing is drawn there
    assert OUTPUTS[output](folder, IDS[form]).removeprefix("¶ ").lstrip("0123456789 ") == said


@pytest.fixture(scope="module")
def leaves(folder: Path) -> dict[str, str]:
    """What is printed of both books, without spaces."""
    books = {name: PdfReader(folder / f"{name}.pdf") for name in ("letter", "text")}
    return {name: re.sub(r"\s", "", "".join(page.extract_text() for page in book.pages)) for name, book in books.items()}


def leftward(text: str) -> str:
    """A text whose runs of Hebrew have their letters in one order, with no point behind: programs disagree how they are read."""
    return re.sub(r"\.?([\u0590-\u05ff]+)\.?", lambda run: "".join(sorted(run[1])), text)


@pytest.mark.paper
@pytest.mark.parametrize("form", TYPED)
@pytest.mark.parametrize("book", ["letter", "text"])
def test_its_words_are_printed(book: str, form: str, leaves: dict[str, str]) -> None:
    """On paper how much is missing stands in the brackets, for nobody can ask."""
    said = TYPED[form][1].replace("[…]", "[… 3 words]")
    assert leftward(re.sub(r"\s", "", said)) in leftward(leaves[book])


@pytest.mark.paper
@pytest.mark.parametrize("form", TYPED)
def test_it_is_cited_by_its_own_address(form: str, folder: Path) -> None:
    """Its page has citations that lead to it, and records of three formats do."""
    id = IDS[form]
    page = html.fromstring((folder / id / "index.html").read_bytes())
    assert f"{SITEURL}/letter/#{id}" in page.xpath("string(//section[@class='cite'])")
    for ending in ("bib", "ris", "csl.json"):
        assert f"{SITEURL}/letter/#{id}" in (folder / f"{id}.{ending}").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def opened(chromium: Browser, folder: Path) -> Iterator[Page]:
    """The reading page."""
    with copied_from(chromium, folder.parent, "letter/") as page:
        yield page


@pytest.mark.paper
@pytest.mark.browser
@pytest.mark.parametrize("form", TYPED)
def test_it_is_copied_as_its_source_has_it(form: str, opened: Page) -> None:
    opened.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", IDS[form])
    opened.keyboard.press("Control+c")
    assert opened.evaluate("navigator.clipboard.readText()") == TYPED[form][1]
    opened.evaluate("getSelection().empty()")


# What is heard beside the words, where that is more.
HEARD = {
    "heading": ("heading", "The Bridge of Wood"),
    "subheading": ("heading", "Upstream"),
    "struck out": ("deletion", "never"),
    "put in": ("insertion", "always"),
    "raised": ("superscript", "th"),
    "lowered": ("subscript", "2"),
}


@pytest.mark.paper
@pytest.mark.browser
@pytest.mark.parametrize("form", TYPED)
def test_a_reader_of_screens_hears_its_words(form: str, opened: Page) -> None:
    heard = folded(opened.locator(f"#{IDS[form]}").aria_snapshot())
    for word in TYPED[form][1].split()[:2]:
        assert word.strip(".,[]?…") in heard
    for each in HEARD.get(form, ()):
        assert each in heard
    lang = {"a paragraph in another language": "fr", "from right to left": "he"}.get(form)
    assert opened.locator(f"#{IDS[form]}").get_attribute("lang") == lang
