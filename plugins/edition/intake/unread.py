"""What of a word processor's document pandoc does not hand on: the head and foot of its pages, words of fields and glosses, and that
words are hidden.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .draft import quoted

Json = Any

# Where the head and the foot of pages stand, of Word and of LibreOffice, and what words stand in there; what is printed by itself, as the
# name of a file, has other elements.
MARGINS = re.compile(r"word/(header|footer)\d*\.xml|styles\.xml")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NOTED = "{http://purl.org/dc/elements/1.1/}"  # who wrote a comment, and when
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MARGIN = {f"{WORD}hdr": f"{WORD}t", f"{WORD}ftr": f"{WORD}t", f"{STYLE}header": "*", f"{STYLE}footer": "*"}

MARKS = re.compile("[\U00100000-\U0010fffd]")  # letters that nobody types, which are put among the words before pandoc reads
FIRST = 5  # words by which a paragraph is found
WRITTEN = ("Code", "Math", "CodeBlock", "RawBlock", "RawInline")  # which hold their words as they were typed
ASIDE = (["aside"], ["comment-start"], ["deletion"])  # classes of words that are not taken


def told(packed: bytes, read: str) -> Iterator[str]:
    """What is told of a document of which these words were ``read``; nothing of a file that is no zip."""
    if not zipfile.is_zipfile(io.BytesIO(packed)):
        return
    for each in (MARKS.sub("", passage) for passage in _passages(packed, read)):
        why = "it stands in a field, a gloss or a list of contents, or a change takes it out; type it where it belongs"
        yield f"{quoted(each)} was left out: {why}"
    for each in _margins(packed):
        yield f"what stands at the head or foot of pages was left out: “{each}”"
    for each in _hidden(packed):
        hidden = quoted(MARKS.sub("", each))
        yield f"words that the document hides were kept: {hidden}; take them out where nobody is to read them"


def _margins(packed: bytes) -> Iterator[str]:
    """What a document prints at the head and foot of its pages, but for numbers alone."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        for name in filter(MARGINS.fullmatch, opened.namelist()):
            for each in etree.fromstring(opened.read(name)).iter(*MARGIN):
                found = " ".join("".join(map(str, each.itertext(MARGIN[str(each.tag)]))).split())
                if re.search(r"[^\W\d]", found):
                    yield found


BODIES = re.compile(r"word/(document|footnotes|endnotes)\.xml|content\.xml")
PARAGRAPHS = (f"{WORD}p", f"{TEXT}p", f"{TEXT}h")
OFF = ("0", "false", "off")
UNSAID = (f"{TEXT}note-citation", f"{NOTED}creator", f"{NOTED}date")


def _passages(packed: bytes, read: str) -> Iterator[str]:
    """Words that stand in the document, by paragraphs, and not in what was ``read`` of it."""
    whole = _solid(read)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        for name in filter(BODIES.fullmatch, opened.namelist()):
            for paragraph in etree.fromstring(opened.read(name)).iter(*PARAGRAPHS):
                pieces = [*_pieces(paragraph, name.startswith("word/"))]
                if _solid("".join(pieces)) not in whole:
                    lost = (each for each in pieces if _solid(each) not in whole)
                    if found := " ".join(" ".join(lost).split()):
                        yield found


def _hidden(packed: bytes) -> Iterator[str]:
    """Words that are hidden: by their own look in Word, by that of a style or a section in LibreOffice."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        for name in filter(BODIES.fullmatch, opened.namelist()):
            root = etree.fromstring(opened.read(name))
            looks = ((each.get(f"{STYLE}name"), each.find(f"{STYLE}text-properties")) for each in root.iter(f"{STYLE}style"))
            shy = {style for style, look in looks if look is not None and look.get(f"{TEXT}display") == "none"}
            for each in root.iter(f"{WORD}r", f"{TEXT}span", f"{TEXT}section"):
                vanish = each.find(f"{WORD}rPr/{WORD}vanish")
                hides = vanish is not None and vanish.get(f"{WORD}val", "1") not in OFF
                hides = hides or each.get(f"{TEXT}style-name") in shy or each.get(f"{TEXT}display") == "none"
                if hides and (said := " ".join("".join(map(str, each.itertext())).split())):
                    yield said


def _pieces(element: etree._Element, word: bool) -> Iterator[str]:
    """The words of an element, of Word's or another's, piece by piece, without those of paragraphs in it."""
    if element.text and (not word or element.tag in (f"{WORD}t", f"{WORD}delText")):
        yield element.text
    for child in element:
        if child.tag not in (*PARAGRAPHS, *UNSAID) and isinstance(child.tag, str):
            yield from _pieces(child, word)
        if child.tail and not word:
            yield child.tail


def _solid(text: str) -> str:
    return MARKS.sub("", "".join(text.split()))


def place(number: int, block: Json) -> str:
    """What is told before a sentence on a block: the heading, or the paragraph behind ``number`` others, with its first words."""
    heading, inside = block["t"] == "Header", block.get("c")
    inlines = inside[2] if heading else inside
    taken = [each for each in inlines if not _aside(each)] if heading or block["t"] in ("Para", "Plain") else inlines
    found = said(taken)
    first = f"“{' '.join(found[:FIRST])}{'…' if len(found) > FIRST else ''}”"
    if heading:
        return f"in the heading {first}: "
    return f"in ¶ {number + 1}, {first}: " if found else f"behind ¶ {number}: " if number else "at the beginning: "


def _aside(inline: Json) -> bool:
    """Whether words stand beside the line: a note, a comment, a picture, or what a change takes out."""
    return inline["t"] in ("Note", "Image") or (inline["t"] == "Span" and inline["c"][0][1] in ASIDE)


def said(inside: Json) -> list[str]:
    """All words somewhere in a tree."""
    if isinstance(inside, dict):
        kind: Json = inside.get("t")
        held: Json = inside.get("c")
        typed = held if kind == "Str" else held[1] if kind in WRITTEN else None
        return said(held) if typed is None else [word] if (word := MARKS.sub("", typed)) else []
    return [word for each in inside for word in said(each)] if isinstance(inside, list) else []
