"""What stands beside the lines of a word processor's document: boxes and shapes with words, formulas and sheets, comments, what a change
takes out. Pandoc reads a box instead of the paragraph that it hangs on, or drops it, and drops most of the others without a word.

So they are taken out before it reads, and a mark is left where each hung, by which it is told with its paragraph. The words of a field
are left in its place.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from .draft import quoted

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
NOTED = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WHO = "{http://purl.org/dc/elements/1.1/}creator"

Json = Any
Hung = tuple[etree._Element, str]
BODIES = re.compile(r"word/(document|footnotes|endnotes)\.xml|content\.xml")
MARK = 0x100000  # a letter that nobody types: that of the first thing which is told, and so on
SPLIT = re.compile("([\U00100000-\U0010fffd])")
HUNG = (f"{EITHER}AlternateContent", f"{WORD}drawing", f"{WORD}pict", f"{WORD}object")
PARAGRAPHS = (f"{WORD}p", f"{TEXT}p", f"{TEXT}h")
# What pandoc reads in a line of LibreOffice's; all else in there is a field.
LINE = re.compile(
    "span|a|s|tab|line-break|note|bookmark(-start|-end|-ref)?|sequence|reference-mark(-start|-end)?|(reference|note)-ref|change(-start|-end)?"
    "|soft-page-break|ruby|list|p|h|table-of-content|alphabetical-index-mark(-start|-end)?|meta|meta-field"
)


def without(path: Path) -> tuple[bytes, list[str]]:
    """The document without what stands beside its lines, and what is to be told of it, by the numbers of the marks that are left."""
    told: list[str] = []
    made = io.BytesIO()
    with zipfile.ZipFile(path) as opened, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        said = _comments(opened)
        for name in opened.namelist():
            data = opened.read(name)
            if BODIES.fullmatch(name):
                root = etree.fromstring(data)
                for element, each in [*(_of_word(root, said) if name.startswith("word/") else _of_libreoffice(root))]:
                    _out(element, chr(MARK + len(told)))
                    told.append(each)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            written.writestr(name, data)
    return made.getvalue(), told


def marked(inside: Json) -> Json:
    """A tree of pandoc's with an empty span of the class ``aside`` where a mark is, whose name is the number of what is told."""
    if isinstance(inside, dict):
        return {name: marked(each) for name, each in inside.items()}
    if not isinstance(inside, list):
        return inside
    found = []
    for each in inside:
        pieces = SPLIT.split(each["c"]) if isinstance(each, dict) and each.get("t") == "Str" else []
        if len(pieces) < 2:
            found.append(marked(each))
            continue
        for at, piece in enumerate(pieces):
            span = {"t": "Span", "c": [[str(ord(piece) - MARK), ["aside"], []], []]} if at % 2 else {"t": "Str", "c": piece}
            found += [span] if piece else []
    return found


def _of_word(root: etree._Element, comments: dict[str, str]) -> Iterator[Hung]:
    """Boxes, objects and comments on no words in a part of Word's, each with what is told of it."""
    begun = {each.get(f"{WORD}id") for each in root.iter(f"{WORD}commentRangeStart")}
    for each in root.iter(*HUNG, f"{WORD}commentReference"):
        if next(each.iterancestors(*HUNG), None) is not None:
            continue  # it goes with what it stands in
        told = ""
        if each.tag == f"{WORD}commentReference":
            told = comments.get(each.get(f"{WORD}id", ""), "") if each.get(f"{WORD}id") not in begun else ""
        elif boxes := [*each.iter(f"{WORD}txbxContent")]:
            told = _box(boxes[0])
        elif not any(part.get(f"{RELATED}{name}") for part in each.iter() for name in ("embed", "link", "id")):
            named = next((part.get("name", "") for part in each.iter() if str(part.tag).endswith("}docPr")), "")
            told = _object(named)
        if told:
            yield each, told


def _of_libreoffice(root: etree._Element) -> Iterator[Hung]:
    """The same of LibreOffice's, with the words that a change takes out; a field becomes its words."""
    found: list[etree._Element] = []
    taken = {each.get(f"{TEXT}id"): each for each in root.iter(f"{TEXT}changed-region") if each.find(f"{TEXT}deletion") is not None}
    for each in root.iter("*"):
        around = next(each.iterancestors(*PARAGRAPHS), None)
        if around is None or next(each.iterancestors(NOTED, f"{DRAWN}*", f"{TEXT}tracked-changes"), None) is not None:
            continue
        told, tag = "", str(each.tag)
        if tag == NOTED:
            told = f"a comment of {each.findtext(WHO, 'nobody')} was left out: {quoted(_words(each))}"
        elif tag == f"{TEXT}change" and (region := taken.get(each.get(f"{TEXT}change-id"))) is not None:
            who = next((who.text for who in region.iter(WHO)), "nobody")
            told = f"words that a tracked change of {who} takes out were left out: {quoted(_words(region))}"
            found.append(region)
        elif tag.startswith(DRAWN):
            if each.find(f"{DRAWN}object") is not None or each.find(f"{DRAWN}object-ole") is not None:
                told = _object(each.get(f"{DRAWN}name", ""))
            elif next(each.iter(f"{DRAWN}image"), None) is None:
                told = _box(each) if _words(each) else _object(each.get(f"{DRAWN}name", ""))
        elif tag.startswith(TEXT) and not LINE.fullmatch(tag.removeprefix(TEXT)) and not len(each) and around is each.getparent():
            each.tag = f"{TEXT}span"
        if told:
            yield each, told
    for region in found:
        region.clear()


def _out(element: etree._Element, mark: str) -> None:
    """Puts a mark in the place of an element."""
    made = etree.Element(f"{WORD}t" if element.tag in (*HUNG, f"{WORD}commentReference") else f"{TEXT}span")
    made.text, made.tail, element.tail = mark, element.tail, None
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, made)


def _box(element: etree._Element) -> str:
    return f"a box was left out: {quoted(_words(element))}; type it where it belongs"


def _object(name: str) -> str:
    named = f" ({quoted(name)})" if name else ""
    return f"something drawn or embedded was left out{named}, as a formula, a sheet or a diagram; type what it says where it belongs"


def _words(element: etree._Element) -> str:
    """The words of all paragraphs in an element."""
    texts = ([*each.itertext(f"{WORD}t" if str(each.tag).startswith(WORD) else "*")] for each in element.iter(*PARAGRAPHS))
    return " ".join(" ".join("".join(map(str, each)) for each in texts).split())


def _comments(opened: zipfile.ZipFile) -> dict[str, str]:
    """What is told of each comment in Word, by its id."""
    if "word/comments.xml" not in opened.namelist():
        return {}
    root = etree.fromstring(opened.read("word/comments.xml"))
    return {
        each.get(f"{WORD}id", ""): f"a comment of {each.get(f'{WORD}author', 'nobody')} was left out: {quoted(_words(each))}"
        for each in root.iter(f"{WORD}comment")
    }
