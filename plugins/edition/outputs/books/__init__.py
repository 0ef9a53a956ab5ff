"""Books: the edition whole, in files that leave the browser. They are made for publishing only, because they take their time.

`chapters`   what books hold, as elements in the order of reading
`title`      the title page
`versions`   other versions of the text, as chapters
`order`      the chapters of a book that holds the whole edition
`lines`      what stands inside a paragraph
`links`      where the links of a book lead
`elements`   how elements are built, and chapters of them
`epub`       an e-book
`cover`      the picture in front of it
`printed`    a critical edition and the text alone, on paper
`manuscript` the text for word processors
`volume`     the whole edition as one page, which opens from a disk
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ... import dates
from ...memory import Memory
from ...model import Binary, Concordance, Edition, pages

# Of the theme: the rules that only some texts need.
SIGNS, FORMS, PICTURES = "signs.css", "forms.css", "pictures.css"
FACES = ("latin", "latin-ext", "cyrillic")


@dataclass(frozen=True, slots=True)
class Bindery:
    """What all books are made with: the ``theme``, which has style sheets and faces; the ``memory``, whose books are not made again; and
    the files of ``pictures`` by their paths. Of what found no room on paper ``tell`` gets a sentence each; such a book is not remembered.
    """

    theme: Path
    memory: Memory
    tell: Callable[[str], None]
    pictures: Mapping[str, bytes]


def make(edition: Edition, concordance: Concordance, bindery: Bindery) -> Iterator[Binary]:
    """Every book, beside the text."""
    from . import manuscript, volume  # here: nothing of a build at home needs it

    yield from _electronic(edition, concordance, bindery)
    yield from _paper(edition, concordance, bindery)
    slug, memory, pictures = edition.text.slug, bindery.memory, bindery.pictures
    made_from = (edition.facts, edition.text, edition.notes, edition.sources, dict(concordance.references), edition.address, pictures)
    yield Binary(
        pages.file(slug, slug, "docx"), memory.made(lambda: manuscript.make(edition, concordance, pictures), "manuscript", made_from)
    )
    style, script = _sheet(edition, bindery.theme / volume.SHEET), (bindery.theme / volume.SCRIPT).read_text(encoding="utf-8")
    yield Binary(pages.file(slug, slug, "html"), volume.make(edition, concordance, style, script, pictures).encode())


def _sheet(edition: Edition, path: Path) -> str:
    """A style sheet, with the rules that only some texts need."""
    needed = [path, *([path.with_name(SIGNS)] if edition.signed else []), *([path.with_name(FORMS)] if edition.text.formed else [])]
    needed += [path.with_name(PICTURES)] if edition.shown else []
    return "".join(each.read_text(encoding="utf-8") for each in needed)


def _electronic(edition: Edition, concordance: Concordance, bindery: Bindery) -> Iterator[Binary]:
    """The e-book."""
    from . import epub  # here: it loads what only books need

    slug, pictures = edition.text.slug, bindery.pictures
    sheet = _sheet(edition, bindery.theme / "templates" / "epub.css").encode()
    faces = [(bindery.theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    made_from = (edition, dict(concordance.references), sheet, faces, pictures)
    book = bindery.memory.made(lambda: epub.make(edition, concordance, sheet, faces, pictures), "epub", *made_from)
    yield Binary(pages.file(slug, slug, "epub"), book)


def _paper(edition: Edition, concordance: Concordance, bindery: Bindery) -> Iterator[Binary]:
    """The critical edition and the text alone as PDF, beside each other."""
    from . import printed

    slug, theme, memory, pictures = edition.text.slug, bindery.theme, bindery.memory, bindery.pictures
    sheets = [*([FORMS] if edition.text.formed else []), *([PICTURES] if pictures else [])]
    forms = "".join((theme / "templates" / each).read_text(encoding="utf-8") for each in sheets)
    wanted = {
        pages.file(slug, slug, "pdf"): printed.critical(edition, concordance, forms),
        pages.file(slug, pages.ALONE, "pdf"): printed.plain(edition, concordance, forms),
    }
    around = [(theme / printed.SHEET).read_bytes(), *(path.read_bytes() for path in sorted((theme / "static" / "fonts").iterdir()))]
    day = dates.day(edition.said["date"])
    keys = {path: memory.key("paper", html, around, edition.address, day, pictures) for path, html in wanted.items()}
    known = {path: memory.recalled(key) for path, key in keys.items()}
    if new := [path for path in wanted if known[path] is None]:
        from .. import paper  # here: it needs Pango

        leaves = [paper.Page(path, wanted[path], printed.SIZE, printed.SHEET) for path in new]
        stock = paper.Stock(edition.address, (theme / "static").resolve(), day, pictures)
        for path, made in zip(new, paper.make(leaves, stock), strict=True):
            known[path] = made.data
            for sentence in made.lost:
                bindery.tell(sentence)
            if not made.lost:
                memory.keep(keys[path], made.data)
    for path, data in known.items():
        assert isinstance(data, bytes)
        yield Binary(path, data)
