"""A document from elsewhere becomes a folder of content: TEI of this program whole, another one or a word processor's as a beginning.

`tei`      TEI that this program wrote, read into the edition that it was
`elements` its elements, as nodes and blocks
`foreign`  TEI of other programs
`word`     what a word processor wrote
`signs`    what either does to words: struck out, raised, missing
`draft`    a document on its way to be an edition: numbers, names, and what is still to be filled in
`sheets`   the files of a folder of content, for an edition
`typed`    the marks that an editor types
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ..slips import Slips
from . import draft, foreign, sheets, tei, word

LOCAL = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
ENDINGS = (".xml", ".tei", *word.ENDINGS)


class Refused(Exception):
    """The document cannot be taken, or the folder is not free; the message says why and what helps."""


def bring(file: Path, folder: Path, slips: Slips) -> int:
    """Makes ``folder`` from a document, and returns the number of its files; ``slips`` is told what could not be taken.

    Raises `Refused`, and OSError where the disk or a permission stands in the way; no file is ever replaced.
    """
    if not file.name:
        raise Refused("name the document: make import FILE=letter.docx")
    if file.suffix.lower() not in ENDINGS:
        raise Refused(f"{file.name} is none of {', '.join(ENDINGS)}; save it as one of these")
    if not file.is_file():
        raise Refused(f"there is no file {file}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already, and nothing in it is replaced; move it away, or name another folder")
    made = _made(file, slips)
    for path, text in made.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return len(made)


def _made(file: Path, slips: Slips) -> dict[str, str]:
    """The files that a document makes, by their paths in the folder."""
    begun = draft.Draft(file.name, slips)
    name = draft.slug(file.stem) or "text"
    try:
        if file.suffix.lower() in word.ENDINGS:
            word.read(file, begun)
        else:
            root = etree.parse(str(file), LOCAL).getroot()
            if tei.ours(root):
                return dict(sheets.files(*tei.read(root)))
            foreign.read(root, begun)
    except etree.XMLSyntaxError as error:
        raise Refused(f"{file.name}:{error.lineno}: this is no XML that can be read: {error.msg}") from None
    except ValueError as error:
        raise Refused(f"{file.name} cannot be read: {error}") from None
    return dict(sheets.files(begun.edition(name), name, draft.NEEDED))
