"""The timeline: letters and events by day, with a picture of the weeks around the text above the list, which opens at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ... import dates
from ...model import Date, Day, Entry, marked, named, pages, stop, unlinked
from .page import Page
from .pictures.lanes import Weeks
from .pictures.weeks import Picture, found, picture, routes
from .setting import Setting
from .spaces import bound, kept
from .views import Brief, Numeral

Dated = list[tuple[Date, Entry | None]]  # the text, where there is no entry
MANY = 30  # events of a year that are divided by months


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A letter or an event of the timeline: after the text (``later``), or before it and not known to its writer (``unknown``); or the
    text itself, which has no ``id``.

    ``route`` says in words what the picture shows of it.
    """

    id: str
    entry: Brief
    date: str
    time: str
    later: bool
    unknown: bool
    route: str
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Events that begin in a month; its name is empty where the year has few, or where all that is known of them is the year."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The events of a year."""

    id: str
    year: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Page):
    """Letters and events by day; ``written`` says when the text was, or is empty, and ``writer`` by whom; ``later``, ``unknown``: some
    of them are marked so; ``implied``: some of the paragraphs beside them only imply them.

    ``before`` are the years before those of the picture, if there is one, and ``earlier`` says what they are; a year that the picture
    divides has its id in ``years``.
    """

    template = "timeline"

    written: str
    writer: str
    later: bool
    unknown: bool
    implied: bool
    weeks: Picture | None
    before: tuple[Year, ...]
    earlier: str
    years: tuple[Year, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page, where anything has a day."""
    if "timeline" in pages.made(setting.edition):
        yield _timeline(setting)


def _timeline(setting: Setting) -> TimelinePage:
    address = pages.page("timeline")
    written = setting.edition.text.date
    root = pages.root(address)
    weeks = found(setting)
    earlier: Dated = []
    rest: Dated = []
    for date, entry in setting.edition.days(setting.concordance.timeline):
        before = weeks and (date.last < Day.of(weeks.begin) or date.first.year < weeks.begin.year)
        (earlier if before else rest).append((date, entry))
    told = routes(setting)

    def years(part: Dated, taken: Container[int] = ()) -> tuple[Year, ...]:
        groups = [(year, list(group)) for year, group in groupby(part, key=lambda pair: pair[0].first.year)]
        return tuple(
            Year(
                id="" if year in taken else f"y{year}",
                year=dates.year(year, setting.say),
                months=tuple(_months(setting, group, written, root, told)),
            )
            for year, group in groups
        )

    first, last = years(earlier, {date.first.year for date, _ in rest}), years(rest)
    events = [event for year in (*first, *last) for month in year.months for event in month.events]
    return TimelinePage(
        **setting.frame(address, setting.say.menu.timeline),
        written=bound(dates.when(written, setting.say)) if written else "",
        writer=setting.say.timeline.writers if len(named(setting.edition.text.facts, "author")) > 1 else setting.say.timeline.writer,
        later=any(event.later for event in events),
        unknown=any(event.unknown for event in events),
        implied=setting.concordance.implies(entry.path for _, entry in (*earlier, *rest) if entry),
        weeks=picture(setting),
        before=first,
        earlier=_earlier(setting, earlier[0][0].first.year, weeks, len(earlier)) if earlier and weeks else "",
        years=last,
    )


def _earlier(setting: Setting, first: int, weeks: Weeks, count: int) -> str:
    """What the list has of the time before the picture, to the day before it begins."""
    day, say = weeks.begin - dt.timedelta(1), setting.say
    last = say.dates.day(day=day.day, month=say.tongue.months[day.month - 1], year=day.year)
    return bound(say.weeks.before(count=count, first=first, last=last))


def _months(setting: Setting, dated: Dated, written: Date | None, root: str, told: dict[str, str]) -> Iterator[Month]:
    """The events of a year, by month where they are many."""

    def month(pair: tuple[Date, Entry | None]) -> str:
        first, last = pair[0].first, pair[0].last
        known = len(dated) > MANY and (first.month, last.month) != (1, 12)
        return setting.say.tongue.months[first.month - 1] if known else ""

    for name, group in groupby(dated, key=month):
        yield Month(
            name=name[:1].upper() + name[1:],
            events=tuple(
                _event(setting, date, entry, written, root, told) if entry else _text(setting, date, root) for date, entry in group
            ),
        )


def _text(setting: Setting, date: Date, root: str) -> Event:
    """The text among what has a day."""
    text = setting.edition.text
    name = setting.heading(unlinked(marked(text.facts, "title")))
    summary = Markup(kept(setting.edition.said["summary"]))
    return Event(
        id="",
        entry=Brief(href=root + pages.text(setting.slug), name=name, stop=stop(text.title), gist=summary),
        date=bound(dates.spoken(date, setting.say)),
        time="",
        later=False,
        unknown=False,
        route="",
        numerals=(),
    )


def _event(setting: Setting, date: Date, entry: Entry, written: Date | None, root: str, told: dict[str, str]) -> Event:
    facts = {fact.name: fact for fact in entry.facts}
    later = written is not None and date.first > written.last
    clock = facts.get("time")
    return Event(
        id=entry.slug,
        entry=setting.brief(entry, root),
        date=bound(dates.spoken(date, setting.say)),
        time=setting.lines(root).html(clock.nodes) if clock else date.clock,
        later=later,
        unknown=not later and "knowledge" in facts and facts["knowledge"].value == "after",
        route=told.get(entry.path, ""),
        numerals=setting.numerals(entry, root),
    )
