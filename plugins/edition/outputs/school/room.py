"""How much room a sheet leaves to write: lines for an answer, and for the work that is handed in; and where a page begins."""

from __future__ import annotations

import math
from html import escape

from ...model import Lesson, Question, words
from .. import styles
from ..word import Json, block, para, plain, said

FEWEST, MOST = 4, 6  # lines on which a question is answered
ROOM = 14  # lines on which work is handed in, where its length is not said
WORDS = 100 / 12  # that a hand writes on a line: 200 need 24 lines


def room(question: Question) -> int:
    """How many lines an answer needs."""
    said = words(question.nodes)
    return min(MOST, max(FEWEST, 1 + said.count("?") + len(said) // 200))


def length(lesson: Lesson) -> int:
    """How many lines the work needs that is handed in, by the most words that it may have."""
    most = next((fact.value for fact in lesson.facts if fact.name == "words"), "")
    return math.ceil(int(most) / WORDS) if most.isdecimal() else ROOM


def lined(count: int) -> Json:
    """Lines to write on, for word processors."""
    return block(styles.LINES, [para([said(styles.EMPTY)]) for _ in range(count)])


def overleaf(name: str) -> Json:
    """A heading of the second level that begins a page, for word processors."""
    properties = '<w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/></w:pPr>'
    return {"t": "RawBlock", "c": ["openxml", f"<w:p>{properties}<w:r><w:t>{escape(name)}</w:t></w:r></w:p>"]}


def blank(lines: int) -> Json:
    """An empty box of so many lines, for word processors."""
    end: Json = {"t": "LineBreak"}
    return plain([said(styles.EMPTY), end] * lines)
