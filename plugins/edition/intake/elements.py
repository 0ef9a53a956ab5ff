"""Elements of TEI that this program wrote, as nodes and blocks of the model."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..model import (
    GAP,
    RENDS,
    REVISIONS,
    Block,
    Blocks,
    Citation,
    Emphasis,
    Foreign,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Stretch,
    Supplied,
    Unclear,
    Words,
    leaf,
)
from ..tei import DECLARED, FORMS, ID, LANG, LISTS, UNITS, q

Element = etree._Element
UNIT = {name: unit for unit, name in UNITS.items()}
KINDS = {q(name): kind for kind, name in FORMS.items() if kind != "head"}
SPACE = Words(" ")  # between two stretches, where a lemma goes on from one to the other
NAMING = {q(names[2]) for names in LISTS.values()} | {q("rs")}


def nodes(element: Element) -> Nodes:
    """What stands inside an element, as nodes; words that follow each other are one."""
    return _joined(_inside(element))


def _inside(element: Element) -> Iterator[Node]:
    if element.text:
        yield Words(element.text)
    for child in element:
        yield from _node(child)
        if child.tail:
            yield Words(child.tail)


def stretches(element: Element) -> tuple[Stretch, ...]:
    """What the words of a paragraph are, where it is no plain prose. A paragraph that is a list has it as a stretch too."""
    found = tuple(_stretches(element, 0))
    if element.tag in (q("list"), q("table")):
        return (Stretch(KINDS[element.tag], 0, len("".join(map(str, element.itertext()))), found),)
    return found


def _stretches(element: Element, at: int) -> Iterator[Stretch]:
    at += len(element.text or "")
    for child in element:
        end = at + len("".join(map(str, child.itertext())))
        inside = tuple(_stretches(child, at))
        if child.tag in KINDS:
            kind = "head" if child.get("role") == "label" else KINDS[child.tag]
            yield Stretch(kind, at, end, inside, int(child.get("rend", "indent-0").removeprefix("indent-")))
        else:
            yield from inside
        at = end + len(child.tail or "")


def _node(element: Element) -> Iterator[Node]:
    match etree.QName(element).localname:
        case "hi" if (rend := element.get("rend", "")) in RENDS:
            yield Rendered(nodes(element), rend, element.get(LANG, ""))
        case "hi":
            yield Emphasis(nodes(element), element.get(LANG, ""), element.get("rend") == "bold")
        case "foreign":
            yield Foreign(nodes(element), element.get(LANG, ""))
        case "supplied":
            yield Supplied(nodes(element), element.get(LANG, ""))
        case "unclear":
            yield Unclear(nodes(element), element.get(LANG, ""))
        case "gap":
            yield Gap(int(element.get("quantity", "0")), UNIT.get(element.get("unit", ""), ""), element.get("precision") == "low")
        case kind if kind in REVISIONS:
            yield Revision(nodes(element), kind)
        case "pb":
            yield PageBreak(leaf(element.get("n", "")) or 0, element.get(ID, "").rpartition(".")[0])
        case "bibl":
            place = element.find(q("citedRange"))
            (cited,) = element.findall(q("title"))
            yield Citation(path(element.get("corresp", "")).partition("/")[2], "" if place is None else place.text or "", nodes(cited))
        case "ref":
            target = element.get("target", "")
            yield Link(target, nodes(element)) if ":" in target else Reference(target, nodes(element))
        case "seg":
            yield Lemma(element.get("corresp", "").removeprefix("#n-"), nodes(element))
        case _ if element.tag in NAMING and element.get("ref"):
            yield Mention(path(element.get("ref", "")), nodes(element))
        case _:
            yield from _inside(element)


def path(pointer: str) -> str:
    """The path of an entry or source that a pointer leads to."""
    return pointer.removeprefix("#").removeprefix("_").replace(".", "/", 1)


def _joined(found: Iterator[Node]) -> Nodes:
    """Words that follow each other in one, pieces of a lemma in one, and brackets around supplied words within them."""
    made: list[Node] = []
    for node in found:
        last = made[-1] if made else None
        if isinstance(node, Supplied | Unclear | Gap) and isinstance(last, Words):
            made[-1] = Words(last.text.removesuffix(GAP[:-1] if isinstance(node, Gap) else "["))
            made.append(node)
        elif isinstance(node, Words) and isinstance(last, Supplied | Unclear | Gap):
            made.append(Words(node.text.removeprefix("?]" if isinstance(last, Unclear) else "]")))
        elif isinstance(node, Words) and isinstance(last, Words):
            made[-1] = Words(last.text + node.text)
        elif isinstance(node, Lemma) and isinstance(last, Lemma) and node.note == last.note:
            made[-1] = Lemma(node.note, _joined(iter((*last.children, *node.children))))
        elif isinstance(node, Lemma) and last == SPACE and isinstance(made[-2], Lemma) and made[-2].note == node.note:
            made[-2:] = [Lemma(node.note, _joined(iter((*made[-2].children, SPACE, *node.children))))]
        else:
            made.append(node)
    return tuple(node for node in made if node != Words(""))


def blocks(element: Element) -> Blocks:
    """The blocks of prose in an element; a declaration of the header is the blocks in it."""
    return tuple(block for child in element for block in _block(child))


def _block(element: Element) -> Iterator[Block]:
    name = etree.QName(element).localname
    if name in DECLARED:
        yield from blocks(element)
    elif name == "ab" and element.get("type") == "heading":
        yield Heading(nodes(element), element.get("n", ""), int(element.get("subtype", "level-2")[6:]))
    elif name == "p" and len(element) == 1 and not element.text and not element[0].tail and element[0].tag in (q("list"), q("quote")):
        inside = element[0]
        if inside.tag == q("quote"):
            yield Quotation(blocks(inside))
        else:
            yield ListOf(tuple(blocks(item) for item in inside), inside.get("rend") == "numbered")
    elif name == "p":
        yield Paragraph(nodes(element))
    elif name == "figure":
        yield picture(element)


def picture(element: Element) -> Picture:
    """A picture: its file, what it shows and what is printed below it. Its size is that of the file, which is not here."""
    parts = {etree.QName(each).localname: each for each in element}
    shown, below = ("".join(map(str, parts[name].itertext())) for name in ("figDesc", "head"))
    return Picture(file(parts["graphic"]), shown, below, 0, 0, element.get(ID, ""))


def file(graphic: Element) -> str:
    """The file of a picture by its path in the folder of content."""
    return graphic.get("url", "").removeprefix("../")
