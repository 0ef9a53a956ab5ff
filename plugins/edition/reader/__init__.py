"""Reads the folder of content into an edition, and gathers every slip on the way.

Four passes, because a link may point to any file: the heads of all files; then the text, whose paragraphs are
addresses; then entries, sources, lessons and pages; then what only the whole can show.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..model import Citation, Edition, Kind, Mention, Nodes, nodes_of, walk
from ..slips import Slips, meant
from . import entries, forms, text
from .heads import Sheet
from .heads import read as read_head
from .prose import PAGE_BLOCKS, House

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LISTINGS = ("names", "dates", "whole")
MADE = ("timeline", "notes", "index", "sources", "lessons")  # pages of the site that no file holds


class Unreadable(Exception):
    """The folder holds no edition at all; the message is a slip."""


def read(folder: Path) -> tuple[Edition, Slips, int]:
    """The edition in ``folder``, its slips, and how many sources were parsed.

    Raises `Unreadable` when there is no ``edition.md`` or no text.
    """
    slips = Slips()
    house = House(slips)
    title = _sheet(folder, "edition.md", slips)
    forms.check(title, forms.literal(forms.EDITION), slips, repeated=("kind",))
    kinds = _kinds(title, slips)
    sheet = _sheet(folder, title.get("text") or "text.md", slips)
    sheets = {name: _folder(folder, name, slips) for name in (*(kind.folder for kind in kinds), "sources", "lessons", "pages")}
    shapes = {name: _form(folder, name, slips) for name in sheets}
    _register(house, sheets, kinds, sheet)
    written, notes = text.read(sheet, house, forms.listed(title.get("abbreviations")))
    made = tuple(
        entries.entry(each, kind.folder, shapes[kind.folder], house) for kind in kinds for each in sheets[kind.folder]
    )
    edition = Edition(
        {fact.name: fact.value for fact in title.facts if fact.name != "kind"},
        kinds,
        entries.body(title, house, PAGE_BLOCKS),
        written,
        notes,
        tuple(sorted(made, key=lambda each: (each.kind, each.name.casefold(), each.slug))),
        tuple(entries.source(each, shapes["sources"], house) for each in sheets["sources"]),
        tuple(entries.lesson(each, shapes["lessons"], house) for each in sheets["lessons"]),
        tuple(entries.page(each, shapes["pages"], house) for each in sheets["pages"]),
    )
    _unused(edition, slips)
    return edition, slips, house.marks.count


def _sheet(folder: Path, name: str, slips: Slips) -> Sheet:
    path = folder / name
    if not path.is_file():
        raise Unreadable(f"content/{name}:1: there is no such file; an edition needs it")
    return read_head(path, f"content/{name}", slips)


def _folder(folder: Path, name: str, slips: Slips) -> list[Sheet]:
    """The sheets of a folder in the order of their names; the form and files that are not Markdown are left out."""
    sheets = []
    for path in sorted((folder / name).glob("*.md")) if (folder / name).is_dir() else ():
        if path.stem == "_blank":
            continue
        file = f"content/{name}/{path.name}"
        if not SLUG.fullmatch(path.stem):
            slips.tell(file, 1, "a file's name is its address: lower-case letters and digits, with single hyphens")
        sheets.append(read_head(path, file, slips))
    return sheets


def _form(folder: Path, name: str, slips: Slips) -> forms.Form:
    path = folder / name / "_blank.md"
    if not path.is_file():
        if (folder / name).is_dir():
            slips.tell(f"content/{name}/_blank.md", 1, "the folder has no form; copy one from another edition")
        return forms.Form(())
    return forms.of(read_head(path, f"content/{name}/_blank.md", slips), slips)


def _kinds(title: Sheet, slips: Slips) -> tuple[Kind, ...]:
    kinds = []
    for fact in title.facts:
        if fact.name == "kind":
            parts = forms.listed(fact.value)
            if len(parts) == 4 and parts[3] in LISTINGS:
                kinds.append(Kind(*parts))
            else:
                hint = meant(parts[-1], LISTINGS) if parts else ""
                slips.tell(title.file, fact.line, f"a kind is “folder; singular; plural; {' or '.join(LISTINGS)}”{hint}")
    return tuple(kinds)


def _register(house: House, sheets: dict[str, list[Sheet]], kinds: tuple[Kind, ...], text_sheet: Sheet) -> None:
    """Tells the house every target of a link."""
    for kind in kinds:
        house.entries |= {f"{kind.folder}/{each.slug}": entries.names(each) for each in sheets[kind.folder]}
        house.pages[f"{kind.folder}/"] = f"{kind.folder}/"
    house.sources = frozenset(each.slug for each in sheets["sources"])
    house.pages |= {f"pages/{each.slug}.md": f"{each.slug}/" for each in sheets["pages"]}
    house.pages |= {f"lessons/{each.slug}.md": f"lessons/{each.slug}/" for each in sheets["lessons"]}
    house.pages |= {f"{name}/": f"{name}/" for name in MADE}
    house.pages[f"{text_sheet.slug}.md"] = f"{text_sheet.slug}/"


def _unused(edition: Edition, slips: Slips) -> None:
    """What the text, the notes and everything else speaks of and cites; the rest is told. An entry's own words do not count."""
    spoken, cited = set(), set()

    def take(nodes: Nodes, own: str = "") -> None:
        for node in walk(nodes):
            if isinstance(node, Mention) and node.entry != own:
                spoken.add(node.entry)
            elif isinstance(node, Citation):
                cited.add(node.source)

    for part in edition.text.parts:
        take(part.nodes)
    heads = [edition.text.facts, *(lesson.facts for lesson in edition.lessons)]
    for nodes in (fact.nodes for facts in heads for fact in facts):
        take(nodes)
    for each in edition.entries:
        take(tuple(nodes_of(each.blocks)), each.path)
        for fact in each.facts:
            take(fact.nodes, each.path)
    blocks = [edition.blocks, *(note.blocks for note in edition.notes), *(page.blocks for page in edition.pages)]
    blocks += [inner for lesson in edition.lessons for _, inner in lesson.sections]
    for inner in blocks:
        take(tuple(nodes_of(inner)))
    spoken |= {term for lesson in edition.lessons for term in lesson.terms}
    entries.unused(edition.entries, spoken, edition.sources, cited, slips)
