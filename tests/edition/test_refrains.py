"""Lines of verse that come again have quotation links by the words of the line beside them, and none where a browser would find nothing."""

from __future__ import annotations

from bridge import Sample
from edition.concordance.quotations import directives


def quoted(sample: Sample, verse: str) -> dict[str, str]:
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{verse}\n{{: #p4 .verse }}\n\nA. Stone\n{{: #signature")
    assert sample.slips() == []
    return {id: each for id, each in directives(sample.edition()).items() if id.startswith("p4.")}


def test_a_line_that_comes_again_is_told_apart_by_the_next(sample: Sample) -> None:
    found = quoted(sample, "Row on,\nand the day is done,\nRow on,\nand the night is begun.")
    assert found["p4.l1"] == ":~:text=Row%20on%2C,-and%20the%20day"


def test_no_words_are_asked_for_that_run_through_two_lines_beside_it(sample: Sample) -> None:
    found = quoted(sample, "Row on,\nand\nso it is,\nRow on,\nand\nno it is not.")
    assert "p4.l1" not in found
