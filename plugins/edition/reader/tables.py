"""What a lesson says in lists of a certain form: its plan, its organizer and grids, its rubric; and its second document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import COLUMNS, SHORT, Blocks, Box, Citation, ListOf, nodes_of, words
from ..wording import Wording
from .sections import Tell, Typed, alone, below, boxed, first

QUESTIONS = 3  # of a short form


def counted(name: str, say: Wording) -> str:
    """What finds a count of this name (``minutes``, ``points``) as the edition's language writes it: ``10 minutes``."""
    written = say.plan.all_forms()[name]
    forms = [written] if isinstance(written, str) else list(written.values())
    return f"(?:{'|'.join(re.escape(form).replace(re.escape('{count}'), '([0-9]{1,3})') for form in forms)})"


def plan(typed: Typed | None, minutes: str, say: Wording, tell: Tell) -> None:
    """Tells an item of the plan that does not begin with its minutes, and a plan that is not as long as the lesson."""
    if not typed:
        return
    total = 0
    for line, item in typed.items():
        said = words(first(item))
        found = re.match(rf"{counted('minutes', say)}\. ", said)
        total += int(next(filter(None, found.groups()))) if found else 0
        if not found:
            tell(line, f"“{said[:40]}…” does not begin with its minutes; write 10 minutes. What happens")
    if minutes.isdecimal() and minutes != str(total):
        tell(typed.line, f"the plan has {total} minutes and the lesson {minutes}; let them agree")


def short(typed: Typed | None, read: bool, say: Wording, tell: Tell) -> None:
    """Tells a short form that has not an introduction, three questions, a task and a plan of its minutes, or that reads nothing."""
    if not typed:
        return
    shape = [("ordered" if block.ordered else "list") if isinstance(block, ListOf) else "prose" for block in typed.blocks]
    if shape != ["prose", "ordered", "prose", "list"] or briefly(typed) != QUESTIONS:
        tell(typed.line, f"a short form is an introduction, {QUESTIONS} numbered questions, a task, and a plan as a list")
        return
    if not read:
        tell(typed.line, "a short form reads something: write short: and the paragraphs at the head of the lesson")
    total = 0
    for item in (block for block in typed.blocks if isinstance(block, ListOf) and not block.ordered):
        for inner in item.items:
            found = re.match(rf"{counted('minutes', say)}\. ", words(first(inner)))
            total += int(next(filter(None, found.groups()))) if found else 0
    if total != SHORT:
        tell(typed.line, f"the plan of the short form has {total} minutes; it is for {SHORT}")


def briefly(typed: Typed | None) -> int:
    """How many questions a short form asks."""
    return next((len(block.items) for block in (typed.blocks if typed else ()) if isinstance(block, ListOf) and block.ordered), 0)


def document(typed: Typed | None, tell: Tell) -> None:
    """Tells a second document that does not say where it was taken from."""
    if typed and not any(isinstance(node, Citation) for node in nodes_of(typed.blocks)):
        tell(typed.line, "the second document cites no source; say where its words were taken from")


def organizer(typed: Typed | None, tell: Tell) -> tuple[Box, ...]:
    """The columns of an organizer; those that it lacks are told."""
    if not typed:
        return ()
    for line, item in typed.items():
        alone(line, item, tell)
    columns = tuple(boxed(item) for _, item in typed.items())
    names = [words(each.name).strip() for each in columns]
    for column in COLUMNS:
        if column not in names:
            tell(typed.line, f"the organizer has no column “{column}”; write - {column}: what goes there")
    return columns


def grids(parts: Iterable[Typed | None], tell: Tell) -> None:
    """Tells a row of a grid that has not the boxes of the first row."""
    for typed in filter(None, parts):
        for piece in typed.pieces:
            if not isinstance(piece.block, ListOf) or not typed.is_grid(piece.block):
                continue
            wanted = _boxes(piece.block.items[0])
            for line, item in zip(piece.items, piece.block.items, strict=True):
                alone(line, item, tell, lists=True)
                for inner in below(item):
                    alone(line, inner, tell)
                if _boxes(item) != wanted or not wanted:
                    name = words(boxed(item).name)
                    tell(line, f"the row “{name}” of a grid has not the cells of its first row ({', '.join(wanted) or 'none'})")


def _boxes(item: Blocks) -> list[str]:
    """The names of the boxes of a row."""
    return [words(boxed(inner).name).strip() for inner in below(item)]


def rubric(typed: Typed | None, say: Wording, tell: Tell) -> None:
    """Tells a row of the rubric that gives no points, and a rubric without rows."""
    rows = [(line, words(first(item))) for line, item in typed.items()] if typed else []
    for line, said in rows:
        if not re.match(rf".*?\b{counted('points', say)}\. ", said):
            tell(line, f"“{said[:40]}…” gives no points; write - Claim, 2 points. What earns them")
    if typed and not rows:
        tell(typed.line, "the rubric gives no points; write a list: - Claim, 2 points. What earns them")
