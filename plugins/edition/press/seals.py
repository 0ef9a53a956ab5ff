"""Seals: a finished page that holds a style or a script of its own allows these by their hashes, and no other.

So it paints at once, and looks as it should also where no style sheet is found: opened from a disk, or shown below a path that nobody
knew of.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

OWN = {name: re.compile(rf"<{name}>([^<]*(?:<(?!/{name}>)[^<]*)*)</{name}>") for name in ("style", "script")}
OPEN = {name: re.compile(rf"({name}-src [^;\"]*)'sha256-'") for name in OWN}  # where a page's policy waits for a hash


def sealed(page: str) -> str:
    """The page, whose policy has the hashes of its style and of its script where it waits for them; any other page as it is.

    Raises ValueError when a page has a style or a script and no place for its hash, or the place and nothing for it.
    """
    for name, own in OWN.items():
        found = own.findall(page)
        if len(found) > 1 or len(found) != len(OPEN[name].findall(page)):
            raise ValueError(f"a page with a {name} of its own has one, and a policy that waits for its hash")
        for text in found:
            page = OPEN[name].sub(rf"\1{seal(text)}", page)
    return page


@lru_cache(maxsize=256)
def seal(text: str) -> str:
    """The hash of a style or a script, as a policy has it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
