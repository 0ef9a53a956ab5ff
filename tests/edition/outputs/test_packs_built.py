"""Class packs as they are published: what is in them, what is not, and that the same commit gives the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import press
import pytest
import validators
from edition.model import COLUMNS, Citation, Edition, Lesson, Nodes, prose, section_runs, words
from edition.outputs.school.offline import PAGES
from edition.outputs.school.organizers import ACROSS, ROWS
from edition.outputs.school.room import length
from lxml import etree, html
from lxml.html import HtmlElement
from pages import Site
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from told import Pdf, Told

pytestmark = pytest.mark.paper

SITEURL = "https://example.org/edition"
LAMP = press.ROOT / "tests" / "samples" / "lamp"
SIZES = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
FILES = {
    *(f"{sheet}-{size}.pdf" for sheet in ("worksheet", "short") for size in SIZES),
    "student-pack.zip",
    "teacher-pack.zip",
    "cartridge.imscc",
    "quiz.qti.zip",
    "quiz.gift.txt",
    "worksheet.docx",
    "short.docx",
    "key.docx",
}
SHORT = {*(name for name in FILES if name.startswith("short-")), "short.docx"}  # of lessons that have a short form
PLAINER = {"short-adapted.docx", "short-adapted-letter.pdf", "short-adapted-a4.pdf"}  # of those that have plainer words for it
BILINGUAL = {"worksheet-bilingual.docx", "worksheet-bilingual-letter.pdf", "worksheet-bilingual-a4.pdf"}
BRIEF = {name.replace("worksheet", "short") for name in BILINGUAL}
LEFT = " or ".join(f"contains(@class, '{name}')" for name in ("chosen", "longer", "answers", "translated"))
HIDDEN = f"ancestor::form or @class='where' or ancestor-or-self::*[{LEFT}]"  # on paper
RUN = 8  # words in a row that may not be a coincidence


def publish(content: Path, output: Path, *options: str, **environment: str) -> Site:
    """An edition as `make publish` builds it."""
    command = [*(str(part) for part in (press.BIN / "pelican", content, "-s", press.ROOT / "publishconf.py", "-o", output)), *options]
    around = {**os.environ, "SITEURL": SITEURL, **environment}
    subprocess.run([*command, "--log-handler", "plain"], cwd=press.ROOT, env=around, check=True, capture_output=True)
    return Site(output)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The edition, published."""
    return publish(
        press.ROOT / "content", tmp_path_factory.mktemp("published"), "-e", "BOOKS=false", "COMPRESSED=false"
    )  # test_books.py makes them


def room(box: DictionaryObject) -> tuple[float, float]:
    """How wide and how high a field is, in millimeters."""
    left, low, right, high = (float(each) * 25.4 / 72 for each in box["/Rect"])
    return right - left, high - low


def made_of(lesson: Lesson) -> set[str]:
    """The files that a lesson has, but for those in two languages."""
    there = {*lesson.short}
    plainer = PLAINER if there and any(there.issuperset(each.sentences) for each in lesson.adapted) else set()
    return FILES | plainer if lesson.short else FILES - SHORT


def bilingual(lesson: Lesson) -> set[str]:
    """And those."""
    return (BILINGUAL | (BRIEF if lesson.short else set())) if lesson.translation else set()


def folder(published: Site, lesson: Lesson) -> Path:
    return published.folder / "lessons" / lesson.slug


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of an archive, and of every archive in it, by their names."""
    found = {}
    with ZipFile(BytesIO(archive)) as opened:
        for name in opened.namelist():
            data = opened.read(name)
            found |= {f"{name}/{inner}": each for inner, each in unpacked(data).items()} if data[:2] == b"PK" else {name: data}
    return found


@cache
def sheet_of(path: Path) -> Pdf:
    """A sheet that was published, read back once for all tests."""
    return Pdf(path.read_bytes())


@cache
def extracted(data: bytes) -> list[str]:
    """The words of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


@cache
def text_of(name: str, data: bytes) -> str:
    """What can be read in a file: of a PDF its text, of a page its text, else everything."""
    if data[:5] == b"%PDF-":
        return "\n".join(extracted(data))
    text = data.decode()
    return html.fromstring(data).text_content() if name.endswith(".html") else text


def folded(text: str) -> str:
    """The letters and digits of a text: how lines are broken and marks are set makes no difference."""
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "")).casefold()


