"""Class packs: what a teacher takes into a classroom, onto paper, or into a learning platform.

They are made of the finished pages of the lessons and of the model, after the other outputs, and only for publishing:
their links are absolute, and a print engine takes its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model import Binary, Edition, File, Lesson, Text, pages
from ..archive import zipped
from . import cartridge, excerpts, gift, qti
from .delivery import Delivery
from .offline import PAGES, Handout
from .short import brief
from .worksheets import PLAINER, TRANSLATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What can be downloaded of a lesson: the names of the files in its folder, or their addresses from a page."""

    letter: str = "worksheet-letter.pdf"
    a4: str = "worksheet-a4.pdf"
    short_letter: str = "short-letter.pdf"
    short_a4: str = "short-a4.pdf"
    short_word: str = "short.docx"
    short_adapted_letter: str = "short-adapted-letter.pdf"
    short_adapted_a4: str = "short-adapted-a4.pdf"
    short_adapted: str = "short-adapted.docx"
    short_bilingual_letter: str = "short-bilingual-letter.pdf"
    short_bilingual_a4: str = "short-bilingual-a4.pdf"
    short_bilingual: str = "short-bilingual.docx"
    student: str = "student-pack.zip"
    teacher: str = "teacher-pack.zip"
    cartridge: str = "cartridge.imscc"
    qti: str = "quiz.qti.zip"
    gift: str = "quiz.gift.txt"
    word: str = "worksheet.docx"
    key: str = "key.docx"
    bilingual: str = "worksheet-bilingual.docx"
    bilingual_letter: str = "worksheet-bilingual-letter.pdf"
    bilingual_a4: str = "worksheet-bilingual-a4.pdf"


FILES = Files()
SIZES = {FILES.letter: "Letter", FILES.a4: "A4"}  # of paper, as style sheets call them
BILINGUAL = {FILES.bilingual_letter: "Letter", FILES.bilingual_a4: "A4"}  # where a lesson has questions in another language
TWO = 2  # sheets that a short form has, whatever is chosen
SHORT = {FILES.short_letter: "Letter", FILES.short_a4: "A4"}  # of the short form
SHORT_ADAPTED = {FILES.short_adapted_letter: "Letter", FILES.short_adapted_a4: "A4"}  # with plainer words in place of the excerpt
SHORT_BILINGUAL = {FILES.short_bilingual_letter: "Letter", FILES.short_bilingual_a4: "A4"}


def make(edition: Edition, finished: Mapping[str, bytes], static: Path, tell: Callable[[str], None]) -> Iterator[File | Binary]:
    """The packs of every lesson, below the lesson's address.

    ``finished`` are the files of the lessons by their paths below the site, with the pages for download among them;
    ``static`` is the folder of the site's static files. Of what found no room on a sheet ``tell`` gets a sentence each. Raises
    ValueError where the edition has no address.
    """
    if not edition.address:
        raise ValueError("class packs have absolute links: they need the site's address (SITEURL)")
    deliveries = [Delivery(edition, lesson) for lesson in edition.lessons]
    worksheets = _worksheets(deliveries, finished, static, tell) if deliveries else []
    for delivery, sheets in zip(deliveries, worksheets, strict=True):
        folder, day = delivery.folder, delivery.day
        student = {
            **sheets,
            "excerpt.txt": excerpts.plain(delivery).encode(),
            **_pages(folder, finished, [page for page in PAGES if not page.secret]),
        }
        teacher = {**student, **_pages(folder, finished, PAGES)}
        for name, data in sheets.items():
            yield Binary(f"{folder}{name}", data)
        for name, members in ((FILES.student, student), (FILES.teacher, teacher)):
            inside = f"{delivery.lesson.slug}-{name.partition('-')[0]}"
            yield Binary(f"{folder}{name}", zipped({f"{inside}/{path}": data for path, data in members.items()}, day))
        yield Binary(f"{folder}{FILES.cartridge}", cartridge.make(delivery))
        yield Binary(f"{folder}{FILES.qti}", qti.make(delivery))
        yield File(f"{folder}{FILES.gift}", gift.make(delivery))


def _worksheets(
    deliveries: list[Delivery], finished: Mapping[str, bytes], static: Path, tell: Callable[[str], None]
) -> list[dict[str, bytes]]:
    """For each lesson its worksheet in every size of paper, by the names of the files."""
    from .. import paper

    first = deliveries[0]
    stock = paper.Stock(first.edition.address, static, first.day, {path: data for path, data in finished.items() if path.endswith(".svg")})
    sheets = [_sheets(delivery.edition.text, delivery.lesson) for delivery in deliveries]
    briefs = {pages.path(pages.short(delivery.lesson.slug)) for delivery in deliveries}
    printed = [
        paper.Page(path, finished[path].decode(), size, closer=paper.CLOSER, most=TWO if path in briefs else 0, chosen=chosen)
        for each in sheets
        for path, size, *chosen in each.values()
    ]
    made = paper.make(printed, stock)
    for sentence in (sentence for sheet in made for sentence in sheet.lost):
        tell(sentence)
    data = (sheet.data for sheet in made)
    return [{name: next(data) for name in each} for each in sheets]


def _sheets(text: Text, lesson: Lesson) -> dict[str, tuple[str, ...]]:
    """The pages of a lesson that are printed, on which paper, and with which choices, by the names of the files."""
    full, short = pages.path(pages.worksheet(lesson.slug)), pages.path(pages.short(lesson.slug))
    made: dict[str, tuple[str, ...]] = {name: (full, size) for name, size in SIZES.items()}
    if lesson.short:
        made |= {name: (short, size) for name, size in SHORT.items()}
        if brief(text, lesson).adapted:
            made |= {name: (short, size, PLAINER) for name, size in SHORT_ADAPTED.items()}
        if lesson.translation:
            made |= {name: (short, size, TRANSLATION) for name, size in SHORT_BILINGUAL.items()}
    if lesson.translation:
        made |= {name: (full, size, TRANSLATION) for name, size in BILINGUAL.items()}
    return made


def _pages(folder: str, finished: Mapping[str, bytes], handouts: Sequence[Handout]) -> dict[str, bytes]:
    """Pages for download, by the names of their files."""
    return {f"{page.name}.html": finished[f"{folder}{page.name}.html"] for page in handouts}
