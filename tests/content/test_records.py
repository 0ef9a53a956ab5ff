"""What reference managers find of this text: a letter of Khrushchev's, of its day, in its archive; a paragraph is a part of the edition."""

from __future__ import annotations

import pytest
from pages import Site

FIELDS = {
    "citation_inbook_title": "Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition",
    "citation_title": "Telegram from Khrushchev to Mikoyan, ¶ 12",
    "z:edition": "1.0.0",
    "DC.creator": "Khrushchev, Nikita",
    "DC.date": "1962-11-11",
    "z:translators": "Savranskaya, Svetlana",
    "bib:editors": "The editors of Special No. 1013,",
    "z:archive": "National Security Archive",
    "z:archiveLocation": "Personal archive of Dr. Sergo A. Mikoyan",
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_paragraph_says_to_zotero_what_it_is(name: str, published: Site) -> None:
    assert published["telegram/p12/"].texts(f"//head/meta[@name='{name}']/@content") == [FIELDS[name]]


WHOLE = {
    "z:itemType": "letter",
    "DC.creator": "Khrushchev, Nikita",
    "z:recipients": "Mikoyan, Anastas",
    "z:translators": "Savranskaya, Svetlana",
    "citation_publication_date": "1962/11/11",
    "citation_title": "Telegram from Khrushchev to Mikoyan (Special No. 1013)",
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_text_says_to_zotero_what_it_is(name: str, published: Site) -> None:
    assert published["telegram/"].texts(f"//head/meta[@name='{name}']/@content") == [WHOLE[name]]


def test_a_point_in_a_name_ends_no_description(pages: Site) -> None:
    (said,) = pages["telegram/headnote/"].texts("//meta[@name='description']/@content")
    assert said.endswith("was received in the morning (Special No. 1013):")
