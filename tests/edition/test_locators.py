"""Where in its work a citation is, is said wherever the citation is: in text, data and documents without links as on pages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from bridge import Sample
from edition import concordance
from edition.model import Concordance, Edition
from edition.outputs import data, marginalia, plain
from edition.outputs.books import manuscript

VERSION = """\
name: Fair copy
kind: witness
language: en
source: Copied in 1850 ([Survey](sources/survey-1850.md "p. 70"))
rights: Nobody’s ([“Parish book”](sources/parish-1790.md "fol. 71"))

"""


@pytest.fixture
def cited(sample: Sample) -> Edition:
    """An edition with citations in facts: of a version, of an entry, and of the title page."""
    letter = (sample.folder / "letter.md").read_text(encoding="utf-8").partition("\n\n")[2]
    ids = ("headnote", "p1", "p2", "p3", "signature")
    assert all(f"#{id} " in letter for id in ids)
    sample.write("versions/b.md", VERSION + "\n\n".join(f"Words of {id}.\n{{: #{id} }}" for id in ids) + "\n")
    sample.damage("people/reed-tom.md", "builder of *bridges*", 'builder ([Survey](sources/survey-1850.md "p. 72"))')
    sample.damage("edition.md", "From a box in the town hall.", 'From a box ([Survey](sources/survey-1850.md "p. 73")).')
    assert sample.slips() == []
    return sample.edition()


def files(make: Callable[[Edition, Concordance], object], edition: Edition) -> dict[str, str]:
    return {each.path: each.text for each in make(edition, concordance.make(edition))}  # type: ignore[attr-defined]


def test_plain_text_says_where_the_citations_of_heads_are(cited: Edition) -> None:
    made = files(plain.make, cited)
    assert "# Copied in 1850 (Survey, p. 70)\n" in made["letter/b.txt"]
    assert "# Nobody’s (“Parish book,” fol. 71)\n" in made["letter/b.txt"]
    assert "# From a box (Survey, p. 73).\n" in made["letter/letter.txt"]


def test_data_say_where_the_citations_of_facts_are(cited: Edition) -> None:
    made = files(data.make, cited)
    for path in ("letter/letter.json", "letter/p1.json"):
        assert "Copied in 1850 (Survey, p. 70)" in made[path]
        assert "From a box (Survey, p. 73)." in made[path]
    assert '"office":"builder (Survey, p. 72)"' in made["letter/letter.json"]
    assert '{"source":"survey-1850","locator":"p. 72"}' in made["letter/letter.json"]
    assert "The wooden one (Survey, p. 4)." in files(marginalia.make, cited)["letter/annotations.json"]


def test_a_document_of_word_says_where_the_citations_of_heads_are(cited: Edition) -> None:
    with ZipFile(BytesIO(manuscript.make(cited, concordance.make(cited)))) as document:
        said = document.read("word/document.xml").decode()
    for part in ("Survey, p. 70", "Parish book,” fol. 71", "Survey, p. 73"):
        assert part in said
