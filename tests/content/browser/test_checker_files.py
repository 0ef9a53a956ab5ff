"""Files opened in the checker: documents of word processors and text in any encoding are read; of all else is said what to do.

The documents are made here, as their standards have them (ECMA-376, OpenDocument 1.2), and are checked in the page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import RULES, violations
from playwright.sync_api import Browser, BrowserContext, Page
from waits import later, until

pytestmark = pytest.mark.browser

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = W.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")
O = "urn:oasis:names:tc:opendocument:xmlns:"  # noqa: E741  # of OpenDocument
ODF = f'xmlns:office="{O}office:1.0" xmlns:text="{O}text:1.0" xmlns:table="{O}table:1.0" xmlns:style="{O}style:1.0"'
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TEXT = "application/vnd.oasis.opendocument.text"
File = tuple[str, bytes]


def packed(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, words in parts.items():
            file.writestr(name, words)
    return made.getvalue()


def docx(body: str, notes: str = "", main: str = "document", space: str = W) -> bytes:
    """A document of Word with what stands in its body, and with its footnotes."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{MAIN}" Target="word/{main}.xml"/></Relationships>',
        f"word/{main}.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    if notes:
        parts["word/footnotes.xml"] = f'<w:footnotes {space}><w:footnote w:type="separator" w:id="-1"/>{notes}</w:footnotes>'
    return packed(parts)


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    """A document of OpenDocument with what stands in its text."""
    head = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:document-content {ODF}>{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed({"mimetype": TEXT, "content.xml": content, "META-INF/manifest.xml": manifest or "<manifest/>"})


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, given: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{given}</w:pPr>' if given else ''}{''.join(runs)}</w:p>"


@pytest.fixture
def opened(chromium: Browser, server: str) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def opener(**options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{server}/check/")
        return page

    yield opener
    for context in contexts:
        context.close()


def choose(page: Page, *files: File) -> str:
    """Chooses files, which are checked at once if they can be read, and gives what is told of them."""
    page.evaluate("document.getElementById('count').textContent = ''")
    page.locator("#file").set_input_files([{"name": name, "mimeType": "", "buffer": data} for name, data in files])
    until(page, "document.getElementById('count').textContent !== '' && document.getElementById('report').ariaBusy !== 'true'")
    return page.get_by_role("status").inner_text()


def words(page: Page, file: File) -> str:
    """The words of a file, as the field has them."""
    assert choose(page, file).startswith(f"{file[0]} is opened. ")
    return page.locator("#pasted").input_value()


def checked(page: Page) -> str:
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator("#report:not([aria-busy=true])").wait_for()
    return page.get_by_role("status").inner_text()


FOOTNOTE = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Khrushchev, ¶ 3.</w:t></w:r></w:p></w:footnote>'
)
QUOTED = run("He says “there are no ") + run("particular losses.”")
CALL = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'

WORD = {
    "paragraphs": (docx(paragraph(run("One")) + paragraph() + paragraph(run("Two"))), "One\n\nTwo"),
    "a line, a tab and a hyphen": (
        docx(paragraph(run("a"), "<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>", run("b"), given='<w:tabs><w:tab w:val="left"/></w:tabs>')),
        "a\n\t-b",
    ),
    "a footnote": (docx(paragraph(QUOTED, CALL), FOOTNOTE), "He says “there are no particular losses.”¹\n\n¹ Khrushchev, ¶ 3."),
    "changes of a reviewer": (
        docx(paragraph(run("a "), f"<w:ins>{run('new')}</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>")),
        "a new",
    ),
    "a field and a link": (
        docx(paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:hyperlink>{run('here')}</w:hyperlink>")),
        "here",
    ),
    "a box is there once": (
        docx(
            paragraph(
                run("a"),
                f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback>{paragraph(run('boxed'))}</mc:Fallback></mc:AlternateContent></w:r>",
            )
        ),
        "a\n\nboxed",
    ),
    "a table": (
        docx(f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}{paragraph(run('b'))}</w:tc><w:tc>{paragraph(run('c'))}</w:tc></w:tr></w:tbl>"),
        "a b\tc",
    ),
    "a block": (docx(paragraph(run("One")) + paragraph(run("Two"), given='<w:ind w:left="720"/>')), "One\n\n    Two"),
    "signs out of faces": (
        docx(
            paragraph(
                run("He says "),
                *(
                    f'<w:r><w:sym w:font="{face}" w:char="{char}"/></w:r>'
                    for face, char in (("Times New Roman", "F093"), ("Symbol", "F0BC"), ("Symbol", "F061"), ("Garamond", "F094"))
                ),
                run(" ("),
                *(
                    f'<w:r><w:sym w:font="{face}" w:char="{char}"/></w:r>'
                    for face, char in (("Times New Roman", "00B6"), ("Wingdings", "F0E0"), ("Wingdings", "F022"))
                ),
                run("3)"),
            )
        ),
        "He says “…α” (¶→▪3)",
    ),
    "another name and another standard": (docx(paragraph(run("One")), main="document2", space=STRICT), "One"),
}
OPEN = {
    "paragraphs": (odt("<text:h>One</text:h><text:p/><text:p>Two <text:span>three</text:span></text:p>"), "One\n\nTwo three"),
    "spaces": (odt('<text:p>a\n   b<text:s text:c="2"/><text:tab/>c<text:line-break/>d</text:p>'), "a b  \tc\nd"),
    "a footnote": (
        odt(
            "<text:p>He says “there are no particular losses.”<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>Khrushchev, ¶ 3.</text:p></text:note-body></text:note></text:p>"
        ),
        "He says “there are no particular losses.”¹\n\n¹ Khrushchev, ¶ 3.",
    ),
    "what is struck out or said in the margin": (
        odt(
            "<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>a<office:annotation><text:p>no</text:p>"
            "</office:annotation></text:p>"
        ),
        "a",
    ),
    "a block": (
        odt(
            '<text:p text:style-name="P1">One</text:p>',
            '<style:style style:name="P1" style:parent-style-name="Quotations"><style:text-properties/></style:style>',
        ),
        "    One",
    ),
    "a table": (
        odt(
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "a\tb",
    ),
}


def test_documents_of_word_processors_are_read(opened: Callable[..., Page]) -> None:
    page = opened()
    for ending, kinds in (("docx", WORD), ("odt", OPEN)):
        for kind, (data, wanted) in kinds.items():
            assert words(page, (f"essay.{ending}", data)) == wanted, (ending, kind)


# As programs write them: every run with its properties, smart tags, tabs, what may be drawn in two ways; boxes, changes that are followed.
PROPER = '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:rtl w:val="0"/></w:rPr>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx xmlns:wps='urn:wps'><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PROGRAMS = {
    "Google Docs": docx(
        "<w:p w:rsidR='00000000'><w:pPr><w:rPr/></w:pPr><w:bookmarkStart w:id='0' w:name='_gjdgxs'/>"
        f"<w:r>{PROPER}<w:t xml:space='preserve'>He says “there </w:t></w:r>"
        f"<w:smartTag w:element='place'><w:r>{PROPER}<w:t>are</w:t></w:r></w:smartTag>"
        f"<w:r>{PROPER}<w:t xml:space='preserve'> no particular losses”</w:t><w:tab/><w:t>(¶ 3).</w:t></w:r><w:commentRangeStart w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    ),
    "Word for Mac": docx(
        paragraph(run("He says “there are "), BOX.format(paragraph(run("In a box."))), run("no particular losses” (¶ 3)."))
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + paragraph(run("It is "), "<w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom>", run("kept."))
        + "</w:sdtContent></w:sdt>"
    ),
    "Pages": docx(
        "<w:p><w:pPr><w:pStyle w:val='Body'/></w:pPr><w:r><w:rPr><w:lang w:val='en-US'/></w:rPr>"
        "<w:t xml:space='preserve'>He says </w:t></w:r>"
        "<w:r><w:rPr><w:rtl w:val='0'/></w:rPr><w:t>“there are no particular losses” (¶ 3).</w:t></w:r>"
        "<w:r><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    ),
}
READ = {
    "Google Docs": "He says “there are no particular losses”\t(¶ 3).",
    "Word for Mac": "He says “there are no particular losses” (¶ 3).\n\nIn a box.\n\nIt is kept.",
    "Pages": "He says “there are no particular losses” (¶ 3).\n\n\nIn a box.",
}
BY_LIBREOFFICE = (
    "On Loss\n\nKhrushchev says that “there are no particular losses.”¹ So it seems.\n\nBoxed: “a concession on our part” (¶ 31).\n\n"
    "It is kept, after\ta tab  and spaces.\n\n“Could the UN now collapse?”\t¶ 43\n\nThe end.\n\n¹ Khrushchev, ¶ 3."
)


def test_files_as_programs_write_them_have_all_their_words_and_no_box_tears_a_quotation(opened: Callable[..., Page]) -> None:
    """Those of LibreOffice 7 it wrote itself: a footnote, a table, a box, a comment, what is struck out."""
    files = sorted((Path(__file__).parents[2] / "samples" / "processors").iterdir())
    written = [(f"{program}.docx", data, READ[program], "1 quotation: 1 exact.") for program, data in PROGRAMS.items()]
    written += [(file.name, file.read_bytes(), BY_LIBREOFFICE, "3 quotations: 3 exact.") for file in files]
    for name, data, wanted, told in written:
        page = opened()
        assert words(page, (name, data)).strip() == wanted, name
        assert checked(page).startswith(told), name
    assert len(files) == 2


def test_a_quotation_in_a_document_has_the_citation_of_its_footnote(opened: Callable[..., Page]) -> None:
    page = opened()
    for name, data in (("essay.docx", WORD["a footnote"][0]), ("essay.odt", OPEN["a footnote"][0])):
        choose(page, (name, data))
        assert checked(page) == "1 quotation: 1 exact.", name


SAID = "“there are no particular losses” (¶ 3), señor"


def test_plain_text_is_read_in_the_encoding_that_it_has(opened: Callable[..., Page]) -> None:
    page = opened()
    encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
    for encoding in encodings:
        assert words(page, ("essay.txt", SAID.encode(encoding))) == SAID, encoding
    assert words(page, ("essay.txt", SAID.encode() + b" \x93one byte\x94")).startswith(SAID), "a slip in it does not spoil the rest"
    assert words(page, ("essay.txt", b"one\r\ntwo\rthree")) == "one\ntwo\nthree"


def bomb() -> bytes:
    """A document whose one part is much longer than it says."""
    data = bytearray(docx(paragraph(run("a" * 40_000_000))))
    for mark, far in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rindex(mark)
        data[at + far : at + far + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def spoilt() -> bytes:
    """A document in which one byte is another one."""
    data = bytearray(docx(paragraph(*(run(f"word {number} ") for number in range(400)))))
    data[data.rindex(b"PK\x03\x04") + 200] ^= 0x55
    return bytes(data)


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
UNREAD = {
    "essay.doc": (OLE, "the old kind"),
    "secret.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "secret.odt": (odt("", manifest="<manifest><encryption-data/></manifest>"), "locked with a password"),
    "essay.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF"),
    "essay.pages": (packed({"Index/Document.iwa": "x"}), "document of Pages"),
    "photo.jpg": (bytes.fromhex("ffd8ffe000104a464946"), "is a picture"),
    "photo.heic": (b"\0\0\0\x18ftypheic", "is a picture"),
    "cut.docx": (WORD["paragraphs"][0][:-40], "damaged or not whole"),
    "spoilt.docx": (spoilt(), "damaged or not whole"),
    "bomb.docx": (bomb(), "too large"),
    "long.docx": (docx(paragraph(run("a" * 17_000_000))), "too large"),
    "laughs.docx": (
        packed(
            {
                "_rels/.rels": f'<r><Relationship Type="{MAIN}" Target="word/document.xml"/></r>',
                "word/document.xml": '<!DOCTYPE w [<!ENTITY a "ha">]><w:document xmlns:w="w">&a;</w:document>',
            }
        ),
        "damaged",
    ),
    "sheet.xlsx": (packed({"_rels/.rels": f'<r><Relationship Type="{MAIN}" Target="xl/workbook.xml"/></r>'}), "of a kind"),
    "essay.rtf": (rb"{\rtf1 Essay}", "of a kind"),
    "page.html": (b"<!DOCTYPE html><p>Essay", "of a kind"),
    "program.exe": (b"MZ\x90\0\3\0\0\0\4\0\1\2\3 essay", "of a kind"),
    "essay.gdoc": (b'{"url":"https://docs.google.com/open?id=1"}', "Google Docs"),
    "empty.txt": (b" \n", "no words"),
    "empty.docx": (docx(paragraph()), "no words"),
}


def test_of_what_cannot_be_read_is_said_what_to_do_and_what_was_there_stays(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator("#pasted").fill("An essay.")
    for name, (data, said) in UNREAD.items():
        told = choose(page, (name, data))
        assert name in told and said in told, (name, told)
        assert "empty" in name or "paste" in told or "open that" in told, told
        assert page.locator("#file").get_attribute("aria-invalid") == "true"
    assert page.locator("#pasted").input_value() == "An essay."


def test_a_file_of_more_than_fifty_megabytes_is_not_opened(opened: Callable[..., Page], tmp_path: Path) -> None:
    page, large = opened(), tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    page.locator("#file").set_input_files(large)
    until(page, "document.getElementById('count').textContent.includes('large.txt is too large')")


def test_several_files_of_all_kinds_are_opened_together_and_the_table_has_them_all(opened: Callable[..., Page]) -> None:
    page = opened()
    essays = [
        (
            "one.docx",
            docx(
                paragraph(run("Ada Stone")) + paragraph(run("History 11")) + paragraph(run("On Loss")) + paragraph(QUOTED, CALL), FOOTNOTE
            ),
        ),
        ("two.odt", odt("<text:p>He says “there are no peculiar losses” (¶ 3), and “there are no particular losses” (¶ 4).</text:p>")),
        ("three.txt", "He says “a thing that he never said at all” (¶ 3).".encode("utf-16")),
    ]
    told = choose(page, *essays, ("four.pdf", b"%PDF-1.4"))
    assert told.startswith("3 files are opened. four.pdf is a PDF,") and told.endswith(". 3 essays, each on a sheet of its own.")
    heads = [cell.inner_text() for cell in page.locator(".essays thead th").all()]
    assert heads == ["Essay", "Name", "To look at", "Quotations", "Exact", "Altered", "Not found", "Citation amiss", "Other"]
    rows = [[cell.inner_text() for cell in row.locator("th, td").all()] for row in page.locator(".essays tbody tr").all()]
    assert [row[1:] for row in rows[:3]] == [
        ["Ada Stone", "0", "1", "1", "0", "0", "0", "0"],
        ["", "2", "2", "0", "1", "0", "1", "0"],
        ["", "1", "1", "0", "0", "1", "0", "0"],
    ]
    assert rows[0][0].split("\n") == ["one.docx", "“On Loss”"]
    assert rows[3][0] == "four.pdf" and "Copy its words and paste them" in rows[3][1]
    page.get_by_role("link", name="two.odt").click()
    assert page.evaluate("document.querySelector(':target h3').textContent") == "two.odt"
    assert page.locator(".sheet").count() == 3


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_and_the_table_of_several_essays_are_as_wide_as_the_window_and_all_can_use_them(
    width: int, opened: Callable[..., Page]
) -> None:
    page = opened(viewport={"width": width, "height": 800}, color_scheme="dark" if width < 1000 else "light")
    long = ("christina-katherine.txt", f"Christina Katherine Vandermeer-Hollingsworth\nWhat the Record Says\n\n{SAID}".encode())
    choose(page, ("one.docx", WORD["a footnote"][0]), long, ("three.pdf", b"%PDF-1.4"))
    checked(page)
    assert violations(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".essays").evaluate("each => each.scrollWidth <= each.clientWidth"), "all columns are seen"
    fields = page.locator(".names input").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    if width < 400:
        edges = page.evaluate("(({right}) => right)(document.getElementById('pasted').getBoundingClientRect())")
        assert fields[0] == fields[1] and abs(fields[0][1] - edges) < 1, "the fields stand below each other, as wide as the essay's"


def test_what_reads_files_comes_when_one_is_chosen(opened: Callable[..., Page]) -> None:
    page = opened()
    later(page)
    for count in (0, 1):
        assert page.locator("script[src$='/check/essays.js']").count() == count
        choose(page, ("essay.docx", WORD["paragraphs"][0]))
    assert page.locator("script[src$='/check/several.js']").count() == 0


@pytest.mark.parametrize("many", [False, True])
def test_files_are_checked_when_they_are_chosen_and_the_report_on_those_before_is_gone(many: bool, opened: Callable[..., Page]) -> None:
    page = opened()
    files = [(f"{name}.txt", SAID.encode()) for name in ("one", "two")][: 1 + many]
    choose(page, *files)
    checked(page)
    assert page.locator(".list > li").count() == len(files)
    told = choose(page, ("essay.docx", WORD["a footnote"][0]))
    assert told == "essay.docx is opened. 1 quotation: 1 exact."
    assert page.locator(".sheet").count() == 1 and page.locator(".essays").count() == 0
    assert page.evaluate("document.activeElement.id") == "results"
    assert choose(page, ("essay.pdf", UNREAD["essay.pdf"][0])).endswith("The report on what was there before is gone.")
    assert page.locator(".sheet").count() == 0 and not page.locator("#results").is_visible() and not page.locator("#print").is_visible()
    choose(page, ("essay.docx", WORD["a footnote"][0]))
    page.locator("#pasted").press_sequentially("More.")
    assert page.get_by_role("status").inner_text() == "The essay has been changed since this report. Press Check again."
    assert page.locator(".list > li").count() == 1
    assert checked(page) == "1 quotation: 1 exact."
