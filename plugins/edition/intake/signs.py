"""What documents of others do to words, as our marks have it: struck out, added, raised, in small capitals, read with doubt, missing."""

from __future__ import annotations

from functools import partial

from lxml import etree

from ..languages import slanted
from ..model import Foreign, Gap, Node, Nodes, Rendered, Revision, Unclear, words
from ..tei import LANG
from .trimming import around, spans

Element = etree._Element
# How words are set, by what other programs call it.
RENDS = {
    **dict.fromkeys(("sup", "super", "superscript", "Superscript"), "superscript"),
    **dict.fromkeys(("sub", "subscript", "Subscript"), "subscript"),
    **dict.fromkeys(("sc", "smallcaps", "small-caps", "smallCaps", "SmallCaps"), "small-caps"),
    **dict.fromkeys(("underline", "underlined", "u", "Underline"), "underlined"),
}
UNITS = {"char": "letter", "character": "letter", "letter": "letter", "word": "word", "line": "line", "page": "page"}


def rendered(children: Nodes, rend: str, lang: str = "") -> Nodes:
    """Words that are set in a way that `RENDS` knows, those in another language by themselves; raised and lowered ones have no spaces among
    them, and else stay as they are.
    """
    name = RENDS[rend]
    small = name.endswith("script")
    if small and set(words(children).strip()) & set(" \n\t^~"):
        return children
    found: list[Node] = []
    for spoken, inside in spans(children):
        made = around(inside, partial(Rendered, rend=name, lang="" if small else spoken or lang))
        found += around(made, partial(Foreign, lang=spoken)) if small and spoken else made
    return tuple(found)


def of_tei(name: str, element: Element, children: Nodes, noted: bool) -> Nodes | None:
    """What an element of TEI does to the words in it, or nothing where it does nothing of the kind; ``noted``: in a note."""
    lang = element.get(LANG, "")
    match name:
        case "hi" | "emph" if element.get("rend", "") in RENDS:
            return rendered(children, element.get("rend", ""), lang)
        case "foreign" if lang and (not element.get("rend") or not slanted(lang)):
            return around(children, partial(Foreign, lang=lang))
        case "del" | "add" if not noted:
            return around(children, partial(Revision, kind=name))
        case "unclear" if not noted:
            return around(children, Unclear)
        case "gap" if not noted:
            return (_gap(element),)
    return None


def _gap(element: Element) -> Node:
    """What is missing, with how much that is where it is counted in what we count."""
    said = (element.get("extent") or f"{element.get('quantity', '')} {element.get('unit', '')}").split()
    unit = UNITS.get(said[1].removesuffix("s")) if len(said) == 2 and said[0].isdecimal() else None
    return Gap(int(said[0]), unit, element.get("precision") == "low") if unit and int(said[0]) else Gap()
