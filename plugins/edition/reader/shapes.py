"""What a paragraph of the text is made of where it is no plain prose, from how its words were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..model import Emphasis, Node, Nodes, Stretch, Supplied, Unclear, Words, placed, words

TOKEN = re.compile(r"[^ \t\n]+")
COLON = re.compile(r"[^:.?!]{1,60}:(?= )")
# What counts items in treaties and charters: § 1, ¶ 1, Art. 1, 1st, 2d, 1º.
COUNT = r"(?:[§¶]{1,2} ?|(?:Art\.|Article|Artikel|Artículo|No\.|Nr\.|N[º°]) )[0-9]{1,4}[a-z]?|[0-9]{1,4}(?:st|nd|rd|d|th|[ºª°]|er|re|e)"
COUNTED = re.compile(rf"(?:{COUNT})[.):]?(?= )")
LABEL = re.compile(r"\(?(?:[0-9]{1,4}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|[A-Za-z])(?:\.|\))+(?= )")
FIRST = ("a", "A", "i", "I")  # by which a list begins that is numbered with letters and points; another may be an initial
STEP = 2  # spaces that indent a line by one step
DEEPEST = 12  # steps: the style sheets know no more

Tell = Callable[[str], None]


def verse(typed: Nodes, folded: Nodes, indent: int, tell: Tell) -> tuple[Stretch, ...]:
    """The lines of verse, as they were ``typed`` before their white space was folded; ``indent`` are the spaces before the first.

    A bracket that runs from line to line is told.
    """
    plain = words(folded)
    spans = [found.span() for found in TOKEN.finditer(plain)]
    found, at = [], 0
    for number, line in enumerate(words(typed).split("\n")):
        count = len(TOKEN.findall(line))
        if count:
            spaces = len(line) - len(line.lstrip(" ")) if number else indent
            found.append(Stretch("line", spans[at][0], spans[at + count - 1][1], depth=min(spaces // STEP, DEEPEST)))
        at += count
    for start, end in _brackets(folded):
        if not any(each.start <= start and end <= each.end for each in found):
            tell(f"“{plain[start:end]}” runs from line to line; give each line its own brackets")
    return tuple(found)


def speech(folded: Nodes, tell: Tell) -> tuple[Stretch, ...]:
    """Who speaks, as the words begin: in italics or bold, or before a colon; and what is done meanwhile, in brackets and italics.

    A speech that nobody speaks is told.
    """
    text = words(folded)
    acts = continued(folded)
    set_off = max((end for start, end, node in placed(folded) if not start and isinstance(node, Emphasis)), default=0)
    colon = COLON.match(text)
    end = _behind(text, set_off) if set_off else colon.end() if colon else 0
    inside = [each for each in acts if each.start < end]
    end = len(text[: inside[0].start].rstrip(" ")) if inside else end
    if not end:
        tell(f"“{text[:40]}…” does not say who speaks; begin it with the name and a colon, or with the name in italics")
    return (*([Stretch("speaker", 0, end)] if end else []), *acts)


def continued(folded: Nodes) -> tuple[Stretch, ...]:
    """What is done while somebody speaks, in brackets and italics."""
    text = words(folded)
    return tuple(Stretch("stage", start, _behind(text, end)) for start, end in _acts(folded, text))


def recited(folded: Nodes, lines: tuple[Stretch, ...], goes_on: bool, tell: Tell) -> tuple[Stretch, ...]:
    """Who speaks in verse and what is done before the first line, then the ``lines``, each with what is done in it.

    ``goes_on``: nobody begins to speak. A line on which only stands who speaks is none.
    """
    text, found = words(folded), continued(folded) if goes_on else speech(folded, tell)
    before = 0
    for each in found:
        if each.kind == "speaker" or (before and not text[before : each.start].strip()):
            before = each.end
    first = before + len(text[before:]) - len(text[before:].lstrip())
    said = [replace(each, start=max(each.start, first)) for each in lines if each.end > first]
    inside = [replace(line, inside=tuple(act for act in found if line.start <= act.start < line.end)) for line in said]
    return (*(each for each in found if each.end <= before), *inside)


def _behind(text: str, end: int) -> int:
    """Where the points behind a name or a bracket end."""
    return len(text) - len(text[end:].lstrip(".:,;"))


def _acts(nodes: Nodes, text: str) -> Iterator[tuple[int, int]]:
    """Where brackets stand around words that are all in italics."""
    for start, end, node in placed(nodes):
        if isinstance(node, Emphasis) and not node.strong and text[max(start - 1, 0) : start] + text[end : end + 1] in ("()", "[]"):
            yield start - 1, end + 1


def items(element: Element, read: Callable[[Element], Nodes], tell: Callable[[Element, str], None]) -> tuple[Nodes, tuple[Stretch, ...]]:
    """The words of a list and what they are; ``read`` gives the folded nodes of an element without its lists.

    An item with more than a paragraph and lists below it is told.
    """
    nodes, stretches = _items(element, 0, read, tell)
    return nodes, _numbered(stretches, words(nodes))


def _items(
    element: Element, at: int, read: Callable[[Element], Nodes], tell: Callable[[Element, str], None]
) -> tuple[Nodes, tuple[Stretch, ...]]:
    made: list[Node] = []
    found: list[Stretch] = []
    first = at
    for item in element:
        if found:
            made.append(Words(" "))
            at += 1
        lists = [child for child in item if child.tag in ("ul", "ol")]
        if any(child.tag in ("p", "blockquote", "table", "pre") for child in item):
            tell(item, "an item of a list in the text is one paragraph, and lists below it; give what follows a number of its own")
            item.text = " ".join("".join(item.itertext()).split())
            item[:] = []
            lists = []
        for child in lists:
            item.remove(child)
        number = f"{item.get('n')}. " if item.get("n") else ""
        own = read(item)
        made += [*([Words(number)] if number else []), *own]
        start, at = at, at + len(number) + len(words(own))
        inside = [Stretch("label", start, start + len(number) - 1)] if number else []
        for child in lists:
            below, deeper = _items(child, at + 1, read, tell)
            made += [Words(" "), *below]
            at += 1 + len(words(below))
            inside += deeper
        found.append(Stretch("item", start, at, tuple(inside)))
    return tuple(made), (Stretch("list", first, at, tuple(found)),)


def _numbered(stretches: tuple[Stretch, ...], text: str) -> tuple[Stretch, ...]:
    """Lists with labels where each item begins with a letter or number of its own: ``(a)``, ``IV.``."""
    return tuple(_lettered(replace(each, inside=_numbered(each.inside, text)), text) for each in stretches)


def _lettered(each: Stretch, text: str) -> Stretch:
    found = [label for item in each.inside if (label := COUNTED.match(text, item.start) or LABEL.match(text, item.start))]
    if each.kind != "list" or len(found) < len(each.inside) or any(inner.kind == "label" for item in each.inside for inner in item.inside):
        return each
    first = found[0][0]
    if not (first.endswith(")") or first[:-1] in FIRST or first[:-1].isdecimal() or re.fullmatch(rf"(?:{COUNT})[.:]?", first)):
        return each
    pairs = zip(each.inside, found, strict=True)
    return replace(
        each, inside=tuple(replace(item, inside=(Stretch("label", item.start, label.end()), *item.inside)) for item, label in pairs)
    )


def table(element: Element, read: Callable[[Element], Nodes], tell: Callable[[Element, str], None]) -> tuple[Nodes, tuple[Stretch, ...]]:
    """The words of a table and what they are; a row with more or fewer cells than there are names is told.

    Names that are all empty are none.
    """
    made: list[Node] = []
    rows: list[Stretch] = []
    at = 0
    names, *others = element
    for row in element if any(map("".join, map(Element.itertext, names))) else others:
        if len(row) != len(names):
            tell(row, f"a row of {len(row)} cells, where {len(names)} columns have names; write each cell, and an empty one as | |")
        start = at + bool(made)
        cells = []
        for cell in row:
            own = read(cell)
            if said := words(own):
                made += [*([Words(" ")] if made else []), *own]
                at += (len(made) > len(own)) + len(said)
            cells.append(Stretch("head" if cell.tag == "th" else "cell", at - len(said), at))
        if start > at:
            tell(row, "a row without words; write some, or take it away")
            continue
        rows.append(Stretch("row", start, at, tuple(cells)))
    return tuple(made), (Stretch("table", 0, at, tuple(rows)),)


def _brackets(nodes: Nodes) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, node in placed(nodes) if isinstance(node, Supplied | Unclear))
