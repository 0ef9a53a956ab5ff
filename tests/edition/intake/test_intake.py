"""Documents from elsewhere: our own TEI gives the edition that it was written from, others a beginning, and nothing is lost in silence."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from edition import concordance, intake
from edition.__main__ import main
from edition.citing.processor import program
from edition.dates import parse
from edition.intake import draft, typed
from edition.intake.days import days
from edition.lock.printed import printed
from edition.marks import Reader
from edition.model import Correction, Edition, Fact, Kind, Lemma, Reference, Words, every, nodes_of, prose, walk, words
from edition.outputs import tei
from edition.reader import read
from edition.slips import Slips
from hypothesis import given
from hypothesis import strategies as st
from press import ROOT

SAMPLES = Path(__file__).parent.parent.parent / "samples"
LOST = ("lessons/", "assign/", "check/")  # pages that stand without lessons nowhere
Bring = Callable[..., tuple[Edition, list[str], list[str]]]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Brings a document of a name in, and gives its edition, what was told of it, and what is told of the folder with these pictures."""

    def brought(name: str, data: bytes, images: Path = tmp_path / "none") -> tuple[Edition, list[str], list[str]]:
        file, slips = tmp_path / name, Slips()
        file.write_bytes(data)
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        intake.bring(file, tmp_path / "content", slips)
        if images.exists():
            shutil.copytree(images, tmp_path / "content" / "images")
        edition, still, _ = read(tmp_path / "content")
        return edition, [*map(str, slips), *map(str, slips.remarks)], [*map(str, still)]

    return brought


def by_name(facts: tuple[Fact, ...]) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts if fact.value}


@pytest.mark.parametrize("name", ["real", "lamp", "bridge", "carta", "forms", "colloquy"])
def test_our_own_tei_gives_the_edition_that_it_was_written_from(name: str, bring: Bring, request: pytest.FixtureRequest) -> None:
    """All but what TEI does not carry: lessons and corrections; the slips that are left speak of these."""
    edition: Edition = read(SAMPLES / name)[0] if name in ("carta", "colloquy") else request.getfixturevalue(name)
    (whole, *_) = tei.make(edition, concordance.make(edition))
    images = {"real": ROOT / "content" / "images"}.get(name, SAMPLES / name / "images")
    back, told, still = bring(f"{edition.text.slug}.xml", whole.data, images)
    assert (back.text.parts, back.text.sentences, back.text.slug) == (edition.text.parts, edition.text.sentences, edition.text.slug)
    assert by_name(back.text.facts) == by_name(edition.text.facts)
    assert back.notes == edition.notes
    assert (back.kinds, back.folders, back.blocks) == (edition.kinds, edition.folders, edition.blocks)
    assert (back.text.surfaces, back.shown) == (edition.text.surfaces, edition.shown)
    assert [(each.path, each.name, each.also, each.blocks) for each in back.entries] == [
        (each.path, each.name, each.also, each.blocks) for each in edition.entries
    ]
    for one, other in zip((*back.entries, *back.sources, *back.pages), (*edition.entries, *edition.sources, *edition.pages), strict=True):
        assert by_name(one.facts) == by_name(other.facts)
    for one_, other_ in zip(back.pages, edition.pages, strict=True):
        lost = any(isinstance(node, Reference) and node.target.startswith(LOST) for node in nodes_of(other_.blocks))
        assert (one_.slug, prose(one_.blocks)) == (other_.slug, prose(other_.blocks))
        assert one_.blocks == other_.blocks or lost
    assert by_name(edition.facts) == by_name(back.facts)
    assert told == []
    assert [
        each for each in still if not re.search(r"no (lessons|assign|check)/|lock is missing|closing|nothing (cites|mentions)", each)
    ] == []


