"""The edition as plain data: what a text, its notes and its entries are, before anybody prints them.

Frozen dataclasses and tuples, nothing else: no files, no HTML, no pointers back. The names follow the TEI
Guidelines (note, lemma, supplied, pb, cert) and, for sources, CSL 1.0.2.
"""

from . import pages
from .blocks import Block, Blocks, Heading, ListOf, Paragraph, Quotation, nodes_of, prose
from .citing import Citable, Style, label, numeral
from .derived import Binary, Concordance, File, Passage, Place
from .edition import CERTAINTIES, CHANGES, NOTE_TYPES, VERDICTS, Correction, Edition, Note, Page, Sentence, Source, Text, within
from .entries import Date, Entry, Fact, Facts, Kind, marked, named
from .lessons import SKILLS, Adapted, Answer, Lesson, Question
from .names import Name, names
from .nodes import (
    Citation,
    Emphasis,
    Foreign,
    Lemma,
    Link,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Reference,
    Supplied,
    Words,
    cut,
    placed,
    unlinked,
    walk,
    words,
)
from .pages import AROUND, FOLDERS, MADE, made, standing

__all__ = [
    "AROUND",
    "CERTAINTIES",
    "CHANGES",
    "FOLDERS",
    "MADE",
    "NOTE_TYPES",
    "SKILLS",
    "VERDICTS",
    "Adapted",
    "Answer",
    "Binary",
    "Block",
    "Blocks",
    "Citable",
    "Citation",
    "Concordance",
    "Correction",
    "Date",
    "Edition",
    "Emphasis",
    "Entry",
    "Fact",
    "Facts",
    "File",
    "Foreign",
    "Heading",
    "Kind",
    "Lemma",
    "Lesson",
    "Link",
    "ListOf",
    "Mention",
    "Name",
    "Node",
    "Nodes",
    "Note",
    "Page",
    "PageBreak",
    "Paragraph",
    "Passage",
    "Place",
    "Question",
    "Quotation",
    "Reference",
    "Sentence",
    "Source",
    "Style",
    "Supplied",
    "Text",
    "Words",
    "cut",
    "label",
    "made",
    "marked",
    "named",
    "names",
    "nodes_of",
    "numeral",
    "pages",
    "placed",
    "prose",
    "standing",
    "unlinked",
    "walk",
    "within",
    "words",
]
