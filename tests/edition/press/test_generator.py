"""The press: every page and file of the outputs at its address, set by our theme, with nothing of Pelican's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import press
import pytest
from bridge import Sample
from bs4 import BeautifulSoup, Tag
from edition import concordance
from edition.model import Edition, Nodes, Paragraph, Words, nodes_of, prose, words
from edition.outputs import data, site
from edition.outputs.site.lines import Lines
from edition.outputs.site.page import Page
from edition.press.compiled import templates as templates_of
from edition.press.generator import OUTPUTS, REMEMBERED
from edition.wording import wording

TEMPLATES = press.ROOT / "theme" / "templates"


@pytest.fixture(scope="session")
def bridge_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, built."""
    sample = Sample(tmp_path_factory.mktemp("content"))
    output = tmp_path_factory.mktemp("bridge-site")
    built = press.pelican(sample.folder, output, "--fatal", "errors")
    assert (built.returncode, built.stderr) == (0, "")
    return output


def page(site: Path, address: str) -> BeautifulSoup:
    """A page as its reader gets it."""
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def found(soup: BeautifulSoup, id: str) -> Tag:
    """The element of an id."""
    element = soup.find(id=id)
    assert isinstance(element, Tag), f"no #{id}"
    return element


FORMS = ("txt", "json", "xml", "bib", "ris", "csl.json")


def test_every_page_and_file_stands_at_its_address(bridge_site: Path) -> None:
    text = ["letter/", "letter/text/", *(f"letter/{id}/" for id in ("headnote", "p1", "p2", "p3", "signature"))]
    entries = ["people/reed-tom/", "people/stone-ada/", "letters/stone-1848/", "words/bridge/", "words/ferry/"]
    kinds = ["people/", "letters/", "words/"]
    lists = [
        *kinds,
        "timeline/",
        "notes/",
        "claims/",
        "index/",
        "sources/",
        "lessons/",
        "check/",
        "assign/",
        "contents/",
        "data/",
        "search/",
    ]
    lessons = ["lessons/who-pays/", "lessons/who-pays/worksheet/", "lessons/who-pays/key/"]
    pages = ["", *text, *entries, *lists, *lessons, "about/", "changes/"]
    machines = [f"letter/{id}.{end}" for id in ("letter", "headnote", "p1", "p2", "p3", "signature") for end in FORMS]
    machines += [f"sources/sources.{end}" for end in ("bib", "ris", "csl.json")]
    machines += [
        "letter/annotations.json",
        "letter/cite.json",
        "letter/linkset.json",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "changes/atom.xml",
    ]
    expected = {f"{address}index.html" for address in pages} | {*machines}
    built = {name for name in press.files(bridge_site) if not name.startswith("static/")}
    assert built == expected


