"""Citations, compared with strings that were typed by hand: ten places, the text and the edition, every style."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bridge import Sample
from bs4 import BeautifulSoup
from edition.citing import Cited
from edition.memory import Memory
from edition.model import Citable, Edition, Link, Nodes, Slot, walk, words
from edition.outputs.site.lines import Lines
from edition.wording import wording
from press import ROOT

SAY = wording("en")
HOME = "https://example.org/e/telegram/"
# What stands before and behind the place, in each style. Typed from the rules of Chicago (18th ed.), MLA (9th) and APA (7th); the MLA
# style of the Citation Style Language project writes the version with a capital, and we leave its file as it is.
TEXT = {
    "Chicago, note": (
        "Nikita Khrushchev, “Telegram from Khrushchev to Mikoyan (Special No. 1013),” in <em>Special No. 1013: Khrushchev to Mikoyan, "
        "11 November 1962; An Annotated Edition</em>, version 1.0.0, trans. Svetlana Savranskaya, November 11, 1962",
        ", Personal archive of Dr. Sergo A. Mikoyan, National Security Archive, {}."),
    "Chicago, bibliography": (
        "Khrushchev, Nikita. “Telegram from Khrushchev to Mikoyan (Special No. 1013).” In <em>Special No. 1013: Khrushchev to Mikoyan, "
        "11 November 1962; An Annotated Edition</em>, version 1.0.0, translated by Svetlana Savranskaya. November 11, 1962. "
        "Personal archive of Dr. Sergo A. Mikoyan. National Security Archive. {}.", ""),
    "MLA, in the text": ("(Khrushchev", ")"),
    "MLA, works cited": (
        "Khrushchev, Nikita. “Telegram from Khrushchev to Mikoyan (Special No. 1013).” <em>Special No. 1013: Khrushchev to Mikoyan, "
        "11 November 1962; An Annotated Edition</em>, translated by Svetlana Savranskaya, Version 1.0.0, 11 Nov. 1962, "
        "National Security Archive, Personal archive of Dr. Sergo A. Mikoyan, {}.", ""),
    "APA, in the text": ("(Khrushchev, 1962", ")"),
    "APA, reference": (
        "Khrushchev, N. (1962, November 11). Telegram from Khrushchev to Mikoyan (Special No. 1013) (S. Savranskaya, Trans.). In "
        "<em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition</em> (Version 1.0.0). "
        "National Security Archive (Personal archive of Dr. Sergo A. Mikoyan). {}", ""),
}  # fmt: skip
WHOLE = {
    "Chicago, note": (
        "The editors of Special No. 1013, <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An Annotated Edition</em>, "
        "version 1.6.1 (2026)", ", {}."),
    "Chicago, bibliography": (
        "The editors of Special No. 1013. <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An Annotated Edition</em>. "
        "Version 1.6.1. 2026. {}.", ""),
    "MLA, in the text": ("(The editors of Special No. 1013", ")"),
    "MLA, works cited": (
        "The editors of Special No. 1013. <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An Annotated Edition</em>. "
        "Version 1.6.1, 2026, {}.", ""),
    "APA, in the text": ("(The editors of Special No. 1013, 2026", ")"),
    "APA, reference": (
        "The editors of Special No. 1013. (2026). <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition</em> "
        "(Version 1.6.1). {}", ""),
}  # fmt: skip
# How each place is called in Chicago and APA, and in MLA.
PLACES = {
    "p1": (", para. 1", ", par. 1"),
    "p2": (", para. 2", ", par. 2"),
    "p12": (", para. 12", ", par. 12"),
    "p12.s3": (", para. 12, sentence 3", ", par. 12, sentence 3"),
    "p17.s1": (", para. 17, sentence 1", ", par. 17, sentence 1"),
    "p41": (", para. 41", ", par. 41"),
    "p72": (", para. 72", ", par. 72"),
    "headnote": (", headnote", ", headnote"),
    "source-note": (", source note", ", source note"),
    "": ("", ""),
}


@pytest.fixture(scope="module")
def citables(real: Edition) -> Iterator[Sequence[Citable]]:
    yield Cited(replace(real, address="https://example.org/e")).citables


def printed(nodes: Nodes) -> str:
    """A citation as pages show it."""
    return str(Lines("", "", {}, SAY).printed(nodes))


def sketched(nodes: Nodes) -> str:
    """The words of a citation, with its slots in braces."""
    return "".join(f"{{{node.text}}}" if isinstance(node, Slot) else words((node,)) for node in nodes)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("which", "typed"), [(0, TEXT), (1, WHOLE)], ids=["text", "edition"])
def test_a_citation_is_as_it_was_typed_from_the_manual(
    which: int, typed: dict[str, tuple[str, str]], place: str, citables: Sequence[Citable]
) -> None:
    address = f"{HOME}#{place}" if place else HOME
    for style in citables[which].styles:
        before, behind = typed[style.name]
        called = PLACES[place][style.name.startswith("MLA")] if behind else ""
        assert printed(style.citing(SAY.label(place) if place else "", address)) == (before + called + behind).format(address)


def test_several_paragraphs_have_a_plural(citables: Sequence[Citable]) -> None:
    many = {style.name: sketched(style.many) for style in citables[0].styles}
    assert ", paras. {locator}, Personal archive" in many["Chicago, note"]
    assert many["MLA, in the text"] == "(Khrushchev, pars. {locator})"
    assert many["APA, in the text"] == "(Khrushchev, 1962, paras. {locator})"


def test_every_style_is_there(citables: Sequence[Citable]) -> None:
    assert [[style.name for style in citable.styles] for citable in citables] == [list(TEXT), list(WHOLE)]


def exchanged(citable: Citable, id: str) -> dict[str, str]:
    return records(citable, f"telegram-{id}", SAY.label(id), f"{HOME}#{id}")


def records(citable: Citable, key: str, locator: str, address: str) -> dict[str, str]:
    """The files of a record by their endings."""
    return {each.ending: each.file([each.record(key, locator, address)]) for each in citable.formats}


def test_bibtex_is_as_it_was_typed(citables: Sequence[Citable]) -> None:
    assert exchanged(citables[0], "p12")["bib"] == (
        "@incollection{telegram-p12,\n"
        "  author = {Khrushchev, Nikita},\n"
        "  editor = {{The editors of Special No. 1013}},\n"
        "  translator = {Savranskaya, Svetlana},\n"
        "  title = {Telegram from {Khrushchev} to {Mikoyan} ({Special} {No.} 1013)},\n"
        "  booktitle = {Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition},\n"
        "  year = {1962},\n"
        "  month = nov,\n"
        "  day = {11},\n"
        "  edition = {1.0.0},\n"
        "  language = {en},\n"
        "  howpublished = {Personal archive of Dr. Sergo A. Mikoyan, National Security Archive},\n"
        "  note = {¶ 12},\n"
        "  url = {https://example.org/e/telegram/#p12}\n"
        "}\n"
    )


def test_ris_is_as_it_was_typed(citables: Sequence[Citable]) -> None:
    assert exchanged(citables[0], "p12.s3")["ris"] == (
        "TY  - CHAP\n"
        "ID  - telegram-p12.s3\n"
        "AU  - Khrushchev, Nikita\n"
        "TI  - Telegram from Khrushchev to Mikoyan (Special No. 1013)\n"
        "T2  - Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition\n"
        "A2  - The editors of Special No. 1013\n"
        "A4  - Savranskaya, Svetlana\n"
        "PY  - 1962\n"
        "DA  - 1962/11/11\n"
        "ET  - 1.0.0\n"
        "DB  - National Security Archive\n"
        "AV  - Personal archive of Dr. Sergo A. Mikoyan\n"
        "UR  - https://example.org/e/telegram/#p12.s3\n"
        "LA  - en\n"
        "N1  - ¶ 12, sentence 3\n"
        "ER  - \n"
    )


def test_csl_json_is_as_it_was_typed(citables: Sequence[Citable]) -> None:
    assert json.loads(exchanged(citables[0], "headnote")["csl.json"]) == [
        {
            "id": "telegram-headnote",
            "type": "chapter",
            "title": "Telegram from Khrushchev to Mikoyan (Special No. 1013)",
            "author": [{"family": "Khrushchev", "given": "Nikita"}],
            "translator": [{"family": "Savranskaya", "given": "Svetlana"}],
            "issued": {"date-parts": [[1962, 11, 11]]},
            "container-title": "Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition",
            "version": "1.0.0",
            "archive": "National Security Archive",
            "archive_location": "Personal archive of Dr. Sergo A. Mikoyan",
            "language": "en",
            "URL": f"{HOME}#headnote",
            "editor": [{"literal": "The editors of Special No. 1013"}],
            "edition": "1.0.0",
            "note": "headnote",
        }
    ]


def test_a_site_without_an_address_cites_none(bridge: Edition) -> None:
    text, whole = Cited(bridge).citables
    assert words(text.styles[0].citing("¶ 1", "/letter/#p1")).endswith("para. 1.")
    slots = {node.text for each in (*text.formats, *whole.formats) for node in each.place if isinstance(node, Slot)}
    assert slots == {"key", "locator"}
    assert "1848/03/18" in records(text, "x", "", "")["ris"]


def test_a_processor_that_fails_says_what_it_said(bridge: Edition) -> None:
    broken = Cited(bridge)
    assert broken.asked.pandoc
    broken.asked.pandoc.kill()
    broken.asked.pandoc.wait()
    with pytest.raises(RuntimeError, match="the citations could not be made"):
        broken.citables[0]
    with pytest.raises(RuntimeError, match="the citations could not be made"):
        len(broken.references)


def cited(sample: Sample, address: str = "https://example.org/e") -> tuple[Citable, Citable]:
    """The text and the edition of a sample, as they are cited."""
    text, whole = Cited(replace(sample.edition(), address=address)).citables
    return text, whole


@pytest.mark.parametrize(
    "number", ["Special No. 1001", "Nos. 1001–1002", "locatorqxzzzx", "{locator} {address} {key}", "1001 1002 1003 1004"]
)
def test_a_number_in_the_title_is_no_placeholder(sample: Sample, number: str) -> None:
    sample.damage("letter.md", "dateline: ", f"number: {number}\ndateline: ")
    text, _ = cited(sample)
    for style in text.styles:
        line = words(style.citing("¶ 17", "https://example.org/e/letter/#p17"))
        assert f"({number})".casefold() in line.casefold()  # styles have their own capitals
        assert ("17" in line.replace("#p17", "")) == bool(style.one)
    [item] = json.loads(records(text, "letter-p17", "¶ 17", "https://example.org/e/letter/#p17")["csl.json"])
    assert item["title"] == f"Ada Stone to Tom Reed ({number})"
    assert (item["id"], item["note"], item["URL"]) == ("letter-p17", "¶ 17", "https://example.org/e/letter/#p17")


@pytest.mark.parametrize("title", ["{key}", "On {locator} and {address}", "{{key}}: &#123;slot&#125;"])
def test_a_title_that_looks_like_a_slot_is_as_it_was_typed_in_every_format(sample: Sample, title: str) -> None:
    sample.damage("edition.md", "title: A Letter About the Bridge", f"title: {title}")
    sample.damage("letter.md", "title: Ada Stone to Tom Reed", f"title: {title}")
    for citable in cited(sample):
        made = records(citable, "letter-p17", "¶ 17", "https://example.org/e/letter/#p17")
        (ris,) = rispy.loads(made["ris"])
        (csl,) = json.loads(made["csl.json"])
        (bib,) = bibtexparser.parse_string(made["bib"]).entries
        assert ris["title"] == csl["title"] == citable.title == re.sub(r"(?<!\\)[{}]|\\(?=[{}&#])", "", bib["title"])
        assert citable.title.startswith(title)
        assert (ris["id"], csl["id"], bib.key) == ("letter-p17",) * 3
        assert (ris["notes"], csl["note"], bib["note"]) == (["¶ 17"], "¶ 17", "¶ 17")


@pytest.mark.parametrize("title", ["<script>alert(8)</script>The Lamp", "A & B <i>c</i>", "</dd><img src=x onerror=alert(8)>"])
def test_what_looks_like_a_tag_in_a_title_is_words_in_every_citation(sample: Sample, title: str) -> None:
    sample.damage("edition.md", "title: A Letter About the Bridge", f"title: {title}")
    sample.damage("letter.md", "title: Ada Stone to Tom Reed", f"title: {title}")
    sample.damage("sources/survey-1850.md", "title: A Survey of Bridges", f"title: {title}")
    for citable in cited(sample):
        for style in citable.styles:
            for line in (style.one, style.many, style.other, style.whole):
                soup = BeautifulSoup(printed(line), "lxml")
                assert {tag.name for tag in soup.find_all(True)} <= {"html", "body", "p", "em"}
    made = Cited(sample.edition()).references
    assert title.casefold() in words(made["survey-1850"]).casefold()
    assert not any(isinstance(node, Link) and "example.org" not in node.href for node in walk(made["survey-1850"]))


@pytest.mark.parametrize(
    "address", ['https://example.org/"><script>alert(8)</script>', "https://example.org/a b", "https://example.org/{key}"]
)
def test_an_address_makes_no_element_and_no_mark(sample: Sample, address: str) -> None:
    text, _ = cited(sample, address)
    for style in text.styles:
        assert BeautifulSoup(printed(style.citing("¶ 1", f"{address}/letter/#p1")), "lxml").find("script") is None
        assert sketched(style.citing("¶ 1", "{locator}")).count("{locator}") == sketched(style.one or style.whole).count("{address}")


@pytest.mark.parametrize(
    ("typed", "apa", "parts", "ris", "bibtex"),
    [
        (
            "1851-11-04",
            "(1851, November 4)",
            {"date-parts": [[1851, 11, 4]]},
            "1851/11/04",
            {"year": "{1851}", "month": "nov", "day": "{4}"},
        ),
        ("1851-11", "(1851, November)", {"date-parts": [[1851, 11]]}, "1851/11/", {"year": "{1851}", "month": "nov"}),
        ("1851", "(1851)", {"date-parts": [[1851]]}, "1851//", {"year": "{1851}"}),
        ("1851~", "(ca. 1851)", {"date-parts": [[1851]], "circa": True}, "about 1851", {"year": "{about 1851}", "date": "{1851~}"}),
        ("1851/1853", "(1851–1853)", {"date-parts": [[1851], [1853]]}, "1851–1853", {"year": "{1851–1853}", "date": "{1851/1853}"}),
        (
            "1851-11-04/1851-11-04",
            "(1851, November 4)",
            {"date-parts": [[1851, 11, 4]]},
            "1851/11/04",
            {"year": "{1851}", "month": "nov", "day": "{4}"},
        ),
    ],
)
def test_no_citation_and_no_record_knows_more_or_less_than_the_date(
    sample: Sample, typed: str, apa: str, parts: dict[str, object], ris: str, bibtex: dict[str, str]
) -> None:
    sample.damage("letter.md", "date: 1848-03-18", f"date: {typed}")
    text, _ = cited(sample)
    lines = {style.name: words(style.whole) for style in text.styles}
    assert apa in lines["APA, reference"]
    assert ("January" in "".join(lines.values())) is False
    made = records(text, "letter", "", "https://example.org/e/letter/")
    assert json.loads(made["csl.json"])[0]["issued"] == parts
    assert f"DA  - {ris}\n" in made["ris"]
    found = {name: value for name, _, value in (line.strip().rstrip(",").partition(" = ") for line in made["bib"].split("\n"))}
    assert {name: found[name] for name in ("year", "month", "day", "date") if name in found} == bibtex


def test_a_source_of_about_a_year_is_printed_as_such(lamp: Edition) -> None:
    assert " Ca. 1873." in words(Cited(lamp).references["copy-book-1873"])


@pytest.mark.parametrize("name", ["Royal Society of Oil, Wick and Lamp", "Acme, Inc.", "Oil; Wick", "Town Council"])
def test_an_institution_is_whole_in_every_record(sample: Sample, name: str) -> None:
    sample.damage("edition.md", "editors: The editors of the bridge", f"editors: {{{name}}}")
    sample.damage("letter.md", "dateline: ", f"author: {{{name}}}\ndateline: ")
    for citable in cited(sample):
        made = records(citable, "x", "", "https://example.org/")
        assert f"AU  - {name}\n" in made["ris"]
        assert f"author = {{{{{name}}}}}" in made["bib"]
        assert json.loads(made["csl.json"])[0]["author"] == [{"literal": name}]
        assert all(name in words(style.whole) for style in citable.styles)


def test_what_follows_a_name_stands_where_each_format_wants_it(sample: Sample) -> None:
    sample.damage("letter.md", "dateline: ", "author: Stone, Adam, Jr.; Homer,\ndateline: ")
    made = records(cited(sample)[0], "x", "", "https://example.org/")
    assert "author = {Stone, Jr., Adam and Homer}" in made["bib"]
    assert "AU  - Stone, Adam, Jr.\nAU  - Homer\n" in made["ris"]


def test_an_edition_whose_date_is_none_is_cited_without_one(sample: Sample) -> None:
    sample.damage("letter.md", "date: 1848-03-18", "date: last spring")
    made = records(cited(sample)[0], "x", "", "https://example.org/")
    assert "issued" not in made["csl.json"]
    assert "year" not in made["bib"]


def test_italics_of_a_title_are_italics_in_a_citation_and_words_in_a_record(sample: Sample) -> None:
    sample.damage("letter.md", "title: Ada Stone to Tom Reed", "title: The Wreck of the *Nix*")
    sample.damage("edition.md", "title: A Letter About the Bridge", "title: Letters from the *Nix*")
    text, whole = cited(sample)
    note = printed(text.styles[0].whole)
    assert (
        "“The Wreck of the <em>Nix</em>,” in <em>Letters from the </em>Nix<em></em>" in note.replace("Nix,", "Nix<em></em>,")
        or "<em>Letters from the </em>Nix" in note
    )
    made = records(whole, "x", "", "https://example.org/")
    assert "TI  - Letters from the Nix\n" in made["ris"]
    assert json.loads(made["csl.json"])[0]["title"] == "Letters from the Nix"


def test_what_was_asked_before_is_remembered_and_nothing_else(sample: Sample, tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    first = Cited(sample.edition(), memory)
    lines, reference = [*first.citables], first.references["survey-1850"]
    memory.settle()
    again = Cited(sample.edition(), Memory(tmp_path))
    assert again.asked.pandoc is None
    assert ([*again.citables], again.references["survey-1850"]) == (lines, reference)
    sample.damage("sources/survey-1850.md", "title: A Survey of Bridges", "title: A Survey of Ferries")
    assert "Ferries" in words(Cited(sample.edition(), Memory(tmp_path)).references["survey-1850"])


def test_a_processor_that_failed_is_not_remembered(sample: Sample, tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    broken = Cited(sample.edition(), memory)
    assert broken.asked.pandoc
    broken.asked.pandoc.kill()
    with pytest.raises(RuntimeError):
        broken.citables[0]
    assert len(Cited(sample.edition(), memory).references) == len(sample.edition().sources)


def test_whoever_cites_the_editors_names_the_version_that_stands(real: Edition) -> None:
    """A lesson and the page on citing show a citation of a note: typed, it is easily left behind."""
    cited = re.compile(r"The editors of Special No\. 1013[,.] \*.*?[Vv]ersion (\d+\.\d+\.\d+)")
    found = {path.name: cited.findall(path.read_text(encoding="utf-8")) for path in (ROOT / "content").rglob("*.md")}
    found = {name: versions for name, versions in found.items() if versions}
    assert {*found} == {"cite.md", "what-does-the-record-say.md"}
    assert {version for versions in found.values() for version in versions} == {real.said["version-apparatus"]}
