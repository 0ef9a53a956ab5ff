"""The pages of an edition by their addresses: one list for links, the menu, templates and the sitemap.

What is linked is on it, and what is on it is made.
"""

from __future__ import annotations

from .edition import Edition

MADE = ("timeline", "notes", "claims", "index", "sources", "lessons", "check", "assign")  # pages that no file holds
FOLDERS = ("static", "images")  # what else has an address of its own
# What the page of the text has by an id, and its folder by a name, that no paragraph may have.
AROUND = ("main", "all", "bare", "whole", "outline", "synopsis", "cite", "linkset")


def made(edition: Edition) -> tuple[str, ...]:
    """Those of `MADE` that this edition has: no claims without a verdict, no lessons without one."""
    lessons = bool(edition.lessons)
    wanted = {
        "claims": any(note.verdict for note in edition.notes),
        "lessons": lessons,
        "assign": lessons,
        "check": bool(edition.text.paragraphs),
    }
    return tuple(name for name in MADE if wanted.get(name, True))


def standing(edition: Edition) -> tuple[str, ...]:
    """Every page that a reader may be led to and a search engine may list: not the keys of lessons."""
    slug = edition.text.slug
    found = ["", f"{slug}/", *(f"{slug}/{part.id}/" for part in edition.text.paragraphs)]
    found += [f"{kind.folder}/" for kind in edition.kinds] + [f"{entry.path}/" for entry in edition.entries]
    found += [f"{name}/" for name in made(edition)]
    for lesson in edition.lessons:
        found += [f"lessons/{lesson.slug}/", f"lessons/{lesson.slug}/worksheet/"]
    return (*found, *(f"{page.slug}/" for page in edition.pages))