def test_what_markdown_of_others_has_no_room_for_is_told_with_its_paragraph(bring: Bring) -> None:
    typed = (
        "One.\n\n## The [far](https://example.org/far) bank\n\n![A seal](seal.png)\n\n- We cross\n- by $x^2$ boats, and by nothing else.\n"
    )
    _, told, _ = bring("letter.md", typed.encode())
    assert sorted(each for each in told if " was left out" in each) == [
        "letter.md: behind ¶ 1: a picture was left out: seal.png (“A seal”); put its file into images/, and type it where it stands",
        "letter.md: in the heading “The far bank”: the link to https://example.org/far was left out; its words were kept",
        "letter.md: in ¶ 3, “by x^2 boats, and by…”: a formula was left out: “x^2”",
    ]


def test_pictures_and_kinds_come_back_by_their_names_and_a_file_that_is_not_there_is_told(forms: Edition, bring: Bring) -> None:
    """TEI names the files of pictures and does not hold them."""
    kinds = (*forms.folders, Kind("ships", "ship", "Ships", "dates"))
    (whole, *_) = tei.make(replace(forms, folders=kinds), concordance.make(forms))
    back, _, still = bring("evening.xml", whole.data)
    assert (back.folders, back.kinds) == (kinds, forms.kinds)
    told = [each.partition(": ")[2] for each in still]
    assert "no picture images/ferry.png" in told
    assert "no picture images/rope.svg" in told
    assert "page 3: no picture images/page-3.png" in told
    assert not any("ships" in each for each in told)


def test_declared_corrections_are_told(bridge: Edition, bring: Bring) -> None:
    corrected = Correction("wider", "p1.s1", "words", "wide", "wider", "1.1.0", parse("1851-06-01"), "", ())
    (whole, *_) = tei.make(replace(bridge, corrections=(corrected,)), concordance.make(bridge))
    _, told, _ = bring("letter.xml", whole.data)
    assert told == [
        "letter.xml:1: 1 correction is told there, and no file is made of that; copy the folder corrections/ and the lock"
        " from the edition itself"
    ]


WORD = """\
---
title: Ada Stone to Tom Reed
date: 18 March 1848
---

# The flood

Dear Reed, the river took the bridge[^a] on Monday. It stood for *sixty years*.[^b] I paid 5 * 3 & more.

[^a]: The wooden one.

    A second paragraph.

    > Indented, as LibreOffice's notes are.

[^b]: Fifty-eight. See the [list](https://example.org/list).

# The ferry

1. We cross.
2. It leaks[^c]

[^c]: **Always**.

| a | b |
|---|---|
| one | two |

A. Stone
"""


