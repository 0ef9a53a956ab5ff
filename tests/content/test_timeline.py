"""The timeline: days in order, and within a day hours; what came later, and what the writer could not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

CONTENT = Path(__file__).parent.parent.parent / "content"
# Its hour is that of its receipt in Havana, and its day is not known.
NO_HOUR = {"letters/special-1013"}
WRITTEN = "1962-11-11"


@pytest.fixture(scope="module")
def rows(site: Path) -> dict[str, Tag]:
    soup = BeautifulSoup((site / "timeline" / "index.html").read_text(encoding="utf-8"), "lxml")
    return {str(row["id"]): row for row in soup.select(".timeline li")}


def head(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_an_afternoon_stands_before_the_evening_of_its_day(rows: dict[str, Tag]) -> None:
    order = list(rows)
    assert order.index("oas-resolution-1962-10-23") < order.index("proclamation-3504")
    assert order.index("castro-telegram-1962-10-26") > order.index("nsk-letter-1962-10-26")
    assert order.index("mikoyan-castro-1962-11-05") < order.index("dobrynin-cable-1962-11-05")


def test_every_hour_that_is_only_in_words_has_its_place_in_the_day() -> None:
    heads = {f"{kind}/{path.stem}": head(path) for kind in ("letters", "events") for path in (CONTENT / kind).glob("[!_]*.md")}
    days = [facts["date"].split("/")[0][:10] for facts in heads.values()]
    for path, facts in heads.items():
        day = facts["date"].split("/")[0]
        told = re.search(r"\d [ap]\.m\.|morning|noon|afternoon|evening|night", facts.get("time", ""))
        if told and "T" not in day and days.count(day) > 1 and path not in NO_HOUR:
            assert "hour" in facts, f"{path} has its hour in words; write hour: for its place in the day"


def test_later_and_unknown_are_told_apart(rows: dict[str, Tag]) -> None:
    marked = {id: row.get("class") for id, row in rows.items() if row.get("class")}
    for id, row in rows.items():
        day = re.search(r"\d{4}-\d\d-\d\d$", id)
        if day and day[0] > WRITTEN:
            assert marked[id] == ["later"] and "later" in row.select_one(".when").get_text(), id  # type: ignore[union-attr]
        elif day:
            assert marked.get(id) in (None, ["unknown"]), id
    assert marked["excomm-1962-11-08"] == ["unknown"]
    assert "unknown to the writer" in rows["excomm-1962-11-08"].get_text()
