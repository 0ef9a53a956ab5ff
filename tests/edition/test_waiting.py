"""Tests wait for what comes, because a machine may be busy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
SOURCES = {path.relative_to(TESTS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("*.py"))}


def asserted(source: str) -> list[str]:
    """The assertions that compare the address at which a page is (``page.url``)."""
    asserts = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Assert)]
    addresses = [(each, part) for each in asserts for part in ast.walk(each.test) if isinstance(part, ast.Attribute) and part.attr == "url"]
    return [ast.unparse(each) for each, part in addresses if isinstance(part.value, ast.Name)]


def test_an_assertion_of_an_address_is_seen() -> None:
    for words in ("page.url == address", "page.url.endswith('/notes/')", "'/notes/' in page.url"):
        assert asserted(f"assert {words}") == [f"assert {words}"]


@pytest.mark.parametrize("name", [name for name, source in SOURCES.items() if ".url" in source])
def test_an_address_is_waited_for_with_its_page_and_not_compared(name: str) -> None:
    """It is new before its page is, where nothing can be counted: `wait_for_url` waits for both, `to_have_url` for the first."""
    assert asserted(SOURCES[name]) == []


LOOK = 20  # milliseconds between two looks at what is waited for


def guessed(source: str) -> list[str]:
    """The calls that wait for some time in place of something, or give a window another size and go on before it has that."""
    calls = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    waits = [each for each in calls if each.func.attr == "wait_for_timeout" and ast.unparse(each.args[0]) != str(LOOK)]  # type: ignore[attr-defined]
    return [ast.unparse(each) for each in [*waits, *(each for each in calls if each.func.attr == "set_viewport_size")]]  # type: ignore[attr-defined]


def test_a_guess_is_seen() -> None:
    for words in ("page.wait_for_timeout(150)", "page.set_viewport_size({'width': 320, 'height': 700})"):
        assert guessed(words) == [words]
    assert guessed(f"page.wait_for_timeout({LOOK})") == []


@pytest.mark.parametrize("name", [name for name in SOURCES if name != "waits.py" and "benchmarks" not in name])
def test_no_test_guesses_how_long_something_takes(name: str) -> None:
    """`waits.py` has what waits for it: `until`, `later` for what must not come, `resized` for a window, `repeated`."""
    assert guessed(SOURCES[name]) == []


def test_the_files_that_begin_first_are_there() -> None:
    named = (TESTS / "longest.txt").read_text(encoding="utf-8").split()
    assert len({*named}) == len(named) > 20
    ours = (TESTS / "content").is_dir()  # whoever has another edition may have taken its tests away
    assert [name for name in named if name.removeprefix("tests/") not in SOURCES and (ours or "/content/" not in name)] == []
