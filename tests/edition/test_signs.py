"""What a source does to its words, and words in other languages: typed as marks, the same in every form of the edition, and locked.

The words in French, with what is underlined, added, struck out and cannot be read, are those of Lenz's letter to Peuker of 11 February
1780 and its address; those in Hebrew are Psalm 117 in the Leningrad Codex.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import press
import pytest
import validators
from bridge import Sample
from edition import proof
from edition.__main__ import lock
from edition.concordance import make as concordance
from edition.intake import bring, typed
from edition.languages import direction, script, slanted
from edition.lock.printed import canonical, printed
from edition.marks import Reader
from edition.model import (
    RENDS,
    REVISIONS,
    UNITS,
    Edition,
    Emphasis,
    Foreign,
    Gap,
    Node,
    Rendered,
    Revision,
    Unclear,
    Words,
    legible,
    words,
)
from edition.outputs.books import FACES, epub, manuscript
from edition.outputs.books.printed import critical
from edition.outputs.site.finding import Finding
from edition.outputs.site.finding import make as searched
from edition.outputs.site.setting import Setting
from edition.reader import read
from edition.reader.house import House
from edition.reader.prose import Prose
from edition.slips import Slips
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree, html

ROOT = Path(__file__).parent.parent.parent
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LAUD = "הַֽלְל֣וּ אֶת־יְ֭הוָה כָּל־גּוֹיִ֑ם שַׁ֝בְּח֗וּהוּ כָּל־הָאֻמִּֽים׃"
TYPED = f"""\
Indessen ist Hofnung da, es ~~[…]~~++z++u erreichen, den 9^ten^ H~2~O [Peuker?], […3 words] *Note*{{: .small-caps }} von dem was
*Ihnen*{{: .underlined }}
schuldig bin [… about 2 lines] gut. Ja.
{{: #p4 }}

A Monsieur Monsieur [Peuker](people/stone-ada.md) Translateur p. ex. *Dorpat*{{: .underlined }}
{{: #p5 lang=fr }}

{LAUD}
{{: #p6 lang=he }}

He said *mot*{{: .upright lang=fr }} and *{LAUD.split()[0]}*{{: lang=he }}, *druz’ia*{{: lang=ru-Latn }}
and ~~*[Mr. Reed](people/reed-tom.md)*~~.
{{: #p7 }}
"""
WORDS = {
    "p4.s1": "Indessen ist Hofnung da, es […]zu erreichen, den 9ten H2O [Peuker?], […] Note von dem was Ihnen schuldig bin […] gut.",
    "p4.s2": "Ja.",
    "p5.s1": "A Monsieur Monsieur Peuker Translateur p. ex. Dorpat",
    "p6.s1": LAUD,
    "p7.s1": f"He said mot and {LAUD.split()[0]}, druz’ia and Mr. Reed.",
}


def signed(sample: Sample) -> Sample:
    """The small edition with such words at its end."""
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{TYPED}\nA. Stone\n{{: #signature")
    return sample


@dataclass(frozen=True)
class Made:
    """The edition, its site, and its books."""

    edition: Edition
    output: Path
    word: str
    paper: str

    def page(self, path: str) -> html.HtmlElement:
        """A page of the site, without what is no word of the source."""
        tree = html.parse(str(self.output / path)).getroot()
        for each in tree.xpath("//*[@data-apparatus]"):
            each.drop_tree()
        return tree


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("signs")
    sample = signed(Sample(folder / "content"))
    assert lock(sample.folder) == 0
    assert sample.slips() == []
    run = press.pelican(sample.folder, folder / "site", "--fatal", "errors")
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
    assert proof.read(folder / "site").told("site") == []
    edition = sample.edition()
    found = concordance(edition)
    document = folder / "letter.docx"
    document.write_bytes(manuscript.make(edition, found))
    with zipfile.ZipFile(document) as opened:
        return Made(edition, folder / "site", opened.read("word/document.xml").decode(), critical(edition, found))


def test_the_words_are_the_source_s_in_every_form(made: Made) -> None:
    paragraphs: dict[str, str] = {}
    for id, said in WORDS.items():
        paragraphs[id.split(".")[0]] = f"{paragraphs.get(id.split('.')[0], '')} {said}".strip()
    assert {part.id: words(part.nodes) for part in made.edition.text.paragraphs if part.id in paragraphs} == paragraphs
    lines = dict(line.split("\t") for line in (made.output / "letter/letter.txt").read_text(encoding="utf-8").split("\n") if "\t" in line)
    assert {id: line for id, line in lines.items() if id in WORDS} == WORDS
    data = json.loads((made.output / "letter/letter.json").read_bytes())["text"]["paragraphs"]
    assert {each["id"]: each["words"] for each in data if each["id"] in paragraphs} == paragraphs
    tei = etree.parse(str(made.output / "letter/letter.xml"))
    for id, said in paragraphs.items():
        pages = [
            made.page(page).xpath(f"string(//p[@id='{id}'])")
            for page in ("letter/index.html", f"letter/{id}/index.html", "letter/text/index.html")
        ]
        assert {" ".join(page.split()) for page in pages} == {said}
        assert " ".join(tei.xpath(f"string(//*[@xml:id='{id}'])").split()) == said


ON_PAGES = [
    ("//del", ["[…]", "Mr. Reed"]),
    ("//ins", ["z"]),
    ("//sup", ["ten"]),
    ("//sub", ["2"]),
    ("//u", ["Ihnen"]),
    ("//*[@class='caps']", ["Note"]),
    ("//*[@class='s'][contains(., '?')]", ["[Peuker?]"]),
    ("//*[@class='extent']/@data-n", ["3 words", "about 2 lines"]),
    ("//span[@lang='fr']", ["mot"]),
    ("//span[@lang='he'][@dir='rtl']", [LAUD.split()[0]]),
    ("//i[@lang='ru-Latn'][not(@dir)]", ["druz’ia"]),
    ("//i[@lang='he']", []),
]


@pytest.mark.parametrize("page", ["letter/index.html", "letter/text/index.html"])
@pytest.mark.parametrize(("path", "found"), ON_PAGES, ids=[path for path, _ in ON_PAGES])
def test_a_page_has_an_element_for_each(made: Made, page: str, path: str, found: list[str]) -> None:
    places = made.page(page).xpath(f"//p[@id='p4' or @id='p7']{path}")
    assert [each if isinstance(each, str) else each.text_content() for each in places] == found


def test_what_is_struck_out_is_said_to_who_only_hears(made: Made) -> None:
    (first, _) = made.page("letter/index.html").xpath("//p//del")
    assert (first.get("data-n"), first.get("data-end")) == ("struck out:", "(end of what is struck out)")
    assert made.page("letter/index.html").xpath("//style[contains(text(), 'extent::before')]")


def test_a_text_without_such_words_has_no_styles_for_them(lamp_site: Path) -> None:
    assert "extent::before" not in (lamp_site / "report" / "index.html").read_text(encoding="utf-8")


def test_a_paragraph_in_another_language_says_so(made: Made) -> None:
    for page in ("letter/index.html", "letter/text/index.html"):
        found = {each.get("id"): (each.get("lang"), each.get("dir")) for each in made.page(page).xpath("//p[@id]")}
        assert (found["p4"], found["p5"], found["p6"]) == ((None, None), ("fr", None), ("he", "rtl"))
    assert made.page("letter/p6/index.html").xpath("//p[@id='p6'][@lang='he'][@dir='rtl']")
    data = json.loads((made.output / "letter/p5.json").read_bytes())["paragraph"]
    assert data["lang"] == "fr"


def test_a_passage_has_them_where_an_entry_quotes_it(made: Made) -> None:
    struck = made.page("people/reed-tom/index.html").xpath("//li//mark[del]")
    assert [each.text_content() for each in struck] == ["Mr. Reed"]
    (spoken,) = made.page("people/stone-ada/index.html").xpath("//li//span[@lang='fr']")
    assert spoken.text_content() == WORDS["p5.s1"]
    assert spoken.xpath("u")[0].text == "Dorpat"


def test_the_search_tells_what_is_struck_out_and_leaves_out_the_signs_of_notes(made: Made, oath: Edition) -> None:
    finding = (made.output / "static/js/finding.js").read_text(encoding="utf-8")
    assert "and [struck out: Mr. Reed]." in finding
    assert [legible(part.nodes, "struck out:") for part in oath.text.paragraphs if part.id == "p4"] == ["Whoever drowns has paid."]
    assert '"others":"Lessons, sources, pages"' in finding
    page = next(searched(Setting(oath, concordance(oath))))
    assert isinstance(page, Finding)
    assert '"others":"Sources, pages"' in page.words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("letter/p4/index.html", "Indessen ist Hofnung da, es [struck out: […]]zu erreichen, den 9ten H2O [Peuker?], […]"),
        ("letter/p7/index.html", "druz’ia and [struck out: Mr. Reed]."),
        ("index.html", "¶ 4 Indessen ist Hofnung da, es [struck out: …"),
    ],
)
def test_where_nothing_can_be_drawn_words_say_what_is_struck_out(made: Made, path: str, said: str) -> None:
    """The description of a page, and the names of what is drawn of the text."""
    assert said in (made.output / path).read_text(encoding="utf-8")


def test_a_note_begins_with_its_lemma_as_it_can_be_told(sample: Sample) -> None:
    sample.damage("letter.md", "[the [bridge](words/bridge.md)][^bridge]", "[~~the~~ ++our++ bridge.[\\*](#a1)][^bridge]")
    (lemma, *_) = [note.lemma for note in sample.edition().notes if note.id == "bridge"]
    assert lemma == "[struck out: the] our bridge."


def test_the_search_without_scripts_lists_pointed_words(made: Made) -> None:
    listed = made.page("search/index.html").xpath("//main//li")
    names = [each.text_content().split(",")[0].strip() for each in listed]
    assert [name for name in {*names} if names.count(name) > 1] == []
    assert [each for each in listed if LAUD.split()[0] in each.text_content()]


def test_data_have_them_by_their_places(made: Made) -> None:
    data = {each["id"]: each for each in json.loads((made.output / "letter/letter.json").read_bytes())["text"]["paragraphs"]}
    said = lambda id, name: [(data[id]["words"][each["start"] : each["end"]], each) for each in data[id][name]]  # noqa: E731
    assert [text for text, _ in said("p4", "deleted")] == ["[…]"]
    assert [text for text, _ in said("p4", "added")] == ["z"]
    assert [text for text, _ in said("p4", "unclear")] == ["[Peuker?]"]
    assert [(text, each.get("quantity"), each.get("unit"), each.get("about")) for text, each in said("p4", "gaps")] == [
        ("[…]", None, None, None),
        ("[…]", 3, "word", False),
        ("[…]", 2, "line", True),
    ]
    assert [(text, each["rend"]) for text, each in said("p4", "rendered")] == [
        ("ten", "superscript"),
        ("2", "subscript"),
        ("Note", "small-caps"),
        ("Ihnen", "underlined"),
    ]
    assert [(text, each["lang"]) for text, each in said("p7", "foreign")] == [("mot", "fr"), (LAUD.split()[0], "he")]
    assert "deleted" not in data["p1"]


def test_plain_text_says_below_a_sentence_what_its_words_cannot(made: Made) -> None:
    text = (made.output / "letter/letter.txt").read_text(encoding="utf-8")
    assert "\n# p4.s1: struck out: “[…]”; added: “z”; missing: 3 words; missing: about 2 lines\n" in text
    assert "\n# p7.s1: struck out: “Mr. Reed”\n" in text


IN_TEI = [
    ("t:del", ["[…]", "Mr. Reed"]),
    ("t:add", ["z"]),
    ("t:unclear", ["Peuker"]),
    ("t:hi[@rend='superscript']", ["ten"]),
    ("t:hi[@rend='subscript']", ["2"]),
    ("t:hi[@rend='small-caps']", ["Note"]),
    ("t:hi[@rend='underlined']", ["Ihnen", "Dorpat"]),
    ("t:foreign[@xml:lang='fr']", ["mot"]),
    ("t:foreign[@xml:lang='he']", [LAUD.split()[0]]),
    ("t:gap/@quantity", ["3", "2"]),
    ("t:gap/@unit", ["words", "lines"]),
    ("t:gap[@precision='low']/@unit", ["lines"]),
]


@pytest.mark.parametrize(("path", "found"), IN_TEI, ids=[path for path, _ in IN_TEI])
def test_tei_has_its_element_for_each(made: Made, path: str, found: list[str]) -> None:
    tei = etree.parse(str(made.output / "letter/letter.xml"))
    places = tei.xpath(f"//t:body//{path}", namespaces={"t": "http://www.tei-c.org/ns/1.0"})
    assert ["".join(each.itertext()) if etree.iselement(each) else str(each) for each in places] == found
    assert tei.xpath("string(//*[@xml:id='p6']/@xml:lang)") == "he"
    assert tei.xpath("//t:langUsage/t:language/@ident", namespaces={"t": "http://www.tei-c.org/ns/1.0"}) == ["en", "fr", "he"]


@pytest.mark.java
def test_tei_and_the_e_book_are_valid(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    theme = ROOT / "theme"
    sheet = "".join((theme / "templates" / name).read_text(encoding="utf-8") for name in ("epub.css", "signs.css"))
    faces = [(theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    file.write_bytes(epub.make(made.edition, concordance(made.edition), sheet.encode(), faces))
    assert validators.tei(made.output / "letter" / "letter.xml") == ""
    assert validators.book(file) == ""


def test_data_are_as_their_schema_says(made: Made) -> None:
    schema = json.loads((ROOT / "theme" / "static" / "data" / "text.schema.json").read_text(encoding="utf-8"))
    value = json.loads((made.output / "letter/letter.json").read_bytes())
    assert [error.message for error in Draft202012Validator(schema).iter_errors(value)] == []


def test_a_page_says_what_its_signs_mean(made: Made, lamp_site: Path) -> None:
    assert "<del>word</del> is struck out in the source; <ins>word</ins> was added there later; [word?] is read with doubt" in made.paper
    assert not made.page("letter/p1/index.html").xpath("//p[@class='legend']")
    for page in ("letter/index.html", "letter/text/index.html", "letter/p4/index.html"):
        (legend,) = html.parse(str(made.output / page)).getroot().xpath("//p[@class='legend'][@data-apparatus]")
        assert [each.tag for each in legend] == ["del", "ins"]
        assert "[word?] is read with doubt; […] is missing" in legend.text_content()
    assert "legend" not in (lamp_site / "report" / "index.html").read_text(encoding="utf-8")


def test_it_comes_back_from_tei(made: Made, tmp_path: Path) -> None:
    bring(made.output / "letter" / "letter.xml", tmp_path / "back", Slips())
    back = read(tmp_path / "back")[0]

    def forms(edition: Edition) -> list[tuple[str, str, str]]:
        return [(part.id, part.lang, printed(part.nodes)) for part in edition.text.paragraphs]

    assert forms(back) == forms(made.edition)


@pytest.mark.parametrize(
    "piece",
    [
        "<w:strike",
        'vertAlign w:val="superscript"',
        'vertAlign w:val="subscript"',
        'w:rStyle w:val="Added"',
        "<w:smallCaps",
        '<w:u w:val="single"',
        "<w:rtl",
        'w:bidi="he"',
        " 3 words",
        "<w:bidi",
    ],
)
def test_a_word_processor_gets_each(made: Made, piece: str) -> None:
    assert piece in made.word


@pytest.mark.parametrize(
    "piece",
    [
        "<del>",
        "<ins>z</ins>",
        "<sup>ten</sup>",
        "<sub>2</sub>",
        "<u>Ihnen</u>",
        '<span class="small-caps">Note</span>',
        'lang="fr"',
        'dir="rtl"',
        '<span class="extent" data-apparatus="">',
    ],
)
def test_books_have_each(made: Made, piece: str) -> None:
    assert piece in made.paper


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("~~[…]~~", "[…]"),
        ("++z++", "z"),
        ("9^ten^", "9ten"),
        ("H~2~O", "H2O"),
        ("[Peuker?]", "[Peuker\\?]"),
        ("[…3 words]", "[…4 words]"),
        ("*Note*{: .small-caps }", "*Note*{: .underlined }"),
        ("*mot*{: .upright lang=fr }", "mot"),
        ("#p5 lang=fr", "#p5 lang=it"),
        ("#p6 lang=he", "#p6"),
        ("about 2", "2"),
    ],
)
def test_each_is_locked_as_it_is_typed(sample: Sample, typed: str, instead: str) -> None:
    signed(sample)
    assert lock(sample.folder) == 0
    sample.damage("letter.md", typed, instead)
    (told,) = sample.slips()
    assert "was printed" in told
    assert " .deleted }" not in told
    assert " .added }" not in told
    assert ".superscript }" not in told
    assert ".unclear" not in told
    assert "about 2 words }" not in told


def test_what_a_correction_names_is_typed_as_in_the_text(made: Made) -> None:
    whole = {part.id: printed(part.nodes) for part in made.edition.text.paragraphs}
    blocks = TYPED.split("\n\n")
    for id, said in (("p4", blocks[0]), ("p6", blocks[2]), ("p7", blocks[3])):
        assert canonical(LINK.sub(r"\1", said.rsplit("\n{", 1)[0])) == whole[id]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("he", ("Hebr", "rtl", False)),
        ("ar", ("Arab", "rtl", False)),
        ("fr", ("Latn", "", True)),
        ("grc", ("Grek", "", True)),
        ("ru-Latn", ("Latn", "", True)),
        ("zh-Hant", ("Hant", "", False)),
        ("az-IR", ("Arab", "rtl", False)),
        ("qqq", ("", "", True)),
        ("he-Latn", ("Latn", "", True)),
    ],
)
def test_a_language_is_known_by_its_tag(tag: str, expected: tuple[str, str, bool]) -> None:
    assert (script(tag), direction(tag), slanted(tag)) == expected


SAID = st.text("ab~+^?…[]*{é", min_size=1, max_size=6).filter(lambda said: said.strip("?") != "" and said != "…").map(Words)
SOLID = st.text("abé", min_size=1, max_size=4).map(Words)


def one(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node]]:
    return inside.map(lambda node: (node,))


def starred(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Words between asterisks."""
    return st.one_of(
        st.builds(Rendered, one(inside), st.sampled_from(RENDS[2:]), st.sampled_from(["", "fr"])),
        st.builds(Foreign, one(inside), st.sampled_from(["fr", "he"])),
        st.builds(Emphasis, one(inside), st.sampled_from(["", "ru"])),
    )


def revised(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Words that are struck out or added; a lowered letter alone cannot be struck out."""
    made = st.builds(Revision, one(inside), st.sampled_from(REVISIONS))
    return made.filter(lambda node: node.kind == "add" or getattr(node.children[0], "rend", "") != "subscript")


RAISED = st.builds(Rendered, one(SOLID), st.sampled_from(RENDS[:2]))
UNREAD = st.one_of(st.builds(Unclear, one(SOLID)), st.builds(Gap, st.integers(1, 99), st.sampled_from(UNITS), st.booleans()))
INNER = st.one_of(SAID, RAISED, UNREAD)
ANYTHING = st.one_of(INNER, starred(INNER), revised(INNER), starred(revised(INNER)), revised(starred(INNER)))


@given(st.lists(ANYTHING, min_size=1, max_size=5))
def test_whatever_is_typed_for_words_and_marks_is_read_as_these(pieces: list[Node]) -> None:
    nodes = (Words("So "), *(each for node in pieces for each in (node, Words(" "))), Words("it is."))
    slips = Slips()
    prose = Prose(House(slips, marks=Reader()), "text.md", 0, text=True)
    (element,) = Reader().tree(typed.paragraph(nodes))
    found = prose.folded(element)
    assert [slip.sentence for slip in slips] == []
    assert printed(found) == printed(nodes)
    assert words(found) == words(nodes)
