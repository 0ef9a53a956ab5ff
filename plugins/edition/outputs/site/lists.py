"""The lists: each kind of entry, the timeline, the notes, the index of names and the bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ... import dates
from ...model import CERTAINTIES, NOTE_TYPES, Entry, Kind, Nodes, label, marked, words
from .page import Sheet
from .setting import Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """Every list."""
    for kind in setting.edition.kinds:
        yield _kind(setting, kind)
    yield _timeline(setting)
    yield _notes(setting)
    yield _index(setting)
    yield _sources(setting)


def _kind(setting: Setting, kind: Kind) -> Sheet:
    found = [entry for entry in setting.edition.entries if entry.kind == kind.folder]
    if kind.listing == "dates":
        days = {entry.path: number for number, entry in enumerate(setting.concordance.timeline)}
        found.sort(key=lambda entry: (days.get(entry.path, len(days)), entry.name))
    rows = [
        {
            **setting.line(entry),
            "id": entry.slug,
            "html": setting.lines("../").blocks(entry.blocks) if kind.listing == "whole" else "",
            "date": dates.spoken(entry.date) if entry.date else "",
            "paragraphs": paragraphs(setting, entry),
        }
        for entry in found
    ]
    return setting.sheet(f"{kind.folder}/", "kind", kind.plural, rows=rows, listing=kind.listing)


def paragraphs(setting: Setting, entry: Entry) -> list[dict[str, object]]:
    """The paragraphs that speak of an entry, each once; implied where no passage names it."""
    found: dict[str, bool] = {}
    for passage in setting.concordance.passages.get(entry.path, ()):
        found[passage.paragraph] = found.get(passage.paragraph, True) and passage.implied
    return [{"id": id, "label": label(id).removeprefix("¶ "), "implied": implied} for id, implied in found.items()]


def _timeline(setting: Setting) -> Sheet:
    written = next((fact.date for fact in setting.edition.text.facts if fact.name == "date"), None)
    rows = []
    for entry in setting.concordance.timeline:
        if entry.date is None:
            continue
        facts = {fact.name: fact for fact in entry.facts}
        known = facts["knowledge"].value if "knowledge" in facts else ""
        later = written is not None and entry.date.first > written.last
        clock = facts.get("time")
        rows.append(
            {
                **setting.line(entry),
                "id": entry.slug,
                "date": dates.spoken(entry.date),
                "time": setting.lines("../").html(clock.nodes) if clock else entry.date.clock,
                "later": later,
                "unknown": known == "after" and not later,
                "year": entry.date.first.year,
                "paragraphs": paragraphs(setting, entry),
            }
        )
    years = [{"year": year, "rows": list(group)} for year, group in groupby(rows, key=lambda row: row["year"])]
    return setting.sheet("timeline/", "timeline", "Timeline", years=years, written=dates.spoken(written) if written else "")


def _notes(setting: Setting) -> Sheet:
    notes = [setting.note(note, "../") for note in setting.edition.notes]
    types = [(name, sum(note["type"] == name for note in notes)) for name in NOTE_TYPES]
    certs = [(name, sum(note["cert"] == name for note in notes)) for name in CERTAINTIES]
    return setting.sheet("notes/", "notes", "Notes", notes=notes, types=types, certs=certs)


def _index(setting: Setting) -> Sheet:
    kinds = []
    for kind in setting.edition.kinds:
        rows = [
            {**setting.line(entry), "paragraphs": paragraphs(setting, entry)}
            for entry in setting.edition.entries
            if entry.kind == kind.folder and entry.path in setting.concordance.passages
        ]
        if rows:
            kinds.append({"id": kind.folder, "plural": kind.plural, "rows": rows})
    return setting.sheet("index/", "index_of_names", "Index", kinds=kinds)


def _sources(setting: Setting) -> Sheet:
    set_lines = {
        source.slug: setting.concordance.references.get(source.slug, marked(source.facts, "title")) for source in setting.edition.sources
    }
    rows = [
        {
            "id": source.slug,
            "html": setting.lines("../").printed(set_lines[source.slug]),
            "note": next((setting.lines("../").html(fact.nodes) for fact in source.facts if fact.name == "note"), ""),
            "places": [setting.place(place) for place in setting.concordance.cited_in.get(source.slug, ())],
        }
        for source in sorted(setting.edition.sources, key=lambda source: sort_key(set_lines[source.slug]))
    ]
    return setting.sheet("sources/", "sources", "Sources", rows=rows)


def sort_key(line: Nodes) -> str:
    """What a reference is sorted by: its words without marks, an opening quotation mark or bracket, and an article."""
    plain = words(line).casefold().lstrip('“‘"[«')
    return plain.removeprefix("the ").removeprefix("a ")
