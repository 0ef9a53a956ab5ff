"""The page on accessibility says what is the case: the keys that there are, the links that lead there, whom to write to."""

from __future__ import annotations

import re

from edition.model import Edition
from pages import Site

PAGE = "accessibility/"


def said(pages: Site) -> str:
    return " ".join(pages[PAGE].elements("//main")[0].text_content().split())


def test_it_names_every_key_that_acts_by_itself(pages: Site) -> None:
    """In a list, as scripts know them: each asks `single` whether keys are on."""
    keys: set[str] = set()
    for path in (pages.folder / "static" / "js").glob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "single(event)" in line:
                keys |= {*re.findall(r'event\.key [!=]== "(.)"', line), *"".join(re.findall(r"/\^\[(.+?)\]\$/", line))}
    items = " ".join(item.text_content() for item in pages[PAGE].elements("//h2[@id='keys']/following-sibling::ul[1]/li"))
    assert keys >= {"/", "g", ".", ",", "c"}
    assert {key for key in keys if not re.search(rf"(?:^|[(\s]){re.escape(key)}(?:[),\s]|$)", items)} == set()


def test_the_whole_text_leads_to_it_among_its_first_links(pages: Site) -> None:
    assert f"../{PAGE}" in pages["telegram/"].texts("/html/body/*[following-sibling::header]//a[@class='skip']/@href")
    assert any(href.endswith(f"/{PAGE}") for href in pages[""].resolved("//footer//a/@href"))


def test_it_says_whether_there_is_somebody_to_write_to(pages: Site, real: Edition) -> None:
    assert ("This version has none yet" in said(pages)) == (not real.said["contact"])
