"""Pictures in the text, in entries, on pages, and of pages of the source: each is shown whole, and is among the words of nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
import validators
from bridge import Sample
from browsing import Handler, served
from bs4 import BeautifulSoup
from edition.__main__ import lock
from edition.memory import Memory
from edition.model import Edition, Picture, words
from edition.reader import read
from edition.tei import ID
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser
from press import ROOT

FILES = ROOT / "tests" / "samples" / "forms"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def ferry(forms: Edition) -> Picture:
    """The picture in the text."""
    (found,) = [part for part in forms.text.parts if isinstance(part, Picture)]
    return found


@pytest.fixture(scope="module")
def rope(forms: Edition) -> Picture:
    """The picture in an entry."""
    (found,) = [each for each in forms.shown.values() if not each.id]
    return found


def shown(page: Path, picture: Picture) -> str:
    """The address of a picture on a page of the site, of which all is there that a reader needs."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    (image,) = soup.find_all("img", alt=picture.description)
    figure = image.find_parent("figure")
    assert figure is not None
    assert (image["width"], image["height"], image["loading"]) == (str(picture.width), str(picture.height), "lazy")
    assert figure.figcaption is not None
    assert figure.a is not None
    assert figure.figcaption.get_text() == picture.credit
    assert figure.get("id") == (picture.id or None)
    assert figure.a["href"] == image["src"]
    assert ".picture img" in str(soup.style)
    return str(image["src"])


@pytest.mark.paper
def test_a_picture_of_the_text_stands_on_its_pages(forms_site: Path, ferry: Picture) -> None:
    assert (ferry.path, ferry.width, ferry.height, ferry.id) == ("images/ferry.png", 640, 400, "picture-ferry")
    assert shown(forms_site / "evening" / "index.html", ferry) == "../images/ferry.png"
    assert shown(forms_site / "evening" / "text" / "index.html", ferry) == "../../images/ferry.png"
    assert (forms_site / ferry.path).read_bytes() == (FILES / ferry.path).read_bytes()


@pytest.mark.paper
def test_a_picture_of_an_entry_stands_on_its_page(forms_site: Path, rope: Picture) -> None:
    assert (rope.path, rope.width, rope.height) == ("images/rope.svg", 240, 120)
    assert shown(forms_site / "people" / "ferris-wat" / "index.html", rope) == "../../images/rope.svg"


def test_pages_without_pictures_ask_for_nothing_of_theirs(lamp_site: Path) -> None:
    assert ".picture img" not in (lamp_site / "index.html").read_text(encoding="utf-8")


