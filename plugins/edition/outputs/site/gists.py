"""Gists: an entry in one line, a paragraph by its first sentence."""

from __future__ import annotations

import re

from ...model import Blocks, Citation, Paragraph, words
from ...sentences import Rules, split


def uncited(blocks: Blocks) -> str:
    """The words of an entry's first paragraph without the brackets that cite."""
    nodes = blocks[0].nodes if blocks and isinstance(blocks[0], Paragraph) else ()
    marked = "".join("\0" if isinstance(node, Citation) else words((node,)) for node in nodes)
    return re.sub(r" ?\([^()]*\0[^()]*\)", "", marked).replace("\0", "")


def gist(text: str, rules: Rules) -> str:
    """The first sentence of a text, whole; ``rules`` are the edition's for sentences."""
    first = next(iter(split("", text, rules)), None)
    return text[first.start : first.end] if first else ""
