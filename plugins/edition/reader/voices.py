"""Whose words the text reports, as the title page lists it: told where the list does not hold."""

from __future__ import annotations

from ..model import Edition, spans
from ..slips import Slips
from .forms import listed
from .heads import Sheet


def told(edition: Edition, title: Sheet, slips: Slips) -> None:
    """Tells a member that does not say whose words they are, and one whose words the text has not, or has twice."""
    for part in listed(title.get("voices")):
        member, _, whose = part.partition(" = ")
        if not whose:
            slips.tell(title.file, title.line("voices"), f"“{part}” does not say whose words they are; write first words … last = who")
        elif (count := len([*spans(member, edition)])) != 1:
            often = "are not in the text" if not count else f"stand in the text {count} times"
            slips.tell(title.file, title.line("voices"), f"“{member}”: these words {often}; write as many as stand in one place")
