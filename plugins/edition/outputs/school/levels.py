"""How hard a text is to read, as far as two formulas know: Flesch–Kincaid and Dale–Chall."""

from __future__ import annotations

from dataclasses import dataclass

from ...sentences import split
from ..site.setting import Setting

# What school grades a score of Dale and Chall stands for, up to each score.
GRADES = ((5, "below_5"), (6, "below_6"), (7, "below_7"), (8, "below_8"), (9, "below_9"), (10, "below_10"))
BEYOND = "beyond"
LANGUAGE = "en"  # whose words the formulas count and know


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The measures of a text: its name, its words, the grade by Flesch and Kincaid, the score and grades by Dale and Chall."""

    name: str
    words: int
    grade: str
    score: str
    grades: str


@dataclass(frozen=True, slots=True)
class Count:
    """What the formulas count of a text: its sentences, words, syllables, and the words that are not in the list of Dale and Chall."""

    sentences: int
    words: int
    syllables: int
    hard: int


def count(sentence: str) -> Count:
    """Counts a sentence.

    The library is loaded here, because it takes a second to know how English words are spoken.
    """
    from textstat import textstat

    return Count(
        1, textstat.lexicon_count(sentence), textstat.syllable_count(sentence), textstat.difficult_words(sentence, 0, unique=False)
    )


def levels(name: str, text: str, setting: Setting) -> Level:
    """Measures a text by its sentences.

    The grade is that of Kincaid and others (1975); the score that of Dale and Chall (1948), as Powers and others recalculated it in 1958
    and programs use it.
    """
    counts = [count(text[each.start : each.end]) for each in split("", text, setting.rules)]
    sentences, spoken, syllables, hard = (sum(getattr(each, field) for each in counts) for field in Count.__slots__)
    length, share = spoken / sentences, 100 * hard / spoken
    score = 0.1579 * share + 0.0496 * length + (3.6365 if share > 5 else 0)
    return Level(
        name=name,
        words=len(text.split()),
        grade=f"{0.39 * length + 11.8 * syllables / spoken - 15.59:.1f}",
        score=f"{score:.1f}",
        grades=setting.say.levels[next((grades for below, grades in GRADES if score < below), BEYOND)],
    )


def measured(setting: Setting) -> bool:
    """Whether texts are measured: of a site that is published, in the language that the formulas know."""
    return bool(setting.edition.address) and setting.say.language == LANGUAGE
