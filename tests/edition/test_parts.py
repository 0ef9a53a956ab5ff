"""The parts of lessons are named once, in `model.lessons`: no reader, output or template knows one by its name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from edition.model import COLUMNS, EXCERPT, MORE, PARTS

ROOT = Path(__file__).parent.parent.parent
HOME = "plugins/edition/model/lessons.py"
NAMES = [*(part.name for part in PARTS), *(part.id for part in PARTS if "-" in part.id), *COLUMNS, *MORE, EXCERPT]
FILES = [*ROOT.glob("plugins/edition/**/*.py"), *ROOT.glob("theme/templates/*.html")]


def said(path: Path) -> set[str]:
    """What a file says: the strings of a module, the words and the strings of a template, each whole and without what marks a heading."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        strings = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    else:
        strings = {*re.findall(r">([^<>{}]+)<", text), *re.findall(r"[\"']([^\"'<>{}]+)[\"']", text)}
    return {each.strip(" #:") for each in strings}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_part_stands_in_one_place(name: str) -> None:
    assert {path.relative_to(ROOT).as_posix() for path in FILES if name in said(path)} <= {HOME}


def test_the_names_stand_there_once() -> None:
    text = (ROOT / HOME).read_text(encoding="utf-8")
    assert {name: text.count(f'"{name}"') for name in (part.name for part in PARTS)} == {part.name: 1 for part in PARTS}


def test_a_form_that_is_a_list_of_fields_has_one_part() -> None:
    forms = [part.form for part in PARTS if part.form != "prose"]
    assert len(forms) == len(set(forms))
