"""What a program that reads aloud is told of a PDF: a small page with everything in it, set and read back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from press import ROOT
from told import Pdf, Told

pytestmark = pytest.mark.paper

LINES = "<i>&nbsp;</i>" * 30
ROWS = '<tr><th scope="row">One</th><td></td></tr>' * 17
PAGE = f"""<!DOCTYPE html><html lang="en"><title>A page</title>
<p class="blanks"><span>Name</span> <span>Date</span></p>
<h1>A page</h1>
<section><h2>Read</h2>
<p>The word <i lang="ru">нельзя</i> of <a href="https://one.example/a">a <b>long</b> link</a> is
called<span class="note">A note on it.</span>
and <a class="n" href="https://one.example/b" data-n="¶ 1" aria-label="Paragraph 1"></a> goes on.</p>
<p id="long">{"A long paragraph is set on two pages. " * 130}</p>
<dl><div><dt>Term</dt><dd>What it is.</dd></div><div><dt>Other</dt><dd>Not that.</dd></div></dl>
<dl class="line"><div><dt>Claim:</dt> <dd>who says so</dd></div> <div><dt>Reason:</dt> <dd>why</dd></div></dl></section>
<table class="grid"><thead><tr><td></td><th scope="col">Seen</th></tr></thead><tbody>{ROWS}</tbody></table>
<ol class="questions"><li>Why?<div class="ruled" aria-hidden="true"><i>&nbsp;</i></div></li></ol>
<h2>Write</h2><div class="ruled" aria-hidden="true">{LINES}</div>
<h2>Hand in</h2><div class="ruled" data-label="Your answer to “Why?”" aria-hidden="true"><i>&nbsp;</i></div>
<img src="../../static/icon.svg" alt="An icon" width="20" height="20">
"""
STYLE = """@font-face { font-family: Literata; src: url(../fonts/literata-latin-wght-normal.woff2) } html { font: 16px/1.2 Literata }
@page { margin: 20mm; @bottom-left { content: "at the foot" } } .note { float: footnote } .n::before { content: attr(data-n) }
.blanks { display: flex } .line dt, .line dd { display: inline; margin: 0 }
.blanks span { flex: 1; padding-top: 4mm; --fill: line }
.ruled, .grid tbody td { --fill: lines } table { width: 100% } td { height: 12mm }
.ruled i { display: block; height: 8mm; break-inside: avoid }"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """The page as it is set, with the sheet's own style sheet left out."""
    from edition.outputs.paper import Page, Stock, sheets  # here: it needs Pango

    theme = tmp_path_factory.mktemp("theme")
    (theme / "static").symlink_to(ROOT / "theme" / "static")
    (theme / "small.css").write_text(STYLE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")  # and back to what it was: setting sheets sets it
        (sheet,) = sheets([Page("a/b/", PAGE, "A5", "small.css")], Stock("https://one.example", Path(theme, "static"), date(2001, 1, 1)))
    return Pdf(sheet.data)


def test_it_meets_what_can_be_seen_of_the_standard(made: Pdf) -> None:
    assert [*made.faults()] == []


def test_a_paragraph_on_two_pages_is_one_and_the_foot_of_a_page_is_none(made: Pdf) -> None:
    (long,) = [each for each in made.tree.of("P") if "two pages" in made.words(each)]
    assert len({page for page, _ in long.runs}) > 1
    assert made.words(long).count("two pages") == 130
    assert "foot" not in made.words(made.tree)
    (question,) = [each for each in made.tree.of("LBody") if "Why?" in made.words(each)]
    assert len(question.runs) == 1, "nor are the lines to write on"
    assert all("at the foot" in made.painted[number, "/Pagination"] for number in range(len(made.reader.pages)))


def test_words_of_another_language_say_so(made: Pdf) -> None:
    assert [(made.words(each), each.lang) for each in made.tree.of("Span")] == [("нельзя", "ru")]


def test_a_note_stands_behind_the_paragraph_that_calls_it(made: Pdf) -> None:
    (note,) = made.tree.of("Note")
    section = next(each for each in made.tree.of("Sect") if note in each.kids)
    before = section.kids[section.kids.index(note) - 1]
    assert isinstance(before, Told) and before.of("Reference") and "goes on" in made.words(before)
    assert "note on it" not in made.words(before) and note.said["/ID"]


def test_a_link_is_one_thing_and_is_called_what_it_says(made: Pdf) -> None:
    links = made.tree.of("Link")
    assert [made.words(each) for each in links] == ["a long link", "¶ 1"]
    assert [{str(note["/Contents"]) for note in each.annotations} for each in links] == [{"a long link"}, {"Paragraph 1"}]


def test_the_head_of_a_table_that_is_set_again_is_told_once(made: Pdf) -> None:
    (table,) = made.tree.of("Table")
    assert len({page for page, _ in table.runs}) > 1
    heads = [(made.words(each), each.said["/A"]["/Scope"]) for each in table.of("TH")]
    assert heads == [("Seen", "/Column"), *[("One", "/Row")] * 17]
    assert len(table.of("TR")) == 18


def test_terms_and_what_is_said_of_them_are_items(made: Pdf) -> None:
    lists = [[[made.words(kid) for kid in item.kids if isinstance(kid, Told)] for item in each.of("LI")] for each in made.tree.of("L")]
    beside = [["Claim:", "who says so"], ["Reason:", "why"]]
    assert lists == [[["Term", "What it is."], ["Other", "Not that."]], beside, [["1.", "Why?"]]]


def test_lines_and_boxes_can_be_filled_in_and_are_called_what_they_are_for(made: Pdf) -> None:
    called = [str(each["/TU"]) for each in made.fields]
    rows = ["One, Seen", *(f"One, Seen ({number})" for number in range(2, 18))]
    lines = ["Why?", "Write", "Write (2)", "Your answer to “Why?”"]
    assert called == ["Name", "Date", *rows, *lines], "what goes on overleaf has a field there too"
    assert len({str(each["/T"]) for each in made.fields}) == len(called)
    assert [bool(each["/Ff"]) for each in made.fields] == [False, False, *[True] * 21]
    pages = {page.indirect_reference.idnum: page for page in made.reader.pages if page.indirect_reference}
    for each in made.fields:
        page = pages[each.raw_get("/P").idnum]
        left, low, right, high = (float(edge) for edge in each["/Rect"])
        assert 0 < left < right < page.mediabox.width and 0 < low < high < page.mediabox.height
        assert high - low > 8 and right - left > 60
        assert [float(edge) for edge in each["/AP"]["/N"]["/BBox"]] == pytest.approx([0, 0, right - left, high - low], abs=0.02)
    heights = [float(each["/Rect"][3] - each["/Rect"][1]) for each in made.fields[-3:-1]]
    assert 0 <= sum(heights) - 30 * 8 / 25.4 * 72 < 30, "all the lines"


def test_tags_do_not_change_where_lines_break() -> None:
    from edition.outputs.paper.pages import hang  # here: they need Pango
    from weasyprint import CSS, HTML
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    tagged = "In our letter <b></b>we have <i>given <b>an</b> explanation</i> <span>[in response]</span> to that <a>statement</a> of his."
    plain = re.sub("<[^>]*>", "", tagged)
    widths = range(60, 420, 3)

    def lines(said: str) -> list[list[str]]:
        html = HTML(string="".join(f'<div style="width: {width}px">{said}</div>' for width in widths))
        hang(html.etree_element)
        found: list[list[str]] = []
        for page in html.render(stylesheets=[CSS(string="@page { size: 500px 20000px } b, i { font: inherit }")]).pages:
            for box in page._page_box.descendants():
                if box.element_tag == "div" and not isinstance(box, LineBox | TextBox):
                    found.append([])
                elif isinstance(box, LineBox):
                    found[-1].append("".join(each.text for each in box.descendants() if isinstance(each, TextBox)).strip())
        return found

    assert lines(tagged) == lines(plain) and len(lines(plain)) == len(widths)
