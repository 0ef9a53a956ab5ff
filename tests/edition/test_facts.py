"""Facts: every fact of words says in every output what it means, and no output shows how it was typed."""

from __future__ import annotations

import json
from pathlib import Path

import press
import pytest
from bridge import Sample
from bs4 import BeautifulSoup
from edition.__main__ import lock
from edition.model import Name, names, unsorted
from edition.reader import read
from hypothesis import given
from hypothesis import strategies as st

# Each fact of words is typed with the word “Nix” in italics, in a file of every sort.
TYPED = {
    "edition.md": [
        ("title: A Letter About the Bridge", "title: A *Nix* About the Bridge\nsubtitle: with a *Nix*: and another *Nix*"),
        ("summary: Ada Stone tells", "summary: The *Nix* of [Ada Stone](people/stone-ada.md) tells"),
        ("editors: The editors of the bridge", "editors: {Society for Bridges, Boats and *Nix*}"),
        ("attribution: From a box", "attribution: From the *Nix*, in a box"),
    ],
    "letter.md": [("title: Ada Stone to Tom Reed", "title: The *Nix* of *No. 9*{: lang=de }\narchive: The *Nix* Room\nnumber: *Nix* 17")],
    "people/stone-ada.md": [("name: Stone, Ada", "name: Stone, *Nix*\nalso: the *Nix* Girl; *Nix*")],
    "sources/survey-1850.md": [("title: ", "title: The *Nix* or "), ("title-short: ", "title-short: *Nix*, ")],
    "pages/about.md": [("title: About", "title: The *Nix* Page"), ("summary: What", "summary: *Nix* and what")],
    "pages/changes.md": [("title: Changes", "title: *Nix* Changes")],
    "lessons/who-pays.md": [("title: ", "title: *Nix* ")],
}


