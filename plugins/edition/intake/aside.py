"""What stands beside the lines of a word processor's document: boxes and shapes with words, formulas and sheets, comments, what a change
takes out. Pandoc reads a box instead of the paragraph that it hangs on, or drops it, and drops most of the others without a word.

So they are taken out before it reads, and a mark is left where each hung, by which it is told with its paragraph. The words of a field
are left in its place. Marks say too which words are in another language, and what a paragraph of a letter is by its style.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from . import tongues
from .draft import quoted
from .unread import MARKS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
NOTED = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WHO = "{http://purl.org/dc/elements/1.1/}creator"

Json = Any
Hung = tuple[etree._Element, str]
Told = tuple[str, bool]  # what is told, and whether its words were kept all the same
BODIES = re.compile(r"word/(document|footnotes|endnotes)\.xml|content\.xml")
MARK = 0x100000  # a letter that nobody types: that of the first thing which is told, and so on
SPLIT = re.compile(f"({MARKS.pattern})")
STYLED = ("dateline", "salutation", "closing", "signature")  # what a paragraph is by its style in Word, in the order of these:
STYLES = ("date", "salutation", "closing", "signature")
ROLE = 0x10E000  # the letter of the first
KEPT = "were kept"
HUNG = (f"{EITHER}AlternateContent", f"{WORD}drawing", f"{WORD}pict", f"{WORD}object")
PARAGRAPHS = (f"{WORD}p", f"{TEXT}p", f"{TEXT}h")
# What pandoc reads in a line of LibreOffice's; all else in there is a field.
LINE = re.compile(
    "span|a|s|tab|line-break|note|bookmark(-start|-end|-ref)?|sequence|reference-mark(-start|-end)?|(reference|note)-ref|change(-start|-end)?"
    "|soft-page-break|ruby|list|p|h|table-of-content|alphabetical-index-mark(-start|-end)?|meta|meta-field"
)


def without(path: Path) -> tuple[bytes, list[Told], list[str]]:
    """The document without what stands beside its lines; what is to be told of it, and the languages of its words, by the numbers of the
    marks that are left.
    """
    told: list[Told] = []
    made = io.BytesIO()
    with zipfile.ZipFile(path) as opened, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        said, pieces = _comments(opened), list[tongues.Piece]()
        roots = {name: etree.fromstring(opened.read(name)) for name in filter(BODIES.fullmatch, opened.namelist())}
        sheet = next((etree.fromstring(opened.read(name)) for name in opened.namelist() if name in ("word/styles.xml", "styles.xml")), None)
        for name, root in roots.items():
            word = name.startswith("word/")
            for element, each in [*(_of_word(root, said) if word else _of_libreoffice(root))]:
                _out(element, chr(MARK + len(told)))
                told.append((each, KEPT in each))
            pieces += tongues.of_word(root, sheet) if word else tongues.of_libreoffice(root, sheet)
            _styled(root, sheet)
        languages = tongues.mark(pieces)
        for name in opened.namelist():
            data = opened.read(name)
            if name in roots:
                data = etree.tostring(roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            written.writestr(name, data)
    return made.getvalue(), told, languages


def marked(inside: Json, languages: list[str]) -> Json:
    """A tree of pandoc's with a span where a mark is: an empty one of the class ``aside``, whose name is the number of what is told, or of
    the class ``role``, whose name is that of one; or one around words in another language, of the class ``foreign``.
    """
    if isinstance(inside, dict):
        return {name: marked(each, languages) for name, each in inside.items()}
    if not isinstance(inside, list):
        return inside
    found: list[Json] = []
    opened: list[tuple[str, list[Json]]] = []  # languages whose words have begun, and what stood before them
    for each in inside:
        pieces = SPLIT.split(each["c"]) if isinstance(each, dict) and each.get("t") == "Str" else []
        if len(pieces) < 2:
            found.append(marked(each, languages))
            continue
        for at, piece in enumerate(pieces):
            if not at % 2:
                found += [{"t": "Str", "c": piece}] if piece else []
            elif piece == tongues.END and opened:
                lang, before = opened.pop()
                last = before[-1] if before else None
                if isinstance(last, dict) and last.get("t") == "Span" and last["c"][0] == ["", ["foreign"], [["lang", lang]]]:
                    last["c"][1].extend(found)
                    found = before
                else:
                    found = [*before, {"t": "Span", "c": [["", ["foreign"], [["lang", lang]]], found]}]
            elif tongues.FIRST <= ord(piece) <= tongues.LAST:
                opened.append((languages[ord(piece) - tongues.FIRST], found))
                found = []
            elif piece != tongues.END:
                name = [STYLED[ord(piece) - ROLE], ["role"], []] if ord(piece) >= ROLE else [str(ord(piece) - MARK), ["aside"], []]
                found.append({"t": "Span", "c": [name, []]})
    for _, before in reversed(opened):
        found = [*before, *found]
    return found


def _styled(root: etree._Element, sheet: etree._Element | None) -> None:
    """Leaves a mark in each paragraph of Word's that its style says to be a part of a letter."""
    named = {} if sheet is None else {each.get(f"{WORD}styleId"): each.find(f"{WORD}name") for each in sheet.iter(f"{WORD}style")}
    for each in root.iter(f"{WORD}p"):
        style = each.find(f"{WORD}pPr/{WORD}pStyle")
        name = named.get(style.get(f"{WORD}val")) if style is not None else None
        if name is not None and (said := name.get(f"{WORD}val", "").lower()) in STYLES:
            run = etree.Element(f"{WORD}r")
            etree.SubElement(run, f"{WORD}t").text = chr(ROLE + STYLES.index(said))
            each.insert(1, run)


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
    regions = {each.get(f"{TEXT}id"): each for each in root.iter(f"{TEXT}changed-region")}
    taken = {id: each for id, each in regions.items() if each.find(f"{TEXT}deletion") is not None}
    put = {id: each for id, each in regions.items() if each.find(f"{TEXT}insertion") is not None}
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
        elif tag == f"{TEXT}change-start" and (region := put.get(each.get(f"{TEXT}change-id"))) is not None:
            who = next((who.text for who in region.iter(WHO)), "nobody")
            told = f"words that a tracked change of {who} puts in {KEPT}: {quoted(_between(each))}"
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


def _between(start: etree._Element) -> str:
    """The words from where a change begins to where it ends."""
    id, said, inside = start.get(f"{TEXT}change-id"), list[str](), False
    for event, each in etree.iterwalk(start.getroottree(), events=("start", "end")):
        if each.tag == f"{TEXT}change-end" and each.get(f"{TEXT}change-id") == id:
            break
        said += [str((each.text if event == "start" else each.tail) or "")] if inside else []
        if each is start and event == "end":
            inside = True
            said.append(str(each.tail or ""))
    return " ".join("".join(said).split())


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
