"""What the reading page of this text weighs, by brotli at its best (11), against its own words."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from pages import Site
from weighing import file_weight, weight, words

OWN = "//main//p[@id] | //main//*[@role='doc-footnote'] | //main//*[@class='synopsis']"  # the text, its notes, its synopsis
# What is asked. The text has 785 mentions, of which 142 tell whom they mean, 446 links and 282 citations in 180 notes that fold, an
# address for every sentence; with them weigh the styles, and the scripts that open cards, the search and notes.
READING = 1.6
AT_ONCE = re.compile(r"""^import (?:\{[^}]*\} from )?"\./([\w-]+)\.js";$""", re.MULTILINE)


def needed(path: Path) -> set[Path]:
    """A script and what it imports at once."""
    found = {path}
    for name in AT_ONCE.findall(path.read_text(encoding="utf-8")):
        found |= needed(path.parent / f"{name}.js")
    return found


def test_the_reading_page_weighs_little_more_than_its_words(pages: Site) -> None:
    page = pages["telegram/"]
    linked = {pages.folder / urlsplit(address).path[1:] for address in page.resolved("//link[@rel='stylesheet']/@href | //script/@src")}
    parts = {path.name: file_weight(path) for path in set().union(*map(needed, linked))}
    parts["html"] = file_weight(pages.file("telegram/"))
    own = weight(words(page, OWN))
    assert sum(parts.values()) <= READING * own, f"{sum(parts.values()) / own:.2f} of {own} bytes of words: {parts}"
