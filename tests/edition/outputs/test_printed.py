"""Books on paper: the words of the text in the order of reading, its notes at the foot, and pages that its index knows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import press
import pytest
from edition import beginning, dates
from edition.model import Edition, Heading, Mention, numeral, own, prose, walk, words
from edition.outputs import paper
from edition.outputs.books import printed
from edition.wording import wording
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, NameObject
from test_books import ADDRESS, THEME, Found, located_everywhere, published
from told import Pdf, Told

pytestmark = pytest.mark.paper

BODY, PLAIN, FOOT = 10.5, 12.0, 8.5  # sizes of the text, of the text alone, and of notes, in points
EDITIONS = ("content", "tests/samples/lamp", "tests/samples/carta")


@dataclass(frozen=True)
class Printed:
    """A book as it is read back: its pages as runs of words, each with the size of its letters."""

    pdf: Pdf
    reader: PdfReader
    pages: tuple[tuple[tuple[float, str], ...], ...]

    def said(self, size: float, first: int = 0, last: int | None = None) -> str:
        """The letters of a size on some pages, in order, without spaces."""
        return solid("".join(text for page in self.pages[first:last] for each, text in page if abs(each - size) < 0.05))

    @property
    def outline(self) -> list[tuple[str, int]]:
        """The titles of the outline, each with the index of its page."""
        return [*self._titles(self.reader.outline)]

    def _titles(self, outline: object) -> list[tuple[str, int]]:
        found = []
        for each in outline if isinstance(outline, list) else []:
            if isinstance(each, Destination):
                found.append((str(each.title), self.reader.get_destination_page_number(each) or 0))
            else:
                found += self._titles(each)
        return found


def headed(edition: Edition) -> list[str]:
    """The headings of the editors."""
    return [words(part.nodes) for part in edition.text.parts if isinstance(part, Heading)]


def solid(text: str) -> str:
    return "".join(text.split())


def leftward(text: str) -> str:
    """A text whose runs of Hebrew have their letters in one order: in a file these stand as they are drawn, which may be either way."""
    return re.sub("[\u0590-\u05ff]+", lambda run: "".join(sorted(run[0])), text)


def lent(page: PageObject) -> set[str]:
    """The letters of a page that stand in faces that are not the edition's."""
    faces = [face for face in page["/Resources"].get("/Font", {}).values() if not re.search(r"\+(Literata|Source)", face["/BaseFont"])]
    tables = [face["/ToUnicode"].get_data().decode("ascii") for face in faces]
    said = [code for table in tables for code in re.findall(r"^<[0-9a-f]{4}> <([0-9a-f]+)>$", table, re.MULTILINE)]
    return {letter for code in said for letter in bytes.fromhex(code).decode("utf-16-be")}


@cache
def book(folder: str, kind: str) -> Printed:
    """A book of an edition."""
    from edition.outputs import paper  # here: it needs Pango

    edition, found = published(folder)
    style = (THEME / "templates" / "forms.css").read_text(encoding="utf-8") if edition.text.formed else ""
    html = {"critical": printed.critical, "plain": printed.plain}[kind](edition, found, style)
    stock = paper.Stock(ADDRESS, THEME / "static", dates.day(edition.said["date"]))
    pdf = Pdf(paper.sheets([paper.Page("book.html", html, printed.SIZE, printed.SHEET)], stock)[0].data)
    reader = pdf.reader
    read = []
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            if not isinstance(font["/Encoding"], str):  # of a face that lacks a letter it is a table, for which pypdf reads byte by byte
                font.get_object()[NameObject("/Encoding")] = NameObject("/Identity-H")
        runs: list[tuple[float, str]] = []

        def note(text: str, cm: list[float], tm: list[float], font: object, size: float, runs: list[tuple[float, str]] = runs) -> None:
            runs.append((size * abs(tm[3] or tm[1]) * abs(cm[3] or cm[1]), text))

        page.extract_text(visitor_text=note)
        read.append(tuple(runs))
    return Printed(pdf, reader, tuple(read))


@pytest.fixture(scope="module", params=EDITIONS)
def made(request: pytest.FixtureRequest, monkeypatch_module: None) -> tuple[Found, Printed, Printed]:
    """An edition with its two books."""
    return published(request.param), book(request.param, "critical"), book(request.param, "plain")


