"""Nodes as pandoc has them, and back: its inlines, as JSON.

What points to places of the edition is its words there, and what no style prints is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ..model import (
    Citation,
    Emphasis,
    Foreign,
    Gap,
    Lemma,
    Link,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Reference,
    Rendered,
    Revision,
    Supplied,
    Unclear,
    Words,
    words,
)

Json = dict[str, object]


def written(nodes: Nodes) -> Iterator[Json]:
    """Nodes as pandoc has them; what points to places of the edition is its words."""
    for node in nodes:
        match node:
            case Words(spoken):
                yield from spelled(spoken)
            case Emphasis(children, lang, strong):
                inside: list[Json] = [{"t": "Strong" if strong else "Emph", "c": list(written(children))}]
                yield from [_span(lang, inside)] if lang else inside
            case Foreign(children, lang):
                yield _span(lang, list(written(children)))
            case Supplied() | Unclear() | Gap() | PageBreak():
                yield from spelled(words((node,)))
            case (
                Revision(children)
                | Rendered(children)
                | Mention(_, children)
                | Citation(_, _, children)
                | Reference(_, children)
                | Link(_, children)
                | Lemma(_, children)
            ):
                yield from written(children)
            case _:
                assert_never(node)


def spelled(text: str) -> Iterator[Json]:
    """Words without marks."""
    for number, word in enumerate(text.split(" ")):
        if number:
            yield {"t": "Space"}
        if word:
            yield {"t": "Str", "c": word}


def _span(lang: str, inside: list[Json]) -> Json:
    return {"t": "Span", "c": [["", [], [["lang", lang]]], inside]}


def read(inlines: list[Json]) -> Nodes:
    """What pandoc printed, as nodes. Raises ValueError at what no style prints."""
    found: list[Node] = []
    for each in inlines:
        match each:
            case {"t": "Str", "c": str(text)}:
                found.append(Words(text))
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                found.append(Words(" "))
            case {"t": "Emph", "c": list(inside)}:
                found.append(Emphasis(read(inside)))
            case {"t": "Strong", "c": list(inside)}:
                found.append(Emphasis(read(inside), strong=True))
            case {"t": "Quoted", "c": [{"t": kind}, list(inside)]}:
                first, last = "“”" if kind == "DoubleQuote" else "‘’"
                found += [Words(first), *read(inside), Words(last)]
            case {"t": "Span", "c": [[_, _, list(attributes)], list(inside)]}:
                lang = dict(attributes).get("lang", "")
                found += [Foreign(read(inside), lang)] if lang else read(inside)
            case {"t": "Link", "c": [_, list(inside), [str(href), _]]}:
                found.append(Link(href, read(inside)))
            case {"t": "Superscript" | "Subscript" | "SmallCaps" | "Underline", "c": list(inside)}:
                found += read(inside)
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
