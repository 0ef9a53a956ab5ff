"""The text as columns: as wide as its paragraphs are long, in their order, and none over another."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from edition.model import NOTE_TYPES, Concordance, Edition
from edition.outputs.site.pictures.columns import APART, EACH, GAP, HIGH, Column, columns, path
from edition.outputs.site.pictures.glance import ROWS, glance
from edition.outputs.site.setting import Setting
from hypothesis import given
from hypothesis import strategies as st
from paths import spans

LENGTHS = st.lists(st.tuples(st.booleans(), st.integers(0, 9000)), max_size=300)


def typed(lengths: list[tuple[bool, int]]) -> list[tuple[str, int, int]]:
    """Paragraphs with their parts, of which a new one begins where it is said so."""
    part = 0
    found = []
    for number, (new, length) in enumerate(lengths, 1):
        part += new
        found.append((f"p{number}", part, length))
    return found


@given(LENGTHS)
def test_columns_fill_the_width_from_end_to_end_and_none_is_nothing(lengths: list[tuple[bool, int]]) -> None:
    given_ = typed(lengths)
    made = columns(given_)
    assert [each.id for each in made.all] == [id for id, _, _ in given_]
    assert made.width == EACH * len(given_)
    if made.all:
        assert made.all[0].x == 0
        assert made.all[-1].end <= made.width
        assert made.all[-1].end == made.width or not sum(length for _, _, length in given_)
    for before, after in zip(made.all, made.all[1:], strict=False):
        assert after.x - before.end == (GAP if before.part == after.part else APART)
    assert all(each.width >= 1 for each in made.all)


@given(LENGTHS.filter(lambda lengths: sum(length for _, length in lengths) > 0))
def test_a_paragraph_twice_as_long_is_twice_as_wide_but_for_a_unit(lengths: list[tuple[bool, int]]) -> None:
    made = columns(typed(lengths))
    room, whole = sum(each.width - 1 for each in made.all), sum(length for _, length in lengths)
    assert all(abs(each.width - 1 - room * length / whole) < 1 for each, (_, length) in zip(made.all, lengths, strict=True))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50), st.integers(0, 9))))
def test_a_path_goes_through_what_it_is_given(steps: list[tuple[int, int, int]]) -> None:
    x, given_ = 0, []
    for gap, wide, y in steps:
        given_.append((x + gap, wide, y))
        x += gap + wide
    assert spans(path(given_)) == [(x, x + wide, y) for x, wide, y in given_]


def covered(columns_: list[Column], d: str) -> dict[str, bool]:
    """The columns that the lines of a path go through from end to end, and whether low; nothing else may be drawn but gaps between."""
    lines = spans(d)
    assert all({x, end} <= {edge for each in columns_ for edge in (each.x, each.end)} for x, end, _ in lines)
    return {each.id: y == HIGH for each in columns_ for x, end, y in lines if x <= each.x and each.end <= end}


def test_a_row_stands_in_the_columns_of_the_paragraphs_that_speak_of_an_entry(bridge: Edition, found: Concordance) -> None:
    setting = Setting(bridge, found)
    seen = glance(setting, "")
    assert seen is not None
    assert 0 < len(seen.most) <= ROWS
    assert seen.implied == any(number.implied for each in seen.most for number in each.numerals)
    assert glance(Setting(replace(bridge, entries=()), found), "") is None, "a picture in which nobody is spoken of"
    for each in seen.most:
        entry = next(entry for entry in bridge.entries if each.entry.href == f"{entry.path}/")
        spoken = setting.concordance.speaking(entry.path)
        columns_ = [column for column in setting.columns.all if column.id in spoken]
        assert covered(columns_, each.bars.d) == {column.id: spoken[column.id] for column in columns_}
    assert [len(each.numerals) for each in seen.most] == sorted((len(each.numerals) for each in seen.most), reverse=True)


def test_each_note_has_a_tick_in_the_column_of_its_paragraph(bridge: Edition, found: Concordance) -> None:
    setting = Setting(bridge, found)
    seen = glance(setting, "")
    assert seen is not None
    ticks = [int(x) for x in re.findall(r"M(\d+) ", seen.notes)]
    columns_ = {each.id: each for each in setting.columns.all}
    noted = [columns_[note.paragraph] for note in bridge.notes if note.paragraph in columns_]
    assert len(ticks) == len(noted) > 0
    assert all(column.x <= x <= column.end for x, column in zip(ticks, noted, strict=True))


@pytest.mark.parametrize(
    ("held", "offered"),
    [((), []), (("claim", "claim"), []), (("textual", "claim", "textual"), [("claim", 1), ("textual", 2)])],
)
def test_a_list_is_filtered_by_what_is_in_it(
    held: tuple[str, ...], offered: list[tuple[str, int]], bridge: Edition, found: Concordance
) -> None:
    setting = Setting(bridge, found)
    filters = setting.filters("type", "Type", setting.say.types, NOTE_TYPES, held)
    assert [(choice.key, choice.count) for each in filters for choice in each.choices] == offered
