"""What cards say, in one file for the script that shows them: of each entry its name, its first sentence, and how often it is spoken of.

The first line is the folder of the text. Then come the kinds, each a line with its folder, and a line for each of its entries in the
order of their slugs: key, name, gist, and how many paragraphs speak of it, with tabs between. The key is the shortest beginning of the
slug that tells it from the slug before it: an entry is the last of its kind whose key is not behind its slug.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..model import Concordance, Edition, Entry, File, pages


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The file of all entries."""
    ordered = sorted(edition.entries, key=lambda entry: (entry.kind, entry.slug))
    lines = [edition.text.slug]
    for kind, entries in groupby(ordered, lambda entry: entry.kind):
        lines += [kind, *_rows(entries, concordance)]
    yield File(pages.CARDS, "\n".join(lines) + "\n")


def _rows(entries: Iterator[Entry], concordance: Concordance) -> Iterator[str]:
    before = ""
    for entry in entries:
        key = next(begun for end in range(len(entry.slug)) if not before.startswith(begun := entry.slug[: end + 1]))
        count = concordance.often(entry.path)
        yield "\t".join(" ".join(value.split()) for value in (key, entry.name, concordance.gists[entry.path], str(count or "")))
        before = entry.slug
