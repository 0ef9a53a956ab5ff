"""The edition as plain data: what a text, its notes and its entries are, before anybody prints them.

Frozen dataclasses and tuples, nothing else: no files, no HTML, no pointers back. The names follow the TEI
Guidelines (note, lemma, supplied, pb, cert) and, for sources, CSL 1.0.2.
"""

from .blocks import Block, Blocks, Heading, ListOf, Paragraph, Quotation, nodes_of, prose
from .derived import Concordance, File, Passage, Place, Sheet
from .edition import CERTAINTIES, NOTE_TYPES, VERDICTS, Date, Edition, Entry, Fact, Facts, Kind, Lesson, Note, Page, Sentence, Source, Text
from .nodes import Citation, Emphasis, Lemma, Link, Mention, Node, Nodes, PageBreak, Reference, Supplied, Words, walk, words

__all__ = [
    "CERTAINTIES",
    "NOTE_TYPES",
    "VERDICTS",
    "Block",
    "Blocks",
    "Citation",
    "Concordance",
    "Date",
    "Edition",
    "Emphasis",
    "Entry",
    "Fact",
    "Facts",
    "File",
    "Heading",
    "Kind",
    "Lemma",
    "Lesson",
    "Link",
    "ListOf",
    "Mention",
    "Node",
    "Nodes",
    "Note",
    "Page",
    "PageBreak",
    "Paragraph",
    "Passage",
    "Place",
    "Quotation",
    "Reference",
    "Sentence",
    "Sheet",
    "Source",
    "Supplied",
    "Text",
    "Words",
    "nodes_of",
    "prose",
    "walk",
    "words",
]
