"""Entries, sources, lessons and pages: one file each, in the folder of its kind, checked against the kind's form."""

from __future__ import annotations

import re

from ..model import Blocks, Entry, Heading, Lesson, Page, Source, words
from ..slips import Slips, meant
from . import forms
from .facts import facts
from .folding import folded
from .forms import Form
from .heads import Sheet
from .house import House
from .prose import PAGE_BLOCKS, PROSE_BLOCKS, Prose

RANGE = re.compile(r"([\w.][\w.-]*?)(?:-(p\d+[\w.]*))?")

DAY = re.compile(r"v-\d{4}-\d\d-\d\d")  # the id of a change, which the feed dates


def names(sheet: Sheet) -> frozenset[str]:
    """The folded names of an entry: its name, the same as it is spoken, and every other one."""
    name = sheet.get("name")
    family, _, given = name.partition(", ")
    spoken = [f"{given} {family}"] if given else []
    return frozenset(folded(each) for each in (name, *spoken, *forms.listed(sheet.get("also"))))


def body(sheet: Sheet, house: House, allowed: frozenset[str]) -> Blocks:
    """The blocks of a sheet's body."""
    return Prose(house, sheet.file, sheet.offset).blocks(house.marks.tree(sheet.body), allowed) if sheet.body else ()


def entry(sheet: Sheet, kind: str, form: Form, house: House) -> Entry:
    """An entry of a kind."""
    forms.check(sheet, form, house.slips)
    blocks = body(sheet, house, PROSE_BLOCKS)
    if not blocks:
        house.slips.tell(sheet.file, 1, "this entry has no text; say who or what it is, with a source")
    also = forms.listed(sheet.get("also"))
    return Entry(kind, sheet.slug, sheet.get("name"), also, facts(sheet, form, house), blocks)


def source(sheet: Sheet, form: Form, house: House) -> Source:
    """A source."""
    forms.check(sheet, form, house.slips)
    return Source(sheet.slug, facts(sheet, form, house))


def page(sheet: Sheet, form: Form, house: House) -> Page:
    """A page of prose."""
    forms.check(sheet, form, house.slips)
    order = sheet.get("order")
    number = int(order) if forms.PLAIN["number"][0].fullmatch(order) else 0
    blocks = body(sheet, house, PAGE_BLOCKS)
    for block in blocks:
        if isinstance(block, Heading) and block.id.startswith("v-") and not DAY.fullmatch(block.id):
            line = sheet.offset + 1 + sheet.body[: sheet.body.index(block.id)].count("\n")
            house.slips.tell(sheet.file, line, f"the change “{words(block.nodes)}” has the id {block.id}; write v- and its day")
    return Page(sheet.slug, sheet.get("title"), sheet.get("summary"), number, blocks, sheet.get("closing"))


def lesson(sheet: Sheet, form: Form, house: House) -> Lesson:
    """A lesson; each heading of the form must be there, and every paragraph and term that it asks for."""
    forms.check(sheet, form, house.slips)
    sections: list[tuple[Heading, Blocks]] = []
    for block in body(sheet, house, PAGE_BLOCKS):
        if isinstance(block, Heading) and block.level == 2:
            sections.append((block, ()))
        elif sections:
            sections[-1] = (sections[-1][0], (*sections[-1][1], block))
        else:
            house.slips.tell(sheet.file, sheet.offset + 1, "the text of a lesson begins with a heading: ## Before the lesson")
    written = {words(heading.nodes): blocks for heading, blocks in sections}
    for heading in form.headings:
        if not written.get(heading):
            problem = "is empty" if heading in written else "is missing"
            house.slips.tell(sheet.file, 1, f"the part “## {heading}” {problem}; every lesson needs it")
    for heading in written.keys() - set(form.headings):
        house.slips.tell(sheet.file, 1, f"“## {heading}” is no part of a lesson{meant(heading, form.headings)}")
    reading = anchors(sheet.get("reading"), sheet, house)
    terms = forms.listed(sheet.get("terms"))
    for term in terms:
        if term not in house.entries:
            house.slips.tell(sheet.file, sheet.line("terms"), f"no entry {term}{meant(term, house.entries)}")
    known = tuple(term for term in terms if term in house.entries)
    return Lesson(sheet.slug, sheet.get("title"), facts(sheet, form, house), tuple(sections), reading, known)


def anchors(value: str, sheet: Sheet, house: House) -> tuple[str, ...]:
    """The sentences that ``p1-p3, p7.s2`` names, each once, in that order; what is not there is a slip."""
    found: dict[str, None] = {}
    order = [each for inside in house.sentences.values() for each in inside]
    for part in filter(None, (piece.strip() for piece in value.split(","))):
        match = RANGE.fullmatch(part)
        first, last = (match[1], match[2] or match[1]) if match else (part, part)
        missing = [end for end in (first, last) if end not in house.anchors]
        for end in missing:
            house.slips.tell(sheet.file, sheet.line("reading"), f"there is no paragraph {end}{meant(end, house.anchors)}")
        if not missing:
            begin, end = house.sentences.get(first, (first,))[0], house.sentences.get(last, (last,))[-1]
            between = order[order.index(begin) : order.index(end) + 1]
            if not between:
                house.slips.tell(sheet.file, sheet.line("reading"), f"“{part}” runs backwards; write {last}-{first}")
            found.update(dict.fromkeys(between))
    return tuple(found)


def unused(edition_entries: tuple[Entry, ...], spoken_of: set[str], sources: tuple[Source, ...], cited: set[str], slips: Slips) -> None:
    """Tells every entry that nothing mentions and every source that nothing cites."""
    for each in edition_entries:
        if each.path not in spoken_of:
            slips.tell(f"content/{each.path}.md", 1, f"nothing mentions {each.name}; link to it, or take the file away")
    for source_ in sources:
        if source_.slug not in cited:
            slips.tell(f"content/sources/{source_.slug}.md", 1, "nothing cites this source; cite it, or take the file away")
