"""Forms of a text: each is the same in every output, citable, locked, copied as it stands and heard in its parts.

The forms are those of ``tests/samples/forms/``. What a form has in an output is read back from the finished site by a function of
`OUTPUTS`, as the kinds and words of its stretches; the words themselves are compared in ``outputs/test_agreeing.py`` and ``test_tei.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from bridge import Sample
from browsing import copied_from
from edition import proof
from edition import tei as tei_names
from edition.__main__ import lock
from edition.model import Edition, Paragraph, Stretch, cut, every, legible, words
from edition.outputs import forms as names
from edition.wording import wording
from lxml import etree, html
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

# Each form by what the paragraphs of the sample are that have it.
FORMS = {
    "verse": "p2",
    "speech": "p3",
    "speech with a stage direction inside a sentence": "p4",
    "speech in verse": "p12",
    "speech in verse that goes on": "p13",
    "list": "p6",
    "list without numbers": "p7",
    "quotation": "p8",
    "quoted verse": "p9",
    "footnote of the source": "a1",
    "footnote that goes on": "a2b",
    "verse in a footnote": "a2c",
    "list in a footnote": "a2d",
    "stage direction": "p5",
    "table": "p10",
    "table without names": "p11",
    "signatures": "signature",
}
WHOLE = (
    "quotation",
    "footnote of the source",
    "footnote that goes on",
    "stage direction",
)  # forms that are made of nothing else than sentences
Parts = list[tuple[str, str]]
CELL = tei_names.q("cell")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def folded(text: str) -> str:
    return " ".join(text.split())


def bare(element: etree._Element) -> etree._Element:
    """A copy of an element without apparatus."""
    copy = deepcopy(element)
    copy.tail = None
    for each in copy.xpath(".//*[@data-apparatus]"):
        each.text = None
        del each[:]
    return copy


def of_model(part: Paragraph) -> Parts:
    text = words(part.nodes)
    return [(each.kind, text[each.start : each.end]) for each in every(part.stretches)]


def of_elements(element: etree._Element, kinds_of: Mapping[str, tuple[str, str]]) -> Parts:
    """What of HTML or XHTML is one of the elements that a form is made of, by their names and classes."""
    kinds = {(tag, kind): name for name, (tag, kind) in kinds_of.items()}
    found = []
    for each in bare(element).iterdescendants():
        kind = re.sub(r" ?in-\d+", "", each.get("class") or "")
        if name := kinds.get((etree.QName(each).localname, kind)):
            found.append((name, folded("".join(map(str, each.itertext())))))
    return found


def page(path: Path, id: str) -> etree._Element:
    (found,) = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot().xpath("//*[@id=$id]", id=id)
    return found


def of_page(folder: Path, id: str) -> Parts:
    return of_elements(page(folder / "index.html", id), names.FORMS)


def of_passage(folder: Path, id: str) -> Parts:
    return of_elements(page(folder / id / "index.html", id), names.FORMS)


def of_text_alone(folder: Path, id: str) -> Parts:
    return of_elements(page(folder / "text" / "index.html", id), names.FORMS)


def of_one_page(folder: Path, id: str) -> Parts:
    return of_elements(page(folder / "evening.html", id), names.FORMS)


def of_json(folder: Path, id: str) -> Parts:
    found = json.loads((folder / f"{id}.json").read_bytes())["paragraph"]
    return [(each["kind"], found["words"][each["start"] : each["end"]]) for each in found.get("stretches", [])]


def of_tei(folder: Path, id: str) -> Parts:
    return _tei(etree.parse(folder / "evening.xml"), id)


def of_tei_alone(folder: Path, id: str) -> Parts:
    return _tei(etree.parse(folder / f"{id}.xml"), id)


def of_dts(folder: Path, id: str) -> Parts:
    return _tei(etree.parse(folder / "evening" / f"{id}.xml"), id)


def _tei(root: etree._ElementTree, id: str) -> Parts:
    (found,) = root.xpath("//*[@xml:id=$id]", id=id)
    kinds = {(tei_names.q(name), ""): kind for kind, name in tei_names.FORMS.items() if kind != "head"} | {(CELL, "label"): "head"}
    whole = [found] if found.tag in (tei_names.q("list"), tei_names.q("table")) else []
    inside = [(kinds.get((each.tag, each.get("role", ""))), each) for each in (*whole, *found.iterdescendants())]
    return [(kind, folded("".join(map(str, each.itertext())))) for kind, each in inside if kind]


def of_ebook(folder: Path, id: str) -> Parts:
    with ZipFile(BytesIO((folder / "evening.epub").read_bytes())) as opened:
        roots = [etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xhtml")]
    (found,) = [each for root in roots for each in root.iter() if each.get("id") == id]
    return of_elements(found, names.FORMS)


OUTPUTS: dict[str, Callable[[Path, str], Parts]] = {
    "page": of_page,
    "passage": of_passage,
    "text alone": of_text_alone,
    "JSON": of_json,
    "TEI": of_tei,
    "TEI of a paragraph": of_tei_alone,
    "DTS": of_dts,
    "e-book": of_ebook,
    "one page": of_one_page,
}


@pytest.fixture(scope="module")
def folder(forms_site: Path) -> Path:
    return forms_site / "evening"


@pytest.fixture(scope="module")
def parts(forms: Edition) -> dict[str, Paragraph]:
    return {part.id: part for part in forms.text.paragraphs}


@pytest.mark.paper
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_form_is_the_same_in_every_output(output: str, form: str, folder: Path, parts: dict[str, Paragraph]) -> None:
    expected = of_model(parts[FORMS[form]])
    assert expected or form in WHOLE
    assert OUTPUTS[output](folder, FORMS[form]) == expected


@pytest.mark.paper
@pytest.mark.parametrize("form", FORMS)
def test_what_is_counted_is_a_line_of_its_own(form: str, folder: Path, forms: Edition, parts: dict[str, Paragraph]) -> None:
    """In plain text with its address, and in the search, which leads there."""
    part, counted = parts[FORMS[form]], forms.text.sentences[FORMS[form]]
    text = words(part.nodes)
    said = [(each.id, text[each.start : each.end]) for each in counted]
    lines = (folder / f"{part.id}.txt").read_text(encoding="utf-8").splitlines()
    assert [tuple(line.split("\t")) for line in lines if "\t" in line] == said
    script = (folder.parent / "static" / "js" / "finding.js").read_text(encoding="utf-8")
    data, _ = json.JSONDecoder().raw_decode(script.partition("const data = ")[2])
    (row,) = [each for each in data["parts"] if each[0] == part.id]
    ids = row[3] if len(row) > 3 else [f"{part.id}.s{number}" for number in range(1, len(row[1]) + 1)]
    drawn = [(each.id, legible(cut(part.nodes, each.start, each.end), wording("en").signs["del"])) for each in counted]
    assert [*zip(ids, row[1], strict=True)] == drawn
    (element,) = html.fromstring((folder / part.id / "index.html").read_bytes()).xpath("//section[@class='cite']/details/p[1]")
    assert [f"#{id}" in " ".join(element.xpath(".//a/@href")) for id, _ in said] == [True] * len(said)


@pytest.mark.paper
def test_the_site_has_no_fault(forms_site: Path) -> None:
    assert proof.read(forms_site).told("site") == []


@pytest.mark.paper
def test_the_foot_of_a_page_speaks_of_lessons_where_there_are_some(forms_site: Path, lamp_site: Path) -> None:
    said = [html.parse(str(site / "index.html")).getroot().xpath("string(//footer)") for site in (forms_site, lamp_site)]
    assert ["Notes and entries: " in said[0], "Notes, entries and lessons: " in said[1]] == [True, True]


@pytest.mark.paper
@pytest.mark.parametrize(("page", "said"), [("data", "Lessons are not in it"), ("check", "the documents of the lessons are known")])
def test_pages_speak_of_lessons_where_there_are_some(page: str, said: str, forms_site: Path, lamp_site: Path) -> None:
    found = [said in html.parse(str(site / page / "index.html")).getroot().xpath("string(//main)") for site in (forms_site, lamp_site)]
    assert found == [False, True]


@pytest.mark.paper
def test_word_processors_get_the_lines(folder: Path, parts: dict[str, Paragraph]) -> None:
    with ZipFile(folder / "evening.docx") as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    said = [
        "".join("\n" if each.tag == f"{W}br" else each.text or "" for each in para.iter(f"{W}t", f"{W}br")) for para in root.iter(f"{W}p")
    ]
    (verse,) = [each for each in said if each.startswith("¶ 2")]
    assert [folded(re.sub(r"\|\d+\|", "", line)) for line in verse.removeprefix("¶ 2").split("\n")] == [
        each for _, each in of_model(parts["p2"])
    ]


@pytest.fixture(scope="module")
def typed(folder: Path) -> str:
    """The words of the document for word processors, without spaces."""
    with ZipFile(folder / "evening.docx") as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
    said = "".join(each.text or "" for each in root.iter(f"{W}t"))
    return re.sub(r"\|\d+\||\s", "", said)


@pytest.mark.paper
@pytest.mark.parametrize("form", FORMS)
def test_word_processors_get_the_words_of_each_part(form: str, typed: str, parts: dict[str, Paragraph]) -> None:
    part = parts[FORMS[form]]
    for _, said in of_model(part) or [("", words(part.nodes))]:
        assert "".join(said.split()) in typed


@pytest.fixture(scope="module")
def leaves(folder: Path) -> list[str]:
    """The lines of the text on paper, as they are printed, without the numbers of paragraphs."""
    pages = PdfReader(folder / "text.pdf").pages
    return [re.sub(r"^¶ \d+ ", "", folded(line)) for page in pages for line in page.extract_text().splitlines()]


@pytest.mark.paper
@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_the_same_on_paper(form: str, leaves: list[str], parts: dict[str, Paragraph]) -> None:
    """All its words are there; a line of verse, a row and an item end where a line of the paper does."""
    part = parts[FORMS[form]]
    printed, text = "".join(leaves).replace(" ", ""), words(part.nodes)
    for each in [*every(part.stretches, "line", "row", "item", "speaker", "stage")] or [Stretch("", 0, len(text))]:
        said = text[each.start : each.end]
        if any(every(each.inside, "list")):
            continue  # its own items are looked for
        assert said.replace(" ", "") in printed
        assert each.kind not in ("line", "row", "item") or part.role == "signatures" or any(line.endswith(said) for line in leaves)


@pytest.fixture(scope="module")
def opened(chromium: Browser, forms_site: Path) -> Iterator[Page]:
    """The reading page."""
    with copied_from(chromium, forms_site, "evening/") as page:
        yield page


# What is copied of each, and what is heard of it, in order.
COPIED = {
    "verse": "The river is wide, and the river\nis cold,\nAnd Wat has a boat that is forty\nyears old;",
    "speech": "Wat (laughing): Forty? I was forty when she was new! (He looks at the rope.) She is older than the ford.",
    "speech with a stage direction inside a sentence": "Mary. Then who was it that (she yawns) built her?",
    "speech in verse": "Wat (at the rope): Pull, and (he pulls) it will hold,\nPull, and the bank comes near;",
    "speech in verse that goes on": "Let go, and the water is cold.\nAnd nobody waits for us here.",
    "list": "1. Nobody shall cross by night.\n3. The fare is\n"
    "(a) one penny for a man. No one pays twice.\n(b) two for a horse;\n4. No dogs.",
    "list without numbers": "No number,\nand none",
    "quotation": "They say the river is [nobody’s].* They say a great deal.",
    "quoted verse": "Cold is the ford,\nand dear the toll;",
    "footnote of the source": "* The Survey says otherwise. The ferryman never read it.",
    "footnote that goes on": "Wat says that his mother sang:",
    "verse in a footnote": "The far bank is near,\nand the near bank is far;",
    "list in a footnote": "(a) three times when it rained;\n(b) once when it did not.",
    "stage direction": "[The ferry comes in.] It is late.",
    "table": "Year\tWho crossed\tPence\n1849\tWat alone\t\n1850\ttwo | three oxen\t6",
    "table without names": "one\tpenny",
    "signatures": "W. Ferris, for the ferry\nM. Dale",
}
HEARD = {
    "verse": ["The river is", "wide, and the river", "is", "cold", "And", "has a boat that is forty", "years", "old;"],
    "speech": ["Wat", "laughing", "Forty?"],
    "speech with a stage direction inside a sentence": ["Mary.", "Then who was it that", "she yawns", "built her?"],
    "speech in verse": ["Wat", "at the rope", "Pull, and", "he pulls", "it will hold,", "comes near;"],
    "speech in verse that goes on": ["Let go, and the water is", "cold", "And nobody waits"],
    "list": ["list:", "listitem: 1. Nobody", "listitem:", "3. The fare is", "list:", "listitem: (a) one penny", "listitem:", "(b) two for"],
    "list without numbers": ["list:", "listitem: No number,", "listitem: and none"],
    "quotation": ["blockquote:", "They say the river is [nobody’s].", 'link "Author’s note 1"', "They say a great deal."],
    "quoted verse": ["blockquote:", "Cold is the ford,", "and dear the toll;"],
    "footnote of the source": ["* The Survey says", 'link "Back to its sign"'],
    "footnote that goes on": ['link "Author’s note 2b"', "says that his mother sang:"],
    "verse in a footnote": ["The far bank is near,", "and the near", "far"],
    "list in a footnote": ["list:", "listitem: (a) three", "listitem: (b) once", 'link "Back to its sign"'],
    "stage direction": ["[", "The ferry comes in.", "It is late."],
    "table": ["table:", 'columnheader "Year"', 'columnheader "Who crossed"', 'cell "1849"', 'cell "6"'],
    "table without names": ["table:", 'cell "one"', 'cell "penny"'],
    "signatures": ["list:", "listitem:", "W. Ferris", "listitem: M. Dale"],
}


@pytest.mark.paper
@pytest.mark.browser
@pytest.mark.parametrize("form", FORMS)
def test_what_is_copied_keeps_its_lines(form: str, opened: Page) -> None:
    opened.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", FORMS[form])
    opened.keyboard.press("Control+c")
    assert opened.evaluate("navigator.clipboard.readText()") == COPIED[form]
    opened.evaluate("getSelection().empty()")


@pytest.mark.paper
@pytest.mark.browser
def test_what_is_copied_across_a_picture_is_the_words_around_it(opened: Page) -> None:
    opened.evaluate("""() => getSelection().setBaseAndExtent(
        document.getElementById("p2.l4").nextSibling, 0, document.getElementById("p3"), document.getElementById("p3").childNodes.length)""")
    opened.keyboard.press("Control+c")
    assert opened.evaluate("navigator.clipboard.readText()").split() == f"years old; {COPIED['speech']}".split()
    opened.evaluate("getSelection().empty()")


@pytest.mark.paper
@pytest.mark.browser
@pytest.mark.parametrize("form", FORMS)
def test_a_reader_of_screens_hears_its_parts(form: str, opened: Page) -> None:
    said = opened.locator(f"#{FORMS[form]}").aria_snapshot()
    at = 0
    for each in HEARD[form]:
        assert (at := said.find(each, at)) >= 0, (each, said)


@pytest.mark.paper
@pytest.mark.browser
def test_nothing_of_it_keeps_a_reader_out(opened: Page) -> None:
    assert [each["id"] for each in Axe().run(opened).response["violations"]] == []


TYPED = {
    "verse": """\
