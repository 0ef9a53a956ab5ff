"""What texts weigh less: beside each file that gains by it the same in brotli and in gzip, which servers give to whoever understands them.

It is done once, at its best, and remembered; servers that did it with each answer would do it worse.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from ..memory import Memory
from .manifest import Sum

CODINGS = (".br", ".gz")  # what the names of compressed forms end in
ENDINGS = (".html", ".css", ".js", ".txt", ".json", ".xml", ".xsl", ".svg", ".bib", ".ris")
LEAST = 1400  # bytes: what is smaller goes in one packet of the usual 1,500 anyway
GAIN = 0.9  # what is left of a file that gains by it, at most


def wanted(path: str, size: int) -> bool:
    """Whether a file of this path and size, in bytes, may gain."""
    return size > LEAST and path.endswith(ENDINGS)


def made(folder: Path, sums: Iterable[tuple[str, Sum]], memory: Memory) -> Iterator[tuple[str, bytes]]:
    """The compressed forms of files below ``folder`` by their paths, two for each that gains; ``sums`` are those of the files."""
    files = {path: memory.key("brotli", digest) for path, (digest, size) in sums if wanted(path, size)}
    known = {path: memory.recalled(key) for path, key in files.items()}
    new = sorted((path for path, small in known.items() if small is None), key=lambda path: -(folder / path).stat().st_size)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # brotli frees Python's lock while it works
        known |= zip(new, pool.map(lambda path: best((folder / path).read_bytes()), new), strict=True)
    for path in new:
        memory.keep(files[path], known[path])
    for path, small in known.items():
        plain = (folder / path).read_bytes()
        if isinstance(small, bytes) and len(small) <= GAIN * len(plain):
            yield from zip((path + ending for ending in CODINGS), (small, gzip.compress(plain, 9, mtime=0)), strict=True)


def best(data: bytes) -> bytes:
    """In brotli (RFC 7932), as small as it gets."""
    small: bytes = brotli.compress(data, quality=11)  # type: ignore[no-untyped-call]  # brotli has no types
    return small
