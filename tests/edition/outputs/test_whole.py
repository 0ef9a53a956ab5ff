"""What a print engine had no room for is told, and what it forgets is set: pages too small for what stands on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import press
import pytest
from bridge import Sample
from told import Pdf

pytestmark = pytest.mark.paper

STYLE = """@font-face { font-family: Literata; src: url(../fonts/literata-latin-wght-normal.woff2) }
@page { margin: 10mm } html { font: 16px/1.4 Literata } .note { float: footnote; footnote-display: block; footnote-policy: line }
.hidden { display: none } .loud { text-transform: uppercase }"""
Set = Callable[[str], tuple[Pdf, tuple[str, ...]]]


@pytest.fixture
def on_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets the body of a page on A6: the PDF, and what is told of it."""
    from edition.outputs.paper import Page, Stock, sheets  # here: it needs Pango

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # and back to what it was: setting sheets sets it
    (tmp_path / "static").symlink_to(press.ROOT / "theme" / "static")
    (tmp_path / "small.css").write_text(STYLE, encoding="utf-8")

    def made(body: str) -> tuple[Pdf, tuple[str, ...]]:
        page = Page("a/page.pdf", f'<!DOCTYPE html><html lang="en"><title>A page</title>{body}', "A6", "small.css")
        (sheet,) = sheets([page], Stock("https://one.example", tmp_path / "static", date(2001, 1, 1)))
        return Pdf(sheet.data), sheet.lost

    return made


def words(number: int) -> str:
    return " ".join(f"word {each}" for each in range(number))


def called(lines: int, length: int) -> str:
    """Some lines, and paragraphs behind them with a note in their second line each."""
    notes = [f'<span class="note" id="n-{each}">Note {each}. {"It is long. " * length}</span>' for each in range(8)]
    return "<br>".join(["Line."] * lines) + "".join(f"<p>One<br>two{note}<br>three<br>four<br>five</p>" for note in notes)


NOTED = [(1, 6), (4, 1), (8, 13), (11, 2)]


@pytest.mark.parametrize(("lines", "length"), NOTED)
def test_no_note_of_a_line_that_others_made_room_for_is_lost(lines: int, length: int, on_paper: Set) -> None:
    pdf, lost = on_paper(called(lines, length))
    assert lost == ()
    assert [*map(int, re.findall(r"Note (\d)\.", " ".join(pdf.words(note) for note in pdf.tree.of("Note"))))] == [*range(8)]


def test_a_note_that_the_engine_forgets_is_told(on_paper: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.outputs.paper import pages  # here: it needs Pango
    from weasyprint.layout import block

    monkeypatch.setattr(block, "_linebox_layout", pages.alone)
    told = [lost for lines, length in NOTED for lost in on_paper(called(lines, length))[1]]
    assert len(told) >= len(NOTED)
    for each in told:
        assert re.fullmatch(
            r"a/page\.pdf \(A6\): the print engine had no room for “Note \d\. It is long\..*” \(#n-\d\) and left it out; "
            r"divide what it stands in",
            each,
        )


def other(box: object, lines: object) -> None:
    """What sets lines in an engine of another version."""


@pytest.mark.parametrize("found", [None, other], ids=["none", "another"])
def test_an_engine_that_sets_lines_otherwise_is_told(found: Callable[..., None] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.outputs.paper import pages  # here: it needs Pango
    from weasyprint.layout import block

    monkeypatch.setattr(block, pages.SETTER, found)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint [\d.]+ sets the lines of a paragraph by another function .* requirements\.txt"):
        pages.setter()


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (f'<p>One<span class="note" id="n-a">{words(300)}</span> two</p>', "on page 2 “word 0 .*” \\(#n-a\\)"),
        (f'<p id="p1"><span style="white-space: nowrap">{words(40)}</span></p>', "on page 1 “word 0 .*” \\(#p1\\)"),
        (f"<p>{'long' * 60}</p>", "on page 1 “longlong.* …”"),
        ("<table><tr>" + "<td>a_long_word</td>" * 9 + "</tr></table>", "on page 1 “a_long_word”"),
        (f'<div id="cut" style="height: 3em; overflow: hidden">{words(60)}</div>', "on page 1 “word 0 .*” \\(#cut\\)"),
        ('<p id="away" style="position: absolute; top: 200mm">Away</p>', "on page 1 “Away” \\(#away\\)"),
    ],
)
def test_what_stands_off_the_paper_or_is_cut_is_told(body: str, where: str, on_paper: Set) -> None:
    _, lost = on_paper(f"{body}<p>What follows.</p>")
    assert lost
    pattern = rf"a/page\.pdf \(A6\): {where} stands off the paper or over other words; divide it, or make it narrower"
    assert [each for each in lost if not re.fullmatch(pattern, each)] == []