@pytest.fixture(scope="module", params=["docx", "odt"])
def document(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """A document as a word processor has it, by its name."""
    command = [program(), "-s", "-f", "markdown", "-t", request.param, "-o", "-"]
    return f"Ada’s letter.{request.param}", subprocess.run(command, input=WORD.encode(), capture_output=True, check=True).stdout


def test_a_word_file_gives_paragraphs_headings_notes_and_a_day(document: tuple[str, bytes], bring: Bring) -> None:
    edition, told, still = bring(*document)
    text = edition.text
    assert text.slug == "ada-s-letter"
    assert [fact.value for fact in text.facts if fact.name == "date"] == ["1848-03-18"]
    found = [words(part.nodes) for part in text.parts]
    first = found.index("The flood")
    assert found[first:] == [
        "The flood",
        "Dear Reed, the river took the bridge on Monday. It stood for sixty years. I paid 5 * 3 & more.",
        "The ferry",
        "1. We cross.",
        "2. It leaks",
        "a b one two",
        "A. Stone",
    ]
    assert [(each.kind, each.end) for part in text.paragraphs for each in every(part.stretches, "head", "cell")] == [
        *(("head", 1), ("head", 3), ("cell", 7), ("cell", 11)),
    ]
    assert [each.id for each in text.paragraphs] == [f"p{number}" for number in range(1, len(text.paragraphs) + 1)]
    assert [(note.id, note.lemma, prose(note.blocks)) for note in edition.notes] == [
        ("bridge", "bridge", "The wooden one. A second paragraph. Indented, as LibreOffice’s notes are."),
        ("sixty-years", "sixty years", "Fifty-eight. See the list."),
        ("leaks", "leaks", "Always."),
    ]
    assert any("the link to https://example.org/list was left out" in each for each in told)
    empty = [each for each in still if "is empty; fill it in" in each]
    assert len(empty) >= 5  # who, under which license, in which language: no word processor says it
    assert {each for each in still if each not in empty and "cites no source" not in each} == set()


TEI = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Stone to Reed</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><correspDesc><correspAction type="sent"><date when="1848-03-18"/></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><pb n="1"/><opener><dateline>Saturday</dateline><salute>Dear <persName ref="#r">Mr. Reed</persName>,</salute></opener>
<div><head>The flood</head><p>the river <hi rend="italic">took </hi>the bridge<note place="foot">Wooden.</note> on
<pb n="2"/>Monday [<supplied>last</supplied>] <choice><sic>wekk</sic><corr>week</corr></choice>.</p>
<lg><l>One line</l><l>and another</l></lg><u>Spoken<note><p>A note<note>on it</note>.</p></note></u></div>
<closer><signed>A. Stone</signed></closer></body><back><p>An index</p></back></text></TEI>
"""


def reviewed(tmp_path: Path) -> bytes:
    """A document of Word that others have looked through: tracked changes, a comment, an endnote, words at the head of pages, a picture."""
    made = subprocess.run(
        [program(), "-f", "markdown", "-t", "docx", "-o", "-"],
        input=b"We met CHANGED in March.[^1]\n\n![The seal](seal.svg)\n\n[^1]: The minute book.",
        capture_output=True,
        check=True,
        cwd=tmp_path,
    ).stdout
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    by = 'w:author="Jane Roe" w:date="2024-01-01T10:00:00Z"'
    changed = (
        f'<w:ins w:id="91" {by}>{run.format("twice ")}</w:ins>'
        f'<w:del w:id="92" {by}>{run.format("three times ").replace("w:t", "w:delText")}</w:del>'
        f'<w:commentRangeStart w:id="93"/>{run.format("there")}<w:commentRangeEnd w:id="93"/>'
    )
    around = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said, field = run.format("Ask the clerk!"), "<w:r><w:instrText>FILENAME</w:instrText></w:r>"
    parts = {
        "word/comments.xml": f"<w:comments {around}><w:comment w:id='93' {by}><w:p>{said}</w:p></w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr {around}><w:p>{run.format('Draft of J. Roe')}{field}</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {around}><w:p>{run.format('12')}</w:p></w:ftr>",
    }
    return altered(made, parts, "word/document.xml", "CHANGED", f"</w:t></w:r>{changed}<w:r><w:t xml:space='preserve'>")


def altered(packed: bytes, parts: dict[str, str], name: str, old: str, new: str) -> bytes:
    """A document with other parts, and with other words in one."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(whole, "w") as after:
        for each in before.namelist():
            data = before.read(each)
            if each == name:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            if each not in parts:
                after.writestr(each, data)
        for each, text in parts.items():
            after.writestr(each, text)
    return whole.getvalue()


def test_of_a_word_file_that_others_have_looked_through_nothing_is_lost_in_silence(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "seal.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    edition, told, _ = bring("minutes.docx", reviewed(tmp_path))
    assert [" ".join(words(part.nodes).split()) for part in edition.text.paragraphs if "seal" not in words(part.nodes)] == [
        "We met twice there in March."
    ]
    assert {each.partition(": ")[2] for each in told} >= {
        "in ¶ 1, “We met twice there in…”: words that a tracked change of Jane Roe takes out were left out: “three times”",
        "in ¶ 1, “We met twice there in…”: words that a tracked change of Jane Roe puts in were kept: “twice”",
        "in ¶ 1, “We met twice there in…”: a comment of Jane Roe was left out: “Ask the clerk!”",
        "what stands at the head or foot of pages was left out: “Draft of J. Roe”",
    }
    assert any(
        each.startswith("minutes.docx: behind ¶ 1: a picture was left out") and "(“The seal”); put its file" in each for each in told
    )
    assert not any("“12”" in each for each in told), "numbers of pages are no words"


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_what_stands_beside_the_lines_is_told_with_its_paragraph(ending: str, bring: Bring) -> None:
    """A document that LibreOffice has written in both formats: a frame and a shape with words, a comment on no words, a change, fields, a
    note in a table, columns, and two objects of programs that are not there. The second word of the frame stands in the text too."""
    edition, told, _ = bring(f"ferry.{ending}", Path(__file__).with_name(f"ferry.{ending}").read_bytes())
    assert [" ".join(words(part.nodes).split())[:34] for part in edition.text.paragraphs] == [
        "The river took the bridge on Monda",
        "The boat holds twelve.",
        "Nobody crosses by night.",
        f"We go somewhere on 5/3/51, page {int(ending == 'docx')}.",
        "Year Oxen 1849 two",
        "In the first column Tom speaks.",
        "In the second column Ada answers.",
        "The sum is pence.",
        "The accounts follow.",
        "So ends the book.",
    ]
    assert [prose(note.blocks) for note in edition.notes] == ["The wooden one.", "Both were drowned.", "An endnote of the clerk."]
    left = "something drawn or embedded was left out (“Object {}”), as a formula, a sheet or a diagram; type what it says where it belongs"
    assert [each.partition(": ")[2] for each in told if " out" in each] == [
        "in ¶ 2, “The boat holds twelve.”: a box was left out: “A word in a frame: the boat leaks. boat”; type it where it belongs",
        "in ¶ 3, “Nobody crosses by night.”: a box was left out: “Words in a shape.”; type it where it belongs",
        "in ¶ 3, “Nobody crosses by night.”: a comment of Ada was left out: “Is that so?”",
        "in ¶ 4, “We go somewhere on 5/3/51,…”: words that a tracked change of Ada takes out were left out: “nowhere”",
        f"in ¶ 8, “The sum is pence.”: {left.format(1)}",
        f"in ¶ 9, “The accounts follow.”: {left.format(2)}",
        "what stands at the head or foot of pages was left out: “Copied by Ada Stone”",
        "what stands at the head or foot of pages was left out: “Ferry papers, town museum”",
    ]


SPOKEN = """\
::: {custom-style="Salutation"}
Dear Reed,
:::

# The flood

The river took [à la carte]{lang=fr-FR} *[le pont]{lang=fr-FR} of wood*[^a] -- and we saw it at \\[Pemba?\\].

[Vous *pouvez* le croire.]{lang=fr-FR}

## Lower[^b]

We cross by boat, [שלום]{lang=he-IL}^[a]{lang=fr-FR}^.

::: {custom-style="Closing"}
Yours truly,
:::

A. Stone

[^a]: The wooden one.

    It was old.

[^b]: Below [le pont]{lang=fr-FR}.
"""


def spoken(ending: str) -> bytes:
    command = [program(), "-s", "-f", "markdown-smart", "-t", ending, "-o", "-"]
    return subprocess.run(command, input=SPOKEN.encode(), capture_output=True, check=True).stdout


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_what_stands_in_the_source_itself_is_typed_as_its_own(ending: str, tmp_path: Path) -> None:
    """Its headings and notes, where its editors say so; and the languages of its words."""
    file, slips = tmp_path / f"letter.{ending}", Slips()
    file.write_bytes(spoken(ending))
    assert intake.holds(file) == ("headings", "notes")
    text, count = intake.text(file, slips, intake.chosen("headings and notes"), "en")
    salutation, closing = (" .salutation", " .closing") if ending == "docx" else ("", "")
    assert (text, count) == (
        f"Dear Reed,\n{{: #p1{salutation} }}\n\n"
        "The flood\n{: #p2 .heading }\n\n"
        "The river took *à la carte*{: .upright lang=fr } *le pont*{: lang=fr } *of wood*[^1^](#a1)"
        " \\-- and we saw it at \\[Pemba?\\].\n{: #p3 }\n\n"
        "1 The wooden one.\n{: #a1 .footnote }\n\nIt was old.\n{: #a1b }\n\n"
        "Vous *pouvez* le croire.\n{: #p4 lang=fr }\n\n"
        "Lower[^2^](#a2)\n{: #p5 .subheading }\n\n2 Below *le pont*{: .upright lang=fr }.\n{: #a2 .footnote }\n\n"
        f"We cross by boat, *שלום*{{: lang=he }}*^a^*{{: .upright lang=fr }}.\n{{: #p6 }}\n\n"
        f"Yours truly,\n{{: #p7{closing} }}\n\nA. Stone\n{{: #p8 }}",
        11,
    )
    told = [each.sentence for each in slips.remarks]
    assert "two hyphens stand in p3 and are printed so; where a dash is meant, type – or — in their place" in told
    kept = "signs that stand in the document were kept as the source’s own, behind backslashes: “[Pemba?]” (p3);"
    assert any(each.startswith(kept) for each in told)
    assert any("“à la carte” was marked as being in the language fr, as the document has it" in each for each in told)
    assert any("“Vous pouvez le croire.”: it was marked as being in the language fr" in each for each in told)
    seems = "p1 (.salutation), p7 (.closing), p8 (.signature) may be parts of a letter; where that is so, say it behind the number, as "
    assert (f"{seems}{{: #p1 .salutation }}, before it is locked" in told) == (ending == "odt")
    assert [*slips] == []


def test_what_the_styles_of_a_document_say_at_its_head_is_not_lost(bring: Bring) -> None:
    """A title, its second line and a day, each a paragraph with a style, and the notes that are called there."""
    typed = '---\ntitle: "Papers^[Of the mill.]"\nsubtitle: Second line\ndate: "On 5 May 1851^[Perhaps.]"\n---\n\nWe met.\n'
    command = [program(), "-s", "-f", "markdown-smart", "-t", "docx", "-o", "-"]
    edition, told, _ = bring("papers.docx", subprocess.run(command, input=typed.encode(), capture_output=True, check=True).stdout)
    assert (edition.text.title, [fact.value for fact in edition.text.facts if fact.name == "date"]) == ("Papers", ["1851-05-05"])
    assert [(words(part.nodes), getattr(part, "role", "")) for part in edition.text.parts] == [
        ("Second line", ""),
        ("On 5 May 1851", "dateline"),
        ("We met.", ""),
    ]
    assert [(note.id, note.paragraph) for note in edition.notes] == [("note-1851", "p2")]
    assert "papers.docx: a note on the heading “Papers” was left out: “Of the mill.”; notes are called in paragraphs" in told


def test_what_nobody_says_to_be_its_own_becomes_the_editors_and_is_told(bring: Bring) -> None:
    edition, told, still = bring("letter.docx", spoken("docx"))
    assert [(note.id, note.paragraph, len(note.blocks)) for note in edition.notes] == [("of-wood", "p2", 2)]
    assert [part.id for part in edition.text.parts] == ["p1", "s-the-flood", "p2", "p3", "s-lower", "p4", "p5", "p6"]
    assert {each.partition(": ")[2] for each in told} >= {
        "a note on the heading “Lower” was left out: “Below le pont.”; notes are called in paragraphs",
        '2 headings and 1 note became the editors’; where they stand in the source itself, begin again with OWN="headings notes"',
    }
    assert [each for each in still if "is empty" not in each and "cites no source" not in each] == []


def test_the_head_of_pages_is_told_of_libreoffice_too(bring: Bring) -> None:
    command = [program(), "-f", "markdown", "-t", "odt", "-o", "-"]
    made = subprocess.run(command, input=b"We met.", capture_output=True, check=True).stdout
    head = "<style:header><text:p>Draft of <text:span>J. Roe</text:span></text:p></style:header>"
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        (page,) = re.findall(r"<style:master-page [^>]*[^/]>", opened.read("styles.xml").decode())[:1]
    _, told, _ = bring("minutes.odt", altered(made, {}, "styles.xml", page, page + head))
    assert any("what stands at the head or foot of pages was left out: “Draft of J. Roe”" in each for each in told)


def test_tei_of_others_gives_paragraphs_headings_notes_pages_and_a_day(bring: Bring) -> None:
    edition, told, still = bring("stone.xml", TEI.encode())
    assert (edition.text.title, edition.said["language"]) == ("Stone to Reed", "en")
    assert [fact.value for fact in edition.text.facts if fact.name == "date"] == ["1848-03-18"]
    assert [words(part.nodes) for part in edition.text.parts] == [
        "Saturday",
        "Dear Mr. Reed,",
        "The flood",
        "the river took the bridge on Monday [[last]] wekk.",
        "One line and another",
        "Spoken",
        "A. Stone",
    ]
    assert [part.role for part in edition.text.paragraphs] == ["dateline", "salutation", "", "verse", "", "signature"]
    assert [(note.id, prose(note.blocks)) for note in edition.notes] == [("bridge", "Wooden."), ("spoken", "A note.")]
    assert sum(type(node).__name__ == "PageBreak" for part in edition.text.parts for node in walk(part.nodes)) == 2
    assert [each.partition(": ")[2] for each in told] == [
        "a note on a note was left out: “on it”; an edition’s notes are on its text",
        "what stands in <back> was left out: “An index”",
        "1 <persName> was kept as words; link those that the edition speaks of",
        '1 heading and 2 notes became the editors’; where they stand in the source itself, begin again with OWN="headings notes"',
        "signs that stand in the document were kept as the source’s own, behind backslashes: “[last]” (p3); where one is a mark of yours,"
        " as of a doubtful reading or of a page, take its backslashes away before it is locked",
        "of several readings “wekk” was taken, and left out: “week”",
    ]
    assert [each for each in still if "is empty" not in each and "cites no source" not in each] == []


SIGNED = """<p>I <del>can</del><add>will</add> come on the 9<hi rend="superscript">th</hi>, <unclear>Tom</unclear>;
<gap quantity="3" unit="words"/>
<hi rend="smallcaps">Orr</hi> said <hi rend="underline">no way</hi>, <foreign xml:lang="fr">mot</foreign>,
<foreign xml:lang="he">שלום</foreign>
<gap reason="torn"/>.<note place="foot">He <del>is</del> <add>was</add>.</note></p><p xml:lang="fr">Oui.</p>"""


def test_what_a_source_does_to_its_words_comes_with_them(bring: Bring) -> None:
    edition, told, still = bring("stone.xml", TEI.replace("<lg>", f"{SIGNED}<lg>").encode())
    text = edition.text
    found = next(part for part in text.paragraphs if "come on" in words(part.nodes))
    expected = "I *can*{: .deleted }*will*{: .added } come on the 9*th*{: .superscript }, [Tom?]{: .unclear }; […]{: 3 words } "
    assert printed(found.nodes).startswith(expected)
    assert "*Orr*{: .small-caps } said *no*{: .underlined } *way*{: .underlined }, *mot*{: .upright lang=fr }" in printed(found.nodes)
    assert [part.lang for part in text.paragraphs if words(part.nodes) == "Oui."] == ["fr"]
    assert any("words that are struck out were left out" in each for each in told)  # in the note, which has no such mark
    assert [each for each in still if "is empty" not in each and "cites no source" not in each] == []


def test_no_word_of_a_foreign_text_is_lost(bring: Bring) -> None:
    edition, _, _ = bring("stone.xml", TEI.replace("<note>on it</note>", "").replace("<corr>week</corr>", "").encode())
    taken = " ".join([*(words(part.nodes) for part in edition.text.parts), *(prose(note.blocks) for note in edition.notes)])
    expected = (
        "Saturday Dear Mr Reed The flood the river took the bridge Wooden on Monday last wekk One line and another Spoken A note A Stone"
    )
    assert Counter(re.findall(r"\w+", taken)) == Counter(expected.split())


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("letter.pdf", b"", "letter.pdf is none of .xml, .tei, .docx, .odt, .md, .markdown; save it as one of these"),
        ("letter.docx", b"no archive", "letter.docx cannot be read:"),
        ("letter.xml", b"<TEI>\n<p></TEI>", "letter.xml:2: this is no XML that can be read:"),
        ("letter.xml", b"<TEI.2/>", "letter.xml cannot be read: its root is <TEI.2>, which is not TEI P5"),
        ("letter.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "letter.xml cannot be read: it has no <body> with a text"),
        (
            "letter.xml",
            b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
            "letter.xml:1: this is no XML that can be read:",
        ),
    ],
)
def test_what_is_no_document_is_told_in_a_sentence(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(intake.Refused) as refused:
        intake.bring(tmp_path / name, tmp_path / "content", Slips())
    assert str(refused.value).startswith(sentence)
    assert not (tmp_path / "content").exists()


def test_the_command_takes_the_file_that_make_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stone.xml").write_text(TEI, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FILE", "stone.xml")
    assert main(["import"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == "content: 5 files, 6 paragraphs, 2 notes, 0 entries"
    assert "stone.xml:7: a note on a note was left out" in told.err
    monkeypatch.delenv("FILE")
    assert main(["import"]) == 1
    assert capsys.readouterr().err == "name the document: make import FILE=letter.docx\n"


def test_the_command_asks_whose_the_headings_and_notes_are_until_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stone.xml").write_text(TEI, encoding="utf-8")
    kinds = (
        ("", "6 paragraphs, 2 notes"),
        ("notes", "8 paragraphs, 0 notes"),
        ("Yes.", "9 paragraphs, 0 notes"),
        ("no", "6 paragraphs, 2 notes"),
    )
    for own, status, paragraphs in (*((own, 0, said) for own, said in kinds), ("note", 1, "")):
        monkeypatch.setenv("OWN", own)
        assert main(["import", str(tmp_path / "stone.xml"), str(tmp_path / f"{own}-made")]) == status
        told = capsys.readouterr()
        assert paragraphs in told.out
        assert ("became the editors’" in told.out) == (not own)
    assert told.err == "OWN is not understood: “note” is none of these; write yes, no, headings or notes, or nothing\nnothing was begun\n"


def test_nothing_that_is_there_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "stone.xml").write_text(TEI, encoding="utf-8")
    target = tmp_path / "mine"
    assert main(["import", str(tmp_path / "stone.xml"), str(target)]) == 0
    assert "6 paragraphs, 2 notes" in capsys.readouterr().out
    (target / "edition.md").write_text("mine", encoding="utf-8")
    assert main(["import", str(tmp_path / "stone.xml"), str(target)]) == 1
    assert f"{target} is there already, and nothing in it is replaced" in capsys.readouterr().err
    assert (target / "edition.md").read_text(encoding="utf-8") == "mine"
    assert main(["import", str(tmp_path / "none.xml")]) == 1


@given(st.text(st.sampled_from("ab 1.\\*_[](){}<>&;:/`~+?…^=$#!|'\"—é"), max_size=24))
def test_words_are_typed_so_that_they_are_read_as_they_are(text: str) -> None:
    """Whatever stands in them; what looks like a mark and is none would be told."""
    said = " ".join(text.split())
    element = Reader().line(typed.nodes((Words(said),)))
    assert "".join(element.itertext()) == said
    assert [child.tag for child in element] == []


def test_a_call_takes_the_last_word_before_it_and_leaves_the_marks_behind() -> None:
    found = draft.Draft("x", Slips())
    before = [Words("It stood for “sixty years.”")]
    found.call(before, lambda: [(Words("A note"),)], 1)
    assert before == [Words("It stood for “sixty "), Lemma("years", (Words("years"),)), Words(".”")]


def test_days_are_found_in_the_languages_of_the_interface() -> None:
    text = "On 18 March 1848, on March 18, 1848, el 18 de marzo de 1848, 1848-03-18, not on 31 February 1848."
    short = "Washington, Mar. 18, 1848. The 18th March, 1848. 18 mar. 1848"
    assert [day for _, day in days(f"{text} {short}")] == ["1848-03-18"] * 7
