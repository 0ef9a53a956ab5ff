"""Asterisks and other signs in pairs: which open a mark, and which close it.

Of asterisks one goes with one, two go with two, three are both. Of other signs one goes with one, and two with two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from . import attributes
from .doubts import Doubts

DEEP = 3
PARTNERS = {1: (1, 3), 2: (2, 3), 3: (1, 2, 3)}
TAGS = {"~": {1: "sub", 2: "del"}, "^": {1: "sup"}, "+": {2: "add"}}  # of signs that are no asterisks, by how many stand there

TIGHT = {"~": re.compile(r"[^\s~]+~(?!~)"), "^": re.compile(r"[^\s^]+\^(?!\^)")}  # what follows a sign that raises or lowers words
LINKED = re.compile(r"\[\^[^\s^\[\]]+\^\]\(")  # a link whose words are raised; another circumflex behind a bracket is of a call
CLOSING = ",.;:!?)]"  # behind a word these follow a sign that belongs to it: C++,


@dataclass(slots=True)
class Run:
    """One, two or three asterisks or underlines on a line, or other signs; ``around`` is what a doubt quotes."""

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
        partners = (item.length,) if item.sign in TAGS else PARTNERS[item.length]
        while item.closes and item.length and any(waiting[item.sign, length] for length in partners):
            opener, place = openers.pop()
            waiting[opener.sign, opener.length] -= 1
            if opener.sign != item.sign or opener.length not in partners:
                _alone(opener, doubts)
                continue
            length = min(opener.length, item.length)
            closed = _marked(item.sign, length, found[place + 1 :], opener.line)
            found[place:] = [item.sign * (opener.length - length), closed] if opener.length > length else [closed]
            item.length -= length
            opener.length -= length
            partners = PARTNERS.get(item.length, ())
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
            _alone(item, doubts)
        found.append(item.sign * item.length)
    for opener, _ in openers:
        _alone(opener, doubts)
    return found


def paired(source: str, start: int, typed: str, line: int) -> Item:
    """Signs at a place of the source, of which a pair has words in it: two tildes or pluses, one tilde or circumflex. Others are words."""
    end = start + len(typed)
    before, after = source[max(0, start - 1) : start], source[end : end + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if typed in ("~~", "++"):
        opens = opens and not (before.isalnum() and after in CLOSING)
        return Run(typed[0], 2, opens, closes, source[start : end + 24] if opens else source[max(0, start - 24) : end], line)
    if typed in TIGHT and (not source.startswith("[^", start - 1) or LINKED.match(source, start - 1)):
        return Run(typed, 1, TIGHT[typed].match(source, end) is not None, closes, source[start : end + 24], line)
    return typed


def _alone(run: Run, doubts: Doubts) -> None:
    """Doubts a run that has no partner, but for what other texts end with: C++."""
    if run.sign not in TAGS:
        doubts.add("alone", run.around, run.line)
    elif run.opens or (run.sign, run.length) == ("~", 2):
        doubts.add("unpaired", run.around, run.line)


def _marked(sign: str, length: int, inside: list[Settled], line: int) -> Element:
    element = Element(TAGS[sign][length] if sign in TAGS else "em" if length == 1 else "strong", line=str(line))
    if length == 3:
        inner = Element("em")
        fill(inner, inside)
        element.append(inner)
    else:
        fill(element, inside)
    return element
