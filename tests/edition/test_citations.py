"""Citations, compared with strings that were typed by hand: ten places, the text and the edition, every style."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from edition.citations import Citables
from edition.model import Citable, Edition, label

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
        "versions text 1.0.0, apparatus 1.0.0 (2026)", ", {}."),
    "Chicago, bibliography": (
        "The editors of Special No. 1013. <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An Annotated Edition</em>. "
        "Versions text 1.0.0, apparatus 1.0.0. 2026. {}.", ""),
    "MLA, in the text": ("(The editors of Special No. 1013", ")"),
    "MLA, works cited": (
        "The editors of Special No. 1013. <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An Annotated Edition</em>. "
        "Versions text 1.0.0, apparatus 1.0.0, 2026, {}.", ""),
    "APA, in the text": ("(The editors of Special No. 1013, 2026", ")"),
    "APA, reference": (
        "The editors of Special No. 1013. (2026). <em>Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition</em> "
        "(Versions text 1.0.0, apparatus 1.0.0). {}", ""),
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
def citables(real: Edition) -> Iterator[Citables]:
    yield Citables(replace(real, address="https://example.org/e"))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("which", "typed"), [(0, TEXT), (1, WHOLE)], ids=["text", "edition"])
def test_a_citation_is_as_it_was_typed_from_the_manual(
    which: int, typed: dict[str, tuple[str, str]], place: str, citables: Citables
) -> None:
    address = f"{HOME}#{place}" if place else HOME
    for style in citables[which].styles:
        before, behind = typed[style.name]
        called = PLACES[place][style.name.startswith("MLA")] if behind else ""
        assert style.citing(place, address) == (before + called + behind).format(address)


def test_several_paragraphs_have_a_plural(citables: Citables) -> None:
    many = {style.name: style.many for style in citables[0].styles}
    assert ", paras. {locator}, Personal archive" in many["Chicago, note"]
    assert many["MLA, in the text"] == "(Khrushchev, pars. {locator})"
    assert many["APA, in the text"] == "(Khrushchev, 1962, paras. {locator})"


def test_every_style_is_there(citables: Citables) -> None:
    assert [[style.name for style in citable.styles] for citable in citables] == [list(TEXT), list(WHOLE)]


def exchanged(citable: Citable, id: str) -> dict[str, str]:
    return citable.exchanged(f"telegram-{id}", label(id), f"{HOME}#{id}")


def test_bibtex_is_as_it_was_typed(citables: Citables) -> None:
    assert exchanged(citables[0], "p12")["bib"] == (
        "@incollection{telegram-p12,\n"
        "  author = {Khrushchev, Nikita},\n"
        "  editor = {{The editors of Special No. 1013}},\n"
        "  translator = {Savranskaya, Svetlana},\n"
        "  title = {Telegram from {Khrushchev} to {Mikoyan} {(Special} {No.} 1013)},\n"
        "  booktitle = {Special No. 1013: Khrushchev to Mikoyan, 11 November 1962; An annotated edition},\n"
        "  year = {1962},\n"
        "  month = {nov},\n"
        "  note = {¶ 12},\n"
        "  url = {https://example.org/e/telegram/#p12}\n"
        "}\n"
    )


def test_ris_is_as_it_was_typed(citables: Citables) -> None:
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
        "AV  - National Security Archive\n"
        "UR  - https://example.org/e/telegram/#p12.s3\n"
        "LA  - en\n"
        "N1  - ¶ 12, sentence 3\n"
        "ER  - \n"
    )


def test_csl_json_is_as_it_was_typed(citables: Citables) -> None:
    assert json.loads(exchanged(citables[0], "headnote")["csl.json"]) == [
        {
            "id": "telegram-headnote",
            "type": "document",
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
            "note": "headnote",
        }
    ]


def test_a_site_without_an_address_cites_none(bridge: Edition) -> None:
    (text, whole) = Citables(bridge)
    assert text.styles[0].citing("p1", "/letter/#p1").endswith("para. 1.")
    assert "address" not in text.bibtex + whole.bibtex + text.ris + whole.csl
    assert "1848/03/18" in text.ris


def test_a_processor_that_fails_says_what_it_said(bridge: Edition) -> None:
    broken = Citables(bridge)
    broken.processors[0].pandoc.kill()
    broken.processors[0].pandoc.wait()
    with pytest.raises(RuntimeError, match="the citations could not be made"):
        broken[0]
