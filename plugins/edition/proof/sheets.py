"""Style sheets and scripts: what they fetch, and that it is of this site."""

from __future__ import annotations

import re
from collections.abc import Iterator

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
IMPORTED = re.compile(r"""\b(?:from|import|new URL)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
CALLED = re.compile(r"""(?:fetch|import|open|sendBeacon|Worker|from)\s*\(?\s*["'`]((?:https?:|//)[^"'`]*)""")


def faults(file: str, raw: bytes) -> Iterator[str]:
    """What is wrong with a style sheet or a script, in sentences; nothing is with any other file."""
    text = raw.decode("utf-8", "replace")
    if file.endswith(".css") and "@import" in COMMENT.sub("", text):
        yield "@import fetches one style sheet after the other; link both from the page"
    if file.endswith((".js", ".mjs")):
        yield from (f"asks another host for {address}" for address in CALLED.findall(text))


def addresses(file: str, raw: bytes) -> Iterator[str]:
    """The addresses that a style sheet or a script fetches, as they are typed."""
    text = raw.decode("utf-8", "replace")
    if file.endswith(".css"):
        yield from (address for address in URL.findall(COMMENT.sub("", text)) if not address.startswith("#"))
    if file.endswith((".js", ".mjs")):
        yield from IMPORTED.findall(text)