@pytest.fixture(scope="module")
def monkeypatch_module() -> object:
    """The clock that a process of paper sets is set back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        yield


def test_both_books_have_the_words_of_the_text_in_the_order_of_reading(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), critical, plain = made
    body = [part for part in edition.text.paragraphs if not own(part.id)]  # the source's footnotes stand at the foot
    text = solid("".join(words(part.nodes) for part in body))
    starts = [page for title, page in critical.outline if title == edition.text.title]
    ends = [page for title, page in critical.outline if page > starts[0] and title not in headed(edition)]
    assert critical.said(BODY, starts[0], ends[0]) == text
    assert text in plain.said(PLAIN)
    whole = solid("".join(said for page in plain.pages for _, said in page))
    assert [part.id for part in edition.text.paragraphs if own(part.id) and solid(words(part.nodes)) not in whole] == []


def test_every_note_stands_at_the_foot_of_a_page_where_it_is_called(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), critical, _ = made
    feet = critical.said(FOOT)
    for note in edition.notes:
        assert leftward(solid(prose(located_everywhere(note.blocks)))) in leftward(feet), note.id
        assert solid(note.lemma) in feet


def test_the_index_knows_the_page_of_every_paragraph(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), critical, _ = made
    menu = wording(edition.said["language"]).menu
    spoken = {numeral(part.id) for part in edition.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)} - {""}
    if not spoken:
        return  # nor is there an index
    first, last = (next(page for title, page in critical.outline if title == name) for name in (menu.index, menu.sources))
    said = [page.extract_text() for page in critical.reader.pages[first : last + 1]]
    said[-1] = said[-1].partition(menu.sources)[0]  # which may begin on the page where the index ends
    told = {(number, int(page)) for each in said for number, page in re.findall(r"\b(\d+[a-z]?)\s\((\d+)\)", each)}
    homes = {
        name: (critical.reader.get_destination_page_number(place) or 0) + 1 for name, place in critical.reader.named_destinations.items()
    }
    assert told == {(number, homes[f"p{number}"]) for number in spoken}


def test_a_mention_leads_to_the_index_or_the_glossary(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), critical, _ = made
    mentioned = {node.entry.replace("/", "-") for part in edition.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)}
    assert mentioned <= {*critical.reader.named_destinations}


def test_who_listens_hears_every_paragraph_whole_and_then_its_notes(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), critical, plain = made
    small = len(critical.reader.pages) < 30  # of a long book this takes long
    for each in [critical, plain] if small else [plain]:
        assert [*each.pdf.faults()] == []
        heard = [solid(each.pdf.words(one)) for one in each.pdf.tree.all() if re.fullmatch(r"P|H\d", one.role)]
        for part in edition.text.paragraphs:
            if each is plain and numeral(part.id):
                assert solid(f"¶ {numeral(part.id)}{words(part.nodes)}") in heard
    notes = [kid for one in critical.pdf.tree.all() for kid in one.kids if isinstance(kid, Told) and kid.role == "Note"]
    assert len(notes) == len({str(note.said["/ID"]) for note in notes}) == len(edition.notes)
    if small:
        said = [solid(critical.pdf.words(note)) for note in notes]
        assert all(solid(note.lemma) in each for note, each in zip(edition.notes, said, strict=True)), "in their order"


def test_books_fit_on_either_paper(made: tuple[Found, Printed, Printed]) -> None:
    (edition, _), *both = made
    for each in both:
        root = each.reader.trailer["/Root"]
        assert root["/Lang"] == edition.said["language"]
        assert all(page.mediabox.width <= 595.28 and page.mediabox.height <= 792 for page in each.reader.pages)
        foreign = set().union(*map(lent, each.reader.pages))
        hebrew = {
            letter for letter in foreign if "\u0590" <= letter <= "\u05ff"
        }  # no face of the edition has it: a machine's own stands in
        assert foreign - hebrew <= ({" ", "\uffff"} if hebrew else set())
    headings = headed(edition)
    assert [title for title, _ in both[0].outline if title in headings] == headings
    assert both[0].reader.metadata and both[0].reader.metadata.author == edition.said["editors"]


@pytest.mark.parametrize("sheet", ["paper", "book", "epub", "volume"])
def test_what_is_held_to_the_word_before_it_is_so_also_behind_the_end_of_a_name(sheet: str) -> None:
    """Where a name ends no letter can be taken along, and an engine may break between two elements."""
    style = (THEME / "templates" / f"{sheet}.css").read_text(encoding="utf-8")
    assert ".k { white-space: nowrap }" in style and '.k::before { content: "\\2060" }' in style


def test_a_books_style_sheet_names_no_size_twice_for_what_is_told_apart() -> None:
    sheet = (press.ROOT / "theme" / printed.SHEET).read_text(encoding="utf-8")
    assert f"html {{ font: {BODY}pt" in sheet and f".plain {{ font-size: {PLAIN:g}pt" in sheet
    assert re.search(rf"\.note {{[^}}]*font: {FOOT}pt", sheet)


def test_what_the_editors_find_begins_as_a_sentence_does_behind_the_words_of_a_note() -> None:
    found = [first for each in EDITIONS for first in re.findall(r'class="kind">(.)', printed.critical(*published(each)))]
    assert found
    assert [each for each in found if not each.isupper()] == []


def test_a_letter_that_no_face_has_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    stock = paper.Stock(ADDRESS, THEME / "static", dt.date(2026, 1, 1))
    page = paper.Page("letter.html", "<html lang='en'><title>A</title><p>One \u0378 and \u0378.", printed.SIZE, printed.SHEET)
    paper.sheets([page], stock)
    (told,) = [record.getMessage() for record in caplog.records if "face" in record.getMessage() or "notdef" in record.getMessage()]
    assert told == "letter.html: no face on this machine has \u0378; install one that has (such as a Noto face), and publish again"


def test_how_to_read_says_of_marks_only_those_that_the_text_has(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    answers = dict.fromkeys(("author", "attribution", "title"), "A box") | {"slug": "letter", "date": "1848", "language": "en"}
    beginning.begin(folder, answers, "We cross.")
    say = wording("en").books
    marks = (say.guide_pages, say.guide_notes, say.guide_headings, say.guide_brackets)
    for content, there in (("tests/samples/lamp", True), (str(folder / "content"), False)):
        made = printed.critical(*published(content))
        assert [str(each) in made for each in marks] == [there] * 4
