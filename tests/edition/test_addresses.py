"""Addresses: what is linked is there, no two pages have one, and a place is called what its address says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import press
import pytest
from bridge import CORRECTION, Sample
from edition import proof
from edition.__main__ import lock
from edition.model import AROUND, MADE, Edition, made, standing
from edition.reader import read
from edition.wording import wording
from pages import Site

LAMP = press.ROOT / "tests" / "samples" / "lamp"


def without_notes(sample: Sample) -> None:
    """Takes the notes out of the small edition, and what is needed only with them."""
    text = (sample.folder / "letter.md").read_text(encoding="utf-8")
    text = re.sub(r"\[\^\w+\]:.*\n\{:.*\}\n\n", "", text)
    sample.write("letter.md", re.sub(r"\[(the \[bridge\]\(words/bridge\.md\)|sixty)\]\[\^\w+\]", r"\1", text))


def without_days(sample: Sample) -> None:
    """Takes the days of entries out of the small edition, and the link to the timeline."""
    sample.damage("edition.md", ", or see the [timeline](timeline/)", "")
    sample.damage("edition.md", "Letters; dates", "Letters; names")
    sample.damage("letters/_blank.md", "date: date, needed\n", "")
    sample.damage("letters/stone-1848.md", "date: 1848-03-18T07:30\n", "")


def bare(sample: Sample) -> None:
    """Leaves only what an edition must have."""
    without_notes(sample)
    for name in ("lessons/who-pays.md", "pages/about.md", "pages/changes.md"):
        sample.remove(name)


def named(sample: Sample, name: str) -> None:
    """Gives the file of the text another name."""
    (sample.folder / "letter.md").rename(sample.folder / f"{name}.md")
    sample.damage("edition.md", "text: letter.md", f"text: {name}.md")
    sample.damage("edition.md", "(letter.md)", f"({name}.md)")


@pytest.mark.parametrize("kind", ["without lessons", "without notes", "without days", "with nothing that it need not have"])
def test_nothing_is_wrong_with_a_site_that_lacks_what_it_may_lack(sample: Sample, tmp_path: Path, kind: str) -> None:
    match kind:
        case "without lessons":
            sample.remove("lessons/who-pays.md")
        case "without notes":
            without_notes(sample)
            sample.damage("lessons/who-pays.md", "notes: bridge\n", "")
        case "without days":
            without_days(sample)
        case "with nothing that it need not have":
            bare(sample)
    built = press.pelican(sample.folder, tmp_path / "site", "--fatal", "errors")
    assert (built.returncode, built.stderr) == (0, "")
    assert proof.read(tmp_path / "site").told("site") == []
    assert (tmp_path / "site" / "timeline").exists() == (kind != "without days")
    assert ("timeline/" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")) == (kind != "without days")


@pytest.mark.parametrize(("what", "page"), [("notes", "notes"), ("entries", "index"), ("sources", "sources")])
def test_a_list_of_nothing_is_no_page(what: str, page: str, bridge: Edition) -> None:
    assert page in made(bridge)
    assert page not in made(replace(bridge, **{what: ()}))  # type: ignore[arg-type]  # all three are tuples


def test_a_timeline_of_nothing_is_no_page(sample: Sample) -> None:
    without_days(sample)
    assert "timeline" not in made(sample.edition())
    sample.damage("words/ferry.md", "What came", "[What](timeline/) came")
    assert [each.partition(";")[0] for each in sample.slips()] == ["content/words/ferry.md:3: no timeline/"]


@pytest.mark.parametrize("content", [LAMP, press.ROOT / "content"], ids=["lamp", "real"])
def test_what_stands_is_listed_once(content: Path) -> None:
    edition = read(content)[0]
    assert len(set(standing(edition))) == len(standing(edition))
    assert set(made(edition)) <= set(MADE)


@pytest.mark.parametrize("target", ["claims/", "notes/", "lessons/", "assign/"])
@pytest.mark.parametrize(("file", "line"), [("edition.md", 17), ("words/ferry.md", 3), ("letter.md", 10)])
def test_a_link_to_a_page_that_is_not_made_is_told(sample: Sample, target: str, file: str, line: int) -> None:
    bare(sample)
    linked = {"edition.md": ("(timeline/)", f"({target})"), "words/ferry.md": ("What came", f"[What]({target}) came")}
    sample.damage(file, *linked.get(file, ("It stood for", f"[It]({target}) stood for")))
    told = sample.slips()
    assert [slip.startswith((f"content/{file}:{line}: no {target}", f"content/{file}:12: no {target}")) for slip in told] == [True]


@pytest.mark.parametrize("target", ["claims/", "lessons/", "assign/", "check/", "notes/", "index/", "sources/", "timeline/"])
def test_a_link_to_a_page_that_is_made_is_none(sample: Sample, target: str) -> None:
    sample.damage("edition.md", "(timeline/)", f"({target})")
    assert sample.slips() == []


@pytest.mark.parametrize("name", ["people", "words", "notes", "claims", "lessons", "pages", "static", "images"])
def test_a_text_with_the_name_of_another_page_is_told(sample: Sample, name: str) -> None:
    named(sample, name)
    assert sample.slips() == [
        f"content/edition.md:8: the address /{name}/ is taken, so the text cannot be {name}.md; give its file another name"
    ]


def test_a_preview_keeps_what_has_one_name_apart(sample: Sample, tmp_path: Path) -> None:
    sample.write("pages/words.md", "title: A page of words\n\nThis is a page.\n")
    named(sample, "people")
    built = press.pelican(sample.folder, tmp_path / "site")
    assert "2 slips in content/" in built.stdout + built.stderr
    site = Site(tmp_path / "site")
    heads = {address: site[address].texts("//h1//text()") for address in ("people_text/", "people/", "words/")}
    assert heads == {"people_text/": ["Ada Stone to Tom Reed"], "people/": ["People"], "words/": ["Words"]}
    assert any(target.endswith("/people_text/") for target in site[""].resolved("//main//a/@href"))


def test_a_text_of_any_other_name_is_none(sample: Sample) -> None:
    named(sample, "ada-1848")
    assert sample.slips() == []


@pytest.mark.parametrize("name", ["static", "images", "letter", "people", "check"])
def test_a_page_with_the_name_of_another_is_told(sample: Sample, name: str) -> None:
    sample.write(f"pages/{name}.md", "title: A page\n\nWords.\n")
    assert sample.slips() == [
        f"content/pages/{name}.md:1: the address /{name}/ is taken by a page that is made; give the file another name"
    ]


@pytest.mark.parametrize("name", ["static", "images", "pages", "index"])
def test_a_kind_with_the_name_of_another_page_is_told(sample: Sample, name: str) -> None:
    sample.damage(
        "edition.md", "kind: words; word; Words; whole\n", f"kind: words; word; Words; whole\nkind: {name}; thing; Things; names\n"
    )
    assert f"content/edition.md:16: “{name}” cannot be the folder of a kind: the name is taken or no address" in sample.slips()


def test_the_second_part_of_a_paragraph_has_its_number() -> None:
    assert [wording("en").label(id) for id in ("p4", "p4b", "p12c.s3", "p4.s3b")] == [
        "¶ 4",
        "¶ 4b",
        "¶ 12c, sentence 3",
        "¶ 4, sentence 3b",
    ]
    assert [wording("en").label(id) for id in ("headnote", "source-note", "p", "postscript-2", "p4bc")] == [
        "headnote", "source note", "p", "postscript 2", "p4bc"]  # fmt: skip


def test_a_divided_paragraph_is_called_by_its_number_everywhere(sample: Sample, tmp_path: Path) -> None:
    sample.write("corrections/_blank.md", CORRECTION)
    assert lock(sample.folder) == 0
    sample.write(
        "corrections/boat.md",
        "id: p2\nchange: split\nafter: p2.s3\nversion: 1.1.0\ndate: 1851-06-01\neditor: Jane Poole\n\n"
        "The sheet turns here ([Survey](sources/survey-1850.md)).\n",
    )
    sample.damage("edition.md", "version-text: 0.9.0", "version-text: 1.1.0")
    sample.damage("edition.md", "date: 1851-05-01", "date: 1851-06-01")
    sample.damage("lessons/who-pays.md", "version: 0.9.0", "version: 1.1.0")
    sample.damage("letter.md", " “It *always* did,” [my", "\n{: #p2 }\n\n“It *always* did,” [my")
    sample.damage("letter.md", "nails?\n{: #p2 }", "nails?\n{: #p2b }")
    new = [slip for slip in sample.slips() if "is not in the lock" not in slip]
    assert new == []
    built = press.pelican(sample.folder, tmp_path / "site")
    assert "Traceback" not in built.stdout + built.stderr
    site = Site(tmp_path / "site")
    page = site["letter/p2b/"]
    assert [heading.text_content() for heading in page.elements("//h1 | //section[@class='cite']//h2")] == [
        "Paragraph 2b",
        "Citations of paragraph 2b",
    ]
    assert "P2b" not in page.tree.text_content()
    drawn = [(each.text_content().strip(), each.get("data-n", "")) for each in site["letter/"].elements("//a[@class='n']")]
    assert [pair for pair in drawn if pair[0] != "¶"] == [("1", ""), ("2", ""), ("2b", "2b"), ("3", "")]
    (item,) = site["changes/"].elements("//ul[@class='corrections']/li")
    assert "¶ 2: divided before ¶ 2, sentence 3. The sheet" in " ".join(item.text_content().split())


def test_no_paragraph_may_have_the_id_of_what_stands_around_the_text(sample: Sample, tmp_path: Path) -> None:
    output = tmp_path / "site"
    assert press.pelican(sample.folder, output, "--fatal", "errors").returncode == 0
    site, edition = Site(output), sample.edition()
    own = {part.id for part in edition.text.parts} | {f"n-{note.id}" for note in edition.notes}
    around = {id for id in site.ids["letter/"] if id not in own and not re.search(r"\d|^r-", id) and id.partition(".")[0] not in own}
    files = {path.name.partition(".")[0] for path in (output / "letter").iterdir() if path.is_file() and path.name != "index.html"}
    assert (around | files) - own - set(AROUND) == {"letter"}
