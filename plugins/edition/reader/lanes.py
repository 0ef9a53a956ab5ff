"""The picture over the timeline, as the title page describes it: its days, and lanes in which something has its place."""

from __future__ import annotations

from ..model import Edition
from ..slips import Slips, meant
from . import forms
from .heads import Sheet

PLACES = ("place", "place-from", "place-to")


def told(edition: Edition, title: Sheet, slips: Slips) -> None:
    """Tells lanes without days, days without lanes, and a lane that no place names."""
    lanes, days = forms.listed(title.get("lanes")), title.get("lanes-dates")
    if bool(lanes) != bool(days):
        typed, missing = ("lanes", "lanes-dates: 1848-03-10/1848-04-02") if lanes else ("lanes-dates", "lanes: London; Paris")
        slips.tell(title.file, title.line(typed), f"there is no picture with {typed} alone; write also {missing}")
    named = [fact.value for entry in edition.entries for fact in entry.facts if fact.name in PLACES and fact.value]
    for lane in lanes if days else ():
        if not any(lane in place for place in named):
            slips.tell(title.file, title.line("lanes"), f"no place names the lane “{lane}”{meant(lane, named)}")
