"""Entries, sources and pages: one file each, in the folder of its kind, checked against the kind's form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from ..marks import Reader
from ..model import Article, Blocks, Date, Entry, Heading, Paragraph, Source, Supplied, marked, words
from ..slips import Slips
from . import forms
from .facts import facts, plain
from .folding import called
from .forms import Form
from .heads import Sheet
from .house import House
from .prose import PAGE_BLOCKS, PICTURED, PROSE_BLOCKS, Prose

LIVES = (("born", "died"), ("founded", "dissolved"))
CENTURY = 100
DAY = re.compile(r"v-(\d{4}-\d\d-\d\d)", re.ASCII)


def day(id: str) -> str:
    """The day that the id of a change says, by which its page and its feed are ordered; nothing where it says none."""
    found = DAY.fullmatch(id)
    try:
        return dt.date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def names(sheet: Sheet, marks: Reader) -> frozenset[str]:
    """The folded names of an entry: its name, the same as it is spoken, and every other one; no mark counts in them."""
    name = plain(sheet.get("name"), marks)
    family, _, given = name.partition(", ")
    spoken = [f"{given} {family}"] if given else []
    return frozenset(called(each) for each in (name, *spoken, *(plain(other, marks) for other in forms.listed(sheet.get("also")))))


def body(sheet: Sheet, house: House, allowed: frozenset[str]) -> Blocks:
    """The blocks of a sheet's body."""
    return Prose(house, sheet.file, sheet.offset).blocks(house.marks.tree(sheet.body), allowed) if sheet.body else ()


def entry(sheet: Sheet, kind: str, form: Form, house: House) -> Entry:
    """An entry of a kind."""
    forms.check(sheet, form, house.slips)
    blocks = body(sheet, house, PROSE_BLOCKS | PICTURED)
    if not any(isinstance(each, Paragraph) for each in blocks) and not sheet.unread:
        house.slips.tell(sheet.file, 1, "this entry has no text; say who or what it is, with a source")
    head = facts(sheet, form, house)
    for fact in head:
        if len(fact.nodes) == 1 and isinstance(bare := fact.nodes[0], Supplied) and not bare.lang:
            path = next((each for each, known in house.entries.items() if called(words(bare.children)) in known), "folder/file")
            told = f"{fact.name} is “{fact.value}”, with its brackets; take them away, or make a link of them: {fact.value}({path}.md)"
            house.slips.remark(sheet.file, sheet.line(fact.name), told)
    also = tuple(words(member) for fact in head if fact.name == "also" for member in fact.members)
    return Entry(kind, sheet.slug, words(marked(head, "name")), also, head, blocks)


def source(sheet: Sheet, form: Form, house: House) -> Source:
    """A source."""
    forms.check(sheet, form, house.slips)
    return Source(sheet.slug, facts(sheet, form, house))


def page(sheet: Sheet, form: Form, house: House) -> Article:
    """A page of prose."""
    forms.check(sheet, form, house.slips)
    order = sheet.get("order")
    number = int(order) if forms.PLAIN["number"][0].fullmatch(order) else 0
    blocks = body(sheet, house, PAGE_BLOCKS | PICTURED)
    for block in blocks:
        if isinstance(block, Heading) and block.id.startswith("v-") and not day(block.id):
            line = sheet.offset + 1 + sheet.body[: sheet.body.index(block.id)].count("\n")
            house.slips.tell(sheet.file, line, f"the change “{words(block.nodes)}” has the id {block.id}; write v- and its day")
    head = facts(sheet, form, house)
    title, summary = (words(marked(head, name)) for name in ("title", "summary"))
    return Article(sheet.slug, title, summary, number, blocks, sheet.get("closing"), head)


def namesakes(sheets: list[Sheet], marks: Reader, slips: Slips) -> None:
    """Tells every entry that has its name from another of its kind: a list of names, a link's card and a citation say the name alone."""
    first: dict[str, Sheet] = {}
    for sheet in sheets:
        name = called(plain(sheet.get("name"), marks))
        if name and first.setdefault(name, sheet) is not sheet:
            other = first[name].file.removeprefix("content/")
            slips.tell(
                sheet.file,
                sheet.line("name"),
                f"“{sheet.get('name')}” is the name of {other} too; say more in one of the two, as the years",
            )


def lives(entries: Iterable[Entry], lines: Mapping[str, Sheet], text: Date | None, slips: Slips) -> None:
    """Remarks on lives that end before they begin, or begin a century and more after the ``text``; ``lines`` has each entry's sheet."""
    for each in entries:
        sheet, found = lines[each.path], {fact.name: fact.date for fact in each.facts if fact.date}
        for first, last in LIVES:
            begun, ended = found.get(first), found.get(last)
            if begun and ended and ended.last < begun.first:
                told = f"{last} is {ended.edtf}, which is before {first}: {begun.edtf}; look which of the two is mistyped"
                slips.remark(sheet.file, sheet.line(last), told)
            elif begun and text and begun.first.year - text.last.year >= CENTURY:
                told = f"{first} is {begun.edtf}, a century and more after the text, which is of {text.edtf}; look whether that is so"
                slips.remark(sheet.file, sheet.line(first), told)


def unused(edition_entries: tuple[Entry, ...], spoken_of: set[str], sources: tuple[Source, ...], cited: set[str], slips: Slips) -> None:
    """Tells every entry that nothing mentions and every source that nothing cites."""
    for each in edition_entries:
        if each.name and each.path not in spoken_of:
            slips.tell(f"content/{each.path}.md", 1, f"nothing mentions {each.name}; link to it, or take the file away")
    for source_ in sources:
        if source_.slug not in cited:
            slips.tell(f"content/sources/{source_.slug}.md", 1, "nothing cites this source; cite it, or take the file away")
