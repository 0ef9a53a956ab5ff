"""Every form of a date that editors may type, as each style cites it and each record carries it: none says more of it, and none less.

By the manuals: Chicago has “ca.” for what is about and brackets with a question mark for a guess, a capital where an element of
a bibliography begins; MLA has “circa” in full and months cut short; APA has the year first. Decades are “1850s” in all three.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bridge import Sample
from edition import dates
from edition.citing import Cited, exchange, styles
from edition.citing.blanks import blanks
from edition.citing.processor import Asked, Record
from edition.memory import Memory
from edition.model import Fact, words
from edition.outputs.site.heads import Heads
from edition.outputs.tei.words import dated
from edition.wording import wording

CITED, SPANISH, CARRIED = Path(__file__).with_name("dates.txt").read_text(encoding="utf-8").split("\n\n")[1::2]
BEFORE = (
    "Ada Stone, “Letter,” in The Book",
    "Stone, Ada. “Letter.” In The Book",
    "",  # MLA cites by the author alone
    "Stone, Ada. “Letter.” The Book",
    "(Stone, ",
    "Stone, A. ",
)
BEHIND = ("Museum.", "Letter. In The Book. Museum.", "Letter. En The Book. Museum.", ")")
IN_SPANISH = ((",”", "»,"), (".”", "»."), ("“", "«"), (" in The", " en The"), ("In The", "En The"))


def rows(table: str) -> dict[str, list[str]]:
    """The cells of each row but its first, by that."""
    found = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {first: cells for first, *cells in found}


def printed(table: str, language: str) -> dict[str, list[str]]:
    """What the styles print of the dates of a table, asked at once: what stands between the title and the archive, or in brackets."""
    say, blank, typed = wording(language), blanks(""), rows(table)
    documents = []
    for each in typed:
        date = dates.parse(each)
        documents += styles.documents(letter(date_of(each, language)), date, blank, say)
    answer, made = Asked(documents, Memory()).printed, {}
    for at, each in enumerate(typed):
        lines = [words(style.whole) for style in styles.styles(answer[3 * at : 3 * at + 3], dates.parse(each), blank, say)]
        made[each] = [told(line, begun, language) for line, begun in zip(lines, BEFORE, strict=True) if begun]
    return made


def told(line: str, begun: str, language: str) -> str:
    """What a citation says behind its beginning and before its end."""
    if language == "es":
        for english, spanish in IN_SPANISH:
            begun = begun.replace(english, spanish)
    assert line.startswith(begun), line
    return next(line.removeprefix(begun).removesuffix(end).strip() for end in BEHIND if line.endswith(end))


def date_of(typed: str, language: str) -> Mapping[str, object]:
    return dates.csl(dates.parse(typed), wording(language))


def letter(issued: Mapping[str, object]) -> Record:
    author = [{"family": "Stone", "given": "Ada"}]
    return {"id": "x", "type": "document", "title": "Letter", "author": author, "container-title": "The Book", "archive": "Museum"} | {
        "language": "en",
        "issued": issued,
    }


@pytest.mark.parametrize(("table", "language"), [(CITED, "en"), (SPANISH, "es")])
def test_every_date_is_cited_like_this(table: str, language: str) -> None:
    assert printed(table, language) == rows(table)


@pytest.mark.parametrize("typed", rows(CARRIED))
def test_every_record_carries_this_of_a_date(typed: str, sample: Sample) -> None:
    date, say, edition = dates.parse(typed), wording("en"), sample.edition()
    facts = tuple(Fact(fact.name, typed, date=date) if fact.name == "date" else fact for fact in edition.text.facts)
    head = Heads(replace(edition, text=replace(edition.text, facts=facts))).whole_text("", "")
    bibtex, ris = exchange.bibtex_date(date, say), [f"{tag} {value}" for tag, value in exchange.ris_date(date, say) if value]
    tei = [f"{name}={value}" for name, value in dated(date).items()]
    assert [
        json.dumps(dates.csl(date, say), ensure_ascii=False),
        "; ".join(bibtex.values()),
        "; ".join(ris),
        str(head.data["dateCreated"]),
        "; ".join(tei),
    ] == rows(CARRIED)[typed]
    assert f'"{head.data["dateCreated"]}"' in json.dumps(head.tags, ensure_ascii=False)


def test_no_form_of_a_date_is_without_its_row() -> None:
    assert set(rows(SPANISH)) < set(rows(CITED)) == set(rows(CARRIED))


def test_a_date_in_words_has_a_capital_where_a_sentence_begins(sample: Sample) -> None:
    """Behind a publisher it stands in the middle of one; a source of its own kind has it behind its title."""
    sample.damage("sources/survey-1850.md", "issued: 1850", "issued: 185X~")
    references = {slug: words(made) for slug, made in Cited(sample.edition()).references.items()}
    assert references["survey-1850"] == "Poole, Jane. A Survey of Bridges. Ca. 1850s. https://example.org/survey."
    sample.damage("sources/survey-1850.md", "type: book", "type: manuscript")
    references = {slug: words(made) for slug, made in Cited(sample.edition()).references.items()}
    assert references["survey-1850"] == "Poole, Jane. “A Survey of Bridges.” Ca. 1850s. https://example.org/survey."


def test_a_year_of_the_title_is_no_blank_for_a_date(sample: Sample) -> None:
    sample.damage("letter.md", "date: 1848-03-18", "date: 184X")
    sample.damage("letter.md", "title: Ada Stone to Tom Reed", "title: Of 1001, 1002, 1003, and 1004")
    text, _ = Cited(replace(sample.edition(), address="https://example.org/e")).citables
    whole = [words(style.whole) for style in text.styles]
    assert [("Of 1001, 1002, 1003, and 1004" in line) for line in whole] == [True] * 6
    assert [("1840s" in line) for line in whole] == [True, True, False, True, True, True]  # MLA has no date in the text
