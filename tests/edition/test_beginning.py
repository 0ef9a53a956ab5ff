"""A new edition: what is asked, and what then stands in the folder, whatever edition the house holds in which it is begun."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import press
import pytest
from begun import ANSWERS, answered
from bridge import Sample
from edition import beginning, concordance, unmarked
from edition.__main__ import lock, main
from edition.beginning import house, paragraphs
from edition.citing.processor import program
from edition.lock.division import shown
from edition.marks import Reader
from edition.model import Edition, prose, words
from edition.outputs import tei
from edition.press import colophon
from edition.reader import read
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pages import EDITION

GUIDED = (house.ENGINE / house.GUIDE).exists()  # a guide for editors comes from the house where there is one


def test_six_questions_are_asked_and_an_answer_that_will_not_do_is_asked_again() -> None:
    left = iter(
        [
            "Ada to Tom",
            "My Letter",
            "search",
            "letter",
            "in spring",
            "March 1848",
            "1848-03",
            "Poole, Jane and Tom",
            "",
            "A box.",
            "english",
            "",
        ]
    )
    told: list[str] = []
    answers = beginning.asked(lambda question: next(left), told.append)
    assert answers == {"title": "Ada to Tom", "slug": "letter", "date": "1848-03", "author": "", "attribution": "A box.", "language": "en"}
    assert len(beginning.QUESTIONS) == 6
    assert [each.split(";")[0].strip() for each in told] == [
        "“My Letter” can be no address",
        "The address /search/ is taken by a page that every edition has",
        "“in spring” is not a date like 1848-03-18, 1848-03, 1848, 1848~ or 1848-03-18/1848-03-19.",
        "“March 1848” is not a date like 1848-03-18, 1848-03, 1848, 1848~ or 1848-03-18/1848-03-19",
        "“Poole, Jane and Tom” is more than one name, or that of an institution",
        "“english” is no tag of a language, like en, de or pt-BR.",
    ]
    assert told[3].endswith("; did you mean 1848-03?")


@pytest.mark.parametrize("language", ["en", "es", "de"])
@pytest.mark.parametrize("text", ["", "Dear Mr. Reed, the river took the bridge.\n\nWe cross by boat.\n"])
def test_what_is_begun_has_no_slips(language: str, text: str, tmp_path: Path) -> None:
    count = beginning.begin(tmp_path / "new", ANSWERS | {"language": language}, text)
    edition, slips, _ = read(tmp_path / "new" / "content")
    assert [str(slip) for slip in slips] == []
    assert count == (2 if text else 0)
    assert edition.said["title"].startswith(f"{ANSWERS['title']}, ")  # which has a colon already
    assert (edition.text.title, len(edition.text.paragraphs), edition.kinds) == (ANSWERS["title"], count or 1, ())


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_programs_are_told_what_its_entries_are(language: str, tmp_path: Path) -> None:
    beginning.begin(tmp_path / "new", ANSWERS | {"language": language})
    edition, _, _ = read(tmp_path / "new" / "content")
    assert [each.thing for each in edition.folders] == ["person", "place", "bibl", "event", "term"]


@pytest.mark.parametrize(
    ("language", "editors", "body"), [("en", "The editors of", "The whole text"), ("es", "La edición de", "El texto íntegro")]
)
def test_what_nobody_has_touched_is_told_before_it_is_locked(
    language: str, editors: str, body: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beginning.begin(tmp_path / "new", ANSWERS | {"language": language}, "We cross by boat.\n")
    title = tmp_path / "new" / "content" / "edition.md"
    typed = title.read_text(encoding="utf-8")
    assert lock(title.parent, lambda division: False) == 1
    told = capsys.readouterr().out
    assert told.startswith("content/edition.md:1: as it was begun it still says title: ")
    assert f"; editors: {editors} {ANSWERS['title']}; “{body}, con" in told.replace(", with", ", con")
    title.write_text(
        re.sub(r"^(title|editors): .*", r"\1: Jane Poole", typed, flags=re.MULTILINE).replace(body, "All of it"), encoding="utf-8"
    )
    assert lock(title.parent) == 0
    assert "as it was begun" not in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_an_edition_begins_with_a_document_its_headings_and_notes(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "# The flood\n\nThe *river* took the bridge.[^a]\n\n| a |\n|---|\n| one |\n\nWe cross.\n\n# End\n\n[^a]: > The wooden one.\n"
    file = tmp_path / f"letter.{ending}"
    subprocess.run([program(), "-s", "-f", "markdown", "-t", ending, "-o", str(file)], input=said.encode(), check=True)
    answered(monkeypatch, *(ANSWERS[each.name] for each in beginning.QUESTIONS), "title", "")
    assert main(["new", str(tmp_path / "new"), str(file)]) == 0
    told = capsys.readouterr().out
    assert "7. Its headings and notes: do they stand in the source itself?" in told
    assert "“title” is none of these; write yes, no, headings or notes, or nothing." in told
    assert "the day of the document" not in told
    edition, slips, _ = read(tmp_path / "new" / "content")
    assert edition.text.title == ANSWERS["title"]
    assert [words(part.nodes) for part in edition.text.parts] == ["The flood", "The river took the bridge.", "a one", "We cross.", "End"]
    assert [(note.id, prose(note.blocks)) for note in edition.notes] == [("bridge", "The wooden one.")]
    assert [each.sentence.partition(";")[0] for each in slips] == ["note “bridge” cites no source"]
    assert (tmp_path / "new" / house.GUIDE).exists() == GUIDED
    answered(monkeypatch, *(ANSWERS[each.name] for each in beginning.QUESTIONS))
    assert main(["new", str(tmp_path / "other"), str(tmp_path / "no.docx")]) == 1
    assert capsys.readouterr().err == f"there is no file {tmp_path / 'no.docx'}\nnothing was begun\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("letter.rtf", b"{\\rtf1\\ansi"),
        ("letter.pdf", b"%PDF-1.7"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.pages", b"PK\x03\x04"),
    ],
)
def test_the_document_of_another_program_is_not_taken_for_a_plain_text(
    name: str, begins: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(begins + b" and more\n" * 20)
    assert main(["new", str(tmp_path / "new"), str(file)]) == 1
    told = f"{name} is no plain text, but the document of a program that is not read here; save it as .docx or .odt\nnothing was begun\n"
    assert capsys.readouterr().err == told
    assert not (tmp_path / "new").exists()


def test_an_edition_begins_anew_with_all_that_its_own_tei_has_and_nothing_is_asked(
    oath: Edition, forms: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for edition, entry in ((oath, oath.entries[0].path), (forms, forms.entries[0].path)):
        slug = edition.text.slug
        (whole, *_) = tei.make(edition, concordance.make(edition))
        (tmp_path / f"{slug}.xml").write_bytes(whole.data)
        answered(monkeypatch)  # nobody is at the keyboard
        assert main(["new", str(tmp_path / slug), str(tmp_path / f"{slug}.xml")]) == 0
        told = capsys.readouterr().out
        content = tmp_path / slug / "content"
        back, still, _ = read(content)
        assert back.text.title == edition.text.title
        assert (len(back.notes), len(back.entries), len(back.sources)) == (len(edition.notes), len(edition.entries), len(edition.sources))
        assert [each.parts for each in back.versions] == [each.parts for each in edition.versions]
        assert {(fact.name, fact.value) for fact in back.text.facts} == {(fact.name, fact.value) for fact in edition.text.facts}
        assert all(str(slip) in told for slip in still)
        assert f" files, {len(edition.text.paragraphs)} paragraphs, " in told
        assert not edition.versions or f", {len(edition.versions)} version" in told
        assert {f"{entry}.md", "_blank-text.md", "lessons/_blank.md", "corrections/_blank.md"} <= press.files(content).keys()
        assert (content / "README.md").exists() == GUIDED


def test_only_what_the_tei_of_an_edition_does_not_say_is_asked(
    bridge: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole, *_) = tei.make(bridge, concordance.make(bridge))
    root = etree.fromstring(whole.data)
    (day,) = root.findall(".//{*}sourceDesc/{*}bibl/{*}date[@n='date']")
    day.getparent().remove(day)
    (tmp_path / "letter.xml").write_bytes(etree.tostring(root))
    answered(monkeypatch, "in spring", "1848-04")
    assert main(["new", str(tmp_path / "new"), str(tmp_path / "letter.xml")]) == 0
    assert capsys.readouterr().out.startswith("1. When was it written?")
    back, _, _ = read(tmp_path / "new" / "content")
    assert [fact.value for fact in back.text.facts if fact.name == "date"] == ["1848-04"]
    assert back.notes == bridge.notes


def test_nothing_of_this_edition_is_in_a_new_one(tmp_path: Path) -> None:
    """But for the guide, whose examples are of this edition, and for the licence of the code, which names who wrote it."""
    beginning.begin(tmp_path / "new", ANSWERS)
    names = {entry.name.partition(",")[0] for entry in EDITION.entries if "," in entry.name}
    known = re.compile("|".join(map(re.escape, sorted(names | {EDITION.said["title"].partition(":")[0]}))))
    files = press.files(tmp_path / "new")
    assert {
        "content/edition.md",
        "content/letter.md",
        "CITATION.cff",
        "README.md",
        "Makefile",
        "plugins/edition/__init__.py",
    } <= files.keys()
    told = [
        name
        for name, raw in files.items()
        if name not in ("content/README.md", "LICENSE") and not name.endswith(".woff2") and known.search(raw.decode("utf-8", "replace"))
    ]
    assert told == []
    assert not known.search(files["README.md"].decode("utf-8"))


def test_its_makefile_says_that_it_has_no_tests(tmp_path: Path) -> None:
    beginning.begin(tmp_path / "new", ANSWERS)
    made = press.make(tmp_path / "new", "test")
    assert made.returncode != 0
    assert "there are no tests in this house: make site tells every slip" in made.stderr
    assert "No rule" not in made.stderr


def test_nothing_is_begun_in_a_folder_that_has_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("words")
    assert main(["new", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is there already, and is not empty\nnothing was begun\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_is_begun_where_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answered(monkeypatch, "Ada to Tom", "letter")
    assert main(["new", str(tmp_path / "new")]) == 1
    assert "every question needs its answer\nnothing was begun" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_beginning_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(house, "_write", full)
    with pytest.raises(OSError, match="No space"):
        beginning.begin(tmp_path / "new", ANSWERS)
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text("ab .1)-#>[]*_<`{}^~&:/\\|$=!\"'“”+•é\n", max_size=30), max_size=4))
def test_a_plain_text_says_of_itself_what_it_says(written: list[str]) -> None:
    """Whatever signs it has: each paragraph is read back as it was, and nothing of it is taken for a mark."""
    text = "\n\n".join(written)
    typed, count = paragraphs.numbered(text)
    root = Reader().tree(typed)
    assert [(each.tag, each.get("id"), len(each), each.get("told")) for each in root] == [
        ("p", f"p{n}", 0, None) for n in range(1, count + 1)
    ]
    assert [" ".join((each.text or "").split()) for each in root] == [" ".join(each.split()) for each in paragraphs.divided(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The river is wide,\nAnd nobody crosses it twice;\n\nWe cross.", [(1, 2)]),
        ("Dear Tom,\n\n1. a rope\n2. a boat", [(2, 2)]),
        ("The river took the\nbridge on Monday, and\nnobody knows.\n\nWe cross by boat, but\nit leaks.", []),
        ("One line.\nAnother line.", []),
        (
            f"Washington,\nNov. 21, 1864.\n\n{'I have been shown. ' * 9}\n\nYours very sincerely,\nAbraham Lincoln.\n",
            [(1, 2), (3, 2)],
        ),
    ],
)
def test_lines_that_may_be_those_of_the_source_are_told_when_they_are_joined(text: str, told: list[tuple[int, int]]) -> None:
    assert paragraphs.joined(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I was at [Pemba?] then.\n\nHe said […3 words] and left.", "“[Pemba?]” (p1), “[…3 words]” (p2);"),
        ("[[page 2]] Ten ++men++ of ~~thirty~~.", "“[[page 2]]” (p1), “++men++” (p1), “~~thirty~~” (p1);"),
        ("Ten men (thirty?) of C++ and more; ~ten, [or", ""),
    ],
)
def test_signs_of_our_own_marks_are_told_where_they_are_kept(text: str, told: str) -> None:
    assert [told in each for each in paragraphs.doubtful(text) if "signs that stand" in each] == [True] * bool(told)


def test_signs_are_kept_from_being_marks_with_as_few_strokes_as_will_do() -> None:
    lines = ["Dear snake_case, 2 * 3 & more.", "1. We cross.", "- It leaks.", "#1", "See [3] at http://example.org/a."]
    assert [paragraphs.escaped(line, Reader()) for line in lines] == [
        "Dear snake_case, 2 * 3 & more.",
        "1\\. We cross.",
        "\\- It leaks.",
        "\\#1",
        "See \\[3\\] at http\\://example.org/a.",
    ]


def test_names_that_are_no_links_are_found_with_their_lines(sample: Sample) -> None:
    sample.damage("letter.md", "[Mr. Reed](people/reed-tom.md), the river", "Mr. Reed, the river")
    sample.damage("letter.md", "It leaks.", "A reed was the Ferry, and Reed’s bridges.")
    found = [str(each) for each in unmarked.found(sample.edition(), sample.folder)]
    assert found == [
        "12: p1 Dear [Mr. Reed](people/reed-tom.md), the river took the bridge…",
        "23: p2 …the ferry. A reed was the [Ferry](words/ferry.md), and Reed’s bridges. “It…",
        "23: p2 …A reed was the Ferry, and [Reed](people/reed-tom.md)’s bridges. “It always…",
    ]


def test_what_is_struck_out_or_put_in_is_shown_with_its_signs(sample: Sample) -> None:
    sample.damage("letter.md", "It leaks.", "It leaks like ~~the Ferry~~ ++a bridge++ of old.")
    found = [str(each) for each in unmarked.found(sample.edition(), sample.folder)]
    assert found == [
        "23: p2 …ferry. It leaks like ~~the [Ferry](words/ferry.md)~~ ++a bridge++ of old. “It… (struck out in the source)",
        "23: p2 …like ~~the Ferry~~ ++a [bridge](words/bridge.md)++ of old. “It always did,”…",
    ]
    assert "p2.s2  It leaks like ~~the Ferry~~ ++a bridge++ of old." in shown(sample.edition()).splitlines()


def test_what_stands_beside_the_content_says_what_its_title_page_says(tmp_path: Path) -> None:
    """From the beginning; afterwards what differs is told with its file and line."""
    for language in ("en", "es"):
        beginning.begin(tmp_path / language, ANSWERS | {"language": language, "title": 'A “letter”: "this"'})
        assert [*colophon.differing(tmp_path / language, read(tmp_path / language / "content")[0])] == []
    house = tmp_path / "en"
    title = house / "content" / "edition.md"
    typed = re.sub("(?m)^editors: .*", "editors: Helper, Hannah; {Town hall, archive}", title.read_text(encoding="utf-8"))
    title.write_text(typed.replace("version-apparatus: 0.1.0", "version-apparatus: 1.2.0"), encoding="utf-8")
    told = [*colophon.differing(house, read(house / "content")[0])]
    assert [(file, line) for file, line, _ in told] == [
        ("CITATION.cff", 5),
        ("CITATION.cff", 8),
        ("LICENSE-apparatus.md", 11),
        ("LICENSE-apparatus.md", 11),
    ]
    assert told[0][2] == "version is “0.1.0”, and edition.md has “1.2.0”; write version: 1.2.0"
    said, lines = told[1][2].split("\n", 1)
    assert said.endswith("and the editors in edition.md are Helper, Hannah; Town hall, archive; write:")
    assert told[2][2].startswith("Hannah Helper is not here")
    cited = house / "CITATION.cff"
    begun = cited.read_text(encoding="utf-8").partition("authors:")[0].replace("cff-version: 1.2.0\n", "")
    cited.write_text(begun.replace("0.1.0", "1.2.0") + re.sub("(?m)^    ", "", lines) + "\n", encoding="utf-8")
    assert [sentence for file, _, sentence in colophon.differing(house, read(house / "content")[0]) if file == cited.name] == [
        "cff-version is missing, which every such file has; write cff-version: 1.2.0"
    ]
    cited.write_text(cited.read_text(encoding="utf-8").replace("Hannah", "Anna"), encoding="utf-8")
    assert "the authors are Helper, Anna; Town hall" in [*colophon.differing(house, read(house / "content")[0])][1][2]
    assert [*colophon.differing(press.ROOT, EDITION)] == []