@pytest.fixture(scope="module")
def marked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition with marks in its facts, as it is published."""
    sample = Sample(tmp_path_factory.mktemp("content"))
    for name, pairs in TYPED.items():
        for typed, instead in pairs:
            text = (sample.folder / name).read_text(encoding="utf-8")
            sample.write(name, text.replace(typed, instead, 1))
    output = tmp_path_factory.mktemp("marked-site")
    built = press.pelican(sample.folder, output, "--fatal", "errors", "-e", 'SITEURL="https://example.org/e"')
    assert (built.returncode, built.stderr) == (0, "")
    return output


def made(site: Path) -> dict[str, str]:
    """Every file that is made of the content, by its path."""
    return {
        path: data.decode()
        for path, data in press.files(site).items()
        if not path.startswith("static/") and "Nix" in data.decode("utf-8", "replace")
    }


def test_no_output_shows_an_asterisk_that_an_editor_typed(marked_site: Path) -> None:
    found = made(marked_site)
    assert {path.rpartition(".")[2] for path in found} >= {"html", "json", "bib", "ris", "txt", "xml"}
    assert [path for path, text in found.items() if "*" in text.replace("/*", "").replace("*/", "") and "*Nix" in text] == []


@pytest.mark.parametrize("address", ["", "letter/", "people/stone-ada/", "about/", "lessons/who-pays/", "lessons/who-pays/worksheet/"])
def test_a_heading_is_set_with_its_italics_and_a_window_has_its_words(marked_site: Path, address: str) -> None:
    page = BeautifulSoup((marked_site / address / "index.html").read_text(encoding="utf-8"), "lxml")
    assert page.h1 is not None
    assert [em.get_text() for em in page.h1.find_all("em")][:1] == ["Nix"]
    assert page.title is not None
    assert page.title.get_text().count("Nix") >= 1
    assert not any("<" in str(value) for tag in page.find_all(True) for name, value in tag.attrs.items() if name != "content")


def test_italics_stand_in_lists_and_links_but_no_link_in_a_link(marked_site: Path) -> None:
    for path, text in made(marked_site).items():
        if path.endswith(".html"):
            page = BeautifulSoup(text, "lxml")
            assert page.select("a a") == []
    index = BeautifulSoup((marked_site / "people" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert [link.decode_contents() for link in index.select("main a") if "Nix" in link.get_text()] == ["Stone, <em>Nix</em>"]


def test_records_and_json_have_plain_words(marked_site: Path) -> None:
    [item] = json.loads((marked_site / "letter" / "p1.csl.json").read_text(encoding="utf-8"))
    assert item["title"] == "The Nix of No. 9 (Nix 17)"
    assert item["archive"] == "The Nix Room"
    whole = json.loads((marked_site / "letter" / "letter.json").read_text(encoding="utf-8"))
    assert whole["edition"]["title"] == "A Nix About the Bridge"
    assert whole["entries"][[each["id"] for each in whole["entries"]].index("people/stone-ada")]["also"] == ["the Nix Girl", "Nix"]


def test_a_name_with_marks_is_still_the_name_by_which_the_text_speaks(marked_site: Path) -> None:
    whole = json.loads((marked_site / "letter" / "letter.json").read_text(encoding="utf-8"))
    assert whole["entries"][[each["id"] for each in whole["entries"]].index("people/stone-ada")]["name"] == "Stone, Nix"


def test_what_begins_like_a_list_or_a_heading_is_a_value_all_the_same(sample: Sample) -> None:
    sample.damage("pages/about.md", "title: About", "title: 1. *About*")
    sample.damage("pages/changes.md", "title: Changes", "title: # *Changes*")
    assert sample.slips() == []
    assert [page.title for page in sample.edition().pages] == ["1. About", "# Changes"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Stone, Ada", [Name("Stone", "Ada")]),
        ("Stone, Ada; Reed, Tom", [Name("Stone", "Ada"), Name("Reed", "Tom")]),
        ("Reed, Thomas A., Jr.", [Name("Reed", "Thomas A.", "Jr.")]),
        ("Homer,", [Name("Homer")]),
        ("Town Council", [Name(whole="Town Council")]),
        ("{Royal Society of Oil, Wick and Lamp}", [Name(whole="Royal Society of Oil, Wick and Lamp")]),
        ("{Acme, Inc.}", [Name(whole="Acme, Inc.")]),
        ("{Oil; Wick}; Stone, Ada", [Name(whole="Oil; Wick"), Name("Stone", "Ada")]),
    ],
)
def test_a_name_is_a_person_or_a_whole(typed: str, read: list[Name]) -> None:
    assert list(names(typed)) == read


@pytest.mark.parametrize("typed", ["Acme, Inc.", "Oil, Ltd", "Society of Oil, Wick, Lamp and Glass", "{Oil", "Oil, {Wick}", "{}", ", Ada"])
def test_a_name_that_can_be_neither_is_told(sample: Sample, typed: str) -> None:
    sample.damage("sources/survey-1850.md", "author: ", f"author: {typed}; ")
    assert [slip.rpartition(": ")[0].partition(":")[0] for slip in sample.slips()] == ["content/sources/survey-1850.md"]


@given(st.text())
def test_any_value_is_names_or_a_sentence(typed: str) -> None:
    try:
        assert all(each.spoken for each in names(typed))
    except ValueError as error:
        assert "“" in str(error)


@pytest.mark.parametrize("date", ["1851", "1851-05", "1851-05-01~", "1851-05-01/1851-05-02"])
def test_a_correction_has_a_day_which_the_feed_tells(sample: Sample, date: str) -> None:
    sample.write("corrections/_blank.md", "id: words\nchange: words\nversion: words\ndate: date\neditor: words\n\nWrite why.\n")
    sample.write("corrections/1851-05-01-p3.md", f"id: p3\nchange: withdrawn\nversion: 1.0.1\ndate: {date}\neditor: A\n\nWhy.\n")
    assert (
        f"content/corrections/1851-05-01-p3.md:4: date is “{date}”; write the day on which it was corrected: 1848-03-18" in sample.slips()
    )


@pytest.mark.parametrize(
    ("typed", "turned"),
    [
        ("Roy P. Basler", ["Basler, Roy P."]),
        ("Abraham Lincoln; Stone, Ada; William F. Sanford Jr.", ["Lincoln, Abraham", "Sanford, William F., Jr."]),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"]),
        ("Jane Poole and Tom Reed; Smith & Wesson; Lamp and Wick House", ["Poole, Jane; Reed, Tom"]),
        ("Miller Center; Radio Free Lanterns; League of Nations; TASS; The editors of A Letter; Open Letter Society", []),
        ("{Abraham Lincoln}; Homer,; U.S. Department of State", []),
    ],
)
def test_a_person_whose_name_has_no_comma_is_remarked(typed: str, turned: list[str]) -> None:
    assert [each for _, each in unsorted(typed)] == turned


def test_the_remark_says_how_it_is_typed_and_is_no_slip(sample: Sample) -> None:
    sample.damage("edition.md", "editors: The editors of the bridge", "editors: Roy P. Basler")
    _, slips, _ = read(sample.folder)
    assert [str(each) for each in slips] == []
    assert [each.sentence for each in slips.remarks] == [
        "editors: “Roy P. Basler” is taken for an institution, for it has no comma; a person is Basler, Roy P.; "
        "braces say that it is one: {Roy P. Basler}"
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1825-07-04\ndied: 1815~", "died is 1815~, which is before born: 1825-07-04; look which of the two is mistyped"),
        ("1952", "born is 1952, a century and more after the text, which is of 1848-03-18; look whether that is so"),
        ("182X\ndied: 1825", ""),
        ("1860", ""),
    ],
)
def test_a_life_that_cannot_be_is_remarked(typed: str, told: str, sample: Sample) -> None:
    sample.damage("people/_blank.md", "born: date", "born: date\ndied: date")
    sample.damage("people/stone-ada.md", "born: 1825-07-04", f"born: {typed}")
    assert [each.sentence for each in read(sample.folder)[1].remarks] == [told] * bool(told)


def test_a_dateline_that_stands_in_the_head_and_in_the_text_is_remarked_until_it_is_locked(sample: Sample) -> None:
    sample.damage("letter.md", "dateline: Saturday, 18 March", "dateline: At the *mill*")
    sample.damage("letter.md", "## The flood {: #s-flood }", "At the mill\n{: #place .dateline }\n\n## The flood {: #s-flood }")
    assert [str(each) for each in read(sample.folder)[1].remarks] == [
        "content/letter.md:3: dateline says what place says, which is the dateline, so that it is printed twice; take this line away before"
        " it is locked"
    ]
    lock(sample.folder)
    assert read(sample.folder)[1].remarks == ()


def test_a_footnote_that_begins_with_another_sign_than_calls_it_is_remarked(sample: Sample) -> None:
    sample.damage("letter.md", "nails?\n{: #p2 }", "[nails](words/bridge.md)[^1^](#a1)\n{: #p2 }\n\n2 Iron ones.\n{: #a1 .footnote }")
    told = "a1 begins with “2”, and is called by “1”; look whether the two are one sign in the source"
    assert sample.slips() == []  # nor is a sign right behind a link one of its words
    assert [each.sentence for each in read(sample.folder)[1].remarks] == [told]
    for sign in ("1", "1.", "* ", "Nº 2", "1850"):
        sample.damage("letter.md", "2 Iron ones.", f"{sign} Iron ones.")
        assert read(sample.folder)[1].remarks == ()
        sample.damage("letter.md", f"{sign} Iron ones.", "2 Iron ones.")


@pytest.mark.parametrize("folder", ["content", "tests/samples/lamp"])
def test_no_name_of_ours_is_remarked(folder: str) -> None:
    assert [str(each) for each in read(press.ROOT / folder)[1].remarks if "no comma" in each.sentence] == []
