"""Places of the text at hand, for sentences that say how places are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import PageBreak, Text, numbered, numeral, walk
from ...wording import Wording

TWELVE, MIDST, SEVERAL = 12, 16, 3  # which paragraph and page; which begins a range, counted from nought, and how long that is


@dataclass(frozen=True, slots=True)
class Examples:
    """A paragraph by its ``id``, by which addresses are shown; the first number and the last of a range, which are the same where only one
    paragraph has a number, and empty where none has; a ``sentence`` by its id and in ``short``, and the number of a page of the source,
    where there are such."""

    id: str
    first: str
    last: str
    sentence: str
    short: str
    leaf: str


def examples(text: Text) -> Examples:
    """Those of a text, not far from its beginning."""
    ids = [part.id for part in text.paragraphs if numeral(part.id)]
    first = min(MIDST, max(0, len(ids) - SEVERAL))
    shown = ids[first : first + SEVERAL]
    counted = ([each.id for each in text.sentences[id] if numbered(each.id)[2] == "sentence"] for id in (*shown, *ids))
    inside = next(filter(None, counted), [])[:SEVERAL][-1:]
    leaves = [str(node.number) for part in text.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak)]
    return Examples(
        id=(ids[:TWELVE] or [part.id for part in text.paragraphs[:1]] or [""])[-1],
        first=numeral(shown[0]) if shown else "",
        last=numeral(shown[-1]) if shown else "",
        sentence="".join(inside),
        short="".join(f"{numbered(id)[1]}.{numbered(id)[3]}" for id in inside),
        leaf="".join(leaves[:TWELVE][-1:]),
    )


def cited(said: Examples, say: Wording) -> str:
    """How essays cite the places: each form that is known by its example."""
    if said.first != said.last:
        forms = [say.check.forms_between(one=said.first, last=said.last)]
    else:
        forms = [say.check.forms_of(one=said.first) if said.first else say.label(said.id)]
    forms += [said.sentence, say.label(said.sentence), f"({said.short.replace('.', ':')})"] if said.sentence else []
    whole = ", ".join(forms)
    return say.check.forms_paged(forms=whole, page=said.leaf) if said.leaf else say.check.forms(forms=whole)


def typed(said: Examples, say: Wording) -> str:
    """What can be typed into the field of the search."""

    def places() -> Iterator[str]:
        if said.first:
            yield say.search.paragraph(one=said.first)
        if said.short:
            yield say.search.sentence(one=said.short)
        if said.first != said.last:
            yield say.search.range(first=said.first, last=said.last)
        if said.leaf:
            yield say.search.page(one=said.leaf)

    return say.finding.help(places=", ".join(places()) or say.label(said.id))
