"""A paragraph's own page stands alone: how it is cited, what it says to machines, and the files beside it."""

from __future__ import annotations

import json
import re

import bibtexparser
import rispy
import segno
from edition.model import label
from pages import EDITION, Page, Site
from signposting.htmllinks import HTML, _parse_html  # the public functions fetch pages from the network
from signposting.linkset import LinksetJSON, _parse_linkset_json
from signposting.signpost import AbsoluteURI, Signposting

SLUG = EDITION.text.slug
FACTS = {fact.name: fact.value for fact in EDITION.text.facts}
AUTHORS = [name.strip() for name in FACTS.get("author", "").split(";") if name.strip()]
DAY = FACTS["date"]


def passages(site: Site) -> dict[str, Page]:
    """The page of each paragraph by its id."""
    return {address.split("/")[1]: page for address, page in site.items() if re.fullmatch(rf"{SLUG}/[^/]+/", address)}


def tags(page: Page) -> list[tuple[str, str]]:
    """The meta tags of a head, as Zotero looks at them."""
    found = page.elements("//head/meta[@content][@name or @property]")
    return [(each.get("name") or each.get("property"), each.get("content")) for each in found]


def zotero(page: Page) -> dict[str, object]:
    """The item that Zotero makes of a page, by the rules of its translators "Embedded Metadata" and "RDF".

    ``z:itemType`` decides before a type of Dublin Core, Open Graph or Highwire; Highwire tags replace what Dublin Core says of
    title, date, authors and address; every ``z:`` tag is a field of that name.
    """
    rdf = {name.lower(): content for name, content in reversed(tags(page))}
    guess = "journalArticle" if "citation_title" in rdf else "webpage"
    item: dict[str, object] = {
        "itemType": rdf.get("z:itemtype") or {"website": "webpage", "book": "book"}.get(rdf.get("og:type", ""), guess)
    }
    item["title"] = rdf.get("citation_title") or rdf.get("dc.title")
    item["date"] = rdf.get("citation_publication_date") or rdf.get("dc.date")
    item["creators"] = [content for name, content in tags(page) if name == "citation_author"] or [rdf.get("dc.creator")]
    item["url"] = rdf.get("citation_public_url") or rdf.get("og:url")
    item |= {name[2:]: content for name, content in tags(page) if name.startswith("z:")}
    return item


def test_zotero_finds_the_text_with_its_author_its_date_and_its_archive(published: Site, siteurl: str) -> None:
    """What the head of the text says arrives in the fields that Zotero has for it."""
    archive = {"archive": FACTS.get("archive"), "archiveLocation": FACTS.get("archive_location")}
    for id, page in passages(published).items():
        assert zotero(page) == {
            "itemType": "letter" if FACTS.get("recipient") else "document",
            "title": f"{EDITION.text.title}, {label(id)}",
            "date": DAY.replace("-", "/"),
            "creators": AUTHORS or [None],
            "url": f"{siteurl}/{SLUG}/#{id}",
            **{field: fact for field, fact in archive.items() if fact},
        }


def test_data_for_search_engines_says_who_wrote_the_text_and_who_edited_it(published: Site, siteurl: str) -> None:
    (whole,) = published[f"{SLUG}/"].elements("//script[@type='application/ld+json']")
    data = json.loads(whole.text)
    assert data["@type"] == ("Message" if FACTS.get("recipient") else "CreativeWork")
    assert [person["name"] for person in data.get("author", ())] == [" ".join(reversed(name.split(", "))) for name in AUTHORS]
    assert data["isPartOf"]["author"] == EDITION.facts["editors"]
    for id, page in passages(published).items():
        (script,) = page.elements("//script[@type='application/ld+json']")
        part = json.loads(script.text)
        assert (part["@id"], part["isPartOf"]) == (f"{siteurl}/{SLUG}/#{id}", {"@id": data["@id"]})


def test_a_link_card_has_a_picture_that_is_there(published: Site, siteurl: str) -> None:
    for page in passages(published).values():
        images = [content for name, content in tags(page) if name == "og:image"]
        assert images == [f"{siteurl}/{name}" for name in (EDITION.facts["preview"],) if name]
        assert {image.removeprefix(f"{siteurl}/") for image in images} <= published.files


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


def test_the_linkset_has_every_paragraph_with_files_that_are_there(published: Site, siteurl: str) -> None:
    home = f"{siteurl}/{SLUG}/"
    address = AbsoluteURI(f"{home}linkset.json")
    text = (published.folder / SLUG / "linkset.json").read_text(encoding="utf-8")
    found = _parse_linkset_json(LinksetJSON(text, "application/linkset+json", address, address))
    items = {str(post.target) for post in found.signposts if post.rel == "item"}
    assert items == {f"{home}{id}/" for id in passages(published)}
    records = {str(post.target) for post in found.signposts if post.rel == "describedby"}
    assert len(records) == 3 * (len(items) + 1)
    assert [each for each in records if each.removeprefix(f"{siteurl}/") not in published.files] == []
    whole = HTML(published.file(f"{SLUG}/").read_text(encoding="utf-8"), "text/html", AbsoluteURI(home), AbsoluteURI(home))
    assert ("linkset", address) in signposts(_parse_html(whole))


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
            DAY.replace("-", "/"),
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
