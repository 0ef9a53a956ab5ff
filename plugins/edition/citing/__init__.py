"""How the text and the edition are cited, in three styles and three formats, by a citation processor.

`records`      the two CSL records: the text in its edition, and the edition
`placeholders` what stands for a passage's number and address while a citation is made
`styles`       Chicago, MLA and APA, by a processor with the Citation Style Language project's own files
`exchange`     BibTeX, RIS and CSL-JSON

Each is made once, with placeholders, and is filled in for every passage: the processor decides about labels, order and
punctuation, and a number is a number to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from ..model import Citable, Edition, words
from . import exchange, records
from .placeholders import Placeholders
from .styles import FILES, Processor


class Citables(Sequence[Citable]):
    """The text and the edition, as they are cited. The processors start at once and work beside the build.

    The first look waits for them, and raises RuntimeError with a processor's words where it failed.
    """

    def __init__(self, edition: Edition):
        drafts = (records.text(edition), records.whole(edition))
        self.held = Placeholders(json.dumps(drafts, default=str, ensure_ascii=False) + words(records.title(edition)))
        self.records = (records.text(edition, self.held.address), records.whole(edition, self.held.address))
        self.dates = (records.written(edition), records.made(edition))
        self.processors = [[Processor(record, self.held, *style) for style in FILES] for record in self.records]
        self.bibtex = exchange.BibTeX(self.records, self.dates, self.held)

    @cached_property
    def _made(self) -> tuple[Citable, ...]:
        whole = self.records[-1]
        return tuple(
            Citable(
                tuple(style for processor in self.processors[number] for style in processor.styles()),
                self.bibtex.entries[number],
                exchange.ris(record, whole, self.dates[number], self.held),
                exchange.csl(record, whole, self.held),
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
