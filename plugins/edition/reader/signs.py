"""What a source does to its words, as nodes: it sets them in some way, strikes them out, adds them, or they cannot be read.

``tell`` takes a sentence for the editor; it knows the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from ..languages import slanted
from ..model import RENDS, UNITS, Emphasis, Foreign, Gap, Node, Nodes, Rendered, Revision, Supplied, Unclear, Words, words

MISSING = re.compile(rf"(?:…|\.\.\.)\s*(?:(about )?([0-9]{{1,4}}) ({'|'.join(UNITS)})s?)?")  # what of the source is missing
EXTENT = re.compile(r"(?:…|\.\.\.)\s*(?:about )?[0-9].*", re.DOTALL)
DOTTED = re.compile(r"\s*(?:…|\.\s?\.\s?\.)")  # how what is meant for a gap begins
RAISED = {"sup": "superscript", "sub": "subscript"}
SIGNS = {"del": "~~", "add": "++", "sup": "^", "sub": "~"}
Tell = Callable[[str], None]


def set_off(element: Element, children: Nodes, value: bool, tell: Tell) -> Node:
    """Words between asterisks: how they are set, and that words in a script without italics are not; ``value``: in that of a fact."""
    look, lang = element.get("class", ""), element.get("lang", "")
    if look in RENDS and not value:
        return Rendered(children, look, lang)
    if look in RENDS:
        tell(f"“.{look}” in braces says nothing of words in a fact; take it away")
    if look == "upright" and not slanted(lang):
        tell(f"“.upright” says nothing of words in {lang}, which has no italics; take it away")
    strong = element.tag == "strong"
    stands = look == "upright" or not (strong or value or slanted(lang))  # what a fact names is set by who shows it
    return Foreign(children, lang) if stands else Emphasis(children, lang, strong)


def signed(element: Element, children: Nodes, text: bool, value: bool, tell: Tell) -> Node:
    """Words between signs in pairs. Only in the ``text`` may they be struck out or put in; in facts they are not raised either."""
    sign = SIGNS[element.tag]
    if element.tag in RAISED and not value:
        return Rendered(children, RAISED[element.tag])
    if text:
        return Revision(children, element.tag)
    where = "a fact has no such mark" if element.tag in RAISED else "only the text has words that are struck out or put in"
    typed = f"“{sign}{words(children)}{sign}”"
    tell(f"no mark here: {typed}; {where}; leave its signs out, or put \\ before each that means itself")
    return Emphasis(children)


def unread(element: Element, node: Supplied, tell: Tell) -> Node | None:
    """What brackets in the text hold if that is not supplied: what is missing in the source, or is read with doubt."""
    inside = words(node.children)
    if "doubted" in element.attrib and inside.strip() != "?" and not DOTTED.match(inside):
        if inside[-2].isspace():
            tell(f"“[{inside}]” has a space before the mark of a doubtful reading; write [{inside[:-1].strip()}?], or \\? for a question")
        return Unclear(_undoubted(node.children), node.lang)
    found = MISSING.fullmatch(inside)
    if found and inside.startswith("…"):
        return Gap(int(found[2] or 0), found[3] or "", bool(found[1]))
    if EXTENT.fullmatch(inside):
        counted = f"{', '.join(f'{unit}s' for unit in UNITS[:-1])} and {UNITS[-1]}s"
        said = f"[… {inside.lstrip('.… ')}]" if found else f"[… 3 words], for what is counted are {counted};"
        tell(f"“[{inside}]” is no gap; write {said} or \\[ for a bracket that means itself")
    elif DOTTED.match(inside):
        helps = "write […], or [… 3 words] with a figure where you know how much; words that are supplied have brackets of their own"
        tell(f"“[{inside}]” is no gap; {helps}; or \\[ for a bracket that means itself")
    return None


def _undoubted(nodes: Nodes) -> Nodes:
    """The nodes without the question mark that ends their words."""
    *before, last = nodes
    assert isinstance(last, Words)
    return (*before, Words(last.text[:-1])) if len(last.text) > 1 else tuple(before)


def calling(node: Supplied, noted: bool) -> str:
    """What is told of a call without words; ``noted`` says whether it stands where notes are called."""
    helps = f"has no lemma; write [words][{words(node.children).strip()}]" if noted else "calls nothing: only the text has notes"
    return f"the call “{words((node,))}” {helps}"
