"""The next state of the lock: new records are added, and a corrected one is told what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import Correction, Edition
from .published import published
from .record import Record

STATUS = {"words": "live"}  # every other change is a status of its own name


def kept(correction: Correction) -> dict[str, str]:
    """What the lock keeps of a correction beside its name and its words; its reason stays its editors' own."""
    date = correction.date.edtf if correction.date else ""
    return {"change": correction.change, "version": correction.version, "date": date, "editor": correction.editor}


def extended(records: Mapping[str, Record], edition: Edition) -> dict[str, Record]:
    """The records with those of new ids behind them; nothing that a record says of its first publication changes."""
    now = {record.id: record for record in published(edition)}
    found = {id: _told(record, edition.corrections, now.get(id)) for id, record in records.items()}
    return found | {id: record for id, record in now.items() if id not in records}


def _told(record: Record, corrections: tuple[Correction, ...], now: Record | None) -> Record:
    """A record with its history: each correction once, with the hashes of the words that followed it, where there are some."""
    known = {each["correction"] for each in record.history}
    fresh = [each for each in corrections if each.id == record.id and each.slug not in known]
    if not fresh:
        return record
    entries = [{"correction": each.slug, **kept(each)} for each in fresh]
    if now is not None and now.hash:
        entries[-1] |= {"hash": now.hash, "v2": now.v2}
    last = fresh[-1]
    leads = last.change == "merged" or (last.change == "moved" and "." not in record.id)
    alias = last.after if leads else record.alias
    return replace(record, status=STATUS.get(last.change, last.change), alias=alias, history=(*record.history, *entries))
