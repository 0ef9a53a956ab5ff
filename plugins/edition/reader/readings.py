"""What a lesson reads: sentences of the text, how many words they are, which notes go with them, and in plainer words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Adapted, Lemma, Note, Text, placed, words
from ..slips import meant
from . import forms
from .heads import Sheet
from .house import House
from .questions import bracket, places
from .sections import Tell, Typed, alone, first

RANGE = re.compile(r"([\w.][\w.-]*?)(?:-(p\d+[\w.]*))?")
CORE, WHOLE = 300, 900  # words that a class reads, and that those read who want more


class Order:
    """The sentences of the text in their order, how many words each has, and the notes: looked through once for all lessons."""

    def __init__(self, text: Text, notes: Iterable[Note], house: House):
        self.ids = [each for inside in house.sentences.values() for each in inside]
        self.place = {id: number for number, id in enumerate(self.ids)}
        self.parts = {part.id: (part, text.sentences[part.id]) for part in text.paragraphs}
        self.length = {
            each.id: len(said[each.start : each.end].split())
            for part, inside in self.parts.values()
            for said in [words(part.nodes)]
            for each in inside
        }
        self.notes = {note.id: note for note in notes}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lesson reads, by the ids of sentences in the order of the text: what all read, what others read besides, and the short form.

    ``sound`` says whether all is there that the first is said to be.
    """

    core: tuple[str, ...]
    extended: tuple[str, ...]
    short: tuple[str, ...]
    sound: bool


def reading(sheet: Sheet, house: House, order: Order) -> Reading:
    """What the facts of a lesson say that it reads; what is not there is a slip, and so is what is longer than a class can read."""
    core, sound = anchors("reading", sheet, house, order)
    extended, _ = anchors("extended", sheet, house, order)
    short, _ = anchors("short", sheet, house, order)
    for name, ids in (("reading", core), ("short", short)):
        if (count := _length({*ids}, order)) > CORE:
            house.slips.tell(sheet.file, sheet.line(name), f"the reading has {count} words; a class reads at most {CORE}")
    if extended and (whole := _length({*core, *extended}, order)) > WHOLE:
        house.slips.tell(sheet.file, sheet.line("extended"), f"the longer reading has {whole} words; it may have {WHOLE}")
    return Reading(core, extended, short, sound)


def anchors(name: str, sheet: Sheet, house: House, order: Order) -> tuple[tuple[str, ...], bool]:
    """The sentences that a fact like ``p1-p3, p7.s2`` names, each once, in the order of the text, and whether all of it is there.

    What is not there is a slip.
    """
    found: set[str] = set()
    sound = True
    line = sheet.line(name)
    for part in filter(None, (piece.strip() for piece in sheet.get(name).split(","))):
        match = RANGE.fullmatch(part)
        first, last = (match[1], match[2] or match[1]) if match else (part, part)
        between: list[str] = []
        missing = [end for end in (first, last) if not house.holds(end)]
        for end in missing:
            house.slips.tell(sheet.file, line, f"there is no paragraph {end}{meant(end, (*order.parts, *order.ids))}")
        if not missing:
            begin, end = house.sentences.get(first, (first,))[0], house.sentences.get(last, (last,))[-1]
            between = order.ids[order.place[begin] : order.place[end] + 1]
            if not between:
                house.slips.tell(sheet.file, line, f"“{part}” runs backwards; write {last}-{first}")
            found.update(between)
        sound = sound and not missing and bool(between)
    return tuple(sorted(found, key=order.place.__getitem__)), sound


def _length(ids: set[str], order: Order) -> int:
    """How many words these sentences have."""
    return sum(order.length.get(id, 0) for id in ids)


def noted(read: Reading, sheet: Sheet, house: House, order: Order) -> tuple[str, ...]:
    """The notes that the lesson asks for, by id; each explains words of the reading (if that is sound), or is told."""
    line = sheet.line("notes")
    found = []
    for id in forms.listed(sheet.get("notes")):
        if id not in order.notes:
            house.slips.tell(sheet.file, line, f"there is no note {id}{meant(id, order.notes)}")
        elif read.sound and not _explained(order.notes[id], order) <= {*read.core}:
            house.slips.tell(
                sheet.file, line, f"the note {id} explains words of {order.notes[id].paragraph} that the reading does not have"
            )
        else:
            found.append(id)
    return tuple(found)


def _explained(note: Note, order: Order) -> set[str]:
    """The sentences in which the words stand that a note explains; none where nothing calls it, which is told already."""
    if note.paragraph not in order.parts:
        return set()
    part, inside = order.parts[note.paragraph]
    return {
        each.id
        for start, end, node in placed(part.nodes)
        if isinstance(node, Lemma) and node.note == note.id
        for each in inside
        if start < each.end and each.start < end
    }


def adapted(typed: Typed | None, read: Reading, house: House, order: Order, tell: Tell) -> tuple[Adapted, ...]:
    """The items of the list; each ends in a bracket that links to the sentences it adapts.

    All of the reading is adapted, in order, and all of the short one; nothing is told of it where it is not sound.
    """
    found = []
    done: list[str] = []
    for line, item in typed.items() if typed else ():
        alone(line, item, tell)
        said, behind = bracket(first(item))
        sentences = tuple(each for place in places(behind, house) for each in house.sentences.get(place, (place,)))
        if not sentences:
            tell(line, f"“{words(said)[:40]}…” does not say which sentence it adapts; end it with ([¶ 1, sentence 2](#p1.s2))")
        for each in sentences:
            if read.sound and each not in (*read.core, *read.extended, *read.short):
                tell(line, f"{each} is adapted, but the reading does not have it")
            elif done and order.place[each] < order.place[done[-1]]:
                tell(line, f"{each} is adapted after {done[-1]}; keep the order of the text")
            done.append(each)
        found.append(Adapted(said, sentences))
    missing = [each for each in read.core if each not in done] if read.sound else []
    if typed and missing:
        tell(typed.line, f"the adapted text leaves out {', '.join(missing)}; every sentence of the reading is adapted")
    if typed and read.sound and (missing := [each for each in read.short if each not in done and each not in read.core]):
        tell(typed.line, f"the adapted text leaves out {', '.join(missing)}; every sentence of the short form is adapted")
    return tuple(found)
