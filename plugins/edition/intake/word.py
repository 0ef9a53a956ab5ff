"""What a word processor wrote (.docx, .odt), as pandoc reads it: paragraphs, headings, notes, italics.

Pandoc hands on its own tree in JSON. What is not taken is told: tables, pictures, links, formulas, what tracked changes take out, comments,
and what stands at the head and foot of all pages, which pandoc leaves out.
"""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from lxml import etree

from ..citing.processor import program
from ..model import Node, Nodes, Revision, Words, words
from .draft import Draft, around, days, set_off
from .signs import rendered

ENDINGS = (".docx", ".odt")
FLOWING = ("Div", "BlockQuote", "Figure")  # whose blocks are read as if nothing stood around them
TRACKED = ("--track-changes=all",)  # of Word: changes that nobody has accepted yet, and comments
# Where the head and the foot of pages stand, of Word and of LibreOffice, and what words stand in there; what is printed by itself, as the
# name of a file, has other elements.
MARGINS = re.compile(r"word/(header|footer)\d*\.xml|styles\.xml")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MARGIN = {f"{WORD}hdr": f"{WORD}t", f"{WORD}ftr": f"{WORD}t", f"{STYLE}header": "*", f"{STYLE}footer": "*"}
OPAQUE = {"Table": "a table", "CodeBlock": "a block of code", "RawBlock": "a block of another program"}

Json = Any


