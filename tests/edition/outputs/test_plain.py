"""The text as plain text: whole, by sentences, nothing but words."""

from __future__ import annotations

from edition import concordance
from edition.model import Edition, words
from edition.outputs import plain


def files(edition: Edition) -> dict[str, str]:
    """The files of the output."""
    return {file.path: file.text for file in plain.make(edition, concordance.make(edition))}


def test_there_is_a_file_for_the_text_and_one_for_each_paragraph(bridge: Edition) -> None:
    assert list(files(bridge)) == [f"letter/{name}.txt" for name in ("letter", "headnote", "p1", "p2", "p3", "signature")]


def test_a_paragraph_says_where_it_is_from_and_then_a_sentence_a_line(bridge: Edition) -> None:
    assert files(bridge)["letter/p1.txt"] == (
        "# Ada Stone to Tom Reed\n"
        "# Saturday, 18 March\n"
        "# A Letter About the Bridge, text version 0.9.0\n"
        "# From a box in the town hall.\n"
        "\n"
        "p1.s1\tDear Mr. Reed, the river took the bridge on Monday.\n"
        "p1.s2\tIt stood for sixty years!\n"
    )


def test_the_text_is_its_paragraphs_with_a_blank_line_between(bridge: Edition) -> None:
    made = files(bridge)
    whole = made.pop("letter/letter.txt")
    head, *paragraphs = whole.split("\n\n")
    assert [f"{head}\n\n{paragraph.rstrip()}\n" for paragraph in paragraphs] == list(made.values())


def test_the_sentences_of_a_paragraph_joined_by_single_spaces_are_its_words(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        made = files(edition)
        for paragraph in edition.text.paragraphs:
            lines = [line for line in made[f"{edition.text.slug}/{paragraph.id}.txt"].splitlines() if line and line[0] != "#"]
            assert " ".join(line.split("\t")[1] for line in lines) == words(paragraph.nodes)
            assert [line.split("\t")[0] for line in lines] == [each.id for each in edition.text.sentences[paragraph.id]]
