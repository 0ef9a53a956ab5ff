"""The citation processor: pandoc, which is given records as data and hands back what it printed as data.

It is asked once for everything. What is asked is one line of JSON a document, and so is the answer, which depends on nothing
else: so it can be remembered. No markup passes between us: a title goes in as nodes and comes out as nodes, and what looks
like a tag in it is words.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ..memory import Memory
from ..model import Node, Nodes, Words
from .inlines import Json, read, spelled, written

SCRIPT = "citations.lua"
VERSION = [1, 23, 1]  # of pandoc's own format
Record = Mapping[str, object]  # CSL-JSON 1.0.2, but for titles, which may be nodes


@dataclass(frozen=True, slots=True)
class Printed:
    """What a style prints: the citations in the order in which they were asked, and the reference of each record by its id."""

    citations: tuple[Nodes, ...]
    references: dict[str, Nodes]


class Asked:
    """Documents that pandoc is setting, beside the build, unless the ``memory`` has what it made of them before."""

    def __init__(self, documents: Iterable[Json], memory: Memory):
        self.request = "\n".join(map(json.dumps, documents)).encode()
        self.memory = memory
        self.known = memory.recalled(self.key)
        self.pandoc = None if isinstance(self.known, bytes) else _started(self.request)

    @cached_property
    def printed(self) -> Sequence[Printed]:
        """What was printed, a document each; the first look waits. Raises RuntimeError with pandoc's words where it failed."""
        return _all_printed(self._answer())

    def _answer(self) -> bytes:
        if isinstance(self.known, bytes):
            return self.known
        assert self.pandoc is not None
        made, problem = self.pandoc.communicate()
        if self.pandoc.returncode:
            raise RuntimeError(f"the citations could not be made: {problem.decode(errors='replace').strip()}")
        self.memory.keep(self.key, made)
        return made

    @cached_property
    def key(self) -> bytes:
        """The answer is made from what was asked, and from the program, whose size and time tell one version from another."""
        found = Path(program()).stat()
        return self.memory.key("citations", self.request, found.st_size, found.st_mtime_ns)


def _started(request: bytes) -> subprocess.Popen[bytes]:
    """Pandoc at work. It works in this folder and is told no path: it reads none that its locale has no letters for."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([program(), "lua", SCRIPT], cwd=Path(__file__).parent, stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # it has ended, and its words say why
        process.stdin.write(request)
        process.stdin.close()
    process.stdin = None
    return process


def program() -> str:
    """The program that the package `pypandoc_binary` carries; its own way to it starts pandoc twice and costs 0.3 s."""
    package = importlib.util.find_spec("pypandoc")
    assert package is not None
    assert package.origin is not None
    return shutil.which("pandoc", path=str(Path(package.origin).parent / "files")) or shutil.which("pandoc") or "pandoc"


def document(style: str, records: Iterable[Record], cited: Iterable[tuple[str, str]] = (), *, locale: str) -> Json:
    """A document that holds records and cites some of them: each an id and a locator (``{¶ 12}``), or none; all are listed.

    ``style`` is a file in ``styles/``, ``locale`` a tag by which it has words (``en-US``).
    """
    meta: Json = {"references": _meta([dict(record) for record in records]), "nocite": _inlines([_cite("*", "")])}
    meta["csl"] = _meta(f"styles/{style}")
    meta["lang"] = _meta(locale)
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": [{"t": "Para", "c": [_cite(id, locator)]} for id, locator in cited]}


@lru_cache(maxsize=1)
def _all_printed(answer: bytes) -> tuple[Printed, ...]:
    """What was printed of each document; a preview asks again and again for the same."""
    return tuple(_printed(json.loads(line)["blocks"]) for line in answer.split(b"\n"))


def _printed(blocks: list[Json]) -> Printed:
    citations: list[Nodes] = []
    references: dict[str, Nodes] = {}
    for block in blocks:
        match block:
            case {"t": "Para", "c": [{"t": "Cite", "c": [_, list(inlines)]}]}:
                citations.append(_cited(inlines))
            case {"t": "Div", "c": [_, list(entries)]}:
                references |= {entry["c"][0][0].removeprefix("ref-"): _paragraphs(entry["c"][1]) for entry in entries}
            case _:
                raise ValueError(f"the citation processor printed {block.get('t')}, which nothing here knows")
    return Printed(tuple(citations), references)


def _meta(value: object) -> Json:
    match value:
        case bool():
            return {"t": "MetaBool", "c": value}
        case tuple():
            return _inlines(list(written(value)))
        case list():
            return {"t": "MetaList", "c": [_meta(each) for each in value]}
        case dict():
            return {"t": "MetaMap", "c": {name: _meta(each) for name, each in value.items()}}
        case _:
            return {"t": "MetaString", "c": str(value)}


def _inlines(inlines: list[Json]) -> Json:
    return {"t": "MetaInlines", "c": inlines}


def _cite(id: str, locator: str) -> Json:
    suffix = [{"t": "Str", "c": ","}, *spelled(f" {locator}")] if locator else []
    mode = {"t": "NormalCitation"}
    one = {"citationId": id, "citationPrefix": [], "citationSuffix": suffix, "citationMode": mode, "citationNoteNum": 0, "citationHash": 0}
    return {"t": "Cite", "c": [[one], []]}


def _cited(inlines: list[Json]) -> Nodes:
    """A citation, which a style of notes puts into a note."""
    match inlines:
        case [{"t": "Note", "c": [{"c": inside}]}]:
            return read(inside)
        case _:
            return read(inlines)


def _paragraphs(blocks: list[Json]) -> Nodes:
    found: list[Node] = []
    for block in blocks:
        inside = block["c"]
        assert isinstance(inside, list)
        found += ([Words(" ")] if found else []) + list(read(inside))
    return tuple(found)
