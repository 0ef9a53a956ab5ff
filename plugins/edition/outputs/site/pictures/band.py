"""The band of some weeks: a lane for each place, arrows for letters, and words where there is room for them.

Along the band is time and across it are the lanes. It lies where there is room, and stands where the page is narrow; then days go
downward, and there are no words in it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .labels import AIR, Wanted, placed
from .lanes import ELSEWHERE, Happening, Weeks
from .scale import Scale, months, starts_of, times

DAY = 36  # units that a day is long
LETTER = 5.6  # units that a letter of a label is wide, with room to spare
ROWS, ROW, NEAR = 3, 13, 17  # rows of labels by a lane, how far one is from the next, and the first from its lane
LANE = 76  # units from a lane to the next one, beside its labels
HEAD = 30  # units for the days, above all lanes
STEP = 6  # units between what lasts and what lasts beside it
SHORT = 48  # letters of a label at the most
NARROW = (30, 24, 64)  # units of a band that stands: beside its days, for a day, and from a lane to the next one
BOLD = 8  # units that a letter of a lane's or a month's name is wide there, in the widest of faces
MONTH = 14  # units before the first day of a month in a band that stands: its name has a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A path, and of what sort is what it draws: a word for style sheets."""

    sort: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Words at a place of the picture, and of what sort they are."""

    x: int
    y: int
    sort: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which something happened, as a link to what is told of it; ``said`` is all of it."""

    href: str
    said: str
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A picture: its view box, lines that are there whatever happens, the day of the text, what happened, words, and days.

    ``lines`` lead from words to what they name.
    """

    sort: str
    box: str
    grid: str
    rule: str
    strokes: tuple[Stroke, ...]
    lines: str
    words: tuple[Word, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the picture says beside names of lanes: by whoever speaks the language of the edition."""

    elsewhere: str
    day: Callable[[dt.date], str]
    month: Callable[[dt.date], str]
    name: Callable[[Happening], str]
    href: Callable[[Happening], str]
    often: Callable[[Happening], int]


def bands(weeks: Weeks, said: Said) -> tuple[Band, ...]:
    """The band as it lies and as it stands."""
    return tuple(_band(weeks, said, lying) for lying in (True, False))


