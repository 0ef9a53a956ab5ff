"""The edition as JSON: words, and everything else by its offsets in them (``start``, ``end`` in Unicode code points).

``/TEXT/TEXT.json`` holds all; ``/TEXT/p12.json`` one paragraph with its notes and the entries that it names. The shape is
promised by the JSON Schemas that the theme publishes.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from functools import partial
from typing import assert_never

from ..memory import Memory
from ..model import (
    Citation,
    Concordance,
    Edition,
    Emphasis,
    Entry,
    File,
    Foreign,
    Gap,
    Keyed,
    Lemma,
    Link,
    Mention,
    Node,
    Nodes,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Reference,
    Rendered,
    Revision,
    Source,
    Stretch,
    Supplied,
    Surface,
    Text,
    Unclear,
    Version,
    Words,
    every,
    footnote_of,
    nodes_of,
    pages,
    pictures,
    placed,
    prose,
    within,
    words,
)

Json = dict[str, object]
UNTOLD = ("abbreviations", "short-forms", "synonyms", "voices", "sentence-ends", "text")  # facts of the title page


def make(edition: Edition, concordance: Concordance, memory: Memory | None = None) -> Iterator[File | Keyed]:
    """The whole edition, and each paragraph by itself; what ``memory`` has of them is not made again."""
    slug, memory = edition.text.slug, memory or Memory()
    head: Json = {fact.name: fact.told for fact in edition.facts if fact.value and fact.name not in UNTOLD}

    def text() -> str:
        shown = [*_pictures(edition.text)]
        value: Json = {
            "title": edition.text.title,
            "facts": {fact.name: fact.told for fact in edition.text.facts},
            "paragraphs": [_paragraph(part, edition, concordance) for part in edition.text.paragraphs],
            **({"pictures": shown} if shown else {}),
            **({"facsimile": [*map(_surface, edition.text.surfaces)]} if edition.text.surfaces else {}),
        }
        return _said(value)

    around = edition.text, edition.versions
    whole = {
        "edition": _said(head),
        "text": memory.made(text, "json text", *around),
        "notes": _all(memory.each(lambda note: _said(_note(note)), edition.notes, "json note")),
        "entries": _all(memory.each(lambda entry: _said(_entry(entry)), edition.entries, "json entry")),
        "sources": _all(memory.each(lambda source: _said(_source(source)), edition.sources, "json source")),
    }
    if edition.versions:
        whole["versions"] = _all(memory.each(lambda each: _said(_version(each, edition, concordance)), edition.versions, "json", *around))
    yield File(pages.file(slug, slug, "json"), "{" + ",".join(f'"{name}":{said}' for name, said in whole.items()) + "}\n")
    brief: dict[str, Json] = {entry.path: {"id": entry.path, "name": entry.name} for entry in edition.entries}
    shared = memory.key("json", head, *around)
    for part in edition.text.paragraphs:
        notes = concordance.notes.get(part.id, ())
        entries = [brief[path] for path in concordance.entries[part.id] if path in brief]
        write = partial(_alone, part, head, notes, entries, edition, concordance)
        path, key = pages.file(slug, part.id, "json"), memory.key(shared, part.id, notes, entries)
        yield Keyed(path, key, write) if memory.lasts else File(path, write().decode())


def _alone(part: Paragraph, head: Json, notes: tuple[Note, ...], entries: list[Json], edition: Edition, concordance: Concordance) -> bytes:
    """A paragraph by itself, with its notes and the names of the entries of which it speaks."""
    value: Json = {
        "edition": head,
        "paragraph": _paragraph(part, edition, concordance),
        "notes": [*map(_note, notes)],
        "entries": entries,
        **_beside(part.id, edition, concordance),
    }
    return f"{_said(value)}\n".encode()


def _version(version: Version, edition: Edition, concordance: Concordance, ids: Container[str] | None = None) -> Json:
    """Another version of the text: all of it, or the paragraphs of these ``ids``, and where it has other words than the text."""
    parts = [part for part in version.parts if ids is None or part.id in ids]
    return {
        "id": version.slug,
        "name": version.name,
        "kind": version.kind,
        "language": version.language,
        "facts": {fact.name: fact.told for fact in version.facts},
        "joined": {id: f"{version.slug}.{whole}" for id, whole in version.joined.items()},
        "paragraphs": [_paragraph(part, edition, concordance) for part in parts],
        "variants": [
            {"paragraph": part.id, "start": each.start, "end": each.end, "other-start": each.other_start, "other-end": each.other_end}
            for part in parts
            for each in concordance.variants.get(part.id, ())
        ],
    }


def _beside(id: str, edition: Edition, concordance: Concordance) -> Json:
    """What other versions have for a paragraph of the text."""
    each = zip(edition.versions, concordance.counterparts.get(id, ()), strict=False)
    found = [_version(version, edition, concordance, {part.id for part in parts}) for version, parts in each if parts]
    return {"versions": found} if found else {}


def _said(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _all(said: Iterable[str]) -> str:
    """A list of what is said already."""
    return f"[{','.join(said)}]"


def _pictures(text: Text) -> Iterator[Json]:
    """The pictures of the text; each stands behind a paragraph, or before the first one."""
    after = None
    for part in text.parts:
        if isinstance(part, Picture):
            yield {"id": part.id, "after": after, **_picture(part)}
        elif isinstance(part, Paragraph):
            after = part.id


def _surface(surface: Surface) -> Json:
    return {"page": surface.number, "path": surface.path, "width": surface.width, "height": surface.height}


def _picture(picture: Picture) -> Json:
    return {name: getattr(picture, name) for name in ("path", "description", "credit", "width", "height")}


def _paragraph(paragraph: Paragraph, edition: Edition, concordance: Concordance) -> Json:
    heading, id = concordance.headings.get(paragraph.id), paragraph.id
    sentences = edition.text.sentences.get(id) or next(each.sentences[id] for each in edition.versions if id in each.sentences)
    return {
        "id": paragraph.id,
        "words": words(paragraph.nodes),
        "page": concordance.pages[paragraph.id],
        "heading": words(heading.nodes) if heading else None,
        "sentences": [{"id": each.id, "start": each.start, "end": each.end} for each in sentences],
        **({"role": paragraph.role} if paragraph.role else {}),
        **({"lang": paragraph.lang} if paragraph.lang else {}),
        **({"continues": note} if (note := footnote_of(id)) else {}),
        **({"quoted": True} if paragraph.quoted else {}),
        **({"stretches": [*map(_stretch, every(paragraph.stretches))]} if paragraph.stretches else {}),
        **_marks(paragraph.nodes),
    }


def _stretch(stretch: Stretch) -> Json:
    """What words of a paragraph are, where it is no plain prose; a line says how far it is indented."""
    indented: Json = {"depth": stretch.depth} if stretch.depth else {}
    return {"kind": stretch.kind, "start": stretch.start, "end": stretch.end, **indented}


def _marks(nodes: Nodes) -> dict[str, list[Json]]:
    marks: dict[str, list[Json]] = {"mentions": [], "lemmas": [], "pages": [], "supplied": []}
    for start, end, node in placed(nodes):
        span: Json = {"start": start, "end": end}
        match node:
            case Mention(entry, _, implied):
                marks["mentions"].append({"entry": entry, "implied": implied, **span})
            case Lemma(note):
                marks["lemmas"].append({"note": note, **span})
            case PageBreak(number):
                marks["pages"].append({"number": number, "start": start})
            case Supplied():
                marks["supplied"].append(span)
            case Unclear():
                marks.setdefault("unclear", []).append(span)
            case Gap(quantity, unit, about):
                counted = {"quantity": quantity, "unit": unit, "about": about} if quantity else {}
                marks.setdefault("gaps", []).append({**counted, **span})
            case Revision(_, kind):
                marks.setdefault("deleted" if kind == "del" else "added", []).append(span)
            case Rendered(_, rend, lang):
                marks.setdefault("rendered", []).append({"rend": rend, **({"lang": lang} if lang else {}), **span})
            case Foreign(_, lang):
                marks.setdefault("foreign", []).append({"lang": lang, **span})
            case Words() | Emphasis() | Citation() | Reference() | Link():
                pass  # the words are told already, and only the text's own marks are here
            case _:
                assert_never(node)
    return marks


def _note(note: Note) -> Json:
    nodes = tuple(nodes_of(note.blocks))
    return {
        "id": note.id,
        "paragraph": note.paragraph,
        "lemma": note.lemma,
        "type": note.type,
        "cert": note.cert,
        "verdict": note.verdict or None,
        "words": prose(note.blocks),
        "entries": sorted({node.entry for node in nodes if isinstance(node, Mention)}),
        "sources": _cited(nodes),
    }


def _cited(nodes: tuple[Node, ...]) -> list[Json]:
    return [{"source": node.source, "locator": node.locator} for node in nodes if isinstance(node, Citation)]


def _entry(entry: Entry) -> Json:
    return {
        "id": entry.path,
        "name": entry.name,
        "also": list(entry.also),
        "facts": {fact.name: fact.told for fact in entry.facts if fact.name not in ("name", "also")},
        "words": prose(entry.blocks),
        **({"pictures": shown} if (shown := [*map(_picture, pictures(entry.blocks))]) else {}),
        "sources": _cited(tuple(within(entry))),
    }


def _source(source: Source) -> Json:
    return {"id": source.slug, **{fact.name: fact.told for fact in source.facts}}
