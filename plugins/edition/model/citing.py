"""How places of the text are called, and things that can be cited as styles and formats print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .nodes import Emphasis, Node, Nodes, Words, words

NUMBERED = re.compile(r"p(\d+[a-z]?)")
OWN = re.compile(r"a([0-9]{1,4}[b-z]?)")
VERSIONED = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.(?![slr][0-9]+[a-z]?$)(.+)")
INSIDE = re.compile(r"(.+)\.([slr])(\d+[a-z]?)")
COUNTED = {"s": "sentence", "l": "line", "r": "row"}  # what is counted in a paragraph, by the letter before its number


def versioned(id: str) -> tuple[str, str]:
    """The version in which a place stands, and its id there: ru and p12.s3 for ru.p12.s3; of the text itself nothing, and the id."""
    found = VERSIONED.fullmatch(id)
    return (found[1], found[2]) if found else ("", id)


def own(id: str) -> str:
    """3 for a3, a footnote of the source's own, 3b for its second paragraph; nothing for all else."""
    found = OWN.fullmatch(versioned(id)[1])
    return found[1] if found else ""


def footnote_of(id: str) -> str:
    """a3 for a3b, a paragraph with which a footnote of the source goes on; nothing for all else."""
    return id[:-1] if own(id)[-1:].isalpha() else ""


def numeral(id: str) -> str:
    """12 for p12, 12b for the second part of what was p12, nothing for a paragraph without a number."""
    found = NUMBERED.fullmatch(versioned(id)[1])
    return found[1] if found else ""


def numbered(id: str) -> tuple[str, str, str, str]:
    """The paragraph of a place, its number, what is counted in it, and the number of that; empty where there is none.

    p12, 12, sentence and 3 for p12.s3; p12, 12, line and 3 for p12.l3.
    """
    found = INSIDE.fullmatch(id)
    paragraph, unit, count = (found[1], COUNTED[found[2]], found[3]) if found else (id, "", "")
    return paragraph, numeral(paragraph), unit, count


@dataclass(frozen=True, slots=True)
class Slot(Words):
    """Words that differ from place to place; ``text`` says which they are: ``locator``, ``address``, or a record's ``key``."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style prints, as words, emphasis and slots: a citation of the whole, of one paragraph, of several, of a part without a
    number. A reference in a bibliography is to the whole, and has no other."""

    name: str
    whole: Nodes
    one: Nodes = ()
    many: Nodes = ()
    other: Nodes = ()

    def citing(self, place: str, address: str) -> Nodes:
        """The citation of a paragraph or a sentence, as it is called (``¶ 12``); of the whole where that is empty, as a reference is."""
        if not place or not self.one:
            return filled(self.whole, {"address": address})
        number = place.removeprefix("¶ ")
        return filled(self.other if number == place else self.one, {"locator": number, "address": address})


@dataclass(frozen=True, slots=True)
class Format:
    """What a format of reference managers has for a place and for the whole, as words and slots.

    ``ending`` is that of its files; ``around`` stands before the records of a file, between and behind them.
    """

    ending: str
    place: Nodes
    whole: Nodes
    around: tuple[str, str, str] = ("", "\n", "")

    def record(self, key: str, locator: str, address: str) -> str:
        """A record by its key; ``locator`` as in ``¶ 12``, or empty for the whole. The address is percent-encoded."""
        return words(filled(self.place if locator else self.whole, {"key": key, "locator": locator, "address": address}))

    def file(self, records: Iterable[str]) -> str:
        """A file of records."""
        first, between, last = self.around
        return f"{first}{between.join(records)}{last}"


@dataclass(frozen=True, slots=True)
class Citable:
    """A thing that can be cited, by its title, in every style and format."""

    title: str
    styles: tuple[Style, ...]
    formats: tuple[Format, ...]


def filled(nodes: Nodes, slots: Mapping[str, str]) -> Nodes:
    """Nodes with what their slots stand for; nothing that is put in is read again."""
    found: list[Node] = []
    for node in nodes:
        match node:
            case Slot(name):
                found.append(Words(slots[name]))
            case Emphasis(children):
                found.append(replace(node, children=filled(children, slots)))
            case _:
                found.append(node)
    return tuple(found)
