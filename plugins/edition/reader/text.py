"""The text and its notes: paragraphs with typed ids under the editors' headings, each followed by its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from .. import sentences
from ..lock.expected import Expected
from ..lock.expected import sentences as frozen
from ..model import (
    AROUND,
    Gap,
    Heading,
    Leaf,
    Lemma,
    Nodes,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Sentence,
    Text,
    Words,
    behind,
    follows,
    leaf,
    legible,
    marked,
    own,
    words,
)
from . import forms, paragraphs
from .facts import facts
from .heads import SLUG, Sheet
from .house import House
from .notes import match_calls, note
from .paragraphs import PARAGRAPHS
from .prose import PICTURED, Prose

BLOCKS = PARAGRAPHS | {"h2", "picture"}
EXAMPLES = {"h2": "## Heading {: #s-heading }", "picture": "{: #picture-ferry } under a picture"}
UNNAMED = "line-"  # begins what stands in for an id, with a number
NUMBERED = re.compile(r"p([0-9]{1,6})")
TAKEN = re.compile(r"(?:page|facs|n|r|c)-.*")  # ids of pages, notes and calls
NOTHING = Words("…")  # stands in for words that are missing, so that a preview has a sentence to show


def read(sheet: Sheet, house: House, rules: sentences.Rules, must: Expected) -> tuple[Text, tuple[Note, ...]]:
    """The text of the sheet and its notes in the order of their first calls; all slips of both are told.

    ``must`` says where sentences end; the rules divide the paragraphs that it does not know.
    """
    forms.check(sheet, forms.literal(forms.TEXT), house.slips)
    typed = house.marks.tree(sheet.body)
    prose = Prose(house, sheet.file, sheet.offset, text=True, said=frozenset({"id", "class", "lang"}))
    root = Element("div")
    root.extend(paragraphs.flat(typed, prose))
    _name(root, prose, must, frozenset({*AROUND, sheet.slug}))
    parts: list[Paragraph | Heading | Picture] = []
    written: list[tuple[Element, Paragraph | None]] = []  # each note with the paragraph above it
    called: dict[str, str] = {}
    explained: dict[tuple[str, str], str] = {}
    spans: dict[str, tuple[Sentence, ...]] = {}
    house.sentences = {element.get("id", ""): () for element in root if element.tag in PARAGRAPHS}
    for element in root:
        prose.at(element)
        if element.tag == "note":
            written.append((element, next((part for part in reversed(parts) if isinstance(part, Paragraph)), None)))
            house.lines[f"n-{element.get('id', '')}"] = prose.line
            continue
        read = (paragraphs.read(element, prose),) if element.tag in PARAGRAPHS else prose.blocks((element,), PICTURED | {"h2"})
        house.lost += [element.get("id", "")] if element.tag == "picture" and not read else []
        for block in read:
            assert isinstance(block, Paragraph | Heading | Picture)
            if not isinstance(block, Picture) and not words(block.nodes).strip():
                prose.tell(f"{block.id} has no words; a page mark stands in the paragraph whose words begin the page")
                block = replace(block, nodes=(*block.nodes, NOTHING))
            parts.append(block)
            house.lines[block.id] = prose.line
            if isinstance(block, Paragraph):
                plain = words(block.nodes)
                divided = sentences.divided(block, sentences.spoken(rules, block.lang))
                spans[block.id] = frozen(must, block.id, plain) or divided
                if block.id not in must.divided:
                    _differing(block.id, spans[block.id], divided, plain, prose)
            for lemma in lemmas(block.nodes):
                called.setdefault(lemma.note, block.id)
                said = legible(lemma.children, house.say.signs["del"]) or words(lemma.children)  # nothing but the sign of a note
                explained.setdefault((block.id, lemma.note), said)
    if not any(isinstance(part, Paragraph) for part in parts) and not sheet.unread:
        house.slips.tell(sheet.file, max(sheet.offset, 1), "the text has no paragraph; write one, and {: #p1 } on the line under it")
    house.sentences = {id: tuple(each.id for each in inside) for id, inside in spans.items()}
    notes = [made for each, above in written for made in note(each, Prose(house, sheet.file, sheet.offset), above, called, explained)]
    _order(root, sheet, house, must)
    paragraphs.continued(parts, sheet, house)
    paragraphs.footnotes(parts, root, sheet, house)
    paged(root, sheet, house)
    match_calls(called, root, sheet, house)
    order = {id: number for number, id in enumerate(called)}
    head = facts(sheet, forms.literal(forms.TEXT), house)
    text = Text(sheet.slug, words(marked(head, "title")), head, tuple(parts), spans)
    return text, tuple(sorted(notes, key=lambda each: order.get(each.id, len(order))))


def lemmas(nodes: Nodes) -> Iterator[Lemma]:
    """Every lemma in the order of the calls: a call stands after its words, so an inner lemma comes before the outer."""
    for node in nodes:
        if not isinstance(node, Words | PageBreak | Gap):
            yield from lemmas(node.children)
        if isinstance(node, Lemma):
            yield node


def _differing(id: str, published: tuple[Sentence, ...], now: tuple[Sentence, ...], plain: str, prose: Prose) -> None:
    """Remarks where the rules would now divide paragraph ``id`` otherwise than it was published."""
    ends, others = ({each.end for each in inside[:-1]} for inside in (published, now))
    for end in sorted(ends ^ others):
        place = f"“{plain[:end].rpartition(' ')[2]} {plain[end + 1 :].partition(' ')[0]}”"
        is_so, would_be, change = ("is", "would not", "merged") if end in ends else ("is not", "would", "split")
        told = f"{id} {is_so} divided at {place}, as it was published; your rules {would_be}"
        prose.remark(f"{told}. It stays so; to change it, declare it in corrections/ with change: {change}")


def _name(root: Element, prose: Prose, must: Expected, around: frozenset[str]) -> None:
    """Every paragraph and heading has an id that can be an address; where it has none, its line stands in for a preview.

    Of the ids with digits only p1 … pN are free: another one is the second part of a paragraph, which the lock must expect.
    """
    for element in root:
        id = element.get("id", "")
        prose.at_braces(element)
        if element.tag in BLOCKS and not SLUG.fullmatch(id):
            quoted = " ".join("".join(element.itertext()).split())[:40] or element.get("href", "")
            problem = f"the id “{id}”, which can be no address" if id else "no id"
            example = EXAMPLES.get(element.tag, "{: #p1 } under a paragraph")
            prose.tell(f"“{quoted}…” has {problem}; write {example}")
            element.set("id", f"{UNNAMED}{prose.line}")
        elif (element.tag == "picture") != id.startswith("picture-") and element.tag in BLOCKS:
            told = "of a picture, and this is none" if element.tag != "picture" else "of no picture; one begins with picture-"
            prose.tell(f"the id {id} is one {told}; write another")
        elif element.tag in BLOCKS and TAKEN.fullmatch(id):
            prose.tell(f"the id {id} is one of those that are made for pages, notes and their calls; write another")
        elif element.tag in BLOCKS and id in around:
            prose.tell(f"the id {id} is taken by what stands around the text; write another")
        elif element.tag in PARAGRAPHS and not _called(id) and id not in must.paragraphs:
            prose.tell(
                f"{id} is the number of no paragraph: they are p1, p2 …, what stands around them has a name without digits,"
                " and the second part of a paragraph is declared in corrections/ with change: split"
            )


def _called(id: str) -> bool:
    """Whether this is the id of a paragraph, of a footnote, or a name without digits."""
    return bool(NUMBERED.fullmatch(id) or own(id) or not re.search("[0-9]", id))


def _order(root: Element, sheet: Sheet, house: House, must: Expected) -> None:
    """p1 … pN, or from the number on that the head says, none missing but those declared to be gone, none twice."""
    seen: dict[str, int] = {}
    begun = sheet.get("first-paragraph")
    expected = int(begun) if NUMBERED.fullmatch(f"p{begun}") else 1
    for element in root:
        id, line = element.get("id", ""), sheet.offset + int(element.get("said", element.get("line", "1")))
        if element.tag == "note" or not id:
            continue
        if id in seen:
            house.slips.tell(sheet.file, line, f"two paragraphs have the id {id}; the first is in line {seen[id]}")
            continue
        seen[id] = line
        if number := NUMBERED.fullmatch(id):
            while f"p{expected}" in must.gone:
                expected += 1
            if id != f"p{expected}":
                house.slips.tell(sheet.file, line, f"{id} stands where p{expected} should: a gap or a wrong order")
            expected = int(number[1]) + 1


def paged(root: Element, sheet: Sheet, house: House) -> None:
    """Pages in the order of their numbers, whichever is the first."""
    last: Leaf | None = None
    for block in root:
        for mark in block.iter("page") if block.tag in BLOCKS else ():
            page = leaf(mark.get("n", ""))
            if page is None:
                continue  # told already: it has no number
            if last is not None and not follows(page, last):
                line = sheet.offset + int(mark.get("line", block.get("line", "1")))
                house.slips.tell(sheet.file, line, f"[[page {page}]] stands where page {behind(last)} should begin")
            last = page
