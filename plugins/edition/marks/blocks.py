"""What stands on lines of its own: paragraphs, headings, lists, quotations, notes; and what is no block here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from . import attributes, brackets, pictures, tables
from .doubts import Doubts

Line = tuple[int, str]  # a line of the source with its number
Lines = list[Line]

DEEP = 6
NOTE = re.compile(r" {0,3}\[\^([^\[\]]*)\]: *(.*)")
HEADING = re.compile(r"(#{1,6})(.*)")
CLOSING = re.compile(r"(?:^| )#+$")
RULE = re.compile(r" {0,3}(?:-(?: *-){2,}|\*(?: *\*){2,}|_(?: *_){2,}) *")
QUOTATION = re.compile(r" {0,3}> ?(.*)")
ITEM = re.compile(r" {0,3}(?:[*+-]|([0-9]{1,2})\.) +(.*)")
BRACES = re.compile(r" *(\{[^{}]*\}) *")
INDENT = "    "
# Lines that other programs would know.
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
UNKNOWN = {
    "conflict": CONFLICT,
    "underline": re.compile(r" {0,3}={3,} *"),
    "table": re.compile(r" {0,3}(?:\|.*|:?-{2,}:?(?: *\| *:?-{2,}:?)+ *)"),
    "fence": re.compile(r" {0,3}(?:`{3,}|~{3,}).*"),
    "definition": re.compile(r" {0,3}: +\S.*"),
    "address": re.compile(r""" {0,3}\*?\[[^\[\]^]+\]: *<?(?:https?://|mailto:|#\S|# *["'(]|>|[^\s()]+\.md\b).*"""),
    # A list of contents; a box around what follows, in four ways; a head of facts; a heading of wikis; a numbered example.
    "line": re.compile(
        r" {0,3}(?:\[TOC\]|\[\[_?TOC_?\]\]|(?:!!!|\?\?\?\+?) +[a-z].*|:{3,}.*|\.\. [\w-]+::.*|\[![\w-]+\].*|\+{3,}"
        r"|(={1,6}) [^=]+ \1|\(@\w*\) .*) *",
        re.IGNORECASE,
    ),
    "task": re.compile(r" {0,3}\[[ xX]\] .*"),
}
LISTED = re.compile(r" {0,3}(?:[*+•‣-]|([0-9]{1,2})[.)]) +\S")  # how items of lists begin in other programs


def read(lines: Lines, parent: Element, depth: int = 0) -> None:
    """Appends the blocks of lines to an element; ``depth`` counts the lists, quotations and notes around them."""
    at = 0
    while at < len(lines):
        number, line = lines[at]
        if not line.strip(" "):
            at += 1
        elif _indented(line):
            end = _while(lines, at, _indented)
            SubElement(parent, "pre", line=str(number)).text = "\n".join(each for _, each in lines[at:end])
            at = end
        elif RULE.fullmatch(line):
            SubElement(parent, "hr", line=str(number))
            at += 1
        elif heading := HEADING.fullmatch(line):
            _heading(SubElement(parent, f"h{len(heading[1])}", line=str(number)), heading[2].strip(" "), number)
            at += 1
        elif note := NOTE.fullmatch(line):
            at = _note(lines, at, SubElement(parent, "note", id=note[1], line=str(number)), note[2], depth)
        elif _quotes(line) and depth < DEEP:
            at = _quotation(lines, at, SubElement(parent, "blockquote", line=str(number)), depth)
        elif (item := ITEM.fullmatch(line)) and depth < DEEP:
            at = _list(lines, at, SubElement(parent, "ol" if item[1] else "ul", line=str(number)), depth)
        elif tables.begins(lines, at):
            at = tables.read(lines, at, SubElement(parent, "table", line=str(number)))
        else:
            end = _while(lines, at + 1, lambda each: not _begins(each, depth))
            _paragraph(SubElement(parent, "p", line=str(number)), lines[at:end])
            at = end


def _while(lines: Lines, at: int, wanted: Callable[[str], object]) -> int:
    """The first place from ``at`` on whose line is blank or not wanted."""
    while at < len(lines) and lines[at][1].strip(" ") and wanted(lines[at][1]):
        at += 1
    return at


def _begins(line: str, depth: int = 0) -> bool:
    """Whether a line ends the paragraph above it."""
    return bool(_parts(line) or NOTE.fullmatch(line) or (_quotes(line) and depth < DEEP))


def _parts(line: str) -> bool:
    """Whether a line stands for itself whatever stands above it: a heading or a rule."""
    return bool(HEADING.match(line) or RULE.fullmatch(line))


def _quotes(line: str) -> bool:
    return bool(QUOTATION.match(line) and not CONFLICT.fullmatch(line))


def _next(lines: Lines, at: int) -> int:
    """The next place from ``at`` on whose line is not blank."""
    while at < len(lines) and not lines[at][1].strip(" "):
        at += 1
    return at


def _gathered(lines: Lines, at: int, goes_on: Callable[[str], object], resumes: Callable[[str], object]) -> tuple[Lines, int]:
    """The lines from ``at`` on that belong together, and the place behind them.

    Each goes on from the one above it; behind blank lines one of them resumes.
    """
    found: Lines = []
    while True:
        end = _while(lines, at, goes_on)
        found += lines[at:end]
        below = _next(lines, end)
        if below in (end, len(lines)) or not resumes(lines[below][1]):
            return found, end
        found.append((lines[end][0], ""))
        at = below


