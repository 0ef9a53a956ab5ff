"""What a browser keeps of a published site, to show where the network is cut: every page, and what pages need, of one version.

`KEEPER` is the service worker. Its words hold the version, which is a hash of all that is kept, so that a browser sees a new
publication by the worker alone. What is kept comes in one file (`KEPT`), but what is for classes in another (`CLASSES`), for those alone
who open a page of it; neither is ever mixed with what another version has. There a style that stands in many pages stands once, and in
them is its place.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from ..model.pages import AIDS, ASIDE
from . import shelf
from .seals import OWN

KEEPER, KEPT, CLASSES = "keeper.js", "static/kept.json", "static/kept-classes.json"
LATER = ("lessons/", "assign/", "check/")  # what addresses of pages for classes begin with
OF_CLASSES, CHECKER = (AIDS, ASIDE), "js/check/"  # what these ask for alone, of what is made and of the theme's; all else they share
SCRIPT = "js/keeper.js"  # of the theme's: what the worker does, whatever the version is
STATIC = ("css/*.css", "js/**/*.js", "fonts/*-first*.woff2", "*.svg")  # of the theme's; rare letters have a machine's own faces
SMALL = 100_000  # bytes of a picture that is kept: a reader may have all of them to fetch
KINDS = (".html", ".js", ".json", ".txt")  # of what is made, by the endings of files: no other is kept


def small(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures that are kept; of a larger one a browser without a network says what it shows."""
    return {path: data for path, data in pictures.items() if len(data) <= SMALL}


def keeper(made: Mapping[str, bytes], static: Path, folder: str, slug: str) -> dict[str, bytes]:
    """The worker and what it keeps, by their paths.

    ``made`` are the files that were made, by their paths; ``static`` is the theme's folder of static files, ``folder`` that of the site in
    which style sheets and scripts stand, and ``slug`` the text's.
    """
    asked = (f"{slug}/{slug}.txt", "/cite.json")  # the second of the text and of each version of it
    files = {path: data for path, data in made.items() if path.startswith(("static/", "images/")) or path.endswith(asked)}
    for pattern in STATIC:
        found = {path.relative_to(static).as_posix(): path for path in static.glob(pattern)}
        files |= {shelf.address(name, folder): path.read_bytes() for name, path in found.items() if name != SCRIPT}
    pages = {path.removesuffix("index.html"): data.decode() for path, data in made.items() if path.endswith(".html")}
    hashed = hashlib.blake2b(digest_size=12)
    for name, data in (*sorted(files.items()), *sorted((path, page.encode()) for path, page in pages.items())):
        hashed.update(b"%b\0%d\0%b" % (name.encode(), len(data), data))
    version, theirs = hashed.hexdigest(), (*LATER, *OF_CLASSES, shelf.address(CHECKER, folder))
    later = [start for start in LATER if any(path.startswith(start) for path in pages)]
    worker = f'const VERSION = "{version}", LATER = {json.dumps(later)};\nimportScripts("{shelf.address(SCRIPT, folder)}");\n'
    kept = {KEPT: _list(version, files, pages, lambda path: not path.startswith(theirs)), KEEPER: worker.encode()}
    return kept | ({CLASSES: _list(version, files, pages, lambda path: path.startswith(theirs))} if later else {})


def _list(version: str, files: Iterable[str], pages: Mapping[str, str], chosen: Callable[[str], bool]) -> bytes:
    """What is kept together, with its pages."""
    styles = list[str]()
    bare = {path: OWN["style"].sub(partial(_told, styles), page) for path, page in sorted(pages.items()) if chosen(path)}
    kept = {"version": version, "files": sorted(filter(chosen, files)), "styles": styles, "pages": bare}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def _told(styles: list[str], style: re.Match[str]) -> str:
    """A page's style as the place where it stands among the styles, to which it may be new."""
    if style[1] not in styles:
        styles.append(style[1])
    return f"<style>{styles.index(style[1])}</style>"
