"""What a page that stands for a thing to cite is to machines, and who made the thing: types and authors of FAIR Signposting.

A page's head and the linkset both say it. Addresses of authors are below that of the site, and end in a slash.
"""

from __future__ import annotations

from ..model import Edition, Name, named, pages

SCHEMA = "https://schema.org"
VERSION = "CreativeWork"  # what another version of the text is
ABOUT = "about"  # the page of prose that says who the editors are
METHOD = "method"  # the one that says what they did with the text


def kind(edition: Edition) -> str:
    """What the text is in schema.org's words: a message where it has a recipient."""
    return "Message" if named(edition.text.facts, "recipient") else "CreativeWork"


def types(kind: str = "") -> tuple[str, ...]:
    """The types of a landing page: its own, and the ``kind`` of what it stands for, which a part has from its whole."""
    return tuple(f"{SCHEMA}/{each}" for each in ("AboutPage", kind) if each)


def authors(edition: Edition) -> tuple[str, ...]:
    """The pages of the text's authors who have an entry."""
    return _entries(edition, named(edition.text.facts, "author"))


def editors(edition: Edition) -> tuple[str, ...]:
    """The pages of the edition's editors who have an entry, and the page that says who they are."""
    about = tuple(pages.page(page.slug) for page in edition.pages if page.slug == ABOUT)
    return _entries(edition, named(edition.facts, "editors")) + about


def _entries(edition: Edition, people: tuple[Name, ...]) -> tuple[str, ...]:
    entries = {entry.name: pages.page(entry.path) for entry in edition.entries}
    return tuple(entries[each.sorted] for each in people if each.sorted in entries)
