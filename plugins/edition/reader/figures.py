"""Pictures where they stand: in the text, in an entry, on a page. Which files are pictures, `pictures` knows."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from ..model import Picture
from .house import House


def read(element: Element, house: House, tell: Callable[[str], None]) -> Picture | None:
    """A picture; what is not said of it is told. None where its file is none, or cannot stand on a page, which is told too."""
    path, description, credit = element.get("href", ""), " ".join("".join(element.itertext()).split()), element.get("title", "")
    if len(element):
        tell(f"marks in what a picture shows, which is read aloud: “{description}”; take their signs away")
    if not description:
        tell(f"nobody who does not see {path} knows what it shows; write ![what it shows]({path} …)")
    if not credit.strip():
        typed = f'![…]({path} "The ferry in 1850. Public domain")'
        tell(f"whose {path} is, and by whose leave it is printed, is not said; write {typed}")
    size = house.picture(path, tell)
    return Picture(path, description, credit, *size, element.get("id", "")) if size else None
