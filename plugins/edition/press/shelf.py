"""The theme's own files, and where a site has them.

Style sheets and scripts of a published site stand in a folder that is named by what is in them, so that a browser may keep them for ever.
What knows them by relative addresses knows no name, and what they ask of other folders they ask by the way through the root. All other
files keep their names: fonts never change under theirs, and schemas are known by theirs.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

FILES = "static"  # the folder of the site; at home that of style sheets and scripts as well
NAMED = ("css/", "js/")  # what stands in the folder that is named by its content


def files(static: Path) -> Iterator[tuple[str, Path]]:
    """The theme's static files by their paths in its folder, in order, also behind links; what programs hide is none of them."""
    for place, folders, names in os.walk(static, followlinks=True):
        folders[:] = sorted(each for each in folders if each[0] != ".")
        for path in (Path(place, each) for each in sorted(names) if each[0] != "."):
            yield path.relative_to(static).as_posix(), path


def named(static: Path) -> str:
    """The name of the folder of style sheets and scripts: another one where any byte of them is another."""
    hashed = hashlib.blake2b(digest_size=4)
    for name, path in files(static):
        if name.startswith(NAMED):
            data = path.read_bytes()
            hashed.update(b"%b\0%d\0%b" % (name.encode(), len(data), data))
    return f"{FILES}-{hashed.hexdigest()}"


def address(name: str, folder: str) -> str:
    """Where the site has a static file whose style sheets and scripts stand in ``folder``."""
    return f"{folder if name.startswith(NAMED) else FILES}/{name}"
