"""Other versions of the text, a file each in ``versions/``: paragraphs with the ids that they have in the text, and nothing else.

What has no counterpart on either side is said in the head (``lacks``, ``joins``, ``adds``), so that a paragraph is never forgotten
in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from .. import sentences
from ..lock.expected import Expected
from ..lock.expected import sentences as frozen
from ..marks.attributes import TAG
from ..model import (
    AROUND,
    Citation,
    Lemma,
    Link,
    Mention,
    Node,
    Nodes,
    Paragraph,
    Reference,
    Sentence,
    Text,
    Version,
    changed,
    own,
    walk,
    within,
    words,
)
from ..model.text import named
from ..slips import meant
from . import forms, paragraphs
from .facts import facts
from .heads import SLUG, Sheet
from .house import House
from .paragraphs import PARAGRAPHS
from .prose import Prose
from .text import NOTHING, UNNAMED, paged

ID = re.compile(r"\{:? *#([a-z0-9-]+)[^{}\n]*\}")
NUMBER = re.compile(r"[pa][0-9]+[a-z]?|[0-9].*|c-.*")  # ids that begin with it would be another’s, or none in XML
RESERVED = ("head", "edition", "version", "page")  # with which other ids begin
RANGE = re.compile(r"(\S+?)-(p[0-9]+[a-z]?)")
UNCITED = 'source cites nothing; say by a citation where the words come from: ([Survey](sources/survey-1850.md "p. 4"))'
MARKED = Mention | Citation | Lemma | Link


def beside(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The ids that paragraphs of these sheets have, before any is read."""
    return frozenset(f"{sheet.slug}.{id}" for sheet in sheets for id in ID.findall(sheet.body))


def read(sheet: Sheet, text: Text, house: House, rules: sentences.Rules, must: Callable[[], Expected], locked: object) -> Version:
    """The version in a sheet; where its paragraphs stand is told to the house.

    ``rules`` are the edition's, ``must`` says where sentences end that were published, which depends on what is ``locked``.
    """

    def nodes(read: tuple[Version, dict[str, int]]) -> Iterator[Node]:
        return (node for node in within(read[0]) if not isinstance(node, Reference))

    of = [part.id for part in text.parts]
    found, lines = house.remembered(lambda: _read(sheet, text, house, rules, must()), nodes, "version", sheet.typed, of, rules, locked)
    house.lines = house.lines | lines
    return found


def _read(sheet: Sheet, text: Text, house: House, rules: sentences.Rules, must: Expected) -> tuple[Version, dict[str, int]]:
    form = forms.literal(forms.VERSION)
    forms.check(sheet, form, house.slips)
    _addressed(sheet, text, house)
    reading = _Reading(sheet, text, form, house, rules, must)
    source = next((fact.nodes for fact in reading.facts if fact.name == "source"), ())
    if source and not any(isinstance(node, Citation) for node in walk(source)):
        house.slips.remark(sheet.file, sheet.line("source"), UNCITED)
    return reading.version(), {f"{sheet.slug}.{id}": line for id, line in reading.lines.items()}


def _addressed(sheet: Sheet, text: Text, house: House) -> None:
    """Tells a file's name that cannot stand before ids, or is an address in the text's folder."""
    ids = {part.id for part in text.parts}
    if SLUG.fullmatch(sheet.slug) and (sheet.slug in {*AROUND, *RESERVED, text.slug, *ids} or NUMBER.fullmatch(sheet.slug)):
        by = "of the text" if sheet.slug in ids or sheet.slug == text.slug else "that the program makes beside it"
        told = f"the name {sheet.slug} cannot stand before the ids of a version ({sheet.slug}.p1): addresses or ids {by} begin so"
        house.slips.tell(sheet.file, 1, f"{told}; name the file otherwise, as by its language or its letter: ru.md, b.md")
    language = sheet.get("language")
    if language and not re.fullmatch(TAG, language):
        house.slips.tell(sheet.file, sheet.line("language"), f"language is “{language}”, but must be a tag like en, de or pt-BR")


