"""What other programs have for marks inside a block, and the edition has not: patterns of it, so that it can be told."""

from __future__ import annotations

import re

# None holds a bracket, and none is looked at beyond the next sign of its own.
MARKS = (
    r"\{(?:\+\+|--|>>|==|~~)[^{}\n\[\]]*\}?",  # a change that is proposed
    r"\{\{[^{}\n\[\]]*\}\}|\{%[^{}\n\[\]]*%\}",  # of templates
    r"\\[A-Za-z]+\{[^{}\n\[\]]*\}|(?<![\w:\\])\\[A-Za-z]{2,}",  # a command of TeX
    r"\$\$[^$\n\[\]]+\$\$|\$(?=\S)[^$\n\[\]]+(?<=\S)\$(?!\w)",  # mathematics, or two sums of money
    r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",  # a small picture
    r"(?<![\w'])'{2,3}(?=[^\s'])[^'\n\[\]]+'{2,3}|``(?=[^\s`])[^`'\n\[\]]+''",  # italics of wikis, quotation marks of TeX
    r"%%(?=[^\s%])[^%\n\[\]]*%%",  # words nobody sees
)
MONEY = re.compile(r"\$(?!\$)(?=.*\s)[^\\^_={}]*")  # between two signs that are no mathematics
# An address that may be no link.
BARE = r"(?<![\w<])https?://(?=[^\s\[\]<>])"
# What would be a mark among words, in the title of a link, where it is none; and a title that stands behind its bracket.
MARKED = re.compile(r"(?<!\\)(?:[*_](?=\S).*\S[*_]|`|<[/a-zA-Z!])")
BEHIND = re.compile(r"""\s*+"(?:pp?\.|docs?\.|chap|ch\.|nos?\.|vol\.|fol\.|¶|[0-9])[^"\n]*\"""")
# A file apart from its words; one in square brackets; a link of wikis, which has neither a file nor a call behind it.
APART = re.compile(r"""\s++\((?:[^()\s]*\.md|https?://[^()\s]*|\#[\w.-]+)(?:\s++"[^"]*")?\)""")
SQUARE = re.compile(r"\s*+\[[^\[\]()\s]*\.md\]")
WIKI = re.compile(r"(?<!\[)\[\[[^\[\]\n]+\]\](?!\(|\[\^|\{:|\])")
KEY = re.compile(r"\[-?@\w[^\[\]\n]*\]?")  # a citation by the key of a record
DEFINED = re.compile(r"\]: *<?")  # what stands before the address of a link that stands apart
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)
PAIRED = {"==": r"\S.*\S|\S"}  # what may stand between two foreign signs
# A mark of a page, mistyped.
CALLED = r"(?:pages?|pg|pp?)\b\.?\s*+"
PAGE = re.compile(rf"\[\s*+\[\s*+(?:(?:{CALLED})?[0-9]{{1,6}}|{CALLED}\[\s*+[0-9a-z]{{1,15}}\s*+\])\s*+\]\s*+\](?!\(|\[\^)", re.IGNORECASE)
