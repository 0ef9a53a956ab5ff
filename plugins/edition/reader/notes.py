"""Notes: each stands under its paragraph, explains one lemma, and has a type, a certainty and sources."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..model import CERTAINTIES, NOTE_TYPES, VERDICTS, Citation, Lemma, Note, Paragraph, nodes_of, walk, words
from ..slips import meant
from .heads import SLUG, Sheet
from .house import House
from .prose import Prose

UNSOURCED = ("translation", "textual")
SAID = frozenset({"class", "cert", "verdict"})  # what braces say of a note, on its last line


def note(element: Element, prose: Prose, paragraph: Paragraph | None, called: dict[str, str]) -> tuple[Note, ...]:
    """One note, checked for its name, type, certainty, verdict and sources; none where no paragraph stands above it."""
    id = element.get("id", "")
    blocks = prose.blocks(element[:-1], frozenset({"p"}))
    prose.said = SAID
    blocks += prose.blocks(element[-1:], frozenset({"p"}))
    last = element[-1] if len(element) else element
    prose.at(last)
    kind, cert, verdict = last.get("class", ""), last.get("cert", "certain"), last.get("verdict", "")
    if not SLUG.fullmatch(id):
        prose.tell(f"note “{id}”: its name is part of an address: lower-case letters and digits, with single hyphens")
    if kind not in NOTE_TYPES:
        found = f"“{kind}” is no type of note" if kind else "it has no type; write {: .context } on its last line"
        prose.tell(f"note “{id}”: {found}; the types are {', '.join(NOTE_TYPES)}{meant(kind, NOTE_TYPES)}")
    if cert not in CERTAINTIES:
        prose.tell(f"note “{id}”: “{cert}” is no certainty; use {', '.join(CERTAINTIES)}{meant(cert, CERTAINTIES)}")
    if kind == "claim" and verdict not in VERDICTS:
        found = f"“{verdict}” is no verdict" if verdict else "a claim needs a verdict: {: .claim verdict=right }"
        prose.tell(f"note “{id}”: {found}; the verdicts are {', '.join(VERDICTS)}{meant(verdict, VERDICTS)}")
    if verdict and kind != "claim":
        prose.tell(f"note “{id}” has a verdict, but only a claim has one; take it away, or make the note a claim")
    cited = {node.source for node in nodes_of(blocks) if isinstance(node, Citation)}
    if not cited and kind not in UNSOURCED:
        prose.tell(f"note “{id}” cites no source; only notes of type {' and '.join(UNSOURCED)} may do without")
    if cert == "disputed" and len(cited) < 2 and kind not in UNSOURCED:
        prose.tell(f"note “{id}” is disputed but cites one source; give each view its own")
    if paragraph is None:
        prose.tell(f"note “{id}” stands before the first paragraph; put it under the paragraph that it explains")
        return ()
    lemma = next((words(n.children) for n in walk(paragraph.nodes) if isinstance(n, Lemma) and n.note == id), "")
    if not lemma and id in called:
        prose.tell(f"note “{id}” is called in {called[id]} but stands under {paragraph.id}; move it there")
    return (Note(id, paragraph.id, lemma, kind, cert, blocks, verdict),)


def match_calls(called: dict[str, str], root: Element, sheet: Sheet, house: House) -> None:
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
