"""Bibliographic records: BibTeX, RIS and CSL-JSON of each paragraph and of the whole, and what a script cites with.

``/TEXT/p12.bib``, ``.ris`` and ``.csl.json`` are the text's record with the paragraph as its note; ``/TEXT/TEXT.bib`` and its
like hold the text and the edition. ``/TEXT/cite.json`` has every form of citation, with marks for what differs, and the text
directive of each sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from ..model import Concordance, Edition, File, label, pages

TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems", "csl.json": "application/vnd.citationstyles.csl+json"}


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The records of the whole and of each paragraph, and the forms for the script."""
    slug, citables = edition.text.slug, concordance.citables
    home = f"{edition.address}/{pages.text(slug)}"
    if not citables:
        return
    text, whole = citables
    both = [text.exchanged(slug, "", home), whole.exchanged("edition", "", f"{edition.address}/")]
    for ending in both[0]:
        made = [each[ending] for each in both]
        yield File(pages.file(slug, slug, ending), _joined(made) if ending == "csl.json" else "\n".join(made))
    for part in edition.text.paragraphs:
        place = f"{edition.address}/{pages.place(slug, part.id)}"
        for ending, record in text.exchanged(f"{slug}-{part.id}", label(part.id), place).items():
            yield File(pages.file(slug, part.id, ending), record)
    yield File(pages.file(slug, pages.LINKSET, "json"), _linkset(edition))
    forms = {"home": home if edition.address else "", "citables": [asdict(each) for each in citables], "quotations": concordance.quotations}
    yield File(pages.file(slug, pages.CITE, "json"), json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n")


def _linkset(edition: Edition) -> str:
    """What belongs to the text and to each paragraph, as a linkset (RFC 9264, section 4.2) in the terms of FAIR Signposting."""
    slug, site = edition.text.slug, f"{edition.address}/"
    home = site + pages.text(slug)
    own = {part.id: site + pages.paragraph(slug, part.id) for part in edition.text.paragraphs}
    items = [{"href": address, "type": "text/html"} for address in own.values()]
    contexts: list[dict[str, object]] = [{**_links(edition, home, home, slug), "item": items}]
    for id, address in own.items():
        links = _links(edition, address, site + pages.place(slug, id), id)
        contexts.append({**links, "collection": [{"href": home, "type": "text/html"}]})
    return json.dumps({"linkset": contexts}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _links(edition: Edition, anchor: str, cited: str, name: str) -> dict[str, object]:
    files = {f"{edition.address}/{pages.file(edition.text.slug, name, ending)}": type for ending, type in TYPES.items()}
    described = [{"href": address, "type": type} for address, type in files.items()]
    return {"anchor": anchor, "cite-as": [{"href": cited}], "describedby": described, "license": [{"href": edition.facts["license"]}]}


def _joined(lists: list[str]) -> str:
    """JSON lists as one."""
    return json.dumps([item for each in lists for item in json.loads(each)], ensure_ascii=False, indent=1) + "\n"
