"""Every form of the edition says the same: the words of each paragraph, the notes, who is spoken of, and the addresses.

A form is a row of `FORMS`: a function that reads it back from the finished site, by nothing but its own rules. A new form joins by
a row; what it does not have it leaves None, and what it has is compared with the model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from edition import concordance
from edition.model import Citation, Edition, Mention, pages, prose, walk, within, words
from edition.outputs.books import FACES, epub, volume
from edition.tei import CONTAINERS, ID, q
from lxml import etree, html
from press import ROOT


@dataclass(frozen=True)
class Form:
    """What a form says: words of paragraphs by their ids, words of notes by theirs, and for each paragraph the entries that its words
    speak of, in order, each with its words; ``notes`` leave the places out that they cite in works."""

    words: Mapping[str, str] | None = None
    notes: Mapping[str, str] | None = None
    mentions: Mapping[str, list[tuple[str, str]]] | None = None


def folded(text: str) -> str:
    return " ".join(text.split())


def said(element: etree._Element) -> str:
    return folded("".join(map(str, element.itertext())))


def of_model(edition: Edition) -> Form:
    """What the editors wrote."""
    mentions = {
        part.id: [(node.entry, folded(words(node.children))) for node in walk(part.nodes) if isinstance(node, Mention)]
        for part in edition.text.paragraphs
    }
    return Form(
        {part.id: folded(words(part.nodes)) for part in edition.text.paragraphs},
        {note.id: folded(prose(note.blocks)) for note in edition.notes},
        mentions,
    )


def of_page(site: Path, slug: str, edition: Edition) -> Form:
    """The reading page."""
    page = html.parse(str(site / slug / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    found, mentions = {}, {}
    for part in edition.text.paragraphs:
        (element,) = page.xpath("//*[@id=$id]", id=part.id)
        bare = deepcopy(element)
        for apparatus in bare.xpath(".//*[@data-apparatus]"):
            apparatus.drop_tree()
        found[part.id] = said(bare)
        mentions[part.id] = [
            (path, said(link))
            for link in bare.xpath(".//a[@href]")
            if (path := link.get("href").removeprefix("../").rstrip("/").split("#")[0]) in {entry.path for entry in edition.entries}
        ]
    return Form(found, None, mentions)


def of_text(site: Path, slug: str, edition: Edition) -> Form:
    """The plain text."""
    found: dict[str, list[str]] = {}
    homes = edition.text.homes
    for line in (site / slug / f"{slug}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            id, sentence = line.split("\t")
            found.setdefault(homes[id], []).append(sentence)
    return Form({id: " ".join(lines) for id, lines in found.items()})


def of_json(site: Path, slug: str, edition: Edition) -> Form:
    """The JSON of the whole."""
    whole = json.loads((site / slug / f"{slug}.json").read_text(encoding="utf-8"))
    paragraphs = whole["text"]["paragraphs"]
    mentions = {
        each["id"]: [(mark["entry"], folded(each["words"][mark["start"] : mark["end"]])) for mark in each["mentions"]]
        for each in paragraphs
    }
    return Form(
        {each["id"]: folded(each["words"]) for each in paragraphs},
        {each["id"]: folded(each["words"]) for each in whole["notes"]},
        mentions,
    )


def of_tei(site: Path, slug: str, edition: Edition) -> Form:
    """The TEI of the whole."""
    return _tei(etree.parse(site / slug / f"{slug}.xml").getroot())


def of_tei_by_paragraphs(site: Path, slug: str, edition: Edition) -> Form:
    """The TEI of each paragraph."""
    made = [_tei(etree.parse(site / slug / f"{part.id}.xml").getroot()) for part in edition.text.paragraphs]
    return Form(
        *({id: value for each in made for id, value in (getattr(each, name) or {}).items()} for name in ("words", "notes", "mentions"))
    )


def _tei(root: etree._Element) -> Form:
    found, notes, mentions = {}, {}, {}
    for part in root.find(f"{q('text')}/{q('body')}").iter(q("p"), *map(q, CONTAINERS.values())):
        id = part.get(ID, "")
        if not id:
            continue
        found[id] = said(part)
        mentions[id] = [
            (each.get("ref", "").rpartition("#")[2].lstrip("_").replace(".", "/", 1), said(each)) for each in part.iter() if each.get("ref")
        ]
    for note in root.iterfind(f"{q('standOff')}/{q('listAnnotation')}/{q('note')}"):
        for cited in note.iter(q("citedRange")):
            before = cited.getprevious()
            cited.text, before.tail = None, (before.tail or "").removesuffix(", ")
        notes[note.get(ID, "").removeprefix("n-")] = folded(" ".join(map(said, note)))
    return Form(found, notes, mentions)


def of_annotations(site: Path, slug: str, edition: Edition) -> Form:
    """The Web Annotations, with the words of the page that they are anchored in: by position, and by quotation."""
    page = of_page(site, slug, edition).words or {}
    raw = {part.id: words(part.nodes) for part in edition.text.paragraphs}
    notes: dict[str, str] = {}
    mentions: dict[str, list[tuple[str, str]]] = {part.id: [] for part in edition.text.paragraphs}
    for each in json.loads((site / slug / "annotations.json").read_text(encoding="utf-8"))["first"]["items"]:
        quote, position = (selector["refinedBy"] for selector in each["target"]["selector"])
        (id,) = {selector["value"] for selector in each["target"]["selector"]}
        assert each["target"]["source"].endswith(f"/{slug}/")
        assert folded(raw[id]) == page[id]
        assert raw[id][position["start"] : position["end"]] == quote["exact"]
        assert raw[id].count(f"{quote['prefix']}{quote['exact']}{quote['suffix']}") == 1  # so that it is found nowhere else
        if isinstance(each["body"], str):
            entry = re.sub(r".*?([\w-]+/[\w-]+)/$", r"\1", each["body"])
            mentions[id].append((entry, folded(quote["exact"])))
        else:
            notes[each["via"].rpartition("#n-")[2]] = folded(each["body"][0]["value"])
    for note in edition.notes:
        at = 0
        for place in [node.locator for node in within(note) if isinstance(node, Citation) and node.locator]:
            found = re.compile(f",([’”]*) {re.escape(place)}").search(notes[note.id], at)
            assert found, f"{note.id}: {place}"
            notes[note.id], at = f"{notes[note.id][: found.start()]}{found[1]}{notes[note.id][found.end() :]}", found.start()
    return Form(None, notes, mentions)


def of_dts(site: Path, slug: str, edition: Edition) -> Form:
    """The documents of Distributed Text Services, where the site has an address."""
    folder = site / slug / slug
    if not folder.exists():
        return Form()
    found = {}
    for part in edition.text.paragraphs:
        sentences = [said(etree.parse(folder / f"{each.id}.xml").getroot()) for each in edition.text.sentences[part.id]]
        found[part.id] = said(etree.parse(folder / f"{part.id}.xml").getroot())
        assert " ".join(sentences) == found[part.id]
    return Form(found)


def shown(site: Path, edition: Edition) -> dict[str, bytes]:
    """The files of its pictures, by their paths."""
    return {path: (site / path).read_bytes() for path in edition.shown}


def of_ebook(site: Path, slug: str, edition: Edition) -> Form:
    """The e-book, whose chapters are read in the order of its spine."""
    style = (ROOT / "theme" / "templates" / "epub.css").read_bytes()
    faces = [(ROOT / "theme" / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    with ZipFile(BytesIO(epub.make(edition, concordance.make(edition), style, faces, shown(site, edition)))) as opened:
        package = etree.fromstring(opened.read("EPUB/package.opf"))
        files = {each.get("id"): each.get("href") for each in package.iter("{*}item")}
        roots = [etree.fromstring(opened.read(f"EPUB/{files[each.get('idref')]}")) for each in package.iter("{*}itemref")]
    return _book(roots, edition)


def of_one_page(site: Path, slug: str, edition: Edition) -> Form:
    """The whole edition as one page."""
    return _book([html.document_fromstring(volume.make(edition, concordance.make(edition), "", "", shown(site, edition)))], edition)


def _book(roots: list[etree._Element], edition: Edition) -> Form:
    """What stands in the paragraphs of a book; its links lead to ids that entries have there."""
    entries = {entry.path.replace("/", "-"): entry.path for entry in edition.entries}
    others = {part.id for version in edition.versions for part in version.parts}
    found, mentions = {}, {}
    for element in (each for root in roots for each in root.iter("*") if (each.get("class") or "").split()[:1] == ["text"]):
        for apparatus in [each for each in element.iter() if each.get("data-apparatus") is not None]:
            for each in [*apparatus]:
                apparatus.remove(each)
            apparatus.text = None
        id = element.get("id", "")
        if id in others:
            continue
        found[id] = said(element)
        led = [(each.get("href", "").rpartition("#")[2], said(each)) for each in element.iter("{*}a")]
        mentions[id] = [(entries[place], words_) for place, words_ in led if place in entries]
    return Form(found, None, mentions)


FORMS: Mapping[str, Callable[[Path, str, Edition], Form]] = {
    "page": of_page,
    "plain text": of_text,
    "JSON": of_json,
    "TEI": of_tei,
    "TEI by paragraphs": of_tei_by_paragraphs,
    "Web Annotations": of_annotations,
    "DTS": of_dts,
    "e-book": of_ebook,
    "one page": of_one_page,
}


@pytest.fixture(scope="module", params=["at home", "published", "lamp", "forms"])
def edited(request: pytest.FixtureRequest) -> tuple[Path, Edition]:
    """A site and the edition that it was made from."""
    if request.param in ("lamp", "forms"):
        return request.getfixturevalue(f"{request.param}_site"), request.getfixturevalue(request.param)
    real: Edition = request.getfixturevalue("real")
    return (request.getfixturevalue("site") if request.param == "at home" else request.getfixturevalue("published").folder), real


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(name: str, edited: tuple[Path, Edition]) -> None:
    site, edition = edited
    expected, form = of_model(edition), FORMS[name](site, edition.text.slug, edition)
    for what in ("words", "notes", "mentions"):
        found, model = getattr(form, what), getattr(expected, what)
        if found is not None:
            assert found.keys() == model.keys(), f"{name}: {what}"
            assert {id: (found[id], model[id]) for id in model if found[id] != model[id]} == {}, f"{name}: {what}"


def test_every_address_of_the_text_is_the_same_in_every_form(edited: tuple[Path, Edition]) -> None:
    """Ids of paragraphs and sentences, of the page, of plain text, JSON and TEI."""
    site, edition = edited
    slug = edition.text.slug
    expected = [each.id for part in edition.text.paragraphs for each in edition.text.sentences[part.id]]
    page = html.parse(str(site / slug / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    ids = [str(id) for id in page.xpath("//@id")]
    assert [id for id in ids if id in {*expected}] == expected
    lines = (site / slug / f"{slug}.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines if "\t" in line] == expected
    whole = json.loads((site / slug / f"{slug}.json").read_text(encoding="utf-8"))
    assert [each["id"] for part in whole["text"]["paragraphs"] for each in part["sentences"]] == expected
    tei = etree.parse(site / slug / f"{slug}.xml")
    others = {each.id for version in edition.versions for inside in version.sentences.values() for each in inside}
    assert [id for each in tei.iter(q("s"), q("l"), q("row")) if (id := each.get(ID)) and id not in others] == expected
    assert {pages.note_id(note.id) for note in edition.notes} <= {each.get(ID) for each in tei.iter(q("note"))}
