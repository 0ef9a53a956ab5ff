"""Every page of the site, read as a browser reads it: what the proof cannot know of an edition, its addresses, parts and words."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from edition import proof
from edition.model import PageBreak, numeral, walk, words
from edition.model import pages as addresses
from edition.outputs import forms
from edition.wording import wording
from lxml.html import HtmlElement
from pages import CONTENT, EDITION, IDS, LOCAL, Page, Site

SLUG = EDITION.text.slug
REGEX = {"re": "http://exslt.org/regular-expressions"}
EDITORS_LINKS = (
    "//a[@href][not(ancestor::p/parent::*[contains(concat(' ', @class, ' '), ' text ')] or ancestor::q or ancestor::*[@class='text'])]"
)
FOREIGN = re.compile(r"[Ѐ-ӿ]")
SAY = wording(EDITION.said["language"])


def slugs(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.md") if path.stem != "_blank")


def fact(file: str, name: str) -> str:
    """A fact of a content file."""
    lines = (CONTENT / file).read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    return next((line.split(": ", 1)[1] for line in lines if line.startswith(f"{name}: ")), "")


KINDS = [
    line.split(": ")[1].split("; ")[0] for line in (CONTENT / "edition.md").read_text("utf-8").splitlines() if line.startswith("kind: ")
]


DATED = any(fact(f"{entry.path}.md", "date") for entry in EDITION.entries)  # not every edition has days


def test_nothing_is_wrong_with_the_site_at_home(site: Path) -> None:
    assert proof.read(site).told("site") == []


# --- addresses ---


def test_every_address_of_the_contract_exists(pages: Site) -> None:
    lessons = [f"lessons/{slug}/" for slug in slugs("lessons")]
    expected = {"", f"{SLUG}/", f"{SLUG}/text/", "404.html"} | ({"lessons/"} if lessons else set())
    expected |= {f"{name}/" for name in ("notes", "index", "sources") if name in addresses.made(EDITION)}
    expected |= {f"{SLUG}/{version}/" for version in slugs("versions")} | ({"timeline/"} if DATED else set())
    expected |= {f"{SLUG}/{id}/" for id in IDS} | {f"{slug}/" for slug in slugs("pages")}
    expected |= {f"{kind}/" for kind in KINDS if slugs(kind)} | {f"{kind}/{slug}/" for kind in KINDS for slug in slugs(kind)}
    expected |= {f"{lesson}{part}" for lesson in lessons for part in ("", "worksheet/", "key/")}
    assert expected - pages.keys() == set()
    forms = ("txt", "json", "bib", "ris", "csl.json")
    assert {f"{SLUG}/{id}.{form}" for id in (*IDS, SLUG) for form in forms} - pages.files == set()
    others = [part.id for version in EDITION.versions for part in version.parts]
    assert {f"{SLUG}/{id}.{form}" for id in others for form in forms[2:]} - pages.files == set()


def test_every_address_is_lower_case_and_ends_in_a_slash_or_a_files_ending(pages: Site) -> None:
    versions = "|".join(version.slug for version in EDITION.versions)  # which stand before the ids of their paragraphs: b.p1.bib
    before = rf"(?:(?:{versions})\.)?" if versions else ""
    told = re.compile(rf"(?:[a-z0-9-]+/)*{before}[a-z0-9-]+(?:\.csl)?\.[a-z]+")
    odd = {file for file in pages.files if not file.startswith("static/") and not told.fullmatch(file)}
    assert odd == set()


@pytest.mark.parametrize(
    ("address", "folders"),
    [
        *((f"{kind.folder}/", [kind.folder]) for kind in EDITION.kinds if kind.listing == "whole"),
        ("sources/", ["sources"]),
        *([("timeline/", [kind.folder for kind in EDITION.kinds if kind.listing == "dates"])] if DATED else []),
    ],
)
def test_a_list_has_an_id_for_each_of_its_files(address: str, folders: list[str], pages: Site) -> None:
    assert {slug for folder in folders for slug in slugs(folder)} - pages.ids[address] == set()


def test_the_text_has_the_ids_that_citations_use(pages: Site) -> None:
    expected = {*IDS, *(each.id for inside in EDITION.text.sentences.values() for each in inside)}
    nodes = [node for part in EDITION.text.paragraphs for node in walk(part.nodes)]
    expected |= {f"page-{node.number}" for node in nodes if isinstance(node, PageBreak)}
    assert expected - pages.ids[f"{SLUG}/"] == set()


# --- links ---


def test_no_page_but_the_lists_links_to_more_than_the_menu_outside_its_main_part(pages: Site) -> None:
    """A menu of all entries or all paragraphs on every page would grow with the square of the edition."""
    top = {address for address in pages if address.count("/") < 2} | {f"{SLUG}/text/"}
    outside = "//body//a[not(ancestor::main)]/@href"
    for address, page in pages.items():
        linked = {urlsplit(target).path[1:] for target in page.resolved(outside) if target.startswith(LOCAL)}
        assert linked - top - {address} == set(), address


# --- heads and parts ---


def test_every_page_is_made_by_our_templates(pages: Site) -> None:
    attribution = fact("edition.md", "attribution")
    for address, page in pages.items():
        assert page.elements("/html/body/header//nav[@aria-label]"), address
        assert page.elements("/html/body/main[@id='main']"), address
        skips = page.texts("/html/body/*[following-sibling::header]/descendant-or-self::a/@href")
        assert any(page.elements(f"//main/descendant-or-self::*[@id='{to[1:]}']") for to in skips), (
            f"{address}: no link to skip to the main part"
        )
        assert attribution in page.tree.xpath("string(/html/body/footer)"), address


def test_every_page_says_both_versions_their_date_and_the_licence(pages: Site) -> None:
    for address, page in pages.items():
        footer = page.tree.xpath("string(/html/body/footer)")
        for name in ("version-text", "version-apparatus", "date", "license-name"):
            assert fact("edition.md", name) in footer, f"{address}: {name}"


def test_every_page_says_its_language(pages: Site) -> None:
    assert {address for address, page in pages.items() if page.texts("/html/@lang") != [fact("edition.md", "language")]} == set()


def test_a_description_ends_where_a_sentence_ends(pages: Site) -> None:
    """And none is longer than search engines show."""
    for address, page in pages.items():
        (said,) = page.texts("//meta[@name='description']/@content")
        assert re.search(r"(?:[.?!][”’)]*|:)$", said), f"{address}: {said}"
        assert "…" not in said[-2:], address
        assert len(said) <= 160, address


def test_a_paragraph_is_described_by_its_first_sentence_or_by_its_place(pages: Site) -> None:
    for id in IDS:
        page = pages[f"{SLUG}/{id}/"]
        (said,) = page.texts("//meta[@name='description']/@content")
        words = " ".join("".join(page.elements(f"//*[@id='{id}']")[0].xpath(".//text()[not(ancestor::template)]")).split())
        assert words.startswith(said) or said.startswith(page.elements("//head/title")[0].text_content().split(" · ")[0]), said


def test_no_link_says_only_that_it_is_one(pages: Site) -> None:
    """Out of its sentence, in a list of links, “here” leads nowhere; which words of the source speak of an entry is not ours to choose."""
    empty = {"here", "click here", "this", "link", "more", "read more", "information", "this page", "there"}
    said = {(address, link.text_content().strip()) for address, page in pages.items() for link in page.elements(EDITORS_LINKS)}
    assert {(address, words) for address, words in said if words.lower() in empty} == set()


def language(element: HtmlElement | None) -> str:
    """The language that is said for an element by itself or by what holds it."""
    while element is not None:
        if element.get("lang"):
            return str(element.get("lang"))
        element = element.getparent()
    return ""


def test_words_in_another_script_say_their_language(pages: Site) -> None:
    unmarked = set()
    for address, page in pages.items():
        for text in page.tree.xpath("//body//text()"):
            if FOREIGN.search(text):
                said = language(text.getparent() if text.is_text else text.getparent().getparent())
                if said.split("-")[0] in ("", "en"):
                    unmarked.add((address, text.strip()[:40]))
    assert unmarked == set()


def test_the_notes_of_a_page_are_called_and_lead_back(pages: Site) -> None:
    """Each call leads to a note on the same page and has a name; each note names its lemma and leads back to the call."""
    for address, page in pages.items():
        calls = page.elements("//*[@role='doc-noteref']")
        notes = {f"#{note.get('id')}": note for note in page.elements("//*[@role='doc-footnote']")}
        assert sorted(call.get("href") for call in calls) == sorted(notes), address
        for call in calls:
            note = notes[call.get("href")]
            back = note.xpath(".//*[@role='doc-backlink']/@href")
            assert back == [f"#{call.get('id')}"], f"{address}: {note.get('id')}"
            sign = note.xpath("string(b)")  # in brackets where the source has notes of its own
            assert call.get("aria-label") == SAY.place.note(number=sign.strip("[]")), f"{address}: {call.get('id')}"
            assert call.get("data-n", sign) == sign, f"{address}: {call.get('id')}"
            written = "".join(call.xpath(".//text()[not(ancestor::template)]"))  # no part of a document's text
            assert written == "", f"{address}: a number is written and not drawn in {call.get('id')}"
            assert note.xpath("ancestor-or-self::*[@data-apparatus]"), f"{address}: {note.get('id')} is not marked as apparatus"


def test_the_numbers_of_notes_rise_as_one_reads(pages: Site) -> None:
    for address, page in pages.items():
        numbers = [int(name.split()[-1]) for name in page.texts("//*[@role='doc-noteref']/@aria-label")]
        assert numbers == sorted(numbers), address
        if address == f"{SLUG}/":  # where the style sheet counts them
            assert numbers == [*range(1, len(EDITION.notes) + 1)]


def test_the_reading_page_has_every_note(pages: Site) -> None:
    written = re.findall(r"^\[\^([^\]]+)\]:", (CONTENT / f"{SLUG}.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(written) == sorted(note.id for note in EDITION.notes)
    assert {f"n-{id}" for id in written} - pages.ids[f"{SLUG}/"] == set()
    assert {f"n-{id}" for id in written} - pages.ids["notes/"] == set()


def test_a_passage_page_names_what_its_paragraph_names_and_its_neighbors(pages: Site) -> None:
    for number, id in enumerate(IDS):
        page = pages[f"{SLUG}/{id}/"]
        linked = {urlsplit(target).path[1:] for target in page.resolved("//main//a/@href") if target.startswith(LOCAL)}
        named = {urlsplit(target).path[1:] for target in page.resolved(f"//*[@id='{id}']//a/@href") if target.startswith(LOCAL)}
        apart = {urlsplit(target).path[1:] for target in page.resolved(f"//main//a[not(ancestor::*[@id='{id}' or @data-apparatus])]/@href")}
        neighbors = {f"{SLUG}/{other}/" for other in IDS[max(number - 1, 0) : number + 2]} - {page.address}
        assert neighbors <= linked, id
        entries = {address for address in named if address in pages and address.split("/")[0] in KINDS}
        assert entries <= apart, id


# --- lessons ---


def test_keys_are_not_indexed_and_no_page_for_students_leads_to_one(pages: Site) -> None:
    keys = {address for address in pages if address.endswith("/key/")}
    assert keys == {f"lessons/{slug}/key/" for slug in slugs("lessons")}
    assert {address for address in keys if pages[address].indexable} == set()
    teaching = {f"{page.slug}/" for page in EDITION.pages if page.closing == "lessons"}
    teachers = {*teaching, *(f"lessons/{slug}/" for slug in slugs("lessons"))}
    leads = {page: {urlsplit(target).path[1:] for target in pages[page].resolved("//a/@href | //link/@href")} & keys for page in pages}
    assert {page: found - {page} for page, found in leads.items() if page not in teachers and found - {page}} == {}
    assert [page for page in teaching if leads[page] != keys] == []  # one step from the page for teachers


def test_no_worksheet_holds_the_words_of_its_key(pages: Site) -> None:
    for address, page in pages.items():
        if address.endswith("/key/"):
            answers = {
                " ".join(item.text_content().split())
                for item in page.elements("//main//li[not(parent::ol[@class='fewer'])] | //main//p[not(@class)]")
            }
            sheet = " ".join(pages[address.replace("key/", "worksheet/")].tree.xpath("string(//main)").split())
            assert [answer for answer in answers if len(answer) > 60 and answer in sheet] == [], address


def test_the_excerpt_of_a_lesson_has_the_words_of_the_text(pages: Site) -> None:
    said = {part.id: words(part.nodes) for part in EDITION.text.paragraphs}
    for slug in slugs("lessons"):
        for part in ("", "worksheet/"):
            shown = " ".join(pages[f"lessons/{slug}/{part}"].tree.xpath("string(//main)").split())
            for id in re.findall(r"\bp\d+\b(?!\.s)", fact(f"lessons/{slug}.md", "reading")):  # whole paragraphs
                assert said[id] in shown, f"{slug}/{part}: {id}"


# --- the page for what is not found ---


def test_the_page_for_what_is_not_found_helps(pages: Site) -> None:
    page = pages["404.html"]
    linked = {urlsplit(target).path[1:] for target in page.resolved("//main//a/@href")}
    assert not page.indexable
    assert {"", f"{SLUG}/", "contents/"} <= linked, "an edition without entries has no index"
    assert max((id[1:] for id in IDS if id[1:].isdecimal()), key=int) in page.tree.xpath("string(//main)")


def test_the_page_for_what_is_not_found_works_at_any_depth(published: Site, siteurl: str) -> None:
    page: Page = published["404.html"]
    deep = Page(f"{SLUG}/p99/nothing/", page.tree)
    faults = {
        target: published.fault(target, siteurl)
        for target in deep.resolved("//link/@href | //script/@src | //a[not(starts-with(@href, '#'))]/@href", siteurl)
    }
    inner = {target: fault for target, fault in faults.items() if target.startswith("https://example.org")}
    assert inner
    assert {target: fault for target, fault in inner.items() if fault} == {}


def test_the_page_for_what_is_missing_has_a_style_below_a_path_that_nobody_knew_of(pages: Site) -> None:
    """Where the site has no address, it may stand below a path from which none of its style sheets is found."""
    page = (pages.folder / "404.html").read_text(encoding="utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}';" in page
    assert "font:" in style and "max-inline-size" in style


# --- reader modes, and programs without style sheets ---


def test_a_reader_mode_that_leaves_asides_out_has_the_whole_text_and_no_note(pages: Site) -> None:
    """So does Readability, which Firefox's reader is; it takes an element with one of these names for the byline."""
    article = copy.deepcopy(pages[f"{SLUG}/"].elements("//article")[0])
    assert (
        article.xpath(
            "//*[@class or @id][re:test(concat(@class, ' ', @id), 'byline|author|dateline|writtenby|p-author', 'i')]", namespaces=REGEX
        )
        == []
    )
    notes = [" ".join(note.text_content().split())[-60:] for note in article.xpath(".//*[@role='doc-footnote']")]
    for left in article.xpath(".//aside | .//template"):
        left.drop_tree()
    read = " ".join(article.text_content().split())
    assert len(notes) == len(EDITION.notes)
    assert [note for note in notes if note in read] == []
    for id in IDS:
        words = " ".join(article.xpath(f"string(.//*[@id='{id}'])").split())
        assert words and words in read, id


