"""Notes and mentions as Web Annotations (W3C Recommendation of 23 February 2017): ``/TEXT/annotations.json``.

A target is the page of the text, and in it a paragraph by its id. In the paragraph the words are told twice: by what they are, with
what stands around them, and by where they begin and end in Unicode code points of the paragraph's words, which are the text
content of its element without what carries ``data-apparatus``. Without an address of the site its identifiers are relative to the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import Concordance, Edition, File, Lemma, Mention, pages, placed, prose, reworded, unlinked, words

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"  # of what in HTML is found by its id
AROUND = 32  # characters before and behind a quotation

Json = dict[str, object]


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The collection of all annotations, in the order of the text, on one page of it."""
    site = f"{edition.address}/" if edition.address else "../"
    path = pages.file(edition.text.slug, pages.ANNOTATIONS, "json")
    own = site + path
    items = [*_items(edition, site, own)]
    value: Json = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": edition.said["title"],
        "rights": edition.said["license"],
        "total": len(items),
        "first": {"id": f"{own}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
        "last": f"{own}#page",
    }
    yield File(
        pages.file(edition.text.slug, pages.ANNOTATIONS, "json"), json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    )


def _items(edition: Edition, site: str, own: str) -> Iterator[Json]:
    notes = {note.id: note for note in edition.notes}
    slug = edition.text.slug
    for part in edition.text.paragraphs:
        text, count = words(part.nodes), 0
        for start, end, node in placed(part.nodes):
            if isinstance(node, Lemma) and node.note in notes:
                note = notes[node.note]
                body = [
                    {
                        "type": "TextualBody",
                        "value": prose(reworded(note.blocks, unlinked)),
                        "format": "text/plain",
                        "language": edition.said["language"],
                    }
                ]
                tags = (note.type, note.cert, note.verdict)
                tagged = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags if tag]
                id = f"{own}#{pages.call_id(note.id, node.occurrence)}"
                said = {"motivation": "commenting", "body": [*body, *tagged], "via": site + pages.note(slug, note.id)}
            elif isinstance(node, Mention):
                count += 1
                id = f"{own}#{part.id}-{count}"
                said = {"motivation": "linking" if node.implied else "identifying", "body": site + pages.page(node.entry)}
            else:
                continue
            yield {"id": id, "type": "Annotation", **said, "target": _target(site + pages.text(slug), part.id, text, start, end)}


def _target(page: str, paragraph: str, text: str, start: int, end: int) -> Json:
    """The words from ``start`` to ``end`` of a paragraph, by two selectors that choose the same."""
    quote: Json = {"type": "TextQuoteSelector", "exact": text[start:end]}
    quote |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    position: Json = {"type": "TextPositionSelector", "start": start, "end": end}
    fragment: Json = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": paragraph}
    return {"source": page, "selector": [{**fragment, "refinedBy": each} for each in (quote, position)]}
