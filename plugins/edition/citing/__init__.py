"""How sources, the text and the edition are cited, by a citation processor that is asked once.

`processor`    pandoc: what it is asked, and what it printed
`inlines`      nodes as pandoc has them, and back
`bibliography` the record of a source, and the style of the bibliography
`records`      the records of this edition: the text in it, the edition, and other versions of the text
`styles`       Chicago, MLA and APA, with the Citation Style Language project's own files
`blanks`       what stands for a passage's number and address while a citation is made
`dating`       dates for which a style has no numbers, in its words
`exchange`     BibTeX, RIS and CSL-JSON
`works`        the bibliography in these formats
`signposts`    what a page is to machines, and who made what stands there

Each of these is set once, with slots for what differs from passage to passage: the processor decides about
labels, order and punctuation, and a number is a number to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from ..memory import Memory
from ..model import Citable, Edition, Nodes
from ..wording import wording
from . import bibliography, exchange, records, styles
from .blanks import blanks
from .dating import Dating
from .processor import Asked, Record


class Cited:
    """The references of the sources, and the text, the edition and other versions of the text as they are cited.

    The processor starts at once and works beside the build, unless a ``memory`` has its answer. The first look waits for it, and
    raises RuntimeError with its words where it failed.
    """

    def __init__(self, edition: Edition, memory: Memory | None = None):
        self.say = wording(edition.said["language"])
        said = [records.plain(record) for record in _records(edition)]
        self.blanks = blanks(json.dumps(said, ensure_ascii=False))
        self.records = _records(edition, self.blanks.address)
        dated = (records.dated(edition, version) for version in edition.versions)
        self.dates = (edition.text.date, edition.date, *dated)
        datings = bibliography.datings(edition.sources, self.say)
        asked = [bibliography.asked(edition.sources, datings, self.say)]
        for record, date in zip(self.records, self.dates, strict=True):
            asked += styles.documents(record, date, self.blanks, self.say)
        self.asked = Asked(asked, memory or Memory())
        self.references = References(self.asked, datings)
        self.citables = Citables(self)


def _records(edition: Edition, address: str = "") -> tuple[Record, ...]:
    """The text, then the edition, then each other version."""
    versions = (records.version(edition, version, address) for version in edition.versions)
    return (records.text(edition, address), records.whole(edition, address), *versions)


class References(Mapping[str, Nodes]):
    """The reference of each source by its slug, once it is looked for."""

    def __init__(self, asked: Asked, datings: Mapping[str, Dating]):
        self.asked, self.datings = asked, datings

    @property
    def _made(self) -> Mapping[str, Nodes]:
        return self.asked.printed[0].references

    def __getitem__(self, slug: str) -> Nodes:
        return self.datings[slug].told(self._made[slug])

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Citables(Sequence[Citable]):
    """The text, then the edition, then each other version, once they are looked for."""

    def __init__(self, cited: Cited):
        self.cited = cited

    @cached_property
    def _made(self) -> tuple[Citable, ...]:
        cited, each = self.cited, len(styles.STYLES)
        printed = cited.asked.printed[1:]
        return tuple(
            Citable(
                str(records.plain(record)["title"]),
                tuple(styles.styles(printed[number * each : (number + 1) * each], cited.dates[number], cited.blanks, cited.say)),
                exchange.formats(record, cited.records[1], cited.dates[number], cited.say),
            )
            for number, record in enumerate(cited.records)
        )

    @overload
    def __getitem__(self, index: int) -> Citable: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Citable]: ...
    def __getitem__(self, index: int | slice) -> Citable | Sequence[Citable]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self.cited.records)
