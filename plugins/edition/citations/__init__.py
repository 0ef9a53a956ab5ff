"""How the text and the edition are cited, in three styles and three formats, by a citation processor.

`records`  the two CSL records: the text in its edition, and the edition
`styles`   Chicago, MLA and APA, by pandoc's citeproc with the Citation Style Language project's own files
`exchange` BibTeX, RIS and CSL-JSON

Each is made once, with a paragraph's number and an address that nobody has, and is filled in for every passage: the
processor decides about labels, order and punctuation, and a number is a number to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

from ..model import Citable, Edition
from . import exchange, records
from .styles import FILES, Processor


class Citables(Sequence[Citable]):
    """The text and the edition, as they are cited. The processors start at once and work beside the build.

    The first look waits for them, and raises RuntimeError with a processor's words where it failed.
    """

    def __init__(self, edition: Edition):
        self.records = (records.text(edition), records.whole(edition))
        self.processors = [Processor(self.records, *style) for style in FILES]
        self.bibtex = exchange.BibTeX(self.records)

    @cached_property
    def _made(self) -> tuple[Citable, ...]:
        return tuple(
            Citable(
                tuple(style for processor in self.processors for style in processor.styles(number)),
                self.bibtex.entries[number],
                exchange.ris(record, self.records[-1]),
                exchange.csl(record),
            )
            for number, record in enumerate(self.records)
        )

    @overload
    def __getitem__(self, index: int) -> Citable: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Citable]: ...
    def __getitem__(self, index: int | slice) -> Citable | Sequence[Citable]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self.records)
