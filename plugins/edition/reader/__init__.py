"""Reads the folder of content into an edition, and gathers every slip on the way.

Four passes, because a link may point to any file: the heads of all files; then the text, whose paragraphs are
addresses; then entries, sources, lessons and pages; then what only the whole can show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from ..lock.corrections import expected
from ..memory import Memory
from ..model import (
    FOLDERS,
    MADE,
    Article,
    Edition,
    Entry,
    Fact,
    Facts,
    Kind,
    Lesson,
    Mention,
    Node,
    Note,
    Reference,
    Source,
    Text,
    made,
    pages,
    versioned,
    within,
)
from ..sentences import rules
from ..slips import Slips, meant
from ..wording import LANGUAGES, speaks, wording
from . import corrections, entries, facsimile, forms, lanes, pictures, shelf, text, titles, unused, versions, voices
from .facts import facts
from .heads import Sheet
from .house import House
from .lessons import Lessons
from .prose import PAGE_BLOCKS, PICTURED
from .shelf import Unreadable

__all__ = ["TAG", "Unreadable", "read"]

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # of a language, as far as its form goes (BCP 47)
SYNONYM = re.compile(r"[^\s=]+ = [^\s=]+")  # a word typed, a word of the edition
Read = TypeVar("Read", Entry, Source, Article)


def read(folder: Path, memory: Memory | None = None) -> tuple[Edition, Slips, int]:
    """The edition in ``folder``, its slips, and how many sources were parsed; what ``memory`` has of it is not read again.

    Raises `Unreadable` when there is no ``edition.md``. Without a text only what can be judged without it is told.
    """
    slips = Slips()
    house = House(slips, memory or Memory(), folders=frozenset(each.name for each in folder.glob("*/")))
    title = shelf.title(folder, slips)
    title_form = forms.literal(forms.EDITION)
    forms.check(title, title_form, slips, repeated=("kind",))
    kinds = shelf.kinds(folder, title, slips)
    sheet = shelf.text(folder, title, slips)
    sheets = {name: shelf.sheets(folder, name, slips) for name in (*(kind.folder for kind in kinds), *shelf.OWN)}
    shapes = {name: shelf.form(folder, name, each, slips) for name, each in sheets.items()}
    house.textless = sheet.unread
    address = shelf.address(sheet, title, kinds, slips)
    taken = {*MADE, *FOLDERS, *(kind.folder for kind in kinds), address}
    _register(house, sheets, kinds, sheet, address, taken)
    shelf.strange(folder, sheet, kinds, slips)
    shelf.beside(folder, slips)
    house.images = pictures.found(folder, slips)
    sealed = shelf.sealed(folder)
    records = cache(lambda: shelf.lock(folder, slips))
    declared = corrections.declared(sheets["corrections"], shapes["corrections"], house)
    must = cache(lambda: expected(records(), declared))
    head = _head(title, title_form, house)
    _spoken(title, slips)
    house.say = wording(title.get("language"))
    ruled = rules({fact.name: fact.value for fact in head})

    def text_read() -> tuple[Text, tuple[Note, ...], dict[str, int]]:
        return *text.read(sheet, house, ruled, must()), house.lines

    written, notes, house.lines = house.remembered(text_read, _leading, "text", sheet.typed, ruled, sealed, declared)
    house.sentences = {id: tuple(each.id for each in inside) for id, inside in written.sentences.items()}
    others = [] if sheet.unread else [versions.read(each, written, house, ruled, must, (sealed, declared)) for each in sheets["versions"]]
    entries.namesakes(sheets["versions"], house.marks, slips)
    entered: list[Entry] = []
    for kind in kinds:
        of = (kind.folder, shapes[kind.folder])
        entered += _each(sheets[kind.folder], entries.entry, of, house)
    edition = Edition(
        head,
        tuple(kind for kind in kinds if sheets[kind.folder]),  # a kind begins with its first entry
        entries.body(title, house, PAGE_BLOCKS | PICTURED),
        _placed(sheet, written, address, house),
        notes,
        tuple(sorted(entered, key=lambda each: (each.kind, wording(ruled.language).tongue.order(each.name), each.slug))),
        _each(sheets["sources"], entries.source, (shapes["sources"],), house),
        () if sheet.unread else _lessons(sheets["lessons"], Lessons(shapes["lessons"], house, written, notes, title.get("version-text"))),
        tuple(page for page in _each(sheets["pages"], entries.page, (shapes["pages"],), house) if page.slug not in taken),
        corrections.reasoned(declared, sheets["corrections"], house),
        tuple(house.images),
        versions=tuple(others),
        folders=kinds,
    )
    if (preview := title.get("preview")) and preview not in edition.pictures:
        slips.tell(title.file, title.line("preview"), f"no picture {preview}{meant(preview, edition.pictures)}")
    lanes.told(edition, title, slips)
    if sheet.unread:
        return edition, slips, house.marks.count
    voices.told(edition, title, slips)
    titles.told(edition, house.say, title, sheet, [each for of in sheets.values() for each in of], slips)
    titles.twice_dated(written, sheet, lambda: records() if sealed else (), slips)
    titles.cited_alike(edition.sources, sheets["sources"], slips)
    said = [each for inside in house.sentences.values() for each in inside]
    if (quoted := title.get("quotation")) and quoted not in said:
        slips.tell(title.file, title.line("quotation"), f"no sentence {quoted} in the text{meant(quoted, said)}")
    house.absent(
        {pages.page(name): pages.NEEDS[name] for name in MADE if name not in made(edition)}
        | {pages.page(kind.folder): f"a file in {kind.folder}/" for kind in kinds if kind not in edition.kinds}
    )
    if sealed:
        published = (head, written, [note.id for note in notes], [each.path for each in edition.entries])
        named = [[each.slug for each in things] for things in (edition.sources, edition.lessons, edition.pages)]

        def check() -> None:
            if held := records():
                heads = {"edition": title, "head": sheet} | {f"{each.slug}.head": each for each in sheets["versions"]}
                corrections.check(edition, held, must(), heads, house)

        house.remembered(check, lambda _: (), "lock", sealed, published, named, edition.versions, edition.corrections, house.lost)
    elif not shelf.locked(folder):
        corrections.unlocked(edition, title, house)
    corrections.told(edition, title, house)
    lines = {f"{kind.folder}/{each.slug}": each for kind in kinds for each in sheets[kind.folder]}
    entries.lives(edition.entries, lines, written.date, slips)
    unused.told(edition, house)
    return edition, slips, house.marks.count


def _spoken(title: Sheet, slips: Slips) -> None:
    """Tells a language that is none, remarks on one that the interface does not speak; tells short forms and synonyms of nothing."""
    language = title.get("language")
    if language and not TAG.fullmatch(language):
        slips.tell(title.file, title.line("language"), f"language is “{language}”, but must be a tag like en, de or pt-BR")
    elif language and not speaks(language):
        known = ", ".join(LANGUAGES)
        sentence = f"the interface has no words in “{language}”, so that its words are English; it speaks {known}"
        slips.remark(title.file, title.line("language"), sentence)
    for part in forms.listed(title.get("short-forms")):
        if not all(part.partition(" = ")):
            slips.tell(title.file, title.line("short-forms"), f"“{part}” does not say what it is short for; write USN = United States Navy")
    for part in forms.listed(title.get("synonyms")):
        if not SYNONYM.fullmatch(part):
            slips.tell(title.file, title.line("synonyms"), f"“{part}” does not say which word stands for which; write ferry = boat")


def _placed(sheet: Sheet, read: Text, address: str, house: House) -> Text:
    """The text at its address, with the pictures of its source's pages; what was read of it is known by its hash."""
    made = replace(read, slug=address, surfaces=facsimile.read(sheet, read, house))
    house.memory.seal(made, house.memory.key("placed", house.memory.sum(read), address, made.surfaces))
    return made


