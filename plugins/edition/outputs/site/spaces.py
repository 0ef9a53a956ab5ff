"""Spaces and dashes at which no line may end."""

from __future__ import annotations

import re
from html import escape

# Spaces of the editors' prose at which no line may end: 7 September, ¶ 17, doc. 74.
# Both begin with what they match: so they are looked for where it stands, and not behind each letter.
KEPT = re.compile(r" (?:(?<=(?<![\w.,])\d )(?=[^\W\d_a-z])|(?<=(?<![\w.,])\d\d )(?=[^\W\d_a-z])|(?<=¶ )(?=\d)|(?<=\w\. )(?=\d))")
NO_BREAK = "\u00a0"
# In the source's words, which stay as they are: before a dash, within Il-28, in October 27. A style sheet holds these to what is before.
HELD = re.compile(r"—| (?:(?=[–—])|(?<=[a-z]{3} )(?=\d\d?(?![.,]?\d)))|\d(?<=\w-\d)\d*")


def held(text: str) -> str:
    """Words of the text, escaped, with what no line may part held together."""
    return HELD.sub(lambda found: f'<span class="k">{found[0]}</span>', escape(text, quote=False))
