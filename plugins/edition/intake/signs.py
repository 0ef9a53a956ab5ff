"""What documents of others do to words, as our marks have it: struck out, added, raised, in small capitals, read with doubt, missing."""

from __future__ import annotations

from functools import partial

from lxml import etree

from ..languages import slanted
from ..model import Foreign, Gap, Node, Nodes, Rendered, Revision, Unclear, changed, words
from ..tei import LANG
from .trimming import around

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
    """Words that are set in a way that `RENDS` knows; raised and lowered ones have no spaces among them, and else stay as they are."""
    name = RENDS[rend]
    if len(children) == 1 and isinstance(only := children[0], Foreign):
        children, lang = only.children, only.lang
    children = changed(children, lambda each: each.children if isinstance(each, Foreign) else (each,))  # one mark says both, or the look
    if name.endswith("script") and set(words(children).strip()) & set(" \n\t^~"):
        return children
    return around(children, partial(Rendered, rend=name, lang="" if name.endswith("script") else lang))


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
