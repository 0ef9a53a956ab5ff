"""What is known of a language: the names of months, plural forms and numbers, from CLDR by Babel; and the order of its letters.

No library for Python that does CLDR's collation has wheels for Linux and macOS (PyICU is compiled, `icu4py` leaves collation out,
`pyuca` knows no language), so the order is ours, and small: by letters without accents and capitals; names that are the
same so far by their accents, then by their capitals. A letter that the language has for itself stands behind another one, as its
table says (``nñ``). All else stands where Unicode has it: letters that it does not take apart (ø, ł) behind z, and quotation marks too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property

from babel.core import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

BEHIND = "\U0010ffff"  # what stands behind every letter
Key = tuple[str, str, str]


class Tongue:
    """A language by its tag; ``letters`` are pairs of which the second stands in the alphabet right behind the first."""

    def __init__(self, language: str, letters: tuple[str, ...]):
        self.language = language
        self.own = {pair[1]: pair[0] + BEHIND for pair in letters}
        self.orders: dict[str, Key] = {}

    @cached_property
    def locale(self) -> Locale:
        """The language as Babel knows it. It takes 40 ms to load, so it is asked only when it is needed."""
        return Locale.parse(self.language, sep="-")

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months, as they stand in a date."""
        names = self.locale.months["format"]["wide"]
        return tuple(names[number] for number in range(1, 13))

    def category(self, count: int) -> str:
        """The plural category of a number: ``one``, ``other`` and what else the language has."""
        return self.locale.plural_form(count)

    def number(self, number: int) -> str:
        """A count as the language writes it; below a thousand all write it alike."""
        return str(number) if abs(number) < 1000 else format_decimal(number, locale=self.locale)

    def listed(self, names: Sequence[str]) -> str:
        """Several names one after the other, with the word before the last that the language has for it."""
        return format_list(names, locale=self.locale)

    def called(self, tag: str) -> str:
        """What the language calls another one, by its tag."""
        return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag

    def order(self, name: str) -> Key:
        """What a name is sorted by, quotation marks before it aside; lists sort the same names again and again."""
        if name not in self.orders:
            composed = unicodedata.normalize("NFC", name)
            folded = _bare(composed).casefold()
            self.orders[name] = "".join(map(self._letter, folded)), folded, composed
        return self.orders[name]

    def initial(self, name: str) -> str:
        """The letter under which a name stands in the alphabet, as a capital; empty where it begins with none of the language's script."""
        first = _bare(unicodedata.normalize("NFC", name))[:1].casefold()[:1]
        letter = first if first in self.own else self._letter(first)
        return letter.upper() if script(letter) == script(self.months[0][0]) else ""

    def _letter(self, letter: str) -> str:
        """A letter as it is sorted at first."""
        if letter in self.own:
            return self.own[letter]
        if letter.isascii():
            return letter
        return "".join(each for each in unicodedata.normalize("NFD", letter) if not unicodedata.combining(each))


def _bare(name: str) -> str:
    """A name from its first letter or figure on, for a title may begin with a quotation mark."""
    return next((name[at:] for at, letter in enumerate(name) if letter.isalnum()), name)


def script(letter: str) -> str:
    """The script of a letter, by Unicode's name of it (``LATIN``); empty for what is no letter."""
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""
