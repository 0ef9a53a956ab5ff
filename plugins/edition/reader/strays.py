"""What lies in the folder of content and is not read: told, because its editor may think that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..slips import Slips

# What programs leave beside a file, and no editor has written.
LEFT = re.compile(r".*~|~\$.*|#.*#|.*\.(bak|orig|swp|tmp)|Thumbs\.db|desktop\.ini", re.DOTALL)


def a_folder(path: Path) -> bool:
    """Whether this is a folder, as far as we may know."""
    try:
        return path.is_dir()
    except OSError:
        return False


def listed(folder: Path, file: str, slips: Slips) -> list[Path]:
    """What is in a folder, in the order of names, but for what programs hide or leave there. One that is closed is told."""
    if not a_folder(folder):
        return []
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        slips.tell(file, 1, f"this folder cannot be read ({error.strerror}); give yourself permission to read it")
        return []
    return [path for path in inside if path.name[0] != "." and not LEFT.fullmatch(path.name)]


def told(folder: Path, known: Iterable[str], text: str, slips: Slips) -> None:
    """Tells what is read by nobody: at the top all but what is ``known`` there, in the ``known`` folders all but ``*.md``."""
    names = set(known)
    for path in listed(folder, "content", slips):
        file = f"content/{path.name}"
        if path.name not in names:
            _top(path, file, text, slips)
        elif a_folder(path) and path.name != "images":  # what is in there is no sheet
            for each in listed(path, file, slips):
                _inside(each, f"{file}/{each.name}", file, slips)


def _top(path: Path, file: str, text: str, slips: Slips) -> None:
    if not a_folder(path):
        slips.tell(
            file,
            1,
            f"nothing reads this file: the text is {text}, another version of it stands in versions/, and everything else in a folder too;"
            " move it, or take it away",
        )
    elif any(each.suffix == ".md" for each in path.glob("*")):
        return  # a folder of sheets that is no kind: told where kinds are named
    elif any(path.iterdir()):
        slips.tell(file, 1, "nothing reads this folder; move it out of content/, or take it away")


def _inside(path: Path, file: str, folder: str, slips: Slips) -> None:
    if a_folder(path):
        slips.tell(file, 1, f"nothing reads this folder: the files of {folder}/ stand side by side; move them up, or take it away")
    elif path.suffix != ".md":
        slips.tell(
            file,
            1,
            f"nothing reads this file: a file of {folder}/ ends in .md, in small letters; name it {path.stem.lower()}.md, or take it away",
        )
