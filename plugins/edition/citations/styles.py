"""Citations in three styles, by pandoc's citeproc: Chicago (18th edition, notes and bibliography), MLA (9th), APA (7th)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ..bibliography import finished, started
from ..model import Style
from .records import ADDRESS, Record

STYLES = Path(__file__).parent.parent / "styles"
# What is asked of the processor: one paragraph, several, a part without a number, the whole; then the short form of each.
FORMS = {"one": "[@{}, {{¶ 1001}}]", "many": "[@{}, {{¶¶ 1001-1002}}]", "other": "[@{}, {{LOCATOR}}]", "whole": "[@{}]"}
NUMBERS = ("1001", "1001–1002", "LOCATOR", "no number")
# The file of a style, and what its citations in the text and its references are called.
FILES = (
    ("chicago-notes-bibliography.csl", "Chicago, note", "Chicago, bibliography"),
    ("modern-language-association.csl", "MLA, in the text", "MLA, works cited"),
    ("apa.csl", "APA, in the text", "APA, reference"),
)
ENTRY = re.compile(r'<div id="ref-([^"]+)"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)
CITED = re.compile(r"<p>(.*?)</p>", re.DOTALL)
LINK = re.compile(r"</?(?:a|span|section|hr|sup)\b[^>]*>")


class Processor:
    """One style at work; it starts at once and runs beside the build. `styles` raises RuntimeError where pandoc fails."""

    def __init__(self, records: tuple[Record, ...], file: str, citing: str, reference: str):
        self.records, self.citing, self.reference = records, citing, reference
        # Each form cites a copy of its own, or a style of notes would shorten the second; others would tell copies apart.
        self.notes = "note" in citing
        copies = [{**each, "id": self._id(each, form)} for each in records for form in (FORMS if self.notes else ("one",))]
        asked = [pattern.format(self._id(each, form)) for each in records for form, pattern in FORMS.items()]
        document = f"---\n{json.dumps({'references': copies, 'lang': 'en-US'})}\n---\n\n" + "\n\n".join(asked)
        self.pandoc = started(document, "--from=markdown", "--to=html", "--citeproc", f"--csl={STYLES / file}")

    def _id(self, record: Record, form: str) -> str:
        return f"{record['id']}-{form if self.notes else 'one'}"

    @cached_property
    def _made(self) -> tuple[list[str], dict[str, str]]:
        html = finished(self.pandoc, "the citations")
        body, _, tail = html.partition('<div id="refs"')
        notes = tail.partition('class="footnotes')[2]
        cited = [_line(each) for each in CITED.findall(notes if self.notes else body)]
        return cited, {id: _line(line) for id, line in ENTRY.findall(html)}

    def styles(self, which: int) -> Iterator[Style]:
        """The citation and the reference of the record with this number."""
        cited, references = self._made
        here = cited[which * len(FORMS) : (which + 1) * len(FORMS)]
        yield Style(self.citing, *(line.replace(number, "{locator}") for number, line in zip(NUMBERS, here, strict=True)))
        line = references[self._id(self.records[which], "one")]
        yield Style(self.reference, line, line, line, line)


def _line(html: str) -> str:
    """A line of HTML with emphasis alone, and the place of an address marked."""
    return " ".join(LINK.sub("", html).replace("↩︎", "").replace(ADDRESS, "{address}").split())