class _Reading:
    """The reading of one sheet."""

    def __init__(self, sheet: Sheet, text: Text, form: forms.Form, house: House, rules: sentences.Rules, must: Expected):
        self.sheet, self.text, self.house, self.must, self.rules = sheet, text, house, must, rules
        self.facts = facts(sheet, form, house)
        self.language = sheet.get("language")
        self.order = {part.id: place for place, part in enumerate(text.paragraphs)}
        self.typed: dict[str, tuple[str, ...]] = dict.fromkeys(ID.findall(sheet.body), ())
        self.lines: dict[str, int] = {}
        self.added = forms.listed(sheet.get("adds"))
        self.lacking = [*self._named("lacks", sheet.get("lacks"))]
        self.joined = dict(self._joins())

    def version(self) -> Version:
        """The version, with every slip of it told."""
        # What stands in it may be called by the ids that its own file has.
        own_house = replace(self.house, sentences=dict(self.typed), beside=frozenset())
        prose = Prose(own_house, self.sheet.file, self.sheet.offset, text=True, bare=True, said=frozenset({"id", "class", "lang"}))
        root = Element("div")
        root.extend(paragraphs.flat(self.house.marks.tree(self.sheet.body), prose))
        parts = [part for element in root if (part := self._part(element, prose))]
        self._complete()
        own_house.lines = dict(self.lines)
        paragraphs.continued([*parts], self.sheet, own_house)
        paragraphs.footnotes([*parts], root, self.sheet, own_house)
        paged(root, self.sheet, self.house)
        made, slug = [named(part, self.sheet.slug) for part in parts], self.sheet.slug
        said = {fact.name: fact.value for fact in self.facts}
        spans = {part.id: self._divided(part, said) for part in made}
        return Version(slug, said["name"], said["kind"], self.language, self.facts, tuple(made), spans, self.joined)

    def _part(self, element: Element, prose: Prose) -> Paragraph | None:
        prose.at(element)
        if element.tag not in PARAGRAPHS:
            kind = {"note": "a note", "h2": "a heading of the editors", "picture": "a picture"}.get(element.tag, "")
            if kind:
                shown = ", or say in a note there what it shows" if element.tag == "picture" else ""
                prose.tell(f"{kind} in another version of the text, which has its words alone; write it in {self.text.slug}.md{shown}")
            else:
                prose.unknown(element)
            return None
        if not self._identified(element, prose):
            return None
        prose.at(element)
        part = paragraphs.read(element, prose)
        part = replace(part, nodes=changed(part.nodes, lambda node: self._bare(node, prose)))
        if not words(part.nodes).strip():
            prose.tell(f"{part.id} has no words; a page mark stands in the paragraph whose words begin the page")
            part = replace(part, nodes=(*part.nodes, NOTHING))
        return replace(part, lang=part.lang or ("" if self.language == self.rules.language else self.language))

    def _bare(self, node: Node, prose: Prose) -> Nodes:
        """Words alone: what leads elsewhere or calls a note is told."""
        if not isinstance(node, MARKED):
            return (node,)
        kind = "calls a note" if isinstance(node, Lemma) else "is a link"
        prose.tell(f"“{words(node.children)}” {kind}, and another version of the text has its words alone; type them without brackets")
        return node.children

    def _identified(self, element: Element, prose: Prose) -> bool:
        """Whether a paragraph has an id by which its counterpart is found; what is wrong with it is told."""
        id, file = element.get("id", ""), f"{self.text.slug}.md"
        prose.at_braces(element)
        known = id in self.order or own(id) or (id[-1:].isalpha() and id[:-1] in self.order) or id in self.added
        if not id:
            quoted = " ".join("".join(element.itertext()).split())[:40]
            prose.tell(f"“{quoted}…” has no id; write that of its counterpart in {file} under it: {{: #p1 }}")
        elif id in self.lines:
            prose.tell(f"two paragraphs have the id {id}; the first is in line {self.lines[id]}")
        elif not known:
            named_id = id if SLUG.fullmatch(id) and not re.search("[0-9]", id) else "the-oath"
            told = f"there is no {id} in {file}; where only this version has it, say so in the head: adds: {named_id}"
            prose.tell(f"{told}{meant(id, self.order)}")
        else:
            before = [each for each in self.lines if each in self.order]
            if before and id in self.order and self.order[id] < self.order[before[-1]]:
                prose.tell(f"{id} stands behind {before[-1]}, and in {file} before it; keep the order of the text, and say it in a note")
            self.lines[id] = prose.line
            return True
        return False

    def _complete(self) -> None:
        """Tells what of the text has no counterpart, and what the head says that is not so."""
        tell, file = self.house.slips.tell, f"{self.text.slug}.md"
        known = [id for id in self.order if not own(id) and not id.startswith(UNNAMED)]  # one that has no id yet is told in the text
        missing = [id for id in known if id not in self.lines and id not in self.lacking and id not in self.joined]
        if missing and not self.sheet.unread:
            runs = [[id for _, id in run] for _, run in groupby(enumerate(missing), lambda each: known.index(each[1]) - each[0])]
            lacks = ", ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
            tell(self.sheet.file, 1, f"nothing stands for {', '.join(missing)} of {file}; write it, or say in the head: lacks: {lacks}")
        for fact, ids in (("lacks", self.lacking), ("joins", self.joined)):
            for id in ids:
                if id in self.lines:
                    tell(self.sheet.file, self.sheet.line(fact), f"{fact} names {id}, which stands in line {self.lines[id]}; take one away")
        for id in self.added:
            if id in self.order or not SLUG.fullmatch(id) or re.search("[0-9]", id):
                told = f"adds names {id}; what only this version has is called by a name without digits that is none of {file}: the-oath"
                tell(self.sheet.file, self.sheet.line("adds"), told)
            elif id not in self.lines:
                tell(self.sheet.file, self.sheet.line("adds"), f"adds names {id}, and no paragraph has this id{meant(id, self.typed)}")

    def _named(self, fact: str, value: str) -> Iterator[str]:
        """The paragraphs of the text that a fact like ``p1-p3, p7`` names; one that is not there is told."""
        for part in filter(None, (each.strip() for each in re.split("[,;]", value))):
            found = RANGE.fullmatch(part) if part not in self.order else None
            first, last = (found[1], found[2]) if found else (part, part)
            unknown = [end for end in dict.fromkeys((first, last)) if end not in self.order]
            for end in unknown:
                told = f"there is no paragraph {end} in {self.text.slug}.md{meant(end, self.order)}"
                self.house.slips.tell(self.sheet.file, self.sheet.line(fact), told)
            if not unknown:
                ids = [*self.order]
                yield from ids[self.order[first] : self.order[last] + 1]

    def _joins(self) -> Iterator[tuple[str, str]]:
        """Each paragraph of the text that is a part of another one's counterpart, with that."""
        for member in forms.listed(self.sheet.get("joins")):
            first, *others = [*self._named("joins", member)] or [""]
            if first and not (others and first in self.typed):
                told = f"“{member}” joins nothing; name the first, which stands here, and the last: p4-p5"
                self.house.slips.tell(self.sheet.file, self.sheet.line("joins"), told)
            yield from ((id, first) for id in others)

    def _divided(self, part: Paragraph, said: dict[str, str]) -> tuple[Sentence, ...]:
        rules = sentences.spoken(sentences.beside(self.rules, said), part.lang or self.language)
        return frozen(self.must, part.id, words(part.nodes)) or sentences.divided(part, rules)
