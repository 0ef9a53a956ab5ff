"""Pages for download: each opens from a disk, without a network, and asks nothing of one."""

from __future__ import annotations

import base64
import hashlib
import re

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
OPEN = "'sha256-'"  # where a page's policy waits for the hash of its style


def sealed(page: str) -> bytes:
    """A finished page whose policy allows the style that stands in it, by its hash, and no other.

    Raises ValueError when the page has not one style and one place for its hash.
    """
    styles = STYLE.findall(page)
    if len(styles) != 1 or page.count(OPEN) != 1:
        raise ValueError("a page for download has one style and a policy that waits for its hash")
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    return page.replace(OPEN, f"'sha256-{digest}'").encode()
