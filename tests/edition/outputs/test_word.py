"""Documents for word processors: real footnotes and headings, and worksheets with every word that students get and none of the key."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby, pairwise
from zipfile import ZipFile

import pytest
from edition.memory import Memory
from edition.model import Heading, Paragraph, Picture, Reference, every, nodes_of, numeral, prose, words
from edition.outputs import styles
from edition.outputs.books import manuscript
from edition.outputs.school import editable
from edition.outputs.school.excerpts import excerpt
from edition.outputs.school.packs import FILES
from edition.outputs.school.short import brief, questions
from lxml import etree
from test_books import Found, located_everywhere, printed, published, shown

W = {"w": styles.W}
WIDEST = 6.4  # points of a letter in the head of a column, on average, in DejaVu Serif, the widest face that stands for ours
CELL = 108  # twentieths of a point at either side of a box
NARROWEST = 2550  # of a column to write in: 45 millimeters
NOT_TEXT = (styles.NUMBER.replace(" ", ""), styles.PAGE.replace(" ", ""), "FootnoteReference")


class Opened:
    """A document as a word processor reads it."""

    def __init__(self, data: bytes):
        with ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.members["word/document.xml"])
        self.notes = etree.fromstring(self.members["word/footnotes.xml"])

    def paragraphs(self, root: etree._Element, *kinds: str) -> list[str]:
        """The words of the paragraphs of some styles, or of all, without numbers and calls."""
        found = []
        for each in root.iter(f"{{{styles.W}}}p"):
            style = each.find("w:pPr/w:pStyle", W)
            if not kinds or (style is not None and style.get(f"{{{styles.W}}}val") in kinds):
                found.append("".join(self.said(run) for run in each.iter(f"{{{styles.W}}}r")))
        return found

    def said(self, run: etree._Element) -> str:
        """The words of a run, but for numbers of paragraphs, pages and notes."""
        style = run.find("w:rPr/w:rStyle", W)
        if style is not None and style.get(f"{{{styles.W}}}val") in NOT_TEXT:
            return ""
        return "".join(text.text or "" for text in run.iter(f"{{{styles.W}}}t"))


@pytest.fixture(scope="module", params=["content", "tests/samples/lamp", "tests/samples/carta", "tests/samples/forms"])
def found(request: pytest.FixtureRequest) -> Found:
    """Three editions, one in Spanish."""
    return published(request.param)


@pytest.fixture(scope="module")
def text(found: Found) -> Opened:
    """The text for word processors."""
    return Opened(manuscript.make(*found, shown(found[0])))


def _paragraphs(part: Paragraph | Heading | Picture) -> list[str]:
    """The words of a paragraph as word processors have them: those of a table in its cells. Below a picture stands whose it is."""
    if isinstance(part, Picture):
        return [part.credit]
    text, spans = words(part.nodes), every(part.stretches, "head", "cell") if isinstance(part, Paragraph) and part.role == "table" else ()
    return [said for each in spans if (said := text[each.start : each.end])] or [" ".join(text.split())]


def test_the_document_has_the_words_of_the_text_and_headings_of_the_editors(found: Found, text: Opened) -> None:
    edition, _ = found
    made = [each for each in text.paragraphs(text.body) if each]
    wanted = [each for part in edition.text.parts for each in _paragraphs(part)]
    start = made.index(wanted[0])
    assert [" ".join(each.split()) for each in made[start : start + len(wanted)]] == wanted
    headings = [words(part.nodes) for part in edition.text.parts if isinstance(part, Heading)]
    assert text.paragraphs(text.body, "Heading2")[:-1] == [*headings, *(version.name for version in edition.versions)]
    assert len(text.paragraphs(text.body, "Heading1")) == 1


def test_notes_are_real_footnotes_called_in_their_order(found: Found, text: Opened) -> None:
    edition, _ = found
    called = [str(each.get(f"{{{styles.W}}}id")) for each in text.body.iter(f"{{{styles.W}}}footnoteReference")]
    notes = {str(each.get(f"{{{styles.W}}}id")): each for each in text.notes.iter(f"{{{styles.W}}}footnote")}
    made = [" ".join(text.paragraphs(notes[id])).strip() for id in called]
    assert len(made) == len(edition.notes)
    for said, note in zip(made, edition.notes, strict=True):
        assert " ".join(prose(located_everywhere(note.blocks)).split()) in " ".join(said.split())
        assert said.startswith(note.lemma)


def test_every_paragraph_is_a_place_to_which_links_lead(found: Found, text: Opened) -> None:
    edition, _ = found
    places = {str(each.get(f"{{{styles.W}}}name")) for each in text.body.iter(f"{{{styles.W}}}bookmarkStart")}
    assert {part.id for part in edition.text.paragraphs if numeral(part.id)} <= places
    called = [each for root in (text.body, text.notes) for each in root.iter(f"{{{styles.W}}}hyperlink")]
    links = {str(id) for each in called if (id := each.get(f"{{{styles.W}}}anchor"))}
    inside = (node for note in edition.notes for node in nodes_of(note.blocks))
    pointed = {node.target[1:] for node in inside if isinstance(node, Reference)}
    assert links == pointed & places


def test_worksheets_and_keys_have_what_they_are_for(found: Found) -> None:
    edition, derived = found
    made = {each.path: Opened(each.data) for each in editable.make(edition, derived, Memory())}
    wanted = set()
    for lesson in edition.lessons:
        names = {FILES.word, FILES.key} | ({FILES.bilingual} if lesson.translation else set())
        if lesson.short:
            names |= {FILES.short_word} | ({FILES.short_adapted} if brief(edition.text, lesson).adapted else set())
            names |= {FILES.short_bilingual} if lesson.translation else set()
        wanted |= {f"lessons/{lesson.slug}/{name}" for name in names}
    assert made.keys() == wanted
    for lesson in edition.lessons:
        sheet, key = (made[f"lessons/{lesson.slug}/{name}"] for name in (FILES.word, FILES.key))
        given, answered = ("\n".join(each.paragraphs(each.body)) for each in (sheet, key))
        assert sheet.paragraphs(sheet.body, "Heading1") == [lesson.title]
        for _, nodes in excerpt(edition.text, lesson.reading):
            assert words(nodes) in given
        for question in lesson.questions:
            assert words(question.nodes) in given
            assert words(question.nodes) in answered
        for answer in lesson.answers:
            assert words(printed(answer.exemplar)) in answered
            assert words(printed(answer.exemplar)) not in given
        for each, own, other in ((given, "worksheet", "key"), (answered, "key", "worksheet")):
            assert f"/lessons/{lesson.slug}/{own}/" in each and f"/lessons/{lesson.slug}/{other}/" not in each, (
                "each ends with its own address"
            )
        assert len(sheet.paragraphs(sheet.body, styles.LINES.replace(" ", ""))) >= 4 * len(lesson.questions)


def test_a_short_form_has_its_excerpt_its_questions_and_nothing_of_the_key(found: Found) -> None:
    edition, derived = found
    made = {each.path: each.data for each in editable.make(edition, derived, Memory())}
    parts = {part.id: words(part.nodes) for part in edition.paragraphs}
    said = {each.id: parts[id][each.start : each.end] for id, inside in edition.sentences.items() for each in inside}
    for lesson in (each for each in edition.lessons if each.short):
        asked = next(section for section in lesson.sections if section.part.form == "short")
        for name in (FILES.short_word, FILES.short_adapted, FILES.short_bilingual):
            if data := made.get(f"lessons/{lesson.slug}/{name}"):
                sheet = Opened(data)
                given = "\n".join(sheet.paragraphs(sheet.body))
                assert sheet.paragraphs(sheet.body, "Heading1") == [lesson.title]
                assert [said[id] for id in lesson.short if said[id] not in given] == []
                for question in questions(asked):
                    assert words(question) in given
                if name == FILES.short_bilingual:
                    assert lesson.translation
                    assert all(words(question) in given for question in lesson.translation.short)
                for answer in lesson.answers:
                    assert words(printed(answer.exemplar)) not in given


def test_a_question_stays_with_its_lines_and_a_grid_is_whole(found: Found) -> None:
    edition, derived = found
    sheets = [Opened(each.data) for each in editable.make(edition, derived, Memory()) if each.path.endswith(FILES.word)]
    lines = styles.LINES.replace(" ", "")
    for sheet in sheets:
        body = next(iter(sheet.body.iter(f"{{{styles.W}}}body")))
        kept = {each: each.find("w:pPr/w:keepNext", W) is not None for each in body.iter(f"{{{styles.W}}}p")}
        empty = [
            each.find("w:pPr/w:pStyle", W) is not None and each.find("w:pPr/w:pStyle", W).get(f"{{{styles.W}}}val") == lines
            for each in body
        ]
        for at, (one, other) in enumerate(pairwise(empty)):
            if other and not one:
                assert kept[body[at]] and body[at].find("w:pPr/w:keepLines", W) is not None, "what the lines are for"
                assert all(kept[each] for each in body[at + 1 : at + 4])
        grids = [each for each in body.iter(f"{{{styles.W}}}tbl") if len(each.findall("w:tr", W)) < 10]
        for grid in grids:
            *rows, last = grid.findall("w:tr", W)
            assert all(kept[each] for row in rows for each in row.iter(f"{{{styles.W}}}p"))
            assert not any(kept[each] for each in last.iter(f"{{{styles.W}}}p"))
        assert sum(empty) > 10
    assert len(sheets) == len(edition.lessons)


def test_a_short_form_is_set_closer_and_parts_only_words_that_are_read(found: Found) -> None:
    edition, derived = found
    made = {each.path: Opened(each.data) for each in editable.make(edition, derived, Memory())}
    for lesson in (each for each in edition.lessons if each.short):
        wide = made[f"lessons/{lesson.slug}/{FILES.word}"]
        for name in (FILES.short_word, FILES.short_adapted, FILES.short_bilingual):
            if (sheet := made.get(f"lessons/{lesson.slug}/{name}")) is None:
                continue
            for side in ("top", "left"):
                own, other = (int(str(each.body.find(".//w:pgMar", W).get(f"{{{styles.W}}}{side}"))) for each in (sheet, wide))
                assert own < other, "its margins"
            for style in (styles.LARGE, styles.LINES):
                own, other = (high(each, style.replace(" ", "")) for each in (sheet, wide))
                assert own < other, "its lines"
            lines = styles.LINES.replace(" ", "")
            assert high(sheet, lines) >= 1.5, "but for a hand there is room"
            tables = [*sheet.body.iter(f"{{{styles.W}}}tbl")]
            assert len(tables) == (name == FILES.short_adapted)
            for first, *rows, one, last in (each.findall("w:tr", W) for each in tables):
                assert all(kept(each) for each in first.iter(f"{{{styles.W}}}p")), "the heads of columns stay with the first row"
                assert all(kept(each) for each in one.iter(f"{{{styles.W}}}p")), "no page has its last row alone"
                assert not any(kept(each) for row in (*rows, last) for each in row.iter(f"{{{styles.W}}}p")), "a long table may be parted"
                assert {styled(each) for row in rows for each in row.iter(f"{{{styles.W}}}p")} == {"Compact"}, "both in one size"
            body = sheet.body[0]
            bank = [each for each in sheet.body.iter(f"{{{styles.W}}}p") if styled(each) == styles.TERM]
            assert all(kept(each) for each in bank[:-1]), "a word bank is whole"
            rooms = [len([*run]) for blank, run in groupby(map(styled, body)) if blank == lines]
            assert rooms == [*[5 if name == FILES.short_word else 3] * 3, 8]
            root = etree.fromstring(sheet.members["word/styles.xml"])
            (spacing,) = root.findall(f".//w:style[@w:styleId='{styles.ASKED}']/w:pPr/w:spacing", W)
            assert int(str(spacing.get(f"{{{styles.W}}}before"))) >= 100, "a question touches no line above it"


def test_columns_are_wide_enough_to_write_in_and_for_the_longest_word_of_their_heads(found: Found) -> None:
    edition, derived = found
    for made in editable.make(edition, derived, Memory()):
        sheet = Opened(made.data)
        room = int(str(sheet.body.find(".//w:sectPr/w:pgSz", W).get(f"{{{styles.W}}}w"))) - 2 * styles.MARGIN[0]
        for grid in sheet.body.iter(f"{{{styles.W}}}tbl"):
            cells, shares = (
                grid.findall("w:tr[1]/w:tc", W),
                [float(str(each.get(f"{{{styles.W}}}w"))) for each in grid.findall("w:tblGrid/w:gridCol", W)],
            )
            many = len(shares) // len(cells)  # of the grid's columns to one that is read
            wide = [sum(shares[at : at + many]) / sum(shares) * room for at in range(0, len(shares), many)]
            heads = ["".join(sheet.paragraphs(each)) for each in cells]
            for head, own in zip(heads, wide, strict=True):
                assert max(map(len, head.split()), default=0) * WIDEST * 20 <= own - 2 * CELL, (made.path, head)
            if made.path.endswith((FILES.word, FILES.bilingual)) and heads[0]:
                assert min(wide) >= NARROWEST, (made.path, heads)


def test_what_stands_in_a_box_is_one_paragraph_that_touches_no_rule(found: Found) -> None:
    edition, derived = found
    for made in editable.make(edition, derived, Memory()):
        sheet = Opened(made.data)
        root = etree.fromstring(sheet.members["word/styles.xml"])
        for side in ("top", "bottom"):
            (inside,) = root.findall(f".//w:style[@w:styleId='Table']/w:tblPr/w:tblCellMar/w:{side}", W)
            assert int(str(inside.get(f"{{{styles.W}}}w"))) >= 20, "a point at least"
        grids = [each for each in sheet.body.iter(f"{{{styles.W}}}tbl") if not "".join(sheet.paragraphs(each.find("w:tr/w:tc", W)))]
        for row in (row for grid in grids for row in grid.findall("w:tr", W)[1:]):
            assert len(row.findall("w:tc[1]/w:p", W)) == 1, (made.path, "a name and what is said of it take a line each")


def test_what_is_asked_and_what_is_said_at_the_end_never_stand_alone(found: Found) -> None:
    edition, derived = found
    lines, small = (each.replace(" ", "") for each in (styles.LINES, styles.SMALL))
    ends = 0
    for made in editable.make(edition, derived, Memory()):
        body = next(iter(Opened(made.data).body.iter(f"{{{styles.W}}}body")))
        for one, other in pairwise(body):
            if styled(other) == small and one.tag == f"{{{styles.W}}}p":
                assert kept(one), (made.path, "an end stays with what it ends")
                ends += 1
        task = [each for each in body if each.tag == f"{{{styles.W}}}p"]
        first = next((at for at in reversed(range(len(task))) if styled(task[at]) == lines and styled(task[at - 1]) != lines), 0)
        above = []
        while first and styled(task[first - 1 - len(above)]) not in (lines, "Heading2") and len(above) < 3:
            above.append(task[first - 1 - len(above)])
        assert all(kept(each) for each in above), (made.path, "what is asked is parted from its lines")
    assert ends >= 2 * len(edition.lessons)


def styled(element: etree._Element) -> str:
    """The style of a paragraph."""
    style = element.find("w:pPr/w:pStyle", W)
    return "" if style is None else str(style.get(f"{{{styles.W}}}val"))


def kept(paragraph: etree._Element) -> bool:
    """Whether a paragraph stays on the page of the next one."""
    return paragraph.find("w:pPr/w:keepNext", W) is not None


def high(sheet: Opened, style: str) -> float:
    """How high the lines of a style are set, as parts of the size of its letters: said so, or in twentieths of a point."""
    root = etree.fromstring(sheet.members["word/styles.xml"])
    (spacing,) = root.findall(f".//w:style[@w:styleId='{style}']/w:pPr/w:spacing", W)
    (size,) = root.findall(f".//w:style[@w:styleId='{style}']/w:rPr/w:sz", W)  # in half points
    line = float(str(spacing.get(f"{{{styles.W}}}line")))
    exact = spacing.get(f"{{{styles.W}}}lineRule") == "exact"
    return line / (10 * float(str(size.get(f"{{{styles.W}}}val")))) if exact else line / 240


def test_a_document_has_our_styles_a_foot_the_language_and_the_same_bytes_twice(found: Found, text: Opened) -> None:
    edition, _ = found
    said = text.members["word/styles.xml"].decode()
    assert f'w:val="{edition.said["language"]}"' in said
    assert all(f'w:val="{name}"' in said for name in (*styles.OWN, *styles.LETTERS))
    assert any(edition.text.title.encode() in data for name, data in text.members.items() if name.startswith("word/footer"))
    size = text.body.find(".//w:sectPr/w:pgSz", W)
    assert size is not None
    assert int(str(size.get(f"{{{styles.W}}}w"))) == (styles.LETTER if edition.said["language"] == "en" else styles.A4)[0]
    assert manuscript.make(*found, shown(found[0])) == manuscript.make(*found, shown(found[0]))