@cache
def printed(data: bytes, lesson: Lesson) -> str:
    """The words of a PDF, folded, without what is drawn after the words of each page: the numbers of its lists, and its foot."""
    numbers = re.compile(r"^\s*(\d+\.|•)\s*$", re.MULTILINE)
    pages = [folded(numbers.sub("", page)) for page in extracted(data)]
    return "".join(page.removesuffix(f"{folded(lesson.title)}{number}{len(pages)}") for number, page in enumerate(pages, 1))


def test_every_lesson_has_its_packs(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        made = {path.name for path in folder(published, lesson).iterdir() if path.is_file() and path.suffix not in (".br", ".gz")}
        assert made - {"index.html", "worksheet.svg", "short.svg"} == made_of(lesson) | bilingual(lesson)


def test_questions_and_terms_stand_in_the_other_language_where_a_teacher_expects_them(published: Site, real: Edition) -> None:
    """On the bilingual worksheets, on paper and for word processors, and in the key; and nowhere else."""
    lessons = [(lesson, lesson.translation) for lesson in real.lessons if lesson.translation]
    if not lessons:
        pytest.skip("no lesson has its questions in another language")
    for lesson, abroad in lessons:
        at = folder(published, lesson)
        asked, terms = map(folded, map(words, abroad.questions)), [folded(words(nodes)) for _, nodes in abroad.terms]
        both, questions = [*asked, *terms], [folded(words(each)) for each in abroad.questions]
        said = {name: folded(text_of(name, (at / name).read_bytes())) for name in BILINGUAL if name.endswith(".pdf")}
        said |= {name: folded(written(at / name)) for name in (*(n for n in BILINGUAL if n.endswith("docx")), "worksheet.docx", "key.docx")}
        for name in BILINGUAL:
            assert [each for each in both if each not in said[name]] == [], name
        assert [each for each in questions if each not in said["key.docx"]] == []
        key = folded(published[f"lessons/{lesson.slug}/key/"].tree.text_content())
        assert [each for each in questions if each not in key] == []
        assert [each for each in both if each in said["worksheet.docx"]] == []
        brief = [folded(words(each)) for each in (*abroad.short, abroad.task)] if lesson.short else []
        for name in BRIEF if brief else ():
            text = folded(written(at / name) if name.endswith("docx") else text_of(name, (at / name).read_bytes()))
            assert [each for each in brief if each not in text] == [], name
        assert [each for each in brief if each in folded(written(at / "short.docx"))] == []


def test_a_short_form_has_the_plainer_words_of_what_it_reads_on_paper_and_for_word_processors(published: Site, real: Edition) -> None:
    for lesson in (each for each in real.lessons if made_of(each) & PLAINER):
        at, there = folder(published, lesson), {*lesson.short}
        own = [folded(words(each.nodes)) for each in lesson.adapted if there.issuperset(each.sentences)]
        other = [folded(words(each.nodes)) for each in lesson.adapted if not there.issuperset(each.sentences)]
        for name in PLAINER:
            text = folded(written(at / name) if name.endswith("docx") else text_of(name, (at / name).read_bytes()))
            assert [each for each in own if each not in text] == [], (at, name)
            assert [each for each in other if each in text] == [], (at, name)
        assert not all(each in folded(written(at / "short.docx")) for each in own)


def written(document: Path) -> str:
    """The words of a document for word processors."""
    with ZipFile(document) as opened:
        tree = etree.fromstring(opened.read("word/document.xml"))
    return "".join(tree.xpath("//*[local-name()='t']/text()"))


def test_a_short_form_is_two_pages_of_either_paper(published: Site, real: Edition) -> None:
    lessons = [lesson for lesson in real.lessons if lesson.short]
    if not lessons:
        pytest.skip("no lesson has a short form")
    for lesson in lessons:
        for name, size in SIZES.items():
            pages = PdfReader(folder(published, lesson) / f"short-{name}.pdf").pages
            assert all((page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=0.01) for page in pages)
            first, second = extracted((folder(published, lesson) / f"short-{name}.pdf").read_bytes())
            assert "Document A" in first
            assert re.search(r"(?m)^\s*Questions", second)
            assert "This worksheet" in second
        for sheet in folder(published, lesson).glob("short*.pdf"):
            assert len(PdfReader(sheet).pages) == 2, (lesson.slug, sheet.name)


def test_a_worksheet_on_paper_has_the_size_of_its_name_and_tags(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        for name, size in SIZES.items():
            reader = PdfReader(folder(published, lesson) / f"worksheet-{name}.pdf")
            assert all((page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=0.01) for page in reader.pages)
            assert 1 < len(reader.pages) <= 10, lesson.slug
            root = reader.trailer["/Root"]
            assert root["/MarkInfo"]["/Marked"]
            assert root["/StructTreeRoot"]["/K"]
            assert root["/Lang"] == real.said["language"]
            assert reader.metadata and lesson.title in str(reader.metadata.title)


def test_a_sheet_is_told_to_who_listens_and_filled_in_without_paper(published: Site, real: Edition) -> None:
    """Every sheet claims PDF/UA-1, so each is looked through for what a program can see of it."""
    for lesson in real.lessons:
        for path in sorted(folder(published, lesson).glob("*.pdf")):
            sheet = sheet_of(path)
            assert [*sheet.faults()] == [], path.name
            called = [str(each["/TU"]) for each in sheet.fields]
            assert called[:3] == ["Name", "Class", "Date"]
            assert len({*called}) == len(called) >= (len(lesson.questions) + 4 if "worksheet" in path.name else 7), path.name
            codes = [each.said["/Alt"] for each in sheet.tree.of("Figure")]
            assert len(codes) == 1 and "code" in codes[0]
            foreign = {each.lang for each in sheet.tree.all()} - {real.said["language"]}
            marked = published[f"lessons/{lesson.slug}/{path.name.partition('-')[0]}/"].elements(f"//main//*[@lang][not({HIDDEN})]")
            abroad = {lesson.translation.lang} if lesson.translation and "bilingual" in path.name else set()
            assert foreign == {each.get("lang") for each in marked} | abroad, path.name
            document = next(each for each in sheet.tree.of("Sect") if sheet.words(each).startswith("Document A"))
            text = [each for each in document.kids if isinstance(each, Told) and each.role == "P"]
            linked = [link for each in text for link in each.of("Link") if sheet.words(link).startswith("¶")]
            read = () if document.of("Table") else lesson.short if path.name.startswith("short") else lesson.reading  # or plainer words
            assert len(linked) == len([*real.text.holding({*read})]), "its numbers are links"
            spoken = [each for each in text if any(link in each.of("Link") for link in linked)]
            assert all(len(each.of("Link")) == 1 for each in spoken), "and no name in the text is one"


def test_nothing_on_a_sheet_is_torn_and_no_page_is_half_empty(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        for path in sorted(folder(published, lesson).glob("*.pdf")):
            sheet = sheet_of(path)
            sections = {sheet.words(each.kids[0]): each for each in sheet.tree.of("Sect") if isinstance(each.kids[0], Told)}
            for name, section in sections.items():
                first = next(kid for kid in section.kids[1:] if isinstance(kid, Told))
                assert min(sheet.on(first)) in sheet.on(section.kids[0]), (path, name, "a heading stands above what it is of")
            whole = [each for each in sheet.tree.of("Table") if "In plainer words" not in sheet.words(each)]
            work = sections.get("Submission", sections.get("Task"))
            asked = [each for one in sheet.tree.of("LI") if one.of("Form") for each in [one]]
            for each in [*whole, *asked, *filter(None, [sections.get("Citing")]), *(kid for kid in work.kids if kid.role in ("P", "H2"))]:
                assert len(sheet.on(each)) == 1, (path, sheet.words(each)[:60], "is torn")
            notes = sections["Notes on the text"].of("L") if "Notes on the text" in sections else []  # each of several lines
            for each in (each for each in sheet.tree.of("L") if each not in notes):
                items = [kid for kid in each.kids if isinstance(kid, Told) and kid.role == "LI" and not kid.of("Form")]
                if len(items) > 1:
                    assert sheet.on(items[-2]) & sheet.on(items[-1]), (path, sheet.words(items[-1]), "stands alone on a page")
            if path.name.startswith("short-adapted") and "Word bank" in sections:
                assert len(sheet.on(sections["Word bank"])) == 1, (path, "its word bank is parted")
            lines = [each for each in work.kids if each.role == "Form"]
            assert sheet.on(lines[0]) == sheet.on(work.kids[0]), (path, "the lines begin below the task")
            assert [(number, round(full, 2)) for number, full in enumerate(sheet.filled(), 1) if full < 0.5] == [], path
            said = "\n".join(extracted(path.read_bytes()))
            assert re.findall(r"^\W*[–—].*|.*(?:\d–|\b\w+ty-) *$", said, re.MULTILINE) == [], (path, "a line is badly parted")
            cells = [each for each in sheet.tree.of("TH", "TD") if not each.of("Link")]
            assert [words for each in cells for words in sheet.torn(each)] == [], path


def test_a_sheet_has_room_to_write_in_every_box_and_lines_for_all_the_words_that_are_asked_for(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        for size in SIZES:
            sheet = sheet_of(folder(published, lesson) / f"worksheet-{size}.pdf")
            for organizer in [each for each in sheet.tree.of("Table") if each.of("Form") and COLUMNS[0] in sheet.words(each)]:
                boxes = [room(each) for form in organizer.of("Form") for each in form.annotations]
                assert len(boxes) == ROWS[len(lesson.columns) > ACROSS] * len(lesson.columns), (lesson.slug, size, "a box has no room")
                assert min(wide for wide, _ in boxes) >= 45, (lesson.slug, size, "a column is narrow")
                assert min(high for _, high in boxes) >= 7.5, (lesson.slug, size, "a box is low")
            lines = sum(
                room(each)[1]
                for each in sheet.fields
                if str(each["/TU"]).replace("\xa0", " ").startswith(f"Your answer to “{lesson.title}”")
            )
            assert lines >= length(lesson) * 6.5, (lesson.slug, size, "the lines are few")
            abroad = [words(each) for each in (lesson.translation.questions if lesson.translation else ())]
            called = [folded(str(each["/TU"])) for each in sheet.fields]
            assert [each for each in abroad for name in called if folded(each)[:30] in name] == []


def test_a_worksheet_on_paper_has_the_words_of_the_excerpt_and_of_the_questions(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        for name in SIZES:
            path = folder(published, lesson) / f"worksheet-{name}.pdf"
            said = printed(path.read_bytes(), lesson)
            for part in real.text.paragraphs:
                for each in real.text.sentences[part.id]:
                    if each.id in lesson.reading:
                        assert folded(words(part.nodes)[each.start : each.end]) in said, (path, each.id)
            for question in lesson.questions:
                assert folded(words(question.nodes)) in said, (path, words(question.nodes))


def spelled(block: HtmlElement) -> str:
    """The words of a block as paper has them, where letters say what they are short for."""
    said = str(block.text_content())
    for short in block.iter("abbr"):
        said = said.replace(short.text or "", f"{short.text} [{short.get('title')}]", 1)
    return said


def test_nothing_of_a_worksheet_is_lost_on_paper(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        blocks = published[f"lessons/{lesson.slug}/worksheet/"].elements(
            f"//main//*[self::p or self::dt or self::dd or self::th][not({HIDDEN} or ancestor-or-self::*[contains(@class, 'excerpt')])]"
        )
        assert len(blocks) > 20
        for name in SIZES:
            said = printed((folder(published, lesson) / f"worksheet-{name}.pdf").read_bytes(), lesson)
            assert [block.text_content() for block in blocks if folded(spelled(block)) not in said] == [], (lesson.slug, name)


def test_every_letter_on_paper_is_of_the_editions_faces(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        reader = PdfReader(folder(published, lesson) / "worksheet-letter.pdf")
        faces = {str(font["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()}
        assert faces
        assert {face for face in faces if not re.search(r"\+(Literata|Source)", face)} == set()


def addresses(data: bytes) -> set[str]:
    """The addresses that a PDF leads to."""
    notes = [note.get_object() for page in PdfReader(BytesIO(data)).pages for note in page.get("/Annots", ())]
    return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


def test_every_link_of_a_pack_leads_to_a_page_of_the_site(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        found: set[str] = set()
        for name in ("teacher-pack.zip", "cartridge.imscc", "quiz.qti.zip"):
            for member, data in unpacked((folder(published, lesson) / name).read_bytes()).items():
                if member.endswith(".pdf"):
                    found |= addresses(data)
                elif member.endswith(".html"):
                    found |= {str(link) for link in html.fromstring(data).xpath("//@href")}
                elif member.endswith(".xml"):
                    links = etree.fromstring(data).xpath("//@href | //*[local-name()='mattext' or local-name()='description']/text()")
                    assert isinstance(links, list)
                    found |= {link for each in links for link in re.findall(r"https?://[^\s\"<>]+", str(each))}
        found |= set(re.findall(r'href="(https[^"]+)"', (folder(published, lesson) / "quiz.gift.txt").read_text().replace("\\", "")))
        ours = {link for link in found if link.startswith(SITEURL)}
        assert len(ours) > 10
        assert {(link, published.fault(link, SITEURL)) for link in ours if published.fault(link, SITEURL)} == set()
        assert {link for link in found - ours if not link.startswith("https://")} == set(), "relative, or of no place"


def runs(said: str) -> set[str]:
    """A text in runs of words."""
    each = re.findall(r"\w+", said.casefold())
    return {" ".join(each[start : start + RUN]) for start in range(len(each) - RUN + 1)}


def own(nodes: Nodes) -> set[str]:
    """What somebody says in his own words, in runs; quotations and citations are others' words and may stand anywhere."""
    said = "".join("“”" if isinstance(node, Citation) else words((node,)) for node in nodes)
    return {run for part in re.split(r"“[^”]*”", said) for run in runs(part)}


def test_nothing_that_students_get_holds_words_of_the_key(published: Site, real: Edition) -> None:
    public = {run for note in real.notes for run in runs(prose(note.blocks))}  # what the edition tells everybody is no key
    for lesson in real.lessons:
        key = {run for answer in lesson.answers for nodes in (answer.exemplar, answer.also, answer.errors) for run in own(nodes)} - public
        assert key, lesson.slug
        student = {name: (folder(published, lesson) / name).read_bytes() for name in made_of(lesson) - {"teacher-pack.zip", "key.docx"}}
        files = {f"{name}/{inner}": each for name, data in student.items() if data[:2] == b"PK" for inner, each in unpacked(data).items()}
        files |= {name: data for name, data in student.items() if data[:2] != b"PK"}
        assert len(files) > 15
        assert {name: found for name, data in files.items() if (found := key & runs(text_of(Path(name).name, data)))} == {}
        theirs = unpacked((folder(published, lesson) / "teacher-pack.zip").read_bytes())
        told = runs(text_of("key.html", theirs[f"{lesson.slug}-teacher/key.html"]))
        assert key - told == set(), "the test knows the key when it sees it"
        page = html.fromstring(theirs[f"{lesson.slug}-teacher/key.html"])
        asked, web = (
            [[" ".join(each.text_content().split()) for each in item.xpath(".//p | .//dt | .//dd")] for item in items]
            for items in (
                page.xpath("//ol[@class='answers']/li"),
                published[f"lessons/{lesson.slug}/key/"].elements("//ol[@class='questions']/li"),
            )
        )
        assert asked == web and len(asked) == len(lesson.questions), "in the form of the site's key"


def test_a_pack_unpacks_into_one_folder_dated_as_the_edition(published: Site, real: Edition) -> None:
    pages = {f"{page.name}.html" for page in PAGES}
    for lesson in real.lessons:
        for audience, left_out in (("student", {"plan.html", "adapted-text.html", "key.html"}), ("teacher", set())):
            with ZipFile(folder(published, lesson) / f"{audience}-pack.zip") as opened:
                inside = opened.infolist()
            paper = {name for name in made_of(lesson) | bilingual(lesson) if name.endswith(".pdf")}
            wanted = {"excerpt.txt", *paper, *(pages - left_out)}
            assert {each.filename for each in inside} == {f"{lesson.slug}-{audience}/{name}" for name in wanted}
            assert {date(*each.date_time[:3]).isoformat() for each in inside} == {real.said["date"]}


def test_the_page_of_a_lesson_leads_to_its_packs_and_the_worksheet_to_none_for_teachers(published: Site, site: Path, real: Edition) -> None:
    at_home = Site(site)
    for lesson in real.lessons:
        address = f"lessons/{lesson.slug}/"
        linked = {link.removeprefix(f"{SITEURL}/{address}") for link in published[address].resolved("//a/@href", SITEURL)}
        assert linked >= made_of(lesson)
        sheet = {link.removeprefix(f"{SITEURL}/{address}") for link in published[f"{address}worksheet/"].resolved("//a/@href", SITEURL)}
        assert sheet & {"teacher-pack.zip", "key/"} == set()
        assert [link for link in at_home[address].texts("//a/@href") if Path(link).name in FILES] == []


@pytest.mark.browser
def test_a_page_for_download_is_whole_without_a_network(published: Site, real: Edition, chromium: Browser, tmp_path: Path) -> None:
    if not real.lessons:
        pytest.skip("no lessons")
    lesson = real.lessons[0]
    for name, data in unpacked((folder(published, lesson) / "teacher-pack.zip").read_bytes()).items():
        if not name.endswith(".html"):
            continue
        file = tmp_path / Path(name).name
        file.write_bytes(data)
        page = chromium.new_page(viewport={"width": 320, "height": 600})
        asked: list[str] = []
        told: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, told=told: told.append(message.text))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert told == [], "the policy refuses nothing that the page has"
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "400", "the style is allowed"
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.locator("script, link, img, iframe, [style]").count() == 0
        page.close()


def test_the_plan_in_the_pack_has_that_of_the_short_form_too(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        pack = unpacked((folder(published, lesson) / "teacher-pack.zip").read_bytes())
        said = folded(text_of("plan.html", pack[f"{lesson.slug}-teacher/plan.html"]))
        for short in (each for each in lesson.sections if each.part.form == "short"):
            _, *rest = (folded(words(nodes)) for nodes in section_runs(short))  # citations are written out in the introduction
            assert [each for each in rest if each not in said] == []


def test_the_page_to_read_offline_has_what_a_student_needs(published: Site, real: Edition) -> None:
    for lesson in real.lessons:
        pack = unpacked((folder(published, lesson) / "student-pack.zip").read_bytes())
        said = folded(text_of("read-offline.html", pack[f"{lesson.slug}-student/read-offline.html"]))
        assert folded(lesson.title) in said
        for question in lesson.questions:
            assert folded(words(question.nodes)) in said
        for part in real.text.paragraphs:
            for each in real.text.sentences[part.id]:
                assert each.id not in lesson.reading or folded(words(part.nodes)[each.start : each.end]) in said
        for name in ("Background", "Word bank", "Organizer", "Citing"):
            assert folded(name) in said
        for section in (each for each in lesson.sections if each.part.form == "document"):
            cited_nowhere = (words(nodes) for nodes in section_runs(section) if "(" not in words(nodes))  # a citation is written out
            assert [run for run in cited_nowhere if folded(run) not in said] == []


@pytest.mark.java
def test_a_page_for_download_is_valid_html(published: Site, real: Edition, tmp_path: Path) -> None:
    for lesson in real.lessons:
        with ZipFile(folder(published, lesson) / "teacher-pack.zip") as opened:
            opened.extractall(tmp_path)
    assert validators.html(tmp_path) == ""


def test_two_publications_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    forgetting = ("-e", "MEMORY=false")  # else the second would have the paper of the first
    publish(LAMP, tmp_path / "one", *forgetting, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="0")
    publish(LAMP, tmp_path / "other" / "two", *forgetting, PYTHONHASHSEED="2", TZ="Japan", SOURCE_DATE_EPOCH="1700000000")
    one, two = press.files(tmp_path / "one"), press.files(tmp_path / "other" / "two")
    assert one.keys() == two.keys()
    books = {f"report/{name}" for name in ("report.epub", "report.pdf", "text.pdf", "report.docx", "report.html", "report.zip")}
    assert books | {"manifest.json", "index.html.br", "index.html.gz", "hosting/nginx.conf", "keeper.js"} <= one.keys()
    assert {Path(name).name for name in one} & FILES == FILES - SHORT, "it has no short form"
    assert [name for name in one if one[name] != two[name]] == []
    for name, data in one.items():
        assert str(press.ROOT).encode() not in data, name


@pytest.mark.parametrize(
    ("source", "allowed"),
    [
        ("../a.svg", True),
        ("../../static/icon.svg", True),
        ("https://other.example/a.svg", False),
        ("../../static/../../pelicanconf.py", False),
        (f"file://{press.ROOT}/theme/static/icon.svg", False),
        ("../b.svg", False),
    ],
)
def test_paper_asks_for_nothing_but_the_sites_own_files(source: str, allowed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from edition.outputs.paper import Page, Stock, sheets  # here: it needs Pango
    from weasyprint.urls import FatalURLFetchingError

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # and back to what it was: a process of paper sets it
    stock = Stock(SITEURL, press.ROOT / "theme" / "static", date(2001, 1, 1), {"lessons/a.svg": b"<svg/>"})
    page = Page("lessons/a/index.html", f'<title>a</title><img alt="" src="{source}">', "A4")
    with nullcontext() if allowed else pytest.raises(FatalURLFetchingError):
        assert len(sheets([page], stock)) == 1


def test_a_build_at_home_does_not_load_the_print_engine() -> None:
    program = "import sys, edition.press.generator; print({'weasyprint', 'edition.outputs.books.epub'} & {*sys.modules})"
    around = {**os.environ, "PYTHONPATH": str(press.ROOT / "plugins")}
    done = subprocess.run([sys.executable, "-c", program], env=around, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
