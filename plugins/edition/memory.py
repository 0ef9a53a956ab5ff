"""What was made before, by what it was made from: nothing is made twice, neither in a build nor between builds.

A thing is remembered under the hash of all that it depends on, the engine's own code among it, so what is remembered is never
out of date: where anything differs, nothing is found. Forgetting changes only the time that a build takes. A memory that is
damaged, locked by another build or on a full disk is no memory, and nobody is told.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FILE = "memory.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID"
PATIENCE = 3  # how many times what a build has used may be kept, before the rest is forgotten
DIGEST = 16  # bytes of a key and of a sum


class Memory:
    """Things that were made, by their keys, kept in a folder; without one nothing is remembered, and ``lasts`` is untrue."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder
        self.lasts = folder is not None
        self.here: dict[bytes, bytes] = {}  # what this build has made
        self.used: set[bytes] = set()
        self.kept = _opened(folder / FILE) if folder and (folder / FILE).exists() else None

    def key(self, *made_from: object) -> bytes:
        """The key of what is made from these values by the engine as it is: plain data, without sets, compared by value."""
        return hashlib.blake2b(engine() + canonical(made_from), digest_size=DIGEST).digest()

    def recalled(self, key: bytes) -> object:
        """What was made under this key, or None."""
        value = self.here.get(key) or self._kept(key)
        if value is None:
            return None
        self.used.add(key)
        return pickle.loads(value)

    def keep(self, key: bytes, made: object) -> None:
        """Remembers what was made under this key."""
        self.here[key] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)

    def made(self, make: Callable[[], T], *made_from: object) -> T:
        """What ``make`` makes from these values, and from nothing else."""
        if not self.lasts:
            return make()
        key = self.key(*made_from)
        found = self.recalled(key)
        if found is None:
            found = (make(),)
            self.keep(key, found)
        made: T = found[0]  # type: ignore[index]  # it was kept so
        return made

    def _kept(self, key: bytes) -> bytes | None:
        if self.kept is None:
            return None
        try:
            row = self.kept.execute("SELECT sum, value FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self.kept = None
            return None
        return row[1] if row and _sum(row[1]) == row[0] else None

    def settle(self) -> None:
        """Puts what was made onto the disk, and forgets what has long been of no use. Nothing is told where that cannot be."""
        if self.kept:
            self.kept.close()
            self.kept = None
        if self.folder:
            with suppress(OSError, sqlite3.Error):
                self.folder.mkdir(parents=True, exist_ok=True)
                self._written(self.folder / FILE)

    def _written(self, path: Path) -> None:
        store = _opened(path)
        if store is None:  # damaged: another one takes its place
            path.unlink()
            store = _opened(path)
        if store is None:
            return
        with closing(store), store:
            store.execute(TABLE)
            rows = ((key, _sum(value), value) for key, value in self.here.items())
            store.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)
            (count,) = store.execute("SELECT count(*) FROM made").fetchone()
            used = self.used | self.here.keys()
            if count > PATIENCE * len(used):
                _forget(store, used)


def _opened(path: Path) -> sqlite3.Connection | None:
    """The store at this path, made where there is none; nothing where it is no store, or another build has it."""
    try:
        store = sqlite3.connect(path, timeout=1)
        store.execute("PRAGMA synchronous = OFF")  # half a store is no store, and costs nothing but time
        store.execute(TABLE)
        store.execute("SELECT sum, value FROM made LIMIT 1").fetchone()
    except (sqlite3.Error, OSError):
        return None
    return store


def _forget(store: sqlite3.Connection, used: Iterable[bytes]) -> None:
    store.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
    store.executemany("INSERT INTO used VALUES (?)", ((key,) for key in used))
    store.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")


def _sum(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=DIGEST).digest()


def canonical(value: object) -> bytes:
    """Plain data as bytes that are the same for equal values, however they came to be.

    Without the pickler's memo, which tells objects apart that are equal.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return written.getvalue()


@cache
def engine() -> bytes:
    """A hash of the engine's code, of Python and of all that is installed beside it."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=DIGEST)
    package = Path(__file__).parent
    for path in sorted(each for each in package.rglob("*") if each.is_file() and each.suffix != ".pyc"):
        found.update(f"\0{path.relative_to(package).as_posix()}\0".encode())
        found.update(path.read_bytes())
    for place in sys.path:
        found.update("\0".join(sorted(each.name for each in Path(place).glob("*.dist-info"))).encode())
    return found.digest()
