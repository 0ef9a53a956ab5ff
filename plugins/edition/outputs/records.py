"""Bibliographic records: BibTeX, RIS and CSL-JSON of each paragraph and of the whole, and what a script cites with.

``/TEXT/p12.bib``, ``.ris`` and ``.csl.json`` are the text's record with the paragraph as its note; ``/TEXT/TEXT.bib`` and its
like hold the text and the edition. ``/TEXT/cite.json`` has every form of citation, with marks for what differs, and the text
directive of each sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from ..model import Concordance, Edition, File, label

TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems", "csl.json": "application/vnd.citationstyles.csl+json"}


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The records of the whole and of each paragraph, and the forms for the script."""
    slug, citables = edition.text.slug, concordance.citables
    home = f"{edition.address}/{slug}/"
    if not citables:
        return
    text, whole = citables
    both = [text.exchanged(slug, "", home), whole.exchanged("edition", "", f"{edition.address}/")]
    for ending in both[0]:
        made = [each[ending] for each in both]
        yield File(f"{slug}/{slug}.{ending}", _joined(made) if ending == "csl.json" else "\n".join(made))
    for part in edition.text.paragraphs:
        for ending, record in text.exchanged(f"{slug}-{part.id}", label(part.id), f"{home}#{part.id}").items():
            yield File(f"{slug}/{part.id}.{ending}", record)
    yield File(f"{slug}/linkset.json", _linkset(edition))
    forms = {"home": home if edition.address else "", "citables": [asdict(each) for each in citables], "quotations": concordance.quotations}
    yield File(f"{slug}/cite.json", json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n")


def _linkset(edition: Edition) -> str:
    """What belongs to the text and to each paragraph, as a linkset (RFC 9264, section 4.2) in the terms of FAIR Signposting."""
    slug = edition.text.slug
    home = f"{edition.address}/{slug}/"
    ids = [part.id for part in edition.text.paragraphs]
    contexts: list[dict[str, object]] = [
        {**_links(edition, home, home, f"{home}{slug}"), "item": [{"href": f"{home}{id}/", "type": "text/html"} for id in ids]}
    ]
    for id in ids:
        contexts.append(
            {**_links(edition, f"{home}{id}/", f"{home}#{id}", f"{home}{id}"), "collection": [{"href": home, "type": "text/html"}]}
        )
    return json.dumps({"linkset": contexts}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _links(edition: Edition, anchor: str, cited: str, file: str) -> dict[str, object]:
    described = [{"href": f"{file}.{ending}", "type": type} for ending, type in TYPES.items()]
    return {"anchor": anchor, "cite-as": [{"href": cited}], "describedby": described, "license": [{"href": edition.facts["license"]}]}


def _joined(lists: list[str]) -> str:
    """JSON lists as one."""
    return json.dumps([item for each in lists for item in json.loads(each)], ensure_ascii=False, indent=1) + "\n"
