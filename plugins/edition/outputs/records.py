"""Bibliographic records: BibTeX, RIS and CSL-JSON of each paragraph and of the whole, and what a script cites with.

``/TEXT/p12.bib``, ``.ris`` and ``.csl.json`` are the text's record with the paragraph as its note; ``/TEXT/TEXT.bib`` and its
like hold the text and the edition, ``/sources/sources.bib`` and its like the whole bibliography. Those of
another version are ``/TEXT/ru.bib`` and its like, of a paragraph in it ``/TEXT/ru.p12.bib``. ``/TEXT/cite.json`` has every form
of citation in pieces, and the text directive of each sentence, and ``/TEXT/ru/cite.json`` those of a version, without directives: a
piece is words, ``{"em": pieces}`` that are set off, or ``{"slot": name}`` for what differs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..citing import signposts, works
from ..citing.records import locator
from ..model import Citable, Concordance, Edition, Emphasis, File, Nodes, Slot, Words, pages
from ..wording import wording

TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems", "csl.json": "application/vnd.citationstyles.csl+json"}


def make(edition: Edition, concordance: Concordance) -> Iterator[File]:
    """The records of the whole and of each paragraph, and the forms for the script."""
    slug, citables = edition.text.slug, concordance.citables
    home, say = f"{edition.address}/{pages.text(slug)}", wording(edition.said["language"])
    for ending in TYPES if edition.sources else ():
        yield File(pages.file("sources", "sources", ending), works.file(edition.sources, ending, say))
    if not citables:
        return
    text, whole, *versions = citables
    for one, other in zip(text.formats, whole.formats, strict=True):
        both = [one.record(slug, "", home), other.record("edition", "", f"{edition.address}/")]
        yield File(pages.file(slug, slug, one.ending), one.file(both))
        for part in edition.text.paragraphs:
            record = one.record(f"{slug}-{part.id}", say.label(part.id), f"{edition.address}/{pages.place(slug, part.id)}")
            yield File(pages.file(slug, part.id, one.ending), one.file([record]))
    for version, citable in zip(edition.versions, versions, strict=True):
        page = f"{edition.address}/{pages.version(slug, version.slug)}"
        for each in citable.formats:
            record = each.record(f"{slug}-{version.slug}", "", page)
            yield File(pages.file(slug, version.slug, each.ending), each.file([record]))
            for part in version.parts:
                record = each.record(f"{slug}-{part.id}", locator(version, part.id, say), f"{page}#{part.id}")
                yield File(pages.file(slug, part.id, each.ending), each.file([record]))
    yield File(pages.file(slug, pages.LINKSET, "json"), _json({"linkset": list(_contexts(edition))}))
    quoted = {"": concordance.quotations} | {f"{version.slug}/": dict[str, str]() for version in edition.versions}
    for folder, citable in zip(quoted, (text, *versions), strict=True):
        forms = {"home": f"{home}{folder}" if edition.address else "", "citables": [_forms(citable), _forms(whole)]}
        yield File(pages.file(slug, f"{folder}{pages.CITE}", "json"), _json(forms | {"quotations": quoted[folder]}))


def _forms(citable: Citable) -> dict[str, object]:
    """A thing to cite for the script: a style's forms, but for those that it has not, and each format's file of one place."""
    forms = ("whole", "one", "many", "other")
    styles = [
        {"name": style.name, **{form: _pieces(nodes) for form in forms if (nodes := getattr(style, form))}} for style in citable.styles
    ]
    formats = {}
    for each in citable.formats:
        first, _, last = each.around
        formats[each.ending] = _pieces((Words(first), *each.place, Words(last)))
    return {"title": citable.title, "styles": styles, "formats": formats}


def _pieces(nodes: Nodes) -> list[object]:
    pieces: list[object] = []
    for node in nodes:
        match node:
            case Slot(name):
                pieces.append({"slot": name})
            case Words(text):
                pieces += [text] if text else []
            case Emphasis(children):
                pieces.append({"em": _pieces(children)})
            case _:
                raise ValueError(f"no citation holds a {type(node).__name__}")
    return pieces


def _contexts(edition: Edition) -> Iterator[dict[str, object]]:
    """What belongs to the text, to each paragraph and to each other version: contexts of a linkset (RFC 9264, section 4.2) in
    the terms of FAIR Signposting.
    """
    slug, site = edition.text.slug, f"{edition.address}/"
    home = site + pages.text(slug)
    authors = [{"href": site + page} for page in signposts.authors(edition)]

    def context(anchor: str, cited: str, name: str, whole: str, kind: str = "") -> dict[str, object]:
        """The links of a page: what it stands for, who made that, what it belongs to, and the records beside it."""
        files = {type: site + pages.file(slug, name, ending) for ending, type in TYPES.items()}
        return {
            "anchor": anchor,
            "cite-as": [{"href": cited}],
            "type": [{"href": type} for type in signposts.types(kind)],
            **({"author": authors} if authors else {}),
            "describedby": [{"href": file, "type": type} for type, file in files.items()],
            "license": [{"href": edition.said["license"]}],
            "collection": [{"href": whole, "type": "text/html"}],
        }

    own = {part.id: site + pages.paragraph(slug, part.id) for part in edition.text.paragraphs}
    whole = context(home, home, slug, site, signposts.kind(edition))
    yield whole | {"item": [{"href": address, "type": "text/html"} for address in own.values()]}
    for id, address in own.items():
        yield context(address, site + pages.place(slug, id), id, home)
    for version in edition.versions:
        page = site + pages.version(slug, version.slug)
        yield context(page, page, version.slug, site, signposts.VERSION)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
