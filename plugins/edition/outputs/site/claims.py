"""Claims against the record: each sentence of the text on which a note of type claim stands, and what the record shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from markupsafe import Markup

from ...model import CONTRADICTED, VERDICTS, Note, Paragraph, Passage, cut, pages, words
from ...wording import begun
from .page import Page
from .setting import Setting
from .views import Filter, Footnote, Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim: the key of its verdict, whether by it the record contradicts the claim, and the note that gives it.

    ``verdict`` is what the note begins with, and ``html`` the rest of it; or the verdict's name, where the note begins with other words.
    """

    id: str
    key: str
    contradicted: bool
    verdict: str
    html: Markup
    note: Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A sentence of the text with the words marked that claim something, and each claim."""

    said: Quoted
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """The sentences under a heading of the editors, which has the heading's id; both are empty for what stands before the first."""

    id: str
    heading: Markup
    sentences: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage(Page):
    """Every claim in the order of the text; ``total`` counts them."""

    template = "claims"

    filters: tuple[Filter, ...]
    total: int
    parts: tuple[Under, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page of claims, where there are any; its words are drawn from the text and the notes."""
    notes = [note for note in setting.edition.claims if note.id in setting.concordance.lemmas]
    if not notes:
        return
    address, say = pages.page("claims"), setting.say
    yield ClaimsPage(
        **setting.frame(address, say.claims.title),
        filters=setting.filters("verdict", say.claims.verdict, say.verdicts, VERDICTS, (note.verdict for note in notes)),
        total=len(notes),
        parts=tuple(
            Under(
                id=heading.id if heading else "",
                heading=setting.heading(heading.nodes) if heading else Markup(),
                sentences=tuple(_sentences(setting, group, pages.root(address))),
            )
            for heading, group in setting.under(notes)
        ),
    )


def _sentences(setting: Setting, notes: Sequence[Note], root: str) -> Iterator[Claimed]:
    lemmas = setting.concordance.lemmas
    for id, group in groupby(notes, key=lambda note: lemmas[note.id].sentence):
        found = list(group)
        yield Claimed(
            said=setting.quoted(together([lemmas[note.id] for note in found]), id, root),
            claims=tuple(_claim(setting, note, root) for note in found),
        )


def _claim(setting: Setting, note: Note, root: str) -> Claim:
    first, others = note.blocks[0] if note.blocks else None, note.blocks[1:]  # none where it is a slip, in the preview
    nodes = first.nodes if isinstance(first, Paragraph) else ()
    name, said = setting.say.verdicts[note.verdict], words(nodes)
    length = begun(said, name)
    return Claim(
        id=f"c-{note.id}",
        key=note.verdict,
        contradicted=note.verdict in CONTRADICTED,
        verdict=said[:length] or f"{name.capitalize()}: ",
        html=setting.inline((Paragraph(cut(nodes, length, len(said))), *others), root),
        note=setting.footnote(note, root),
    )


def together(passages: Sequence[Passage]) -> Passage:
    """Passages of one sentence as one, in which all is marked that is marked in any of them."""
    one = passages[0]
    text = "".join(run for run, _ in one.runs)
    marks = zip(*(chain.from_iterable([meant] * len(run) for run, meant in each.runs) for each in passages), strict=True)
    letters = groupby(zip(text, map(any, marks), strict=True), key=lambda pair: pair[1])
    runs = tuple(("".join(letter for letter, _ in group), meant) for meant, group in letters)
    return Passage(one.paragraph, one.sentence, runs, one.implied)
