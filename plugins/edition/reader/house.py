"""What reading one file needs to know of all the others: every target of a link, and where slips go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..marks import Reader as MarksReader
from ..memory import Memory
from ..model import Article, Citation, Entry, Lesson, Mention, Node, Note, Reference, Source, Text, Version, own
from ..slips import Slips, meant, nearest
from ..wording import COMPLETE, Wording, wording
from . import pictures
from .heads import Sheet

T = TypeVar("T")
CURLED = re.compile(r"(sources/\S+\.md) ?[“”„«](.+)[“”»]")  # a citation as word processors change it
PLACED = re.compile(r"([^\s,]+),?\s+(\S.*)")  # a place in a work, without its quotation marks
Need = tuple[str, str]  # what a reading speaks of: an entry, a source, a place of the text, a page or a picture, and its name in links


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading as it is remembered: what was ``made``, its links to pages, what stood then behind all that it needs, and the hashes of
    what is part of many keys.
    """

    made: Any
    led: tuple[tuple[str, str, int], ...]
    needs: tuple[tuple[Need, object], ...]
    sums: tuple[bytes, ...]


@dataclass(slots=True)
class House:
    """Filled before the first link is read, file by file of all kinds."""

    slips: Slips
    memory: Memory = field(default_factory=Memory)
    marks: MarksReader = field(default_factory=MarksReader)
    entries: dict[str, frozenset[str]] = field(default_factory=dict)  # path of an entry → its names, folded
    sources: frozenset[str] = frozenset()
    pages: dict[str, str] = field(default_factory=dict)  # "pages/cite.md" → "cite/"
    textless: bool = False
    images: dict[str, Path] = field(default_factory=dict)  # "images/ferry.png" → its file
    asked: list[str] = field(default_factory=list)  # pictures that were asked for
    lost: list[str] = field(default_factory=list)  # ids of pictures in the text that cannot be shown, which is told of their files
    sought: set[str] = field(default_factory=set)  # files that links with a slip were probably meant for
    folders: frozenset[str] = frozenset()  # those that are there, of kinds or not
    led: list[tuple[str, str, int]] = field(default_factory=list)  # each link to a page: its target, file and line
    say: Wording = field(default_factory=lambda: wording(COMPLETE))  # the interface's words, of which a few are typed in lessons
    sentences: dict[str, tuple[str, ...]] = field(default_factory=dict)  # each paragraph's sentences, all in order
    lines: dict[str, int] = field(default_factory=dict)  # id of a paragraph, heading or note of the text → its line
    beside: frozenset[str] = frozenset()  # ids of paragraphs in other versions of the text

    def remembered(self, make: Callable[[], T], nodes: Callable[[T], Iterable[Node]], *made_from: object) -> T:
        """What ``make`` reads from these values, or what was read from them in another build.

        Only a reading without slips and remarks is remembered. It counts as long as the interface, of which a few words are typed, is in
        the same language, and all that its ``nodes`` speak of is what it was: an entry has the same names, a source, a place, a page is
        there, a picture has its size and is fit for pages.
        """
        if self.textless or not self.memory.lasts:
            return make()
        key = self.memory.key(self.say.language, *made_from)
        kept = self.memory.recalled(key)
        if isinstance(kept, Kept) and self._holds(kept):
            made: T = kept.made
            return made
        made, kept = self._anew(make, nodes)
        if kept:
            self.memory.keep(key, kept)
        return made

    def each(
        self, make: Callable[[Sheet], T], nodes: Callable[[T], Iterable[Node]], sheets: Iterable[Sheet], *made_from: object
    ) -> list[T]:
        """The same of each sheet: readings that are small are remembered together."""
        if self.textless or not self.memory.lasts:
            return [make(sheet) for sheet in sheets]
        key = self.memory.key("each", self.say.language, *made_from)
        found = self.memory.recalled(key)
        known: dict[tuple[str, str], Kept] = found if isinstance(found, dict) else {}
        now: dict[tuple[str, str], Kept] = {}
        read: list[T] = []
        for sheet in sheets:
            kept = known.get(sheet.typed)
            if kept and self._holds(kept):
                read.append(kept.made)
            else:
                made, kept = self._anew(partial(make, sheet), nodes)
                read.append(made)
            if kept:
                now[sheet.typed] = kept
        if found is None or now.keys() != known.keys() or any(now[typed] is not known[typed] for typed in now):
            self.memory.keep(key, now)
        return read

    def _holds(self, kept: Kept) -> bool:
        """Whether a reading counts still. Its links are told then, and what stands in many keys is known by its hash."""
        if any(self._there(need) != there for need, there in kept.needs):
            return False
        self.led += kept.led
        for thing, sum in zip(_things(kept.made), kept.sums, strict=True):
            self.memory.seal(thing, sum)
        return True

    def _anew(self, make: Callable[[], T], nodes: Callable[[T], Iterable[Node]]) -> tuple[T, Kept | None]:
        """A new reading, and what is to be kept of it, if there was no slip."""
        told, before, asked = self.slips.told, len(self.led), len(self.asked)
        made = make()
        if self.slips.told != told:
            return made, None
        led = tuple(self.led[before:])
        spoken = {need for node in nodes(made) if (need := _need(node))} | {("page", target) for target, _, _ in led}
        spoken |= {("picture", path) for path in self.asked[asked:]}
        sums = tuple(self.memory.sum(each) for each in _things(made))
        return made, Kept(made, led, tuple((need, self._there(need)) for need in spoken), sums)

    def _there(self, need: Need) -> object:
        """What stands behind the name of a link now."""
        match need:
            case ("entry", path):
                return sorted(self.entries.get(path, ()))
            case ("source", slug):
                return slug in self.sources
            case ("place", id):
                return self.stands(id)
            case ("picture", path):
                return (pictures.unfit(self.images[path]) or pictures.size(self.images[path])) if path in self.images else None
            case (_, target):
                return self.pages.get(target)

    def picture(self, path: str, tell: Callable[[str], None]) -> tuple[int, int] | None:
        """The width and the height of a picture that stands somewhere; None where something keeps it from that, which is told."""
        self.asked.append(path)
        if path not in self.images:
            tell(f"no picture {path}{meant(path, tuple(self.images))}")
            return None
        if problem := pictures.unfit(self.images[path]):
            tell(f"{path} {problem}")
            return None
        return pictures.size(self.images[path])

    def stands(self, id: str) -> bool:
        """Whether a link may name this, in the text or a paragraph of another version; of a text that nobody could read nothing is told."""
        return self.textless or self.holds(id) or id in self.beside

    def holds(self, id: str) -> bool:
        """Whether a paragraph or a sentence of the text itself has this id. Ids do not tell where: those of a divided paragraph stay."""
        own = self.sentences.get(id.partition(".")[0], ())
        return id in self.sentences or id in own or any(id in inside for inside in self.sentences.values())

    @property
    def anchors(self) -> tuple[str, ...]:
        """What a link may name in the text: paragraphs, and their sentences; and paragraphs of its other versions."""
        return (*self.sentences, *(each for inside in self.sentences.values() for each in inside), *sorted(self.beside))

    def missing(self, id: str) -> str:
        """What is told of a link to a place in the text that is not there: a footnote of the source where it is called like one."""
        if own(id) and (footnotes := tuple(filter(own, self.anchors))):
            return f"there is no footnote of the source #{id}{meant(id, footnotes, '#') or f'; did you mean #{footnotes[-1]}?'}"
        return f"there is no paragraph #{id}{meant(id, self.anchors, '#')}"

    def absent(self, pages: Mapping[str, str]) -> None:
        """Tells every link to one of these pages, which were taken to be there while nobody could know, with what each is made of."""
        for page in pages:
            self.pages.pop(page, None)
        for target, file, line in self.led:
            if target not in self.pages:
                self.slips.tell(file, line, f"no {target}; that page is made when there is {pages[target]}, and there is none yet")

    def like(self, target: str) -> str:
        """A hint at the file that a wrong link meant: one of the same folder, or any of that name."""
        if found := CURLED.fullmatch(target):
            return f'; write {found[1]} "{found[2]}", with straight quotation marks'
        if (found := PLACED.fullmatch(target)) and found[1].removesuffix(".md") in {f"sources/{slug}" for slug in self.sources}:
            return f'; write {found[1].removesuffix(".md")}.md "{found[2]}"'
        files = [f"{path}.md" for path in self.entries] + [f"sources/{slug}.md" for slug in self.sources] + [*self.pages]
        folder, _, name = target.rpartition("/")
        namesakes = [file for file in files if file.rpartition("/")[2] == name]
        near = nearest(target, namesakes or [file for file in files if file.startswith(f"{folder}/")] or files)
        self.sought.add(near)
        if not near and folder and folder not in self.folders and f"{folder}/" not in self.pages:
            return f"; no kind has the folder {folder}/; add one in edition.md, as README.md says under “Add a new kind”"
        return f"; did you mean {near}?" if near else ""


def _things(read: object) -> Iterator[object]:
    """What is part of many keys, of what was read: paragraphs and notes before the text that holds them."""
    match read:
        case tuple():
            for each in read:
                yield from _things(each)
        case Text(parts=parts) | Version(parts=parts):
            yield from parts
            yield read
        case Note() | Entry() | Source() | Lesson() | Article():
            yield read


def _need(node: Node) -> Need | None:
    match node:
        case Mention(path):
            return "entry", path
        case Citation(slug):
            return "source", slug
        case Reference(target) if target.startswith("#"):
            return "place", target[1:]
        case _:
            return None
