"""Sentences: where they begin and end in the edition's language, and that nothing of a paragraph falls between them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import press
import pytest
from bridge import CORRECTION, Sample
from edition.__main__ import agreed, lock, main
from edition.model import Edition, words
from edition.reader import read
from edition.sentences import Rules, divided, first, places, rules, split
from hypothesis import given
from hypothesis import strategies as st

ABBREVIATIONS = ("U.S.", "N. S.", "i.e.", "Mr.", "No.")
POINTS = [". ", "? ", "! ", ".”", ". . .", ",", "—", "“", "(", ")", "[", "]", "’s", "…", " »", "« ", "¿", "。 "]
PIECES = st.sampled_from(["the", "Bridge", "fell", "1848", "Éva", "A.", "橋", " ", " ", " ", " ", *POINTS, *ABBREVIATIONS])
FOLDED = st.lists(PIECES, max_size=30).map(lambda pieces: " ".join("".join(pieces).split()))
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "el", "grc", "en-GB", "xx", ""])


def sentences(text: str, language: str = "en", abbreviations: Sequence[str] = ABBREVIATIONS, ends: Sequence[str] = ()) -> list[str]:
    """The words of each sentence."""
    made = split("p1", text, Rules(language, tuple(abbreviations), tuple(ends)))
    return [text[each.start : each.end] for each in made]


@pytest.mark.parametrize(
    "expected",
    [
        ["It fell.", "Who saw it?", "Nobody!", "1848 was wet."],
        ["He said: “It fell.”", "“Who saw it?”", "(Nobody.)", "[We did.]"],
        ["It fell.’", "‘Why?"],
        ["The U.S. president came."],
        ["He came to the U.S. It rained."],
        ["It is from N. S. Reed, i.e. The builder.", "Mr. Reed signed No. 7."],
        ["Sent to the NU.S.", "The rest."],
        ["He waited . . .", "Then he went."],
        ["“Why?” he asked.", "It was 3.14 or 2.5 feet."],
        ["It fell.", "Éva saw it.", "Örn too.", "Яков не видел."],
        ["It fell... and then stood."],
        ["Really?!", "Yes."],
        ["No full stop"],
    ],
)
def test_a_paragraph_has_these_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


# Nothing is said here of abbreviations: what the language knows is enough.
IN_ITS_LANGUAGE = [
    ("en", ["Dr. J. Smith came at noon.", "Nobody knew him."]),
    ("en", ["It is printed in No. 5 of the journal.", "We have it."]),
    ("en", ["The house of C. D. Brown burned.", "He rebuilt it."]),
    ("en", ["P.S. Bring the lamp.", "It is dark here."]),
    ("en", ["Happiness.—That he did not find."]),
    ("en", ["“Why?” he asked.", "“Because I say so!” cried the clerk.", "No one laughed."]),
    ("en", ["The U.S. president came.", "He left the U.S. on Monday."]),
    ("en", ["We waited . . .", "Then the bell rang."]),
    ("en", ["He came at 5 p.m. and left at 9 a.m.", "The rest slept."]),
    ("en", ["(This should be checked.", "You should talk to him.)", "[We did.]", "It is so."]),
    ("en", ["Did he say “No”?", "He did.", "And yet!", "What now?"]),
    ("en", ["It cost £3.50, i.e. too much.", "Brown & Co. would have paid it, etc., but not Messrs. Hale.", "1848 was a poor year."]),
    ("en", ["The letter was dated Jan. 3, 1874.", "It came on Feb. 12."]),
    ("de", ["„Darf ich?“, fragte er.", "»Nein.«"]),
    ("de", ["Am 3. Oktober 1874 kam Dr. Brand nach Vessing.", "Er blieb bis zum 12. November."]),
    ("de", ["Das gilt z. B. für Öl, d. h. für alles.", "Siehe S. 14, Nr. 5 u. 6."]),
    ("de", ["Die Lampe, vgl. Abb. 3, erlosch.", "Warum?", "Das weiß niemand."]),
    ("de", ["»Wer da?« rief der Wärter.", "»Ich bin’s!«", "„So komm.“"]),
    ("de", ["Friedrich II. war König.", "Ihm folgte Friedrich Wilhelm II."]),
    ("fr", ["M. Dupont arriva à midi.", "Mme Lebrun l’attendait."]),
    ("fr", ["« Qui est là ? » demanda-t-il.", "« C’est moi ! »", "Personne ne rit."]),
    ("fr", ["« Qui est là\u202f? » demanda-t-il.", "«\u00a0C’est moi\u202f!\u00a0»", "Personne ne rit."]),
    ("fr", ["— Viendrez-vous ?", "— Non, dit-elle.", "— À demain, alors."]),
    ("es", ["¿Qué más?", "¡Nada!"]),
    ("es", ["El Sr. Gómez llegó a las 5 p. m. y se fue.", "¿Adónde?", "Nadie lo sabe."]),
    ("es", ["La Sra. Ruiz y el Dr. Paz viven en la Av. Colón, núm. 5.", "Ud. los conoce."]),
    ("es", ["«¿Quién vive?», gritó el guardia.", "«¡Gente de paz!»"]),
    ("es", ["—¿Viene usted?", "—No —dijo ella.", "—Hasta mañana."]),
    ("ru", ["В 1874 г. он уехал.", "Г. Иванов и А. С. Петров остались."]),
    ("ru", ["«Кто там?» — спросил он.", "«Я!»", "Никто не засмеялся."]),
    ("ru", ["См. т. 2, с. 14, т. е. всё.", "И т. д. и т. п."]),
    ("el", ["Τι είναι;", "Δεν ξέρω."]),
    ("xx", ["Tilu sora.", "Mena?", "Kilu!"]),
]

# What the language does not know, and an editor decides; before that it is a doubt.
DECIDED = [
    ("en", ["The cook was ill.", "Nobody complained."], (), ("was ill.",)),
    ("en", ["See Brown, ch. 3."], ("ch.",), ()),
    ("de", ["Der 1. Band fehlt."], ("1. Band",), ()),
    ("fr", ["Il partit…", "Le reste dormit."], (), ("partit…",)),
    ("fr", ["Le Dr. Blanc vint."], ("Dr.",), ()),
    ("es", ["Llegó con Dña. Inés."], ("Dña.",), ()),
]


@pytest.mark.parametrize(("language", "expected"), IN_ITS_LANGUAGE)
def test_a_paragraph_is_divided_as_its_language_is_written(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language, ()) == expected


@pytest.mark.parametrize(("language", "expected", "abbreviations", "ends"), DECIDED)
def test_what_an_editor_says_of_abbreviations_and_ends_decides(
    language: str, expected: list[str], abbreviations: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    text = " ".join(expected)
    assert sentences(text, language, abbreviations, ends) == expected
    assert sentences(text, language, ()) != expected


@pytest.mark.parametrize(("language", "expected", "abbreviations", "ends"), DECIDED)
def test_what_an_editor_has_to_decide_is_a_doubt_before_and_none_after(
    language: str, expected: list[str], abbreviations: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    text = " ".join(expected)
    assert [each.end for each in places(text, Rules(language)) if each.doubt]
    assert [each for each in places(text, Rules(language, abbreviations, ends)) if each.doubt] == []


def test_where_a_sentence_ends_counts_before_where_none_does() -> None:
    text = "The U.S. Army left the U.S. It was raining."
    assert sentences(text, "en", ["U.S."], ["U.S. It"]) == ["The U.S. Army left the U.S.", "It was raining."]
    assert sentences(text, "en", ["U.S."]) == [text]


def test_a_dash_that_joins_two_sentences_is_a_doubt() -> None:
    (place,) = places("Happiness.—That he did not find.", Rules("en"))
    assert (place.end, place.ends, place.doubt) == (11, False, "no sentence ends before a dash without a space")


def test_the_rules_of_an_edition_are_its_facts() -> None:
    facts = {"language": "de", "abbreviations": "Hrn.; z. B.", "sentence-ends": "ill."}
    assert rules(facts) == Rules("de", ("Hrn.", "z. B."), ("ill.",))
    assert rules({}) == Rules()


def test_sentences_are_numbered_from_one() -> None:
    assert [each.id for each in split("p12", "One. Two. Three.", Rules("en"))] == ["p12.s1", "p12.s2", "p12.s3"]


def test_no_words_are_no_sentence() -> None:
    assert split("p1", "", Rules("en")) == ()


def test_an_abbreviation_ends_a_sentence_where_the_paragraph_ends() -> None:
    assert sentences("One. He came to the U.S.") == ["One.", "He came to the U.S."]


@given(FOLDED, LANGUAGES)
def test_sentences_joined_by_single_spaces_are_the_paragraph(text: str, language: str) -> None:
    found = split("p1", text, Rules(language, ABBREVIATIONS))
    assert " ".join(text[each.start : each.end] for each in found) == text
    assert all(one.end + 1 == two.start for one, two in pairwise(found))
    assert all(each.start < each.end for each in found)


@given(FOLDED)
def test_no_sentence_but_the_last_ends_with_an_abbreviation(text: str) -> None:
    for sentence in sentences(text)[:-1]:
        assert not any(re.search(rf"(^|[^\w]){re.escape(each)}[”’\"')\]]*$", sentence) for each in ABBREVIATIONS), sentence


@given(FOLDED, LANGUAGES)
def test_without_abbreviations_there_are_never_fewer_sentences(text: str, language: str) -> None:
    assert len(split("p1", text, Rules(language))) >= len(split("p1", text, Rules(language, ABBREVIATIONS)))


@given(FOLDED, LANGUAGES)
def test_a_doubt_stands_where_a_sentence_ends_or_inside_one(text: str, language: str) -> None:
    found = [*places(text, Rules(language))]
    assert [each.end for each in found] == sorted({each.end for each in found})
    assert all(0 < each.end < len(text) for each in found)


def test_the_sentences_of_the_editions_are_their_paragraphs(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        for paragraph in edition.text.paragraphs:
            text = words(paragraph.nodes)
            assert " ".join(text[each.start : each.end] for each in edition.text.sentences[paragraph.id]) == text


def test_no_sentence_of_the_editions_ends_in_an_initial_or_a_title(real: Edition, lamp: Edition, bridge: Edition) -> None:
    ends = [
        (each.id, text[each.start : each.end])
        for edition in (real, lamp, bridge)
        for paragraph in edition.text.paragraphs
        for text in [words(paragraph.nodes)]
        for each in edition.text.sentences[paragraph.id][:-1]
    ]
    assert [end for end in ends if re.search(r"(^|\s)([A-Z]|Dr|Mr|Mrs|St|Gen)\.$", end[1])] == []


def test_the_published_sentences_are_those_that_the_rules_would_make_today(real: Edition) -> None:
    known = rules(real.said)
    for paragraph in real.text.paragraphs:
        assert divided(paragraph, known) == real.text.sentences[paragraph.id]


def test_an_editor_is_shown_new_sentences_with_their_doubts_and_is_asked_before_the_lock(
    sample: Sample, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.damage("letter.md", "It leaks.", "It leaks. My father was ill. Nobody rowed.")
    answers: list[str] = []

    def no(division: str) -> bool:
        answers.append(division)
        return False

    assert lock(sample.folder, no) == 1
    assert not (sample.folder / "anchors.lock.json").exists()
    assert capsys.readouterr().err == "the lock stays as it was\n"
    (division,) = answers
    lines = division.splitlines()
    at = lines.index("p2.s3  My father was ill. Nobody rowed.")
    assert lines[at + 1] == "?   …was ill. Nobody rowed.…: “ill.” is taken for an abbreviation"
    assert lines[-1].startswith("10 sentences, 1 doubt. Where a sentence ends too early, name the abbreviation in edition.md")
    assert main(["sentences", str(sample.folder)]) == 0
    assert capsys.readouterr().out == division + "\n"
    sample.damage("edition.md", "abbreviations:", "sentence-ends: was ill.\nabbreviations:")
    assert lock(sample.folder, lambda division: not answers.append(division)) == 0
    assert "?" not in [line[0] for line in answers[1].splitlines() if line]
    assert lock(sample.folder, no) == 0, "what is locked is not asked again"
    assert len(answers) == 2
    capsys.readouterr()
    assert main(["sentences", str(sample.folder)]) == 0
    assert capsys.readouterr().out == "Every sentence is in the lock, and stays as it is.\n"


@pytest.mark.parametrize(("answer", "expected"), [("yes\n", True), ("Y\n", True), ("no\n", False), ("\n", False), ("", False)])
def test_only_a_yes_is_a_yes(answer: str, expected: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert agreed("p1.s1  It fell.") is expected
    assert capsys.readouterr().out.startswith(
        "p1.s1  It fell.\n\nWhat is locked is never divided otherwise. Lock these sentences? Type yes: "
    )


DIFFERENT = [
    ("abbreviations: Mr.;", "abbreviations: leaks.; Mr.;",
     "content/letter.md:23: p2 is divided at “leaks. “It”, as it was published; your rules would not. "
     "It stays so; to change it, declare it in corrections/ with change: merged"),
    ("abbreviations: Mr.; i.e.; A.", "abbreviations: A.\nsentence-ends: Mr.",
     "content/letter.md:12: p1 is not divided at “Mr. Reed,”, as it was published; your rules would. "
     "It stays so; to change it, declare it in corrections/ with change: split"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "told"), DIFFERENT)
def test_rules_that_would_divide_what_is_published_otherwise_are_said_and_not_applied(
    before: str, after: str, told: str, sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lock(sample.folder) == 0
    published = sample.edition().text.sentences
    sample.damage("edition.md", before, after)
    assert sample.edition().text.sentences == published
    assert sample.slips() == []
    capsys.readouterr()
    assert lock(sample.folder) == 0
    assert told in capsys.readouterr().out.splitlines()
    run = press.pelican(sample.folder, tmp_path / "site", "--fatal", "errors")
    assert run.returncode == 0
    assert told in run.stderr


def test_a_division_that_is_declared_is_no_difference(sample: Sample) -> None:
    assert lock(sample.folder) == 0
    sample.write("corrections/_blank.md", CORRECTION)
    facts = "id: p1.s2\nchange: merged\nafter: p1.s1\nversion: 1.1.0\ndate: 1851-06-01\neditor: Jane Poole\n"
    sample.write("corrections/one.md", f"{facts}\nOne sentence ([Survey](sources/survey-1850.md)).\n")
    assert read(sample.folder)[1].remarks == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill of ¶ 7. It burned.", "The mill of ¶ 7."),
        ("Ends nowhere", "Ends nowhere"),
        ("It bears No. 5. The rest is lost.", "It bears No. 5."),
        ("He asks: “Why?” Nobody answers.", "He asks: “Why?”"),
        (
            f"The false friends of the people, {'the loud, ' * 40}the late. More.",
            f"The false friends of the people, {'the loud, ' * 40}the late.",
        ),
        ("", ""),
    ],
)
def test_the_first_sentence_is_whole_however_long_it_is(text: str, expected: str) -> None:
    assert first(text, Rules("en", ("No.",))) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "1. Nobody crosses by night.\n2. A horse pays for two men.\n3. The bell is rung twice.\n{: #p4 }",
        "*Orr.* They may swim.\n{: #p4 .speech }",
        "My father was ill. Nobody rowed,\n  Nor Col. Orr.\n{: #p4 .verse }",
        "| Who | Pay |\n|---|---|\n| My father was ill. Nobody rowed | 6 d. |\n{: #p4 }",
    ],
)
def test_what_a_list_a_speaker_a_line_or_a_row_decides_is_no_doubt(sample: Sample, typed: str) -> None:
    sample.damage("letter.md", "A. Stone\n{: #signature }", f"{typed}\n\nA. Stone\n{{: #signature }}")
    divisions: list[str] = []
    assert lock(sample.folder, lambda division: not divisions.append(division)) == 0
    assert [line for line in divisions[0].splitlines() if line.startswith("?")] == []


def test_a_doubt_inside_an_item_stays_one(sample: Sample) -> None:
    sample.damage(
        "letter.md", "A. Stone\n{: #signature }", "1. My father was ill. Nobody rowed.\n2. Pay.\n{: #p4 }\n\nA. Stone\n{: #signature }"
    )
    divisions: list[str] = []
    assert lock(sample.folder, lambda division: not divisions.append(division)) == 0
    assert [line for line in divisions[0].splitlines() if line.startswith("?")] == [
        "?   …was ill. Nobody rowed.…: “ill.” is taken for an abbreviation"
    ]
