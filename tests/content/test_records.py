"""What reference managers find of this text: a letter of Khrushchev's, of its day, in its archive."""

from __future__ import annotations

import pytest
from pages import Site

FIELDS = {
    "z:itemType": "letter",
    "citation_title": "Telegram from Khrushchev to Mikoyan, ¶ 12",
    "citation_author": "Khrushchev, Nikita",
    "citation_publication_date": "1962/11/11",
    "z:archive": "National Security Archive",
    "z:archiveLocation": "Personal archive of Dr. Sergo A. Mikoyan",
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_paragraph_says_to_zotero_what_it_is(name: str, published: Site) -> None:
    assert published["telegram/p12/"].texts(f"//head/meta[@name='{name}']/@content") == [FIELDS[name]]
