"""What was made before, by what it was made from: nothing is made twice, neither in a build nor between builds.

A thing is remembered under the hash of all that it depends on, the engine's own code among it, so what is remembered is never
out of date: where anything differs, nothing is found. Forgetting changes only the time that a build takes. A memory that is
damaged, locked by another build or on a full disk is no memory, and nobody is told.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable, Set
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from .plain import Seals, canonical, written

S = TypeVar("S")
T = TypeVar("T")
Handed = tuple[dict[bytes, bytes], set[bytes]]  # what was made, as it is kept, by its keys; and the keys of what was used

FOLDER = ".cache"  # beside the folder of content
FILE = "memory.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID"
PATIENCE = 3  # how many times what a build has used may be kept, before the rest is forgotten
DIGEST = 16  # bytes of a key and of a sum
UNREADABLE = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError)


class Memory:
    """Things that were made, by their keys: those of the last build at hand, those of earlier ones in a folder.

    Without a folder nothing is remembered, and ``lasts`` is untrue. What is remembered is never changed by who gets it.
    """

    def __init__(self, folder: Path | None = None):
        self.folder = folder
        self.lasts = folder is not None
        self.here: dict[bytes, object] = {}
        self.new: set[bytes] = set()
        self.used: set[bytes] = set()
        self.taken: dict[bytes, bytes] = {}
        self.seals: Seals = {}
        self.store: sqlite3.Connection | None = None
        self.opened = False

    def key(self, *made_from: object) -> bytes:
        """The key of what is made from these values by the engine as it is: plain data, without sets, compared by value.

        For what is sealed its hash stands.
        """
        return hashlib.blake2b(engine() + canonical(made_from, self.seals), digest_size=DIGEST).digest() if self.lasts else b""

    def sum(self, thing: object) -> bytes:
        """The hash of an object, which is sealed by it: it is read through once, in whatever keys it is."""
        if self.lasts and id(thing) not in self.seals:
            self.seal(thing, _sum(canonical(thing, self.seals)))
        return self.seals[id(thing)][1] if self.lasts else b""

    def seal(self, thing: object, sum: bytes) -> None:
        """Says the hash of an object: two have the same only if they are equal."""
        if self.lasts:
            self.seals[id(thing)] = thing, sum

    def recalled(self, key: bytes) -> object:
        """What was made under this key, or None."""
        if not self.lasts:
            return None
        if key not in self.here and (value := self._stored(key)) is not None:
            with suppress(*UNREADABLE):
                self.here[key] = pickle.loads(value)
        if key not in self.here:
            return None
        self.used.add(key)
        return self.here[key]

    def keep(self, key: bytes, made: object) -> None:
        """Remembers what was made under this key."""
        if self.lasts:
            self.here[key] = made
            self.new.add(key)
            self.used.add(key)

    def made(self, make: Callable[[], T], *made_from: object) -> T:
        """What ``make`` makes from these values, and from nothing else."""
        return self.under(self.key(*made_from), make)

    def under(self, key: bytes, make: Callable[[], T]) -> T:
        """The same by its key; what has none is made."""
        found = self.recalled(key) if key else None
        if found is None:
            found = (make(),)
            if key:
                self.keep(key, found)
        made: T = found[0]  # type: ignore[index]  # it was kept so
        return made

    def each(self, make: Callable[[S], T], things: Iterable[S], *made_from: object) -> list[T]:
        """What ``make`` makes of each thing, from that and these values: small things, which are remembered together."""
        if not self.lasts:
            return [make(each) for each in things]
        key = self.key("each", *made_from)
        kept = self.recalled(key)
        known: dict[bytes, T] = kept if isinstance(kept, dict) else {}
        found: dict[bytes, T] = {}
        made = []
        for thing in things:
            sum = self.sum(thing)
            if sum not in found:
                found[sum] = known[sum] if sum in known else make(thing)
            made.append(found[sum])
        if kept is None or found.keys() != known.keys():
            self.keep(key, found)
        return made

    def holds(self, key: bytes) -> bool:
        """Whether something was made under this key."""
        return self.lasts and (key in self.here or key in self.taken or self._row(key, "1") is not None)

    def use(self, *keys: bytes) -> None:
        """Says that what was made under these keys is of use, though nobody looks at it."""
        self.used.update(keys)

    def handed(self, but: Set[bytes] = frozenset()) -> Handed:
        """What a fork of the process hands to it: what is new, ``but`` for what was so already, and what was used."""
        return {key: written(self.here[key]) for key in self.new - but}, self.used

    def take(self, handed: Handed) -> None:
        """Remembers what a fork has handed."""
        values, used = handed
        self.taken |= values
        self.used |= used

    def close(self) -> None:
        """Closes the folder, which opens again where it is looked into: no fork may use what another process has opened."""
        if self.store:
            self.store.close()
        self.store, self.opened = None, False

    def _stored(self, key: bytes) -> bytes | None:
        """What stands under a key in the folder, if it is what was put there, or what a fork has handed."""
        if key in self.taken:
            return self.taken[key]
        row = self._row(key, "sum, value")
        return row[1] if row and _sum(row[1]) == row[0] else None

    def _row(self, key: bytes, columns: str) -> tuple[Any, ...] | None:
        """What the folder has under a key."""
        if not self.opened and self.folder and (self.folder / FILE).is_file():
            self.store = _opened(self.folder / FILE)
        self.opened = True
        if self.store is None:
            return None
        try:
            row: tuple[Any, ...] | None = self.store.execute(f"SELECT {columns} FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self.store = None
            return None
        return row

    def settle(self) -> None:
        """Ends a build: what is new goes onto the disk, what was of no use is forgotten. Nothing is told where that cannot be."""
        self.close()
        if self.folder and (self.new or self.taken):
            with suppress(OSError, sqlite3.Error):
                self.folder.mkdir(parents=True, exist_ok=True)
                self._put(self.folder / FILE)
        self.here = {key: self.here[key] for key in self.used & self.here.keys()}
        self.new, self.used, self.taken, self.seals = set(), set(), {}, {}

    def _put(self, path: Path) -> None:
        store = _opened(path)
        if store is None:  # damaged: another one takes its place
            path.unlink()
            store = _opened(path)
        if store is None:
            return
        values = ((key, self.taken.get(key) or written(self.here[key])) for key in sorted(self.taken.keys() | self.new))
        with closing(store), store:
            store.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", ((key, _sum(value), value) for key, value in values))
            (count,) = store.execute("SELECT count(*) FROM made").fetchone()
            if count > PATIENCE * len(self.used):
                _forget(store, self.used)


@cache
def at(folder: Path) -> Memory:
    """The memory in a folder: one for all builds of a process."""
    return Memory(folder)


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
