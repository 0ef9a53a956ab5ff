"""Claims against the record: each note of type claim as what the text says and what the record shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import VERDICTS, pages
from .page import Page
from .setting import Setting
from .views import Footnote, Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A verdict to choose: its key, the id of its switch, its name, and how many claims it is given on."""

    key: str
    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim: what is said, the key of the verdict and its words, and the note that gives it."""

    id: str
    key: str
    verdict: str
    said: Quoted
    note: Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage(Page):
    """Every claim in the order of the text."""

    template = "claims"

    verdicts: tuple[Verdict, ...]
    claims: tuple[Claim, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page of claims, where there are any; its words are drawn from the text and the notes."""
    notes = [note for note in setting.edition.notes if note.verdict]
    if not notes:
        return
    address, say = pages.page("claims"), setting.say
    root, lemmas = pages.root(address), setting.concordance.lemmas
    yield ClaimsPage(
        **setting.frame(address, say.claims.title),
        verdicts=tuple(
            Verdict(key=key, id=f"verdict-{key}", name=say.verdicts[key], count=sum(note.verdict == key for note in notes))
            for key in VERDICTS
        ),
        claims=tuple(
            Claim(
                id=f"c-{note.id}",
                key=note.verdict,
                verdict=say.verdicts[note.verdict].capitalize(),
                said=setting.quoted(lemmas[note.id], lemmas[note.id].sentence, root),
                note=setting.footnote(note, root),
            )
            for note in notes
            if note.id in lemmas
        ),
    )
