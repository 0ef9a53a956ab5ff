"""Claims against the record: each note of type claim as what the text says and what the record shows."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Sheet
from .setting import VERDICTS, Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """The page of claims, where there are any; its words are drawn from the text and the notes."""
    claims = setting.claims
    if not claims:
        return
    rows = [
        {**setting.note(note, "../"), "key": note.verdict, "said": setting.passage(setting.concordance.lemmas[note.id])}
        for note in claims
        if note.id in setting.concordance.lemmas
    ]
    verdicts = [(key, name, sum(note.verdict == key for note in claims)) for key, name in VERDICTS.items()]
    yield setting.sheet("claims/", "claims", "Claims against the record", rows=rows, verdicts=verdicts)