def _indented(line: str) -> bool:
    return line.startswith(INDENT)


def _dedented(lines: Lines) -> Iterator[Line]:
    """Lines without their indentation; an indented item of a list begins a list of its own whatever stands above it."""
    for number, line in lines:
        inner = line.removeprefix(INDENT)
        if inner != line and ITEM.match(inner):
            yield number, ""
        yield number, inner


def _heading(element: Element, typed: str, line: int) -> None:
    doubts = Doubts()
    start = typed.rfind("{")
    if typed.endswith("}") and typed[start - 1 : start] in ("", " ") and start >= 0 and attributes.marked(typed[start:]):
        attributes.assign(element, typed[start:], line, doubts)
        typed = typed[:start].rstrip(" ")
    brackets.read(element, CLOSING.sub("", typed).rstrip(" "), line, doubts)
    doubts.settle(element)


def _paragraph(element: Element, lines: Lines) -> None:
    doubts = Doubts()
    first, (number, end) = lines[0], lines[-1]
    last = BRACES.fullmatch(end)
    if last and attributes.marked(last[1]):
        if len(lines) > 1:
            attributes.assign(element, last[1], number, doubts)
            lines = lines[:-1]
        else:
            doubts.add("under", last[1], number)
            element.text = last[1]
            lines = []
    for number, line in lines:
        for kind, pattern in UNKNOWN.items():
            if pattern.fullmatch(line):
                doubts.add(kind, line, number)
                break
    _joined(lines, doubts, broken=element.get("class", "").startswith("verse"))
    if lines and (QUOTATION.match(first[1]) or ITEM.match(first[1])) and not CONFLICT.fullmatch(first[1]):
        doubts.add("deep", first[1], first[0])
    if lines:
        source = "\n".join(line for _, line in lines)
        brackets.read(element, source.lstrip(" "), first[0], doubts)
        if element.get("class", "").startswith("verse") and source.startswith(" "):
            element.set("indent", str(len(source) - len(source.lstrip(" "))))
        pictures.take(element, source.lstrip(" "), doubts)
    doubts.settle(element)


def _joined(lines: Lines, doubts: Doubts, broken: bool) -> None:
    """Doubts lines of one paragraph that were to stand apart: items of a list, which an empty line begins, and lines broken by spaces.

    Where all lines are ``broken`` the spaces may stand there. A number begins an item only where it is a 1 or counts on, for a line of
    prose may begin with one.
    """
    last = 0
    for (_, above), (number, line) in pairwise([(0, ""), *lines]):
        if above.endswith("  ") and not broken:
            doubts.add("spaces", f"{above[-24:].strip()}⏎", number - 1)
        item = LISTED.match(line)
        count = int(item[1] or 0) if item else 0
        if item and above and (not item[1] or count in (1, last + 1)):
            doubts.add("item", line, number)
        last = count or last


def _note(lines: Lines, at: int, element: Element, first: str, depth: int) -> int:
    """A note: what stands behind its name, the lines under it, and the blocks below that are indented."""
    below, end = _gathered(lines, at + 1, lambda line: not _parts(line) and not NOTE.fullmatch(line), _indented)
    read([(lines[at][0], first), *_dedented(below)], element, depth + 1)
    return end


def _quotation(lines: Lines, at: int, element: Element, depth: int) -> int:
    """A quotation: lines behind ``>``, and those that go on without it."""
    found, end = _gathered(lines, at, lambda line: not _parts(line), _quotes)
    quoted = ((number, QUOTATION.fullmatch(line), line) for number, line in found)
    read([(number, inner[1] if inner else line) for number, inner, line in quoted], element, depth + 1)
    return end


def _list(lines: Lines, at: int, element: Element, depth: int) -> int:
    """A list: items of one sort; what is indented under an item belongs to it, and an id right below the last one to the list."""

    def opens(line: str) -> re.Match[str] | None:
        item = ITEM.fullmatch(line)
        return item if item and bool(item[1]) == (element.tag == "ol") and not RULE.fullmatch(line) else None

    def goes_on(line: str) -> bool:
        return _indented(line) or not (_parts(line) or opens(line) or attributes.NUMBER.fullmatch(line))

    end = at
    while at < len(lines) and (item := opens(lines[at][1])):
        number = lines[at][0]
        below, end = _gathered(lines, at + 1, goes_on, _indented)
        inner = SubElement(element, "li", line=str(number))
        if item[1]:
            inner.set("n", str(item[1]))
        read([(number, item[2]), *_dedented(below)], inner, depth + 1)
        _unwrap(inner)
        at = _next(lines, end)
    if end < len(lines) and attributes.NUMBER.fullmatch(lines[end][1]):
        doubts = Doubts()
        attributes.assign(element, lines[end][1].strip(" "), lines[end][0], doubts)
        doubts.settle(element)
        end += 1
    return end


def _unwrap(item: Element) -> None:
    """An item that holds one paragraph, and at most lists below it, holds the paragraph's words itself."""
    kinds = [child.tag for child in item]
    if kinds[:1] != ["p"] or not {*kinds[1:]} <= {"ul", "ol"} or not item[0].attrib.keys() <= {"line", "told"}:
        return
    paragraph = item[0]
    item.remove(paragraph)
    item.text = paragraph.text
    item.set("told", paragraph.get("told", ""))
    for place, child in enumerate(paragraph):
        item.insert(place, child)
