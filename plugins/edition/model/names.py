"""Names of persons and institutions, as editors write them and as outputs need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

PART = re.compile(r"(?:\{[^{}]*\}|[^;])+")  # of a list: a semicolon in braces divides nothing
SUFFIX = re.compile(r"[^\s]{1,5}")  # Jr., Sr., III: an institution's name goes on with more
COMPANY = re.compile(r"(?:Inc|Ltd|Corp)\.?|Co\.|S\.A\.|LLC|LLP|PLC|plc|GmbH|AG")  # what stands behind no person's name
ROLE = re.compile(r"\((?:eds?|editors?|hrsg|trans|translators?|comps?|dir|coord)\b\.?\)", re.IGNORECASE)  # says what somebody did
JOINED = re.compile(r"\s(?:and|&)\s")  # what no person's name holds


@dataclass(frozen=True, slots=True)
class Name:
    """A person by family name, given names and what stands behind them (``Jr.``), or an institution by its ``whole`` name."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    whole: str = ""

    @property
    def spoken(self) -> str:
        """As it is said: ``William F. Sanford Jr.``"""
        return self.whole or " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def sorted(self) -> str:
        """As an index has it: ``Sanford, William F., Jr.``"""
        return self.whole or ", ".join(filter(None, (self.family, self.given, self.suffix)))


def names(value: str) -> tuple[Name, ...]:
    """The names of a fact, with semicolons between them.

    A person is ``Family, Given`` or ``Family, Given, Suffix``; one who has a single name has a comma behind it. An institution has
    no comma, or stands in braces. Raises ValueError with a sentence at a name that is neither.
    """
    found = tuple(_name(part.strip()) for part in PART.findall(value) if part.strip())
    if not found:
        raise ValueError(f"“{value}” holds no name")
    return found


def _name(written: str) -> Name:
    if written[0] == "{" and written[-1] == "}" and not set(written[1:-1]) & set("{}"):
        if not written[1:-1].strip():
            raise ValueError("“{}” holds no name; write one between the braces")
        return Name(whole=written[1:-1].strip())
    if set(written) & set("{}"):
        raise ValueError(f"“{written}” has braces that do not stand around the whole name; write {{Name}}")
    family, *others = (part.strip() for part in written.split(","))
    if not others:
        return Name(whole=family)
    if role := ROLE.search(written):
        raise ValueError(f"“{written}” says more than a name; take {role[0]} away, which the name of the fact says")
    if JOINED.search(written):
        raise ValueError(
            f"“{written}” is more than one name, or that of an institution; write a semicolon between two names, "
            f"and an institution that has a comma in braces: {{{written}}}"
        )
    if any(map(COMPANY.fullmatch, others)):
        raise ValueError(f"“{written}” is the name of an institution; write it in braces: {{{written}}}")
    if len(others) > 2 or not family or (others[1:] and not others[0]) or (others[1:] and not SUFFIX.fullmatch(others[1])):
        raise ValueError(f"“{written}” is no name like Family, Given; write an institution that has a comma in braces: {{{written}}}")
    given, suffix = (*others, "")[:2]
    return Name(family, given, suffix)
