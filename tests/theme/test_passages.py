"""A paragraph's own page stands alone: how it is cited, what it says to machines, and the files beside it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import bibtexparser
import rispy
import segno
from edition import concordance
from edition.citing import records
from edition.model import Correction, named
from edition.model import words as plain
from edition.outputs.site.passages import PassagePage, make
from edition.outputs.site.setting import Setting
from edition.wording import wording
from pages import EDITION, IDS, Page, Site
from signposting.htmllinks import HTML, _parse_html  # the public functions fetch pages from the network
from signposting.linkset import LinksetJSON, _parse_linkset_json
from signposting.signpost import AbsoluteURI, Signposting

SLUG = EDITION.text.slug
FACTS = {fact.name: fact.value for fact in EDITION.text.facts}
AUTHORS = [name.strip() for name in FACTS.get("author", "").split(";") if name.strip()]
DAY = FACTS["date"]
LISTED = [page.slug for page in EDITION.pages if page.closing == "corrections"]


def passages(site: Site) -> dict[str, Page]:
    """The page of each paragraph by its id: what stands below the text, but the text alone and its other versions."""
    others = "|".join(["text", *(re.escape(each.slug) for each in EDITION.versions)])
    return {address.split("/")[1]: page for address, page in site.items() if re.fullmatch(rf"{SLUG}/(?!(?:{others})/)[^/]+/", address)}


def tags(page: Page) -> list[tuple[str, str]]:
    """The meta tags of a head, as Zotero looks at them."""
    found = page.elements("//head/meta[@content][@name or @property]")
    return [(each.get("name") or each.get("property"), each.get("content")) for each in found]


def zotero(page: Page) -> dict[str, object]:
    """The item that Zotero makes of a page, by the rules of its translators "Embedded Metadata" and "RDF".

    ``citation_inbook_title`` makes a part of a book, else ``z:itemType`` decides; Highwire tags replace what Dublin Core says of
    title, date and address, and its authors replace everybody; every other ``z:`` tag is a field of that name.
    """
    rdf = {name.lower(): content for name, content in reversed(tags(page))}
    roles = {"dc.creator": "author", "bib:editors": "editor", "z:recipients": "recipient", "z:translators": "translator"}
    highwire = [("author", content) for name, content in tags(page) if name == "citation_author"]
    if not {"citation_title", "z:itemtype"} & rdf.keys():
        del roles["bib:editors"]  # it has a web page then, which has no editors, until it sees whose part it is
    people = highwire or [(roles[name.lower()], content) for name, content in tags(page) if name.lower() in roles]
    item: dict[str, object] = {
        "itemType": "bookSection" if "citation_inbook_title" in rdf else rdf.get("z:itemtype", "webpage"),
        "title": rdf.get("citation_title") or rdf.get("dc.title"),
        "date": rdf.get("citation_publication_date") or rdf.get("dc.date"),
        "creators": {(role, content.removesuffix(",")) for role, content in people},
        "url": rdf.get("citation_public_url") or rdf.get("og:url"),
    }
    item |= {"bookTitle": rdf["citation_inbook_title"]} if "citation_inbook_title" in rdf else {}
    return item | {name[2:]: content for name, content in tags(page) if name.startswith("z:") and name not in ("z:itemType", *roles)}


BOOK = plain(records.title(EDITION))
VERSIONS = EDITION.said["version-text"], EDITION.said["version-apparatus"]
EDITORS = {("author", name.sorted) for name in named(EDITION.facts, "editors")}
KEPT = {field: FACTS[fact] for field, fact in (("archive", "archive"), ("archiveLocation", "archive_location")) if FACTS.get(fact)}
SENT = {(role, name.sorted) for role in ("author", "translator", "recipient") for name in named(EDITION.text.facts, role)}


def test_zotero_finds_a_part_of_the_edition_by_its_author_with_its_day_translator_and_archive(published: Site, siteurl: str) -> None:
    """What the head of the text says arrives in the fields that Zotero has for it."""
    for id, page in passages(published).items():
        assert zotero(page) == {
            "itemType": "bookSection",
            "title": f"{EDITION.text.title}, {wording(EDITION.said['language']).label(id)}",
            "date": DAY,
            "creators": {each for each in SENT if each[0] != "recipient"} | {("editor", name) for _, name in EDITORS},
            "url": f"{siteurl}/{SLUG}/#{id}",
            "bookTitle": BOOK,
            "edition": VERSIONS[0],
            **KEPT,
        }


def test_zotero_finds_the_whole_text_as_what_it_is_with_where_it_is_printed(published: Site, siteurl: str) -> None:
    assert zotero(published[f"{SLUG}/"]) == {
        "itemType": "letter" if FACTS.get("recipient") else "document",
        "title": plain(records.text(EDITION, "")["title"]),
        "date": DAY.replace("-", "/"),
        "creators": SENT,
        "url": f"{siteurl}/{SLUG}/",
        "extra": f"Container Title: {BOOK}\nVersion: {VERSIONS[0]}",
        **KEPT,
    }


def test_zotero_finds_the_edition_as_a_book_and_every_other_page_as_a_chapter_of_it(published: Site, siteurl: str) -> None:
    book = zotero(published[""])
    assert (book["itemType"], book["title"], book["creators"], book["url"]) == ("book", BOOK, EDITORS, f"{siteurl}/")
    others = {address: page for address, page in published.items() if address and not address.startswith(f"{SLUG}/") and page.indexable}
    assert {f"{entry.path}/" for entry in EDITION.entries} | {"notes/", "sources/"} <= others.keys()
    for address, page in others.items():
        item = zotero(page)
        assert (item["itemType"], item["bookTitle"], item["url"]) == ("bookSection", BOOK, f"{siteurl}/{address}")
        assert (item["creators"], item["date"], item["edition"]) == (EDITORS, book["date"], VERSIONS[1])
        assert item["title"] == page.texts("//head/meta[@property='og:title']/@content")[0]


def test_an_institution_is_one_name_to_zotero(published: Site) -> None:
    """It cuts a name without a comma before its last word, and takes the comma at the end of one away."""
    whole = {name.whole for name in named(EDITION.facts, "editors") if name.whole}
    for page in published.values():
        said = [content for name, content in tags(page) if name in ("citation_author", "DC.creator", "bib:editors")]
        assert {content for content in said if content in whole} == set()


def test_hypothesis_takes_a_paragraphs_page_and_the_text_for_one_document(published: Site) -> None:
    """Its client joins the last ``DC.relation.isPartOf`` and the last ``DC.identifier`` to the address of a document."""

    def urn(page: Page) -> tuple[str, str]:
        found = {name.lower(): content for name, content in tags(page)}
        return found.get("dc.relation.ispartof", ""), found.get("dc.identifier", "")

    whole = urn(published[f"{SLUG}/"])
    assert all(whole)
    assert {urn(page) for page in passages(published).values()} == {whole}
    assert whole not in {urn(page) for address, page in published.items() if not address.startswith(f"{SLUG}/")}


def data(page: Page) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (script,) = page.elements("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def test_data_for_search_engines_says_who_wrote_the_text_and_who_edited_it(published: Site, siteurl: str) -> None:
    whole = data(published[f"{SLUG}/"])
    assert whole["@type"] == ("Message" if FACTS.get("recipient") else "CreativeWork")
    for role in ("author", "recipient", "translator"):
        assert [person["name"] for person in whole.get(role, ())] == [name.spoken for name in named(EDITION.text.facts, role)]
    assert [each["name"] for each in whole["isPartOf"]["author"]] == [name.spoken for name in named(EDITION.facts, "editors")]
    for id, page in passages(published).items():
        part = data(page)
        assert (part["@id"], part["isPartOf"]) == (f"{siteurl}/{SLUG}/#{id}", {"@id": whole["@id"]})
        for said in ("@type", "author", "recipient", "translator", "dateCreated"):
            assert part.get(said) == whole.get(said), id


def test_data_for_search_engines_says_what_every_page_is(published: Site) -> None:
    book = data(published[""])
    assert (book["@type"], book["name"], book["@id"]) == ("Book", BOOK, data(published[f"{SLUG}/"])["isPartOf"]["@id"])
    for address, page in published.items():
        if page.indexable and address and not address.startswith(f"{SLUG}/"):
            chapter = data(page)
            assert (chapter["@type"], chapter["isPartOf"]["@id"], chapter["author"]) == ("Chapter", book["@id"], book["author"]), address


def test_a_link_card_has_words_and_a_picture_that_is_there(published: Site, siteurl: str) -> None:
    for address, page in published.items():
        if page.indexable:
            card = {name: content for name, content in tags(page) if name.startswith("og:")}
            if EDITION.said["preview"]:
                assert card["og:image"].removeprefix(f"{siteurl}/") in published.files, address
                assert card["og:image:alt"] == BOOK, address
            assert card["og:site_name"] == EDITION.said["title"], address
            assert [card["og:url"]] == page.texts("//head/link[@rel='canonical']/@href"), address
            assert card["og:title"], address
            assert [card["og:description"]] == page.texts("//head/meta[@name='description']/@content"), address


def signposts(found: Signposting) -> set[tuple[str, str]]:
    """Relations and targets that a reader of Signposting finds."""
    return {(str(post.rel), str(post.target)) for post in found.signposts}


def test_signposting_leads_from_a_paragraph_to_its_citation_its_record_and_its_text(published: Site, siteurl: str) -> None:
    for id in passages(published):
        address = AbsoluteURI(f"{siteurl}/{SLUG}/{id}/")
        page = published.file(f"{SLUG}/{id}/").read_text(encoding="utf-8")
        found = signposts(_parse_html(HTML(page, "text/html", address, address)))
        home = f"{siteurl}/{SLUG}/"
        assert {("cite-as", f"{home}#{id}"), ("collection", home), ("describedby", f"{home}{id}.csl.json")} <= found
        assert "license" in {relation for relation, _ in found}


def test_signposting_says_on_each_page_to_cite_what_it_is_who_made_it_and_where_all_links_are(published: Site, siteurl: str) -> None:
    entries = {entry.name: f"{siteurl}/{entry.path}/" for entry in EDITION.entries}
    writers = {entries[name.sorted] for name in named(EDITION.text.facts, "author") if name.sorted in entries}
    editors = {entries[name] for _, name in EDITORS if name in entries} | (
        {f"{siteurl}/about/"} & {f"{siteurl}/{page}" for page in published}
    )
    kind = "Message" if FACTS.get("recipient") else "CreativeWork"
    made = {"": ("Book", editors)} | {f"{SLUG}/{place}": (kind, writers) for place in ("", *(f"{id}/" for id in passages(published)))}
    for page, (type, authors) in made.items():
        address = AbsoluteURI(f"{siteurl}/{page}")
        found = signposts(_parse_html(HTML(published.file(page).read_text(encoding="utf-8"), "text/html", address, address)))
        types = ["AboutPage"] if page.count("/") == 2 else ["AboutPage", type]  # a paragraph is of the text's type
        assert {("type", f"https://schema.org/{each}") for each in types} <= found, page
        assert {target for relation, target in found if relation == "author"} == authors, page
        assert ("linkset", f"{siteurl}/{SLUG}/linkset.json") in found, page
        assert "cite-as" in {relation for relation, _ in found}


def test_the_linkset_has_every_paragraph_with_files_that_are_there(published: Site, siteurl: str) -> None:
    home = f"{siteurl}/{SLUG}/"
    address = AbsoluteURI(f"{home}linkset.json")
    text = (published.folder / SLUG / "linkset.json").read_text(encoding="utf-8")
    found = _parse_linkset_json(LinksetJSON(text, "application/linkset+json", address, address))
    items = {str(post.target) for post in found.signposts if post.rel == "item"}
    assert items == {f"{home}{id}/" for id in passages(published)}
    records = {str(post.target) for post in found.signposts if post.rel == "describedby"}
    assert len(records) == 3 * (len(items) + 1 + len(EDITION.versions))
    whole = HTML(published.file(f"{SLUG}/").read_text(encoding="utf-8"), "text/html", AbsoluteURI(home), AbsoluteURI(home))
    assert ("linkset", address) in signposts(_parse_html(whole))


def test_the_linkset_says_of_each_page_what_its_head_says(published: Site, siteurl: str) -> None:
    address = AbsoluteURI(f"{siteurl}/{SLUG}/linkset.json")
    text = (published.folder / SLUG / "linkset.json").read_text(encoding="utf-8")
    linked = _parse_linkset_json(LinksetJSON(text, "application/linkset+json", address, address))
    for page in ("", *(f"{id}/" for id in passages(published))):
        anchor = AbsoluteURI(f"{siteurl}/{SLUG}/{page}")
        html = published.file(f"{SLUG}/{page}").read_text(encoding="utf-8")
        head = signposts(_parse_html(HTML(html, "text/html", anchor, anchor)))
        told = {"cite-as", "type", "author", "license", "collection"}
        listed = {(str(post.rel), str(post.target)) for post in linked.signposts if post.context == anchor}
        assert {post for post in listed if post[0] in told} == {post for post in head if post[0] in told}, page


def test_every_record_is_read_back_by_reference_managers(published: Site, siteurl: str) -> None:
    folder = published.folder / SLUG
    for id in passages(published):
        address = f"{siteurl}/{SLUG}/#{id}"
        (entry,) = bibtexparser.parse_file(str(folder / f"{id}.bib")).entries
        assert (entry.entry_type, entry.key, entry["url"]) == ("incollection", f"{SLUG}-{id}", address)
        assert entry["year"] == DAY[:4]
        assert [name for field in entry.fields if field.key == "author" for name in field.value.split(" and ")] == AUTHORS
        (ris,) = rispy.loads((folder / f"{id}.ris").read_text(encoding="utf-8"))
        assert (ris["type_of_reference"], ris.get("authors", []), ris["date"], ris["urls"]) == (
            "CHAP",
            AUTHORS,
            "/".join([*DAY.split("-"), "", ""][:3]),  # what a day lacks has its place all the same
            [address],
        )
        (csl,) = json.loads((folder / f"{id}.csl.json").read_text(encoding="utf-8"))
        assert (csl["id"], csl["URL"], csl["issued"]) == (f"{SLUG}-{id}", address, {"date-parts": [[int(part) for part in DAY.split("-")]]})
        assert entry["note"] == ris["notes"][0] == csl["note"]


def test_the_records_of_the_whole_are_the_text_and_the_edition(published: Site) -> None:
    folder = published.folder / SLUG
    bibtex = bibtexparser.parse_file(str(folder / f"{SLUG}.bib"))
    assert (bibtex.failed_blocks, [entry.entry_type for entry in bibtex.entries]) == ([], ["incollection", "book"])
    ris = rispy.loads((folder / f"{SLUG}.ris").read_text(encoding="utf-8"))
    assert [entry["type_of_reference"] for entry in ris] == ["CHAP", "BOOK"]
    assert [item["type"] for item in json.loads((folder / f"{SLUG}.csl.json").read_text(encoding="utf-8"))] == ["chapter", "book"]
    assert not any("notes" in entry for entry in ris)


def test_the_code_on_paper_is_of_the_address_of_the_paragraph(published: Site, siteurl: str) -> None:
    for id, page in passages(published).items():
        (image,) = page.elements("//img[@class='code']")
        svg = (published.folder / SLUG / f"{id}.svg").read_bytes()
        assert image.get("src") == f"../{id}.svg"
        expected = segno.make(f"{siteurl}/{SLUG}/#{id}", error="l", micro=False)
        path = re.search(rb' d="([^"]+)"/></svg>', svg)
        assert path
        assert path[1].decode() in expected.svg_inline()


def test_a_site_without_an_address_has_no_codes_and_claims_no_address(pages: Site) -> None:
    assert [file for file in pages.files if re.fullmatch(rf"{SLUG}/.*\.svg", file)] == []
    for page in passages(pages).values():
        assert page.elements("//img") == []
        assert page.elements("//head/link[@rel='cite-as']") == []
        assert not [text for text in page.texts("//dl[@class='styles']//text()") if "://" in text]


def test_a_paragraphs_page_begins_with_its_words_and_its_neighbours_and_folds_its_citations(pages: Site) -> None:
    for before, id, after in zip((None, *IDS), IDS, (*IDS[1:], None), strict=False):
        page = pages[f"{EDITION.text.slug}/{id}/"]
        words, turn, *others = page.elements("//*[@class='text']/*[@class='b']/*")
        assert (words.get("id"), turn.get("class")) == (id, "turn")
        assert [each.get("class") for each in others] == ["notes"][: len(others)], id
        assert page.texts("//*[@class='turn']/a/@href") == [f"../{each}/" for each in (before, after) if each]
        assert page.elements("//section[@class='cite']/details[not(@open)]/summary/h2"), id
        numbers = page.texts("//*[@role='doc-footnote']/b[1]/text()")
        assert numbers == list(dict.fromkeys(page.texts("//p[@id]//*[@role='doc-noteref']/@data-n"))), id


def test_a_paragraph_that_was_corrected_leads_to_what_was_changed_in_it() -> None:
    made = {"slug": "day", "change": "words", "before": "four", "after": "five", "date": None, "editor": "A", "blocks": ()}
    of = [(IDS[0], "1.1.0"), (f"{IDS[1]}.s1", "1.2.0"), (f"ru.{IDS[-1]}", "1.2.0"), ("n-count", "1.2.0")]
    corrections = tuple(Correction(id=id, version=version, **made) for id, version in of)
    changed = replace(EDITION, corrections=corrections)
    all_ = [promise.make() for promise in make(Setting(changed, concordance.make(changed)))]
    found = {page.id: [each.href for each in page.corrected] for page in all_ if isinstance(page, PassagePage) and page.corrected}
    assert found == ({IDS[0]: [f"../../{LISTED[0]}/#c-day"], IDS[1]: [f"../../{LISTED[0]}/#c-day"]} if LISTED else {})
