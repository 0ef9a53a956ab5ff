"""The folder that a site is written into, and what the press gathers while it writes.

A file that holds the same already is left as it is: to empty a file and fill it again takes longest of all. One that stands as it was
written, from what has the same key, is not even read: a memory has between builds how each stood.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from pelican.utils import sanitised_join

from ..memory import Memory
from . import hosting, manifest
from .keeping import KINDS
from .manifest import Sum

Stood = tuple[bytes, int, int, int]  # the key of what a file was written from; its size and its times as it stood then


@dataclass
class Gathered:
    """What the press gathers while it writes, by the paths of files: what other outputs show or pack, what browsers keep, sums for the
    manifest, policies of pages for servers; the paths of all that was made, and how it stands."""

    finished: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    stock: dict[str, Stood] = field(default_factory=dict)
    several: dict[bytes, tuple[str, ...]] = field(default_factory=dict)

    def add(self, other: Gathered) -> None:
        """Takes what another process has gathered."""
        for each in fields(self):
            getattr(self, each.name).update(getattr(other, each.name))


class Folder:
    """The folder ``home``. ``asked`` are the files that a page shows, beside those of lessons, which packs hold.

    ``published``: the site has an address, and so a manifest, policies for servers and what browsers keep. ``reused``: the folder holds an
    earlier build, and nothing else. ``memory`` knows how files stand here, if anything does.
    """

    def __init__(self, home: Path, published: bool, reused: bool, memory: Memory):
        self.home, self.published, self.reused, self.memory = home, published, reused, memory
        self.stock, self.several = self._stocked() or ({}, {})
        self.asked: set[str] = set()
        self.gathered = Gathered()
        self.folders: set[Path] = set()

    def stands(self, path: str, key: bytes) -> bool:
        """Whether a file stands here as it was written from what has this key: then nothing need be made, nor written.

        A site that is published gathers of each file what only its bytes say.
        """
        stood = self.stock.get(path)
        if self.published or stood is None or stood[0] != key or stood != _standing(f"{self.home}/{path}", key):
            return False
        if self._finished(path):
            self.gathered.finished[path] = Path(self.home, path).read_bytes()
        self.gathered.made.add(path)
        self.gathered.stock[path] = stood
        self.memory.use(key)
        return True

    def all_stand(self, key: bytes) -> bool:
        """Whether all files stand here that were written, several at once, from what has this key."""
        paths = self.several.get(key)
        if not paths or not all(self.stands(path, key) for path in paths):
            return False
        self.gathered.several[key] = paths
        return True

    def write_all(self, files: Sequence[tuple[str, bytes]], key: bytes) -> None:
        """Writes several files that were made at once from what has this key."""
        for path, data in files:
            self.write(path, data, key=key)
        self.gathered.several[key] = tuple(path for path, _ in files)

    def write(self, path: str, data: bytes, kept: bool = True, key: bytes = b"") -> None:
        """Writes a file, and gathers what is to be gathered of it. ``kept``: browsers keep it, where it is of a kind that they do.

        ``key`` is that of what it is made from, where this is known.
        """
        target = Path(sanitised_join(str(self.home), path))
        folder = target.parent
        self.gathered.made.add(path)
        if folder not in self.folders:
            folder.mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        try:
            with target.open("xb", buffering=0) as file:
                file.write(data)
        except FileExistsError:
            if target.read_bytes() != data:
                target.write_bytes(data)
        if key and (stood := _standing(str(target), key)):
            self.gathered.stock[path] = stood
        if self._finished(path):
            self.gathered.finished[path] = data
        if self.published:
            self.gathered.sums[path] = manifest.summed(data)
            if path.endswith(".html"):
                self.gathered.policies[path] = hosting.policy(data)
            if kept and path.endswith(KINDS):
                self.gathered.kept[path] = data

    def _finished(self, path: str) -> bool:
        """Whether other outputs show or pack a file."""
        return path.startswith("lessons/") or path in self.asked

    def _key(self) -> bytes:
        """What the memory knows this folder by, whatever it is called."""
        told = self.home.stat()
        return self.memory.key("stock", told.st_dev, told.st_ino)

    def _stocked(self) -> tuple[dict[str, Stood], dict[bytes, tuple[str, ...]]] | None:
        """What was written here before, and how it stood."""
        found = self.memory.recalled(self._key()) if self.home.is_dir() else None
        return found if isinstance(found, tuple) else None

    def settle(self) -> None:
        """Ends a build: what stands here now is remembered, and nothing else stays in a folder that is reused."""
        if self.reused:
            self._clear()
        now = self.gathered.stock, self.gathered.several
        if self.memory.lasts and now != (self.stock, self.several):
            self.memory.keep(self._key(), now)

    def _clear(self) -> None:
        """Takes away what an earlier build left and this one has not made, and folders that are empty then."""
        for place, _, names in os.walk(self.home, topdown=False):
            folder = Path(place)
            here = "" if folder == self.home else f"{folder.relative_to(self.home).as_posix()}/"
            left = [name for name in names if f"{here}{name}" not in self.gathered.made]
            for name in left:
                (folder / name).unlink()
            if len(left) == len(names):
                with suppress(OSError):  # there are others in it
                    folder.rmdir()


def _standing(path: str, key: bytes) -> Stood | None:
    """How a file stands that was written from what has this key; nothing where there is none."""
    try:
        told = os.lstat(path)
    except OSError:
        return None
    return key, told.st_size, told.st_mtime_ns, told.st_ctime_ns
