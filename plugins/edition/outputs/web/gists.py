"""Gists: an entry in one line, a paragraph by its first sentence."""

from __future__ import annotations

import re

from ...model import Blocks, Citation, Paragraph, words


def uncited(blocks: Blocks) -> str:
    """The words of an entry's first paragraph without the brackets that cite."""
    nodes = blocks[0].nodes if blocks and isinstance(blocks[0], Paragraph) else ()
    marked = "".join("\0" if isinstance(node, Citation) else words((node,)) for node in nodes)
    return re.sub(r" ?\([^()]*\0[^()]*\)", "", marked).replace("\0", "")


def gist(text: str) -> str:
    """The first sentence of a text; of a long one what stands before its last colon or semicolon, or its first words."""
    end = next(
        (i + 1 for i in range(20, len(text)) if text[i] == "." and text[i + 1 : i + 2] in ("", " ") and text[i - 2 : i - 1] not in " ."),
        len(text),
    )
    if end <= 200:
        return text[:end]
    clause = max(text.rfind(mark, 40, 200) for mark in (": ", "; "))
    return f"{text[:clause]}." if clause > 0 else text[:160].rsplit(" ", 1)[0].rstrip(",;:") + " …"
