"""The stamp of a printed site: what it was printed from, and how it stands there. Where both are the same, it need not be printed again.

`printing` knows what a site is made from by the name of a settings file, and need not call the press; the press knows it by what the
settings say. Each stamps the folder in which its site stands; the last stamp of a folder counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import files
from ..memory import FOLDER, engine
from . import colophon

STANDS = "{}/ stands as it was printed; nothing has changed since."
STAMPS = "printed.json"  # in the folder of the memory
CONTENT, THEME = "content", "theme"
BESIDE = ("archive", "tests/audit", *colophon.FILES)  # the content
PROVING = ("tests", "**/*.py")  # beside it: an audit names tests, and tells those that are not there
SETTINGS = ("pelicanconf.py", "publishconf.py")
ASKED = ("SITEURL", "SOURCE_DATE_EPOCH")  # what a build takes from its environment
PLUGINS = ["edition"]
SOURCE = "PRINTED_FROM"  # a setting: what the press has found before it began
REUSED = "REUSED"  # a setting: whether the folder that is built into holds an earlier build, and nothing else; who sets it stamps by itself
UNSAID = ("OUTPUT_PATH", "MARKDOWN", SOURCE)  # settings that say nothing of a site; Pelican itself reads no Markdown
OTHERS = ("ARTICLE_PATHS", "PAGE_PATHS", "PACKS", "BOOKS", "DELETE_OUTPUT_DIRECTORY")  # settings by which more is done than is known
SOMEWHERE = re.compile(r" at 0x[0-9a-f]+")  # in what Python says of a function: not what it does


def printed_from(settings: str) -> str:
    """A hash of all that a site is made from by a settings file; nothing where some of it cannot be read, or lies behind a link to a
    folder.
    """
    return _hash((settings,), (CONTENT, THEME, *SETTINGS), Path())


def pressed_from(settings: Mapping[str, Any]) -> str:
    """A hash of all that the press makes a site from with these settings; nothing where it cannot be known: beside what `printed_from`
    cannot know, what other plugins and functions among the settings do, Pelican's own pages, and what is told of paper and books.
    """
    said = [f"{name}={settings[name]!r}" for name in sorted(settings) if name not in UNSAID]
    unknown = settings["PLUGINS"] != PLUGINS or any(settings[name] for name in OTHERS) or any(map(SOMEWHERE.search, said))
    if unknown or REUSED in settings or not settings["MEMORY"]:
        return ""
    return _hash(said, (settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]), _house(settings))


def pressed(settings: dict[str, Any]) -> bool:
    """Whether the press has nothing to do, because the site stands as it made it; else the settings hold what it makes one from."""
    settings[SOURCE] = pressed_from(settings)
    return holds(_home(settings), settings[SOURCE], _house(settings))


def press(settings: Mapping[str, Any]) -> None:
    """Stamps the site that the press has made, and of which nothing was told; where somebody typed meanwhile, nothing happens."""
    if settings.get(SOURCE) and pressed_from(settings) == settings[SOURCE]:
        put(_home(settings), settings[SOURCE], _house(settings))


def _home(settings: Mapping[str, Any]) -> Path:
    return Path(settings["OUTPUT_PATH"]).resolve()


def _house(settings: Mapping[str, Any]) -> Path:
    return Path(settings["PATH"]).resolve().parent


def _hash(said: Iterable[str], places: Iterable[str], house: Path) -> str:
    """A hash of what is said, of all files in these places, and of what is beside the content of the house."""
    found = hashlib.blake2b(engine(), digest_size=16)
    tests, pattern = PROVING
    try:
        for part in (*said, *(f"{name}={os.environ.get(name, '').rstrip('/')}" for name in ASKED)):
            found.update(f"\0{part}".encode())
        around = [*map(Path, places), *(house / name for name in BESIDE), *sorted((house / tests).glob(pattern))]
        for path in (each for place in around for each in _files(place)):
            found.update(f"\0{path}\0{Path(path).is_symlink()}\0".encode())
            found.update(hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest())
    except OSError:
        return ""
    return found.hexdigest()


def standing(home: Path) -> str:
    """A hash of the names, sizes and times of all files of a site: another one where anything was touched since."""
    found = hashlib.blake2b(digest_size=16)
    for path in _files(home):
        told = os.lstat(path)
        found.update(f"\0{path[len(str(home)) :]}\0{told.st_size}\0{told.st_mtime_ns}\0{told.st_mode}".encode())
    return found.hexdigest()


def holds(home: Path, source: str, house: Path = Path()) -> bool:
    """Whether the site that stands there is the one that would be printed from this source; its stamp is in the house."""
    stamp = _stamps(house).get(str(home)) if source and home.is_dir() else None
    return isinstance(stamp, list) and stamp[:1] == [source] and stamp[1:] == [standing(home)]  # of another source no file is looked at


def put(home: Path, source: str, house: Path = Path()) -> None:
    """Stamps a site that was printed from this source and stands in its place."""
    with suppress(OSError):
        others = {place: stamp for place, stamp in _stamps(house).items() if Path(place).is_dir()}
        (house / FOLDER).mkdir(exist_ok=True)
        files.replace(house / FOLDER / STAMPS, json.dumps(others | {str(home): [source, standing(home)]}).encode())


def _stamps(house: Path) -> dict[str, object]:
    try:
        found = json.loads((house / FOLDER / STAMPS).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(place: Path) -> Iterator[str]:
    """The files of a place in the order of their names, and the links to folders, which may lead anywhere and are not followed;
    what programs hide is left out.
    """
    if not place.is_dir():
        if os.path.lexists(place):  # nothing need have been archived
            yield str(place)
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(each for each in folders if each[0] != ".")
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (f"{folder}/{name}" for name in sorted([*names, *links]) if name[0] != ".")  # as words: they are many
