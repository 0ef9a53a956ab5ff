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
    forms = {"home": home if edition.address else "", "citables": [asdict(each) for each in citables], "quotations": concordance.quotations}
    yield File(f"{slug}/cite.json", json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n")


def _joined(lists: list[str]) -> str:
    """JSON lists as one."""
    return json.dumps([item for each in lists for item in json.loads(each)], ensure_ascii=False, indent=1) + "\n"
