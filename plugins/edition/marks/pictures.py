"""Pictures: a paragraph that is one link behind an exclamation mark, and nothing else."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .doubts import Doubts


def take(element: Element, source: str, doubts: Doubts) -> None:
    """Makes a picture of a paragraph whose ``source`` is one: ``![what it shows](file "whose it is")``."""
    if source.startswith("![") and element.text == "!" and [each.tag for each in element] == ["a"] and not (element[0].tail or "").strip():
        (link,) = element
        element.tag = "picture"
        element.attrib.update({name: value for name, value in link.attrib.items() if name != "line"})
        element.text, element[:] = link.text, link[:]
        doubts.found.pop("picture", None)
        doubts.found.pop("locator", None)  # what is said of it is printed as it is typed
