"""The text and its notes: paragraphs with typed ids under the editors' headings, each followed by its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from .. import sentences
from ..model import Citation, Heading, Lemma, Note, PageBreak, Paragraph, Text, nodes_of, walk, words
from ..slips import meant
from . import forms
from .facts import facts
from .heads import Sheet
from .prose import House, Prose

TYPES = ("identification", "context", "claim", "translation", "textual")
CERTAINTIES = ("certain", "probable", "disputed", "open")
UNSOURCED = ("translation", "textual")
NUMBERED = re.compile(r"p(\d+)")


def read(sheet: Sheet, house: House, abbreviations: Iterable[str]) -> tuple[Text, tuple[Note, ...]]:
    """The text of the sheet and its notes in the order of their first calls; all slips of both are told."""
    forms.check(sheet, forms.literal(forms.TEXT), house.slips)
    root = house.marks.tree(sheet.body)
    anchors = [element.get("id", "") for element in root if element.tag == "p"]
    house.anchors = frozenset(filter(None, anchors))
    prose = Prose(house, sheet.file, sheet.offset)
    parts: list[Paragraph | Heading] = []
    notes: list[Note] = []
    called: dict[str, str] = {}
    for element in root:
        prose.at(element)
        if element.tag == "note":
            notes.append(_note(element, prose, parts, called))
            continue
        for block in prose.blocks((element,), frozenset({"p", "h2"})):
            assert isinstance(block, Paragraph | Heading)
            if not block.id:
                prose.tell(f"“{words(block.nodes)[:40]}…” has no id; write {{: #p1 }} under a paragraph")
            parts.append(block)
            for node in walk(block.nodes):
                if isinstance(node, Lemma):
                    called.setdefault(node.note, block.id)
                    if node.occurrence > 1:
                        prose.tell(f"the note “{node.note}” is called twice; give the second lemma a note of its own")
    _order(root, sheet, house)
    _pages(parts, root, sheet, house)
    _match(called, root, sheet, house)
    paragraphs = [part for part in parts if isinstance(part, Paragraph)]
    spans = {part.id: sentences.split(part.id, words(part.nodes), abbreviations) for part in paragraphs}
    order = {id: number for number, id in enumerate(called)}
    head = facts(sheet, forms.literal(forms.TEXT), house)
    text = Text(sheet.slug, sheet.get("title"), head, tuple(parts), spans)
    return text, tuple(sorted(notes, key=lambda note: order.get(note.id, len(order))))


def _note(element: Element, prose: Prose, parts: list[Paragraph | Heading], called: dict[str, str]) -> Note:
    """One note, checked for its type, its certainty and its sources."""
    id = element.get("id", "")
    blocks = prose.blocks(element, frozenset({"p"}))
    last = element[-1] if len(element) else element
    prose.at(last)
    kind, cert = last.get("class", ""), last.get("cert", "certain")
    if kind not in TYPES:
        found = f"“{kind}” is no type of note" if kind else "it has no type; write {: .context } on its last line"
        prose.tell(f"note “{id}”: {found}; the types are {', '.join(TYPES)}{meant(kind, TYPES)}")
    if cert not in CERTAINTIES:
        prose.tell(f"note “{id}”: “{cert}” is no certainty; use {', '.join(CERTAINTIES)}{meant(cert, CERTAINTIES)}")
    cited = {node.source for node in nodes_of(blocks) if isinstance(node, Citation)}
    if not cited and kind not in UNSOURCED:
        prose.tell(f"note “{id}” cites no source; only notes of type {' and '.join(UNSOURCED)} may do without")
    if cert == "disputed" and len(cited) < 2 and kind not in UNSOURCED:
        prose.tell(f"note “{id}” is disputed but cites one source; give each view its own")
    for node in nodes_of(blocks):
        if isinstance(node, Lemma | PageBreak):
            prose.tell(f"note “{id}” holds a mark that only the text may have: a lemma or a page")
    paragraph = next((part for part in reversed(parts) if isinstance(part, Paragraph)), None)
    lemma = ""
    if paragraph is None:
        prose.tell(f"note “{id}” stands before the first paragraph; put it under the paragraph that it explains")
    else:
        lemma = next((words(n.children) for n in walk(paragraph.nodes) if isinstance(n, Lemma) and n.note == id), "")
        if not lemma and id in called:
            prose.tell(f"note “{id}” is called in {called[id]} but stands under {paragraph.id}; move it there")
    return Note(id, paragraph.id if paragraph else "", lemma, kind, cert, blocks)


def _match(called: dict[str, str], root: Element, sheet: Sheet, house: House) -> None:
    """Every call has one note and every note a call."""
    lines: dict[str, list[int]] = {}
    for element in root.iter():
        if element.tag == "note" and len(element):
            lines.setdefault(element.get("id", ""), []).append(sheet.offset + int(element[0].get("line", "1")))
    for id, found in lines.items():
        if len(found) > 1:
            house.slips.tell(sheet.file, found[1], f"note “{id}” is written twice, first in line {found[0]}")
        if id not in called:
            hint = meant(id, [call for call in called if call not in lines])
            house.slips.tell(sheet.file, found[0], f"note “{id}” is written but nothing calls it{hint}")
    for block in root:
        for element in block.iter("lemma"):
            id = element.get("note", "")
            if id not in lines:
                line = sheet.offset + int(block.get("line", "1"))
                hint = meant(id, [written for written in lines if written not in called])
                house.slips.tell(sheet.file, line, f"note “{id}” is called but not written{hint}")


def _order(root: Element, sheet: Sheet, house: House) -> None:
    """p1 … pN, none missing, none twice."""
    seen: dict[str, int] = {}
    expected = 1
    for element in root:
        id, line = element.get("id", ""), sheet.offset + int(element.get("line", "1"))
        if element.tag == "note" or not id:
            continue
        if id in seen:
            house.slips.tell(sheet.file, line, f"two paragraphs have the id {id}; the first is in line {seen[id]}")
            continue
        seen[id] = line
        if number := NUMBERED.fullmatch(id):
            if int(number[1]) != expected:
                house.slips.tell(sheet.file, line, f"{id} stands where p{expected} should: a gap or a wrong order")
            expected = int(number[1]) + 1


def _pages(parts: list[Paragraph | Heading], root: Element, sheet: Sheet, house: House) -> None:
    """Pages 1 … N in order."""
    lines = {element.get("id", ""): sheet.offset + int(element.get("line", "1")) for element in root}
    expected = 1
    for part in parts:
        for node in walk(part.nodes):
            if isinstance(node, PageBreak):
                if node.number != expected:
                    line = lines.get(part.id, 1)
                    house.slips.tell(sheet.file, line, f"[[page {node.number}]] stands where page {expected} should begin")
                expected = node.number + 1
