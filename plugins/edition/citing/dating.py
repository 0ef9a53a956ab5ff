"""Dates that a citation processor cannot print as they are meant: it is asked with a year that stands for them, and gets words for it.

A record of CSL knows no decade, no end that is open and no doubt of one end, and has one word, ``circa``, for what is about a day
and for what is uncertain. One style prints that as a guess (Chicago: ``[1851?]``), another as about (APA: ``ca. 1851``), a third as
either, by what is cited (MLA). A date in words is no way out: APA's file prints it twice, as the year and as the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import dates
from ..model import Date, Node, Nodes, Words, words
from ..wording import COMPLETE, Wording, wording

ERA = 1000  # before this year files of styles name the era
BEGUN = re.compile(r"(?:^|[.?!][”’»]?\s)$")  # behind this a sentence begins


@dataclass(frozen=True, slots=True)
class Dating:
    """What is ``said`` of a date, or nothing where the processor says it, and the ``year`` that is asked in its stead."""

    year: int
    said: str

    @property
    def issued(self) -> dict[str, object]:
        """What a record is asked with instead of its date."""
        return {"issued": {"date-parts": [[self.year]]}} if self.said else {}

    def told(self, nodes: Nodes) -> Nodes:
        """What was printed, with the words in place of the year: with a capital where a sentence begins."""
        found: list[Node] = []
        before = ""
        for node in nodes if self.said else ():
            match node:
                case Words(text):
                    first, *others = text.split(str(self.year))
                    for other in others:
                        said = self._cased(before + first)
                        first += said.removesuffix(".") + other if other.startswith(".") else said + other
                    found.append(Words(first))
                case _:
                    found.append(node)
            before += words((found[-1],))
        return tuple(found) or nodes

    def _cased(self, before: str) -> str:
        return self.said[:1].upper() + self.said[1:] if BEGUN.search(before) else self.said


def dating(date: Date | None, style: str, circa: str, year: int, say: Wording) -> Dating:
    """How a ``style`` dates, whose file prints by ``circa`` what is ``uncertain``, what is ``approximate``, or now this, now that."""
    if date is None:
        return Dating(year, "")
    doubts = {name for name in ("approximate", "uncertain") if getattr(date, name)}
    said = _said(date, wording(say.language, style))
    printed = dates.numbered(date) and doubts <= {circa} and not _turning(date) and (say.language == COMPLETE or not _lacking(date, said))
    return Dating(year, "" if printed else said)


def _lacking(date: Date, said: str) -> bool:
    """Whether a file lacks something in other languages than its own: a space before the era, a capital of what begins a sentence."""
    return date.first.year < ERA or (said[0].islower() and not (date.approximate or date.uncertain))


def _turning(date: Date) -> bool:
    """Whether it is an interval of months or days over the turn of a year: APA's file prints the two years and then the two months."""
    return "-" in date.edtf.removeprefix("-") and "/" in date.edtf and date.first.year != date.last.year


def _said(date: Date, say: Wording) -> str:
    """The date in a style's words; of an interval each end has its own, so that nothing is heard of both that is said of one."""
    ends = dict.fromkeys(date.edtf.split("/"))
    if date.open or len(ends) == 1:
        return dates.spoken(date, say)
    first, last = (dates.spoken(dates.parse(end), say) for end in ends)
    return say.dates.span(first=first, last=last)
