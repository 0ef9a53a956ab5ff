"""What a citation is asked with where it differs from place to place: blanks, which come back as slots."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Emphasis, Node, Nodes, Slot, Words

ADDRESS, LOCATOR, KEY = Slot("address"), Slot("locator"), Slot("key")


@dataclass(frozen=True, slots=True)
class Blanks:
    """A ``number``, of four digits, and a ``word`` that stand nowhere else in what is cited, nor do the two numbers behind it.

    A style takes a blank for what it stands for, and sets a label before it, or its plural, as it would before a number or a word.
    """

    number: int
    word: str

    @property
    def year(self) -> int:
        """A year that stands for a date."""
        return self.number + 2

    @property
    def address(self) -> str:
        """An address that nobody has (RFC 2606, section 2)."""
        return f"https://{self.word}.invalid/"

    @property
    def locators(self) -> tuple[str, str, str, str]:
        """What is asked of a citation processor: one paragraph, several, a part without a number, the whole."""
        return f"{{¶ {self.number}}}", f"{{¶¶ {self.number}-{self.number + 1}}}", f"{{{self._name}}}", ""

    @property
    def _name(self) -> str:
        return f"locator{self.word}"

    def slots(self, nodes: Nodes) -> Nodes:
        """The nodes with slots where blanks stand in their words."""
        slots = {f"{self.number}–{self.number + 1}": LOCATOR, str(self.number): LOCATOR, self._name: LOCATOR, self.address: ADDRESS}
        blanks = re.compile("(" + "|".join(map(re.escape, slots)) + ")")
        found: list[Node] = []
        for node in nodes:
            match node:
                case Words(text):
                    found += [slots.get(part) or Words(part) for part in blanks.split(text) if part]
                case Emphasis(children):
                    found.append(replace(node, children=self.slots(children)))
                case _:
                    found.append(node)
        return tuple(found)


def blanks(text: str) -> Blanks:
    """Blanks for what is cited with this ``text``, which is all that its records say."""
    number = next(number for number in range(1001, 9997) if not any(str(number + more) in text for more in range(3)))
    word = next(word for word in (f"qx{'z' * length}x" for length in range(3, 99)) if word not in text.casefold())
    return Blanks(number, word)
