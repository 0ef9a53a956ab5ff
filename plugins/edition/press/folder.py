"""The folder that a site is written into, and what the press gathers while it writes.

A file that holds the same already is left as it is: to empty a file and fill it again takes longest of all.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from pelican.utils import sanitised_join

from . import hosting, manifest
from .keeping import KINDS
from .manifest import Sum


@dataclass
class Gathered:
    """What the press gathers while it writes, by the paths of files: what other outputs show or pack, what browsers keep, sums for the
    manifest, policies of pages for servers; and the places of all that was made."""

    finished: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)
    made: set[Path] = field(default_factory=set)

    def add(self, other: Gathered) -> None:
        """Takes what another process has gathered."""
        for each in fields(self):
            getattr(self, each.name).update(getattr(other, each.name))


class Folder:
    """The folder ``home``. ``asked`` are the files that a page shows, beside those of lessons, which packs hold.

    ``published``: the site has an address, and so a manifest, policies for servers and what browsers keep. ``reused``: the folder holds an
    earlier build, and nothing else.
    """

    def __init__(self, home: Path, published: bool, reused: bool):
        self.home, self.published, self.reused = home, published, reused
        self.asked: set[str] = set()
        self.gathered = Gathered()
        self.folders: set[Path] = set()

    def write(self, path: str, data: bytes, kept: bool = True) -> None:
        """Writes a file, and gathers what is to be gathered of it. ``kept``: browsers keep it, where it is of a kind that they do."""
        target = Path(sanitised_join(str(self.home), path))
        folder = target.parent
        self.gathered.made.add(target)
        if folder not in self.folders:
            folder.mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        try:
            with target.open("xb", buffering=0) as file:
                file.write(data)
        except FileExistsError:
            if target.read_bytes() != data:
                target.write_bytes(data)
        if path.startswith("lessons/") or path in self.asked:
            self.gathered.finished[path] = data
        if self.published:
            self.gathered.sums[path] = manifest.summed(data)
            if path.endswith(".html"):
                self.gathered.policies[path] = hosting.policy(data)
            if kept and path.endswith(KINDS):
                self.gathered.kept[path] = data

    def clear(self) -> None:
        """Takes away what an earlier build left and this one has not made, and folders that are empty then."""
        if not self.reused:
            return
        for place, _, names in os.walk(self.home, topdown=False):
            folder = Path(place)
            left = [name for name in names if folder / name not in self.gathered.made]
            for name in left:
                (folder / name).unlink()
            if len(left) == len(names):
                with suppress(OSError):  # there are others in it
                    folder.rmdir()
