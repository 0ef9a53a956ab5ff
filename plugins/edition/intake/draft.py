"""A document of another program on its way to be an edition: its paragraphs are numbered, its headings and notes get their names.

What it does not say is not made up: the facts that an edition needs stand there empty, to be filled in, and what no edition can
hold is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..dates import parse
from ..model import (
    Edition,
    Emphasis,
    Fact,
    Heading,
    Kind,
    Leaf,
    Lemma,
    Node,
    Nodes,
    Note,
    PageBreak,
    Paragraph,
    Stretch,
    Text,
    Words,
    bare,
    changed,
    follows,
    unbroken,
    walk,
    words,
)
from ..slips import Slips
from ..wording import LANGUAGES, wording

FACTS = ("title", "summary", "editors", "version-text", "version-apparatus", "date", "language", "text", "license", "license-name")
NEEDED = (*FACTS, "attribution")
FIRST = "0.1.0"  # the version of what was never published
NOTE = "context"  # what a note is taken for, until its editor has looked at it
KINDS = (Kind("people", "person", "People", "names", "person"), Kind("places", "place", "Places", "names", "place"))  # to begin with
LAST = re.compile(r"(?s)(.*?)([^\s.,;:!?…”’»)\]]+)([.,;:!?…”’»)\]]*\s*)$")  # the last word, and what stands behind it
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
    parts: list[Paragraph | Heading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    numbered: int = 0
    noted: bool = False  # whether a note is being read
    leaves: list[Leaf] = field(default_factory=list)

    def tell(self, line: int, sentence: str) -> None:
        """Tells what could not be taken; line 0 is that of a document without lines."""
        self.slips.tell(self.file, line, sentence)

    def heading(self, found: Nodes) -> None:
        """A heading; nothing in it points or calls."""
        said = " ".join(words(found).split())
        if said:
            self.parts.append(Heading((Words(said),), self._name(f"s-{slug(said)}".rstrip("-"))))

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
        self.notes = [_placed(note, id) if note.id in called else note for note in self.notes]
        self.parts.append(Paragraph(nodes, id, role, lang, stretches, quoted))

    def call(self, before: list[Node], note: Callable[[], list[Nodes]], line: int) -> None:
        """A note that is called behind ``before``: the last word there is its lemma, until an editor takes more or fewer.

        ``note`` gives its paragraphs.
        """
        if self.noted:
            said = " ".join(" ".join(map(words, note())).split())
            self.tell(line, f"a note on a note was left out: {quoted(said)}; an edition’s notes are on its text")
            return
        self.noted = True
        found = [nodes for nodes in map(trimmed, note()) if words(nodes).strip()]
        self.noted = False
        rest, lemma, after = _last(before)
        if not found:
            return
        if not lemma:
            said = " ".join(words(each) for each in found)
            self.tell(line, f"no word stands before the call of the note {quoted(said)}; call it behind the words that it explains")
            return
        id = self._name(slug(words(lemma)) or "note")
        before[:] = [*rest, Lemma(id, lemma), *after]
        self.notes.append(Note(id, "", words(lemma), NOTE, "certain", tuple(Paragraph(nodes) for nodes in found)))

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
        if not all(follows(page, last) for last, page in pairwise(self.leaves)):
            self.tell(1, f"pages follow one another without a gap, and here they begin with {self.leaves[0]}; their marks were left out")
            self.parts = [_unbroken(part) for part in self.parts]
        day = self.day or ("" if self.asked else self._day())
        said = {"title": self.title, "version-text": FIRST, "version-apparatus": FIRST, "text": f"{name}.md", "language": self.language}
        said["date"] = dt.date.today().isoformat()
        facts = [Fact(each, said.get(each, "")) for each in NEEDED]
        head = [Fact("title", self.title, (Words(self.title),)), Fact("date", day, date=parse(day)) if day else Fact("date", "")]
        facts[0] = head[0]
        return Edition(tuple(facts), KINDS, (), Text(name, self.title, tuple(head), tuple(self.parts), {}), tuple(self.notes))

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


def days(text: str) -> Iterator[tuple[str, str]]:
    """The days that a text names, each as it is written and as EDTF, in any language that the interface speaks."""
    months = {name.casefold(): number for tag in LANGUAGES for number, name in enumerate(wording(tag).tongue.months, 1)}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    pattern = rf"(?P<y>\d{{4}})-(?P<n>\d\d)-(?P<d>\d\d)|(?P<d2>\d{{1,2}})\.?\s+(?:de\s+)?(?P<m2>{names})\s+(?:de\s+)?(?P<y2>\d{{4}})"
    pattern += rf"|(?P<m3>{names})\s+(?P<d3>\d{{1,2}}),?\s+(?P<y3>\d{{4}})"
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
        part = found.groupdict()
        month = part["n"] or months[(part["m2"] or part["m3"]).casefold()]
        year, day = part["y"] or part["y2"] or part["y3"], part["d"] or part["d2"] or part["d3"]
        written = f"{year}-{int(month):02}-{int(day):02}"
        try:
            parse(written)
        except ValueError:
            continue
        yield found[0], written


def set_off(children: Nodes, lang: str = "", strong: bool = False) -> Nodes:
    """Words that are set off."""
    return around(children, lambda inside: Emphasis(inside, lang, strong))


def around(children: Nodes, make: Callable[[Nodes], Node]) -> Nodes:
    """Words in what ``make`` makes of them; spaces at their ends stand outside, and spaces alone stay as they are."""
    said, inside = words(children), trimmed(children)
    if not said.strip():
        return (Words(said),)
    before, after = ((Words(" "),) if end.isspace() else () for end in (said[0], said[-1]))
    return (*before, make(inside), *after)


def add(found: list[Node], text: str) -> None:
    """Puts words behind nodes."""
    if found and isinstance(last := found[-1], Words):
        found[-1] = Words(last.text + text)
    else:
        found.append(Words(text))


def trimmed(nodes: Nodes) -> Nodes:
    """Nodes with single spaces, and none at either end."""
    found: list[Node] = []
    for node in changed(nodes, lambda each: (Words(re.sub(r"[ \t\r\n]+", " ", each.text)),) if isinstance(each, Words) else (each,)):
        if isinstance(node, Words) and found and isinstance(found[-1], Words):
            found[-1] = Words(re.sub(" +", " ", found[-1].text + node.text))
        else:
            found.append(node)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if found and isinstance(edge := found[end], Words):
            found[end] = Words(strip(edge.text))
    return tuple(node for node in found if node != Words(""))


def _last(before: list[Node]) -> tuple[list[Node], Nodes, list[Node]]:
    """What stands before the last word, the word, and the marks behind it; a mark that stands last is taken whole."""
    if not before:
        return before, (), []
    *rest, last = before
    if not isinstance(last, Words):
        return ([*before], (), []) if isinstance(last, PageBreak) else (rest, (last,), [])
    found = LAST.match(last.text)
    if found:
        return [*rest, *([Words(found[1])] if found[1] else [])], (Words(found[2]),), [Words(found[3])] if found[3] else []
    inner, lemma, after = _last(rest)
    return inner, lemma, [*after, last]


def _placed(note: Note, paragraph: str) -> Note:
    return Note(note.id, paragraph, note.lemma, note.type, note.cert, note.blocks)


def _unbroken(part: Paragraph | Heading) -> Paragraph | Heading:
    if isinstance(part, Heading):
        return part
    return replace(part, nodes=unbroken(part.nodes))
