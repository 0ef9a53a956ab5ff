"""Spaces and dashes at which no line may end."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markupsafe import Markup

from ..forms import NUMBER

# Spaces of the editors' prose at which no line may end: 7 September, September 7, Document A, ¶ 17, doc. 74, 900 m, and before a
# dash.
# Both begin with what they match: so they are looked for where it stands, and not behind each letter.
NAMED = "|".join(rf"(?<=\b[A-Z][a-z]{{{letters}}} )" for letters in range(2, 10))  # a month and its like: what stands behind has one width
DAY = r"(?:(?<=(?<![\w.,])\d )|(?<=(?<![\w.,])\d\d ))(?=[^\W\d_a-z])"  # a number, and behind it a month and its like
UNIT = r"(?<=\d )(?=(?:[ckm]?[gm]|km/h)\b)"  # a number, and behind it what it counts, by its sign in all languages
COUNTED = "|".join(rf"(?<=\d, [^\W\d_]{{{letters}}} )" for letters in range(3, 10))  # ¶ 4, sentence 2
KEPT = re.compile(rf" (?:{DAY}|(?:{COUNTED})(?=\d)|{UNIT}|(?<=¶ )(?=\d)|(?<=\w\. )(?=\d)|(?=[–—])|(?:{NAMED})(?=\d\d?(?![.,]?\d)|[A-Z]\b))")
NO_BREAK = "\u00a0"
# In it too, and without a letter more, for they are copied and found: a dash, and such numbers, as in the source's words.
JOINED = re.compile(rf"—|{NUMBER}")
# In the source's words, which stay as they are: before a dash, within such numbers, in October 27 and 27 October. A style sheet holds
# these to what is before.
HELD = re.compile(rf"—| [–—]| (?:(?<=[a-z]{{3}} )(?=\d\d?(?![.,]?\d))|{DAY})|{NUMBER}")
WHOLE = re.compile(rf"<[^>]*>|\bhttps?://[^\s<]*|{HELD.pattern}")  # tags and addresses first, which stay as they are
AGAIN = lru_cache(maxsize=2**15, typed=True)  # the same words stand on several pages; plain and Markup are not the same


@AGAIN
def held(text: str) -> str:
    """Words of the text, escaped, with what no line may part held together."""
    return HELD.sub(_span, escape(text, quote=False))


def cited(html: Markup) -> Markup:
    """A reference that is set, with what no line may part held together, and no letter more, for it is copied."""
    return Markup(WHOLE.sub(lambda found: found[0] if found[0][0] in "<h" else _span(found), html))


@AGAIN
def bound(text: str) -> str:
    """Words of the editors with the spaces that hold together."""
    return KEPT.sub(NO_BREAK, text)


@AGAIN
def kept(text: str) -> str:
    """Words of the editors, escaped, with all that no line may part held together."""
    return JOINED.sub(_span, escape(bound(text), quote=False))


def _span(found: re.Match[str]) -> str:
    return f'<span class="k">{found[0]}</span>'
