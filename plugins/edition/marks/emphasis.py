"""Asterisks: which open italics or bold, and which close them. One goes with one, two go with two, three are both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from . import attributes
from .doubts import Doubts

DEEP = 3
PARTNERS = {1: (1, 3), 2: (2, 3), 3: (1, 2, 3)}


@dataclass(slots=True)
class Run:
    """One, two or three asterisks or underlines on a line; ``around`` is what a doubt quotes."""

    sign: str
    length: int
    opens: bool
    closes: bool
    around: str
    line: int


@dataclass(slots=True)
class Braces:
    """Braces right behind a run: they speak of the words that it closes."""

    typed: str
    line: int


Item = str | Element | Run | Braces
Settled = str | Element


def fill(element: Element, items: Iterable[Settled]) -> None:
    """Puts words and elements into an element."""
    words: list[str] = []
    last: Element | None = None
    for item in (*items, Element("end")):
        if isinstance(item, str):
            words.append(item)
            continue
        if last is None:
            element.text = "".join(words) or None
        else:
            last.tail = "".join(words) or None
        words, last = [], item
        if item.tag != "end":
            element.append(item)


def settle(items: Iterable[Item], doubts: Doubts) -> list[Settled]:
    """The items of one bracket (or of a whole block) with its runs paired; a run that has no partner stays words."""
    found: list[Settled] = []
    openers: list[tuple[Run, int]] = []  # each with its place in what is found
    waiting: Counter[tuple[str, int]] = Counter()  # how many openers there are of a sign and length
    closed: Element | None = None  # the emphasis that has just been closed
    for item in items:
        if isinstance(item, Braces):
            if closed is None:
                doubts.add("behind", item.typed, item.line)
            if closed is None or not attributes.language(closed, item.typed, item.line, doubts):
                found.append(item.typed)
            closed = None
            continue
        closed = None
        if not isinstance(item, Run):
            found.append(item)
            continue
        while item.closes and item.length and any(waiting[item.sign, length] for length in PARTNERS[item.length]):
            opener, place = openers.pop()
            waiting[opener.sign, opener.length] -= 1
            if opener.sign != item.sign or opener.length not in PARTNERS[item.length]:
                doubts.add("alone", opener.around, opener.line)
                continue
            length = min(opener.length, item.length)
            closed = _emphasis(length, found[place + 1 :])
            found[place:] = [item.sign * (opener.length - length), closed] if opener.length > length else [closed]
            item.length -= length
            opener.length -= length
            if opener.length:
                openers.append((opener, place))
                waiting[opener.sign, opener.length] += 1
        if not item.length:
            continue
        closed = None
        if item.opens and len(openers) >= DEEP:
            doubts.add("deep", item.around, item.line)
        elif item.opens:
            openers.append((item, len(found)))
            waiting[item.sign, item.length] += 1
        elif item.closes:
            doubts.add("alone", item.around, item.line)
        found.append(item.sign * item.length)
    for opener, _ in openers:
        doubts.add("alone", opener.around, opener.line)
    return found


def _emphasis(length: int, inside: list[Settled]) -> Element:
    element = Element("em" if length == 1 else "strong")
    if length == 3:
        inner = Element("em")
        fill(inner, inside)
        element.append(inner)
    else:
        fill(element, inside)
    return element
