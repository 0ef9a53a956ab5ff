"""What a pair of braces says: the id of a paragraph or heading, the type of a note, the language of words and how they are set."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .doubts import Doubts

BRACES = re.compile(r"\{[^{}\n]*\}")
WORDED = ("em", "strong", "supplied")
NUMBER = re.compile(r" *\{:? *#[^{}]*\} *")  # a line of braces that give what stands above them an id
KNOWN = ("id", "class", "cert", "verdict", "lang")
SPACED = re.compile(r"[*\]] \{")  # a space between a mark and its braces
TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
LOOK = r"\.(?:small-caps|underlined|upright)"
BEHIND = re.compile(rf"""\{{:?\s*(?P<look>{LOOK})?\s*(?:lang=(["']?)(?P<lang>{TAG})\2)?\s*(?P<late>{LOOK})?\s*\}}""")
LANGUAGE = re.compile(r"""\blang=["']?([^"'\s}]*)""")
PART = re.compile(r"""#(?P<id>\S+)|\.(?P<type>[^\s=]+)|(?P<name>[^\s=]+)=(?:"(?P<long>[^"]*)"|'(?P<other>[^']*)'|(?P<short>\S*))|\S+""")


def marked(typed: str) -> bool:
    """Whether braces are meant as a mark: they open with a colon, or say an id, a type or a value."""
    return typed[1:2] == ":" or any(part.lastgroup for part in PART.finditer(typed[1:-1]))


def assign(element: Element, typed: str, line: int, doubts: Doubts) -> None:
    """Gives an element what the braces on a line say of it, and that line; what they cannot say is a doubt."""
    element.set("said", str(line))
    for part in PART.finditer(typed[1:-1].removeprefix(":")):
        id, type, name = part["id"], part["type"], part["name"] or (part[0] if part[0] in KNOWN else None)
        name = "id" if id else "class" if type else name
        value = id or type or part["long"] or part["other"] or part["short"] or ""
        if name not in KNOWN:
            doubts.add("attribute", part[0], line)
        elif name in element.attrib:
            doubts.add("twice", part[0], line)
        else:
            element.set(name, value)


def language(element: Element, typed: str, line: int, doubts: Doubts) -> bool:
    """Gives words what braces behind them say, or doubts the braces; says whether they were right.

    Brackets and what stands between asterisks have a language. Between single ones it may be told as well how the source sets
    the words: that it does not set them off (``upright``) is said of words in another language.
    """
    found = BEHIND.fullmatch(typed)
    looks = [look[1:] for look in (found["look"], found["late"]) if look] if found else []
    lang = found["lang"] if found else None
    if (looks or lang) and len(looks) <= (element.tag == "em") and (lang or looks != ["upright"]) and element.tag in WORDED:
        element.attrib.update({"lang": lang} if lang else {}, **({"class": looks[0]} if looks else {}))
        return True
    said = LANGUAGE.search(typed)
    doubts.add("tongue" if said and element.tag in WORDED and not re.fullmatch(TAG, said[1]) else "behind", typed, line)
    return False
