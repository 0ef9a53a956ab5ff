"""Names of persons and institutions, as editors write them and as outputs need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

PART = re.compile(r"(?:\{[^{}]*\}|[^;])+")  # of a list: a semicolon in braces divides nothing
SUFFIX = re.compile(r"[^\s]{1,5}")  # Jr., Sr., III: an institution's name goes on with more
COMPANY = re.compile(r"(?:Inc|Ltd|Corp)\.?|Co\.|S\.A\.|LLC|LLP|PLC|plc|GmbH|AG")  # what stands behind no person's name
ROLE = re.compile(r"\((?:eds?|editors?|hrsg|trans|translators?|comps?|dir|coord)\b\.?\)", re.IGNORECASE)  # says what somebody did
JOINED = re.compile(r"\s(?:and|&)\s")  # what no person's name holds
GIVEN = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_](?:[^\W\d_]|['’-])*[a-zà-ÿ]")  # an initial, or a word
PARTICLE = {"van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "y", "bin", "ibn", "al"}
JUNIOR = {"Jr.", "Sr.", "II", "III", "IV"}
BODY = re.compile(  # what stands in the names of institutions
    r"acad|agenc|archiv|army|assembl|associa|aviat|bank|board|brigad|bureau|cent(?:er|re|ro)|ch(?:ur|ap)|cit[yé]|club|colleg|commiss|committ"
    r"|communi|compan|complex|confer|congreg|congres|corp|council|count[yi]|court|dep|direct|editor|embass|federa|forum|foundation|free$|fund"
    r"|gesellsch|gov|group|guild|hall|herausgeb|hospital|house|inc$|institu|international|journal|kirche|laborator|league|librar|biblio"
    r"|minist|museu|muze|museo|musée|nation|navy|news|offic|organi|parish|parl|part[yei]|press|project|radio|red$|redac|school|senat"
    r"|serv|soci|staff|state|stiftung|team|temple|the$|times$|town|trust|union|united|univers|verein|verlag",
    re.IGNORECASE,
)


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


def unsorted(value: str) -> tuple[tuple[str, str], ...]:
    """The names of a fact that are an institution's as they are typed and look like a person's, or like those of several: each, and how
    persons are typed.
    """
    parts = (part.strip() for part in PART.findall(value) if not set(part) & set("{},"))
    found = ((part, [_turned(each.split()) for each in JOINED.split(part)]) for part in parts)
    return tuple((part, "; ".join(turned)) for part, turned in found if all(turned))


def _turned(said: list[str]) -> str:
    """The words of a name with the family's first, or nothing where they look like no person's."""
    suffix = said[-1:] if said[-1:] and said[-1] in JUNIOR else []
    said = said[: len(said) - len(suffix)]
    told = [word for word in said if word not in PARTICLE]
    if not 2 <= len(told) <= 4 or said[0] != told[0] or said[-1] != told[-1]:
        return ""
    if any(not GIVEN.fullmatch(word) or not word[0].isupper() or BODY.match(word) for word in told) or said[-1].endswith("."):
        return ""
    first = len(said) - 1
    while first > 1 and said[first - 1] in PARTICLE - {"y"}:
        first -= 1
    return ", ".join([" ".join(said[first:]), " ".join(said[:first]), *suffix])


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
