"""The lessons of this edition: how long they are, and the grid that one of them has."""

from __future__ import annotations

from pages import Site


def test_the_grid_of_a_lesson_is_printed_and_the_key_fills_it_in(pages: Site) -> None:
    (empty,) = pages["lessons/who-knew-what-on-11-november/worksheet/"].elements("//section[@id='organizer']/table[@class='grid']")
    (full,) = pages["lessons/who-knew-what-on-11-november/key/"].elements("//main//table[@class='grid']")
    for table in (empty, full):
        assert [each.text_content() for each in table.xpath("thead//th")] == ["Khrushchev", "Mikoyan", "Castro", "Kennedy"]
        names = [each.text.strip() for each in table.xpath("tbody//th")]
        assert names == ["The letter", "The decision", "The fighters", "The report", "The answer", "Turkey"]
        assert len(table.xpath("tbody//td")) == 24
    assert [each.text_content().strip() for each in empty.xpath("tbody//td")] == [""] * 24
    assert all(each.text_content().strip() for each in full.xpath("tbody//td"))


def test_the_reading_of_each_lesson_fills_its_time(published: Site) -> None:
    lessons = [page for address, page in published.items() if address.startswith("lessons/") and address.count("/") == 2]
    assert len(lessons) == 6
    for page in lessons:
        rows = [[cell.text_content() for cell in row] for row in page.elements("//section[@class='levels']//tbody/tr")]
        beside = {"The longer reading", "Document B in plainer words"}
        assert [row[0] for row in rows if row[0] not in beside] == ["Background", "The excerpt", "The adapted text", "Document B"]
        assert 250 <= int(rows[1][1]) <= 300
