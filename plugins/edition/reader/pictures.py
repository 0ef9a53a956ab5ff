"""The pictures that are published as they are: nothing but pictures, nothing that a link points at, nothing that can act; and how large
each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
NO_BOOK = ".avif"  # what e-books and word processors do not show
MOST = 2_000_000  # bytes of a picture that stands on a page
SVG = "{http://www.w3.org/2000/svg}"
ORIENTATION, LYING = 0x0112, (5, 6, 7, 8)  # of a photograph, as cameras note it (Exif 2.3), and the values of one that lies on its side
NUMBER = r"[0-9]{0,9}\.?[0-9]{1,9}"
LENGTH = re.compile(rf"({NUMBER})(?:px)?")
DRAWING = "a script, a link, or something of another address or of HTML"
ACTING = {"script", "foreignObject", "handler", "listener", "animate", "set", "a", "iframe", "audio", "video"}
OUTSIDE = re.compile(
    r"@import|url\(\s*[\"']?(?!#)|(?:image|image-set|src)\(|\\|javascript:", re.IGNORECASE
)  # a backslash can hide any of these
INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)


def found(folder: Path, slips: Slips) -> dict[str, Path]:
    """The pictures below ``folder`` by their paths; every other file of ``images/`` is told, and not published."""
    pictures = {}
    for path in _files(folder / FOLDER, f"content/{FOLDER}", slips):
        below = path.relative_to(folder).as_posix()
        if problem := _problem(path):
            what, then, helps = problem.partition("; ")
            slips.tell(f"content/{below}", 1, f"{what}, so it is not published{then}{helps}")
        else:
            pictures[below] = path
    return pictures


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
    if path.is_file() and path.suffix != path.suffix.lower() in {*BEGINNINGS, ".svg"}:
        return f"the ending of its name is in capitals; call it {path.name.lower()}"
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


def unfit(path: Path) -> str:
    """What keeps a picture from standing on a page and in books, or nothing."""
    if path.suffix == NO_BOOK:
        return "is AVIF, which e-books and word processors do not show; save it as PNG, JPEG or WebP"
    if (bytes := path.stat().st_size) > MOST:
        return f"has {bytes / 1e6:.1f} MB, and {MOST / 1e6:.0f} are the most that a page waits for; save it with fewer pixels"
    return "" if all(size(path)) else "says nowhere how wide and high it is; save it anew, and a drawing with width and height"


def size(path: Path) -> tuple[int, int]:
    """How wide and high a picture is, in pixels, as it is shown; nothing where it does not say so."""
    return _size(path, path.stat().st_mtime_ns)


@cache
def _size(path: Path, changed: int) -> tuple[int, int]:
    if path.suffix == ".svg":
        return _drawn(ElementTree.fromstring(path.read_bytes()))
    from PIL import Image  # here: most editions have no pictures in their pages

    try:
        with Image.open(path) as picture:
            turned = picture.format == "JPEG" and picture.getexif().get(ORIENTATION, 1) in LYING
            return (picture.height, picture.width) if turned else picture.size
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return 0, 0


def _drawn(root: ElementTree.Element) -> tuple[int, int]:
    """The size of a drawing: what it says, or else the box that it is drawn in."""
    said = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if all(said):
        return tuple(round(float(each[1])) for each in said if each)  # type: ignore[return-value]  # there are two
    box = [float(each) for each in re.findall(rf"-?{NUMBER}", root.get("viewBox", ""))]
    return (round(box[2]), round(box[3])) if len(box) == 4 else (0, 0)


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
