"""The title page has a voice: a headline, a sentence of the text, one door; and an edition without these has a whole one."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.model import numeral, words
from pages import EDITION, Site


def test_what_the_editors_chose_is_printed_and_the_words_quoted_are_the_texts(pages: Site) -> None:
    page, said = pages[""], EDITION.said
    if not (said["headline"] and said["quotation"]):
        pytest.skip("the editors chose no headline and no sentence of the text: the title page of such an edition has a test below")
    assert page.texts("//p[@class='overline']/text()") == [said["title"]]
    assert page.texts("//h1/text()") == [said["headline"]]
    paragraph = next(EDITION.text.holding({said["quotation"]}))
    sentence = next(each for each in EDITION.text.sentences[paragraph.id] if each.id == said["quotation"])
    assert page.tree.xpath("string(//p[@class='voice']/q)") == words(paragraph.nodes)[sentence.start : sentence.end]
    assert page.texts("//p[@class='voice']/a/@href") == [f"{EDITION.text.slug}/#{said['quotation']}"]
    assert page.elements("//p[@class='way']//a")


def test_there_is_one_door_and_it_says_truly_how_long_the_text_is(pages: Site) -> None:
    page = pages[""]
    assert page.texts("//p[@class='door']/a/@href") == [f"{EDITION.text.slug}/"]
    assert page.texts("//p[@class='door']/a/text()") == [EDITION.said["door"] or "Read the text"]
    numbered = [part for part in EDITION.text.paragraphs if numeral(part.id)]
    count = sum(len(words(part.nodes).split()) for part in numbered)
    counted = ((count, "word"), (len(numbered), "paragraph"), (len(EDITION.notes), "note"))
    length, parts, notes = (f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in counted)
    assert page.texts("//p[@class='door']/span/text()") == [f"{length} in {parts}, {notes}"]


def test_an_edition_whose_editors_chose_nothing_has_a_whole_title_page(lamp_site: Path) -> None:
    page = Site(lamp_site)[""]
    assert page.texts("//h1/text()") == ["The Lamp at Orrin Skerry"]
    assert page.elements("//p[@class='subtitle']")
    assert page.elements("//p[@class='door']/a[text()='Read the text']")
    assert page.elements("//*[@class='overline' or @class='voice' or @class='way']") == []
