"""Another version of the text is cited as what it is: by its translator, title, date and language, in every style and record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import press
import pytest
from bridge import Sample
from edition import citing
from edition.citing import records
from edition.model import Citable, pages, words
from lxml import html

ROOT = Path(__file__).parent.parent.parent
HOME = "https://example.org/e"
WORDS = """\

Der Brief kam:
{: #headnote }

Der Fluss nahm die Brücke.
{: #p1 }

Wir fahren im Boot.
{: #p2 }

Schicken Sie Holz.
{: #p2b }

Ich danke.
{: #p3 }

Noch eins.
{: #the-postscript }

A. Stone
{: #signature }
"""
RIGHTS = "source: The town hall ([Survey](sources/survey-1850.md))\nrights: In the public domain.\nadds: the-postscript\n"
# What a head says, and what the record of a paragraph says of it.
HEADS: dict[str, tuple[str, dict[str, object]]] = {
    "a translation with a title": (
        "name: Deutsche Übersetzung\nkind: translation\nlanguage: de\ntitle: Ada Stone an Tom Reed\ntranslator: Helper, Hannah\n",
        {
            "title": "Ada Stone an Tom Reed",
            "translator": [{"family": "Helper", "given": "Hannah"}],
            "author": [{"family": "Stone", "given": "Ada"}],
            "language": "de",
            "issued": {"date-parts": [[1848, 3, 18]]},
            "note": "¶ 1 (Deutsche Übersetzung)",
        },
    ),
    "a translation without one": (
        "name: Deutsche Übersetzung\nkind: translation\nlanguage: de\n",
        {"title": "Ada Stone to Tom Reed (Deutsche Übersetzung)", "language": "de", "note": "¶ 1"},
    ),
    "an original": (
        "name: Original\nkind: original\nlanguage: de\nauthor: Stein, Ada\ndate: 1847-12\narchive: Stadtarchiv\n",
        {
            "title": "Ada Stone to Tom Reed (Original)",
            "author": [{"family": "Stein", "given": "Ada"}],
            "issued": {"date-parts": [[1847, 12]]},
            "archive": "Stadtarchiv",
        },
    ),
}


@pytest.fixture
def letter(sample: Sample) -> Sample:
    """The letter, whose own translator is none of its versions'."""
    sample.damage("letter.md", "date: 1848-03-18", "date: 1848-03-18\nauthor: Stone, Ada\ntranslator: Poole, Jane\narchive: Box 3")
    return sample


def versioned(sample: Sample, head: str) -> Citable:
    sample.write("versions/de.md", head + RIGHTS + WORDS)
    assert sample.slips() == []
    *_, found = citing.Cited(replace(sample.edition(), address=HOME)).citables
    return found


@pytest.mark.parametrize("name", HEADS)
def test_its_record_says_what_its_head_says(name: str, letter: Sample) -> None:
    head, wanted = HEADS[name]
    citable = versioned(letter, head)
    edition = replace(letter.edition(), address=HOME)
    label = records.locator(edition.versions[0], "de.p1", citing.Cited(edition).say)
    made = {each.ending: each.file([each.record("letter-de.p1", label, f"{HOME}/letter/de/#de.p1")]) for each in citable.formats}
    (record,) = json.loads(made["csl.json"])
    assert {key: record.get(key) for key in wanted} == wanted
    assert "Poole" not in "".join(made.values())  # it has not translated this
    assert "Box 3" not in "".join(made.values())
    assert (f"LA  - {record['language']}" in made["ris"], f"language = {{{record['language']}}}" in made["bib"]) == (True, True)
    assert ("A4  - Helper, Hannah" in made["ris"], "translator = {Helper, Hannah}" in made["bib"]) == (("translator" in wanted),) * 2


def test_an_original_without_a_date_has_not_that_of_its_translation(letter: Sample) -> None:
    citable = versioned(letter, "name: Original\nkind: original\nlanguage: de\n")
    assert "1848" not in words(citable.styles[1].citing("", f"{HOME}/letter/de/"))


@pytest.mark.parametrize("at", range(6))
def test_every_style_names_its_translator_and_its_title(at: int, letter: Sample) -> None:
    style = versioned(letter, HEADS["a translation with a title"][0]).styles[at]
    said = words(style.citing("¶ 1 (Deutsche Übersetzung)", f"{HOME}/letter/de/#de.p1"))
    if style.name not in ("MLA, in the text", "APA, in the text"):  # which have names of authors alone
        assert ("Helper" in said, "Ada Stone an Tom Reed" in said, "Stone to Tom" in said) == (True, True, False), said
    assert "Poole" not in said


def test_what_only_it_has_is_cited_on_a_page_that_leads_to_its_records(letter: Sample, tmp_path: Path) -> None:
    versioned(letter, HEADS["a translation with a title"][0])
    options = ("-s", str(ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "COMPRESSED=false")
    built = press.pelican(letter.folder, tmp_path / "site", *options, SITEURL=HOME)
    assert built.returncode == 0, built.stderr
    folder = tmp_path / "site" / "letter"
    page = html.parse(str(folder / "de" / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    assert [each.text for each in page.xpath("//dl[@class='facts']//*[@lang='de']")] == ["Ada Stone an Tom Reed"]
    linked: dict[str, str] = {}
    for page in ("p1", "p2", "de"):
        root = html.parse(str(folder / page / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
        (section,) = root.xpath("//section[@class='cite']")
        for link in section.xpath(".//a[contains(@href, 'de.')]/@href"):
            assert (folder / page / link).resolve().is_file(), link
            linked[Path(link).name] = page
        said = " ".join(str(section.text_content()).split())
        wanted = {"p1": ["de.p1"], "p2": ["de.p2", "de.p2b"], "de": ["de.the-postscript"]}[page]
        assert [f"{HOME}/{pages.place('letter', id)}" in said for id in wanted] == [True] * len(wanted)
    for name in ("de.p1.bib", "de.p2.ris", "de.p2b.csl.json", "de.the-postscript.bib", "de.bib", "de.csl.json"):
        assert name in linked
