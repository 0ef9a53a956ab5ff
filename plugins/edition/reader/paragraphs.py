"""The paragraphs of the text: what each is, in which language, and what it is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..marks.attributes import TAG
from ..model import ROLES, SPOKEN, Heading, Paragraph, Picture, Reference, Stretch, footnote_of, own, walk, words
from ..model.blocks import CONTINUED, VERSE
from ..slips import meant
from . import shapes
from .folding import fold
from .heads import Sheet
from .house import House
from .mentions import named
from .prose import Prose

PARAGRAPHS = frozenset({"p", "ul", "ol", "table"})  # what has a number, or a name that says what it is
TYPED = tuple(role for role in ROLES if role not in ("list", "signatures", "table"))  # what braces may say of a paragraph of prose
OF_LISTS = ("signatures",)  # and what they may say of a list
SIGN = re.compile(r"(\d{1,3}|[*†‡§]+)[.)]?\s")  # by which a footnote is called, where it begins
LANGUAGE = re.compile(TAG)


def read(element: Element, prose: Prose) -> Paragraph:
    """A paragraph, with what it is made of."""
    made = _prose(element, prose) if element.tag == "p" else _structure(element, prose)
    return replace(_known(made, element, prose), quoted="quoted" in element.attrib)


def _prose(element: Element, prose: Prose) -> Paragraph:
    prose.says(element, prose.said, "a paragraph")
    role, typed = element.get("class", ""), prose.nodes(element)
    nodes, stretches = named(fold(typed), prose.house.entries), tuple[Stretch, ...]()
    if role in VERSE:
        stretches = shapes.verse(typed, nodes, int(element.get("indent", "0")), prose.tell)
        stretches = stretches if role == "verse" else shapes.recited(nodes, stretches, role in CONTINUED, prose.tell)
    elif role == "speech":
        stretches = shapes.speech(nodes, prose.tell)
    elif role == "continued":
        stretches = shapes.continued(nodes)
    return Paragraph(nodes, element.get("id", ""), role, element.get("lang", ""), stretches)


def _structure(element: Element, prose: Prose) -> Paragraph:
    """A list or a table, as one paragraph."""

    def tell(item: Element, sentence: str) -> None:
        prose.at(item)
        prose.tell(sentence)

    name = "table" if element.tag == "table" else "list"
    prose.says(element, prose.said, f"a {name}")
    prose.told(element)
    made = shapes.table if name == "table" else shapes.items
    nodes, stretches = made(element, prose.folded, tell)
    prose.at(element)
    return Paragraph(nodes, element.get("id", ""), element.get("class", name), element.get("lang", ""), stretches)


def _known(block: Paragraph, element: Element, prose: Prose) -> Paragraph:
    """The paragraph; a role or a language that is none is told and left out."""
    line = prose.line
    prose.at_braces(element)
    typed, known = element.get("class", ""), {"p": TYPED, "table": ()}.get(element.tag, OF_LISTS)
    if typed in OF_LISTS and known is TYPED:
        prose.tell(f"“.{typed}” is a list; begin each item with a hyphen, on a line of its own: - Ada Stone")
        block = replace(block, role="", stretches=())
    elif typed and typed not in known and known is TYPED:
        prose.tell(f"“.{typed}” is nothing that a paragraph can be; these are {', '.join(TYPED)}{meant(typed, TYPED)}")
        block = replace(block, role="", stretches=())
    elif typed and typed not in known:
        kind = "table" if element.tag == "table" else "list"
        prose.tell(f"“.{typed}” is nothing that a {kind} can be{meant(typed, known)}; take it away")
        block = replace(block, role=kind)
    if block.lang and not LANGUAGE.fullmatch(block.lang):
        prose.tell(f"“lang={block.lang}” in braces names no language; write its tag, as in lang=fr")
        block = replace(block, lang="")
    prose.line = line
    return block


def flat(root: Element, prose: Prose) -> Iterator[Element]:
    """What stands in the text, one after the other; what the source quotes has the attribute ``quoted``."""
    for element in root:
        if element.tag != "blockquote":
            yield element
            continue
        for inside in element:
            if inside.tag in PARAGRAPHS:
                inside.set("quoted", "")
            elif inside.tag != "note":
                prose.at(inside)
                prose.unknown(inside)
                continue
            yield inside


def continued(parts: list[Paragraph | Heading | Picture], sheet: Sheet, house: House) -> None:
    """What goes on with a speech stands behind one; footnotes of the source and headings of the editors may stand between."""
    above = {True: "", False: ""}  # what stands above in a footnote, and in the text
    for part in parts:
        if not isinstance(part, Paragraph) or part.role == "footnote":
            continue
        if part.role in CONTINUED and above[bool(own(part.id))] not in SPOKEN:
            told = f"{part.id} continues a speech, but none stands above it; write {{: #{part.id} .speech }}, and begin it with who speaks"
            house.slips.tell(sheet.file, house.lines[part.id], told)
        above[bool(own(part.id))] = part.role


def footnotes(parts: list[Paragraph | Heading | Picture], root: Element, sheet: Sheet, house: House) -> None:
    """The footnotes of the source: a1 … aN, and each is called once by its sign. One goes on in a1b, a1c … right below it."""
    lines = {element.get("id", ""): sheet.offset + int(element.get("said", element.get("line", "1"))) for element in root}
    calls = [node for part in parts for node in walk(part.nodes) if isinstance(node, Reference)]
    called = Counter(node.target[1:] for node in calls)
    signs = {node.target[1:]: f"{words(node.children).strip('()[] ')} " for node in calls}
    count, last = 0, ""
    for part in parts:
        above, last = last, part.id
        if not isinstance(part, Paragraph) or not (own(part.id) or part.role == "footnote"):
            continue
        note = footnote_of(part.id)
        told, count = "", count + (not note)
        if note and part.role == "footnote":
            told = (
                f"{part.id} goes on with the footnote {note}, and is none by itself; write {{: #{part.id} }}, or what else it is, as .verse"
            )
        elif note and above != (before := note if part.id[-1] == "b" else f"{note}{chr(ord(part.id[-1]) - 1)}"):
            told = f"{part.id} has to stand right below {before}: a footnote of the source goes on in {note}b, {note}c …"
        elif note and called[part.id]:
            told = f"{part.id} is called, but it goes on with a footnote; make its sign a link to that: (#{note})"
        elif note:
            pass
        elif part.role != "footnote":
            told = f"{part.id} is the id of a footnote of the source; write {{: #{part.id} .footnote }}, or the number of a paragraph"
        elif own(part.id) != str(count):
            told = f"{part.id} stands where a{count} should: footnotes of the source are a1, a2 …, without a gap"
        elif called[part.id] != 1:
            often = f"is called {called[part.id]} times" if called[part.id] else "is called nowhere"
            told = f"the footnote {part.id} {often}; make a link of its sign, once: [\\*](#{part.id})"
        if told:
            house.slips.tell(sheet.file, lines.get(part.id, 1), told)
        elif not note and (begun := SIGN.match(words(part.nodes))) and (sign := SIGN.fullmatch(signs[part.id])):
            said, calling = begun[1], sign[1]
            told = f"{part.id} begins with “{said}”, and is called by “{calling}”; look whether the two are one sign in the source"
            if said != calling and said.isdecimal() == calling.isdecimal():
                house.slips.remark(sheet.file, lines.get(part.id, 1), told)
