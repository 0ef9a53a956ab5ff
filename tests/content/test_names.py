"""What this edition is about is named nowhere but in it: not in the engine, the theme and their tests, not in another edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import press
import pytest

ROOT = press.ROOT
TESTS = ROOT / "tests"
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
    "warhead",
    "warheads",
    "Presidium",
    "1962",
)
# Parts of names that are words of any edition.
COMMON = {"u", "high", "seas", "san", "new", "united", "states", "union", "western", "in", "of", "and", "the", "on", "no", "latin"}


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


def checks() -> Iterator[Path]:
    """The tests that hold for any edition."""
    others = (Path(__file__).parent, TESTS / "samples")
    yield from (path for path in sorted(TESTS.rglob("*.py")) if not {*others} & {*path.parents})


NAMES = {word.casefold() for word in WORDS} | named(ROOT / "content", "people", "places")


def test_the_names_are_those_of_the_edition() -> None:
    assert len(NAMES) > 50
    assert {"havana", "khrushchev", "guevara"} <= NAMES


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in (*sources(), *checks())])
def test_a_file_of_the_engine_the_theme_and_their_tests_names_nothing_of_the_edition(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(NAMES, f"{path.name}\n{text}") == set()


def test_a_page_of_another_edition_names_nothing_of_this_one(lamp_site: Path) -> None:
    found = {
        name: names
        for name, raw in press.files(lamp_site).items()
        if Path(name).suffix not in PICTURES and "fonts" not in Path(name).parts
        for names in [told(NAMES, f"{name} {raw.decode()}")]
        if names
    }
    assert found == {}
