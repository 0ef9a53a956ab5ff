"""A reading that remembers tells what one without a memory tells, and has the same edition, whichever line of whichever file is changed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from edition.memory import Memory
from edition.reader import Unreadable, read
from press import ROOT

EDITS = int(os.environ.get("EDITS", "24"))
EDITIONS = ("lamp", "forms", "oath", "carta")
TYPED = ("x", "1850", "en", "a; b", "")
Found = tuple[object, list[str], list[str]]


class Folder:
    """A copy of an edition that was read once, and a memory of that."""

    def __init__(self, content: Path, folder: Path):
        self.content, self.memory = folder / "content", folder / "memory"
        shutil.copytree(content, self.content)
        memory = Memory(self.memory)
        read(self.content, memory)
        memory.settle()

    def agrees(self) -> bool:
        """Whether it is read the same with the memory and without."""
        return found(self.content, Memory(self.memory)) == found(self.content, None)


def found(folder: Path, memory: Memory | None) -> Found:
    try:
        edition, slips, _ = read(folder, memory)
    except Unreadable as error:
        return None, [str(error)], []
    return edition, [str(each) for each in slips], [str(each) for each in slips.remarks]


@pytest.fixture(params=EDITIONS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    return Folder(ROOT / "tests" / "samples" / request.param, tmp_path)


def edited(path: Path, chance: random.Random) -> None:
    """Takes a file away, or a line of it, or changes a word in one or what stands behind a colon."""
    if path.suffix != ".md" or chance.random() < 0.1:
        path.unlink()
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    at = chance.choice([number for number, line in enumerate(lines) if line.strip()])
    typed = lines.pop(at)
    before, colon, _ = typed.partition(":")
    words = typed.split(" ")
    words[chance.randrange(len(words))] += chance.choice(TYPED)
    made = chance.choice(([], [" ".join(words)], [f"{before}: {chance.choice(TYPED)}" if colon else typed[:-1]]))
    path.write_text("\n".join([*lines[:at], *made, *lines[at:]]) + "\n", encoding="utf-8")


def test_whatever_is_edited_it_is_read_the_same(folder: Folder) -> None:
    chance = random.Random(11)
    files = sorted(path for path in folder.content.rglob("*") if path.is_file())
    for number in range(EDITS):
        path = chance.choice(files)
        typed = path.read_bytes()
        edited(path, chance)
        assert folder.agrees(), f"edit {number}: {path}"
        path.write_bytes(typed)


def gone(folder: Path) -> None:
    """Another version, of which the text names a paragraph."""
    (folder / "versions" / "b.md").unlink()


def spoken(folder: Path) -> None:
    """The interface is in another language, in which lessons are typed."""
    path = folder / "edition.md"
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", "language: es"), encoding="utf-8")


@pytest.mark.parametrize(("name", "edit"), [("oath", gone), ("lamp", spoken)], ids=["version", "language"])
def test_what_a_file_depends_on_and_does_not_have_is_known(name: str, edit: Callable[[Path], None], tmp_path: Path) -> None:
    folder = Folder(ROOT / "tests" / "samples" / name, tmp_path)
    edit(folder.content)
    assert found(folder.content, None)[1]
    assert folder.agrees()
