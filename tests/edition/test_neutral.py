"""The engine and the theme know no document: nobody of the edition is named in them, and another edition builds the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import press
import pytest
from edition import proof
from edition.model import Edition, pages

PICTURES = {".woff2", ".png", ".ico", ".jpg"}
# What programs write into files of the machine on which they ran: places on its disk, and where its packages came from.
PLACES = re.compile(r"(?<![\w.~/-])/(?:home|Users|root|work|builds|tmp|opt|usr/lib/jvm|private|mnt)/[\w.-]+|\b[A-Z]:\\Users\\\w")
HOSTS = re.compile(r"\b(?:pypi\.org|pythonhosted\.|npmjs\.|yarnpkg\.|repo\d?\.maven\.|proxy\.golang\.|crates\.io)", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["plugins", "theme"])
def test_nobody_of_the_edition_is_named_in_the_engine_or_the_theme(folder: str, real: Edition) -> None:
    """By surnames: what stands before a comma in the name of an entry."""
    names = {entry.name.partition(",")[0] for entry in real.entries if "," in entry.name}
    if not names:
        pytest.skip("nobody of the edition has a surname")
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    found = {
        path.relative_to(press.ROOT).as_posix(): told[0]
        for path in sorted((press.ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix not in {*PICTURES, ".pyc"} and "fonts" not in path.parts
        if (told := pattern.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def of_a_machine(text: str) -> list[str]:
    """What a text names of the machine on which it was written."""
    return [found[0] for pattern in (PLACES, HOSTS) for found in pattern.finditer(text)]


def test_no_file_names_a_place_of_a_machine_or_the_host_of_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=press.ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("this house is not under version control")
    named = {
        name: told
        for name in filter(None, listed.stdout.split("\0"))
        if (path := press.ROOT / name).is_file() and path.suffix not in PICTURES
        if (told := of_a_machine(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert named == {}
    crashed = "Event: 0.1 Loaded shared library {0}usr{0}lib{0}jvm{0}java-17{0}lib{0}libjava.so\nCommand Line: {0}tmp{0}suite{0}e.jsa"
    assert len(of_a_machine(crashed.format("/"))) == 2


def test_another_edition_builds_with_the_same_code_and_theme(lamp_site: Path) -> None:
    assert {"index.html", "report/index.html", "report/p1/index.html", "report/report.json", "lamps/widow/index.html"} <= press.files(
        lamp_site
    ).keys()


def test_nothing_is_wrong_with_the_site_of_another_edition(lamp_site: Path) -> None:
    assert proof.read(lamp_site).told("lamp") == []


def test_every_page_says_where_to_write_if_the_edition_does(lamp_site: Path, site: Path, real: Edition) -> None:
    contact = '<a href="mailto:keeper@lamp.example">Write to the editors</a>'
    for address in ("index.html", "report/p1/index.html", "404.html"):
        assert contact in (lamp_site / address).read_text(encoding="utf-8")
    assert ("Write to the editors" in (site / "index.html").read_text(encoding="utf-8")) == bool(real.said["contact"])


def test_the_two_editions_have_the_same_pages_but_for_their_names(lamp_site: Path, site: Path, real: Edition) -> None:
    """The pages that every edition has stand at the same addresses in both."""
    common = {
        "index.html",
        "404.html",
        *(f"{name}/index.html" for name in ("notes", "timeline", "index", "sources") if name in pages.made(real)),
        "sitemap.xml",
        "robots.txt",
    }
    assert common <= press.files(lamp_site).keys() & press.files(site).keys()
