"""Who speaks of what: derived from an edition once, in this one place.

Passages of an entry, places that cite a source, notes of a paragraph, entries that a paragraph names, the source page
on which it begins, the heading it stands under, the order of days, what an entry says in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ..memory import Memory
from ..model import (
    Citable,
    Citation,
    Concordance,
    Edition,
    Entry,
    Heading,
    Leaf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Place,
    Words,
    nodes_of,
    walk,
)
from .gists import gists
from .passages import spoken
from .quotations import directives
from .variants import counterparts, variants

NONE: Mapping[str, Nodes] = MappingProxyType({})


def make(
    edition: Edition, references: Mapping[str, Nodes] = NONE, citables: Sequence[Citable] = (), memory: Memory | None = None
) -> Concordance:
    """The concordance of an edition; ``references`` are its sources as a bibliography sets them, ``citables`` what `citing` makes."""
    memory = memory or Memory()
    said = [edition.said[name] for name in ("title", "attribution")]
    pages, headings = _where(edition)
    passages, lemmas = memory.made(lambda: spoken(edition), "passages", edition.text)
    named: dict[str, dict[Place, None]] = defaultdict(dict)  # each place once, in order
    cited: dict[str, dict[Place, None]] = defaultdict(dict)
    dated = [(entry.date, entry) for entry in edition.entries if entry.date]
    dated.sort(key=lambda pair: (pair[0].first, pair[1].hour or "99", pair[0].last, pair[1].name))
    timeline = tuple(entry for _, entry in dated)
    listed = _listed(edition, timeline)
    for place, nodes in _prose(edition, listed):
        for node in nodes:
            match node:
                case Mention(entry) if entry != place.id:
                    named[entry][place] = None
                case Citation(source):
                    cited[source][place] = None
                case _:
                    pass
    notes = defaultdict(list)
    for note in edition.notes:
        notes[note.paragraph].append(note)
    entries = {
        part.id: tuple(dict.fromkeys(node.entry for node in walk(part.nodes) if isinstance(node, Mention)))
        for part in edition.text.paragraphs
    }
    return Concordance(
        passages=passages,
        lemmas=lemmas,
        named_in={entry: tuple(places) for entry, places in named.items()},
        cited_in={source: tuple(places) for source, places in cited.items()},
        notes={id: tuple(found) for id, found in notes.items()},
        entries=entries,
        pages=pages,
        headings=headings,
        timeline=timeline,
        listed=listed,
        references=references,
        quotations=memory.made(lambda: directives(edition), "quotations", said, edition.text, edition.notes),
        aliases=_aliases(edition),
        counterparts=counterparts(edition),
        variants=memory.made(lambda: variants(edition), "variants", edition.text, edition.versions) if edition.versions else {},
        citables=citables,
        gists=gists(edition, memory),
    )


def _aliases(edition: Edition) -> dict[str, tuple[str, ...]]:
    """For each live id the old ones that lead to it, whatever stations they led to before.

    A paragraph that was put behind another one leads to the sentence with which it began.
    """
    sentences = {each.id for inside in edition.sentences.values() for each in inside}
    leads = {}
    for each in edition.corrections:
        if each.change == "merged":
            leads[each.id] = f"{each.id}.s1" if f"{each.id}.s1" in sentences else each.after
        elif each.change == "moved" and "." not in each.id:
            leads[each.id] = each.after
    found: dict[str, list[str]] = defaultdict(list)
    for old in leads:
        target = leads[old]
        while target in leads:
            target = leads[target]
        found[target].append(old)
    return {id: tuple(olds) for id, olds in found.items()}


def _listed(edition: Edition, timeline: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, those of a kind in the order of its list: of their names, or of their days."""
    days = {entry.path: number for number, entry in enumerate(timeline)}
    by_days = {kind.folder for kind in edition.kinds if kind.listing == "dates"}
    return tuple(sorted(edition.entries, key=lambda entry: (entry.kind, days.get(entry.path, len(days)) if entry.kind in by_days else 0)))


def _prose(edition: Edition, listed: Iterable[Entry]) -> Iterator[tuple[Place, Iterable[Node]]]:
    """Everything the editors wrote outside the text, with its place."""
    for note in edition.notes:
        yield Place("note", note.id, note.lemma), nodes_of(note.blocks)
    for entry in listed:
        yield Place("entry", entry.path, entry.name), _entry_nodes(entry)
    for lesson in edition.lessons:
        place = Place("lesson", f"lessons/{lesson.slug}", lesson.title)
        yield place, (node for fact in lesson.facts for node in walk(fact.nodes))
        yield place, (node for nodes in lesson.runs() for node in walk(nodes))
    for page in edition.pages:
        yield Place("page", page.slug, page.title), nodes_of(page.blocks)


def _entry_nodes(entry: Entry) -> Iterator[Node]:
    for fact in entry.facts:
        yield from walk(fact.nodes)
    yield from nodes_of(entry.blocks)


def _where(edition: Edition) -> tuple[dict[str, Leaf], dict[str, Heading]]:
    """For each paragraph the page of the source on which it begins and the heading it stands under."""
    pages, headings, heading = _pages(edition.text.paragraphs), dict[str, Heading](), None
    for part in edition.text.parts:
        if isinstance(part, Heading):
            heading = part
        elif heading and isinstance(part, Paragraph):
            headings[part.id] = heading
    for version in edition.versions:
        pages |= _pages(version.parts)
    return pages, headings


def _pages(parts: Iterable[Paragraph]) -> dict[str, Leaf]:
    """For each paragraph the page of its source on which it begins; 0 where none has begun."""
    pages: dict[str, Leaf] = {}
    page: Leaf = 0
    for part in parts:
        first = next((node for node in walk(part.nodes) if isinstance(node, Words | PageBreak)), None)
        pages[part.id] = first.number if isinstance(first, PageBreak) else page
        for node in walk(part.nodes):
            if isinstance(node, PageBreak):
                page = node.number
    return pages
