"""Short forms in citations, of which the first on a page tells what it stands for."""

from __future__ import annotations

from html import escape


def shortened(said: str, short: dict[str, str]) -> str:
    """Words of a citation; a short form that is set first tells what it stands for, and is taken away."""
    for form in tuple(short):
        before, found, after = said.partition(form)
        if found and not any(map(str.isalnum, before[-1:] + after[:1])):
            return f'{before}<abbr title="{escape(short.pop(form))}">{form}</abbr>{shortened(after, short)}'
    return said
