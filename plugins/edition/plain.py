"""Plain data as bytes: to be kept, or to be compared by."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, ClassVar

Seals = dict[int, tuple[object, bytes]]  # objects of which the hash is known, by what tells them apart: themselves, and the hash


class _Pickler(pickle.Pickler):
    """Writes dataclasses as their fields, which is several times as fast as what they do by themselves."""

    seals: Seals
    taken: ClassVar[dict[type, Callable[[object], object] | None]] = {}  # what takes the fields out of an object, in their order

    def reducer_override(self, obj: Any) -> Any:
        """How an object is written: a dataclass by its class and its fields."""
        if known := self.seals.get(id(obj)):
            return _Sealed, known[1:]
        kind = type(obj)
        if kind not in self.taken:
            names = [each.name for each in fields(kind)] if is_dataclass(kind) else []
            self.taken[kind] = attrgetter(*names) if len(names) > 1 else (lambda obj: (getattr(obj, names[0]),)) if names else None
        take = self.taken[kind]
        return (kind, take(obj)) if take else NotImplemented


class _Sealed:
    """What stands in a key for an object of which the hash is known."""


def canonical(value: object, seals: Seals | None = None) -> bytes:
    """Plain data as bytes that are the same for equal values, however they came to be.

    Without the pickler's memo, which tells objects apart that are equal. For what is sealed its hash stands.
    """
    return written(value, seals or {}, memo=False)


def written(value: object, seals: Seals | None = None, memo: bool = True) -> bytes:
    """Plain data as bytes that give it back, where nothing in it is sealed."""
    written = io.BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = not memo
    pickler.seals = seals or {}
    pickler.dump(value)
    return written.getvalue()
