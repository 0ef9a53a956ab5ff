"""What a word processor wrote (.docx, .odt), or somebody's Markdown, as pandoc reads it: paragraphs, tables, headings, notes, italics.

Pandoc hands on its own tree in JSON. What is not taken is told: pictures, links, formulas, what tracked changes take out, comments,
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
from typing import Any

from ..citing.processor import program
from ..model import Foreign, Node, Nodes, Revision, Words, words
from . import aside, shaped, tongues, unread
from .days import days
from .draft import JOINED, Draft, quoted
from .signs import rendered
from .trimming import add, around, set_off

ENDINGS = (".docx", ".odt", ".md", ".markdown")
MARKDOWN = "markdown-smart"  # quotation marks and dashes stay as they were typed
FLOWING = ("Div", "BlockQuote", "Figure")  # whose blocks are read as if nothing stood around them
HOLDING = (*FLOWING, "BulletList", "OrderedList", "DefinitionList")  # what holds others, each of which has its own place
TRACKED = ("--track-changes=all",)  # of Word: changes that nobody has accepted yet, and comments
SPOKEN = "{} was marked as being in the language {}, as the document has it; where that is another, or none, change the mark"
OPAQUE = {"Table": "a table in another", "CodeBlock": "a block of code", "RawBlock": "a block of another program"}

Json = Any


def read(path: Path, draft: Draft) -> None:
    """Puts what the document holds into the draft. Raises ValueError with pandoc's words where it cannot be read."""
    kind = path.suffix.lower()
    format = MARKDOWN if kind in ENDINGS[2:] else kind[1:]
    command = [program(), "-f", format, "-t", "json", *(TRACKED if kind == ENDINGS[0] else ())]
    lines, beside, languages = aside.without(path) if zipfile.is_zipfile(path) else (path.read_bytes(), [], [])
    done = subprocess.run(command, input=lines, capture_output=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    document = json.loads(done.stdout)
    whole = "".join(unread.said([*document["meta"].values(), document["blocks"]]))
    document = aside.marked(document, languages)
    meta, found, reader = document["meta"], document["blocks"], _Reader(draft, beside)
    for name in meta.keys() - {"title", "subtitle", "date"}:
        draft.tell(0, f"{name} was left out: {quoted(' '.join(unread.said(meta[name])))}")
    if "title" in meta:
        inlines = meta["title"]["t"] == "MetaInlines"
        draft.title = words(draft.uncalled(reader.nodes(meta["title"]["c"]), 0)) if inlines else " ".join(unread.said(meta["title"]["c"]))
    for name in ("date", "subtitle"):  # of a document words of its text; what stands above a Markdown text is none of these
        if name in meta and (name == "subtitle" or kind not in ENDINGS[2:]):
            held = meta[name]["c"]
            found = [*([{"t": "Para", "c": held}] if meta[name]["t"] == "MetaInlines" else held), *found]
    if "date" in meta:
        draft.day = next((day for _, day in days(" ".join(unread.said(meta["date"]["c"])))), "")
    firsts = [block for block in found if block["t"] == "Header" and block["c"][0] == 1]
    if not draft.title and found and len(firsts) == 1 and found[0] is firsts[0]:
        draft.title = " ".join(words(draft.uncalled(reader.nodes(found.pop(0)["c"][2]), 0)).split())
    reader.blocks(found)
    for told in dict.fromkeys(unread.told(lines, whole)):
        draft.tell(0, told)


class _Reader:
    """Reads blocks into a draft."""

    def __init__(self, draft: Draft, beside: list[aside.Told]):
        self.draft, self.beside = draft, beside
        self.place = ""  # where in the document, as a reader finds it

    def _tell(self, sentence: str) -> None:
        self.draft.tell(0, f"{self.place}{sentence}")

    def _remark(self, sentence: str) -> None:
        self.draft.slips.remark(self.draft.file, 0, f"{self.place}{sentence}")

    def blocks(self, found: list[Json]) -> None:
        for block in found:
            self._block(block)

    def _block(self, block: Json) -> None:
        kind, inside = block["t"], block.get("c")
        if kind not in HOLDING:
            self.place = unread.place(self.draft.numbered, block)
        match kind:
            case "Header":
                self.draft.heading(self.nodes(inside[2]), inside[0], 0)
            case "Para" | "Plain":
                role, lang, said = self._formed(inside)
                self.draft.paragraph(self.nodes(said), lang, role)
                if lines := sum(each["t"] == "LineBreak" for each in inside):
                    self.draft.slips.remark(self.draft.file, 1, JOINED.format(lines + 1, self.draft.numbered))
            case "LineBlock":
                nodes, stretches = shaped.verse([(self.nodes(line), 0) for line in inside])
                self.draft.paragraph(nodes, role="verse", stretches=stretches)
            case "Table":
                self._table(inside)
            case "BulletList":
                for item in inside:
                    self.blocks(item)
            case "OrderedList":  # whose numbers are printed, and so are words
                first, style, _ = inside[0]
                for number, item in enumerate(inside[1], first):
                    self.blocks(shaped.numbered(item, shaped.counted(number, style["t"])))
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
                self._untaken(kind, inside, "the text of an edition is paragraphs")

    def _formed(self, inside: list[Json]) -> tuple[str, str, list[Json]]:
        """What a paragraph of a letter is by its style, its language where that is another as a whole, and what is in it without that."""
        role = ""
        if inside and inside[0]["t"] == "Span" and inside[0]["c"][0][1:] == [["role"], []]:
            role, inside = inside[0]["c"][0][0], inside[1:]
        lang, said = tongues.whole(inside)
        if lang == self.draft.language:
            return role, "", said
        self._remark(SPOKEN.format("it", lang)) if lang else None
        return role, lang, said

    def _untaken(self, kind: str, inside: Json, why: str) -> None:
        said = " ".join(" ".join(unread.said({"t": kind, "c": inside})).split())
        self._tell(f"{OPAQUE.get(kind, kind)} was left out: {quoted(said)}; {why}")

    def _table(self, inside: Json) -> None:
        """A table. A cell that spans several stands in the first of them, and the others are empty."""
        _, (_, caption), _, (_, head), bodies, (_, foot) = inside
        self.blocks(caption)
        found: list[list[Nodes]] = []
        below: dict[int, int] = {}  # by the column, how many rows a cell still spans
        for _, cells in [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]:
            row: list[Nodes] = []
            for _, _, high, wide, blocks in cells:
                while below.get(len(row), 0):
                    below[len(row)] -= 1
                    row.append(())
                below |= {len(row) + each: high - 1 for each in range(wide)}
                words_of = tuple(node for nodes in self._noted(blocks, "type it as a table of its own") for node in (*nodes, Words(" ")))
                row += [words_of, *[()] * (wide - 1)]
            found.append(row)
        nodes, stretches = shaped.table(found, named=bool(head))
        self.draft.paragraph(nodes, role="table", stretches=stretches)

    def _noted(self, blocks: list[Json], why: str = "a note is paragraphs") -> Iterator[Nodes]:
        """The paragraphs of a note or of a cell: what is indented is a quotation to pandoc, and so are LibreOffice's notes."""
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
                    yield from (nodes for item in inside for nodes in self._noted(item, why))
                case "OrderedList":
                    first, style, _ = inside[0]
                    for number, item in enumerate(inside[1], first):
                        yield from self._noted(shaped.numbered(item, shaped.counted(number, style["t"])), why)
                case _ if kind in FLOWING:
                    yield from self._noted(inside if kind == "BlockQuote" else inside[-1], why)
                case "HorizontalRule":
                    pass
                case _:
                    self._untaken(kind, inside, why)

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
                add(found, inside)
            case "Space" | "SoftBreak" | "LineBreak":
                add(found, " ")
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
                    titled = f", and so was “{inside[2][1]}”" if inside[2][1] else ""
                    self._remark(f"the link to {href} was left out{titled}; its words were kept")
                found += self.nodes(inside[1])
            case "Image":
                said = [words(self.nodes(inside[1])), inside[2][1]]
                shown = f" ({', '.join(f'“{each}”' for each in said if each)})" if any(said) else ""
                self._tell(f"a picture was left out: {inside[2][0]}{shown}; put its file into images/, and type it where it stands")
            case "Code":
                add(found, inside[1])
            case "Math":
                self._tell(f"a formula was left out: {quoted(' '.join(inside[1].split()))}")
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
        said, author = " ".join(unread.said(inside)), dict(pairs).get("author", "nobody")
        match classes:
            case ["aside"]:
                told, kept = self.beside[int(attributes[0])]
                self._remark(told) if kept else self._tell(told)
            case ["foreign"] if (lang := dict(pairs)["lang"]) != self.draft.language and re.search(r"[^\W\d_]", said):
                self._remark(SPOKEN.format(quoted(said), lang))
                found += around(self.nodes(inside), partial(Foreign, lang=lang))
            case ["comment-start"]:
                self._tell(f"a comment of {author} was left out: “{said}”")
            case ["deletion"]:
                self._tell(f"words that a tracked change of {author} takes out were left out: “{said}”")
            case ["paragraph-deletion"]:
                self._tell(f"a tracked change of {author} joins two paragraphs, which were left apart")
            case ["insertion"]:
                self._remark(f"words that a tracked change of {author} puts in were kept: “{said}”")
                found += self.nodes(inside)
            case _:
                found += self.nodes(inside)
