"""Citations in three styles, by a citation processor: Chicago (18th edition, notes and bibliography), MLA (9th), APA (7th)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from ..model import (
    Citation,
    Date,
    Emphasis,
    Foreign,
    Gap,
    Lemma,
    Link,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Reference,
    Rendered,
    Revision,
    Style,
    Supplied,
    Unclear,
    Words,
)
from ..wording import Wording
from .blanks import Blanks
from .dating import Dating, dating
from .inlines import Json
from .processor import Printed, Record, document

# The file of a style, the phrases for its citations in the text and for its references, and whether it cites in notes; by which name it
# has phrases for dates, and what its file means by ``circa``.
STYLES = (
    ("chicago-notes-bibliography.csl", "chicago_note", "chicago_bibliography", True, "chicago", "uncertain"),
    ("modern-language-association.csl", "mla_text", "mla_reference", False, "mla", ""),
    ("apa.csl", "apa_text", "apa_reference", False, "apa", "approximate"),
)
FORMS = ("one", "many", "other", "whole")  # one paragraph, several, a part without a number, the whole


def documents(record: Record, date: Date | None, blanks: Blanks, say: Wording) -> Iterator[Json]:
    """What is asked of the processor: a document for each style; ``date`` is that of the record.

    The record is alone: beside another of the same author a style would print a dash for the name, or tell the two apart. In notes
    each form cites a copy of its own, or the second would be shortened; other styles would tell copies apart.
    """
    for (file, _, _, notes, *_), dated in zip(STYLES, _dated(date, blanks, say), strict=True):
        ids = FORMS if notes else (FORMS[0],) * len(FORMS)
        said = {**record, **dated.issued}
        yield document(file, [{**said, "id": id} for id in dict.fromkeys(ids)], zip(ids, blanks.locators, strict=True), locale=say.locale)


def styles(printed: Sequence[Printed], date: Date | None, blanks: Blanks, say: Wording) -> Iterator[Style]:
    """The citation and the reference in each style, from what the processor printed of its document."""
    for (_, citing, reference, *_), made, dated in zip(STYLES, printed, _dated(date, blanks, say), strict=True):
        forms = {form: blanks.slots(dated.told(_set(nodes))) for form, nodes in zip(FORMS, made.citations, strict=True)}
        yield Style(getattr(say.styles, citing), **forms)
        yield Style(getattr(say.styles, reference), whole=blanks.slots(dated.told(_set(made.references[FORMS[0]]))))


def _dated(date: Date | None, blanks: Blanks, say: Wording) -> Iterator[Dating]:
    """The date as each style has it."""
    return (dating(date, style, circa, blanks.year, say) for *_, style, circa in STYLES)


def _set(nodes: Nodes) -> Nodes:
    """The nodes as words that are set off or not."""
    found: list[Node] = []
    for off, runs in groupby(_runs(nodes), key=itemgetter(0)):
        run = (Words("".join(text for _, text in runs)),)
        found += [Emphasis(run)] if off else run
    return tuple(found)


def _runs(nodes: Nodes, off: bool = False) -> Iterator[tuple[bool, str]]:
    """Words, each with whether they are set off; emphasis in emphasis is its end."""
    for node in nodes:
        match node:
            case Words(text):
                yield off, text
            case Emphasis(children):
                yield from _runs(children, not off)
            case Foreign(children) | Link(_, children):
                yield from _runs(children, off)
            case Supplied() | Unclear() | Gap() | Revision() | Rendered() | PageBreak() | Mention() | Citation() | Reference() | Lemma():
                raise ValueError(f"no style prints {type(node).__name__}")
            case _:
                assert_never(node)
