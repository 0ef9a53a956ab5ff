"""The folder of content as a whole: what becomes of it, and that no bytes in it can make the reading fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bridge import FILES, Sample
from edition import concordance
from edition.model import Edition, Heading, Mention, Paragraph, Words, words
from edition.press.generator import OUTPUTS
from edition.reader import Unreadable, read
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st


def test_the_text_has_its_parts_in_order(bridge: Edition) -> None:
    assert [(type(part), part.id) for part in bridge.text.parts] == [
        (Paragraph, "headnote"),
        (Heading, "s-flood"),
        (Paragraph, "p1"),
        (Heading, "s-ferry"),
        (Paragraph, "p2"),
        (Paragraph, "p3"),
        (Paragraph, "signature"),
    ]


def test_a_paragraph_of_two_lines_is_one_line_of_words(bridge: Edition) -> None:
    paragraph = bridge.text.paragraphs[2]
    last = "“It always did,” my father says. Will you [kindly] send timber & nails?"
    assert words(paragraph.nodes) == f"We cross by boat, i.e. by the ferry. It leaks. {last}"


def test_a_note_has_its_paragraph_its_lemma_its_type_and_its_certainty(bridge: Edition) -> None:
    assert [(note.id, note.paragraph, note.lemma, note.type, note.cert) for note in bridge.notes] == [
        ("bridge", "p1", "the bridge", "identification", "certain"),
        ("sixty", "p1", "sixty", "claim", "disputed"),
    ]


def test_notes_stand_in_the_order_of_their_calls(sample: Sample) -> None:
    sample.damage("letter.md", "[the [bridge](words/bridge.md)][^bridge]", "[the [bridge](words/bridge.md)][^sixty]")
    sample.damage("letter.md", "[sixty][^sixty]", "[sixty][^bridge]")
    assert [note.id for note in sample.edition().notes] == ["sixty", "bridge"]


def test_the_facts_of_the_text_may_have_links(bridge: Edition) -> None:
    facts = {fact.name: fact for fact in bridge.text.facts}
    assert facts["sender"].nodes == (Mention("people/stone-ada", (Words("Ada Stone"),)),)
    assert facts["date"].date is not None
    assert facts["date"].date.first.year == 1848


def test_a_needed_fact_that_is_missing_is_there_without_value(sample: Sample) -> None:
    sample.damage("letters/stone-1848.md", "date: 1848-03-18T07:30\n", "")
    (letter,) = [entry for entry in sample.edition().entries if entry.kind == "letters"]
    assert [(fact.name, fact.value) for fact in letter.facts if fact.name == "date"] == [("date", "")]


def test_every_fact_of_the_title_page_is_there_if_only_without_value(bridge: Edition) -> None:
    assert (bridge.said["title"], bridge.said["subtitle"], bridge.said["contact"]) == ("A Letter About the Bridge", "", "")


def test_entries_are_sorted_by_kind_and_name(bridge: Edition) -> None:
    assert [entry.path for entry in bridge.entries] == [
        "letters/stone-1848",
        "people/reed-tom",
        "people/stone-ada",
        "words/bridge",
        "words/ferry",
    ]


def test_a_lesson_reads_its_sentences_in_order_and_each_once(sample: Sample) -> None:
    sample.damage("lessons/who-pays.md", "p1-p2, signature", "headnote-p1, p1.s2, p2.s2-p2.s3, p3")
    assert sample.edition().lessons[0].reading == ("headnote.s1", "p1.s1", "p1.s2", "p2.s2", "p2.s3", "p3.s1")


def test_a_name_is_known_in_either_order(sample: Sample) -> None:
    sample.damage("letter.md", "[my father](people/reed-tom.md)", "[Tom Reed’s](people/reed-tom.md)")
    assert sample.slips() == []
    assert [node.implied for node in sample.edition().text.paragraphs[2].nodes if isinstance(node, Mention)] == [False, False]


def test_every_text_is_parsed_once_and_of_the_facts_only_those_with_marks(sample: Sample) -> None:
    texts = [name for name, text in FILES.items() if "_blank" not in name and text.partition("\n\n")[2]]
    marked = ["sender", "addressee", "from", "office", "corroborates"]
    assert read(sample.folder)[2] == len(texts) + len(marked)


def test_reading_twice_gives_the_same(sample: Sample) -> None:
    assert sample.edition() == sample.edition()


def test_the_editions_have_no_slips() -> None:
    root = Path(__file__).parent.parent.parent.parent
    for folder in (root / "content", root / "tests" / "samples" / "lamp"):
        assert [str(slip) for slip in read(folder)[1]] == []


# --- whatever is typed -----------------------------------------------------------------------------------

MARKS = ["[", "]", "](words/ferry.md)", ")", "][^bridge]", "[^bridge]:", "[[page 2]]", "[[page ²]]", "]]", "*", "\\", "<b>", "{:", "}"]
LISTS = ["#p2", "p2", "#../x", ".claim", "class", "cert", "lang", "line=x", "href=x", "n=x"]
BLOCKS = ["> ", "- ", "1. ", "## ", "***", "\n", "\n\n", "    "]
HEADS = ["name: ", "date: ", "kind: ", "text: ", "order: ²", "signature-p3", "p3-p1", ": ", ";", "—", "/", "\x00", "\x02", "\ufeff"]
BITS = st.sampled_from([*MARKS, *(f"{{: {each} }}" for each in LISTS), *BLOCKS, *HEADS])
NOISE = st.binary(max_size=6) | BITS.map(str.encode)
CUT = st.tuples(st.integers(0, 600), st.integers(0, 40), st.lists(NOISE, max_size=4).map(b"".join))


def made(folder: Path) -> bool:
    """Reads and makes everything; whether there was an edition at all."""
    try:
        edition, slips, _ = read(folder)
    except Unreadable as error:
        assert str(error).startswith("content/")
        return False
    assert all(slip.file.startswith("content/") and slip.line > 0 and slip.sentence for slip in slips)
    found = concordance.make(edition)
    for output in OUTPUTS:
        for each in output.make(edition, found):
            assert ".." not in each.path
    return True


@given(st.sampled_from(sorted(FILES)), st.lists(CUT, min_size=1, max_size=4))
@example("pages/about.md", [(39, 0, b"\norder: \xc2\xb2")])
@example("lessons/who-pays.md", [(99, 5, b"signature-p3")])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])  # one folder, mended each time
def test_whatever_is_typed_into_a_file_the_edition_is_read(tmp_path: Path, name: str, cuts: list[tuple[int, int, bytes]]) -> None:
    sample = Sample(tmp_path)
    raw = FILES[name].encode()
    for at, length, noise in cuts:
        raw = raw[:at] + noise + raw[at + length :]
    sample.write(name, raw)
    made(tmp_path)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=60))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])  # one folder, mended each time
def test_a_file_of_any_bytes_is_read(tmp_path: Path, name: str, raw: bytes) -> None:
    Sample(tmp_path).write(name, raw)
    made(tmp_path)


def seconds(sample: Sample, body: str) -> float:
    """How long this process works at reading the sample with a longer second paragraph."""
    sample.write("letter.md", FILES["letter.md"].replace("Will you", f"{body} Will you"))
    begin = time.process_time()
    read(sample.folder)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "typed",
    [
        lambda many: "[[page 2]]" * many,
        lambda many: "A line of words.\n" * many,
        lambda many: " ".join(f"[a](words/x{number}.md)" for number in range(many)),
        lambda many: " ".join(f"[a][^x{number}]" for number in range(many)) + NUMBERED + notes("x", many),
        lambda many: " ".join(f"[a][^x{number}]" for number in range(many)) + NUMBERED + notes("y", many),
    ],
    ids=["pages", "lines", "links to no file", "notes", "notes of other names"],
)
def test_a_text_four_times_as_long_takes_no_more_than_about_four_times_as_long(sample: Sample, typed: Callable[[int], str]) -> None:
    def least(many: int, runs: int) -> float:
        return min(seconds(sample, typed(many)) for _ in range(runs))

    # What is quadratic takes sixteen times as long. The least of some runs, because a machine does other things as well.
    ratios = (least(1200, runs) / least(300, runs) for runs in (1, 3))
    assert any(ratio < 8 for ratio in ratios)


NUMBERED = "\n{: #p2 }\n\n"


def notes(name: str, many: int) -> str:
    """Many notes, and the paragraph after them."""
    return "".join(f"[^{name}{number}]: a\n{{: .textual }}\n\n" for number in range(many))
