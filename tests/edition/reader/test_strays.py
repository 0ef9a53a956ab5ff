"""What lies in the folder of content: what is not read is told, what cannot be read is told once, and pictures are pictures."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import press
import pytest
from bridge import Sample
from edition.reader import Unreadable
from hypothesis import given
from hypothesis import strategies as st

PNG = b"\x89PNG\r\n\x1a\n rest"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


APART = "stand side by side; move them up, or take it away"
ALONE = (
    "nothing reads this file: the text is letter.md, another version of it stands in versions/, and everything else in a folder too;"
    " move it, or take it away"
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "words/wick.MD",
            "words/wick.MD:1: nothing reads this file: a file of content/words/ ends in .md, in small letters; name it wick.md",
        ),
        (
            "words/wick.txt",
            "words/wick.txt:1: nothing reads this file: a file of content/words/ ends in .md, in small letters; name it wick.md",
        ),
        ("sources/scan.pdf", "sources/scan.pdf:1: nothing reads this file: a file of content/sources/ ends in .md"),
        ("people/old/reed-ann.md", f"people/old:1: nothing reads this folder: the files of content/people/ {APART}"),
        ("people/reed-ann.md/x", f"people/reed-ann.md:1: nothing reads this folder: the files of content/people/ {APART}"),
        ("second.md", f"second.md:1: {ALONE}"),
        ("letter.docx", f"letter.docx:1: {ALONE}"),
        ("drafts/idea.txt", "drafts:1: nothing reads this folder; move it out of content/, or take it away"),
    ],
)
def test_a_file_that_is_not_read_is_told(sample: Sample, name: str, told: str) -> None:
    sample.write(name, "name: wick\n\nWhat burns.\n")
    assert [slip.startswith(f"content/{told}") for slip in sample.slips()] == [True]


def test_a_text_without_paragraphs_is_told(sample: Sample) -> None:
    sample.write("letter.md", "title: A letter\ndate: 1848\n\n")
    assert "content/letter.md:3: the text has no paragraph; write one, and {: #p1 } on the line under it" in sample.slips()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["letter.md", "people/stone-ada.md", "edition.md", "words/_blank.md"])
def test_a_file_in_another_encoding_of_unicode_is_one_slip(sample: Sample, encoding: str, name: str) -> None:
    text = (sample.folder / name).read_text(encoding="utf-8")
    sample.write(name, text.encode(encoding))
    called = encoding.upper()[:6]
    assert sample.slips() == [
        f"content/{name}:1: this file is saved as {called} (“Unicode” in some programs), with bytes that nobody sees; save it as “UTF-8”"
    ]


def test_a_file_in_windows_own_encoding_is_one_slip(sample: Sample) -> None:
    sample.damage("words/ferry.md", "What came after", "“What” came – naïvely – after")
    sample.write("words/ferry.md", (sample.folder / "words" / "ferry.md").read_text(encoding="utf-8").encode("cp1252"))
    assert sample.slips() == [
        "content/words/ferry.md:3: this line is not UTF-8; save the file as “UTF-8”, which is neither “ANSI” nor “Unicode”"
    ]


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_holds_they_are_read_or_told(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = Sample(Path(folder))
        sample.write("words/ferry.md", raw)
        assert sample.slips()


def test_slips_of_the_title_page_hide_no_others(sample: Sample) -> None:
    sample.damage("edition.md", "text: letter.md", "text: lettre.md")
    sample.damage("edition.md", "date: 1851-05-01", "date: in May")
    sample.damage("people/stone-ada.md", "1825-07-04", "1825-17-04")
    sample.damage("words/bridge.md", "(words/ferry.md)", "(words/fery.md)")
    told = [slip.split(":")[0] for slip in sample.slips()]
    assert told == ["content/edition.md", "content/edition.md", "content/people/stone-ada.md", "content/words/bridge.md"]
    assert "content/edition.md:8: no text lettre.md; did you mean letter.md?" in sample.slips()


def test_a_folder_without_its_form_hides_no_others(sample: Sample) -> None:
    for name in ("words", "sources", "people"):
        sample.remove(f"{name}/_blank.md")
    sample.damage("words/bridge.md", "(words/ferry.md)", "(words/fery.md)")
    told = sample.slips()
    assert [slip.split(":")[0] for slip in told] == [
        "content/people/_blank.md", "content/sources/_blank.md", "content/words/_blank.md", "content/words/bridge.md"]  # fmt: skip


@pytest.mark.parametrize("name", ["words/ferry.md", "letter.md", "sources/survey-1850.md", "words/_blank.md"])
def test_a_link_that_leads_nowhere_is_told(sample: Sample, name: str) -> None:
    sample.remove(name)
    (sample.folder / name).symlink_to("nowhere.md")
    assert f"content/{name}:1: this is a link that leads nowhere; put the file itself here" in sample.slips()


@pytest.mark.parametrize(
    ("name", "kind"), [("edition.md", "pipe"), ("letter.md", "pipe"), ("words/ferry.md", "device"), ("anchors.lock.json", "pipe")]
)
def test_what_may_have_no_end_is_not_read(sample: Sample, name: str, kind: str) -> None:
    path = sample.folder / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    try:
        told = sample.slips()
    except Unreadable as error:
        told = [str(error)]
    assert [slip for slip in told if slip.startswith(f"content/{name}:1: ") and "cannot be read (it is no file)" in slip] != []


def test_a_folder_in_the_place_of_the_title_page_is_told(sample: Sample) -> None:
    sample.remove("edition.md")
    (sample.folder / "edition.md").mkdir()
    built = press.pelican(sample.folder, sample.folder.parent / "output")
    assert "content/edition.md:1: there is no such file; an edition needs it\n1 slip in content/" in built.stdout + built.stderr


@pytest.fixture
def ours() -> Iterator[Sample]:
    """The small edition, read by nobody in particular, even where the tests are run by root."""
    folder = Path(tempfile.mkdtemp())
    sample = Sample(folder / "content")
    user = os.geteuid()
    if user == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, 65534, 65534)
        os.seteuid(65534)
    yield sample
    os.seteuid(user)
    for path in (sample.folder, *sample.folder.iterdir()):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["words/ferry.md", "letter.md", "lessons/who-pays.md", "people/_blank.md"])
def test_a_file_that_we_may_not_read_is_told(ours: Sample, name: str) -> None:
    (ours.folder / name).chmod(0)
    told = ours.slips()
    assert f"content/{name}:1: this file cannot be read (Permission denied); give yourself permission to read it" in told


@pytest.mark.parametrize("name", ["words", "sources", "pages"])
def test_a_folder_that_we_may_not_read_is_told(ours: Sample, name: str) -> None:
    (ours.folder / name).chmod(0)
    assert f"content/{name}:1: this folder cannot be read (Permission denied); give yourself permission to read it" in ours.slips()


def test_a_title_page_that_we_may_not_read_is_told(ours: Sample) -> None:
    (ours.folder / "edition.md").chmod(0)
    with pytest.raises(Unreadable, match="this file cannot be read"):
        ours.slips()


def pictures(sample: Sample) -> tuple[str, ...]:
    return sample.edition().pictures


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("card.png", PNG),
        ("old/card.jpg", b"\xff\xd8\xff\xe0"),
        ("card.webp", b"RIFF1234WEBPVP8"),
        ("plan.svg", SVG.format('<path d="M0 0" style="fill:url(#a)"/><use xlink:href="#a"/><style>path { fill: red }</style>').encode()),
    ],
)
def test_a_picture_is_published(sample: Sample, name: str, raw: bytes) -> None:
    sample.write(f"images/{name}", raw)
    assert sample.slips() == []
    assert pictures(sample) == (f"images/{name}",)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("card.png", b"<script>alert(1)</script>"),
        ("card.jpg", PNG),
        ("notes.txt", b"words"),
        ("run.js", b"alert(1)"),
        *(("plan.svg", SVG.format(inside).encode()) for inside in (
            "<script>alert(1)</script>",
            '<path onclick="alert(1)"/>',
            '<a xlink:href="javascript:alert(1)"><path/></a>',
            '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
            '<image href="https://elsewhere.example/x.png"/>',
            '<use xlink:href="other.svg#a"/>',
            "<style>@import 'https://elsewhere.example/x.css'</style>",
            '<path style="fill:url(https://elsewhere.example/x)"/>',
            r'<path style="fill:u\72l(//elsewhere.example/x)"/>',
            "<style>path { fill: image-set('//elsewhere.example/x.png' 1x) }</style>",
            '<animate attributeName="href" to="javascript:alert(1)"/>',
            "<path>",
        )),
        ("plan.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode()),
        ("plan.svg", b"<html><script>alert(1)</script></html>"),
    ],
)  # fmt: skip
def test_what_is_no_picture_or_can_act_is_told_and_not_published(sample: Sample, name: str, raw: bytes) -> None:
    sample.write(f"images/{name}", raw)
    told = sample.slips()
    assert [slip.startswith(f"content/images/{name}:1: ") and ", so it is not published" in slip for slip in told] == [True]
    assert pictures(sample) == ()


@pytest.mark.parametrize("way", ["a file", "a folder", "images itself"])
def test_what_a_link_points_at_is_not_published(sample: Sample, tmp_path: Path, way: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(PNG)
    images = sample.folder / "images"
    if way == "images itself":
        images.symlink_to(outside)
    else:
        images.mkdir()
        (images / "secret.png").symlink_to(outside / "secret.png" if way == "a file" else outside)
    assert len(sample.slips()) == 1
    assert pictures(sample) == ()
    built = press.pelican(sample.folder, tmp_path / "site")
    assert built.returncode == 0
    assert not (tmp_path / "site" / "images").exists()


def test_the_picture_of_the_edition_is_one_that_is_there(sample: Sample, tmp_path: Path) -> None:
    sample.write("images/card.png", PNG)
    sample.damage("edition.md", "license-name:", "preview: images/crad.png\nlicense-name:")
    assert sample.slips() == ["content/edition.md:10: no picture images/crad.png; did you mean images/card.png?"]
    sample.damage("edition.md", "images/crad.png", "images/card.png")
    assert sample.slips() == []
    built = press.pelican(sample.folder, tmp_path / "site", "--fatal", "errors")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "site" / "images" / "card.png").read_bytes() == PNG
