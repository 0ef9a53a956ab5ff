"""TEI: valid against the schema of all, every pointer leads somewhere, and two independent readers find our own words in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import validators
from bridge import Sample
from dapytains.tei.document import Document
from edition import concordance
from edition.model import Binary, Edition, Kind, Mention, Paragraph, every, pages, prose, walk, words
from edition.outputs import tei
from edition.tei import CONTAINERS, ID, q
from lxml import etree

ROOT = Path(__file__).parent.parent.parent.parent
PLAIN = ROOT / "theme" / "static" / "data" / "plain.xsl"


@pytest.fixture(scope="module", params=["real", "lamp", "bridge", "forms", "oath"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each of the five editions, published."""
    found: Edition = request.getfixturevalue(request.param)
    return replace(found, address="https://example.org/edition")


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its text, with the documents in it."""
    home = tmp_path_factory.mktemp("tei")
    for made in tei.make(edition, concordance.make(edition)):
        path = home / made.path
        if isinstance(made, Binary) and path.parent == home / edition.text.slug:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made.data)
    return home / edition.text.slug


def whole(folder: Path) -> Path:
    return folder / f"{folder.name}.xml"


@pytest.mark.java
def test_every_document_is_valid(folder: Path) -> None:
    assert validators.tei(*sorted(folder.glob("*.xml"))) == ""


@pytest.mark.java
def test_a_document_that_is_not_valid_is_told(folder: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.xml"
    spoiled.write_bytes(whole(folder).read_bytes().replace(b"<s ", b"<sentence ", 1).replace(b"</s>", b"</sentence>", 1))
    assert 'element "sentence" not allowed' in validators.tei(spoiled)


def test_every_pointer_leads_to_something(folder: Path, edition: Edition) -> None:
    ids = {path.name: set(etree.parse(path).xpath("//@xml:id")) for path in folder.glob("*.xml")}
    standing = {
        *pages.standing(edition),
        pages.alone(edition.text.slug),
        *(pages.page(page.slug) for page in edition.pages),
        *(pages.key(each.slug) for each in edition.lessons),
    }
    count = 0
    for path in sorted(folder.glob("*.xml")):
        root = etree.parse(path)
        assert len(root.xpath("//@xml:id")) == len(ids[path.name]), f"{path.name}: an id twice"
        for pointer in root.xpath("//@target | //@ref | //@corresp | //@ana | //@prev | //@next | //@edRef"):
            for each in str(pointer).split():
                count += 1
                file, hash, id = each.partition("#")
                if each.startswith("../"):
                    assert f"{file[3:]}" in standing, f"{path.name}: {each}"
                elif hash and not each.startswith("http"):
                    assert id in ids[file or path.name], f"{path.name}: {each}"
                else:
                    assert each.startswith(("https://", "http://", "mailto:")), f"{path.name}: {each}"
    assert count > sum(isinstance(node, Mention) for part in edition.text.paragraphs for node in walk(part.nodes)) + 2 * len(edition.notes)


def test_paragraphs_sentences_and_nothing_else_stand_in_the_text(folder: Path, edition: Edition) -> None:
    root = etree.parse(whole(folder))
    containers = {q("p"), *map(q, CONTAINERS.values())}
    assert {each.get(ID): "".join(each.itertext()) for each in root.find(f"{q('text')}/{q('body')}").iter(*containers) if each.get(ID)} == {
        part.id: words(part.nodes) for part in edition.text.paragraphs
    }
    for part in edition.text.paragraphs:
        text, own = words(part.nodes), etree.parse(folder / f"{part.id}.xml")
        spans = {each.id: text[each.start : each.end] for each in edition.text.sentences[part.id]}
        for tree in (root, own):
            found = {
                each.get(ID): "".join(each.itertext()) for each in tree.xpath("//*[@xml:id=$id]//*", id=part.id) if each.get(ID) in spans
            }
            assert found == spans if plain(part) else all(found[id] in spans[id] for id in spans)
        assert "".join(own.find(f".//{q('body')}").itertext()).strip() == text


def plain(part: Paragraph) -> bool:
    """Whether every sentence is one element: not where what numbers it, or who speaks it, stands beside it."""
    return not any(each.kind in ("speaker", "stage", "label") for each in every(part.stretches))


def test_notes_have_their_words_and_their_lemmas(folder: Path, edition: Edition) -> None:
    root = etree.parse(whole(folder))
    for note in edition.notes:
        (found,) = root.xpath("//*[@xml:id=$id]", id=pages.note_id(note.id))
        assert (found.get("type"), found.get("ana").split()[0]) == (note.type, f"#cert.{note.cert}")
        said = [" ".join(unlocated(each)) for each in found]
        assert " ".join(said) == prose(note.blocks)
        lemma = ""
        target = found.get("target")[1:]
        while target:
            (piece,) = root.xpath("//*[@xml:id=$id]", id=target)
            lemma += "".join(piece.itertext())
            target = (piece.get("next") or "")[1:]
        assert "".join(lemma.split()) == "".join(note.lemma.split())  # no piece of it stands between two lines


def unlocated(paragraph: etree._Element) -> list[str]:
    """The words of a paragraph of prose, without the places in works that it cites."""
    for cited in paragraph.iter(q("citedRange")):
        before = cited.getprevious()
        cited.text, before.tail = None, (before.tail or "").removesuffix(", ")
    return "".join(paragraph.itertext()).split()


def test_ten_lines_of_xslt_give_the_words_without_the_apparatus(folder: Path, edition: Edition) -> None:
    assert len(PLAIN.read_text(encoding="utf-8").splitlines()) <= 10
    text = str(etree.XSLT(etree.parse(PLAIN))(etree.parse(whole(folder))))
    assert text.splitlines() == [" ".join(words(part.nodes).split()) for part in edition.text.paragraphs]


def test_another_reader_finds_our_sentences_by_our_references(folder: Path, edition: Edition) -> None:
    """By dapytains, which knows nothing but the declarations of references in the header."""
    document = Document(str(whole(folder)))
    expected = {part.id: [each.id for each in edition.text.sentences[part.id]] for part in edition.text.paragraphs}
    assert {unit.ref: [each.ref for each in unit.children] for unit in document.get_reffs()} == expected
    for part in edition.text.paragraphs[:: max(1, len(expected) // 12)]:
        text = words(part.nodes)
        for each in edition.text.sentences[part.id]:
            found = "".join(document.get_passage(each.id).itertext())
            assert found.strip() == text[each.start : each.end] if plain(part) else found.strip() in text[each.start : each.end]


def test_what_is_only_meant_is_a_string_that_refers_and_what_is_named_is_a_name(bridge: Edition) -> None:
    (third,) = (made for made in tei.make(bridge, concordance.make(bridge)) if isinstance(made, Binary) and made.path == "letter/p3.xml")
    found = etree.fromstring(third.data).find(f".//{q('s')}")
    assert [(each.tag, each.text) for each in found] == [(q("rs"), "I"), (q("name"), "Mr. Reed"), (q("name"), "Mr. Reed")]


@pytest.mark.parametrize(
    ("said", "element"),
    [("person", "persName"), ("org", "orgName"), ("place", "placeName"), ("object", "objectName"), ("event", "name"), ("term", "term")],
)
@pytest.mark.java
def test_a_kind_says_what_its_entries_are(said: str, element: str, sample: Sample, tmp_path: Path) -> None:
    edition = sample.edition()
    kinds = tuple(replace(each, said=said) if each.folder == "people" else each for each in edition.kinds)
    (whole, *_) = tei.make(replace(edition, kinds=kinds), concordance.make(edition))
    root = etree.fromstring(whole.data)
    assert {each.tag for each in root.iter() if each.get("ref") == "#people.reed-tom" and each.text == "Mr. Reed"} == {q(element)}
    path = tmp_path / "kind.xml"
    path.write_bytes(whole.data)
    assert validators.tei(path) == ""


def test_a_kind_is_by_its_list_what_editors_do_not_say() -> None:
    assert [Kind("a", "a", "A", listing).thing for listing in ("names", "dates", "whole")] == ["item", "event", "term"]
    assert Kind("a", "a", "A", "names", "person").thing == "person"
