"""What a paragraph is in its source: its own headings, the parts of a letter; the same in every form of the edition, and locked."""

from __future__ import annotations

import json
from pathlib import Path

import press
import pytest
from bridge import Sample
from edition import proof
from edition.__main__ import lock
from edition.intake import bring
from edition.model import ROLES
from edition.reader import read
from edition.slips import Slips
from lxml import etree, html

HEADING = "\n\n".join(
    f"{words}\n{{: #{id} .{role} }}"
    for words, id, role in (
        ("The Bridge. A Letter", "p4", "heading"),
        ("Upstream", "p5", "subheading"),
        ("Dear Tom,", "p6", "salutation"),
        ("Your sister", "p7", "closing"),
    )
)


@pytest.fixture
def formed(sample: Sample) -> Sample:
    """The small edition with paragraphs that are something."""
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{HEADING}\n\nA. Stone\n{{: #signature .signature")
    return sample


def test_a_paragraph_says_what_it_is(formed: Sample) -> None:
    assert formed.slips() == []
    roles = {part.id: part.role for part in formed.edition().text.paragraphs if part.role}
    assert roles == {"p4": "heading", "p5": "subheading", "p6": "salutation", "p7": "closing", "signature": "signature"}
    assert {*roles.values()} <= {*ROLES}


def test_it_is_locked_with_the_words(formed: Sample) -> None:
    assert lock(formed.folder) == 0
    assert formed.slips() == []
    formed.damage("letter.md", "{: #p6 .salutation }", "{: #p6 .dateline }")
    (told,) = formed.slips()
    assert "p6.s1 was printed “Tom,{: .salutation }” where there is “Tom,{: .dateline }” now" in told
    formed.damage("letter.md", "{: #p6 .dateline }", "{: #p6 }")
    assert len(formed.slips()) == 1


def test_every_form_of_the_edition_has_it(formed: Sample, tmp_path: Path) -> None:
    output = tmp_path / "site"
    done = press.pelican(formed.folder, output, "--fatal", "errors")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert proof.read(output).told("site") == []
    for page in ("letter/index.html", "letter/text/index.html"):
        tree = html.parse(str(output / page)).getroot()
        found = {each.get("id"): (each.get("class"), each.get("role"), each.get("aria-level")) for each in tree.iter("p") if each.get("id")}
        assert found["p4"] == ("heading", "heading", "3")
        assert found["p5"] == ("subheading", "heading", "4")
        assert found["p6"] == ("salutation", None, None)
        assert found["p3"] == (None, None, None)
        assert tree.xpath("//style[contains(text(), '.subheading')]")
    data = json.loads((output / "letter" / "letter.json").read_bytes())
    assert {each["id"]: each["role"] for each in data["text"]["paragraphs"] if "role" in each}["p4"] == "heading"
    assert "p4.s1\tThe Bridge." in (output / "letter" / "letter.txt").read_text(encoding="utf-8")  # its words are words of the text
    assert "The Bridge." in (output / "letter" / "p4" / "index.html").read_text(encoding="utf-8")
    tei = etree.parse(str(output / "letter" / "letter.xml"))
    assert tei.xpath("string(//*[@xml:id='p4']/@rend)") == "heading"


def test_a_text_without_such_paragraphs_asks_for_no_sheet(lamp_site: Path) -> None:
    assert ".subheading" not in (lamp_site / "report" / "index.html").read_text(encoding="utf-8")


def test_it_comes_back_from_tei(formed: Sample, tmp_path: Path) -> None:
    output = tmp_path / "site"
    press.pelican(formed.folder, output)
    bring(output / "letter" / "letter.xml", tmp_path / "back", Slips())
    back = read(tmp_path / "back")[0]
    assert [(part.id, part.role) for part in back.text.paragraphs] == [(part.id, part.role) for part in formed.edition().text.paragraphs]
