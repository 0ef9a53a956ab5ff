"""The words are the source's: in every form of the edition, each paragraph has them and no others."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement

IDS = ("headnote", *(f"p{number}" for number in range(1, 73)), "signature", "source-note")
PAGE = re.compile(r"\[\[page (\d+)\]\]")
SOURCE = Path(__file__).parent / "source"

every_paragraph = pytest.mark.parametrize("id", IDS)


def folded(text: str) -> str:
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """The words of the transcription without its page marks."""
    return folded(PAGE.sub(" ", text))


@cache
def read(path: Path) -> HtmlElement:
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def element(path: Path, id: str) -> HtmlElement:
    """The one element `#id` of a page, a copy without what carries `data-apparatus`."""
    found = read(path).xpath("//*[@id=$id]", id=id)
    assert len(found) == 1, f"{len(found)} elements #{id}"
    copy = deepcopy(found[0])
    for apparatus in copy.xpath(".//*[@data-apparatus]"):
        apparatus.drop_tree()
    return copy


def with_page_marks(paragraph: HtmlElement) -> str:
    """The words of an element, with `[[page 3]]` in place of what has the id `page-3`."""
    for mark in paragraph.xpath(".//*[starts-with(@id, 'page-')]"):
        mark.text = f" [[page {mark.get('id')[5:]}]] "
    return folded(paragraph.text_content())


def test_the_paragraphs_of_the_transcription_are_the_pages_of_the_source(transcription: dict[str, str]) -> None:
    # A line of the source may end in a dash, which joins two words and has no space after it.
    pages = folded((SOURCE / "telegram.txt").read_text(encoding="utf-8")).replace("— ", "—")
    head = "Telegram from Khrushchev to Mikoyan November 11, 1962 (Sunday)"
    assert tuple(transcription) == IDS
    assert pages == folded(" ".join([head, *map(unmarked, transcription.values())]))


@every_paragraph
def test_the_reading_page_has_the_words_of_the_source(id: str, site: Path, transcription: dict[str, str]) -> None:
    assert folded(element(site / "telegram/index.html", id).text_content()) == unmarked(transcription[id])


@every_paragraph
def test_the_passage_page_has_the_words_of_the_source(id: str, site: Path, transcription: dict[str, str]) -> None:
    assert folded(element(site / f"telegram/{id}/index.html", id).text_content()) == unmarked(transcription[id])


@every_paragraph
def test_the_page_of_the_text_alone_has_the_words_of_the_source_and_nothing_that_leads_away(
    id: str, site: Path, transcription: dict[str, str]
) -> None:
    paragraph = element(site / "telegram/text/index.html", id)
    assert folded(paragraph.text_content()) == unmarked(transcription[id])
    assert paragraph.xpath(".//a | .//*[starts-with(@role, 'doc-')]") == []


@every_paragraph
def test_plain_text_has_the_words_of_the_source(id: str, site: Path, transcription: dict[str, str]) -> None:
    assert plain(site / f"telegram/{id}.txt") == {id: unmarked(transcription[id])}


@every_paragraph
def test_json_has_the_words_of_the_source(id: str, site: Path, transcription: dict[str, str]) -> None:
    paragraph = json.loads((site / f"telegram/{id}.json").read_text(encoding="utf-8"))["paragraph"]
    assert (paragraph["id"], paragraph["words"]) == (id, unmarked(transcription[id]))


def plain(path: Path) -> dict[str, str]:
    """The paragraphs of a plain text file: the lines of each, without their ids, joined."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, words = line.split("\t")
            found.setdefault(sentence.split(".")[0], []).append(words)
    return {id: " ".join(lines) for id, lines in found.items()}


def test_the_plain_text_of_the_whole_is_the_source(site: Path, transcription: dict[str, str]) -> None:
    assert plain(site / "telegram/telegram.txt") == {id: unmarked(text) for id, text in transcription.items()}


def test_the_json_of_the_whole_is_the_source(paragraphs: dict[str, dict[str, Any]], transcription: dict[str, str]) -> None:
    words = {id: paragraph["words"] for id, paragraph in paragraphs.items()}
    assert words == {id: unmarked(text) for id, text in transcription.items()}


def test_the_reading_page_has_the_paragraphs_in_the_order_of_the_source(site: Path) -> None:
    ids = read(site / "telegram/index.html").xpath("//main//@id")
    assert tuple(id for id in ids if id in IDS) == IDS


def test_the_source_has_twenty_one_pages(transcription: dict[str, str]) -> None:
    assert [int(number) for text in transcription.values() for number in PAGE.findall(text)] == [*range(1, 22)]


@every_paragraph
def test_pages_begin_where_they_begin_in_the_source(id: str, site: Path, transcription: dict[str, str]) -> None:
    expected = folded(PAGE.sub(r" \g<0> ", transcription[id]))
    assert with_page_marks(element(site / "telegram/index.html", id)) == expected
    assert with_page_marks(element(site / f"telegram/{id}/index.html", id)) == expected
    assert with_page_marks(element(site / "telegram/text/index.html", id)) == expected


def test_pages_begin_in_the_json_where_they_begin_in_the_source(
    paragraphs: dict[str, dict[str, Any]], transcription: dict[str, str]
) -> None:
    for id, paragraph in paragraphs.items():
        begins = [(str(page["number"]), paragraph["words"][: page["start"]].split()) for page in paragraph["pages"]]
        assert begins == [(mark[1], transcription[id][: mark.start()].split()) for mark in PAGE.finditer(transcription[id])]


def test_the_sentences_are_as_many_as_were_published(paragraphs: dict[str, dict[str, Any]]) -> None:
    assert sum(len(paragraph["sentences"]) for paragraph in paragraphs.values()) == 288
