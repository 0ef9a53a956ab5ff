"""Modules are small: one screen or two, one concern."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

EDITION = Path(__file__).parent.parent.parent / "plugins" / "edition"
MOST = 150
FORBIDDEN = {"utils", "util", "helpers", "helper", "core", "manager", "common", "misc", "markdown", "pelican", "jinja", "lxml"}

# A module that may be longer, how long, and why.
LONGER: dict[str, tuple[int, str]] = {
    "marks.py": (180, "the whole syntax and all that this edition knows of the Markdown library, in one place"),
    "reader/prose.py": (170, "one match over all marks; twenty lines of it are the names of the nodes"),
}

MODULES = {path.relative_to(EDITION).as_posix(): path.read_text(encoding="utf-8") for path in sorted(EDITION.rglob("*.py"))}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_at_most_150_lines_or_says_why_not(name: str) -> None:
    most, _ = LONGER.get(name, (MOST, ""))
    assert len(MODULES[name].splitlines()) <= most


def test_no_exception_is_listed_that_is_none() -> None:
    for name, (most, reason) in LONGER.items():
        assert len(MODULES[name].splitlines()) > MOST, name
        assert most - len(MODULES[name].splitlines()) < 20, name
        assert reason


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is(name: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[name]))
    assert docstring
    assert docstring[0].isupper()


def test_modules_are_named_by_nouns_of_the_edition() -> None:
    assert [name for name in MODULES if FORBIDDEN & {*Path(name).with_suffix("").parts}] == []
