"""Every page of the site, read as a browser reads it: its links, its requests, its head, its parts."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from edition.model import PageBreak, numeral, walk, words
from lxml.html import HtmlElement
from pages import CONTENT, EDITION, IDS, LOCAL, Page, Site

SLUG = EDITION.text.slug
REGEX = {"re": "http://exslt.org/regular-expressions"}
EDITORS_LINKS = (
    "//a[@href][not(ancestor::p/parent::*[contains(concat(' ', @class, ' '), ' text ')] or ancestor::q or ancestor::*[@class='text'])]"
)
FOREIGN = re.compile(r"[Ѐ-ӿ]")
# What a browser fetches by itself to show a page.
FETCHED = (
    "//script/@src | //img/@src | //source/@src | //iframe/@src | //embed/@src | //audio/@src | //video/@src | //video/@poster"
    " | //object/@data | //input/@src | //*[local-name()='use']/@href | //*[local-name()='image']/@href"
    " | //link[not(contains('alternate canonical license prev next author cite-as describedby collection type linkset', @rel))]/@href"
)


def slugs(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.md") if path.stem != "_blank")


def fact(file: str, name: str) -> str:
    """A fact of a content file."""
    lines = (CONTENT / file).read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    return next((line.split(": ", 1)[1] for line in lines if line.startswith(f"{name}: ")), "")


KINDS = [
    line.split(": ")[1].split("; ")[0] for line in (CONTENT / "edition.md").read_text("utf-8").splitlines() if line.startswith("kind: ")
]


# --- addresses ---


def test_every_address_of_the_contract_exists(pages: Site) -> None:
    lessons = [f"lessons/{slug}/" for slug in slugs("lessons")]
    expected = {"", f"{SLUG}/", "timeline/", "notes/", "index/", "sources/", "404.html"} | ({"lessons/"} if lessons else set())
    expected |= {f"{SLUG}/{id}/" for id in IDS} | {f"{slug}/" for slug in slugs("pages")}
    expected |= {f"{kind}/" for kind in KINDS} | {f"{kind}/{slug}/" for kind in KINDS for slug in slugs(kind)}
    expected |= {f"{lesson}{part}" for lesson in lessons for part in ("", "worksheet/", "key/")}
    assert expected - pages.keys() == set()
    forms = ("txt", "json", "bib", "ris", "csl.json")
    assert {f"{SLUG}/{id}.{form}" for id in (*IDS, SLUG) for form in forms} - pages.files == set()


def test_every_address_is_lower_case_and_ends_in_a_slash_or_a_files_ending(pages: Site) -> None:
    odd = {
        file
        for file in pages.files
        if not file.startswith("static/") and not re.fullmatch(r"(?:[a-z0-9-]+/)*[a-z0-9-]+(?:\.csl)?\.[a-z]+", file)
    }
    assert odd == set()


@pytest.mark.parametrize(
    ("address", "folders"),
    [
        *((f"{kind.folder}/", [kind.folder]) for kind in EDITION.kinds if kind.listing == "whole"),
        ("sources/", ["sources"]),
        ("timeline/", [kind.folder for kind in EDITION.kinds if kind.listing == "dates"]),
    ],
)
def test_a_list_has_an_id_for_each_of_its_files(address: str, folders: list[str], pages: Site) -> None:
    assert {slug for folder in folders for slug in slugs(folder)} - pages.ids[address] == set()


def test_the_text_has_the_ids_that_citations_use(pages: Site) -> None:
    expected = {*IDS, *(each.id for inside in EDITION.text.sentences.values() for each in inside)}
    nodes = [node for part in EDITION.text.paragraphs for node in walk(part.nodes)]
    expected |= {f"page-{node.number}" for node in nodes if isinstance(node, PageBreak)}
    assert expected - pages.ids[f"{SLUG}/"] == set()


def test_no_id_is_given_twice_on_a_page(pages: Site) -> None:
    twice = {address: [id for id, count in Counter(page.texts("//@id")).items() if count > 1] for address, page in pages.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


# --- links ---


def test_every_internal_link_and_fragment_resolves(pages: Site) -> None:
    broken = set()
    for address, page in pages.items():
        for target in page.resolved("//a/@href | //link/@href | //script/@src | //img/@src"):
            if target.startswith(LOCAL) and (fault := pages.fault(target)):
                broken.add((address, target.removeprefix(LOCAL), fault))
    assert sorted(broken) == []


def test_a_link_within_a_page_stays_on_it(pages: Site) -> None:
    """With `<base>` in its head, `#main` would lead to another page."""
    leaving = {
        address
        for address, page in pages.items()
        for target in page.resolved("//a[starts-with(@href, '#')]/@href")
        if target.split("#")[0] != f"{LOCAL}/{address}"
    }
    assert leaving == set()


def test_every_other_link_is_an_address_of_the_web_or_of_mail(pages: Site) -> None:
    odd = {
        (address, href)
        for address, page in pages.items()
        for href in page.resolved("//a/@href")
        if urlsplit(href).scheme not in ("https", "http", "mailto")
    }
    assert odd == set()


def test_every_page_that_is_to_be_found_can_be_reached_from_the_title_page(pages: Site) -> None:
    reached, waiting = set[str](), [""]
    while waiting:
        address = waiting.pop()
        if address not in reached and address in pages:
            reached.add(address)
            waiting += [urlsplit(target).path[1:] for target in pages[address].resolved("//a/@href") if target.startswith(LOCAL)]
    assert {address for address, page in pages.items() if page.indexable} - reached == set()


def test_no_page_but_the_lists_links_to_more_than_the_menu_outside_its_main_part(pages: Site) -> None:
    """A menu of all entries or all paragraphs on every page would grow with the square of the edition."""
    top = {address for address in pages if address.count("/") < 2}
    outside = "//body//a[not(ancestor::main)]/@href"
    for address, page in pages.items():
        linked = {urlsplit(target).path[1:] for target in page.resolved(outside) if target.startswith(LOCAL)}
        assert linked - top - {address} == set(), address


# --- requests ---


def test_no_page_fetches_anything_from_elsewhere(pages: Site) -> None:
    fetched = {(address, target) for address, page in pages.items() for target in page.resolved(FETCHED)}
    assert {(address, target) for address, target in fetched if pages.fault(target)} == set()
    assert not any(page.elements("//*[@srcset or @ping or @background]") for page in pages.values())


def test_no_style_sheet_fetches_anything_from_elsewhere(pages: Site) -> None:
    sheets = [pages.folder / file for file in pages.files if file.endswith(".css")]
    assert sheets
    for sheet in sheets:
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "@import" not in css, sheet.name
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
            assert (sheet.parent / target.split("#")[0]).is_file() or target.startswith("#"), f"{sheet.name}: {target}"


def test_no_script_names_an_address_on_the_web(pages: Site) -> None:
    for file in sorted(file for file in pages.files if file.endswith((".js", ".mjs"))):
        code = (pages.folder / file).read_text(encoding="utf-8")
        calls = re.findall(r"(?:fetch|import|open|sendBeacon|Worker|from)\s*\(?\s*[\"'`](https?:|//)[^\"'`]*", code)
        assert calls == [], file


def test_every_page_has_a_policy_that_allows_only_this_site(pages: Site) -> None:
    for address, page in pages.items():
        policies = page.texts("/html/head/meta[translate(@http-equiv, 'CSP', 'csp')='content-security-policy']/@content")
        assert len(policies) == 1, address
        rules = dict(part.strip().split(" ", 1) for part in policies[0].split(";") if part.strip())
        assert rules["default-src"] == "'none'", address
        own = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in page.texts("//style/text()")}
        assert {word for rule in rules.values() for word in rule.split()} - {"'self'", "'none'"} == own, address
        before = page.elements("//meta[@http-equiv]/preceding::*[self::link or self::script or self::style]")
        assert before == [], f"{address}: the policy comes after what it should govern"


def test_no_page_has_inline_style_or_script(pages: Site) -> None:
    for address, page in pages.items():
        assert page.elements("//*[@style]") == [], address
        assert page.elements("//style") == [] or address == "404.html", address
        assert page.elements("//script[not(@src)][not(@type='application/ld+json' or @type='application/json')]") == [], address
        assert page.texts("//@*[starts-with(name(), 'on')] | //@href[starts-with(., 'javascript:')]") == [], address


# --- heads and parts ---


def test_every_page_is_made_by_our_templates(pages: Site) -> None:
    attribution = fact("edition.md", "attribution")
    for address, page in pages.items():
        assert page.elements("/html/body/header//nav[@aria-label]"), address
        assert page.elements("/html/body/main[@id='main']"), address
        assert page.texts("/html/body/a[1]/@href") == ["#main"], f"{address}: no link to skip to the main part"
        assert attribution in page.tree.xpath("string(/html/body/footer)"), address


def test_every_page_says_both_versions_their_date_and_the_licence(pages: Site) -> None:
    for address, page in pages.items():
        footer = page.tree.xpath("string(/html/body/footer)")
        for name in ("version-text", "version-apparatus", "date", "license-name"):
            assert fact("edition.md", name) in footer, f"{address}: {name}"


def test_every_page_has_one_heading_of_the_first_level_and_skips_none(pages: Site) -> None:
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.elements("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels.count(1) == 1, f"{address}: {levels.count(1)} h1"
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{address}: {levels}"


def test_every_page_says_its_language(pages: Site) -> None:
    assert {address for address, page in pages.items() if page.texts("/html/@lang") != [fact("edition.md", "language")]} == set()


def test_every_title_is_the_only_one_of_its_kind(pages: Site) -> None:
    titles = Counter(" ".join(page.tree.xpath("string(/html/head/title)").split()) for page in pages.values())
    assert {title: count for title, count in titles.items() if count > 1 or not title} == {}


def test_every_page_that_is_to_be_found_has_a_description(pages: Site) -> None:
    without = {
        address
        for address, page in pages.items()
        if page.indexable and not "".join(page.texts("//meta[@name='description']/@content")).strip()
    }
    assert without == set()


def test_descriptions_are_of_a_length_that_is_shown(pages: Site) -> None:
    lengths = {address: len("".join(page.texts("//meta[@name='description']/@content"))) for address, page in pages.items()}
    assert {address: length for address, length in lengths.items() if length > 320} == {}


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
        words = " ".join(page.elements(f"//*[@id='{id}']")[0].text_content().split())
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
            assert call.get("aria-label"), f"{address}: {call.get('id')} has no name"
            written = "".join(call.xpath(".//text()[not(ancestor::template)]"))  # no part of a document's text
            assert written == "", f"{address}: a number is written and not drawn in {call.get('id')}"
            assert note.xpath("ancestor-or-self::*[@data-apparatus]"), f"{address}: {note.get('id')} is not marked as apparatus"


def test_the_numbers_of_notes_rise_as_one_reads(pages: Site) -> None:
    for address, page in pages.items():
        numbers = [int(number) for number in page.texts("//*[@role='doc-noteref']/@aria-label")]
        assert numbers == sorted(numbers), address


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
    for address, page in pages.items():
        if address.count("/") != 2 or not address.startswith("lessons/"):  # the lesson itself is the teacher's
            linked = {urlsplit(target).path[1:] for target in page.resolved("//a/@href | //link/@href")}
            assert linked & keys - {address} == set(), address


def test_no_worksheet_holds_the_words_of_its_key(pages: Site) -> None:
    for address, page in pages.items():
        if address.endswith("/key/"):
            answers = {" ".join(item.text_content().split()) for item in page.elements("//main//li | //main//p[not(@class)]")}
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
    assert {"", f"{SLUG}/", "index/"} <= linked
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
    for call in page.elements("//*[@role='doc-noteref']"):
        number = call.get("aria-label")
        (note,) = page.elements(f"//*[@id='{call.get('href')[1:]}']")
        assert call.text_content() == f"[{number}]"
        assert note.text_content().split()[0] == number
    for id in IDS:
        assert page.elements(f"//*[@id='{id}']")[0].text_content().split()[0] == (numeral(id) or "¶")
    breaks = page.elements("//*[@role='doc-pagebreak']")
    assert [each.text_content().strip() for each in breaks] == [f"[p. {each.get('data-n')}]" for each in breaks]
