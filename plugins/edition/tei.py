"""The names that TEI P5 has for what is in the model: what is written with them, and read back.

Of every fact the name as editors type it stands in ``@n``, and its form in ``@type`` where the element does not tell it. So a
file says all that its content said, and a program that knows TEI alone loses nothing by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"

# For each thing (`model.THINGS`): the list of its entries, the element of one, and that of words that name one.
LISTS: Mapping[str, tuple[str, str, str]] = {
    "person": ("listPerson", "person", "persName"),
    "org": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
    "object": ("listObject", "object", "objectName"),
    "event": ("listEvent", "event", "name"),
    "bibl": ("listBibl", "bibl", "name"),
    "term": ("list", "item", "term"),
    "item": ("list", "item", "name"),
}
NAMES: Mapping[str, str] = {"event": "label", "bibl": "title"}  # of an entry, where it is not called as words call it
LIVES: Mapping[str, str] = {"born": "birth", "died": "death"}  # facts of persons that have elements of their own
UNITS: Mapping[str, str] = {"letter": "chars", "word": "words", "line": "lines", "page": "pages"}  # in which a gap is counted
CERTAINTY: Mapping[str, str] = {"certain": "high", "probable": "medium", "disputed": "low", "open": "unknown"}
# What a paragraph of the text is, where TEI has an element for it, and what it is made of.
CONTAINERS: Mapping[str, str] = {
    "verse": "lg",
    "speech": "sp",
    "continued": "sp",
    "verse-speech": "sp",
    "verse-continued": "sp",
    "stage": "stage",
    "list": "list",
    "signatures": "list",
    "table": "table",
    "footnote": "note",
}
ROLES_OF: Mapping[str, str] = {  # what an element is where it does not say anything else
    "p": "",
    "lg": "verse",
    "sp": "speech",
    "stage": "stage",
    "list": "list",
    "table": "table",
    "note": "footnote",
}
FORMS: Mapping[str, str] = {
    "line": "l",
    "speaker": "speaker",
    "stage": "stage",
    "list": "list",
    "item": "item",
    "label": "label",
    "table": "table",
    "row": "row",
    "cell": "cell",
    "head": "cell",  # a cell with a name is a label
}
COUNTED: Mapping[str, str] = {"sentence": "s", "line": "l", "row": "row"}  # what is counted in a paragraph
DECLARED = ("correction", "normalization", "quotation", "segmentation", "interpretation", "punctuation")  # by the ids of headings


@cache
def q(name: str) -> str:
    """An element's name with the namespace."""
    return f"{{{NAMESPACE}}}{name}"


def entry(path: str) -> str:
    """The id of an entry or a source by its path; no name begins with a digit."""
    id = path.replace("/", ".")
    return id if id[:1].isalpha() else f"_{id}"
