"""Identifiers of authority files lead where they are looked up, and have the form that their file gives them."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

FORMS = {
    "wikidata": ("https://www.wikidata.org/wiki/", r"Q[1-9]\d*"),
    "VIAF": ("https://viaf.org/viaf/", r"[1-9]\d+"),
    "GND": ("https://d-nb.info/gnd/", r"1[0-9]{7,9}[0-9X]"),
    "LCNAF": ("https://id.loc.gov/authorities/names/", r"n[a-z]?\d{8,10}"),
}


def test_every_identifier_is_a_link_to_its_authority(site: Path) -> None:
    content = Path(__file__).parent.parent.parent / "content"
    found = 0
    for path in content.glob("*/[!_]*.md"):
        for name, value in re.findall(r"(?m)^(wikidata|VIAF|GND|LCNAF): (.+)$", path.read_text(encoding="utf-8").split("\n\n")[0]):
            home, form = FORMS[name]
            assert re.fullmatch(form, value), f"{path.name}: {name} {value}"
            page = BeautifulSoup((site / path.parent.name / path.stem / "index.html").read_text(encoding="utf-8"), "lxml")
            assert page.select_one(f'dl.facts a[href="{home}{value}"]'), f"{path.name}: {name} is no link"
            found += 1
    assert found
