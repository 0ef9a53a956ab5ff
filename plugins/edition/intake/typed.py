"""What an editor would type for what is in the model: the marks of ``content/README.md``, the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Stretch,
    Supplied,
    Unclear,
    Words,
    cut,
    extent,
    words,
)

MARK = re.compile(
    r"[\\*\[\]`{~]|(?<!-)-(?=--?(?!-))|_(?=_)|\+(?=\+)|(?<=\S)_|<(?=[A-Za-z/!?%])|&(?=#?\w+;)|:(?=//|[a-z0-9_+-]+:)|(?<=\S)\^|\^(?=\S)|=(?==)|\$(?=\S)"
)
EDGE = re.compile(r"^\+|(?<!\\)\+$")  # what would lengthen the signs around words
LOWERED = re.compile(r"^~|(?<!\\)~$")  # a lowered letter at the edge of words that are struck out, which cannot be typed there
FIRST = re.compile(r"\d{1,9}[.)](?=\s)|[#>+:|=~-]")  # what would begin a block of another kind
STEP = "  "  # before a line of verse
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
        case Gap():
            return f"{GAP[:-1]}{extent(node)}]"
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


def part(found: Paragraph) -> str:
    """A paragraph of the text, with what stands under it."""
    made = _part(found)
    return "\n".join(f"> {line}" for line in made.split("\n")) if found.quoted else made


def _part(found: Paragraph) -> str:
    typed = found.role if found.role not in ("list", "table") else ""
    said = filter(None, (f"#{found.id}", f".{typed}" if typed else "", f"lang={found.lang}" if found.lang else ""))
    under = f"{{: {' '.join(said)} }}"
    match found.stretches:
        case (Stretch("list"),):
            return f"{_list(found.nodes, found.stretches[0])}\n{under}"
        case (Stretch("table"),):
            return f"{_table(found.nodes, found.stretches[0])}\n{under}"
        case _:
            gaps = {each.start - 1: f"\n{STEP * each.depth}" for each in found.stretches if each.kind == "line"}
            indent = gaps.get(-1, "").strip("\n")
            return f"{indent}{paragraph(_spaced(found.nodes, gaps))}\n{under}"


def _list(found: Nodes, stretch: Stretch, indent: str = "") -> str:
    """A list of the text: what numbers an item stands before it, as a sign of Markdown where it is one."""
    lines = []
    for item in stretch.inside:
        lists = [each for each in item.inside if each.kind == "list"]
        end = lists[0].start - 1 if lists else item.end
        label = next((each for each in item.inside if each.kind == "label"), None)
        said = words(cut(found, label.start, label.end)) if label else ""
        plain = re.fullmatch(r"[0-9]{1,2}\.", said) is not None
        own = nodes(cut(found, label.end + 1 if label and plain else item.start, end))
        lines.append(f"{indent}{said if plain else '-'} {own}")
        lines += [_list(found, each, indent + INDENT) for each in lists]
    return "\n".join(lines)


def _table(found: Nodes, stretch: Stretch) -> str:
    """A table of the text; where its columns have no names, their cells are empty."""
    rows = [[nodes(cut(found, cell.start, cell.end)).replace("|", "\\|") for cell in row.inside] for row in stretch.inside]
    named = bool(stretch.inside) and all(cell.kind == "head" for cell in stretch.inside[0].inside)
    head = rows[0] if named else [""] * len(rows[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *(rows[1:] if named else rows)))


def _spaced(found: Nodes, gaps: Mapping[int, str], at: int = 0) -> Nodes:
    """Nodes with what stands for the spaces at some places of their words."""
    made: list[Node] = []
    for node in found:
        end = at + len(words((node,)))
        match node:
            case Words(text):
                made.append(Words("".join(gaps.get(place, sign) for place, sign in enumerate(text, at))))
            case PageBreak() | Gap():
                made.append(node)
            case _:
                made.append(replace(node, children=_spaced(node.children, gaps, at + isinstance(node, Supplied | Unclear))))
        at = end
    return tuple(made)


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
        case Picture(path, description, credit, id=id):
            said = re.sub(r'([\\"])', r"\\\1", credit)
            return f'![{nodes((Words(description),))}]({path} "{said}")' + (f"\n{{: #{id} }}" if id else "")
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
