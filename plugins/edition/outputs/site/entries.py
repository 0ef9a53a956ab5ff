"""A page for each entry: its facts, its prose, every passage that speaks of it, and who else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from ...model import Entry, Nodes, Passage, folded, marked, pages, stop, words
from .page import Door, Page, Promise
from .pictures.glance import Bars, bars
from .setting import Setting
from .views import Detail, Occurrence, Quoted

# In the heading, below it, in the order of the timeline and in its picture; not among the facts.
NOT_SHOWN = ("name", "also", "hour", "place-from", "place-to")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(Page):
    """An entry; of its other names ``also`` are those that the text uses, ``called`` those that it does not; behind ``also`` stands
    what ends it, where ``called`` follows.

    ``bars`` is its row of the text at a glance, if the text speaks of it; ``passages`` are the sentences that do, by their paragraphs.
    """

    template = "entry"

    kind: Door
    also: Markup
    called: Markup
    bars: Bars | None
    details: tuple[Detail, ...]
    html: Markup
    passages: tuple[tuple[Quoted, ...], ...]
    occurrences: tuple[Occurrence, ...]


def make(setting: Setting) -> Iterator[Promise]:
    """One page an entry."""
    kinds = {kind.folder: kind.plural for kind in setting.edition.kinds}
    passages, named_in, gists = setting.concordance.passages, setting.concordance.named_in, setting.concordance.gists
    around = setting.frames.around(setting.concordance.headings, setting.numbers)
    for entry in setting.edition.entries:
        address, path = pages.page(entry.path), entry.path
        root = pages.root(address)
        occurrences = tuple(setting.occurrence(each, root) for each in named_in.get(path, ()))
        of = (entry, kinds[entry.kind], passages.get(path, ()), gists[path], occurrences)
        yield Promise("entry", setting.frames.site(root), around, pages.path(address), of, partial(_entry, setting, *of))


def _entry(
    setting: Setting, entry: Entry, plural: str, passages: tuple[Passage, ...], gist: str, occurrences: tuple[Occurrence, ...]
) -> EntryPage:
    address = pages.page(entry.path)
    root = pages.root(address)
    said = folded("\n".join("".join(text for text, _ in each.runs) for each in passages))
    others = [name for fact in entry.facts if fact.name == "also" for name in fact.members]

    used = [name for name in others if folded(words(name)) in said]
    unused = [name for name in others if name not in used]

    def listed(names: Iterable[Nodes]) -> Markup:
        return Markup("; ").join(map(setting.lines(root).html, names))

    return EntryPage(
        **setting.frame(address, marked(entry.facts, "name"), gist, setting.heads.entry(entry, address)),
        kind=Door(href=root + pages.page(entry.kind), name=plural),
        also=listed(used) + (stop(words(used[-1])) if used and unused else ""),
        called=listed(unused),
        bars=bars(setting, entry),
        details=tuple(setting.detail(fact, root) for fact in entry.facts if fact.name not in NOT_SHOWN),
        html=setting.lines(root, short=dict(setting.forms)).blocks(entry.blocks),
        passages=tuple(
            tuple(setting.quoted(each, each.paragraph, root) for each in group)
            for _, group in groupby(passages, key=lambda each: each.paragraph)
        ),
        occurrences=occurrences,
    )
