"""The engine and the theme know no document: nothing in them is named in the edition, and another edition names nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import press
import pytest

ROOT = press.ROOT
LAMP = ROOT / "tests" / "samples" / "lamp"
PICTURES = {".woff2", ".png", ".ico", ".jpg"}

# What this document is about, beside the names of its entries.
WORDS = (
    "telegram",
    "Cuba",
    "Cuban",
    "Cubans",
    "Soviet",
    "Soviets",
    "missile",
    "missiles",
    "bomber",
    "bombers",
    "Kremlin",
    "Presidium",
    "1962",
)
# Parts of names that are words of any edition.
COMMON = {"u", "high", "seas", "san", "new", "united", "states", "union", "western", "in", "of", "and", "the", "on", "no"}


def named(content: Path, *folders: str) -> set[str]:
    """The words of the names of entries in these folders; of people only surnames, because given names are anybody's."""
    found: set[str] = set()
    for folder in folders:
        for path in sorted((content / folder).glob("[!_]*.md")):
            name = path.read_text(encoding="utf-8").split("\n")[0].removeprefix("name: ")
            found |= set(re.findall(r"[\w-]+", name.split(",")[0].casefold()))
    return found - COMMON


def told(words: set[str], text: str) -> set[str]:
    """Which of these words a text has, as whole words in any case."""
    pattern = "|".join(rf"{re.escape(word)}" for word in sorted(words))
    return {found.casefold() for found in re.findall(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE)}


def sources() -> Iterator[Path]:
    """Every file of the engine and the theme that has words."""
    for folder in ("plugins", "theme"):
        yield from (
            path
            for path in sorted((ROOT / folder).rglob("*"))
            if path.is_file() and path.suffix not in {*PICTURES, ".pyc"} and "fonts" not in path.parts
        )


NAMES = {word.casefold() for word in WORDS} | named(ROOT / "content", "people", "places")


def test_the_names_are_those_of_the_edition() -> None:
    assert len(NAMES) > 50
    assert {"havana", "khrushchev", "guevara"} <= NAMES


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in sources()])
def test_a_file_of_the_engine_and_the_theme_names_nothing_of_the_edition(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(NAMES, f"{path.name}\n{text}") == set()


@pytest.fixture(scope="module")
def lamp_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second edition, built with the same code, settings and theme."""
    output = tmp_path_factory.mktemp("lamp")
    built = press.pelican(LAMP, output, "--fatal", "errors")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    return output


def test_another_edition_builds_with_the_same_code_and_theme(lamp_site: Path) -> None:
    assert {"index.html", "report/index.html", "report/p1/index.html", "report/report.json", "lamps/widow/index.html"} <= press.files(
        lamp_site
    ).keys()


def test_a_page_of_another_edition_names_nothing_of_this_one(lamp_site: Path) -> None:
    found = {
        name: names
        for name, raw in press.files(lamp_site).items()
        if Path(name).suffix not in PICTURES and "fonts" not in Path(name).parts
        for names in [told(NAMES, f"{name} {raw.decode()}")]
        if names
    }
    assert found == {}


def test_every_page_says_where_to_write_if_the_edition_does(lamp_site: Path, site: Path) -> None:
    contact = '<a href="mailto:keeper@lamp.example">Write to the editors</a>'
    for address in ("index.html", "report/p1/index.html", "404.html"):
        assert contact in (lamp_site / address).read_text(encoding="utf-8")
    assert "Write to the editors" not in (site / "index.html").read_text(encoding="utf-8")


def test_the_two_editions_have_the_same_pages_but_for_their_names(lamp_site: Path, site: Path) -> None:
    """The pages that every edition has stand at the same addresses in both."""
    common = {
        "index.html",
        "404.html",
        "notes/index.html",
        "timeline/index.html",
        "index/index.html",
        "sources/index.html",
        "sitemap.xml",
        "robots.txt",
    }
    assert common <= press.files(lamp_site).keys() & press.files(site).keys()
