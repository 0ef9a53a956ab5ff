"""QR codes of addresses that stand on paper: ``/TEXT/p12.svg`` for each paragraph. Only a site with an address has them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno

from ..model import Binary, Concordance, Edition, pages


def make(edition: Edition, concordance: Concordance) -> Iterator[Binary]:
    """One code a paragraph, and one for each lesson's worksheet and short form."""
    if not edition.address:
        return
    slug, home = edition.text.slug, f"{edition.address}/"
    for part in edition.text.paragraphs:
        yield Binary(pages.code(pages.paragraph(slug, part.id)), code(home + pages.place(slug, part.id)))
    for lesson in edition.lessons:
        for sheet in (pages.worksheet(lesson.slug), *([pages.short(lesson.slug)] if lesson.short else [])):
            yield Binary(pages.code(sheet), code(home + sheet))


def code(address: str) -> bytes:
    """The QR code of an address as SVG: dark on white, whatever the page's colors, with the quiet zone that readers need."""
    out = io.BytesIO()
    segno.make(address, error="l", micro=False).save(out, kind="svg", light="white", xmldecl=False, nl=False, svgclass=None, lineclass=None)
    return out.getvalue()