@pytest.mark.paper
def test_a_picture_is_in_no_words(forms_site: Path, forms: Edition, ferry: Picture) -> None:
    said = " ".join(words(part.nodes) for part in forms.text.paragraphs)
    assert ferry.description not in said
    assert ferry.credit not in said
    lines = (forms_site / "evening" / "evening.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if ferry.description in line]
    assert told == [f"# picture-ferry: Picture: {ferry.description}. {ferry.credit}"]
    at = lines.index(told[0])
    assert lines[at - 2].startswith("p2.l4\t")
    assert lines[at + 2].startswith("p3.s1\t")


@pytest.mark.paper
def test_data_say_what_a_picture_is_and_where_it_stands(forms_site: Path, ferry: Picture, rope: Picture) -> None:
    found = json.loads((forms_site / "evening" / "evening.json").read_bytes())
    (one,) = found["text"]["pictures"]
    assert one == {"id": "picture-ferry", "after": "p2"} | {
        name: getattr(ferry, name) for name in ("path", "description", "credit", "width", "height")
    }
    assert [each["path"] for entry in found["entries"] for each in entry.get("pictures", [])] == [rope.path]


@pytest.mark.paper
def test_tei_has_a_figure_with_its_file(forms_site: Path, ferry: Picture) -> None:
    root = etree.parse(forms_site / "evening" / "evening.xml")
    names = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
    (figure,) = root.xpath("//t:body//t:figure[@xml:id='picture-ferry']", namespaces=names)
    assert [each.text for each in figure.iter("{*}head", "{*}figDesc")] == [ferry.credit, ferry.description]
    assert figure.find("{*}graphic").get("url") == "../images/ferry.png"
    assert (forms_site / "evening" / figure.find("{*}graphic").get("url")).exists()
    assert len(root.xpath("//t:listPerson//t:note[@type='entry']/t:figure", namespaces=names)) == 1


@pytest.mark.paper
def test_an_e_book_has_the_files_of_its_pictures(forms_site: Path, ferry: Picture, rope: Picture) -> None:
    with ZipFile(forms_site / "evening" / "evening.epub") as opened:
        pages = {name: opened.read(name).decode() for name in opened.namelist() if name.endswith(".xhtml")}
        package = opened.read("EPUB/package.opf").decode()
        for each in (ferry, rope):
            assert opened.read(f"EPUB/{each.path}") == (FILES / each.path).read_bytes()
            assert f'href="{each.path}"' in package
            assert len([page for page in pages.values() if f'src="{each.path}" alt="{escape(each.description)}"' in page]) == 1
    assert '<meta property="schema:accessibilityFeature">alternativeText<' in package
    assert "There are no pictures" not in package


@pytest.mark.paper
def test_the_edition_on_one_page_holds_its_pictures(forms_site: Path, ferry: Picture, rope: Picture) -> None:
    page = (forms_site / "evening" / "evening.html").read_text(encoding="utf-8")
    for each, media in ((ferry, "image/png"), (rope, "image/svg+xml")):
        data = base64.b64encode((FILES / each.path).read_bytes()).decode()
        assert page.count(f'src="data:{media};base64,{data}" alt="{each.description}"') == 1
    assert "default-src 'none'; img-src data:;" in page


@pytest.mark.paper
def test_word_processors_get_the_picture_with_what_it_shows(forms_site: Path, ferry: Picture) -> None:
    with ZipFile(forms_site / "evening" / "evening.docx") as opened:
        assert (FILES / ferry.path).read_bytes() in [opened.read(name) for name in opened.namelist() if "/media/" in name]
        root = etree.fromstring(opened.read("word/document.xml"))
    assert ferry.description in [each.get("descr") for each in root.iter(DRAWN)]
    assert ferry.credit in ["".join(each.text or "" for each in para.iter(f"{W}t")) for para in root.iter(f"{W}p")]


@pytest.mark.paper
@pytest.mark.parametrize("name", ["evening", "text"])
def test_paper_has_the_picture(forms_site: Path, name: str, ferry: Picture) -> None:
    data = (forms_site / "evening" / f"{name}.pdf").read_bytes()
    assert data.count(b"/Subtype /Image") == 1
    assert b"/Width 640" in data


@pytest.mark.paper
def test_what_goes_with_the_site_has_its_pictures(forms_site: Path, ferry: Picture, rope: Picture) -> None:
    """The manifest, what a browser keeps, the zip for a disk, and what the search knows."""
    listed = json.loads((forms_site / "manifest.json").read_bytes())["files"].keys()
    kept = json.loads((forms_site / "static" / "kept.json").read_bytes())["files"]
    assert {ferry.path, rope.path} <= listed & {*kept}
    with ZipFile(forms_site / "evening" / "evening.zip") as opened:
        (page,) = [name for name in opened.namelist() if name.endswith("/evening/index.html")]
        assert 'src="../images/ferry.png"' in opened.read(page).decode()
        assert page.replace("evening/index.html", ferry.path) in opened.namelist()
    found = json.loads((forms_site / "static" / "js" / "rest.json").read_bytes())
    assert ["evening/#picture-ferry", ferry.description, "Picture", ferry.credit] in found["others"]
    assert rope.description in found["entries"][0][0]


@pytest.mark.paper
def test_the_mark_of_a_page_leads_to_its_picture_beside_the_text(forms_site: Path, forms: Edition) -> None:
    assert [(each.number, each.path) for each in forms.text.surfaces] == [(number, f"images/page-{number}.png") for number in range(1, 5)]
    for page, root in (("evening", "../"), ("evening/p2", "../../")):
        soup = BeautifulSoup((forms_site / page / "index.html").read_text(encoding="utf-8"), "lxml")
        mark = soup.find(id="page-2")
        assert mark is not None
        link = mark.find_next("a")
        assert link is not None
        assert (mark.get_text(), link.get_text(), link["aria-label"]) == ("", "", "Facsimile of page 2")
        figure = soup.find(id=str(link["href"]).removeprefix("#"))
        assert figure is not None
        assert figure.find_parent(attrs={"data-apparatus": True}) or figure.has_attr("data-apparatus")
        assert figure.img is not None
        assert figure.a is not None
        assert figure.img["src"] == figure.a["href"] == f"{root}images/page-2.png"
        assert (figure.img["alt"], figure.img["width"], figure.img["height"]) == ("Facsimile of page 2", "300", "420")
        assert figure.get_text() == "Facsimile of page 2. Mary Dale’s leaves. Drawn for the tests of this program; public domain"


@pytest.mark.paper
def test_a_facsimile_is_in_tei_and_in_data_and_in_no_book(forms_site: Path, forms: Edition) -> None:
    root = etree.parse(forms_site / "evening" / "evening.xml").getroot()
    surfaces = {each.get(ID): each for each in root.iter("{*}surface")}
    breaks = list(root.iter("{*}pb"))
    assert [surfaces[each.get("facs").removeprefix("#")].get("n") for each in breaks] == [each.get("n") for each in breaks]
    assert [each[0].get("url") for each in surfaces.values()] == [f"../{each.path}" for each in forms.text.surfaces]
    (alone,) = etree.parse(forms_site / "evening" / "p2.xml").getroot().iter("{*}pb")
    assert alone.get("facs") == "evening.xml#facs-2"
    found = json.loads((forms_site / "evening" / "evening.json").read_bytes())["text"]["facsimile"]
    assert [(each["page"], each["path"]) for each in found] == [(each.number, each.path) for each in forms.text.surfaces]
    with ZipFile(forms_site / "evening" / "evening.epub") as opened:
        assert [name for name in opened.namelist() if "page-" in name] == []


@pytest.mark.paper
@pytest.mark.browser
def test_a_page_of_the_source_is_small_until_its_mark_is_followed(forms_site: Path, chromium: Browser) -> None:
    """Beside the text where there is room; on a telephone it is shown when it is asked for. No script is needed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(forms_site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for width, beside in ((1280, True), (390, False)):
            context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/evening/")
            image, text = page.locator("#facs-2 img"), page.locator("#p2").bounding_box()
            small = image.bounding_box()
            page.get_by_role("link", name="Facsimile of page 2").first.click()
            page.wait_for_url("**#facs-2")
            large = image.bounding_box()
            assert small and large and text
            assert large["height"] > 1.5 * small["height"]
            assert (large["x"] > text["x"] + text["width"] / 2) == beside
            assert page.evaluate("document.documentElement.scrollWidth") == width
            context.close()
        server.shutdown()


@pytest.mark.browser
def test_the_last_page_of_a_source_ends_above_the_foot_of_the_page(forms_site: Path, chromium: Browser) -> None:
    with served(forms_site) as address:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/evening/")
        last, text = page.evaluate("""() => {
            const leaf = [...document.querySelectorAll(".leaf")].at(-1);  // whose paragraph is made the last one
            for (const block = leaf.closest(".b"); block.nextElementSibling; ) block.nextElementSibling.remove();
            return [leaf, document.querySelector(".text")].map(each => each.getBoundingClientRect().bottom) }""")
        page.close()
    assert last <= text


@pytest.mark.paper
@pytest.mark.java
def test_tei_and_the_e_book_are_valid_with_pictures(forms_site: Path) -> None:
    folder = forms_site / "evening"
    assert validators.tei(folder / "evening.xml") == ""
    assert validators.book(folder / "evening.epub") == ""


# --- what is told, and what is locked -----------------------------------------------------------------------


def painted(format: str, size: tuple[int, int] = (3, 2), turned: bool = False) -> bytes:
    """A picture of a format."""
    file = BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    Image.new("RGB", size).save(file, format, **({"exif": exif} if turned else {}))
    return file.getvalue()


SIZES: Mapping[str, tuple[bytes, tuple[int, int]]] = {
    "a.png": (painted("PNG"), (3, 2)),
    "a.jpg": (painted("JPEG"), (3, 2)),
    "a.jpeg": (painted("JPEG", turned=True), (2, 3)),
    "a.gif": (painted("GIF"), (3, 2)),
    "a.webp": (painted("WEBP"), (3, 2)),
    "a.svg": (DRAWING.encode(), (4, 3)),
    "b.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="40px" height="30.4px" viewBox="0 0 4 3"/>', (40, 30)),
    "c.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 8 6"/>', (8, 6)),
}


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_says_how_large_it_is(sample: Sample, name: str) -> None:
    raw, size = SIZES[name]
    sample.write(f"images/{name}", raw)
    sample.damage("words/ferry.md", "What came after", f'![A ferry](images/{name} "Public domain")\n\nWhat came after')
    assert sample.slips() == []
    (found,) = sample.edition().shown.values()
    assert (found.width, found.height) == size


UNFIT = {
    "a picture that is too large": ("a.png", painted("PNG") + b"\0" * 2_500_000, "images/a.png has 2.5 MB, and 2 are the most"),
    "a picture that e-books do not show": ("a.avif", b"\0\0\0\x1cftypavif", "images/a.avif is AVIF, which e-books"),
    "a drawing of a size that is no number": ("a.svg", DRAWING.replace('"4"', '"1.2.3"').encode(), "images/a.svg says nowhere how wide"),
    "a drawing in a box of no size": (
        "a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4.0.5 ."/>',
        "images/a.svg says nowhere how wide and high it is",
    ),
    "a drawing larger than any number": (
        "a.svg",
        DRAWING.replace("4", "9" * 400).encode(),
        "images/a.svg says nowhere how wide and high it is",
    ),
    "a picture that ends early": ("a.png", painted("PNG")[:20], "images/a.png says nowhere how wide and high it is"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_picture_that_is_not_fit_for_pages_is_told(sample: Sample, name: str) -> None:
    file, raw, told = UNFIT[name]
    sample.write(f"images/{file}", raw)
    sample.damage("pages/about.md", "> A quotation", f'![A ferry](images/{file} "Public domain")\n\n> A quotation')
    (slip,) = sample.slips()
    assert slip.startswith(f"content/pages/about.md:12: {told}")


@pytest.fixture
def pictured(sample: Sample) -> Sample:
    """The small edition with a picture, locked."""
    sample.write("images/ferry.svg", DRAWING)
    typed = '![The ferry](images/ferry.svg "Public domain")\n{: #picture-ferry }\n\n'
    sample.damage("letter.md", "[I](people/stone-ada.md) thank", f"{typed}[I](people/stone-ada.md) thank")
    assert sample.slips() == []
    assert lock(sample.folder) == 0
    return sample


FERRY = '![The ferry](images/ferry.svg "Public domain")\n{: #picture-ferry }\n\n'
Change = Callable[[Sample], None]


def elsewhere(sample: Sample) -> None:
    sample.damage("letter.md", FERRY, "")
    sample.damage("letter.md", "A. Stone\n", f"{FERRY}A. Stone\n")


LOCKED: Mapping[str, tuple[Change, list[str]]] = {
    "its place": (elsewhere, ["picture-ferry stood behind p2, and now behind p3; put it back into its place"]),
    "its id": (
        lambda sample: sample.damage("letter.md", "#picture-ferry", "#picture-fery"),
        [
            "picture-ferry was published and has gone; is it picture-fery now? Give it its name back, or declare it in corrections/ with "
            "id: picture-ferry, change: moved, after: picture-fery",
            "picture-fery is not in the lock, and version 0.9.0 was published without it; take it out, or raise version-text in edition.md",
        ],
    ),
    "not what is said of it": (lambda sample: sample.damage("letter.md", "The ferry](images", "A ferry](images"), []),
    "nothing more where its file has gone": (lambda sample: sample.remove("images/ferry.svg"), ["no picture images/ferry.svg"]),
    "not its file": (lambda sample: sample.write("images/ferry.svg", DRAWING.replace('"4"', '"8"')), []),
}


@pytest.mark.parametrize("name", LOCKED)
def test_of_a_picture_are_locked(pictured: Sample, name: str) -> None:
    change, told = LOCKED[name]
    change(pictured)
    assert [slip.partition(": ")[2] for slip in pictured.slips()] == told


def test_a_paragraph_that_was_forgotten_may_stand_before_a_picture(pictured: Sample) -> None:
    pictured.damage("letter.md", FERRY, f"The rope held.\n{{: #after-the-boat }}\n\n{FERRY}")
    pictured.damage("edition.md", "version-text: 0.9.0", "version-text: 0.10.0")
    pictured.damage("lessons/who-pays.md", "version: 0.9.0", "version: 0.10.0")
    assert lock(pictured.folder) == 0
    assert pictured.slips() == []


def test_a_reading_that_is_remembered_knows_when_its_picture_has_changed(sample: Sample, tmp_path: Path) -> None:
    sample.write("images/ferry.svg", DRAWING)
    sample.damage("words/ferry.md", "What came after", '![A ferry](images/ferry.svg "Public domain")\n\nWhat came after')
    memory = Memory(tmp_path / "memory")
    for width, told in (("4", 0), ("8", 0), ("", 1), ("4", 0)):
        sample.write("images/ferry.svg", DRAWING.replace('"4"', f'"{width}"'))
        edition, slips, _ = read(sample.folder, memory)
        memory.settle()
        assert len([*slips]) == told
        if width:
            assert edition.shown["images/ferry.svg"].width == int(width)
    sample.write("images/ferry.svg", DRAWING.replace("/>", ">" + " " * 2_500_000 + "</svg>"))
    assert [slip.sentence[:29] for slip in read(sample.folder, memory)[1]] == ["images/ferry.svg has 2.5 MB, "]
    (sample.folder / "images" / "ferry.svg").unlink()
    assert [slip.sentence for slip in read(sample.folder, memory)[1]] == ["no picture images/ferry.svg"]
