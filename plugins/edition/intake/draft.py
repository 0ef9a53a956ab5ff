"""A document of another program on its way to be an edition: its paragraphs are numbered, its headings and notes get their names.

What it does not say is not made up: the facts that an edition needs stand there empty, to be filled in, and what no edition can
hold is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..dates import parse
from ..model import (
    Edition,
    Emphasis,
    Fact,
    Foreign,
    Heading,
    Kind,
    Leaf,
    Lemma,
    Node,
    Nodes,
    Note,
    PageBreak,
    Paragraph,
    Reference,
    Rendered,
    Stretch,
    Text,
    Words,
    bare,
    changed,
    follows,
    prose,
    unbroken,
    unlinked,
    walk,
    words,
)
from ..slips import Slips
from ..wording import entitled
from . import letters
from .days import days
from .trimming import parted, trimmed

FACTS = ("title", "summary", "editors", "version-text", "version-apparatus", "date", "language", "text", "license", "license-name")
NEEDED = (*FACTS, "attribution")
OWN = ("headings", "notes")  # what of a document may stand in its source itself, or be the editors'
FIRST = "0.1.0"  # the version of what was never published
DEPTH = 2  # levels that headings of the source can have
NOTE = "context"  # what a note is taken for, until its editor has looked at it
KINDS = (Kind("people", "person", "People", "names", "person"), Kind("places", "place", "Places", "names", "place"))  # to begin with
LONGEST = 40  # characters of a name that is made of words
JOINED = "the {} lines of p{} were joined; a list, an address, verse or a table is typed by its lines"
SHOWN = 60  # characters of what is left out that are told
NEAR = 4  # paragraphs at the beginning and at the end in which the day of a document is looked for


@dataclass
class Draft:
    """What was found in a document; ``file`` is its name, and ``slips`` is told what could not be taken."""

    file: str
    slips: Slips
    title: str = ""
    language: str = ""
    day: str = ""
    asked: bool = False  # whether who began with it is asked for its title and its day
    own: frozenset[str] | None = None  # which of `OWN` stand in the source itself, all others are the editors'; None: nobody has said
    parts: list[Paragraph | Heading] = field(default_factory=list)
    footnotes: list[Paragraph] = field(default_factory=list)  # of the source, which the next paragraph calls
    levels: dict[str, int] = field(default_factory=dict)  # of the source's own headings, by their ids
    signed: int = 0  # footnotes that the source has
    called: int = 0  # and those of them that were taken
    notes: list[Note] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    numbered: int = 0
    noted: bool = False  # whether a note is being read
    leaves: list[Leaf] = field(default_factory=list)

    def tell(self, line: int, sentence: str) -> None:
        """Tells what could not be taken; line 0 is that of a document without lines."""
        self.slips.tell(self.file, line, sentence)

    def heading(self, found: Nodes, level: int, line: int) -> None:
        """A heading; nothing in one of the editors' points or calls."""
        if not words(found).strip():
            return
        if "headings" in (self.own or ()):
            self.paragraph(found, role="heading")
            self.levels[f"p{self.numbered}"] = level
            return
        spoken = unbroken(trimmed(self.uncalled(found, line)))
        said = words(spoken)
        kept = any(isinstance(each, Foreign) or (isinstance(each, Emphasis) and each.lang) for each in walk(spoken))
        self.parts.append(Heading(spoken if kept else (Words(said),), self._name(f"s-{slug(said)}".rstrip("-"))))

    def uncalled(self, found: Nodes, line: int) -> Nodes:
        """Words in which no note can be called, as in the title or a heading of the editors; those that were are told."""
        gone = {node.note for node in walk(found) if isinstance(node, Lemma)}
        plain = unlinked(changed(found, lambda each: () if isinstance(each, Reference) else (each,)))
        left = [prose(note.blocks) for note in self.notes if note.id in gone] + [words(each.nodes) for each in self.footnotes]
        for said in left:
            told = f"a note on the heading {quoted(' '.join(words(plain).split()))} was left out: {quoted(said)}"
            self.tell(line, f"{told}; notes are called in paragraphs")
        self.notes = [each for each in self.notes if each.id not in gone]
        self.called -= sum(part.role == "footnote" for part in self.footnotes)
        self.footnotes = []
        return plain

    def paragraph(self, found: Nodes, lang: str = "", role: str = "", stretches: tuple[Stretch, ...] = (), quoted: bool = False) -> None:
        """A paragraph, which gets the next number; one without words is none. ``lang`` is its language, where that is another.

        ``role``, ``stretches`` and ``quoted`` are those of `Paragraph`.
        """
        nodes = trimmed(found)
        if not words(nodes).strip():
            return
        self.numbered += 1
        id = f"p{self.numbered}"
        self.leaves += [node.number for node in walk(nodes) if isinstance(node, PageBreak)]
        called = [node.note for node in walk(nodes) if isinstance(node, Lemma)]
        self.notes = [replace(note, paragraph=id) if note.id in called else note for note in self.notes]
        self.parts += [Paragraph(nodes, id, role, lang, stretches, quoted), *self.footnotes]
        self.footnotes = []

    def call(self, before: list[Node], note: Callable[[], list[Nodes]], line: int, sign: str = "") -> None:
        """A note that is called behind ``before``: the last word there is its lemma, until an editor takes more or fewer.

        ``note`` gives its paragraphs. One that the source has itself is a footnote, called by its ``sign``, or else by its number.
        """
        if self.noted:
            said = " ".join(" ".join(map(words, note())).split())
            self.tell(line, f"a note on a note was left out: {quoted(said)}; an edition’s notes are on its text")
            return
        self.noted = True
        found = [nodes for nodes in map(trimmed, note()) if words(nodes).strip()]
        self.noted = False
        rest, lemma, after = parted(before)
        if not found:
            return
        if "notes" in (self.own or ()):
            self._footnote(before, found, sign)
            return
        if not lemma:
            said = " ".join(words(each) for each in found)
            self.tell(line, f"no word stands before the call of the note {quoted(said)}; call it behind the words that it explains")
            return
        id = slug(words(lemma))
        id = self._name(f"note-{id}".rstrip("-") if not id or id.isdecimal() else id)
        before[:] = [*rest, Lemma(id, lemma), *after]
        self.notes.append(Note(id, "", words(lemma), NOTE, "certain", tuple(Paragraph(nodes) for nodes in found)))

    def _footnote(self, before: list[Node], found: list[Nodes], sign: str) -> None:
        """A footnote of the source, which stands under the paragraph that calls it, and begins with its sign."""
        self.signed, self.called = self.signed + 1, self.called + 1
        id, sign = f"a{self.called}", sign or str(self.signed)
        raised = Rendered((Words(sign),), "superscript") if sign.isalnum() else Words(sign)
        before.append(Reference(f"#{id}", (raised,)))
        for place, nodes in enumerate(found):
            behind = f"{id}{chr(ord('a') + place)}" if place else id
            said = nodes if place else trimmed((Words(f"{sign} "), *nodes))
            self.footnotes.append(Paragraph(said, behind, "" if place else "footnote"))

    def _name(self, wanted: str) -> str:
        """A name that nothing else has."""
        name, number = wanted, 1
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.ids.add(name)
        return name

    def edition(self, name: str) -> Edition:
        """The edition that it begins; ``name`` is that of the text's file."""
        if not self.title:
            self.title = name.replace("-", " ").capitalize()
            if not self.asked:
                self.tell(1, f"no title was found; “{self.title}” is the name of the file")
        elif self.asked:
            self.slips.remark(
                self.file, 1, f"its title “{self.title}” does not stand in the text; what you have answered stands above that"
            )
        top = min(self.levels.values(), default=0)
        below = {id for id, level in self.levels.items() if level > top}
        if len(levels := {*self.levels.values()}) > DEPTH:
            self.slips.remark(self.file, 1, f"its headings have {len(levels)} levels; all below the first became .subheading")
        self.parts = [replace(part, role="subheading") if part.id in below and isinstance(part, Paragraph) else part for part in self.parts]
        self._shared()
        found = [part for part in self.parts if isinstance(part, Paragraph)]
        roles = {part.id: part.role or "prose" for part in found if part.role or part.stretches}
        plain = {part.id: "".join(node.text for node in walk(part.nodes) if isinstance(node, Words)) for part in found}
        for told in (*letters.doubted({part.id: words(part.nodes) for part in found}, roles), *letters.kept(plain)):
            self.slips.remark(self.file, 1, told)
        if not all(follows(page, last) for last, page in pairwise(self.leaves)):
            self.tell(1, f"pages follow one another without a gap, and here they begin with {self.leaves[0]}; their marks were left out")
            self.parts = [replace(part, nodes=unbroken(part.nodes)) for part in self.parts]
        day = self.day or ("" if self.asked else self._day())
        said = {"title": self.title, "version-text": FIRST, "version-apparatus": FIRST, "text": f"{name}.md", "language": self.language}
        said["date"] = dt.date.today().isoformat()
        facts = [Fact(each, said.get(each, "")) for each in NEEDED]
        head = [Fact("title", self.title, (Words(self.title),)), Fact("date", day, date=parse(day)) if day else Fact("date", "")]
        whole = entitled(self.title, self.language)
        facts[0] = Fact("title", whole, (Words(whole),))
        return Edition(tuple(facts), KINDS, (), Text(name, self.title, tuple(head), tuple(self.parts), {}), tuple(self.notes))

    def _shared(self) -> None:
        """Remarks on headings and notes that were taken for the editors', where nobody has said whose they are."""
        counts = {"heading": sum(isinstance(part, Heading) for part in self.parts), "note": len(self.notes)}
        found = {f"{name}s": f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count}
        if found and not self.asked and self.own is None:
            told = f"{' and '.join(found.values())} became the editors’; where they stand in the source itself, begin again with"
            self.slips.remark(self.file, 1, f'{told} OWN="{" ".join(found)}"')

    def _day(self) -> str:
        """The first day that the title or the first or last paragraphs name, told so that an editor looks at it."""
        said = [words(part.nodes) for part in self.parts]
        for text in (self.title, *said[:NEAR], *said[-NEAR:]):
            for quoted, day in days(text):
                self.slips.remark(self.file, 1, f"“{quoted}” was taken for the day of the document: date: {day}; look whether it is")
                return day
        self.tell(1, "no day was found; write when the text was written: date: 1848-03-18")
        return ""


def quoted(said: str) -> str:
    """The beginning of words in quotation marks, and how many they are where that is not all of them."""
    if len(said) <= SHOWN:
        return f"“{said}”"
    return f"“{said[:SHOWN].rpartition(' ')[0] or said[:SHOWN]}…” ({len(said.split())} words)"


def slug(said: str) -> str:
    """A name made of words: small letters and digits with hyphens."""
    found = "-".join(re.findall(r"[a-z0-9]+", bare(said)))
    return found if len(found) <= LONGEST else found[: LONGEST + 1].rpartition("-")[0] or found[:LONGEST]
