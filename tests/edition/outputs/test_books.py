"""Books: each holds the words of the text, its notes, its entries and its pages, and leads where it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZIP_STORED, ZipFile

import press
import pytest
import validators
from edition import concordance
from edition.citing import Cited
from edition.model import (
    Blocks,
    Citation,
    Concordance,
    Edition,
    Mention,
    Node,
    Nodes,
    PageBreak,
    changed,
    located,
    pages,
    prose,
    reworded,
    walk,
    words,
)
from edition.outputs.books import FACES, cover, epub, order
from edition.outputs.books.chapters import Chapters
from edition.outputs.books.links import inside
from edition.outputs.books.title import title_page
from edition.outputs.site import home
from edition.outputs.site.setting import Setting
from edition.reader import read
from lxml import etree

ADDRESS = "https://example.org/edition"
THEME = press.ROOT / "theme"
X = {"x": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops", "o": "http://www.idpf.org/2007/opf"}
OPS = f"{{{X['e']}}}type"
Found = tuple[Edition, Concordance]


@cache
def published(folder: str) -> Found:
    """An edition whose address is known, with what is derived from it."""
    edition = replace(read(press.ROOT / folder)[0], address=ADDRESS, packs=True, books=True)
    cited = Cited(edition)
    return edition, concordance.make(edition, cited.references, cited.citables)


@pytest.fixture(
    scope="module", params=["content", "tests/samples/lamp", "tests/samples/carta", "tests/samples/forms", "tests/samples/oath"]
)
def found(request: pytest.FixtureRequest) -> Found:
    """Editions of several kinds: one in Spanish, one with every form, one with a second witness and a footnote in it."""
    return published(request.param)


def shown(edition: Edition) -> dict[str, bytes]:
    """The files of the pictures of an edition, by their paths."""
    return {path: (press.ROOT / "tests" / "samples" / "forms" / path).read_bytes() for path in edition.shown}


def of_text(root: etree._Element) -> list[etree._Element]:
    """The paragraphs of the text in a document, whatever their element."""
    return [each for each in root.iter() if (each.get("class") or "").split()[:1] == ["text"]]


def folded(text: str) -> str:
    return " ".join(text.split())


def bare(element: etree._Element) -> etree._Element:
    """A copy without what is in elements that carry `data-apparatus`."""
    copy = deepcopy(element)
    copy.tail = None
    for each in [*copy.iter()]:
        if each.get("data-apparatus") is not None:
            each.text = ""
            del each[:]
    return copy


def said(element: etree._Element) -> str:
    """The words of an element, without its apparatus."""
    return folded("".join(bare(element).itertext()))


def printed(nodes: Nodes) -> Nodes:
    """Nodes with the locators of citations among their words, as they are printed."""

    def cited(node: Node) -> Nodes:
        return located(node.children, node.locator) if isinstance(node, Citation) and node.locator else (node,)

    return changed(nodes, cited)


def located_everywhere(blocks: Blocks) -> Blocks:
    """The same for blocks."""
    return reworded(blocks, printed)


def book(edition: Edition, found: Concordance) -> bytes:
    """The e-book."""
    faces = [(THEME / f"static/fonts/literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    return epub.make(edition, found, (THEME / "templates/epub.css").read_bytes(), faces, shown(edition))


@pytest.fixture(scope="module")
def opened(found: Found) -> Iterator[ZipFile]:
    """The e-book, opened."""
    with ZipFile(BytesIO(book(*found))) as archive:
        yield archive


@pytest.fixture(scope="module")
def documents(opened: ZipFile) -> dict[str, etree._Element]:
    """The documents of the e-book in the order of its spine, by their names."""
    package = etree.fromstring(opened.read("EPUB/package.opf"))
    files = {str(each.get("id")): str(each.get("href")) for each in package.iterfind(".//o:item", X)}
    return {
        files[id]: etree.fromstring(opened.read(f"EPUB/{files[id]}"))
        for each in package.iterfind(".//o:itemref", X)
        if (id := str(each.get("idref")))
    }


def by_id(documents: dict[str, etree._Element]) -> dict[str, etree._Element]:
    return {f"{name}#{id}": each for name, root in documents.items() for each in root.iter() if (id := each.get("id"))}


def paragraphs(documents: dict[str, etree._Element]) -> dict[str, etree._Element]:
    return {str(each.get("id")): each for root in documents.values() for each in of_text(root)}


def test_an_ebook_has_the_words_of_the_text_in_its_order(found: Found, documents: dict[str, etree._Element]) -> None:
    made = {id: said(each) for id, each in paragraphs(documents).items()}
    assert list(made.items()) == [(part.id, folded(words(part.nodes))) for part in found[0].paragraphs]


def test_an_ebook_has_every_sentence_and_every_page_where_it_begins(found: Found, documents: dict[str, etree._Element]) -> None:
    edition = found[0]
    for part in edition.text.paragraphs:
        element = bare(paragraphs(documents)[part.id])
        for each in element.iter():
            if id := each.get("id"):
                each.text = f"\ue000{id}\ue000" + (each.text or "")
        _, _, _, *marks = "".join(element.itertext()).split("\ue000")
        begun = dict(zip(marks[::2], marks[1::2], strict=True))
        text = words(part.nodes)
        for number, sentence in enumerate(edition.text.sentences[part.id]):
            after = [*begun]
            at = after.index(sentence.id)
            until = next((later for later in after[at + 1 :] if "." in later), None)
            run = "".join(begun[each] for each in after[at : after.index(until) if until else None])
            assert folded(run) == folded(text[sentence.start : sentence.end]), (sentence.id, number)
        assert [id for id in begun if id.startswith("page-")] == [
            pages.leaf_id(node.number) for node in walk(part.nodes) if isinstance(node, PageBreak)
        ]


def test_notes_of_an_ebook_are_called_in_their_paragraph_and_lead_back(found: Found, documents: dict[str, etree._Element]) -> None:
    edition, derived = found
    places = by_id(documents)
    for name, root in documents.items():
        for call in root.iterfind(".//x:a[@role='doc-noteref']", X):
            assert call.get(OPS) == "noteref"
            note = places[f"{name}{call.get('href')}"]
            assert (note.get(OPS), note.get("role")) == ("footnote", "doc-footnote"), "what pops up is the whole note"
            (back,) = [each for each in note.iterfind(".//x:a[@role='doc-backlink']", X) if places[f"{name}{each.get('href')}"] is call]
            last = next((each for each in note if back in each.iter() and each is not back), note)
            assert folded("".join(last.itertext())).endswith("".join(back.itertext())), "the way back stands last"
    called = [str(each.get("id")) for root in documents.values() for each in root.iterfind(".//x:aside", X)]
    assert called == [pages.note_id(note.id) for part in edition.text.paragraphs for note in derived.notes.get(part.id, ())]
    for note in edition.notes:
        element = next(each for id, each in places.items() if id.endswith(f"#{pages.note_id(note.id)}"))
        assert folded(prose(located_everywhere(note.blocks))) in folded(
            " ".join("".join(each.itertext()) for each in element.iter(f"{{{X['x']}}}p"))
        )


def test_a_sign_leads_to_its_whole_footnote_in_every_version_of_a_text(tmp_path: Path) -> None:
    copytree(press.ROOT / "tests/samples/oath", folder := tmp_path / "oath")
    for file in (folder / "oath.md", folder / "versions/b.md"):
        note = "{: #a1 .footnote }\n"
        file.write_text(file.read_text("utf-8").replace(note, f"{note}\nSo they say.\n{{: #a1b }}\n"), "utf-8")
    edition, slips, _ = read(folder)
    assert list(slips) == []
    bodies = [each for chapter in order.whole(Chapters(edition, concordance.make(edition))) for each in chapter.body]
    places = {id: each for root in bodies for each in root.iter() if (id := each.get("id"))}
    for version in ("", "b."):
        sign = places[pages.sign_id(f"{version}a1")]
        note = places[str(sign.get("href")).removeprefix("#")]
        assert note.get("role") == "doc-footnote"
        assert [each.get("id") for each in of_text(note)] == [f"{version}a1", f"{version}a1b"]
        (back,) = note.iterfind(".//x:a[@role='doc-backlink']", X)
        assert places[str(back.get("href")).removeprefix("#")] is sign


def test_mentions_of_an_ebook_lead_to_their_entries(found: Found, documents: dict[str, etree._Element]) -> None:
    places = by_id(documents)
    for part in found[0].text.paragraphs:
        name, element = next((name, each) for name, root in documents.items() for each in of_text(root) if each.get("id") == part.id)
        links = [each for each in element.iterfind(".//x:a", X) if each.get("role") is None]
        led = [str(each.get("href")) for each in links]
        wanted = [node.entry for node in walk(part.nodes) if isinstance(node, Mention)]
        assert [href.partition("#")[2] for href in led] == [entry.replace("/", "-") for entry in wanted]
        assert all((href if href[0] != "#" else name + href) in places for href in led)


def test_every_link_of_an_ebook_stays_in_it_or_leads_to_the_site_or_out(documents: dict[str, etree._Element]) -> None:
    places = {*by_id(documents), *documents}
    for name, root in documents.items():
        for link in root.iterfind(".//x:a", X):
            href = str(link.get("href"))
            assert "://" in href or href.startswith("mailto:") or (name + href if href[0] == "#" else href) in places, (name, href)


def test_the_page_list_of_an_ebook_is_that_of_the_source(found: Found, documents: dict[str, etree._Element]) -> None:
    numbers = [str(node.number) for part in found[0].text.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak)]
    places = by_id(documents)
    links = documents["nav.xhtml"].findall(".//x:nav[@id='page-list']//x:a", X)
    assert ["".join(each.itertext()) for each in links] == numbers
    assert [places[str(each.get("href"))].get(OPS) for each in links] == ["pagebreak"] * len(numbers)


def test_an_ebook_holds_every_entry_event_and_source_and_no_lesson(
    found: Found, opened: ZipFile, documents: dict[str, etree._Element]
) -> None:
    edition, derived = found
    ids = {id.partition("#")[2] for id in by_id(documents)}
    assert {entry.path.replace("/", "-") for entry in edition.entries} <= ids
    assert {f"sources-{source.slug}" for source in edition.sources} <= ids
    days = documents["timeline.xhtml"].findall(".//x:dt", X) if derived.timeline else []
    assert len(days) == len(edition.days(derived.timeline) if derived.timeline else ())
    assert ("timeline.xhtml" in documents) == bool(derived.timeline), "no chapter is empty"
    whole = folded(" ".join("".join(root.itertext()) for root in documents.values()))
    for lesson in edition.lessons:
        for question in lesson.questions:
            assert folded(words(question.nodes)) not in whole
    for entry in edition.entries:
        assert entry.name in whole


def test_an_ebook_says_first_what_it_is_and_depends_on_nothing_but_the_edition(found: Found, opened: ZipFile) -> None:
    first = opened.infolist()[0]
    assert (first.filename, first.compress_type, opened.read(first)) == ("mimetype", ZIP_STORED, b"application/epub+zip")
    assert {dt.date(*each.date_time[:3]).isoformat() for each in opened.infolist()} == {found[0].said["date"]}
    assert opened.read("EPUB/cover.png")[:8] == b"\x89PNG\r\n\x1a\n"
    assert book(*found) == book(*found)


@pytest.mark.parametrize("folder", ["content", "tests/samples/colloquy", "tests/samples/oath"])
def test_the_cover_says_what_the_title_page_says(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(cover.Pen, "words", lambda _, text, *rest: said.append(" ".join(text.split())) or rest[1])
    chapters = Chapters(*published(folder))
    cover.make(chapters, ())
    title = [each for each in title_page(chapters).body if each.get("class") != "imprint"]
    assert " ".join(said) == " ".join(filter(None, ["".join(each.itertext()) for each in title] + [chapters.day]))


def test_nobody_who_wrote_or_sent_the_text_is_made_an_author_of_the_book(opened: ZipFile, found: Found) -> None:
    package = etree.fromstring(opened.read("EPUB/package.opf"))
    creators = [each.text for each in package.iterfind(".//{http://purl.org/dc/elements/1.1/}creator")]
    assert creators == found[0].said["editors"].split("; ")


@pytest.mark.java
def test_epubcheck_finds_nothing(found: Found, tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    file.write_bytes(book(*found))
    assert validators.book(file) == ""


def test_what_a_place_of_the_site_is_called_in_a_book() -> None:
    for place, id in {
        "letter/": "text",
        "letter/#p12.s3": "p12.s3",
        "letter/p12/": "p12",
        "letter/#n-count": "n-count",
        "sources/#report": "sources-report",
        "people/stone-ada/": "people-stone-ada",
        "people/": "people",
    }.items():
        assert inside(place, "letter") == id


def test_the_title_page_and_the_text_lead_to_the_books_where_they_are_published(found: Found) -> None:
    edition, derived = found
    setting = Setting(edition, derived)
    slug = edition.text.slug
    files = [
        f"{slug}/{slug}.epub",
        f"{slug}/{slug}.pdf",
        f"{slug}/text.pdf",
        f"{slug}/{slug}.docx",
        f"{slug}/{slug}.html",
        f"{slug}/{slug}.zip",
    ]
    title = next(page for page in home.make(setting) if isinstance(page, home.HomePage))
    assert [door.href for door in title.books] == files
    assert len({door.name for door in title.books}) == len(files)
    links = setting.heads.whole_text("../", pages.text(slug)).links
    assert {href for rel, href, _ in links if rel == "alternate"} >= {f"{slug}.epub", f"{slug}.pdf"}
    without = replace(edition, books=False)
    assert next(page for page in home.make(Setting(without, derived)) if isinstance(page, home.HomePage)).books == ()
