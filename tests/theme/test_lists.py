"""Lists: they have headings between, and nothing stands in them twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from edition.model import Heading, Passage
from edition.outputs.site.claims import together
from edition.wording import begun, judged, wording
from edition.wording.tongue import Tongue
from pages import EDITION, KINDS, Site

HEADINGS = [part.id for part in EDITION.text.parts if isinstance(part, Heading)]
TOLD = [note.paragraph for note in EDITION.notes if note.verdict]  # where claims are made


@pytest.mark.parametrize("address", ["notes/", "claims/"])
def test_notes_and_claims_stand_under_the_parts_of_the_text(address: str, pages: Site) -> None:
    if address not in pages:
        pytest.skip("no claims")
    ids = pages[address].texts("//main//h2/@id")
    noted = [note.paragraph for note in EDITION.notes if note.verdict or address == "notes/"]
    assert ids == [id for id in HEADINGS if id in {*map(above, noted)}]
    heading = ""
    for element in pages[address].elements("//main//h2 | //main//li[@data-type or @data-verdict]"):
        if element.tag == "h2":
            heading = element.get("id")
        else:
            note = next(note for note in EDITION.notes if note.id == element.get("id")[2:])
            assert heading == above(note.paragraph), note.id


def test_a_lemma_in_the_list_of_notes_ends_in_one_bracket(pages: Site) -> None:
    said = [" ".join(each.text_content().replace("\u2060", "").split()) for each in pages["notes/"].elements("//li[@data-type]/p")]
    assert len(said) == len(EDITION.notes)
    for note, text in zip(EDITION.notes, said, strict=True):
        assert f", {' '.join(note.lemma.removesuffix(']').split())}] " in text, note.id


def above(paragraph: str) -> str:
    """The id of the heading above a paragraph, or nothing."""
    heading = ""
    for part in EDITION.text.parts:
        if isinstance(part, Heading):
            heading = part.id
        elif part.id == paragraph:
            return heading
    raise AssertionError(paragraph)


def test_a_sentence_of_which_several_claims_are_made_is_printed_once_and_a_verdict_once(pages: Site) -> None:
    if "claims/" not in pages:
        pytest.skip("no claims")
    page = pages["claims/"]
    said = Counter(element.text_content() for element in page.elements("//q"))
    claims = page.elements("//li[@data-verdict]")
    assert max(said.values()) == 1
    assert len(said) < len(claims) or len({*TOLD}) == len(TOLD)
    assert len(claims) == sum(1 for note in EDITION.notes if note.verdict)
    for claim in claims:
        verdict, words = claim.xpath("string(b)"), " ".join(claim.text_content().split())
        assert verdict, claim.get("id")
        assert not re.match(rf"{verdict.rstrip(':')}\b", words.split("]", 1)[1].strip()[len(verdict) :].strip(" :,."), re.IGNORECASE)


def test_only_what_the_record_contradicts_is_marked(pages: Site) -> None:
    if "claims/" not in pages:
        pytest.skip("no claims")
    marked = {claim.get("data-verdict") for claim in pages["claims/"].elements("//li[@data-verdict][b[@class='against']]")}
    plain = {claim.get("data-verdict") for claim in pages["claims/"].elements("//li[@data-verdict][b[not(@class)]]")}
    assert marked <= {"exaggerated", "muddled"}
    assert not marked & plain


@pytest.mark.parametrize(
    ("said", "name", "letters"),
    [
        ("Exaggerated: in winter", "exaggerated", 11),
        ("Silent on what the keeper was told.", "silent on the point that decides", 6),
        ("Silent on the point that decides.", "silent on the point that decides", 32),
        ("Not known, for it is disputed.", "not known", 9),
        ("Rightly so.", "right", 0),
        ("A lamp.", "right", 0),
    ],
)
def test_a_note_that_begins_with_its_verdict_says_it(said: str, name: str, letters: int) -> None:
    assert begun(said, name) == letters


def test_a_claim_s_verdict_stands_wherever_its_note_is_read(lamp_site: Path) -> None:
    """Behind its first sentence, where the note does not begin with it, or behind its type, where that is said."""
    for path, said in (("report/", "(exaggerated"), ("report/p5/", "(exaggerated"), ("notes/", "claim, exaggerated")):
        assert (lamp_site / path / "index.html").read_text(encoding="utf-8").count(f'<span class="cert">{said}') == 1, path
    says = [judged(wording("en"), "exaggerated", "open", said) for said in ("", "Two stood there.", "Exaggerated: two stood there.")]
    assert says == ["exaggerated, open", "exaggerated, open", "open"]


def test_passages_of_one_sentence_are_one_with_all_that_is_marked() -> None:
    runs = [(("a ", False), ("b c", True), (" d e", False)), (("a b c d ", False), ("e", True))]
    found = together([Passage("p1", "p1.s1", each, implied=False) for each in runs])
    assert found.runs == (("a ", False), ("b c", True), (" d ", False), ("e", True))


def test_where_numbers_stand_in_italics_the_page_says_what_that_means(pages: Site) -> None:
    for page in (f"{name}/" for name in ("index", "timeline") if name in KINDS):
        told, said = pages[page].texts("//main//p/i/text()"), wording(EDITION.said["language"]).index.italics
        assert (said in told) == bool(pages[page].elements("//main//span[@class='where']//a[@class='i']")), page


def test_long_lists_have_headings_by_letter_or_month(pages: Site) -> None:
    long = "//main//section[count(.//li) > 30]"
    names = pages["index/"].elements(long) if "index" in KINDS else []
    assert [section.xpath("string(h2)") for section in names if len(section.xpath(".//h3")) < 4] == []
    for year in pages["timeline/"].elements(long) if "timeline" in KINDS else ():
        months = year.xpath("h3/text()")
        assert len(months) == len(set(months)) > 1  # of the weeks around the text: what was before them stands apart
        for month in year.xpath("h3"):
            days = month.xpath("following-sibling::*[1]/li/p[@class='when']")
            assert days, month.text
            assert [day.text_content() for day in days if month.text not in day.text_content()] == []
    letters = pages["sources/"].texts("//main//h2/text()")
    assert letters == list(dict.fromkeys(letters))
    assert pages["sources/"].texts("//main//nav//a/text()") == letters
    for section in pages["sources/"].elements("//main//section[h2[string-length() = 1]]"):
        letter = section.xpath("string(h2)")
        for work in section.xpath(".//li/p"):
            first = re.sub(r"^[“‘\"\[«]*(?:the |a )?", "", work.text_content().strip(), flags=re.IGNORECASE)[:1]
            assert Tongue("en", ()).initial(first) == letter, work.text_content()[:60]


@pytest.mark.parametrize(
    ("language", "letters", "name", "initial"),
    [
        ("en", (), "Écluse", "E"),
        ("es", ("nñ",), "ñandú", "Ñ"),
        ("en", (), "ñandú", "N"),
        ("en", (), "1960", ""),
        ("en", (), "Анадырь", ""),
        ("ru", (), "Анадырь", "А"),
        ("en", (), "“Boldly", "B"),
        ("es", (), "¿Adónde?", "A"),
        ("en", (), "“”", ""),
        ("en", (), "", ""),
    ],
)
def test_a_name_stands_under_its_letter(language: str, letters: tuple[str, ...], name: str, initial: str) -> None:
    assert Tongue(language, letters).initial(name) == initial
