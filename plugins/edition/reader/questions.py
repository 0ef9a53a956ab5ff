"""What a lesson asks and what its key answers: each question with the bracket that ends it, each answer with what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import (
    MORE,
    SKILLS,
    Answer,
    Block,
    Heading,
    ListOf,
    Nodes,
    Paragraph,
    Question,
    Reference,
    bare,
    changed,
    cut,
    part,
    walk,
    words,
)
from ..slips import meant
from .house import House
from .sections import Tell, Typed, alone, below, first

BETWEEN = re.compile(r",|;|\band\b")
WITH = re.compile(r"with\s+")
SPAN = re.compile(r"(\w+) to (\w+)")  # B1 to B3
LABEL = re.compile(r"([A-Z][0-9]+)[.,:] ")  # how a piece of a lesson's own material begins: B1, R2
EXAMPLE = "(Sourcing, [¶ 1](#p1))"


def bracket(nodes: Nodes) -> tuple[Nodes, Nodes]:
    """What stands before the round bracket that ends the nodes, and the bracket; nothing there where there is none."""
    said = words(nodes)
    depth = 0
    for at in range(len(said) - 1, -1, -1):
        depth += (said[at] == ")") - (said[at] == "(")
        if not depth:
            return (cut(nodes, 0, len(said[:at].rstrip())), cut(nodes, at, len(said))) if said[at] == "(" else (nodes, ())
    return nodes, ()


def places(nodes: Nodes, house: House) -> tuple[str, ...]:
    """The paragraphs and sentences of the text that nodes link to, each once; a link to what is not there is told already."""
    targets = (node.target[1:] for node in walk(nodes) if isinstance(node, Reference) and node.target.startswith("#"))
    return tuple(dict.fromkeys(target for target in targets if house.holds(target)))


def skill(said: str) -> tuple[str, str]:
    """The first skill that words name (none: an empty one), and the words before the first comma."""
    pieces = [piece.strip() for piece in BETWEEN.split(said)]
    return next((_skill(piece) for piece in pieces if _skill(piece)), ""), pieces[0]


def _skill(said: str) -> str:
    return next((name for name in SKILLS if name.casefold() == said.casefold()), "")


def unknown(name: str) -> str:
    """What is told of a skill that is none."""
    return f"“{name}” is no skill; the skills are {', '.join(SKILLS)}{meant(name.capitalize(), SKILLS)}"


class Material:
    """What a lesson holds for its students besides the text, by all names that a question can have for it, in order.

    A part that its form asks for counts as there; where it is missing that is told already.
    """

    def __init__(self, sections: Iterable[Typed], headings: Iterable[str]):
        self.names: dict[str, str] = {}
        for typed in (*sections, *(Typed(part(name), 1) for name in headings)):
            if typed.part.audience == "teacher" or typed.part.form == "questions":
                continue
            here = self._called(typed.part.spoken)
            for block in typed.blocks:
                if isinstance(block, Heading):
                    here = self._called(words(block.nodes).partition(":")[0])
                for label in _labels(block):
                    self.names.setdefault(_folded(label), here)

    def _called(self, name: str) -> str:
        called = f"t{name[1:]}" if name.startswith("The ") else name
        return self.names.setdefault(_folded(called), called)

    def needed(self, named: Iterable[str]) -> tuple[str, ...]:
        """What these names mean, each once, in the order of the lesson; of a span both ends."""
        found = {self.names[end] for each in named for end in _ends(each) if end in self.names}
        return tuple(each for each in dict.fromkeys(self.names.values()) if each in found)

    def lacks(self, name: str) -> bool:
        """Whether nothing has this name, or one end of a span has none."""
        return any(end not in self.names for end in _ends(name))


def _ends(name: str) -> tuple[str, ...]:
    found = SPAN.fullmatch(name)
    return (_folded(found[1]), _folded(found[2])) if found else (_folded(name),)


def _folded(name: str) -> str:
    return bare(name).removeprefix("the ")


def _labels(block: Block) -> Iterator[str]:
    """The labels at the beginnings of a paragraph or of the items of a list."""
    blocks = (item[0] for item in block.items if item) if isinstance(block, ListOf) else (block,)
    for each in blocks:
        if isinstance(each, Paragraph) and (found := LABEL.match(words(each.nodes))):
            yield found[1]


def questions(typed: Typed | None, material: Material, house: House, tell: Tell) -> tuple[Question, ...]:
    """The items of the numbered list; each ends in a bracket that names its skill, links to its paragraphs, and says what else it needs."""
    found = []
    for number, (line, item) in enumerate(typed.items(ordered=True) if typed else (), 1):
        alone(line, item, tell)
        asked, behind = bracket(first(item))
        inside = words(behind)[1:-1]
        trained, said = skill(inside)
        where = places(behind, house)
        named = _named(behind)
        if not trained and not where:
            tell(line, f"question {number} says neither its skill nor its paragraphs; end it with {EXAMPLE}")
        elif not trained:
            tell(line, f"question {number}: {unknown(said)}")
        elif not where:
            tell(line, f"question {number} names no paragraph; link to it in the bracket at its end: {EXAMPLE}")
        for each in named if trained and where else ():
            if material.lacks(each):
                near = meant(each, (*material.names.values(), *SKILLS))
                tell(line, f"question {number} is asked with “{each}”, which is no skill and no part of this lesson{near}")
        found.append(Question(asked, trained or SKILLS[0], where, material.needed(named), behind))
    if typed and not 3 <= len(found) <= 6:
        tell(typed.line, f"a lesson has three to six numbered questions; this one has {len(found)}")
    return tuple(found)


def _named(behind: Nodes) -> tuple[str, ...]:
    """What a bracket names besides skills and paragraphs."""
    linkless = changed(behind, lambda node: () if isinstance(node, Reference) and node.target.startswith("#") else (node,))
    pieces = (WITH.sub("", piece.strip(), count=1) for piece in BETWEEN.split(words(linkless)[1:-1]))
    return tuple(piece for piece in pieces if piece and not _skill(piece))


def answers(typed: Typed | None, asked: int | None, tell: Tell) -> tuple[Answer, ...]:
    """The items of the key's numbered list: an exemplar, and below it three items of its own. ``asked`` counts the questions."""
    if not typed:
        return ()
    found = []
    items = list(typed.items(ordered=True))
    for number, (line, item) in enumerate(items, 1):
        alone(line, item, tell, lists=True)
        told: dict[str, Nodes] = {}
        strays = []
        for inner in below(item):
            alone(line, inner, tell)
            label, nodes = _labeled(first(inner))
            if not label or told.get(label):
                strays.append((words(first(inner))[:40], f"is a second “{label}:”" if label else f"begins with none of {', '.join(MORE)}"))
            else:
                told[label] = nodes
        lacking = [label for label in MORE if not told.get(label)]
        for label in lacking:
            tell(line, f"answer {number} lacks “{label}:”; write it as an item below the exemplar, indented by four spaces")
        for begin, problem in strays if len(strays) > len(lacking) else ():  # else they are what is lacking, mistyped
            tell(line, f"answer {number}: “{begin}…” {problem}, and is not read")
        found.append(Answer(first(item), *(told.get(label, ()) for label in MORE)))
    if asked is not None:
        for number in range(len(found) + 1, asked + 1):
            tell(typed.line, f"question {number} has no answer; write it as item {number} of the numbered list of the key")
        if len(found) > asked:
            tell(items[asked][0], f"the key has {len(found)} answers to {asked} questions; take away what answers nothing")
    return tuple(found)


def _labeled(nodes: Nodes) -> tuple[str, Nodes]:
    """The label that an item begins with, and what stands behind it; no label, and nothing, where there is none."""
    said = words(nodes)
    label = next((label for label in MORE if said.startswith(f"{label}:")), "")
    return label, cut(nodes, len(said) - len(said[len(label) + 1 :].lstrip()), len(said)) if label else ()
