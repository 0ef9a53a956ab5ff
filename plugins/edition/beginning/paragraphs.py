"""A plain text as editors would type it: each paragraph on a line with its number under it, and no sign of it a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..intake import letters
from ..intake.draft import JOINED
from ..intake.typed import paragraph
from ..marks import Reader
from ..model import Words

ANY = re.compile(r"[!-/:-@\[-`{-~]")
ITEM = re.compile(r"\s*(?:[-*•–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)])\s")  # what begins a line of a list
ALONE = re.compile(r"[\W_]*(?:(?:page|p\.)\s*)?(?:[0-9]{1,4}|[ivxlc]{1,7})[\W_]*", re.IGNORECASE)  # a number, as of a page
HYPHEN = re.compile(r"[^\W\d_]+-[ \t]*\n[ \t]*[^\W\d_]+")  # a word that a line ends, or two of one compound
EMPTY = re.compile(r"\n[ \t]*\n")


def divided(text: str) -> list[str]:
    """The paragraphs of a text, each on one line. An empty line stands between two; where there is none, each line is one."""
    return [line for part in _parts(text) if (line := " ".join(re.split(r"[ \t\n]+", part)).strip(" "))]


def joined(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text that may have lost something when their lines were joined: the number of each, and how many lines it had.

    Lines that a program has broken are as full as can be: the first word of the next would stand beyond the longest line. Others are
    lines of the source, as in verse, an address or a list; so are all where some paragraph stands on a line that is twice as long.
    """
    parts = [[line.rstrip() for line in part.strip().split("\n")] for part in _parts(text) if part.strip(" \t\n")]
    margin = max((len(line) for part in parts if len(part) > 1 for line in part), default=0)
    longest = max((len(line) for part in parts for line in part), default=0)
    margin = longest if longest > 2 * margin else margin
    return [
        (number, len(part))
        for number, part in enumerate(parts, 1)
        if any(len(line) + 1 + len(after.split()[0]) <= margin or ITEM.match(after) for line, after in pairwise(part) if after.split())
    ]


def doubtful(text: str) -> Iterator[str]:
    """What of a text may not be as it was, or no word of it, or be more than a paragraph: joined lines, numbers that stand alone, hyphens
    at the ends of lines or for a dash, parts of a letter, the signs of our own marks.
    """
    yield from (JOINED.format(lines, number) for number, lines in joined(text))
    said = {f"p{number}": line for number, line in enumerate(divided(text), 1)}
    yield from letters.doubted(said)
    yield from letters.kept(said)
    parts = [part for part in _parts(text) if part.strip(" \t\n")]
    if alone := [f"p{number}" for number, part in enumerate(parts, 1) if ALONE.fullmatch(part.strip())]:
        yield (
            f"nothing but a number stands in {', '.join(alone)}; where it is that of a page, take the paragraph away, number anew what"
            " follows, and write [[page 3]] where page 3 begins"
        )
    ended = [(number, each) for number, part in enumerate(parts, 1) for each in HYPHEN.findall(part)]
    if ended:
        listed = ", ".join(f"“{' '.join(each.split())}” (p{number})" for number, each in ended)
        yield f"lines end with a hyphen: {listed}; where that divides a word, join its parts"


def _parts(text: str) -> list[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").strip()
    return EMPTY.split(text) if EMPTY.search(text) else text.split("\n")


def escaped(line: str, marks: Reader) -> str:
    """Words so that they mean themselves: with as few ``\\`` as will do."""
    for typed in (line, paragraph((Words(line),))):
        if _plain(typed, marks) == line:
            return typed
    return ANY.sub(r"\\\g<0>", line)


def _plain(typed: str, marks: Reader) -> str:
    """The words of what was typed; nothing where any of it is a mark or looks like one."""
    blocks = list(marks.tree(typed))
    if len(blocks) != 1 or blocks[0].tag != "p" or len(blocks[0]) or "told" in blocks[0].attrib:
        return ""
    return blocks[0].text or ""


def numbered(text: str) -> tuple[str, int]:
    """The text as it is typed into an edition, and how many paragraphs it has."""
    marks = Reader()
    typed = [f"{escaped(line, marks)}\n{{: #p{number} }}\n" for number, line in enumerate(divided(text), 1)]
    return "\n".join(typed), len(typed)
