"""Who wrote the text and when, and who edits it, in words, as a title page says it."""

from __future__ import annotations

from . import dates
from .model import Edition, Nodes, marked, named, unlinked, words
from .wording import wording


def editors(edition: Edition) -> str:
    """The editors by their names as these are said."""
    return wording(edition.said["language"]).listed([each.spoken for each in named(edition.facts, "editors")])


def edited(edition: Edition) -> str:
    """The same for a title page, where persons need a word that they are its editors; a body of editors says so by its name."""
    say = wording(edition.said["language"])
    return editors(edition) if all(each.whole for each in named(edition.facts, "editors")) else say.site.edited(names=editors(edition))


def unnamed(edition: Edition) -> bool:
    """Whether nothing is known of the editors but that they are those of this edition."""
    say = wording(edition.said["language"])
    return editors(edition) == say.site.editors(title=edition.said["title"])


def written(edition: Edition, *told: str) -> str:
    """Who wrote the text and when, as far as the words that are ``told`` above it do not say it; empty where they say all."""
    say, facts, above = wording(edition.said["language"]), edition.text.facts, " ".join(told)
    people = [each.spoken for each in named(facts, "author") if (each.whole or each.family) not in above]
    date = edition.text.date
    known = not date or str(date.first.year) in above
    return ", ".join(filter(None, (say.listed(people), "" if known or not date else dates.spoken(date, say))))


def dateline(edition: Edition) -> tuple[str, Nodes]:
    """What stands below the title of the text: who wrote it and when, where that is not told, and the line that the editors give."""
    given = marked(edition.text.facts, "dateline")
    return written(edition, edition.text.title, words(unlinked(given))), given
