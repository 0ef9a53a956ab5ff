"""The title page of a book."""

from __future__ import annotations

from ... import makers
from ...model import marked, unlinked, words
from .chapters import Chapters
from .elements import Chapter, Element, element


def title_page(made: Chapters) -> Chapter:
    """What this is, by whom, of which version, and under which terms."""
    edition, say, said = made.edition, made.say, made.edition.said

    def heading(tag: str, fact: str) -> Element:
        return element(tag, made.lines.inline(unlinked(marked(edition.facts, fact))), class_=fact if tag == "p" else "")

    license = element("a", said["license-name"], href=said["license"])
    terms = say.books.terms(text=said["version-text"], apparatus=said["version-apparatus"], date=made.day)
    body = [heading("h1", "title"), heading("p", "subtitle")]
    if line := makers.written(edition, *(words(marked(edition.facts, each)) for each in ("title", "subtitle"))):
        body.append(element("p", line, class_="written"))
    body += [element("p", makers.edited(edition), class_="editors"), element("p", terms, class_="imprint")]
    body += [element("p", said["attribution"], class_="imprint")]
    body += [element("p", say.books.license + " ", license, class_="imprint")]
    if edition.address:
        body.append(element("p", element("a", f"{edition.address}/", href=f"{edition.address}/"), class_="imprint"))
    return Chapter("title-page", said["title"], tuple(body))