def read(path: Path, draft: Draft) -> None:
    """Puts what the document holds into the draft. Raises ValueError with pandoc's words where it cannot be read."""
    kind = path.suffix.lower()
    command = [program(), "-f", kind[1:], "-t", "json", *(TRACKED if kind == ENDINGS[0] else ()), str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    document = json.loads(done.stdout)
    meta, found = document["meta"], document["blocks"]
    reader = _Reader(draft)
    for name in ("title", "subtitle", "date"):
        if name in meta:
            said = words(reader.nodes(meta[name]["c"] if meta[name]["t"] == "MetaInlines" else []))
            if name == "title":
                draft.title = said
            else:
                found = [{"t": "Para", "c": meta[name]["c"]}, *found] if name == "subtitle" else found
                draft.day = next((day for _, day in days(said)), "") if name == "date" else draft.day
    firsts = [block for block in found if block["t"] == "Header" and block["c"][0] == 1]
    if not draft.title and found and len(firsts) == 1 and found[0] is firsts[0]:
        draft.title = " ".join(words(reader.nodes(found.pop(0)["c"][2])).split())
    reader.blocks(found)
    for said in dict.fromkeys(_margins(path)):
        draft.tell(1, f"what stands at the head or foot of pages was left out: “{said}”")


def _margins(path: Path) -> Iterator[str]:
    """What a document prints at the head and foot of its pages, but for numbers alone."""
    with zipfile.ZipFile(path) as opened:
        for name in filter(MARGINS.fullmatch, opened.namelist()):
            for each in etree.fromstring(opened.read(name)).iter(*MARGIN):
                said = " ".join("".join(map(str, each.itertext(MARGIN[str(each.tag)]))).split())
                if re.search(r"[^\W\d]", said):
                    yield said


class _Reader:
    """Reads blocks into a draft."""

    def __init__(self, draft: Draft):
        self.draft = draft

    def blocks(self, found: list[Json]) -> None:
        for block in found:
            self._block(block)

    def _block(self, block: Json) -> None:
        kind, inside = block["t"], block.get("c")
        match kind:
            case "Header":
                self.draft.heading(self.nodes(inside[2]))
            case "Para" | "Plain":
                self.draft.paragraph(self.nodes(inside))
            case "LineBlock":
                self.draft.paragraph(tuple(node for line in inside for node in (*self.nodes(line), Words(" "))))
            case "BulletList":
                for item in inside:
                    self.blocks(item)
            case "OrderedList":  # whose numbers are printed, and so are words
                first, style, _ = inside[0]
                for number, item in enumerate(inside[1], first):
                    self.blocks(_numbered(item, _written(number, style["t"])))
            case "DefinitionList":
                for term, meanings in inside:
                    self.draft.paragraph(self.nodes(term))
                    for each in meanings:
                        self.blocks(each)
            case _ if kind in FLOWING:
                self.blocks(inside if kind == "BlockQuote" else inside[-1])
            case "HorizontalRule":
                pass  # it has no words
            case _:
                self._untaken(kind, inside, "type it as a table of the text" if kind == "Table" else "the text of an edition is paragraphs")

    def _untaken(self, kind: str, inside: Json, why: str) -> None:
        said = " ".join(_said(inside))[:60]
        self.draft.tell(1, f"{OPAQUE.get(kind, kind)} was left out: “{said}…”; {why}")

    def _noted(self, blocks: list[Json]) -> Iterator[Nodes]:
        """The paragraphs of a note, whatever they stand in: what is indented is a quotation to pandoc, and so are LibreOffice's notes."""
        for block in blocks:
            kind, inside = block["t"], block.get("c")
            match kind:
                case "Para" | "Plain":
                    yield self.nodes(inside)
                case "LineBlock":
                    yield tuple(node for line in inside for node in (*self.nodes(line), Words(" ")))
                case "Header":
                    yield self.nodes(inside[2])
                case "BulletList":
                    yield from (nodes for item in inside for nodes in self._noted(item))
                case "OrderedList":
                    first, style, _ = inside[0]
                    for number, item in enumerate(inside[1], first):
                        yield from self._noted(_numbered(item, _written(number, style["t"])))
                case _ if kind in FLOWING:
                    yield from self._noted(inside if kind == "BlockQuote" else inside[-1])
                case "HorizontalRule":
                    pass
                case _:
                    self._untaken(kind, inside, "a note is paragraphs")

    def nodes(self, inlines: list[Json]) -> Nodes:
        """Inlines as nodes."""
        found: list[Node] = []
        for each in inlines:
            self._inline(each, found)
        return tuple(found)

    def _inline(self, inline: Json, found: list[Node]) -> None:
        kind, inside = inline["t"], inline.get("c")
        match kind:
            case "Str":
                _add(found, inside)
            case "Space" | "SoftBreak" | "LineBreak":
                _add(found, " ")
            case "Strikeout" if not self.draft.noted:
                found += around(self.nodes(inside), partial(Revision, kind="del"))
            case "Superscript" | "Subscript" | "SmallCaps" | "Underline":
                found += rendered(self.nodes(inside), kind)
            case "Emph" | "Strong":
                found += set_off(self.nodes(inside), strong=kind == "Strong")
            case "Quoted":
                first, last = "“”" if inside[0]["t"] == "DoubleQuote" else "‘’"
                found += [Words(first), *self.nodes(inside[1]), Words(last)]
            case "Note":
                self.draft.call(found, lambda: list(self._noted(inside)), 1)
            case "Link":
                if (href := inside[2][0]) and not href.startswith("#"):
                    self.draft.slips.remark(self.draft.file, 1, f"the link to {href} was left out, and its words were kept")
                found += self.nodes(inside[1])
            case "Image":
                shown = f" (“{words(self.nodes(inside[1]))}”)" if inside[1] else ""
                self.draft.tell(1, f"a picture was left out: {inside[2][0]}{shown}; put its file into images/, and type it where it stands")
            case "Code":
                _add(found, inside[1])
            case "Math":
                self.draft.tell(1, f"a formula was left out: {inside[1]}")
            case "RawInline":
                pass  # of another program, without words
            case "Cite":
                found += self.nodes(inside[1])
            case "Span":
                self._span(inside[0], inside[1], found)
            case _:  # struck out in a note: the words stay
                found += self.nodes(inside)

    def _span(self, attributes: Json, inside: list[Json], found: list[Node]) -> None:
        """A stretch of words; of a tracked change those that it puts in, as if it were accepted, and of a comment none."""
        _, classes, pairs = attributes
        said, author = " ".join(_said(inside)), dict(pairs).get("author", "nobody")
        match classes:
            case ["comment-start"]:
                self.draft.tell(1, f"a comment of {author} was left out: “{said}”")
            case ["deletion"]:
                self.draft.tell(1, f"words that a tracked change of {author} takes out were left out: “{said}”")
            case ["paragraph-deletion"]:
                self.draft.tell(1, f"a tracked change of {author} joins two paragraphs, which were left apart")
            case ["insertion"]:
                self.draft.slips.remark(self.draft.file, 1, f"words that a tracked change of {author} puts in were kept: “{said}”")
                found += self.nodes(inside)
            case _:
                found += self.nodes(inside)


def _add(found: list[Node], text: str) -> None:
    if found and isinstance(last := found[-1], Words):
        found[-1] = Words(last.text + text)
    else:
        found.append(Words(text))


def _numbered(item: list[Json], number: str) -> list[Json]:
    """An item of a list with its number in front of its words."""
    match item:
        case [{"t": "Para" | "Plain" as kind, "c": inside}, *rest]:
            return [{"t": kind, "c": [{"t": "Str", "c": number}, {"t": "Space"}, *inside]}, *rest]
        case _:
            return item


def _written(number: int, style: str) -> str:
    """A number as a list prints it: in letters where it counts by them, else in digits."""
    if style in ("LowerAlpha", "UpperAlpha") and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if style == 'LowerAlpha' else letter.upper()}."
    return f"{number}."


def _said(inside: Json) -> list[str]:
    """All words somewhere in a tree."""
    if isinstance(inside, dict):
        return [inside["c"]] if inside.get("t") == "Str" else _said(inside.get("c"))
    return [word for each in inside for word in _said(each)] if isinstance(inside, list) else []
