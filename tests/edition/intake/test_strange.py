"""Documents as nobody has made them for us: every word of each stands in what it becomes, or is told."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from edition import beginning
from edition.__main__ import main
from edition.citing.processor import program
from edition.model import Edition, words
from edition.reader import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="1" w:author="Jane Roe"'

TEI = """<?xml version="1.0"?>
<!DOCTYPE TEI [<!ENTITY abbey "Tintern Abbey"><!ENTITY ruins "the &abbey; ruins">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Papers</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><front><titlePage><docTitle><titlePart>Frontispiece</titlePart></docTitle><byline>bywhom</byline></titlePage></front><body>
<head>Chapter</head><fw type="header">Runninghead</fw><epigraph><cit><quote>Epigraph.</quote><bibl>Bibliographer</bibl></cit></epigraph>
<p>At &ruins; we <choice><sic>recieved</sic><corr>received</corr></choice> <choice><seg>firstseg</seg><seg>secondseg</seg></choice>
<app><lem>lemma</lem><rdg>reading</rdg></app> <app><rdg>rdgone</rdg><rdg>rdgtwo</rdg></app>
word<lb break="no"/>parts.<milestone unit="s"/></p>
<sp><speaker>Porter</speaker><stage>(entering)</stage><lg><l>Knock,</l><l rend="indent">knock;</l></lg><p>More.</p></sp>
<sp><speaker>Lady</speaker><p>What?</p><p>And <stage>sighs</stage> what.</p><stage>Exeunt.</stage></sp>
<lg><lg><l>Stanzaone,</l><l>lineb.</l></lg><lg><l>Stanzatwo.</l></lg></lg><l>Loose</l><l>lines.</l>
<table><head>Tablehead</head><row role="label"><cell>Year</cell><cell>Sum</cell></row><row><cell>1801</cell></row></table>
<figure><graphic url="mill.png"/><head>Figurehead</head><figDesc>Figuredescription</figDesc></figure>
<quote><p>Quotedprose.</p><lg><l>quotedverse</l></lg></quote><ab>Anonymous <measure>miles</measure>.</ab>
<p>A list: <list><item>itema</item><item>itemb</item></list> behind.</p>
<floatingText><body><p>Floating.</p></body></floatingText>
<note xml:id="n1"><p>Bottomprose.</p><lg><l>bottomverse</l></lg><list><item>bottomitem</item></list></note><note>Between.</note>
<p>A call<ref target="#n1">1</ref>, a <seg xml:id="w">target</seg>.</p><note target="#w">Pointed.</note><note target="#gone">Lost.</note>
</body><back><p>Backmatter.</p></back></text></TEI>"""

TEXT = (
    "\ufeffTHE FORD\r\n\r\nThe first line of this paragraph is as long as can be,\r\nand the second is hyphen-\r\nated.\r\n\r\n"
    "          - 12 -\r\n\f\tTabbed\t<b>html</b> an_underscore_ *asterisk*\r\n\r\n  Short\r\n    lines\r\n\r\n"
    "----\r\nYear  Who\r\n----\r\n\r\n"
    "| a | b |\r\n|---|---|\r\n\r\n214\r\n\r\n[[page 3]] {: #p1 } ~~x~~ $E=mc^2$ &copy; \\ ![a](b.png)\r\n"
)

MARKDOWN = """---
title: Heavy
tags: [alpha, beta]
---
# One {#custom .cls}

**bold** _emph_ ~~struck~~ `code`[^1] inline^[inlinenote] $E=mc^2$ "quoted" -- dash :smile:

- [x] task
    - nested

> quoted
> > deeper

| Tab | Le |
|:---|---:|
| cell | 7 |

<div class="x">html <b>bold</b></div>

![alternative](mill.png "caption") [words](https://example.org "linktitle")

```python
codeblock()
```

    indented

$$
displayed
$$

Term
: Definition

Broken\\
line

[^1]: Footnote.

    > Footquote

<!-- commented -->
"""


def docx() -> bytes:
    def run(text: str) -> str:
        return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"

    def para(inside: str) -> str:
        return f"<w:p>{inside}</w:p>"

    def cell(inside: str, said: str = "") -> str:
        return f"<w:tc><w:tcPr>{said}</w:tcPr>{inside}</w:tc>"

    def table(*rows: str) -> str:
        grid = "<w:tblGrid><w:gridCol w:w='9'/><w:gridCol w:w='9'/><w:gridCol w:w='9'/></w:tblGrid>"
        return f"<w:tbl>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>{para('')}"

    inner = table(cell(para(run("innerone"))) + cell(para(run("innertwo"))))
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para(run('boxed'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{run('gloss')}</w:rt><w:rubyBase>{run('glossed')}</w:rubyBase></w:ruby></w:r>"
    body = (
        para(
            run("Plain ")
            + f"<w:ins {BY}>{run('inserted')}</w:ins><w:del {BY}><w:r><w:delText>deleted </w:delText></w:r></w:del>"
            + f"<w:moveFrom {BY}>{run('moved')}</w:moveFrom>{run(' Lineone')}<w:r><w:br/></w:r>"
            + f"{run('linetwo')}<w:r><w:tab/></w:r>{run('tabbed')}"
        )
        + table(
            cell(para(run("cellone")), '<w:gridSpan w:val="2"/>') + cell(para(run("celltwo"))),
            "".join(cell(each) for each in (para(run("a")) + para(run("b")), inner, para(run("c")))),
        )
        + table(
            cell(para(run("tall")), '<w:vMerge w:val="restart"/>') + cell(para(run("right"))),
            cell(para(""), "<w:vMerge/>") + cell(para(run("below"))),
        )
        + para(run("Behind ") + box + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>")
        + para(run("Field ") + f"<w:fldSimple w:instr='DATE'>{run('dated')}</w:fldSimple>" + ruby)
        + "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>שלום</w:t></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{para(run('contents'))}</w:sdtContent></w:sdt>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{relation}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:v="urn:schemas-microsoft-com:vml">'
            f"<w:body>{body}</w:body></w:document>",
        }
    )


def odt() -> bytes:
    def note(kind: str, said: str) -> str:
        citation = "<text:note-citation>1</text:note-citation>"
        return f'<text:note text:note-class="{kind}">{citation}<text:note-body><text:p>{said}</text:p></text:note-body></text:note>'

    change = "<office:change-info><dc:creator>Jane Roe</dc:creator></office:change-info>"
    body = (
        f'<text:tracked-changes><text:changed-region text:id="c"><text:deletion>{change}<text:p>deleted</text:p></text:deletion>'
        f'</text:changed-region><text:changed-region text:id="i"><text:insertion>{change}</text:insertion></text:changed-region>'
        '</text:tracked-changes><text:p>Changed: <text:change-start text:change-id="i"/><text:span>inserted</text:span>'
        '<text:change-end text:change-id="i"/> here</text:p>'
        f"<text:p>Plain{note('footnote', 'footnoted')} ended{note('endnote', 'endnoted')}.</text:p>"
        '<text:section text:name="s"><text:p>sectioned</text:p></text:section>'
        '<text:section text:name="h" text:display="none"><text:p>hidden</text:p></text:section>'
        "<text:p>With <text:ruby><text:ruby-base>glossed</text:ruby-base><text:ruby-text>gloss</text:ruby-text></text:ruby>"
        "<office:annotation><dc:creator>Jane Roe</dc:creator><text:p>annotated</text:p></office:annotation> behind</text:p>"
        f"<table:table><table:table-row><table:table-cell><text:p>celled{note('footnote', 'tablenote')}</text:p></table:table-cell>"
        "<table:table-cell><text:list><text:list-item><text:p>listed</text:p></text:list-item></text:list></table:table-cell>"
        "</table:table-row></table:table>"
        "<text:p>Frame <draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
        "<text:table-of-content><text:index-body><text:p>contents</text:p></text:index-body></text:table-of-content>"
    )
    command = [program(), "-f", "markdown", "-t", "odt", "-o", "-"]
    made = subprocess.run(command, input=b"PLAIN", capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        parts = {name: opened.read(name).decode(errors="ignore") for name in opened.namelist() if name.endswith(("xml", "mimetype"))}
    parts["content.xml"] = re.sub(r"<text:p[^>]*>PLAIN</text:p>", body, parts["content.xml"])
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return whole.getvalue()


# Each document, and the words that are in it.
SAID = re.compile(r">([^<]+)<")
DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "papers.xml": (
        TEI.encode(),
        " ".join(SAID.findall(TEI.replace('word<lb break="no"/>parts', "wordparts").partition("<text>")[2])).replace(
            "&ruins;", "the Tintern Abbey ruins"
        ),
    ),
    "ford.txt": (TEXT.encode(), TEXT),
    "heavy.md": (MARKDOWN.encode(), re.sub(r"#custom|\.cls|---|class=\"x\"|div|\bb\b|python|\[\^1\]|\[x\]|tags", " ", MARKDOWN)),
    "strange.docx": (docx(), ""),
    "strange.odt": (odt(), ""),
}


def said_of(data: bytes, name: str) -> str:
    """The words of a word processor's document, but for the numbers of its notes and who has commented."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        text = opened.read("word/document.xml" if name.endswith("docx") else "content.xml").decode()
    return " ".join(SAID.findall(re.sub(r"<(text:note-citation|dc:creator)>[^<]*<", "<", text)))


Begun = Callable[[str], tuple[Edition, str, str]]


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Begun:
    """Begins an edition with a document, and gives it, the file of its text, and what was told."""

    def made(name: str) -> tuple[Edition, str, str]:
        (tmp_path / name).write_bytes(DOCUMENTS[name][0])
        left = iter(["A Trial\n", "trial\n", "1851\n", "\n", "A box.\n", "en\n", "\n"])
        monkeypatch.setattr("sys.stdin.readline", lambda: next(left, ""))
        assert len(beginning.QUESTIONS) == 6
        assert main(["new", str(tmp_path / "new"), str(tmp_path / name)]) == 0
        told = capsys.readouterr().out
        return read(tmp_path / "new" / "content")[0], (tmp_path / "new" / "content" / "trial.md").read_text(encoding="utf-8"), told

    return made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_stands_in_the_edition_or_is_told(name: str, begun: Begun) -> None:
    _, typed, told = begun(name)
    data, said = DOCUMENTS[name]
    source = re.findall(r"[^\W_]+", said or said_of(data, name))
    found = {*re.findall(r"[^\W_]+", re.sub(r"\\(?=\W|_)", "", f"{typed} {told}"))}
    assert [each for each in source if each not in found] == []
    assert len(source) > 15


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_it_becomes_has_no_slip_but_notes_without_sources(name: str, begun: Begun, tmp_path: Path) -> None:
    begun(name)
    _, slips, _ = read(tmp_path / "new" / "content")
    assert [str(each) for each in slips if "cites no source" not in each.sentence] == []


def test_verse_speeches_tables_and_quotations_of_tei_come_as_what_they_are(begun: Begun) -> None:
    edition, _, _ = begun("papers.xml")
    found = [(part.role, words(part.nodes)) for part in edition.text.paragraphs if part.role]
    assert found == [
        ("verse-speech", "Porter (entering) Knock, knock;"),
        ("continued", "More."),
        ("speech", "Lady What?"),
        ("continued", "And sighs what."),
        ("stage", "Exeunt."),
        ("verse", "Stanzaone, lineb."),
        ("verse", "Stanzatwo."),
        ("verse", "Loose lines."),
        ("table", "Year Sum 1801"),
        ("verse", "quotedverse"),
    ]
    assert [words(part.nodes) for part in edition.text.paragraphs if part.quoted] == ["Quotedprose.", "quotedverse"]
    assert [(note.lemma, len(note.blocks)) for note in edition.notes] == [("call", 3), ("target", 1)]


@pytest.mark.parametrize("name", ["strange.docx", "strange.odt"])
def test_words_that_a_document_hides_or_a_change_puts_in_are_kept_and_told(name: str, begun: Begun) -> None:
    _, typed, told = begun(name)
    assert "inserted" in typed
    assert "words that a tracked change of Jane Roe puts in were kept: “inserted”" in told
    assert "hidden" in typed
    assert "words that the document hides were kept: “hidden”; take them out where nobody is to read them" in told


def test_of_a_plain_text_what_may_be_no_word_of_it_is_told(begun: Begun) -> None:
    _, _, told = begun("ford.txt")
    assert "nothing but a number stands in p3, p8; where it is that of a page" in told
    assert "lines end with a hyphen: “hyphen- ated” (p2)" in told