The river is [wide, and
  is [[page 3]]*cold*][^wide],
{: #p4 .verse }

[^wide]: So it is ([Survey](sources/survey-1850.md)).
{: .context }""",
    "speech": "*Ada.* It (*she points*) is gone.\n{: #p4 .speech }",
    "speech of two paragraphs": "*Ada.* It is gone.\n{: #p4 .speech }\n\nIt was (*she points*) there.\n{: #p5 .continued }",
    "speech in verse": "*Ada.* It is gone,\n  It (*she points*) was there.\n{: #p4 .verse-speech }\n\nIt was.\n{: #p5 .verse-continued }",
    "list": "1. One.\n4. Four.\n    - (a) And more.\n{: #p4 }",
    "list without numbers": "- One,\n- and two.\n{: #p4 }",
    "quotation": "> It is gone.\n> {: #p4 }",
    "quoted verse": "> It is gone,\n>   and so am I.\n> {: #p4 .verse }",
    "stage direction": "\\[*She leaves.*\\] It rains.\n{: #p4 .stage }",
    "signatures": "- *Ada*, for us\n- Tom\n{: #p4 .signatures }",
    "table": "| One | Two |\n|---|---|\n| three | four |\n{: #p4 }",
    "footnote of two paragraphs": """\
It is gone.[\\*](#a1) Quite.
{: #p4 }

\\* So they say.
{: #a1 .footnote }

And so
  do we.
{: #a1b .verse }""",
    "footnote": "It is gone.[\\*](#a1) Quite.\n{: #p4 }\n\n\\* So they say.\n{: #a1 .footnote }",
}


@pytest.fixture
def formed(sample: Sample) -> Callable[[str], Sample]:
    """The small edition with a form in it."""

    def made(form: str) -> Sample:
        sample.damage("letter.md", "A. Stone\n{: #signature", f"{TYPED[form]}\n\nA. Stone\n{{: #signature")
        return sample

    return made


# What numbers items, as sources of many kinds have it; where one item has no such number, none has.
LABELS = {
    "ordinals": ("1st. One.", "2d. Two.", ["1st.", "2d."]),
    "ordinals of other languages": ("1º Uno.", "2º Dos.", ["1º", "2º"]),
    "sections": ("§ 1. One.", "§ 2. Two.", ["§ 1.", "§ 2."]),
    "signs of paragraphs": ("¶ 1. One.", "¶¶ 2. Two.", ["¶ 1.", "¶¶ 2."]),
    "articles": ("Art. 1. One.", "Art. 2. Two.", ["Art. 1.", "Art. 2."]),
    "numbers": ("No. 7 One.", "No. 9 Two.", ["No. 7", "No. 9"]),
    "letters": ("(a) One.", "(b) Two.", ["(a)", "(b)"]),
    "Roman numerals": ("I. One.", "II. Two.", ["I.", "II."]),
    "words that begin like numbers": ("1st boat.", "Another boat.", []),
    "years": ("1849 One.", "1850 Two.", []),
}


@pytest.mark.parametrize("name", LABELS)
def test_items_keep_the_numbers_of_their_source(name: str, sample: Sample) -> None:
    first, second, labels = LABELS[name]
    sample.damage("letter.md", "A. Stone\n{: #signature", f"- {first}\n- {second}\n{{: #p4 }}\n\nA. Stone\n{{: #signature")
    assert sample.slips() == []
    part = sample.edition().text.paragraphs[-2]
    assert (part.id, words(part.nodes)) == ("p4", f"{first} {second}")
    assert [said for kind, said in of_model(part) if kind == "label"] == labels


@pytest.mark.parametrize("sign", ["\\*", "†", "‡", "§", "¶", "‖"])
def test_a_footnote_of_the_source_is_called_by_whatever_sign_it_has(sign: str, sample: Sample) -> None:
    """And ¶ before a number that the source has is no number of ours."""
    typed = f"See ¶ 99 of the Act.[{sign}](#a1)\n{{: #p4 }}\n\n{sign} Otherwise.\n{{: #a1 .footnote }}"
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{typed}\n\nA. Stone\n{{: #signature")
    assert sample.slips() == []
    said = {part.id: words(part.nodes) for part in sample.edition().text.paragraphs}
    assert (said["p4"], said["a1"]) == (f"See ¶ 99 of the Act.{sign[-1]}", f"{sign[-1]} Otherwise.")


# A form, what is changed after the lock, and what is told: each of its parts is locked, beside its words.
LOCKED = {
    "where a line ends": ("verse", "[wide, and\n  is", "[wide,\n  and is", "p4.l1 was"),
    "how far a line is indented": ("verse", "\n  is", "\nis", "p4.l2 was printed"),
    "that it is verse": ("verse", "{: #p4 .verse }", "{: #p4 }", "p4"),
    "who speaks": ("speech", "*Ada.* It (*she points*) is", "*Ada. It* (*she points*) is", "p4.s1 was printed"),
    "what is done": ("speech", "(*she points*)", "*(she points)*", "p4.s1 was printed"),
    "that it goes on": ("speech of two paragraphs", " .continued", "", "p5"),
    "that it is a speech": ("speech", " .speech", "", "p4.s1 was printed"),
    "that it is spoken in verse": ("speech in verse", ".verse-speech", ".speech", "p4"),
    "who speaks in verse": ("speech in verse", "*Ada.* It is", "*Ada. It* is", "p4.l1 was printed"),
    "where a line that is spoken ends": ("speech in verse", "gone,\n  It (", "gone, It\n  (", "p4.l2 was printed"),
    "that it goes on in verse": ("speech in verse", " .verse-continued", " .verse", "p5"),
    "what numbers an item": ("list", "4. Four", "5. Four", "p4 had “4.” where there is “5.”"),
    "what is an item": ("list", "    - (a) And", "- (a) And", "p4"),
    "what is an item without a number": ("list without numbers", "- One,\n- and two.", "- One, and two.", "p4"),
    "that it is a stage direction": ("stage direction", " .stage", "", "p4.s2 was printed"),
    "who signs": ("signatures", "us\n- Tom", "us Tom", "p4"),
    "that they sign": ("signatures", " .signatures", "", "p4"),
    "that what is quoted is verse": ("quoted verse", "{: #p4 .verse }", "{: #p4 }", "p4"),
    "that it is quoted": ("quotation", "> It is gone.\n> {: #p4 }", "It is gone.\n{: #p4 }", "p4.s1 was printed"),
    "where a cell ends": ("table", "| three | four |", "| three four | |", "p4.r2 was printed"),
    "what names a column": ("table", "| One | Two |\n|---|---|", "| | |\n|---|---|\n| One | Two |", "p4.r1 was printed"),
    "that a footnote goes on": (
        "footnote of two paragraphs",
        "{: #a1b .verse }",
        "{: #after .verse }",
        "the words of a1b now stand under after",
    ),
    "what a footnote goes on with": ("footnote of two paragraphs", "{: #a1b .verse }", "{: #a1b }", "a1b"),
    "what is a footnote": (
        "footnote",
        "[\\*](#a1) Quite.\n{: #p4 }\n\n\\* So they say.\n{: #a1 .footnote }",
        "\\* Quite.\n{: #p4 }",
        "a1 has gone",
    ),
}


def test_a_footnote_that_goes_on_is_not_split_into_what_it_goes_on_with(formed: Callable[[str], Sample]) -> None:
    sample = formed("footnote of two paragraphs")
    sample.damage("letter.md", "So they say.", "So they say. Quite so.")
    assert lock(sample.folder) == 0
    said = "id: a1\nchange: split\nafter: a1.s2\nversion: 1.1.0\ndate: 2031-05-01\neditor: A. Editor\n\nSo it is.\n"
    sample.write("corrections/2031-05-01-a1.md", said)
    assert any("its second part would be a1b, which is another paragraph’s id" in each for each in sample.slips()), sample.slips()


@pytest.mark.parametrize("name", LOCKED)
def test_its_parts_are_locked(name: str, formed: Callable[[str], Sample]) -> None:
    form, before, after, told = LOCKED[name]
    sample = formed(form)
    assert sample.slips() == []
    assert lock(sample.folder) == 0
    assert sample.slips() == []
    sample.damage("letter.md", before, after)
    assert any(told in each for each in sample.slips()), sample.slips()
