"""What reading one file needs to know of all the others: every target of a link, and where slips go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..marks import Reader as MarksReader
from ..slips import Slips, meant


@dataclass(slots=True)
class House:
    """Filled before the first link is read, file by file of all kinds."""

    slips: Slips
    marks: MarksReader = field(default_factory=MarksReader)
    entries: dict[str, frozenset[str]] = field(default_factory=dict)  # path of an entry → its names, folded
    sources: frozenset[str] = frozenset()
    pages: dict[str, str] = field(default_factory=dict)  # "pages/cite.md" → "cite/"
    textless: bool = False
    led: list[tuple[str, str, int]] = field(default_factory=list)  # each link to a page: its target, file and line
    sentences: dict[str, tuple[str, ...]] = field(default_factory=dict)  # each paragraph's sentences, all in order
    lines: dict[str, int] = field(default_factory=dict)  # id of a paragraph, heading or note of the text → its line

    def stands(self, id: str) -> bool:
        """Whether a paragraph or a sentence of the text has this id; of a text that nobody could read nothing is told."""
        return self.textless or id in self.sentences or id in self.sentences.get(id.partition(".")[0], ()) or id in self.anchors

    @property
    def anchors(self) -> tuple[str, ...]:
        """What a link may name in the text: paragraphs, and their sentences."""
        return (*self.sentences, *(each for inside in self.sentences.values() for each in inside))

    def absent(self, pages: Iterable[str]) -> None:
        """Tells every link to one of these pages, which were taken to be there while nobody could know."""
        for page in pages:
            self.pages.pop(page, None)
        for target, file, line in self.led:
            if target not in self.pages:
                self.slips.tell(file, line, f"no {target}{self.like(target)}")

    def like(self, target: str) -> str:
        """A hint at the file that a wrong link meant: one of the same folder, or any of that name."""
        files = [f"{path}.md" for path in self.entries] + [f"sources/{slug}.md" for slug in self.sources] + [*self.pages]
        folder, _, name = target.rpartition("/")
        namesakes = [file for file in files if file.rpartition("/")[2] == name]
        return meant(target, namesakes or [file for file in files if file.startswith(f"{folder}/")] or files)
