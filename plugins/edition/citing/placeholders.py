"""What stands for the things that differ from passage to passage while a citation is made: words that nothing else in it has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=False)
class Placeholders:
    """Placeholders that do not occur in ``text``, all that the records say; `marked` puts `model.citing`'s marks in their places."""

    text: str

    @cached_property
    def number(self) -> int:
        """A number of four digits, which stands nowhere in the records and the next one neither; styles know it for a number."""
        return next(number for number in range(1001, 9999) if str(number) not in self.text and str(number + 1) not in self.text)

    @cached_property
    def word(self) -> str:
        """Letters that stand nowhere in the records."""
        return next(word for word in (f"qx{'z' * length}x" for length in range(3, 99)) if word not in self.text.casefold())

    @property
    def address(self) -> str:
        """An address that nobody has (RFC 2606, section 2)."""
        return f"https://{self.word}.invalid/"

    @property
    def key(self) -> str:
        return f"key{self.word}"

    @property
    def locator(self) -> str:
        return f"locator{self.word}"

    @property
    def locators(self) -> tuple[str, str, str, str]:
        """What is asked of a citation processor: one paragraph, several, a part without a number, the whole."""
        return f"{{¶ {self.number}}}", f"{{¶¶ {self.number}-{self.number + 1}}}", f"{{{self.locator}}}", ""

    def marked(self, text: str, literal: Callable[[str], str]) -> str:
        """The text with marks in place of the placeholders; ``literal`` writes all between so that nothing in it is a mark."""
        marks = {f"{self.number}–{self.number + 1}": "{locator}", str(self.number): "{locator}", self.locator: "{locator}"}
        marks |= {self.key: "{key}", self.address: "{address}"}
        parts = re.split("(" + "|".join(map(re.escape, marks)) + ")", text)
        return "".join(marks[part] if number % 2 else literal(part) for number, part in enumerate(parts))
