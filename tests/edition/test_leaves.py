"""Pages of the source as it numbers them, and dates of every age: read, printed, locked, found and handed on."""

from __future__ import annotations

import json

import press
import pytest
from bridge import Sample
from edition import proof
from edition.__main__ import lock
from edition.model import Leaf, behind, follows, leaf
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("last", "next"), [(1, 2), (214, 215), ("i", "ii"), ("iii", "iv"), ("xxxviii", "xxxix"), ("xcix", "c"), ("12r", "12v"), ("12v", "13r")]
)
def test_what_stands_behind_a_page(last: Leaf, next: Leaf) -> None:
    assert behind(last) == next
    assert follows(next, last)
    assert not follows(last, next)
    assert leaf(str(next)) == next


def test_behind_a_roman_page_the_text_may_begin_to_count() -> None:
    assert follows(1, "xiv")
    assert follows("1r", "iv")
    assert not follows(1, 14)
    assert not follows(1, "14v")
    assert not follows(2, "xiv")


@pytest.mark.parametrize("label", ["", "0", "00", "two", "iiii", "vx", "XII", "12R", "0r", "r", "12rv", "²", "1 2", "-1"])
def test_what_is_no_page(label: str) -> None:
    assert leaf(label) is None


@given(st.integers(1, 3999))
def test_roman_pages_follow_one_another(count: int) -> None:
    page: Leaf = "i"
    seen = {page}
    for _ in range(count % 60):
        page = behind(page)
        assert page not in seen
        assert leaf(str(page)) == page
        seen.add(page)


def test_pages_and_dates_of_another_source_go_through_the_whole_house(sample: Sample) -> None:
    """Leaves with two sides, paragraphs that go on from another volume, a month before Christ, and a year of which two digits are known."""
    text = (sample.folder / "letter.md").read_text(encoding="utf-8")
    text = text.replace("[[page 1]]", "[[page 12r]]").replace("[[page 2]]", "[[page 12v]]").replace("date: 1848-03-18", "date: -0043-03")
    text = text.replace("{: #p1 }", "{: #p7 }").replace("{: #p2 }", "{: #p8 }").replace("{: #p3 }", "{: #p9 }")
    sample.write("letter.md", text.replace("dateline:", "first-paragraph: 7\ndateline:"))
    for path in sample.folder.rglob("*.md"):
        if path.name not in ("letter.md", "_blank.md"):
            typed = path.read_text(encoding="utf-8")
            for old, new in (("p1", "p7"), ("p2", "p8"), ("p3", "p9")):
                typed = typed.replace(f"#{old})", f"#{new})").replace(f"#{old}.", f"#{new}.").replace(f" {old}-", f" {new}-")
            typed = typed.replace("p7-p2", "p7-p8").replace("extended: p2", "extended: p8").replace("¶ 1", "¶ 7").replace("¶ 2", "¶ 8")
            path.write_text(typed, encoding="utf-8")
    sample.damage("people/stone-ada.md", "born: 1825-07-04", "born: 18XX")
    sample.damage("letters/stone-1848.md", "date: 1848-03-18T07:30", "date: -0043-03-21/..")
    assert sample.slips() == []
    assert lock(sample.folder) == 0
    assert sample.slips() == []
    assert '"page-12v"' in (sample.folder / "anchors.lock.json").read_text(encoding="utf-8")
    there, elsewhere = "says. [[page 12v]] Will", "[[page 12v]] says. Will"
    sample.damage("letter.md", there, elsewhere)
    assert any("page-12v began in" in slip for slip in sample.slips())
    sample.damage("letter.md", elsewhere, there)
    output = sample.folder.parent / "site"
    done = press.pelican(sample.folder, output, "--fatal", "errors")
    *remarks, counted = done.stderr.splitlines()
    assert (done.returncode, counted) == (0, "2 remarks, which keep nobody from publishing"), done.stderr
    assert all("a century and more after the text" in each for each in remarks), "its people are of another time"
    assert proof.read(output).told("site") == []
    page = (output / "letter" / "index.html").read_text(encoding="utf-8")
    assert 'id="page-12v"' in page
    assert 'data-n="p. 12v"' in page
    assert "pages 12r–12v of the source" in (output / "letter" / "p8" / "index.html").read_text(encoding="utf-8")
    data = json.loads((output / "letter" / "p8.json").read_bytes())["paragraph"]
    assert (data["page"], data["pages"][0]["number"]) == ("12r", "12v")
    assert '"pages":["12r","12v"]' in (output / "static" / "js" / "finding.js").read_text(encoding="utf-8").replace(" ", "")
    timeline = (output / "timeline" / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")  # at which no line ends
    assert "44 BC" in timeline
    assert "The text was written in March 44 BC." in timeline
    assert "between 1800 and 1899" in (output / "people" / "stone-ada" / "index.html").read_text(encoding="utf-8")
    tei = (output / "letter" / "letter.xml").read_text(encoding="utf-8")
    assert 'n="12v"' in tei
    assert 'when="-0043-03"' in tei
    assert 'notBefore="1800-01-01" notAfter="1899-12-31" when-custom="18XX"' in tei
