"""What programs ask of a published site: registers of letters, DTS clients, reference managers, search engines; and the page of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import bibtexparser
import pytest
import rispy
import validators
from edition import concordance
from edition.model import AUTHORITIES, Audit, Edition, named, words
from edition.outputs.site.interfaces import asked
from edition.tei import ID, q
from lxml import etree
from pages import Site
from uritemplate import expand


@pytest.fixture(scope="module")
def slug(real: Edition) -> str:
    return real.text.slug


def read(published: Site, siteurl: str, address: str) -> bytes:
    """The file that a server gives for an address."""
    assert address.startswith(f"{siteurl}/"), address
    return (published.folder / urlsplit(address).path.removeprefix(urlsplit(siteurl).path + "/")).read_bytes()


@pytest.fixture(scope="module")
def register(published: Site, slug: str) -> etree._Element:
    file = published.folder / slug / "correspondence.xml"
    if not file.exists():
        pytest.skip("no letter has a sender and a recipient")
    return etree.parse(file).getroot()


@pytest.mark.java
@pytest.mark.usefixtures("register")
def test_the_register_of_letters_is_valid_tei(published: Site, slug: str) -> None:
    assert validators.tei(published.folder / slug / "correspondence.xml") == ""


def test_every_letter_of_the_register_has_its_page_its_source_and_two_actions(
    register: etree._Element, published: Site, siteurl: str, real: Edition
) -> None:
    (source,) = register.iter(q("bibl"))
    found = [*register.iter(q("correspDesc"))]
    sent = [
        each
        for each in real.entries
        if any(kind.folder == each.kind and kind.thing == "bibl" for kind in real.kinds)
        and {"from", "to"} <= {fact.name for fact in each.facts if fact.value}
    ]
    assert len(found) == len(sent) + ({"sender", "addressee"} <= {fact.name for fact in real.text.facts if fact.value})
    for each in found:
        assert each.get("source") == f"#{source.get(ID)}"
        assert published.fault(each.get("ref", ""), siteurl) == ""
        assert [action.get("type") for action in each] == ["sent", "received"]
        assert all(len(action) for action in each)
    facts = [fact for entry in real.entries for fact in entry.facts if fact.name in AUTHORITIES]
    known = {f"{AUTHORITIES[fact.name][1]}{fact.value}" for fact in facts}
    references = {str(ref) for ref in register.xpath("//*[local-name()='correspAction']/*/@ref")}
    assert references or not known
    assert references <= known


def test_a_client_of_dts_goes_from_the_entry_point_to_every_sentence(published: Site, siteurl: str, slug: str, real: Edition) -> None:
    """By its templates alone, as RFC 6570 fills them."""
    get = lambda address: json.loads(read(published, siteurl, address))  # noqa: E731
    entry = get(f"{siteurl}/dts/index.json")
    assert (entry["@type"], entry["dtsVersion"]) == ("EntryPoint", "1.0")
    root = get(expand(entry["collection"]))
    (resource,) = root["member"]
    assert (root["@type"], root["totalChildren"], resource["@type"], resource["@id"]) == ("Collection", 1, "Resource", slug)
    assert get(expand(entry["collection"], id=slug))["@id"] == slug
    assert [each["@id"] for each in get(expand(entry["collection"], id=slug, nav="parents"))["member"]] == [root["@id"]]
    assert get(expand(entry["collection"], id=root["@id"], nav="children"))["member"] == [resource]
    for template in (entry["document"], resource["document"]):
        assert read(published, siteurl, expand(template, resource=slug)) == read(published, siteurl, resource["download"])
    every = get(expand(entry["navigation"], resource=slug, down="-1"))
    assert every == {**get(expand(resource["navigation"], down="2")), "@id": every["@id"]}
    expected = [id for part in real.text.paragraphs for id in (part.id, *(each.id for each in real.text.sentences[part.id]))]
    assert [unit["identifier"] for unit in every["member"]] == expected
    levels = get(expand(resource["navigation"], down="1"))["member"]
    assert [unit["identifier"] for unit in levels] == [part.id for part in real.text.paragraphs]
    for part in real.text.paragraphs:
        below = get(expand(resource["navigation"], ref=part.id, down="1"))
        assert below["ref"]["identifier"] == part.id
        assert below["member"] == get(expand(resource["navigation"], ref=part.id, down="-1"))["member"]
        assert get(expand(resource["navigation"], ref=part.id, down="0"))["member"] == levels
        assert "member" not in get(expand(resource["navigation"], ref=part.id))
        text = words(part.nodes)
        for unit, sentence in zip(below["member"], real.text.sentences[part.id], strict=True):
            assert (unit["identifier"], unit["parent"], unit["level"]) == (sentence.id, part.id, 2)
            assert get(expand(resource["navigation"], ref=sentence.id))["ref"] == unit
            passage = etree.fromstring(read(published, siteurl, expand(resource["document"], ref=sentence.id)))
            (wrapper,) = passage
            assert (passage.tag, wrapper.tag) == (q("TEI"), "{https://w3id.org/api/dts#}wrapper")
            assert "".join(map(str, wrapper.itertext())) == text[sentence.start : sentence.end]


def test_reference_managers_read_the_whole_bibliography(published: Site, real: Edition) -> None:
    folder = published.folder / "sources"
    items = json.loads((folder / "sources.csl.json").read_text(encoding="utf-8"))
    bibtex = bibtexparser.parse_string((folder / "sources.bib").read_text(encoding="utf-8"))
    ris = rispy.loads((folder / "sources.ris").read_text(encoding="utf-8"))
    slugs = [source.slug for source in real.sources]
    assert [each["id"] for each in items] == [each.key for each in bibtex.entries] == [each["id"] for each in ris] == slugs
    assert bibtex.failed_blocks == []
    titles = {source.slug: source.get("title") for source in real.sources}
    assert {each["id"]: each["title"] for each in items} == {each["id"]: each["title"] for each in ris} == titles
    for source, item, entry, record in zip(real.sources, items, bibtex.entries, ris, strict=True):
        assert item["type"] == source.get("type")
        people = [each.sorted for each in named(source.facts, "author")]
        assert [*record.get("authors", [])] == people
        assert len(item.get("author", [])) == len(people)
        assert len(entry.fields_dict["author"].value.split(" and ") if people else []) == len(people)
        assert record.get("urls", [source.get("URL")])[0] == source.get("URL")
        dated = next((fact.date for fact in source.facts if fact.name == "issued" and fact.date), None)
        if dated and dated.edtf[:4].isdigit() and len(dated.edtf) in (4, 7, 10):
            assert record["year"] == entry.fields_dict["year"].value == dated.edtf[:4]


def test_every_page_says_what_it_is_and_no_author_of_the_text_is_an_author_of_the_site(published: Site, real: Edition) -> None:
    authors = {each.spoken for each in named(real.text.facts, "author")}
    kinds: dict[str, int] = {}
    for address, page in published.items():
        found = [json.loads(each) for each in page.texts("//script[@type='application/ld+json']/text()")]
        assert len(found) == (1 if page.indexable else len(found)), address
        for each in found:
            kinds[each["@type"]] = kinds.get(each["@type"], 0) + 1
            text = each["@type"] in ("Message", "CreativeWork")
            assert "author" in each or (text and not authors), address
            assert {person["name"] for person in each.get("author", ())} & authors == (authors if text else set()), address
    about = {
        entry.path: json.loads(published[f"{entry.path}/"].texts("//script[@type='application/ld+json']/text()")[0]).get("about", {})
        for entry in real.entries
    }
    known = {entry.path: [fact.value for fact in entry.facts if fact.name in AUTHORITIES] for entry in real.entries}
    assert {path: [each.rpartition("/")[2] for each in thing.get("sameAs", [])] for path, thing in about.items()} == known
    things = {kind.folder: kind.thing for kind in real.kinds}
    expected = {"person": "Person", "org": "Organization", "place": "Place"}
    said = {(things[path.partition("/")[0]], thing["@type"]) for path, thing in about.items() if thing}
    assert said >= {(thing, expected[thing]) for entry in real.entries if known[entry.path] and (thing := things[entry.kind]) in expected}
    assert min(kinds.values()) >= 1


def test_the_page_of_data_shows_real_files_and_what_stands_in_them(published: Site, site: Path, siteurl: str, real: Edition) -> None:
    sections = published["data/"].elements("//article[contains(@class, 'data')]/section")
    interfaces = asked(replace(real, audit=Audit(())), concordance.make(real))
    made = [name for name, path in interfaces.items() if path in published.files]
    assert {*interfaces} - {*made} <= {"correspondence", "audit"}, "what only some editions have"
    assert [section.xpath("string(h2/@id)") for section in sections] == made
    for section in sections:
        address = str(section.xpath("string(p[@class='asked']/a/code)"))
        raw = "".join(published.file(address.removeprefix(f"{siteurl}/")).read_text(encoding="utf-8").split())
        answer = str(section.xpath("string(pre)"))
        shown = ["".join(line.rstrip("…").split()) for line in answer.splitlines()]
        assert len(shown) > 3
        assert [line for line in shown if line.rstrip(",") not in raw and "start" not in line] == [], address
    assert not (site / "dts").exists()  # made of addresses, which a preview has not
