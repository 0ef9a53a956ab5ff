"""The pictures that are published as they are: nothing but pictures, nothing that a link points at, nothing that can act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ..slips import Slips
from . import strays

FOLDER = "images"
# How a file of each ending begins; a point stands for any byte.
BEGINNINGS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".gif": rb"GIF8[79]a",
    ".webp": rb"RIFF....WEBP",
    ".avif": rb"....ftypavi[fs]",
}
SVG = "{http://www.w3.org/2000/svg}"
DRAWING = "a script, a link, or something of another address or of HTML"
ACTING = {"script", "foreignObject", "handler", "listener", "animate", "set", "a", "iframe", "audio", "video"}
OUTSIDE = re.compile(
    r"@import|url\(\s*[\"']?(?!#)|(?:image|image-set|src)\(|\\|javascript:", re.IGNORECASE
)  # a backslash can hide any of these
INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)


def found(folder: Path, slips: Slips) -> tuple[str, ...]:
    """The paths of the pictures below ``folder``; every other file of ``images/`` is told, and not published."""
    pictures = []
    for path in _files(folder / FOLDER, f"content/{FOLDER}", slips):
        below = path.relative_to(folder).as_posix()
        if problem := _problem(path):
            slips.tell(f"content/{below}", 1, f"{problem}, so it is not published")
        else:
            pictures.append(below)
    return tuple(pictures)


def _files(folder: Path, file: str, slips: Slips) -> Iterator[Path]:
    if folder.is_symlink():
        slips.tell(file, 1, "this is a link, so nothing behind it is published; put the folder itself here")
        return
    for path in strays.listed(folder, file, slips):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path, f"{file}/{path.name}", slips)
        else:
            yield path


def _problem(path: Path) -> str:
    """What keeps a file from being published, or nothing."""
    if path.is_symlink():
        return "this is a link; put the picture itself here"
    if not path.is_file() or path.suffix not in {*BEGINNINGS, ".svg"}:
        return f"this is no picture; one ends in {', '.join(BEGINNINGS)} or .svg"
    try:
        raw = path.read_bytes()
    except OSError as error:
        return f"this file cannot be read ({error.strerror})"
    if path.suffix == ".svg":
        return "" if _still(raw) else f"this drawing is no SVG or holds {DRAWING}; save it as plain SVG or as PNG"
    if not re.match(BEGINNINGS[path.suffix], raw, re.DOTALL):
        return f"its name ends in {path.suffix}, but it is none; save the picture in that format"
    return ""


def _still(raw: bytes) -> bool:
    """Whether a drawing is SVG that only draws."""
    if b"<!DOCTYPE" in raw.upper() or b"<?xml-stylesheet" in raw.lower():
        return False
    try:
        root = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, LookupError, ValueError):
        return False
    return root.tag == f"{SVG}svg" and all(map(_draws, root.iter()))


def _draws(element: ElementTree.Element) -> bool:
    """Whether an element does nothing but draw."""
    space, _, name = element.tag.rpartition("}")
    if name in ACTING or "xhtml" in space:
        return False
    for key, value in element.attrib.items():
        bare = key.rpartition("}")[2].lower()
        if bare.startswith("on") or OUTSIDE.search(value) or (bare in ("href", "src") and not INSIDE.match(value)):
            return False
    return not (name == "style" and OUTSIDE.search(element.text or ""))
