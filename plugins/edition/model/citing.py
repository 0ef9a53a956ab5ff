"""How places of the text are called, and things that can be cited as styles and formats print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

NUMBERED = re.compile(r"p(\d+[a-z]?)")
SENTENCE = re.compile(r"(.+)\.s(\d+[a-z]?)")


def numeral(id: str) -> str:
    """12 for p12, 12b for the second part of what was p12, nothing for a paragraph without a number."""
    found = NUMBERED.fullmatch(id)
    return found[1] if found else ""


def label(id: str) -> str:
    """What a place is called: ``¶ 12`` for p12, ``¶ 12, sentence 3`` for p12.s3, and its id in words for the others."""
    if found := SENTENCE.fullmatch(id):
        return f"{label(found[1])}, sentence {found[2]}"
    return f"¶ {numeral(id)}" if numeral(id) else id.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Style:
    """A citation in a style, as HTML with emphasis: of one paragraph, of several, of a part without a number, of the whole.

    Marks stand for what differs: ``{locator}`` for the number or the name, ``{address}`` for the address. A brace that is none of
    a mark is a reference to its character (``&#123;``).
    """

    name: str
    one: str
    many: str
    other: str
    whole: str

    def citing(self, id: str, address: str) -> str:
        """The citation of a paragraph or a sentence, or of the whole where ``id`` is empty."""
        if not id:
            return _filled(self.whole, {"{address}": escape(address)})
        paragraph = numeral(id.partition(".")[0])
        form = self.one if paragraph else self.other
        return _filled(form, {"{locator}": escape(label(id).removeprefix("¶ ")), "{address}": escape(address)})


@dataclass(frozen=True, slots=True)
class Citable:
    """A thing that can be cited, in every style and format; the formats have a ``{key}`` as well."""

    styles: tuple[Style, ...]
    bibtex: str
    ris: str
    csl: str

    def exchanged(self, key: str, locator: str, address: str) -> dict[str, str]:
        """The three formats by the endings of their files; ``key`` is the record's id, ``locator`` as in ``¶ 12``, or empty."""
        marks = {"{key}": key, "{locator}": locator, "{address}": address}
        made = {"bib": self.bibtex, "ris": self.ris, "csl.json": self.csl}
        return {ending: _filled(text if locator else _without(text), marks) for ending, text in made.items()}


def _filled(form: str, marks: dict[str, str]) -> str:
    """The form with what its marks stand for; nothing that is put in is read again."""
    return re.sub(r"\{(?:key|locator|address)\}", lambda found: marks.get(found[0], found[0]), form)


def _without(text: str) -> str:
    """The text without the line for its locator."""
    lines = [line for line in text.split("\n") if "{locator}" not in line]
    return re.sub(r",\n( *\})", r"\n\1", "\n".join(lines))
