"""Notes: each stands under its paragraph, explains one lemma, and has a type, a certainty and sources."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..model import CERTAINTIES, NOTE_TYPES, VERDICTS, Note, Paragraph
from ..slips import meant
from .heads import SLUG, Sheet
from .house import House
from .prose import Prose

UNSOURCED = ("translation", "textual")
GUESSES = 10_000  # comparisons of names for hints at what was meant; where there would be more, something else is wrong
SAID = frozenset({"class", "cert", "verdict"})  # what braces say of a note, on its last line


def note(
    element: Element, prose: Prose, paragraph: Paragraph | None, called: dict[str, str], explained: dict[tuple[str, str], str]
) -> tuple[Note, ...]:
    """One note, checked for its name, type, certainty, verdict and sources; none where no paragraph stands above it.

    ``called`` says in which paragraph each note is called, ``explained`` which words a paragraph has for a note.
    """
    id = element.get("id", "")
    blocks = prose.blocks(element[:-1], frozenset({"p"}))
    prose.said = SAID
    blocks += prose.blocks(element[-1:], frozenset({"p"}))
    last = element[-1] if len(element) else element
    prose.at(last)
    kind, cert, verdict = last.get("class", ""), last.get("cert", "certain"), last.get("verdict", "")
    if not SLUG.fullmatch(id):
        prose.tell(f"note “{id}”: its name is part of an address: lower-case letters and digits, with single hyphens")
    elif id.isdecimal():
        prose.tell(f"note “{id}”: its name is an address that stays, and numbers change; say what the note is about, as in [^bridge]")
    prose.at_braces(last)
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
    prose.at(last)
    cited = {target for each in element.iter("a") if (target := each.get("href", "")).startswith("sources/")}  # also those with a slip
    if not cited and kind not in UNSOURCED:
        prose.tell(f"note “{id}” cites no source; only notes of type {' and '.join(UNSOURCED)} may do without")
    if cert == "disputed" and len(cited) < 2 and kind not in UNSOURCED:
        prose.tell(f"note “{id}” is disputed but cites one source; give each view its own")
    if paragraph is None:
        prose.tell(f"note “{id}” stands before the first paragraph; put it under the paragraph that it explains")
        return ()
    lemma = explained.get((paragraph.id, id), "")
    if not lemma and id in called:
        prose.tell(f"note “{id}” is called in {called[id]} but stands under {paragraph.id}; move the note right below {called[id]}")
    return (Note(id, paragraph.id, lemma, kind, cert, blocks, verdict),)


def match_calls(called: dict[str, str], root: Element, sheet: Sheet, house: House) -> None:
    """Every call has one note and every note a call."""
    lines: dict[str, list[int]] = {}
    for element in root.iter():
        if element.tag == "note" and len(element):
            lines.setdefault(element.get("id", ""), []).append(sheet.offset + int(element[0].get("line", "1")))
    unwritten, uncalled = ([id for id in ids if id not in others] for ids, others in ((called, lines), (lines, called)))
    guess = len(unwritten) * len(uncalled) <= GUESSES
    for id, found in lines.items():
        if len(found) > 1:
            house.slips.tell(sheet.file, found[1], f"note “{id}” is written twice, first in line {found[0]}")
        if id not in called:
            hint = meant(id, unwritten) if guess else ""
            house.slips.tell(sheet.file, found[0], f"note “{id}” is written but nothing calls it{hint}")
    lemmas: set[str] = set()
    for block in root:
        for element in block.iter("lemma"):
            id, line = element.get("note", ""), sheet.offset + int(element.get("line", block.get("line", "1")))
            if id in lemmas and block.tag != "note":
                house.slips.tell(sheet.file, line, f"the note “{id}” is called twice; give the second lemma a note of its own")
            lemmas |= {id} if block.tag != "note" else set()
            if id not in lines:
                hint = meant(id, uncalled) if guess else ""
                house.slips.tell(sheet.file, line, f"note “{id}” is called but not written{hint}")
