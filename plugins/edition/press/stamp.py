"""The stamp of a printed site: what it was printed from, and how it stands there. Where both are the same, it need not be printed again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .. import files
from ..memory import FOLDER, engine

STAMPS = Path(FOLDER, "printed.json")
TYPED = ("content", "theme", "archive", "tests/audit", "pelicanconf.py", "publishconf.py")
ASKED = ("SITEURL", "SOURCE_DATE_EPOCH")  # what a build takes from its environment


def printed_from(settings: str) -> str:
    """A hash of all that a site is made from by a settings file; nothing where some of it cannot be read, or lies behind a link to a
    folder.
    """
    found = hashlib.blake2b(engine(), digest_size=16)
    try:
        for part in (settings, *(f"{name}={os.environ.get(name, '').rstrip('/')}" for name in ASKED)):
            found.update(f"\0{part}".encode())
        for path in (each for name in TYPED for each in _files(Path(name))):
            found.update(f"\0{path.as_posix()}\0{path.is_symlink()}\0".encode())
            found.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    except OSError:
        return ""
    return found.hexdigest()


def standing(home: Path) -> str:
    """A hash of the names, sizes and times of all files of a site: another one where anything was touched since."""
    found = hashlib.blake2b(str(home).encode(), digest_size=16)
    for path in _files(home):
        told = path.lstat()
        found.update(f"\0{path.relative_to(home).as_posix()}\0{told.st_size}\0{told.st_mtime_ns}\0{told.st_mode}".encode())
    return found.hexdigest()


def holds(home: Path, settings: str, source: str) -> bool:
    """Whether the site that stands there is the one that would be printed from this source."""
    return bool(source) and home.is_dir() and _stamps().get(settings) == [source, standing(home)]


def put(home: Path, settings: str, source: str) -> None:
    """Stamps a site that was printed from this source and stands in its place; any other stamp of that place is void."""
    with suppress(OSError):
        STAMPS.parent.mkdir(exist_ok=True)
        files.replace(STAMPS, json.dumps({settings: [source, standing(home)]}).encode())


def _stamps() -> dict[str, object]:
    try:
        found = json.loads(STAMPS.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(place: Path) -> Iterator[Path]:
    """The files of a place in the order of their names, and the links to folders, which may lead anywhere and are not followed;
    what programs hide is left out.
    """
    if not place.is_dir():
        if os.path.lexists(place):  # nothing need have been archived
            yield place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(each for each in folders if each[0] != ".")
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (Path(folder, name) for name in sorted([*names, *links]) if name[0] != ".")
