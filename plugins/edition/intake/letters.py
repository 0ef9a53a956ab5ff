"""What of a text only its editors can say, and its paragraphs show: parts of a letter, hyphens where a dash may be meant, and whose its
brackets are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .days import days

NOTHING: Mapping[str, str] = {}
NEAR = 4  # paragraphs at the beginning and at the end that may be parts of a letter
SHORT = 12  # words that such a part has at most
GREETING = re.compile(
    r"(?:(?:my|our|very|most|sehr|muy|mon|ma)\s+)?(?:dear|dearest|sir|sirs|madam|gentlemen|honou?red|beloved|lieber?|liebste|geehrte|hochgeehrte"
    r"|hochverehrte|werte|querid|estimad|amad|señor|cher|chère|monsieur|madame|car[oa]|gentile|egregio)\w*\b",
    re.IGNORECASE,
)
BEHIND = re.compile(r"P\.? ?S\.?\b")
SEEMS = "{} may be {}; where that is so, say it behind the number, as {{: #{} .{} }}, before it is locked"
HYPHENS = re.compile(r"(?<!-)-{2,3}(?!-)")
DASHED = "two hyphens stand in {} and are printed so; where a dash is meant, type – or — in their place"
OURS = re.compile(r"\[\[page [^\[\]]*\]\]|\[[^\[\]]+\]|~~[^~]+~~|\+\+[^+]+\+\+")  # what would be a mark, if an editor had typed it
KEPT = (
    "signs that stand in the document were kept as the source’s own, behind backslashes: {}; where one is a mark of yours, as of a doubtful"
    " reading or of a page, take its backslashes away before it is locked"
)


def doubted(said: Mapping[str, str], known: Mapping[str, str] = NOTHING) -> Iterator[str]:
    """What is told of paragraphs, by their ids: which seem to be a part of a letter, and in which hyphens may be a dash.

    ``known`` is what some of them are.
    """
    ids = [*said]
    if found := dict(_parts([*said.values()], [known.get(id, "") for id in ids])):
        first = min(found)
        listed = ", ".join(f"{ids[place]} (.{role})" for place, role in sorted(found.items()))
        yield SEEMS.format(listed, "a part of a letter" if len(found) == 1 else "parts of a letter", ids[first], found[first])
    if dashed := [id for id, text in said.items() if HYPHENS.search(text)]:
        yield DASHED.format(", ".join(dashed))


def kept(said: Mapping[str, str]) -> Iterator[str]:
    """What is told of paragraphs, by their ids, in whose words stand the signs of our own marks: these are taken for the source's."""
    if found := [f"“{sign}” ({id})" for id, text in said.items() for sign in OURS.findall(text)]:
        yield KEPT.format(", ".join(found))


def _parts(said: Sequence[str], known: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs that seem to be a part of a letter, and which."""
    short = [len(text.split()) <= SHORT for text in said]
    closed = False
    for place, text in enumerate(said):
        near, far = place < NEAR, place >= len(said) - NEAR
        closed = closed or known[place] == "closing"
        if known[place]:
            continue
        if near and short[place] and GREETING.match(text) and text.endswith((",", ":", "!", "—", ".")):
            yield place, "salutation"
        elif (near or far) and short[place] and any(days(text)):
            yield place, "dateline"
        elif far and place and short[place] and text.endswith(",") and not closed:
            closed = True
            yield place, "closing"
        elif far and closed and short[place] and not BEHIND.match(text):
            yield place, "signature"
        elif far and BEHIND.match(text):
            yield place, "postscript"