def _band(weeks: Weeks, said: Said, lying: bool) -> Band:
    used = [*range(len(weeks.lanes)), *([ELSEWHERE] if any(ELSEWHERE in each.ends for each in weeks.happenings) else [])]
    names = tuple(said.elsewhere if number == ELSEWHERE else weeks.lanes[number] for number in used)
    beside, day, lane = (int(LETTER * max(map(len, (*weeks.lanes, said.elsewhere)))) + 20, DAY, LANE) if lying else NARROW
    lower = ROW if any(BOLD * (len(one) + len(other)) > 2 * (lane - AIR) for one, other in pairwise(names)) else 0  # every other name
    beside += 0 if lying else lower
    starts = starts_of(weeks, beside, day, 0 if lying else MONTH)
    top = HEAD + (NEAR + ROW * ROWS) if lying else BOLD * max(len(said.month(date)) for date in months(weeks)) + AIR
    across = {number: top + lane * place for place, number in enumerate(used)}
    long = starts[-1]
    deep = across[used[-1]] + (NEAR + 2 * STEP + ROW * ROWS if lying else lane // 2)
    scale = Scale(lying, day, starts, times(weeks, starts, day), across)
    point = scale.point
    strokes: dict[str, list[str]] = defaultdict(list)
    for each in weeks.happenings:
        for sort, d in _drawn(each, weeks, scale):
            strokes[sort].append(d)
    grid = "".join(f"M{point(beside, level)}L{point(long, level)}" for level in across.values())
    grid += "".join(f"M{point(start, HEAD - 6)}L{point(start, HEAD)}" for start in starts[:-1])
    rule = ""
    if weeks.written is not None:
        middle = starts[weeks.written] + day // 2
        rule = f"M{point(middle, HEAD)}L{point(middle, deep)}"
    labels = [*_labels(weeks, said, scale, beside)] if lying else []
    return Band(
        sort="lying" if lying else "standing",
        box=f"0 0 {long} {deep}" if lying else f"0 0 {deep} {long}",
        grid=grid,
        rule=rule,
        strokes=tuple(Stroke(sort=sort, d="".join(found)) for sort, found in sorted(strokes.items())),
        lines="".join(line for _, line in labels),
        words=(
            *_lanes(dict(zip(names, across.values(), strict=True)), lower, lying),
            *_heads(weeks, said, scale),
            *(word for word, _ in labels),
        ),
        days=tuple(_days(weeks, said, scale, deep)),
    )


def _drawn(each: Happening, weeks: Weeks, scale: Scale) -> Iterator[tuple[str, str]]:
    """The paths of a happening, each with its sort."""
    time, across, point = scale.at[each.entry.path], scale.across, scale.point
    known = "hollow" if each.hollow else "full"
    if each.arrow:
        start, end = (across[lane] for lane in each.ends)
        way = 1 if end > start else -1
        tip, neck = end - 3 * way, end - 10 * way
        yield ("secret" if each.secret else "public"), f"M{point(time, start)}L{point(time, neck)}"
        yield f"{known} head", f"M{point(time - 4, neck)}L{point(time + 4, neck)}L{point(time, tip)}z"
        return
    for lane in each.ends:
        level = across[lane]
        if each.lasting:
            level += STEP * _beside(each, lane, weeks)
            last = time + scale.starts[each.last] - scale.starts[each.first]
            yield f"{known} lasting", f"M{point(time, level)}L{point(last, level)}"
        elif each.letter:
            yield f"{known} dot", _outline(time, level, ((-4, -4), (4, -4), (4, 4), (-4, 4)), point)
        else:
            yield f"{known} dot", _outline(time, level, ((0, -6), (6, 0), (0, 6), (-6, 0)), point)


def _outline(time: int, level: int, corners: Iterable[tuple[int, int]], point: Callable[[int, int], str]) -> str:
    return "M" + "L".join(point(time + along, level + over) for along, over in corners) + "z"


def _beside(each: Happening, lane: int, weeks: Weeks) -> int:
    """How many happenings that began before are still going on in its lane."""
    others = weeks.happenings[: weeks.happenings.index(each)]
    return sum(lane in other.ends and other.lasting and other.last >= each.first for other in others)


def _lanes(levels: dict[str, int], lower: int, lying: bool) -> Iterator[Word]:
    """The names of lanes: in a band that stands above them, every other one ``lower`` than the one before."""
    for place, (name, level) in enumerate(levels.items()):
        x, y = (0, level + 4) if lying else (level, HEAD - 14 + lower * (place % 2))
        yield Word(x=x, y=y, sort="lane", said=name)


def _heads(weeks: Weeks, said: Said, scale: Scale) -> Iterator[Word]:
    """The days, and the months where they begin."""
    lying = scale.lying
    named = months(weeks)
    for number in range(weeks.days):
        date = weeks.begin + dt.timedelta(number)
        start, middle = scale.starts[number], scale.starts[number] + scale.day // 2
        if date in named:
            yield (
                Word(x=middle, y=8, sort="month", said=said.month(date))
                if lying
                else Word(x=0, y=start - 4, sort="month", said=said.month(date))
            )
        yield (
            Word(x=middle, y=HEAD - 9, sort="day", said=str(date.day)) if lying else Word(x=0, y=middle + 4, sort="day", said=str(date.day))
        )


def _labels(weeks: Weeks, said: Said, scale: Scale, first: int) -> Iterator[tuple[Word, str]]:
    """Names of what has its place in one lane: above the first lane and below all others, the most often spoken of first.

    None begins before ``first``. Each with the line that leads to it, where it stands in a row that is not the nearest.
    """
    at, last = scale.at, scale.starts[-1]
    for lane, level in scale.across.items():
        mine = [each for each in weeks.happenings if each.ends[0] == lane and not each.arrow and len(said.name(each)) <= SHORT]
        mine.sort(key=said.often, reverse=True)
        near = NEAR + STEP * max((_beside(each, lane, weeks) for each in mine if each.lasting), default=0)
        wanted = [Wanted(at[each.entry.path], int(LETTER * len(said.name(each)))) for each in mine]
        for each, label in zip(mine, placed(wanted, first, last, ROWS), strict=True):
            if label:
                up, x = -1 if lane == 0 else 1, at[each.entry.path]
                y = level + up * (near + ROW * label.row)
                line = f"M{x} {level + 7 * up}L{x} {y - (9 if up > 0 else -3)}" if label.row else ""
                yield Word(x=label.x, y=y + (3 if up > 0 else 0), sort="name", said=said.name(each)), line


def _days(weeks: Weeks, said: Said, scale: Scale, deep: int) -> Iterator[Day]:
    """The days on which something begins, as deep as the band."""
    day = scale.day
    for number in sorted({each.first for each in weeks.happenings}):
        there = [each for each in weeks.happenings if each.first == number]
        start = scale.starts[number]
        names = "; ".join(said.name(each) for each in there)
        d = f"M{start} 0h{day}v{deep}h-{day}z" if scale.lying else f"M0 {start}h{deep}v{day}h-{deep}z"
        yield Day(href=said.href(there[0]), said=f"{said.day(weeks.begin + dt.timedelta(number))}: {names}", d=d)
