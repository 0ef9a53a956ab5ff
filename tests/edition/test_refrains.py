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


def paragraphs(sample: Sample, *typed: str) -> dict[str, str]:
    """The directives of paragraphs that stand before the signature, the first of which is ``p4``."""
    made = "".join(f"{words}\n{{: #p{number} }}\n\n" for number, words in enumerate(typed, 4))
    sample.damage("letter.md", "A. Stone\n{: #signature", f"{made}A. Stone\n{{: #signature")
    assert sample.slips() == []
    return {id: each for id, each in directives(sample.edition()).items() if id[:2] in ("p4", "p5", "p6", "p7")}


def test_a_paragraph_that_is_in_the_title_too_is_told_apart_by_the_next(sample: Sample) -> None:
    assert paragraphs(sample, "Ada Stone", "The end of it.")["p4.s1"] == ":~:text=Ada%20Stone,-The"


def test_of_paragraphs_that_come_again_the_first_and_last_sentence_are_told_apart_by_what_is_beside_them(sample: Sample) -> None:
    found = paragraphs(sample, "Yes, yes. I know. So it is.", "But no!", "Yes, yes. I know. So it is.", "And no!")
    assert (found["p4.s1"], found["p6.s1"]) == (":~:text=why.-,Yes%2C%20yes.", ":~:text=no%21-,Yes%2C%20yes.")
    assert (found["p4.s3"], found["p6.s3"]) == (":~:text=So%20it%20is.,-But", ":~:text=So%20it%20is.,-And")
    assert found.keys().isdisjoint({"p4.s2", "p6.s2"})


def test_where_notes_stand_between_two_paragraphs_neither_tells_the_other_apart(sample: Sample) -> None:
    """They are not shown in every window."""
    note = '[^{}]: So she says ([Survey](sources/survey-1850.md "p. 6")).\n{{: .context }}\n\n'
    found = paragraphs(sample, "[Why?][^why]", f"{note.format('why')}[Hm.][^hm]", f"{note.format('hm')}Hm.")
    assert "p5.s1" not in found
    assert found["p6.s1"] == ":~:text=Hm.,-A."
