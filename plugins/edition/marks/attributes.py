"""What a pair of braces says: the id of a paragraph or heading, the type of a note, the language of words."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .doubts import Doubts

BRACES = re.compile(r"\{[^{}\n]*\}")
KNOWN = ("id", "class", "cert", "verdict", "lang")
LANGUAGE = re.compile(r"""\{:?\s*lang=(["']?)([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\1\s*\}""")
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
    """Gives words the language that braces behind them say, or doubts the braces; says whether they were right."""
    found = LANGUAGE.fullmatch(typed)
    if found and element.tag in ("em", "strong", "supplied"):
        element.set("lang", found[2])
        return True
    doubts.add("behind", typed, line)
    return False
