"""Pictures on finished pages: they show what the lists beside them say, and their links lead where these lead."""

from __future__ import annotations

import re

import pytest
from edition.model import Mention, numeral, walk
from pages import EDITION, Site
from paths import spans

ENTRIES = [entry.path for entry in EDITION.entries]
PARTIES = {
    node.entry
    for fact in EDITION.text.facts
    if fact.name in ("sender", "addressee")
    for node in walk(fact.nodes)
    if isinstance(node, Mention)
}
NUMBERED = [part.id for part in EDITION.text.paragraphs if numeral(part.id)]


@pytest.fixture(scope="module")
def columns(pages: Site) -> dict[tuple[int, int], str]:
    """The paragraphs by where their columns stand, as the sheet behind every row has them."""
    sheet = (pages.folder / "static" / "columns.svg").read_text(encoding="utf-8")
    return dict(zip([(x, end) for x, end, _ in spans(sheet)], NUMBERED, strict=True))


def test_the_row_of_an_entry_stands_where_its_passages_stand(pages: Site, columns: dict[tuple[int, int], str]) -> None:
    spoken = {node.entry for part in EDITION.text.paragraphs if numeral(part.id) for node in walk(part.nodes) if isinstance(node, Mention)}
    drawn = 0
    for path in ENTRIES:
        page = pages[f"{path}/"]
        listed: dict[str, bool] = {}
        for item in page.elements("//ol[@class='passages']/li"):
            id = item.xpath("string(a/@href)").rpartition("#")[2]
            if id in NUMBERED:
                listed[id] = listed.get(id, True) and len(item.xpath("small")) == len(item.xpath("q"))
        lines = [line for d in page.texts("//article/header/*[local-name()='svg']/*/@d") for line in spans(d)]
        row = {id: low > 4 for (x, end), id in columns.items() for first, last, low in lines if first <= x and end <= last}
        assert row == ({} if path in PARTIES else listed), path
        drawn += bool(row)
    assert drawn == len(spoken - PARTIES)


@pytest.mark.skipif(not EDITION.entries, reason="nobody is spoken of")
def test_every_column_of_the_text_at_a_glance_leads_to_its_paragraph(pages: Site, columns: dict[tuple[int, int], str]) -> None:
    page = pages[""]
    links = page.elements("//*[@class='hits']/a")
    assert [link.get("href") for link in links] == [f"{EDITION.text.slug}/#{id}" for id in NUMBERED]
    outlines = [re.fullmatch(r"M(\d+) 0h(\d+)v1H\1z", each) for each in page.texts("//*[@class='hits']/a/*[local-name()='path']/@d")]
    assert [(int(each[1]), int(each[1]) + int(each[2])) for each in outlines if each] == list(columns)


@pytest.mark.skipif(not EDITION.entries, reason="nobody is spoken of")
def test_a_pointer_alone_takes_the_columns_and_the_keyboard_the_table(pages: Site) -> None:
    page = pages[""]
    assert {link.get("tabindex") for link in page.elements("//*[@class='hits']/a")} == {"-1"}
    assert page.texts("//*[@class='hits']/@aria-hidden") == ["true"]
    [said] = page.texts("//*[@class='strip']/*[@role='img']/@aria-label")
    table = page.elements("//section[@class='glance']/details")[0]
    for short, count in re.findall(r"(?:: |, )([^,:]+) (\d+)(?=[,.])", said):
        [row] = [each for each in table.xpath(".//dl/div") if each.xpath("string(dt)").partition(",")[0] == short]
        assert len(row.xpath("dd/a")) == int(count)
    parts = table.xpath(".//tbody/tr")
    notes = [note for note in EDITION.notes if note.paragraph in NUMBERED]
    expected = [len(notes), *([len([note for note in notes if note.verdict])] if EDITION.claims else [])]  # no column for none
    assert [
        sum(int(each) for each in column) for column in zip(*(row.xpath("td[position() > 1]/text()") for row in parts), strict=True)
    ] in ([expected] if parts else [[]])