def test_what_has_room_is_told_of_nowhere(on_paper: Set) -> None:
    rows = f"<tr><td>One</td><td>{words(80)}</td></tr>" * 12
    body = f"""<p class="hidden">Not shown.</p><p class="loud">Gro\u00df, co\u00adop\u00ader\u00ada\u00adtive {words(300)}</p>
<table><thead><tr><th>Head</th><th>that is set again</th></tr></thead><tbody>{rows}</tbody></table>
<div class="ruled" aria-hidden="true">{"<i>&nbsp;</i><br>" * 60}</div>
<ul><li>An item<br>of two lines</li></ul><p dir="rtl" lang="he">\u05d0\u05d1\u05d2 abc \u05d3\u05d4</p>
<img src="../static/icon.svg" alt="An icon" width="20" height="20"><blockquote><p>{words(200)}</p></blockquote>"""
    assert on_paper(body)[1] == ()


def test_lines_to_write_on_and_pictures_are_missed_too(on_paper: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.outputs.paper import whole  # here: it needs Pango

    read = whole.Pages._read

    def forgetful(self: whole.Pages, box: whole.Box, room: whole.Room, page: int) -> None:
        if box.element_tag not in ("i", "img"):
            read(self, box, room, page)

    monkeypatch.setattr(whole.Pages, "_read", forgetful)
    _, lost = on_paper('<div id="lines"><i>&nbsp;</i></div><img id="icon" src="../static/icon.svg" alt="An icon" width="20" height="20">')
    assert [each.partition("room for ")[2].partition(" and")[0] for each in lost] == ["“i” (#lines)", "“An icon” (#icon)"]


def test_an_edition_that_paper_has_no_room_for_is_not_published(sample: Sample) -> None:
    sample.damage("letter.md", "[^bridge]: ", f"[^bridge]: {'It is said once more at length. ' * 400}")
    site = sample.folder.parent / "output"
    done = press.pelican(
        sample.folder,
        site,
        "-s",
        str(press.ROOT / "publishconf.py"),
        "-e",
        "PACKS=false",
        "--fatal",
        "errors",
        SITEURL="https://one.example",
    )
    assert done.returncode == 1
    assert re.search(
        r"letter/letter\.pdf \(210mm 279mm\): on page \d+ “.*” \(#n-bridge\) stands off the paper or over other words", done.stderr
    )
    assert re.findall(r"\(#([\w-]+)\) stands off", done.stderr) == ["n-bridge", "words"], "the note, and the chapter that it runs over"
    assert done.stderr.rstrip().endswith("2 of what stands on paper cannot be read there")


def test_the_paragraphs_of_a_long_note_go_overleaf_by_themselves(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition import concordance
    from edition.outputs.books import printed
    from edition.outputs.paper import Page, Stock, sheets  # here: it needs Pango
    from edition.reader import read

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    paragraph = f"\n    {'It is said once more at length. ' * 60}\n"
    sample.damage("letter.md", "[^sixty]: Fifty-eight", f"[^sixty]: First.\n{paragraph * 4}\n    Fifty-eight")
    edition, slips, _ = read(sample.folder)
    assert [*slips] == []
    html = printed.critical(edition, concordance.make(edition))
    stock = Stock("https://one.example", press.ROOT / "theme" / "static", date(2001, 1, 1))
    (sheet,) = sheets([Page("letter.pdf", html, printed.SIZE, printed.SHEET)], stock)
    assert sheet.lost == ()
    pdf = Pdf(sheet.data)
    assert [*pdf.faults()] == []
    notes = [pdf.words(note) for note in pdf.tree.of("Note")]
    assert len(notes) == len(edition.notes) + 5
    assert sum(note.count("said once more") for note in notes) == 240
