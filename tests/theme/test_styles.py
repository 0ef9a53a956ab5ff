"""Style sheets, as browsers of every make read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.model import CERTAINTIES, NOTE_TYPES, VERDICTS

THEME = Path(__file__).parent.parent.parent / "theme"
SHEETS = sorted([*THEME.glob("static/css/*.css"), *THEME.glob("templates/*.css")])
LINES = {"none", "underline", "overline", "line-through", "inherit", "initial", "unset"}


def styles(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_decoration_with_more_than_a_line_is_written_in_full(sheet: Path) -> None:
    """WebKit takes the short form with a line alone, and draws nothing where a color or a thickness stands beside it."""
    values = re.findall(r"[{;\s]text-decoration\s*:\s*([^;}]+)", styles(sheet))
    assert [value.strip() for value in values if value.replace("!important", "").strip() not in LINES] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_depends_on_the_width_of_a_window_is_for_screens(sheet: Path) -> None:
    """WebKit prints by the width of the window, others by that of the paper: what paper needs is said to be for print."""
    queries = [query.strip() for found in re.findall(r"@media([^{]+)\{", styles(sheet)) for query in found.split(",")]
    assert [query for query in queries if "width" in query and not query.startswith("screen and ")] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_legend_that_floats_stands_in_a_block(sheet: Path) -> None:
    """In a flexible box nothing floats: WebKit sets such a legend on a line of its own, Firefox keeps too wide a place for it."""
    floating = re.findall(r"([^{};\n]*)\blegend\s*\{[^}]*\bfloat\s*:", styles(sheet))
    flexible = re.findall(r"([^{};\n]*)\bfieldset\s*\{[^}]*\bdisplay\s*:\s*(?:inline-)?(?:flex|grid)\b", styles(sheet))
    assert set(floating) & set(flexible) == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_place_that_depends_on_two_anchors_is_not_for_webkit(sheet: Path) -> None:
    """WebKit finds the first of them and takes the other's fallback: notes lay upon notes."""
    chains = [query for query in re.findall(r"@supports([^{]+)\{", styles(sheet)) if query.count("anchor(") > 1]
    assert [query for query in chains if "not (-webkit-" not in query] == []


def test_a_list_of_notes_or_claims_can_hide_each_sort_of_them() -> None:
    """A style sheet knows no loop: what the model lists stands there row by row, or its switch does nothing."""
    rows = re.findall(
        r":has\(#(type|cert|verdict)-(\w+):not\(:checked\)\) \[data-(\w+)=(\w+)\]", styles(THEME / "static" / "css" / "lists.css")
    )
    sorts = {"type": NOTE_TYPES, "cert": CERTAINTIES, "verdict": VERDICTS}
    assert rows == [(name, word, name, word) for name, words in sorts.items() for word in words]
