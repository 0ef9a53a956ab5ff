"""Lessons: what is read out of the parts of a lesson, and what a lesson must have."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bridge import Sample
from edition.model import SKILLS, Edition, Lesson, Note, Words, words
from edition.reader import read
from edition.reader.questions import bracket, skill

FILE = "lessons/who-pays.md"


@pytest.fixture
def lesson(bridge: Edition) -> Lesson:
    """The lesson of the small edition."""
    return bridge.lessons[0]


# --- what is read ----------------------------------------------------------------------------------------


def test_a_question_has_its_words_without_its_bracket_its_skill_and_its_places(lesson: Lesson) -> None:
    assert [(words(each.nodes), each.skill, each.places, each.needs, words(each.bracket)) for each in lesson.questions] == [
        ("Who says so?", "Sourcing", ("p1", "signature"), (), "(Sourcing, ¶ 1 and the signature)"),
        (
            "How did she cross before, and how does she cross now?",
            "Contextualization",
            ("p2",),
            ("the Background",),
            "(Contextualization and close reading, ¶ 2, with the Background)",
        ),
        ("How old was it?", "Corroboration", ("p1.s2",), (), "(Corroboration, ¶ 1, sentence 2)"),
    ]


MATERIAL = """A bridge is gone ([¶ 1](#p1)).

### The two facts: what is known

- R1. It rained.
- R2. It stopped ([¶ 2](#p2)).

## Document B

B1, from a letter: it rained ([Survey](sources/survey-1850.md)).

B2. It stopped.
"""


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("with Document B", ("Document B",)),
        ("document b", ("Document B",)),
        ("with B1 and B2", ("Document B",)),
        ("with B1 to B2", ("Document B",)),
        ("with R2", ("the two facts",)),
        ("with the two facts", ("the two facts",)),
        ("with B1, the Background and R1", ("the Background", "the two facts", "Document B")),
        ("with the Organizer", ("the Organizer",)),
        ("close reading", ()),
    ],
)
def test_a_question_needs_what_its_bracket_names_in_the_order_of_the_lesson(typed: str, needs: tuple[str, ...], sample: Sample) -> None:
    sample.damage("lessons/_blank.md", "## Questions", "## Document B\n\nWhat else there is.\n\n## Questions")
    sample.damage(FILE, "A bridge is gone ([¶ 1](#p1)).\n", MATERIAL)
    sample.damage(FILE, "with the Background", typed)
    assert (sample.edition().lessons[0].questions[1].needs, sample.slips()) == (needs, [])


@pytest.mark.parametrize("typed", ["Document C", "B1 to B3", "B3", "R1 and B4", "the key", "the Questions", "the letter"])
def test_what_a_bracket_names_and_the_lesson_has_not_is_told(typed: str, sample: Sample) -> None:
    sample.damage("lessons/_blank.md", "## Questions", "## Document B\n\nWhat else there is.\n\n## Questions")
    sample.damage(FILE, "A bridge is gone ([¶ 1](#p1)).\n", MATERIAL)
    sample.damage(FILE, "with the Background", f"with {typed}")
    (slip,) = sample.slips()
    assert f"question 2 is asked with “{typed.split(' and ')[-1]}”" in slip


def test_nothing_that_a_lesson_says_is_lost_between_its_file_and_its_fields(real: Edition) -> None:
    """Its own words: what is no mark, no heading of a part, no label of an answer, and no bracket that says what is adapted."""
    folder = Path(__file__).parents[3] / "content" / "lessons"
    left_out = r"^## .*$|^ *- (?:Also right|Supported by|Common errors):|\]\([^()]*\)|\{:[^}]*\}"
    for lesson in real.lessons:
        body = (folder / f"{lesson.slug}.md").read_text(encoding="utf-8").partition("\n\n")[2]
        parts = re.split(r"^(?=## )", body, flags=re.MULTILINE)
        adapts = r" \(\[¶.*$"  # what an item of the adapted text ends in: the sentence that it puts into plainer words
        typed = "".join(re.sub(adapts, "", part, flags=re.MULTILINE) if part.startswith("## Adapted text\n") else part for part in parts)
        held = Counter(word for nodes in lesson.runs() for word in re.findall(r"\w+", words(nodes)))
        lost = Counter(re.findall(r"\w+", re.sub(left_out, " ", typed, flags=re.MULTILINE))) - held
        assert {word for word in lost if not word.isdecimal()} == set(), lesson.slug


@pytest.mark.parametrize(
    ("typed", "trained"),
    [
        ("Sourcing, ¶ 1", "Sourcing"),
        ("close reading", "Close reading"),
        ("Close reading and sourcing, ¶ 1", "Close reading"),
        ("With the Survey, corroboration", "Corroboration"),
        ("Sourcing of claims, ¶ 1", ""),
        ("", ""),
    ],
)
def test_the_skill_is_the_first_that_is_named(typed: str, trained: str) -> None:
    assert skill(typed)[0] == trained


@pytest.mark.parametrize(
    ("said", "before", "inside"),
    [
        ("Why (so)? (Sourcing)", "Why (so)?", "(Sourcing)"),
        ("Why? (Sourcing (or not), ¶ 1)", "Why?", "(Sourcing (or not), ¶ 1)"),
        ("(It leaks.) (¶ 2)", "(It leaks.)", "(¶ 2)"),
        ("(It leaks)", "", "(It leaks)"),
        ("Why (so)?", "Why (so)?", ""),
        ("Why?)", "Why?)", ""),
        ("", "", ""),
    ],
)
def test_a_bracket_is_the_last_one_and_ends_the_words(said: str, before: str, inside: str) -> None:
    assert tuple(map(words, bracket((Words(said),)))) == (before, inside)


def test_an_answer_has_its_exemplar_and_three_items_without_their_labels(lesson: Lesson) -> None:
    first = lesson.answers[0]
    assert [words(each) for each in (first.exemplar, first.also, first.supported, first.errors)] == [
        "Ada Stone says so.",
        "the writer.",
        "the signature.",
        "the man to whom it was sent.",
    ]
    assert len(lesson.answers) == len(lesson.questions)


def test_an_adapted_item_has_its_words_and_the_sentences_that_it_links_to(lesson: Lesson) -> None:
    assert [(words(each.nodes), each.sentences) for each in lesson.adapted[1:]] == [
        ("It was sixty years old (or nearly)!", ("p1.s2",)),
        ("We go by boat now. It lets water in. Father knew. Please send wood.", ("p2.s1", "p2.s2", "p2.s3", "p2.s4")),
        ("Ada", ("signature.s1",)),
    ]


def test_a_lesson_has_its_longer_reading_and_its_notes(lesson: Lesson) -> None:
    assert lesson.extended == ("p2.s1", "p2.s2", "p2.s3", "p2.s4")
    assert lesson.notes == ("bridge",)


def test_a_reading_stands_in_the_order_of_the_text_in_whatever_order_it_is_typed(sample: Sample) -> None:
    sample.damage(FILE, "p1-p2, signature", "signature, p2, p1, p1.s2")
    assert sample.edition().lessons[0].reading == ("p1.s1", "p1.s2", "p2.s1", "p2.s2", "p2.s3", "p2.s4", "signature.s1")
    assert sample.slips() == []


def test_lessons_stand_in_their_own_order(sample: Sample) -> None:
    sample.damage("lessons/_blank.md", "notes: list", "notes: list\norder: number")
    text = (sample.folder / FILE).read_text(encoding="utf-8")
    for slug, order in (("a-last", ""), ("b-second", "order: 2\n"), ("c-first", "order: 1\n"), ("d-tenth", "order: 10\n")):
        sample.write(f"lessons/{slug}.md", f"{order}{text.replace('Who pays', slug)}")
    assert [each.slug for each in sample.edition().lessons] == ["c-first", "b-second", "d-tenth", "a-last", "who-pays"]
    assert sample.slips() == []


GRID = """- The bridge: it is gone.
    - Stone:
    - Reed:
- The ferry: it leaks.
    - Stone:
    - Reed: “?”

"""


def test_a_grid_stands_beside_the_columns_of_an_organizer_and_in_a_key(sample: Sample) -> None:
    sample.damage(FILE, "- Claim: who pays", f"{GRID}Use one row for each claim.\n\n- Claim: who pays")
    sample.damage(FILE, "Both may round.", GRID)
    assert sample.slips() == []


def test_a_second_document_stands_before_the_questions_or_behind_them(sample: Sample) -> None:
    cited = "## Document B\n\n“Fifty-eight.” ([Survey](sources/survey-1850.md))\n\n"
    sample.damage("lessons/_blank.md", "## Questions", "## Document B\n\nWhat else there is.\n\n## Questions")
    sample.damage(FILE, "## Questions", f"{cited}## Questions")
    assert sample.slips() == []
    sample.damage(FILE, cited, "")
    sample.damage(FILE, "## Organizer", f"{cited}## Organizer")
    assert sample.slips() == []


def test_every_part_of_the_real_lessons_is_read(real: Edition) -> None:
    notes = {note.id for note in real.notes}
    for each in real.lessons:
        assert 3 <= len(each.questions) == len(each.answers) <= 6, each.slug
        assert all(question.skill in SKILLS and question.places for question in each.questions), each.slug
        assert all(words(part) for answer in each.answers for part in (answer.exemplar, answer.also, answer.supported, answer.errors))
        assert not each.adapted or {*each.reading} <= {id for item in each.adapted for id in item.sentences}, each.slug
        assert {*each.notes} <= notes, each.slug
        assert not any(words(item.nodes).endswith(")") and "¶" in words(item.nodes)[-30:] for item in each.adapted), each.slug


# --- what is told ----------------------------------------------------------------------------------------


def reads(sample: Sample, fact: str, count: int) -> list[str]:
    """What is told of a reading (or of what extends it) whose third paragraph has that many words."""
    plain = " ".join(["leaks"] * (count - 1)) + "."
    sample.damage(
        "letter.md",
        "[I](people/stone-ada.md) thank [Mr. Reed](people/reed-tom.md), and [Mr. Reed](people/reed-tom.md) knows why.",
        f"It {plain}",
    )
    if fact == "reading":
        sample.damage(FILE, "reading: p1-p2, signature", "reading: p3")
        sample.damage(FILE, "notes: bridge\n", "")
        sample.damage(FILE, "extended: p2\n", "")
        text = (sample.folder / FILE).read_text(encoding="utf-8")
        begin, end = text.index("- Tom, the bridge"), text.index("## Rubric")
        sample.write(FILE, f"{text[:begin]}- It leaks. ([¶ 3](#p3))\n\n{text[end:]}")
    else:
        sample.damage(FILE, "extended: p2", "extended: p3")
    return [slip for slip in sample.slips() if "words" in slip]


@pytest.mark.parametrize(
    ("fact", "count", "told"),
    [
        ("reading", 300, []),
        ("reading", 301, [f"content/{FILE}:5: the reading has 301 words; a class reads at most 300"]),
        ("extended", 900 - 40, []),
        ("extended", 901 - 40, [f"content/{FILE}:10: the longer reading has 901 words; it may have 900"]),
    ],
)
def test_a_reading_is_no_longer_than_a_class_can_read(sample: Sample, fact: str, count: int, told: list[str]) -> None:
    assert reads(sample, fact, count) == told


@pytest.mark.parametrize("part", ["Plan", "Questions", "Organizer", "Adapted text", "Rubric", "Key"])
def test_a_form_without_a_part_asks_for_none(sample: Sample, part: str) -> None:
    for file in ("lessons/_blank.md", FILE):
        text = (sample.folder / file).read_text(encoding="utf-8")
        begin = text.index(f"## {part}\n")
        end = text.find("\n## ", begin) + 1 or len(text)
        sample.write(file, text[:begin] + text[end:])
    assert sample.slips() == []


def test_every_fault_of_a_lesson_is_told_at_once(sample: Sample) -> None:
    for typed, mistyped in (
        ("15 minutes. Read.", "Read."),
        ("(Sourcing, [¶ 1](#p1) and [the signature](#signature))", ""),
        ("- Claim: who pays", "- Payer: who pays"),
        ("([¶ 2](#p2))", ""),
        ("- Evidence, 1 point. 1: one", "- One"),
        ("    - Also right: by water.\n", ""),
        ("version: 0.9.0", "version: 0.1.0"),
    ):
        sample.damage(FILE, typed, mistyped)
    assert [slip.split(":")[1] for slip in sample.slips()] == ["9", "13", "15", "24", "28", "34", "40", "46", "56"]


def test_a_note_that_reaches_out_of_the_reading_is_told(real: Edition) -> None:
    """The check itself is in the table of slips; here is what it keeps: no real lesson has a note whose words are not read."""
    notes: dict[str, Note] = {note.id: note for note in real.notes}
    for lesson in real.lessons:
        said = " ".join(
            words(part.nodes)[each.start : each.end]
            for part in real.text.paragraphs
            for each in real.text.sentences[part.id]
            if each.id in lesson.reading
        )
        assert [id for id in lesson.notes if notes[id].lemma not in said] == [], lesson.slug


def test_the_second_edition_has_a_smaller_form(lamp: Edition) -> None:
    (lesson,) = lamp.lessons
    assert (len(lesson.questions), len(lesson.answers), lesson.adapted) == (4, 4, ())
    assert "## Adapted text" not in (Path(__file__).parents[2] / "samples" / "lamp" / "lessons" / "_blank.md").read_text(encoding="utf-8")


# --- in another language ---------------------------------------------------------------------------------

ABROAD = """## Questions (es)

1. ¿Quién lo dice?
2. ¿Cómo cruzaba antes y cómo cruza ahora?
3. ¿Qué edad tenía?

## Word bank (es)

- [puente](words/bridge.md): lo que se llevó el río.
- [ferry](words/ferry.md): una barca que *leaks*{: lang=en }.

## Key"""


def test_questions_and_word_bank_stand_in_another_language_too(sample: Sample) -> None:
    sample.damage(FILE, "## Key", ABROAD)
    translation = read(sample.folder)[0].lessons[0].translation
    assert translation
    assert translation.lang == "es"
    assert [words(nodes) for nodes in translation.questions] == [
        "¿Quién lo dice?",
        "¿Cómo cruzaba antes y cómo cruza ahora?",
        "¿Qué edad tenía?",
    ]
    assert [(path, words(nodes)) for path, nodes in translation.terms] == [
        ("words/bridge", "puente: lo que se llevó el río."),
        ("words/ferry", "ferry: una barca que leaks."),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("3. ¿Qué edad tenía?\n", "", ["question 3 has no translation; write it as item 3 of “## Questions (es)”"]),
        (
            "tenía?\n",
            "tenía?\n4. ¿Y?\n",
            ["“## Questions (es)” has 4 items for 3 questions; take away what translates nothing"],
        ),
        (
            "- [ferry](words/ferry.md): una barca que *leaks*{: lang=en }.\n",
            "",
            ["the term words/ferry has no words in “## Word bank (es)”"],
        ),
        (
            "- [ferry](words/ferry.md): una barca que *leaks*{: lang=en }.\n",
            "- ferry: una barca.\n- [ferry](words/ferry.md):\n- [bridge](words/bridge.md): otro.\n",
            [
                "“ferry: una barca.…” begins with no term of the lesson’s word bank; write - [term](glossary/term.md): its words",
                "the term words/ferry has no words behind its colon",
                "the term words/bridge stands here twice",
                "the term words/ferry has no words in “## Word bank (es)”",
            ],
        ),
        ("(es)", "(se)", ["there are no words of pages in “se” for students; questions can stand in es"]),
        ("Word bank (es)", "Word bank (en)", ["“en” for students", "## Word bank (es)” is missing"]),
        ("## Word bank (es)", "### Words (es)", ["the part “## Word bank (es)” is missing; what is asked in “es” needs it"]),
    ],
)
def test_what_a_translation_lacks_or_has_too_much_is_told(sample: Sample, right: str, wrong: str, told: list[str]) -> None:
    assert right in ABROAD
    sample.damage(FILE, "## Key", ABROAD.replace(right, wrong))
    slips = "\n".join(sample.slips())
    assert [each for each in told if each not in slips] == []
