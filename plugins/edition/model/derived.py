"""What is derived from an edition, and what an output hands to the press."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .blocks import Heading, Paragraph
from .citing import Citable
from .edition import Edition, Note
from .entries import Entry
from .leaves import Leaf
from .nodes import Nodes
from .text import Variant


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that speaks of an entry or holds a lemma: its runs of words, each with whether it is what is meant."""

    paragraph: str
    sentence: str
    runs: tuple[tuple[str, bool], ...]
    implied: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is cited or spoken of outside the text: ``kind`` of place, its id or path, its name."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """Who speaks of what: made once from an edition by `concordance.make`."""

    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    lemmas: dict[str, Passage] = field(default_factory=dict)
    named_in: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    cited_in: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[Note, ...]] = field(default_factory=dict)
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: dict[str, Leaf] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    timeline: tuple[Entry, ...] = ()
    listed: tuple[Entry, ...] = ()  # those of a kind in the order of its list
    references: Mapping[str, Nodes] = field(default_factory=dict)  # each source as a bibliography prints it
    citables: Sequence[Citable] = ()  # the text, then the edition, then each other version
    gists: dict[str, str] = field(default_factory=dict)  # entry or note → the first sentence of its prose, uncited
    quotations: dict[str, str] = field(default_factory=dict)  # sentence → a text directive that it alone answers to
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)  # live id → the old ones that lead to it
    counterparts: dict[str, tuple[tuple[Paragraph, ...], ...]] = field(default_factory=dict)  # paragraph of the text → of each version
    variants: dict[str, tuple[Variant, ...]] = field(default_factory=dict)  # paragraph of another version → where it has other words

    def headed(self, edition: Edition) -> Concordance:
        """The same with the entries of this edition, which has less of them."""
        entries = {each.path: each for each in edition.entries}
        timeline, listed = (tuple(entries[each.path] for each in some) for some in (self.timeline, self.listed))
        return replace(self, timeline=timeline, listed=listed)

    def told(self) -> tuple[object, ...]:
        """What of it entries tell by their prose. All else follows from their heads, the text and what the citation processor printed."""
        return self.named_in, self.cited_in, self.gists

    def speaking(self, entry: str) -> dict[str, bool]:
        """The paragraphs that speak of an entry, by its path, and whether they only imply it: no passage of them names it."""
        found: dict[str, bool] = {}
        for passage in self.passages.get(entry, ()):
            found[passage.paragraph] = found.get(passage.paragraph, True) and passage.implied
        return found

    def implies(self, entries: Iterable[str]) -> bool:
        """Whether some paragraph only implies one of these entries, each by its path."""
        return any(any(self.speaking(each).values()) for each in entries)

    def often(self, entry: str) -> int:
        """In how many paragraphs the text speaks of an entry, by its path."""
        return len(self.speaking(entry))


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its path below the output folder and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Binary:
    """A finished file of bytes: its path below the output folder."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Keyed:
    """A file that ``make`` makes where nothing was made before under this key of a memory: its path below the output folder."""

    path: str
    key: bytes
    make: Callable[[], bytes]
