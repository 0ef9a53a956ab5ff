"""Modules are small: one screen or two, one concern."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

EDITION = Path(__file__).parent.parent.parent / "plugins" / "edition"
MOST = 250
FORBIDDEN = {"utils", "util", "helpers", "helper", "core", "manager", "common", "misc", "markdown", "pelican", "jinja", "lxml"}

MODULES = {path.relative_to(EDITION).as_posix(): path.read_text(encoding="utf-8") for path in sorted(EDITION.rglob("*.py"))}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_holds_one_noun_in_at_most_250_lines(name: str) -> None:
    assert len(MODULES[name].splitlines()) <= MOST


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is(name: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[name]))
    assert docstring
    assert docstring[0].isupper()


def test_modules_are_named_by_nouns_of_the_edition() -> None:
    assert [name for name in MODULES if FORBIDDEN & {*Path(name).with_suffix("").parts}] == []