def test_where_no_style_sheet_is_known_paragraphs_calls_and_notes_have_their_numbers(pages: Site) -> None:
    """lynx and w3m show what stands in a `template`; a browser has it in no text and finds it nowhere."""
    page = pages[f"{SLUG}/"]
    for each in (page, *(pages[f"{SLUG}/{id}/"] for id in IDS)):
        for call in each.elements("//*[@role='doc-noteref']"):
            number = call.get("aria-label").split()[-1]
            (note,) = each.elements(f"//*[@id='{call.get('href')[1:]}']")
            assert call.text_content() == f"[{number}]"
            assert note.text_content().split()[0] == forms.sign(int(number), EDITION.bracketed)
    for id in IDS:
        assert page.elements(f"//*[@id='{id}']")[0].text_content().split()[0] == (numeral(id) or "¶")
    breaks = page.elements("//*[@role='doc-pagebreak']")
    assert [each.text_content().strip() for each in breaks] == [f"[{each.get('data-n')}]" for each in breaks]


@pytest.mark.parametrize("address", [f"{SLUG}/", "notes/", "claims/"])
def test_where_notes_stand_a_link_that_is_not_folded_says_what_their_words_mean(address: str, pages: Site) -> None:
    if "method/" not in pages or address not in pages:
        pytest.skip("no such page")
    assert pages[address].elements("//main//a[contains(@href, 'method/')][not(ancestor::details)][not(ancestor::*[@class='text'])]")
