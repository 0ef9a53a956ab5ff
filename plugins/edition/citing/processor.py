"""The citation processor: pandoc, which is given records as data and hands back what it printed as data.

No markup passes between us: a title goes in as nodes and comes out as nodes, and what looks like a tag in it is words.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..model import Emphasis, Foreign, Link, Node, Nodes, Supplied, Words, words

STYLES = Path(__file__).parent / "styles"
VERSION = [1, 23, 1]  # of pandoc's own format
Record = Mapping[str, object]  # CSL-JSON 1.0.2, but for titles, which may be nodes
Json = dict[str, object]


def started(document: object, *options: str) -> subprocess.Popen[str]:
    """Pandoc at work on a document, beside the build; `finished` waits for it.

    It works in the folder of the styles, which are named without a path: it reads no path that its locale has no letters for.
    """
    process = subprocess.Popen(
        [program(), "--from=json", *options],
        cwd=STYLES,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(document))
    process.stdin.close()
    process.stdin = None
    return process


def finished(process: subprocess.Popen[str], what: str) -> str:
    """What pandoc made. Raises RuntimeError with its words where it failed; ``what`` is what could not be made then."""
    made, problem = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{what} could not be made: {problem.strip()}")
    return made


def program() -> str:
    """The program that the package `pypandoc_binary` carries; its own way to it starts pandoc twice and costs 0.3 s."""
    package = importlib.util.find_spec("pypandoc")
    assert package is not None
    assert package.origin is not None
    return shutil.which("pandoc", path=str(Path(package.origin).parent / "files")) or "pandoc"


def document(records: Iterable[Record], cited: Iterable[tuple[str, str]] = (), language: str = "") -> Json:
    """A document that holds records and cites some of them: each an id and a locator (``{¶ 12}``), or none; all are listed."""
    meta: Json = {"references": _meta([dict(record) for record in records]), "nocite": _inlines([_cite("*", "")])}
    if language:
        meta["lang"] = _meta(language)
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": [{"t": "Para", "c": [_cite(id, locator)]} for id, locator in cited]}


def printed(made: str) -> tuple[list[Nodes], dict[str, Nodes]]:
    """What a processor printed: the citations in the order in which they were asked, and the reference of each id."""
    blocks = json.loads(made)["blocks"]
    cited = [_cited(block["c"][0]["c"][1]) for block in blocks if block["t"] == "Para"]
    lists = (inside for block in blocks if block["t"] == "Div" for inside in block["c"][1])
    references = {entry["c"][0][0].removeprefix("ref-"): _paragraphs(entry["c"][1]) for entry in lists}
    return cited, references


def _meta(value: object) -> Json:
    match value:
        case bool():
            return {"t": "MetaBool", "c": value}
        case tuple():
            return _inlines(list(_written(value)))
        case list():
            return {"t": "MetaList", "c": [_meta(each) for each in value]}
        case dict():
            return {"t": "MetaMap", "c": {name: _meta(each) for name, each in value.items()}}
        case _:
            return {"t": "MetaString", "c": str(value)}


def _inlines(inlines: list[Json]) -> Json:
    return {"t": "MetaInlines", "c": inlines}


def _cite(id: str, locator: str) -> Json:
    suffix = [{"t": "Str", "c": ","}, *_text(f" {locator}")] if locator else []
    mode = {"t": "NormalCitation"}
    one = {"citationId": id, "citationPrefix": [], "citationSuffix": suffix, "citationMode": mode, "citationNoteNum": 0, "citationHash": 0}
    return {"t": "Cite", "c": [[one], []]}


def _text(text: str) -> Iterator[Json]:
    for number, word in enumerate(text.split(" ")):
        if number:
            yield {"t": "Space"}
        if word:
            yield {"t": "Str", "c": word}


def _written(nodes: Nodes) -> Iterator[Json]:
    """Nodes as pandoc has them; what points to places of the edition is its words."""
    for node in nodes:
        match node:
            case Words(text):
                yield from _text(text)
            case Emphasis(children, lang, strong):
                inside: list[Json] = [{"t": "Strong" if strong else "Emph", "c": list(_written(children))}]
                yield from [_span(lang, inside)] if lang else inside
            case Foreign(children, lang):
                yield _span(lang, list(_written(children)))
            case Supplied():
                yield from _text(words((node,)))
            case _:
                yield from _written(getattr(node, "children", ()))


def _span(lang: str, inside: list[Json]) -> Json:
    return {"t": "Span", "c": [["", [], [["lang", lang]]], inside]}


def _cited(inlines: list[Json]) -> Nodes:
    """A citation, which a style of notes puts into a note."""
    match inlines:
        case [{"t": "Note", "c": [{"c": inside}]}]:
            return _read(inside)
        case _:
            return _read(inlines)


def _paragraphs(blocks: list[Json]) -> Nodes:
    found: list[Node] = []
    for block in blocks:
        inside = block["c"]
        assert isinstance(inside, list)
        found += ([Words(" ")] if found else []) + list(_read(inside))
    return tuple(found)


def _read(inlines: list[Json]) -> Nodes:
    """What pandoc printed, as nodes. Raises ValueError at what no style prints."""
    found: list[Node] = []
    for each in inlines:
        match each:
            case {"t": "Str", "c": str(text)}:
                found.append(Words(text))
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                found.append(Words(" "))
            case {"t": "Emph", "c": list(inside)}:
                found.append(Emphasis(_read(inside)))
            case {"t": "Strong", "c": list(inside)}:
                found.append(Emphasis(_read(inside), strong=True))
            case {"t": "Quoted", "c": [{"t": kind}, list(inside)]}:
                first, last = "“”" if kind == "DoubleQuote" else "‘’"
                found += [Words(first), *_read(inside), Words(last)]
            case {"t": "Span", "c": [[_, _, list(attributes)], list(inside)]}:
                lang = dict(attributes).get("lang", "")
                found += [Foreign(_read(inside), lang)] if lang else _read(inside)
            case {"t": "Link", "c": [_, list(inside), [str(href), _]]}:
                found.append(Link(href, _read(inside)))
            case {"t": "Superscript" | "Subscript" | "SmallCaps" | "Underline", "c": list(inside)}:
                found += _read(inside)
            case _:
                raise ValueError(f"the citation processor printed {each.get('t')}, which nothing here knows")
    return _joined(found)


def _joined(nodes: list[Node]) -> Nodes:
    """The nodes with words that follow each other in one."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Words) and found and isinstance(found[-1], Words):
            found[-1] = Words(found[-1].text + node.text)
        else:
            found.append(node)
    return tuple(found)
