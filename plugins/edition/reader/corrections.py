"""Corrections: one file each, which declares what has changed behind an address, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .. import dates
from ..lock.expected import Expected
from ..lock.gate import differences
from ..lock.lost import once
from ..lock.published import FACT
from ..lock.record import Record
from ..lock.versions import parsed, unnumbered
from ..model import Correction, Date, Edition, Heading, numbered, prose, versioned
from . import forms
from .entries import body, day
from .forms import Form
from .heads import Sheet
from .house import House
from .prose import PROSE_BLOCKS
from .shelf import LOCK

HEADING = "## … {: #v-2031-05-01 }, or under that of the same day"


def declared(sheets: Iterable[Sheet], form: Form, house: House) -> tuple[Correction, ...]:
    """The corrections without their reasons, oldest first; before and after are words, in which no mark counts."""
    found = []
    for sheet in sheets:
        forms.check(sheet, form, house.slips)
        if not sheet.body.strip() and not sheet.unread:
            house.slips.tell(sheet.file, 1, "this correction has no text; say why it was made")
        get = sheet.get
        date = _date(get("date"))
        if date and not (dates.parts(date) or ())[2:]:
            house.slips.tell(sheet.file, sheet.line("date"), f"date is “{date.edtf}”; write the day on which it was corrected: 1848-03-18")
        made = Correction(sheet.slug, get("id"), get("change"), get("before"), get("after"), get("version"), date, get("editor"), ())
        found.append(made)
    return tuple(sorted(found, key=lambda each: (each.date.first.isoformat() if each.date else "", each.slug)))


def _date(value: str) -> Date | None:
    try:
        return dates.parse(value)
    except ValueError:
        return None  # told already by `forms.check`


def reasoned(corrections: Iterable[Correction], sheets: Iterable[Sheet], house: House) -> tuple[Correction, ...]:
    """The corrections with their reasons, which may link to everything."""
    bodies = {sheet.slug: sheet for sheet in sheets}
    return tuple(replace(each, blocks=body(bodies[each.slug], house, PROSE_BLOCKS)) for each in corrections)


def check(edition: Edition, records: Mapping[str, Record], must: Expected, sheets: Mapping[str, Sheet], house: House) -> None:
    """Tells every difference between the edition and its lock, each where it can be mended.

    ``sheets`` are those whose facts are locked, by what ids of these begin with: ``edition``, ``head`` and, of other versions of the text,
    ``ru.head``.
    """
    order = {id: line for line, id in enumerate(records, 2)}
    for found in once(edition, records, differences(edition, records, must)):
        if found.id in house.lost:
            continue
        if found.id.startswith("version."):
            found = found._replace(id="edition.version-text")
        fact, new = found.id.rpartition(".")[2], found.id if found.new else found.there
        slug = versioned(found.id)[0]
        id = next((each for each in (found.id, found.there) if each in house.lines), numbered(found.id)[0])
        if found.correction:
            file, line = f"content/corrections/{found.correction.slug}.md", 1
        elif FACT.match(found.id) and (sheet := sheets.get(found.id.rpartition(".")[0])):
            file, line = sheet.file, sheet.line(fact)
        elif id in house.lines and (sheet := sheets.get(f"{slug}.head".lstrip("."))):
            file, line = sheet.file, house.lines[id]
        elif "/" in new:
            file, line = f"content/{new}.md", 1
        else:
            file, line = f"content/{LOCK}", order.get(found.id, 1)
        house.slips.tell(file, line, found.sentence)


def told(edition: Edition, title: Sheet, house: House) -> None:
    """Whether readers find every correction listed, and an edition that is not older than the changes it tells of."""
    if edition.corrections and not any(page.closing == "corrections" for page in edition.pages):
        file = f"content/corrections/{edition.corrections[0].slug}.md"
        house.slips.tell(file, 1, "no page lists the corrections; write closing: corrections in the head of one, as of pages/changes.md")
    for page in edition.pages:
        if page.closing == "corrections" and (untold := [*_untold(edition, prose(page.blocks))]):
            sentence = f"nothing is told here of {' and '.join(untold)}; write what is new, under a heading with the day: {HEADING}"
            house.slips.remark(f"content/pages/{page.slug}.md", 1, sentence)
    days = [(each.date.first.isoformat(), f"corrections/{each.slug}.md") for each in edition.corrections if each.date]
    for page in edition.pages:
        changes = (day(block.id) for block in page.blocks if isinstance(block, Heading))
        days += [(each, f"pages/{page.slug}.md") for each in changes if each]
    date = edition.date
    newest, file = max(days, default=("", ""))
    if date and date.last.isoformat() < newest:
        problem = f"date is {date.edtf}, but {file} tells of {newest}; an edition is as late as its last change"
        house.slips.tell(title.file, title.line("date"), problem)


def _untold(edition: Edition, told: str) -> Iterator[str]:
    """The versions of a published edition of which a page of changes says nothing in its own words."""
    numbers = {name: edition.said[f"version-{name}"] for name in ("text", "apparatus")}
    if (parsed(numbers["text"]) or (0,))[0]:
        said = re.findall(r"\d+\.\d+\.\d+", told)
        yield from (f"{name} {version}" for name, version in numbers.items() if version not in said)


def unlocked(edition: Edition, title: Sheet, house: House) -> None:
    """Tells of an edition without a lock that it was published, or that it corrects what never was."""
    numbers = {name: edition.said[name] for name in ("version-text", "version-apparatus")}
    for name, version in numbers.items():
        if version and parsed(version) is None:
            house.slips.tell(title.file, title.line(name), unnumbered(name, version))
    name, version = next(iter(numbers.items()))
    if (parsed(version) or (0,))[0]:
        house.slips.tell(
            title.file,
            title.line(name),
            f"version {version} was published, and its lock is missing; take {LOCK} back from the last version, "
            f"or, if nothing was ever published, give {name} a number below 1.0.0 and type: make lock",
        )
        return
    for each in edition.corrections:
        house.slips.tell(f"content/corrections/{each.slug}.md", 1, "nothing was published yet, so there is nothing to correct")