def _leading(read: tuple[Text, tuple[Note, ...], dict[str, int]]) -> Iterator[Node]:
    """What the text and its notes speak of outside the text, paragraphs of its other versions among it."""
    things: list[Text | Note] = [read[0], *read[1]]
    for thing in things:
        yield from (node for node in within(thing) if not isinstance(node, Reference) or versioned(node.target[1:])[0])


def _each(sheets: list[Sheet], make: Callable[..., Read], of: tuple[object, ...], house: House) -> tuple[Read, ...]:
    """What ``make`` reads in each sheet; ``of`` is what that depends on between the sheet and the house."""
    return tuple(house.each(lambda sheet: make(sheet, *of, house), within, sheets, make.__name__, of))


def _lessons(sheets: list[Sheet], lessons: Lessons) -> tuple[Lesson, ...]:
    def nodes(read: tuple[Lesson, ...]) -> Iterator[Node]:
        for lesson in read:
            yield from within(lesson)
            yield from (Mention(term, ()) for term in lesson.terms)

    typed, against = [sheet.typed for sheet in sheets], (lessons.form, lessons.text, lessons.notes, lessons.version)
    return lessons.house.remembered(lambda: lessons.read(sheets), nodes, "lessons", typed, against)


def _register(
    house: House, sheets: dict[str, list[Sheet]], kinds: tuple[Kind, ...], text_sheet: Sheet, address: str, taken: Container[str]
) -> None:
    """Tells the house every target of a link; ``address`` is the text's, ``taken`` are the addresses that no page can have."""
    for kind in kinds:
        house.entries |= {f"{kind.folder}/{each.slug}": entries.names(each, house.marks) for each in sheets[kind.folder]}
        house.pages[pages.page(kind.folder)] = pages.page(kind.folder)
        entries.namesakes(sheets[kind.folder], house.marks, house.slips)
    house.sources = frozenset(each.slug for each in sheets["sources"])
    house.beside = versions.beside(sheets["versions"])
    for each in sheets["pages"]:
        house.pages[f"pages/{each.slug}.md"] = pages.page(each.slug)
        if each.slug in taken:
            house.slips.tell(each.file, 1, f"the address /{each.slug}/ is taken by a page that is made; give the file another name")
    house.pages |= {f"lessons/{each.slug}.md": pages.lesson(each.slug) for each in sheets["lessons"]}
    house.pages |= {address: address for address in (*map(pages.page, MADE), pages.alone(address))}
    house.pages[f"{text_sheet.slug}.md"] = pages.text(address)


def _head(title: Sheet, form: forms.Form, house: House) -> Facts:
    """Every fact that a title page may have, without value where it is not given; its kinds are read apart."""
    given = {fact.name: fact for fact in facts(title, form, house)}
    return tuple(given.get(rule.name, Fact(rule.name, "")) for rule in form.rules if rule.name != "kind")
