"""A document from elsewhere becomes a folder of content: TEI of this program whole, another one or a word processor's as a beginning.

`tei`      TEI that this program wrote, read into the edition that it was
`elements` its elements, as nodes and blocks
`foreign`  TEI of other programs
`running`  the words inside its paragraphs
`word`     what a word processor or somebody's Markdown has
`aside`    what stands beside the lines of that: boxes, objects, comments
`tongues`  in which language it says that words are
`letters`  what of a letter its paragraphs seem to be, and which signs in them may be marks of its editors
`unread`   what pandoc does not hand on of it
`signs`    what either does to words: struck out, raised, missing
`shaped`   verse and tables, as paragraphs of the text
`days`     the days that a text names
`trimming` words put behind one another as nodes, set off, without spaces that do not count
`draft`    a document on its way to be an edition: numbers, names, and what is still to be filled in
`sheets`   the files of a folder of content, for an edition
`typed`    the marks that an editor types
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from ..model import Edition
from ..slips import Slips
from . import draft, foreign, sheets, tei, word
from .draft import OWN

LOCAL = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False)  # type: ignore[arg-type]  # of lxml 5
ENDINGS = (".xml", ".tei", *word.ENDINGS)
YES = ("yes", "y")
ANSWERS = [[each] for each in (*YES, "no", "n", "none")]
Own = frozenset[str] | None  # which of `OWN` stand in the source itself; None where nobody has said
OTHERS = (b"{\\rtf", b"%PDF-", b"\xd0\xcf\x11\xe0", b"PK\x03\x04")  # RTF, PDF, Word's before 2007, and what is packed
CORRECTED = "{count} {are} told there, and no file is made of that; copy the folder corrections/ and the lock from the edition itself"


class Refused(Exception):
    """The document cannot be taken, or the folder is not free; the message says why and what helps."""


def bring(file: Path, folder: Path, slips: Slips, own: Own = None) -> int:
    """Makes ``folder`` from a document, and returns the number of its files; ``slips`` is told what could not be taken.

    ``own`` says which of `OWN` stand in the source itself; the others are the editors'.

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
    made = _made(file, slips, own)
    for path, text in made.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return len(made)


def text(file: Path, slips: Slips, own: Own = None, language: str = "") -> tuple[str, int]:
    """The text of a document as its editors would have typed it, with its headings and notes, and the number of its paragraphs.

    ``own`` says which of `OWN` stand in the source itself, ``language`` in which it is. ``slips`` is told what could not be taken; of the
    day, which is asked for, nothing. Raises `Refused`.
    """
    if not file.is_file():
        raise Refused(f"there is no file {file}")
    edition, _ = _edition(file, slips, asked=True, own=own, language=language.partition("-")[0])
    return sheets.text(edition), len(edition.text.paragraphs)


def holds(file: Path) -> tuple[str, ...]:
    """Which of `OWN` a document has. Raises `Refused`."""
    if not file.is_file():
        raise Refused(f"there is no file {file}")
    edition, _ = _edition(file, Slips(), asked=True)
    return tuple(name for name, there in zip(OWN, (edition.text.parts != edition.text.paragraphs, edition.notes), strict=True) if there)


def chosen(typed: str) -> Own:
    """Which of `OWN` somebody has named; “yes” names all, “no” none, nothing says nothing. Raises ValueError with a sentence where it is
    something else."""
    said = re.findall(r"[^\s,;.]+", typed.casefold())
    if not said:
        return None
    if said in ANSWERS:
        return frozenset(OWN if said[0] in YES else ())
    if strange := [each for each in said if each not in (*OWN, "and")]:
        raise ValueError(f"“{strange[0]}” is none of these; write yes, no, {' or '.join(OWN)}, or nothing")
    return frozenset(said) & {*OWN}


def plain(file: Path) -> None:
    """Raises `Refused` where a file that is taken for a plain text begins as documents of programs do."""
    if file.is_file():
        with file.open("rb") as opened:
            begun = opened.read(max(map(len, OTHERS)))
        if begun.startswith(OTHERS):
            raise Refused(f"{file.name} is no plain text, but the document of a program that is not read here; save it as .docx or .odt")


def whole(file: Path, slips: Slips) -> Edition | None:
    """The edition of TEI that this program wrote; None where the document is another. Raises `Refused`."""
    if file.suffix.lower() not in (".xml", ".tei") or not file.is_file():
        return None
    told = Slips()
    edition, ours = _edition(file, told)
    for each in told.remarks if ours else ():
        slips.remark(each.file, each.line, each.sentence)
    return edition if ours else None


def files(edition: Edition) -> dict[str, str]:
    """The files of a folder of content that holds this edition, by their paths in it."""
    return dict(sheets.files(edition, edition.text.slug))


def _made(file: Path, slips: Slips, own: Own) -> dict[str, str]:
    """The files that a document makes, by their paths in the folder."""
    edition, ours = _edition(file, slips, own=own)
    name = edition.text.slug
    return dict(sheets.files(edition, name) if ours else sheets.files(edition, name, draft.NEEDED))


def _edition(file: Path, slips: Slips, asked: bool = False, own: Own = None, language: str = "") -> tuple[Edition, bool]:
    """What a document is as an edition, and whether this program wrote it, so that nothing is left to be filled in.

    ``asked``: its title and its day are asked for, and the day is not looked for; so is its ``language``.
    """
    begun = draft.Draft(file.name, slips, asked=asked, own=own, language=language)
    try:
        if file.suffix.lower() in word.ENDINGS:
            word.read(file, begun)
        else:
            root = etree.parse(str(file), LOCAL).getroot()
            if tei.ours(root):
                if count := tei.corrected(root):
                    slips.remark(file.name, 1, CORRECTED.format(count=count, are="correction is" if count == 1 else "corrections are"))
                return tei.read(root)[0], True
            foreign.read(root, begun)
    except etree.XMLSyntaxError as error:
        raise Refused(f"{file.name}:{error.lineno}: this is no XML that can be read: {error.msg}") from None
    except ValueError as error:
        raise Refused(f"{file.name} cannot be read: {error}") from None
    return begun.edition(draft.slug(file.stem) or "text"), False
