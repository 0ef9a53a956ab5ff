"""Whose words the text reports, as the title page lists it: told where the list does not hold."""

from __future__ import annotations

from ..model import Edition, spans, worded
from ..slips import Slips
from .heads import Sheet


def told(edition: Edition, title: Sheet, slips: Slips) -> None:
    """Tells a member that does not say whose words they are, and one whose words the text has not, or has twice."""
    said = worded(edition)
    for member, whose in edition.pairs("voices"):
        if not whose:
            slips.tell(title.file, title.line("voices"), f"“{member}” does not say whose words they are; write first words … last = who")
        elif (count := len([*spans(member, said)])) != 1:
            often = "are not in the text" if not count else f"stand in the text {count} times"
            slips.tell(title.file, title.line("voices"), f"“{member}”: these words {often}; write as many as stand in one place")
