"""A lesson's questions, word bank and short form in another language, for learners: ``## Questions (es)``, ``## Word bank (es)``,
``## Short form (es)``.

The words of the text stay as they are. A translation has neither skills nor places: those of the original stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import TRANSLATED, ListOf, Mention, Nodes, Paragraph, Translation, walk, words
from ..slips import meant
from ..wording import LANGUAGES
from .house import House
from .sections import Tell, Typed, alone, boxed, first

HEADING = re.compile(rf"({'|'.join(TRANSLATED)}) \(([^()]+)\)")
Parts = dict[str, dict[str, Typed]]


def apart(typed: Iterable[Typed]) -> tuple[tuple[Typed, ...], Parts]:
    """The parts of a lesson in its own language, and those in others: by their languages, then by the names of the parts."""
    own, others = [], Parts()
    for each in typed:
        if found := HEADING.fullmatch(each.part.name):
            others.setdefault(found[2], {})[found[1]] = each
        else:
            own.append(each)
    return tuple(own), others


def translation(others: Parts, asked: int, terms: tuple[str, ...], brief: int, house: House, tell: Tell) -> Translation | None:
    """The questions, of which ``asked`` are to be translated, the ``terms`` of the word bank, and the ``brief`` questions of the short form
    with its task; what is missing or too much is told."""
    for tag, parts in others.items():
        line = next(iter(parts.values())).line
        known = [each for each in LANGUAGES if each != house.say.language]
        if tag not in known:
            tell(line, f"there are no words of pages in “{tag}” for students; questions can stand in {', '.join(known)}{meant(tag, known)}")
        elif tag != next(iter(others)):
            tell(line, f"a lesson has questions in one other language; here is “{tag}” behind “{next(iter(others))}”")
    if not others:
        return None
    tag, parts = next(iter(others.items()))
    for name, wanted in zip(TRANSLATED, (True, bool(terms), bool(brief)), strict=True):
        if name not in parts and wanted:
            tell(next(iter(parts.values())).line, f"the part “## {name} ({tag})” is missing; what is asked in “{tag}” needs it")
    questions, bank, short = (parts.get(name) for name in TRANSLATED)
    return Translation(
        lang=tag,
        questions=_questions(questions, asked, tell) if questions else (),
        terms=_terms(bank, terms, tell) if bank else (),
        short=_questions(short, brief, tell) if short else (),
        task=_task(short, tell) if short else (),
    )


def _questions(typed: Typed, asked: int, tell: Tell) -> tuple[Nodes, ...]:
    found = list(typed.items(ordered=True))
    for line, item in found:
        alone(line, item, tell)
    for number in range(len(found) + 1, asked + 1):
        tell(typed.line, f"question {number} has no translation; write it as item {number} of “## {typed.part.name}”")
    if len(found) > asked:
        tell(found[asked][0], f"“## {typed.part.name}” has {len(found)} items for {asked} questions; take away what translates nothing")
    return tuple(first(item) for _, item in found[:asked])


def _task(typed: Typed, tell: Tell) -> Nodes:
    """The task behind the questions of a short form: one paragraph."""
    behind = [block for block in typed.blocks if not isinstance(block, ListOf)]
    if len(behind) != 1 or not isinstance(typed.blocks[-1], Paragraph):
        tell(typed.line, f"“## {typed.part.name}” is the questions of the short form and behind them its task, in one paragraph")
        return ()
    return typed.blocks[-1].nodes


def _terms(typed: Typed, terms: tuple[str, ...], tell: Tell) -> tuple[tuple[str, Nodes], ...]:
    found: dict[str, Nodes] = {}
    for line, item in typed.items():
        alone(line, item, tell)
        box = boxed(item)
        term = next((node.entry for node in walk(box.name) if isinstance(node, Mention)), "")
        if term not in terms:
            tell(
                line,
                f"“{words(first(item))[:40]}…” begins with no term of the lesson’s word bank; write - [term](glossary/term.md): its words",
            )
        elif term in found or not words(box.nodes).strip():
            tell(line, f"the term {term} {'stands here twice' if term in found else 'has no words behind its colon'}")
        else:
            found[term] = first(item)
    for term in terms:
        if term not in found:
            tell(typed.line, f"the term {term} has no words in “## {typed.part.name}”")
    return tuple(found.items())
