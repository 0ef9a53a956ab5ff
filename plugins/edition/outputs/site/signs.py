"""What a source does to its words, and other languages, as HTML; and what these signs mean, for who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from ...languages import direction
from ...model import (
    GAP,
    Gap,
    Nodes,
    PageBreak,
    Paragraph,
    Passage,
    Rendered,
    Revision,
    Sentence,
    Text,
    cut,
    pages,
    placed,
    signs,
    unbroken,
    walk,
)
from ...wording import Wording
from .. import forms
from .spaces import held


def around(node: Revision | Rendered, say: Wording) -> tuple[str, str]:
    """What stands before words and behind them. That they are struck out or added is drawn, for who only hears."""
    if isinstance(node, Revision):
        tag = forms.REVISED[node.kind]
        return f'<{tag} data-n="{say.signs[node.kind]}" data-end="{say.signs[f"{node.kind}_end"]}">', f"</{tag}>"
    tag = forms.RENDERED[node.rend]
    name = ' class="caps"' if tag == "span" else ""
    return f"<{tag}{name}{spoken(node.lang)}>", f"</{tag}>"


def gap(node: Gap, say: Wording) -> str:
    """What is missing; how much that is, is drawn."""
    extent = say.extent(node)
    inner = f'<span class="extent" data-n="{extent}">{unseen(f" {extent}")}</span>' if extent else ""
    return f'<span class="s">{GAP[:-1]}{inner}]</span>'


def unseen(text: object) -> str:
    """What only a program without style sheets shows."""
    return f"<template data-apparatus>{text}</template>"


def leaves(paragraph: Paragraph) -> list[Sentence]:
    """The marks of pages in a paragraph, as places that have an address."""
    found = ((start, node) for start, _, node in placed(paragraph.nodes) if isinstance(node, PageBreak))
    return [Sentence(pages.leaf_id(node.number, node.version), start, start) for start, node in found]


def way(paragraph: Paragraph, language: str) -> str:
    """The direction of a paragraph, in a text in this language, where that is not the page's: ``rtl``, else nothing."""
    return direction(paragraph.lang or language)


def spoken(lang: str) -> str:
    """The language of words, and its direction where it runs from right to left: then they stand apart from what is around them."""
    if not lang:
        return ""
    way = ' dir="rtl"' if direction(lang) else ""
    return f' lang="{escape(lang)}"{way}'


def altered(nodes: Nodes) -> bool:
    """Whether a source does something to words, or some are missing."""
    return any(isinstance(node, Gap | Revision | Rendered) for node in walk(nodes))


def legend(parts: Iterable[Paragraph], say: Wording, two: bool = False) -> Markup:
    """The signs that paragraphs have, each with what it means; empty where they have none. ``two`` series of notes are told apart."""
    found, word = signs(parts), say.signs.example
    shown = {"del": Markup("<del>{}</del>").format(word), "add": Markup("<ins>{}</ins>").format(word), "unclear": f"[{word}?]", "gap": GAP}
    told = [getattr(say.signs, f"of_{name}")(sign=sign) for name, sign in shown.items() if name in found]
    return Markup("; ").join([*told, *([say.signs.of_notes(sign="[1]")] if two else [])])


def marked_out(runs: Iterable[tuple[str, bool]]) -> Markup:
    """The runs of a sentence, with what is meant in it, and held together what no line may part."""
    said = ((text if isinstance(text, Markup) else Markup(held(text)), meant) for text, meant in runs)
    return Markup("").join(Markup("<mark>{}</mark>").format(text) if meant else text for text, meant in said)


def sentence(part: Paragraph, passage: Passage, text: Text, heading: Callable[[Nodes], Markup]) -> Markup:
    """The sentence of a passage with what the source does to its words, in its language; ``heading`` sets nodes without links."""
    at, runs = next(each.start for each in text.sentences[part.id] if each.id == passage.sentence), []
    for said, meant in passage.runs:
        runs.append((heading(unbroken(cut(part.nodes, at, at + len(said)))), meant))
        at += len(said)
    html = marked_out(runs)
    return Markup("<span{}>{}</span>").format(Markup(spoken(part.lang)), html) if part.lang else html
