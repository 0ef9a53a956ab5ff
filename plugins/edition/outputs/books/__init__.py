"""Books: the edition whole, in files that leave the browser. They are made for publishing only, because they take their time.

`chapters`   what books hold, as elements in the order of reading
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
from pathlib import Path

from ... import dates
from ...memory import Memory
from ...model import Binary, Concordance, Edition, pages

# Of the theme: the rules that only some texts need.
SIGNS, FORMS, PICTURES = "signs.css", "forms.css", "pictures.css"
FACES = ("latin", "latin-ext", "cyrillic")


def make(
    edition: Edition,
    concordance: Concordance,
    theme: Path,
    memory: Memory,
    tell: Callable[[str], None],
    pictures: Mapping[str, bytes],
) -> Iterator[Binary]:
    """Every book, beside the text; what ``memory`` has of them is not made again.

    ``theme`` has style sheets and faces, ``pictures`` are the files of pictures by their paths. Of what found no room on paper ``tell``
    gets a sentence each; such a book is not remembered.
    """
    from . import manuscript, volume  # here: nothing of a build at home needs it

    yield from _electronic(edition, concordance, theme, memory, pictures)
    yield from _paper(edition, concordance, theme, memory, tell, pictures)
    slug = edition.text.slug
    made_from = (edition.facts, edition.text, edition.notes, edition.sources, dict(concordance.references), edition.address, pictures)
    yield Binary(
        pages.file(slug, slug, "docx"), memory.made(lambda: manuscript.make(edition, concordance, pictures), "manuscript", made_from)
    )
    style, script = _sheet(edition, theme / volume.SHEET), (theme / volume.SCRIPT).read_text(encoding="utf-8")
    yield Binary(pages.file(slug, slug, "html"), volume.make(edition, concordance, style, script, pictures).encode())


def _sheet(edition: Edition, path: Path) -> str:
    """A style sheet, with the rules that only some texts need."""
    needed = [path, *([path.with_name(SIGNS)] if edition.signed else []), *([path.with_name(FORMS)] if edition.text.formed else [])]
    needed += [path.with_name(PICTURES)] if edition.shown else []
    return "".join(each.read_text(encoding="utf-8") for each in needed)


def _electronic(edition: Edition, concordance: Concordance, theme: Path, memory: Memory, pictures: Mapping[str, bytes]) -> Iterator[Binary]:
    """The e-book."""
    from . import epub  # here: it loads what only books need

    slug = edition.text.slug
    sheet = _sheet(edition, theme / "templates" / "epub.css").encode()
    faces = [(theme / "static" / "fonts" / f"literata-{each}-wght-normal.woff2").read_bytes() for each in FACES]
    made_from = (edition, dict(concordance.references), sheet, faces, pictures)
    book = memory.made(lambda: epub.make(edition, concordance, sheet, faces, pictures), "epub", *made_from)
    yield Binary(pages.file(slug, slug, "epub"), book)


def _paper(
    edition: Edition,
    concordance: Concordance,
    theme: Path,
    memory: Memory,
    tell: Callable[[str], None],
    pictures: Mapping[str, bytes],
) -> Iterator[Binary]:
    """The critical edition and the text alone as PDF, beside each other."""
    from . import printed

    slug = edition.text.slug
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
                tell(sentence)
            if not made.lost:
                memory.keep(keys[path], made.data)
    for path, data in known.items():
        assert isinstance(data, bytes)
        yield Binary(path, data)
