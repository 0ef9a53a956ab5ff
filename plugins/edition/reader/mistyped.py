"""Facts that are typed as another form than theirs would be: what is told of them, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import AUTHORITIES
from ..slips import meant

# What editors call a fact that a form calls otherwise; the first of its names that the form has was meant.
CALLED = {
    "date": ("issued", "born"),
    "year": ("issued", "date"),
    "published": ("issued",),
    "place": ("publisher-place", "within"),
    "city": ("publisher-place",),
    "pages": ("page",),
    "journal": ("container-title",),
    "book": ("container-title",),
    "link": ("URL",),
    "website": ("URL",),
    "doi": ("DOI", "URL"),
    "authors": ("author",),
    "writer": ("author", "from"),
    "editors": ("editor",),
    "short-title": ("title-short",),
    "short": ("title-short",),
    "title": ("name",),
    "name": ("title",),
    "aka": ("also",),
    "aliases": ("also",),
    "birth": ("born",),
    "death": ("died",),
    "recipient": ("to",),
    "sender": ("from",),
    "collection": ("archive_location", "archive"),
}
NUMBERED = ("page", "volume")  # of a source, before which each style of citation writes what they count
COUNTING = re.compile(r"(?:pp?|pages?|vols?|volumes?|S|Bd|págs?|t|tomo)\b\.? *(?=[0-9ivxlcIVXLC])", re.IGNORECASE)


def name(typed: str, names: Collection[str]) -> str:
    """A hint at the fact that was meant by a name which the form has not."""
    lower = typed.casefold().replace("_", "-")
    same = next((each for each in names if each.casefold().replace("_", "-") == lower), "")
    called = same or next((each for each in CALLED.get(lower, ()) if each in names), "")
    return f"; did you mean {called}?" if called else meant(typed, names)


def value(fact: str, typed: str, source: bool) -> str:
    """What is wrong with a value that no form refuses; nothing with most. ``source``: it is one of a source."""
    if fact in AUTHORITIES and "/" in typed:
        id = typed.rstrip("/").rpartition("/")[2]
        return f"{fact} is “{typed}”, but must be the identifier alone{f'; did you mean {id}?' if id else ''}"
    if source and fact in NUMBERED and (found := COUNTING.match(typed)):
        alone = typed[found.end() :]
        return f"{fact} is “{typed}”, but must be the number alone, for each style of citation says what it counts; write {fact}: {alone}"
    return ""


def listed(fact: str, typed: str) -> str:
    """A remark on a list of one value that has a comma, and may be several; nothing on any other."""
    if "," not in typed or ";" in typed or " = " in typed:
        return ""
    return f"{fact} has one value, “{typed}”; where it is several, write semicolons between them, and else one behind it"
