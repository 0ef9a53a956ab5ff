"""The bibliography: every source as its style prints it, with the places that cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...citing.bibliography import sort_key, sorted_by
from ...model import Nodes, Source, marked, pages
from ...wording import Wording
from .page import Page
from .setting import Setting
from .spaces import cited
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
class Works:
    """The sources whose references begin with a letter; ``href`` leads to them on the page."""

    id: str
    href: str
    letter: str
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """All sources in the order of their references."""

    template = "sources"

    letters: tuple[Works, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page of sources, where there are any."""
    if not setting.edition.sources:
        return
    references = {
        source.slug: setting.concordance.references.get(source.slug, marked(source.facts, "title")) for source in setting.edition.sources
    }
    address = pages.page("sources")
    say, root = setting.say, pages.root(address)
    ordered = sorted(setting.edition.sources, key=lambda source: sort_key(references[source.slug], say))
    letters: dict[str, list[Work]] = defaultdict(list)
    for source in ordered:
        letter = say.tongue.initial(sorted_by(references[source.slug], say))
        letters[letter].append(_work(setting, source, references[source.slug], root))
    if "" in letters:
        letters[""] = letters.pop("")
    yield SourcesPage(
        **setting.frame(address, say.menu.sources), letters=tuple(_works(letter, found, say) for letter, found in letters.items())
    )


def _works(letter: str, works: list[Work], say: Wording) -> Works:
    id = f"letter-{letter.lower()}" if letter else "other-letters"
    return Works(id=id, href=f"#{id}", letter=letter or say.sources.others, works=tuple(works))


def _work(setting: Setting, source: Source, reference: Nodes, root: str) -> Work:
    lines = setting.lines(root)
    places = setting.concordance.cited_in.get(source.slug, ())
    return Work(
        id=source.slug,
        html=cited(lines.printed(reference)),
        remark=lines.html(marked(source.facts, "note")),
        cited=len(places),
        occurrences=tuple(setting.occurrence(place, root) for place in places),
    )
