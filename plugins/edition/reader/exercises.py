"""What a lesson asks and answers: its questions, its key and its adapted text, each item read out of a list of its part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import SKILLS, Adapted, Answer, Block, Blocks, ListOf, Nodes, Paragraph, Question, Reference, cut, walk, words
from ..slips import meant
from .house import House

Tell = Callable[[int, str], None]
BETWEEN = re.compile(r",|;|\band\b")
EXAMPLE = "(Sourcing, [¶ 1](#p1))"
LABELS = ("Also right:", "Supported by:", "Common errors:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a lesson, and of a list the lines of its items."""

    block: Block
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a lesson, with the heading's line."""

    line: int
    pieces: tuple[Piece, ...] = ()

    def items(self, ordered: bool = False) -> Iterator[tuple[int, Blocks]]:
        """The items of its lists of one sort, each with its line."""
        for piece in self.pieces:
            if isinstance(piece.block, ListOf) and piece.block.ordered == ordered:
                yield from zip(piece.items, piece.block.items, strict=True)


def first(blocks: Blocks) -> Nodes:
    """The words that an item begins with."""
    return next((block.nodes for block in blocks if isinstance(block, Paragraph)), ())


def bracket(nodes: Nodes) -> tuple[Nodes, Nodes]:
    """What stands before the round bracket that ends the nodes, and what stands in it; nothing in it where there is none."""
    said = words(nodes)
    depth = 0
    for at in range(len(said) - 1, -1, -1):
        depth += (said[at] == ")") - (said[at] == "(")
        if not depth:
            return (cut(nodes, 0, len(said[:at].rstrip())), cut(nodes, at + 1, len(said) - 1)) if said[at] == "(" else (nodes, ())
    return nodes, ()


def places(nodes: Nodes, house: House) -> tuple[str, ...]:
    """The paragraphs and sentences that nodes link to, each once; a link to what is not there is told already."""
    targets = (node.target[1:] for node in walk(nodes) if isinstance(node, Reference) and node.target.startswith("#"))
    return tuple(dict.fromkeys(target for target in targets if house.stands(target)))


def skill(said: str) -> tuple[str, str]:
    """The first skill that words name (none: an empty one), and the words before the first comma."""
    names = {name.casefold(): name for name in SKILLS}
    parts = [part.strip() for part in BETWEEN.split(said)]
    return next((names[part.casefold()] for part in parts if part.casefold() in names), ""), parts[0]


def unknown(name: str) -> str:
    """What is told of a skill that is none."""
    return f"“{name}” is no skill; the skills are {', '.join(SKILLS)}{meant(name.capitalize(), SKILLS)}"


def questions(part: Part | None, house: House, tell: Tell) -> tuple[Question, ...]:
    """The items of the numbered list; each ends in a bracket that names its skill and links to its paragraphs."""
    found = []
    for number, (line, item) in enumerate(part.items(ordered=True) if part else (), 1):
        asked, inside = bracket(first(item))
        trained, typed = skill(words(inside))
        where = places(inside, house)
        if not trained and not where:
            tell(line, f"question {number} says neither its skill nor its paragraphs; end it with {EXAMPLE}")
        elif not trained:
            tell(line, f"question {number}: {unknown(typed)}")
        elif not where:
            tell(line, f"question {number} names no paragraph; link to it in the bracket at its end: {EXAMPLE}")
        found.append(Question(asked, trained or SKILLS[0], where))
    if part and not 3 <= len(found) <= 6:
        tell(part.line, f"a lesson has three to six numbered questions; this one has {len(found)}")
    return tuple(found)


def answers(part: Part | None, asked: int | None, tell: Tell) -> tuple[Answer, ...]:
    """The items of the key's numbered list: an exemplar, and below it three items of its own. ``asked`` counts the questions."""
    if not part:
        return ()
    found = []
    items = list(part.items(ordered=True))
    for number, (line, item) in enumerate(items, 1):
        below = [first(inner) for block in item if isinstance(block, ListOf) for inner in block.items]
        told = {label: _labeled(below, label) for label in LABELS}
        for label in [label for label, nodes in told.items() if not nodes]:
            tell(line, f"answer {number} lacks “{label}”; write it as an item below the exemplar, indented by four spaces")
        found.append(Answer(first(item), *told.values()))
    if asked is not None:
        for number in range(len(found) + 1, asked + 1):
            tell(part.line, f"question {number} has no answer; write it as item {number} of the numbered list of the key")
        if len(found) > asked:
            tell(items[asked][0], f"the key has {len(found)} answers to {asked} questions; take away what answers nothing")
    return tuple(found)


def _labeled(below: list[Nodes], label: str) -> Nodes:
    """What stands behind a label in the one item that begins with it."""
    nodes = next((nodes for nodes in below if words(nodes).startswith(label)), ())
    said = words(nodes)
    return cut(nodes, len(said) - len(said[len(label) :].lstrip()), len(said))


def adapted(part: Part | None, reading: tuple[str, ...] | None, extended: tuple[str, ...], house: House, tell: Tell) -> tuple[Adapted, ...]:
    """The items of the list; each ends in a bracket that links to the sentences it adapts.

    All of the ``reading`` is adapted, in order; nothing is told of it where it is not known.
    """
    found = []
    done: list[str] = []
    order = {each: number for number, each in enumerate(each for inside in house.sentences.values() for each in inside)}
    for line, item in part.items() if part else ():
        said, inside = bracket(first(item))
        sentences = tuple(each for place in places(inside, house) for each in house.sentences.get(place, (place,)))
        if not sentences:
            tell(line, f"“{words(said)[:40]}…” does not say which sentence it adapts; end it with ([¶ 1, sentence 2](#p1.s2))")
        for each in sentences:
            if reading is not None and each not in (*reading, *extended):
                tell(line, f"{each} is adapted, but the reading does not have it")
            elif done and order[each] < order[done[-1]]:
                tell(line, f"{each} is adapted after {done[-1]}; keep the order of the text")
            done.append(each)
        found.append(Adapted(said, sentences))
    missing = [each for each in reading or () if each not in done]
    if part and missing:
        tell(part.line, f"the adapted text leaves out {', '.join(missing)}; every sentence of the reading is adapted")
    return tuple(found)
