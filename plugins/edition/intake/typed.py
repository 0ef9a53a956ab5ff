"""What an editor would type for what is in the model: the marks of ``content/README.md``, the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from ..languages import slanted
from ..model import (
    GAP,
    Block,
    Blocks,
    Citation,
    Emphasis,
    Fact,
    Foreign,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Name,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Supplied,
    Unclear,
    Words,
    words,
)

MARK = re.compile(r"[\\*\[\]`{~]|_(?=_)|\+(?=\+)|(?<=\S)_|<(?=[A-Za-z/!?%])|&(?=#?\w+;)|:(?=//)|(?<=\S)\^|\^(?=\S)|=(?==)|\$(?=\S)")
EDGE = re.compile(r"^\+|(?<!\\)\+$")  # what would lengthen the signs around words
LOWERED = re.compile(r"^~|(?<!\\)~$")  # a lowered letter at the edge of words that are struck out, which cannot be typed there
FIRST = re.compile(r"\d{1,9}[.)](?=\s)|[#>+:|=~-]")  # what would begin a block of another kind
INDENT = "    "
RAISED = {"superscript": "^", "subscript": "~"}
REVISED = {"del": "~~", "add": "++"}


def nodes(found: Nodes) -> str:
    """Nodes as they are typed inside a paragraph."""
    return "".join(map(_node, found))


def _node(node: Node) -> str:
    match node:
        case Words(text):
            return MARK.sub(lambda sign: f"\\{sign[0]}", text)
        case Emphasis(children, lang, strong):
            star = "**" if strong else "*"
            return f"{star}{nodes(children)}{star}{_said('', lang)}"
        case Foreign(children, lang):
            return f"*{nodes(children)}*{_said('upright' if slanted(lang) else '', lang)}"
        case Rendered(children, "superscript" | "subscript" as rend):
            sign = RAISED[rend]
            return f"{sign}{nodes(children)}{sign}"
        case Rendered(children, rend, lang):
            return f"*{nodes(children)}*{_said(rend, lang)}"
        case Revision(children, kind):
            sign, inside = REVISED[kind], EDGE.sub(r"\\+", nodes(children))
            if kind == "del" and LOWERED.search(inside):
                inside = nodes((Words(words(children)),))
            return f"{sign}{inside}{sign}"
        case Supplied(children, lang):
            inside = nodes(children)
            return f"[{inside[:-1]}\\?]{_said('', lang)}" if inside.endswith("?") else f"[{inside}]{_said('', lang)}"
        case Unclear(children, lang):
            return f"[{nodes(children)}?]{_said('', lang)}"
        case Gap(quantity, unit, about):
            count = f" {'about ' if about else ''}{quantity} {unit}{'s' * (quantity != 1)}" if quantity else ""
            return f"{GAP[:-1]}{count}]"
        case PageBreak(number):
            return f"[[page {number}]]"
        case Mention(entry, children):
            return f"[{nodes(children)}]({entry}.md)"
        case Citation(source, locator, children):
            where = ' "' + re.sub(r'([\\"])', r"\\\1", locator) + '"' if locator else ""
            return f"[{nodes(children)}](sources/{source}.md{where})"
        case Reference(target, children):
            return f"[{nodes(children)}]({target})"
        case Link(href, children):
            return f"[{nodes(children)}]({href})"
        case Lemma(note, children):
            return f"[{nodes(children)}][^{note}]"
        case _:
            assert_never(node)


def _said(look: str, lang: str) -> str:
    found = " ".join(filter(None, (f".{look}" if look else "", f"lang={lang}" if lang else "")))
    return f"{{: {found} }}" if found else ""


def paragraph(found: Nodes) -> str:
    """A paragraph: at its beginning stands no sign that would make another block of it."""
    text = nodes(found)
    head = FIRST.match(text)
    return f"{text[: head.end() - 1]}\\{text[head.end() - 1 :]}" if head else text


def blocks(found: Blocks) -> str:
    """Blocks of prose, an empty line between them."""
    return "\n\n".join(map(_block, found))


def _block(block: Block) -> str:
    match block:
        case Paragraph(inside):
            return paragraph(inside)
        case Heading(inside, id, level):
            return f"{'#' * level} {nodes(inside)}" + (f" {{: #{id} }}" if id else "")
        case ListOf(items, ordered):
            return "\n".join(_item(item, f"{number}." if ordered else "-") for number, item in enumerate(items, 1))
        case Quotation(inside):
            return "\n".join(f"> {line}".rstrip() for line in blocks(inside).split("\n"))
        case _:
            assert_never(block)


def _item(item: Blocks, sign: str) -> str:
    """An item; what belongs under it is indented, and a list in it follows its words at once."""
    parts = [_block(block) for block in item]
    text = parts[0]
    for block, part in zip(item[1:], parts[1:], strict=True):
        text += ("\n" if isinstance(block, ListOf) else "\n\n") + part
    first, *rest = text.split("\n")
    return "\n".join([f"{sign} {first}", *(f"{INDENT}{line}" if line else "" for line in rest)])


def note(id: str, found: Blocks, said: Iterable[str]) -> str:
    """A note as it stands under its paragraph; ``said`` is what its last line says of it."""
    first, *rest = blocks(found).split("\n")
    lines = [f"[^{id}]: {first}", *(f"{INDENT}{line}" if line else "" for line in rest)]
    return "\n".join([*lines, f"{{: {' '.join(said)} }}"])


def fact(found: Fact) -> str:
    """The value of a fact, as its line has it."""
    if found.date:
        return found.date.edtf
    if found.names:
        return "; ".join(map(name, found.names))
    if found.members:
        return "; ".join(map(nodes, found.members))
    return nodes(found.nodes) if found.nodes else found.value


def name(found: Name) -> str:
    """A name: of an institution in braces where it has a comma; behind a single one stands a comma."""
    if found.whole:
        return f"{{{found.whole}}}" if set(found.whole) & set(",;") else found.whole
    return found.sorted if found.given else f"{found.family},"
