"""The same content gives the same bytes, whatever the day, the machine's mood and the folder it is built in."""

from __future__ import annotations

import os
from pathlib import Path

import press

SITE = {"SITEURL": "https://example.org/edition"}
# As it is published, forgetting everything, but for what a print engine makes and what is compressed: test_packs_built.py compares whole
# publications of a small edition.
PUBLISHED = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "COMPRESSED=false", "MEMORY=false")


def test_two_builds_give_the_same_bytes_on_one_processor_and_on_all(tmp_path: Path) -> None:
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(mine)})
    first = press.pelican(press.ROOT / "content", tmp_path / "one", *PUBLISHED, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8", **SITE)
    os.sched_setaffinity(0, mine)
    second = press.pelican(
        press.ROOT / "content", tmp_path / "other" / "two", *PUBLISHED, PYTHONHASHSEED="2", TZ="Japan", SOURCE_DATE_EPOCH="0", **SITE
    )
    assert first.returncode == second.returncode == 0
    one, two = press.files(tmp_path / "one"), press.files(tmp_path / "other" / "two")
    assert one.keys() == two.keys()
    assert {"index.html", "404.html", "sitemap.xml", "manifest.json", "dts/index.json"} < one.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_no_page_knows_where_or_by_whom_it_was_built(site: Path) -> None:
    places = [str(place).encode() for place in (press.ROOT, site.parent)]
    assert [name for name, raw in press.files(site).items() if any(place in raw for place in places)] == []
