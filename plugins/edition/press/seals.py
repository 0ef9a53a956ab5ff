"""Seals: a finished page that holds a style of its own allows that style by its hash, and no other.

So it looks as it should where no style sheet is found: opened from a disk, or shown below a path that nobody knew of.
"""

from __future__ import annotations

import base64
import hashlib
import re

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
OPEN = "'sha256-'"  # where a page's policy waits for the hash of its style


def sealed(page: str) -> str:
    """The page, whose policy has the hash of its style where it waits for one; any other page as it is.

    Raises ValueError when a page has a style and no place for its hash, or the place and not one style.
    """
    styles = STYLE.findall(page)
    if not styles and OPEN not in page:
        return page
    if len(styles) != 1 or page.count(OPEN) != 1:
        raise ValueError("a page with a style of its own has one, and a policy that waits for its hash")
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    return page.replace(OPEN, f"'sha256-{digest}'")
