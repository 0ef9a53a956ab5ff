"""The weeks around the text: the band for a page, and the same in words beside each entry of its list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .... import dates
from ....model import Entry
from ..setting import Setting
from ..spaces import bound
from .band import Band, Said, bands
from .lanes import ELSEWHERE, Happening, Weeks, weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture for a page: its title, what it tells to who does not see it, and the band lying and standing.

    ``events``, ``unknown`` and ``written`` say whether there is anything of which its key has to speak: events beside letters, what the
    writer could not know, and the day of the text.
    """

    title: str
    said: str
    bands: tuple[Band, ...]
    events: bool
    unknown: bool
    written: bool


def found(setting: Setting) -> Weeks | None:
    """The weeks of the edition, where it names some."""
    return weeks(setting.edition, setting.concordance.timeline)


def picture(setting: Setting, kind: str = "") -> Picture | None:
    """The picture of all that happened, or of the letters of one ``kind`` of entries, on a page where each has its element."""
    whole, say = found(setting), setting.say
    if whole is None:
        return None
    drawn = tuple(each for each in whole.happenings if not kind or (each.letter and each.entry.kind == kind))
    if not drawn:
        return None
    letters = sum(each.letter for each in drawn)
    span = next((bound(dates.spoken(fact.date, say)) for fact in setting.edition.facts if fact.name == "lanes-dates" and fact.date), "")
    title = say.weeks.letters(span=span) if kind else say.weeks.title(span=span)
    return Picture(
        title=title,
        said=say.weeks.shows(
            title=title,
            lanes=", ".join(whole.lanes),
            letters=say.weeks.of_letters(count=letters),
            events=say.weeks.of_events(count=len(drawn) - letters),
        ),
        bands=bands(replace(whole, happenings=drawn), _said(setting)),
        events=letters < len(drawn),
        unknown=any(each.hollow for each in drawn),
        written=whole.written is not None,
    )


def _said(setting: Setting) -> Said:
    say, months = setting.say, setting.say.tongue.months
    return Said(
        elsewhere=say.weeks.elsewhere,
        day=lambda date: say.dates.day_of_month(day=date.day, month=months[date.month - 1]),
        month=lambda date: months[date.month - 1],
        name=lambda each: _name(setting, each.entry),
        href=lambda each: f"#{each.entry.slug}",
        often=lambda each: setting.concordance.often(each.entry.path),
    )


def _name(setting: Setting, entry: Entry) -> str:
    """What an entry is called, without the day of which it is."""
    return entry.name.removesuffix(f", {dates.spoken(entry.date, setting.say)}") if entry.date else entry.name


def routes(setting: Setting) -> dict[str, str]:
    """What the picture shows of each entry, in words; of those that it leaves out, that it does."""
    whole, say = found(setting), setting.say
    if whole is None:
        return {}
    told = {each.entry.path: _route(setting, whole, each) for each in whole.happenings}
    return told | dict.fromkeys(whole.left, say.weeks.left)


def _route(setting: Setting, whole: Weeks, each: Happening) -> str:
    say = setting.say
    names = [say.weeks.elsewhere if lane == ELSEWHERE else whole.lanes[lane] for lane in each.ends]
    way = say.weeks.way(start=names[0], end=names[1]) if each.arrow else ", ".join(names)
    secrecy = next((fact.value for fact in each.entry.facts if fact.name == "secrecy"), "")
    return say.weeks.told(way=way, secrecy=say.secrecy[secrecy]) if each.letter else way
