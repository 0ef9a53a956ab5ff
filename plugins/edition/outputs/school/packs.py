"""Class packs: what a teacher takes into a classroom, onto paper, or into a learning platform.

They are made of the finished pages of the lessons and of the model, after the other outputs, and only for publishing:
their links are absolute, and a print engine takes its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...model import Binary, Edition, File
from . import cartridge, excerpt, gift, qti
from .archive import zipped
from .assignment import Assignment

STUDENT = ("read-offline", "rubric")  # pages for download, by whom they are for
TEACHER = ("plan", "adapted-text", "key")


def make(edition: Edition, finished: Mapping[str, bytes], static: Path) -> Iterator[File | Binary]:
    """The packs of every lesson, below the lesson's address.

    ``finished`` are the files of the lessons by their paths below the site, with the pages for download among them;
    ``static`` is the folder of the site's static files. Raises ValueError where the edition has no address.
    """
    if not edition.address:
        raise ValueError("class packs have absolute links: they need the site's address (SITEURL)")
    assignments = [Assignment(edition, lesson) for lesson in edition.lessons]
    worksheets = _worksheets(assignments, finished, static) if assignments else []
    for assignment, sheets in zip(assignments, worksheets, strict=True):
        folder, day = assignment.folder, assignment.day
        student = {**sheets, "excerpt.txt": excerpt.make(assignment).encode(), **_pages(folder, finished, STUDENT)}
        teacher = {**student, **_pages(folder, finished, TEACHER)}
        for name, data in sheets.items():
            yield Binary(f"{folder}{name}", data)
        for name, members in (("student", student), ("teacher", teacher)):
            packed = {f"{assignment.lesson.slug}-{name}/{path}": data for path, data in members.items()}
            yield Binary(f"{folder}{name}-pack.zip", zipped(packed, day))
        yield Binary(f"{folder}cartridge.imscc", cartridge.make(assignment))
        yield Binary(f"{folder}quiz.qti.zip", qti.make(assignment))
        yield File(f"{folder}quiz.gift.txt", gift.make(assignment))


def _worksheets(assignments: list[Assignment], finished: Mapping[str, bytes], static: Path) -> list[dict[str, bytes]]:
    """For each lesson its worksheet in every size of paper, by the names of the files."""
    from . import paper

    first = assignments[0]
    stock = paper.Stock(first.edition.address, static, first.day, {path: data for path, data in finished.items() if path.endswith(".svg")})
    paths = [f"{assignment.folder}worksheet/index.html" for assignment in assignments]
    pages = [paper.Page(path, finished[path].decode(), size) for path in paths for size in paper.SIZES.values()]
    made = iter(paper.make(pages, stock))
    return [{f"worksheet-{name}.pdf": next(made) for name in paper.SIZES} for _ in assignments]


def _pages(folder: str, finished: Mapping[str, bytes], names: tuple[str, ...]) -> dict[str, bytes]:
    """The pages for download of these names, by the names of the files."""
    return {f"{name}.html": finished[f"{folder}{name}.html"] for name in names}
