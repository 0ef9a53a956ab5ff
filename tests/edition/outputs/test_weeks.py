"""The weeks around the text: what happened where, and a picture in which no words cover others."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from edition import concordance
from edition.model import Date, Day, Edition, Entry, Fact, Words
from edition.outputs.site.pictures.band import Said, bands
from edition.outputs.site.pictures.labels import AIR, Wanted, placed
from edition.outputs.site.pictures.lanes import ELSEWHERE, Weeks, weeks
from edition.outputs.site.pictures.weeks import picture, routes
from edition.outputs.site.setting import Setting
from hypothesis import given
from hypothesis import strategies as st

WIDE = 400
LABELS = st.lists(st.builds(Wanted, st.integers(0, WIDE), st.integers(1, 160)), max_size=30)
BEGIN = dt.date(1848, 3, 10)


@given(LABELS, st.integers(1, 4))
def test_no_label_covers_another_and_none_leaves_the_frame(wanted: list[Wanted], rows: int) -> None:
    found = [(label, each.wide) for each, label in zip(wanted, placed(wanted, 0, WIDE, rows), strict=True) if label]
    assert all(label.x >= 0 and label.x + wide <= WIDE and 0 <= label.row < rows for label, wide in found)
    for number, (label, wide) in enumerate(found):
        for other, breadth in found[:number]:
            assert label.row != other.row or label.x + wide + AIR <= other.x or other.x + breadth + AIR <= label.x


@given(LABELS.filter(bool), st.integers(1, 4))
def test_the_first_label_has_a_place_wherever_it_fits(wanted: list[Wanted], rows: int) -> None:
    assert placed(wanted, 0, WIDE, rows)[0] is not None


def day(number: int, last: int | None = None) -> Date:
    first, end = BEGIN + dt.timedelta(number), BEGIN + dt.timedelta(number if last is None else last)
    return Date(f"{first}/{end}" if end != first else f"{first}", Day.of(first), Day.of(end))


def entry(slug: str, date: Date, **facts: str) -> Entry:
    told = (Fact("date", date.edtf, date=date), *(Fact(name.replace("_", "-"), value) for name, value in facts.items()))
    return Entry("things", slug, slug, (), told, ())


ENTRIES = (
    entry("open", day(1), **{"from": "Ada", "place_from": "Mill", "place_to": "Ferry", "secrecy": "public"}),
    entry("sealed", day(1), **{"from": "Tom", "place_from": "Ferry", "place_to": "Mill", "secrecy": "top secret"}),
    entry("doubtful", day(2), **{"from": "Tom", "place_from": "Ferry", "place_to": "Mill", "secrecy": "not known"}),
    entry("placeless", day(2), **{"from": "Tom", "secrecy": "public"}),
    entry("spoken", day(2), **{"from": "Ada", "place_from": "Mill", "secrecy": "public"}),
    entry("flood", day(-3, 40), place="the valley"),
    entry("rain", day(-3, 4), place="the valley"),
    entry("meeting", day(3), place="the inn at the Old Mill, and Ferry House", knowledge="after"),
    entry("unplaced", day(3)),
    entry("answer", day(8), **{"from": "Tom", "place_from": "Ferry", "place_to": "Mill", "secrecy": "public"}),
    entry("long-ago", day(-900), place="Mill"),
)


@pytest.fixture(scope="module")
def told(bridge: Edition) -> Weeks:
    """The small edition with two lanes, and what happened in them; its text is of the ninth day."""
    lanes = Fact("lanes", "Mill; Ferry", members=((Words("Mill"),), (Words("Ferry"),)))
    span = Date("1848-03-10/1848-03-30", Day.of(BEGIN), Day.of(BEGIN + dt.timedelta(20)))
    text = replace(bridge.text, facts=(*(each for each in bridge.text.facts if each.name != "date"), Fact("date", "", date=day(7))))
    found = weeks(replace(bridge, facts=(*bridge.facts, lanes, Fact("lanes-dates", span.edtf, date=span)), text=text), ENTRIES)
    assert found is not None
    return found


def test_each_has_its_lanes_as_far_as_editors_have_said_them(told: Weeks) -> None:
    ends = {each.entry.slug: each.ends for each in told.happenings}
    assert ends == {"open": (0, 1), "sealed": (1, 0), "spoken": (0,), "rain": (ELSEWHERE,), "meeting": (0, 1), "answer": (1, 0)}
    assert told.left == {"things/doubtful", "things/placeless", "things/unplaced"}  # never guessed


def test_secret_and_hollow_are_told_apart(told: Weeks) -> None:
    assert {each.entry.slug for each in told.happenings if each.secret} == {"sealed"}
    assert {each.entry.slug for each in told.happenings if each.hollow} == {"meeting", "answer"}
    assert [(each.first, each.last) for each in told.happenings if each.entry.slug == "rain"] == [(0, 4)]


def said() -> Said:
    return Said(
        elsewhere="Elsewhere",
        day=str,
        month=lambda date: f"{date:%B}",
        name=lambda each: each.entry.slug,
        href=lambda each: f"#{each.entry.slug}",
        often=lambda each: 0,
    )


def test_every_path_and_word_stands_in_the_frame_of_its_picture(told: Weeks) -> None:
    lying, standing = bands(told, said())
    for band in (lying, standing):
        wide, deep = (int(number) for number in band.box.split()[2:])
        for d in (band.grid, band.rule, *(each.d for each in band.strokes)):
            places = [(int(x), int(y)) for x, y in re.findall(r"[ML](-?\d+) (-?\d+)", d)]
            assert places
            assert all(0 <= x <= wide and 0 <= y <= deep for x, y in places)
        assert all(0 <= each.x <= wide and 0 <= each.y <= deep for each in band.words)
        assert [each.href for each in band.days] == ["#rain", "#open", "#spoken", "#meeting", "#answer"]
    assert {each.said for each in lying.words if each.sort == "name"} == {"spoken", "rain", "meeting"}
    assert [each for each in standing.words if each.sort == "name"] == []


def test_an_arrow_has_one_head_and_its_line_the_look_of_its_secrecy(told: Weeks) -> None:
    drawn = {each.sort: each.d.count("M") for each in bands(told, said())[0].strokes}
    assert drawn == {"public": 2, "secret": 1, "full head": 2, "hollow head": 1, "full dot": 1, "hollow dot": 2, "full lasting": 1}


def test_an_edition_that_names_no_lanes_has_no_picture(bridge: Edition) -> None:
    setting = Setting(bridge, concordance.make(bridge))
    assert picture(setting) is None
    assert routes(setting) == {}