def test_no_two_pages_have_one_address(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        paths = [each.path for output in (*OUTPUTS, *REMEMBERED) for each in output.make(edition, concordance.make(edition))]
        assert len(paths) == len(set(paths))


def test_addresses_are_lower_case_words_and_slashes(site: Path) -> None:
    names = [name for name in press.files(site) if not name.startswith("static/")]
    assert [name for name in names if name != name.lower() or not set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/.")] == []


def test_every_page_has_a_template_of_our_own(bridge: Edition) -> None:
    found = concordance.make(bridge)
    templates = {each.template for output in OUTPUTS for each in output.make(bridge, found) if isinstance(each, Page)}
    assert len(templates) > 10
    assert {name for name in templates if not any((TEMPLATES / f"{name}{end}").exists() for end in ("", ".html"))} == set()


def test_the_words_are_the_sources_in_the_reading_page_and_on_every_page_of_a_paragraph(
    site: Path, bridge_site: Path, real: Edition, bridge: Edition
) -> None:
    for folder, edition in ((site, real), (bridge_site, bridge)):
        whole = page(folder, edition.text.slug)
        for paragraph in edition.text.paragraphs:
            for soup in (whole, page(folder, f"{edition.text.slug}/{paragraph.id}")):
                element = found(soup, paragraph.id)
                for apparatus in element.select("[data-apparatus]"):
                    apparatus.decompose()
                assert " ".join(element.get_text().split()) == words(paragraph.nodes), paragraph.id


def test_sentences_pages_notes_and_their_calls_have_their_ids(site: Path, real: Edition) -> None:
    ids = {str(each["id"]) for each in page(site, real.text.slug).select("[id]")}
    assert {each.id for sentences in real.text.sentences.values() for each in sentences} <= ids
    assert {f"{prefix}-{note.id}" for note in real.notes for prefix in ("n", "r")} <= ids
    assert {part.id for part in real.text.parts} <= ids


def test_no_page_has_an_id_twice(site: Path) -> None:
    twice = {}
    for path in site.rglob("*.html"):
        ids = [str(each["id"]) for each in BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("[id]")]
        if len(ids) != len(set(ids)):
            twice[str(path.relative_to(site))] = {id for id in ids if ids.count(id) > 1}
    assert twice == {}


def test_a_mention_inside_a_lemma_is_a_link_inside_it(bridge_site: Path) -> None:
    paragraph = found(page(bridge_site, "letter"), "p1")
    assert [link["href"] for link in paragraph.select(".l a")] == ["../words/bridge/"]
    assert [call["href"] for call in paragraph.select("[role=doc-noteref]")] == ["#n-bridge", "#n-sixty"]
    assert [call.get_text() for call in paragraph.select("[role=doc-noteref]")] == ["", ""]


def test_an_entry_shows_its_facts_its_passages_and_its_places(bridge_site: Path) -> None:
    soup = page(bridge_site, "people/reed-tom")
    assert [dd.get_text() for dd in soup.select("dl.facts dd")] == ["about 1801", "builder of bridges"]
    assert [mark.get_text() for mark in soup.select(".passages mark")] == ["Mr. Reed", "my father", "Mr. Reed", "Mr. Reed"]
    assert [small.get_text() for small in soup.select(".passages q + small")] == ["implied"]


def test_the_timeline_has_days_and_hours(bridge_site: Path) -> None:
    assert " ".join(page(bridge_site, "timeline").select(".when")[0].get_text().split()) == "18 March 1848, 07:30"


def test_a_source_tells_where_it_is_cited(bridge_site: Path) -> None:
    places = [link["href"] for link in found(page(bridge_site, "sources"), "parish-1790").select("li a")]
    assert places == ["../letter/#n-sixty", "../people/stone-ada/"]


def test_a_key_stays_out_of_the_lesson_and_of_its_worksheet(bridge_site: Path) -> None:
    assert "Ada Stone says so" not in page(bridge_site, "lessons/who-pays").get_text()
    assert "Ada Stone says so" not in page(bridge_site, "lessons/who-pays/worksheet").get_text()
    assert "Ada Stone says so" in page(bridge_site, "lessons/who-pays/key").get_text()


def test_a_worksheet_has_the_words_of_its_paragraphs_and_no_call(bridge_site: Path, bridge: Edition) -> None:
    soup = page(bridge_site, "lessons/who-pays/worksheet")
    text = " ".join(soup.get_text().split())
    for paragraph in bridge.text.paragraphs:
        assert (words(paragraph.nodes) in text) == (paragraph.id in ("p1", "p2", "signature"))
    assert soup.select("[role=doc-noteref]") == []


def test_text_in_values_is_escaped(sample: Sample, tmp_path: Path) -> None:
    sample.damage("edition.md", "title: A Letter About the Bridge", 'title: A & B "C" 1 < 2')
    sample.damage("words/ferry.md", "name: ferry", "name: the ferry & <boat")
    assert press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors").returncode == 0
    assert page(tmp_path / "output", "").title.get_text() == 'A & B "C" 1 < 2'  # type: ignore[union-attr]  # every page has one
    assert page(tmp_path / "output", "words/ferry").h1.get_text() == "the ferry & <boat"  # type: ignore[union-attr]  # it has one
    assert "A &amp; B" in (tmp_path / "output" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "left_out",
    [
        ("dateline: Saturday, 18 March\n",),
        ("sender: [Ada Stone](people/stone-ada.md)\n",),
        ("addressee: [Tom Reed](people/reed-tom.md)\n",),
        ("sender: [Ada Stone](people/stone-ada.md)\n", "addressee: [Tom Reed](people/reed-tom.md)\n"),
        ("## The flood {: #s-flood }\n\n", "## The ferry {: #s-ferry }\n\n"),
        ("[[page 1]] ", "[[page 2]] "),
    ],
    ids=["dateline", "sender", "addressee", "sender and addressee", "headings", "pages"],
)
def test_what_a_text_need_not_have_it_need_not_have(sample: Sample, tmp_path: Path, left_out: tuple[str, ...]) -> None:
    for line in left_out:
        sample.damage("letter.md", line, "")
    built = press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors")
    assert (built.returncode, built.stdout.count("Traceback")) == (0, 0), built.stderr


def test_an_edition_may_have_no_lesson_no_page_and_no_note(sample: Sample, tmp_path: Path) -> None:
    for name in ("lessons/who-pays.md", "pages/about.md", "pages/changes.md"):
        sample.remove(name)
    text = (sample.folder / "letter.md").read_text(encoding="utf-8")
    for name in ("[^bridge]", "[^sixty]"):
        text = "\n".join(line for line in text.split("\n") if not line.startswith(f"{name}:")).replace(name, "")
    text = text.replace("{: .identification }\n", "").replace("{: .claim verdict=exaggerated cert=disputed }\n", "")
    text = text.replace("[the [bridge](words/bridge.md)]", "the [bridge](words/bridge.md)").replace("[sixty]", "sixty")
    sample.write("letter.md", text)
    built = press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors")
    assert (built.returncode, built.stderr) == (0, "")
    assert not (tmp_path / "output" / "lessons").exists()


def test_a_file_that_holds_the_same_already_is_not_written_again_and_any_other_is(sample: Sample, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert press.pelican(sample.folder, output, "--fatal", "errors").returncode == 0
    built = press.files(output)
    kept, spoiled = output / "words" / "bridge" / "index.html", output / "words" / "ferry" / "index.html"
    spoiled.write_text("spoiled", encoding="utf-8")
    os.utime(kept, ns=(0, 0))
    assert press.pelican(sample.folder, output, "--fatal", "errors").returncode == 0
    assert press.files(output) == built
    assert kept.stat().st_mtime_ns == 0


def test_nothing_of_pelicans_own_is_built(site: Path) -> None:
    names = press.files(site)
    assert [
        name for name in names if name.split("/")[0] in ("author", "category", "tag", "archives.html", "authors.html", "feeds", "theme")
    ] == []


def test_the_site_builds_as_make_site_builds_it(site: Path) -> None:
    """What is told, or an exit status other than 0, fails where the site is built for all tests (`conftest.built`)."""
    assert (site / "index.html").is_file()


@dataclass(frozen=True)
class Unheard:
    """A mark, or a block, that no output knows."""

    children: Nodes = (Words("New."),)


def test_an_output_that_does_not_know_a_mark_says_so(bridge: Edition) -> None:
    paragraph = Paragraph((Unheard(),), "p1")  # type: ignore[arg-type]  # that is the point
    edition = replace(bridge, text=replace(bridge.text, parts=(paragraph, *bridge.text.parts[3:])))
    found = concordance.make(bridge)
    for output in (data, site):
        with pytest.raises(AssertionError, match="Unheard"):
            list(output.make(edition, found))


@pytest.mark.parametrize("read", [prose, lambda blocks: list(nodes_of(blocks)), Lines("", "", {}, wording("en")).blocks])
def test_a_block_that_is_not_known_is_passed_over_by_nobody(read: Callable[[tuple[object, ...]], object]) -> None:
    with pytest.raises(AssertionError, match="Unheard"):
        read((Unheard(),))


def test_an_address_of_a_site_is_no_element_in_any_file(sample: Sample, tmp_path: Path) -> None:
    built = press.pelican(sample.folder, tmp_path / "out", "-e", 'SITEURL="https://example.org/<script>alert(8)</script>"')
    assert built.returncode == 0, built.stderr
    found = press.files(tmp_path / "out")
    assert any(b"alert(8)" in data for data in found.values())
    assert [path for path, data in found.items() if b"<script>alert" in data] == []


def test_templates_behind_a_link_to_a_folder_count_and_no_circle_is_walked(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "templates", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "part.html").write_text("one", encoding="utf-8")
    (folder / "parts").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(folder)
    (tmp_path / "static").symlink_to(press.ROOT / "theme" / "static")
    assert templates_of(tmp_path, {})[:2] == ["templates/parts/part.html", b"one"]
