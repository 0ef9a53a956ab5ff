"""Citations in three styles, by a citation processor: Chicago (18th edition, notes and bibliography), MLA (9th), APA (7th)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from html import escape

from ..model import Emphasis, Nodes, Style, Words, unlinked
from .placeholders import Placeholders
from .processor import Record, document, finished, printed, started

# The file of a style, and what its citations in the text and its references are called.
FILES = (
    ("chicago-notes-bibliography.csl", "Chicago, note", "Chicago, bibliography"),
    ("modern-language-association.csl", "MLA, in the text", "MLA, works cited"),
    ("apa.csl", "APA, in the text", "APA, reference"),
)
FORMS = ("one", "many", "other", "whole")  # one paragraph, several, a part without a number, the whole


class Processor:
    """One style at work on one record; it starts at once and runs beside the build. `styles` raises RuntimeError where it fails.

    The record is alone: beside another of the same author a style would print a dash for the name, or tell the two apart.
    """

    def __init__(self, record: Record, held: Placeholders, file: str, citing: str, reference: str):
        self.held, self.citing, self.reference = held, citing, reference
        # Each form cites a copy of its own, or a style of notes would shorten the second; others would tell copies apart.
        self.notes = "note" in citing
        copies = [{**record, "id": form} for form in (FORMS if self.notes else FORMS[:1])]
        asked = [(form if self.notes else FORMS[0], locator) for form, locator in zip(FORMS, held.locators, strict=True)]
        self.pandoc = started(document(copies, asked, "en-US"), "--to=json", "--citeproc", f"--csl={file}")

    @cached_property
    def _made(self) -> tuple[list[Nodes], dict[str, Nodes]]:
        return printed(finished(self.pandoc, "the citations"))

    def styles(self) -> Iterator[Style]:
        """The citation and the reference."""
        cited, references = self._made
        yield Style(self.citing, *map(self._line, cited))
        line = self._line(references[FORMS[0]])
        yield Style(self.reference, line, line, line, line)

    def _line(self, nodes: Nodes) -> str:
        return self.held.marked(_html(unlinked(nodes)), lambda text: text.replace("{", "&#123;"))


def _html(nodes: Nodes, inside: bool = False) -> str:
    """Nodes as HTML with emphasis alone; emphasis in emphasis is its end."""
    line = ""
    for node in nodes:
        match node:
            case Words(text):
                line += escape(text, quote=False)
            case Emphasis(children) if inside:
                line += f"</em>{_html(children)}<em>"
            case Emphasis(children):
                line += f"<em>{_html(children, True)}</em>"
            case _:
                line += _html(getattr(node, "children", ()), inside)
    return line.replace("<em></em>", "")
