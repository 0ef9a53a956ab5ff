"""Languages by their tags (BCP 47): in which script each is written, whether that runs from right to left, and whether it has italics."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

# By the codes of ISO 15924. Hebrew has no italics in print that set words off, nor have Arabic, Chinese and others.
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Armi", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
SLANTED = frozenset({"Armn", "Cyrl", "Grek", "Latn"})


@cache
def script(tag: str) -> str:
    """The script of a language: that which its tag names, else the one that it is written in most (CLDR, likely subtags).

    Empty where nobody knows.
    """
    language, *rest = tag.replace("_", "-").split("-")
    named = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    if named:
        return named
    likely = get_global("likely_subtags")
    country = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), "")
    found = likely.get(f"{language.lower()}_{country}", likely.get(language.lower(), "")).split("_")
    return found[1] if len(found) > 1 else ""


def direction(tag: str) -> str:
    """``rtl`` for a language that is written from right to left, else nothing."""
    return "rtl" if script(tag) in RIGHT_TO_LEFT else ""


def slanted(tag: str) -> bool:
    """Whether words of a language can be set off by italics; so can those of a language that nobody knows."""
    return script(tag) in SLANTED or not script(tag)
