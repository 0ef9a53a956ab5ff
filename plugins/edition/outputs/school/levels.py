"""How hard a text is to read, as far as two formulas know: Flesch–Kincaid and Dale–Chall."""

from __future__ import annotations

from dataclasses import dataclass

from ...wording import Wording

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


def levels(name: str, text: str, say: Wording) -> Level:
    """Measures a text.

    The library is loaded here, because it takes a second to know how English words are spoken.
    """
    from textstat import textstat

    score = textstat.dale_chall_readability_score(text)
    return Level(
        name=name,
        words=len(text.split()),
        grade=f"{textstat.flesch_kincaid_grade(text):.1f}",
        score=f"{score:.1f}",
        grades=say.levels[next((grades for below, grades in GRADES if score < below), BEYOND)],
    )
