"""The bibliography: every source as its style prints it, with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Nodes, Source, marked, pages, words
from ...wording import Wording
from ...wording.tongue import Key
from .page import Page
from .setting import Setting
from .views import Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source: its reference, a remark of the editors, and where it is cited; ``cited`` counts that."""

    id: str
    html: Markup
    remark: Markup
    cited: int
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """All sources in the order of their references."""

    template = "sources"

    works: tuple[Work, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page of sources."""
    references = {
        source.slug: setting.concordance.references.get(source.slug, marked(source.facts, "title")) for source in setting.edition.sources
    }
    address = pages.page("sources")
    ordered = sorted(setting.edition.sources, key=lambda source: sort_key(references[source.slug], setting.say))
    works = tuple(_work(setting, source, references[source.slug], pages.root(address)) for source in ordered)
    yield SourcesPage(**setting.frame(address, setting.say.menu.sources), works=works)


def _work(setting: Setting, source: Source, reference: Nodes, root: str) -> Work:
    lines = setting.lines(root)
    places = setting.concordance.cited_in.get(source.slug, ())
    return Work(
        id=source.slug,
        html=lines.printed(reference),
        remark=lines.html(marked(source.facts, "note")),
        cited=len(places),
        occurrences=tuple(setting.occurrence(place, root) for place in places),
    )


def sort_key(line: Nodes, say: Wording) -> Key:
    """What a reference is sorted by: its words without marks, an opening quotation mark or bracket, and an article."""
    plain = words(line).casefold().lstrip('“‘"[«')
    for article in say.articles:
        plain = plain.removeprefix(article)
    return say.tongue.order(plain)
