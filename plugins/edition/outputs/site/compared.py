"""Paragraphs of which some words are not those of another version: these are marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from itertools import pairwise

from markupsafe import Markup

from ...model import Gap, Node, Paragraph, Reference, Sentence, changed, unlinked, words
from .lines import Lines
from .spaces import held


class Compared(Lines):
    """Sets paragraphs in which some words are not those of another version: these are marked."""

    _spans: tuple[tuple[int, int], ...] = ()

    def compared(self, paragraph: Paragraph, begun: tuple[Sentence, ...], spans: Iterable[tuple[int, int]]) -> Markup:
        """A paragraph without notes and links, except to its footnotes, with marks from place to place, and where the other has more."""
        self._spans = tuple(spans)
        plain = changed(paragraph.nodes, lambda node: (node,) if isinstance(node, Reference) else unlinked((node,)))
        paragraph = replace(paragraph, nodes=plain)
        html = self.paragraph(paragraph, begun, calls=False) + Markup(self._lacking(len(words(paragraph.nodes))))
        self._spans = ()
        return html

    def _node(self, node: Node) -> str:
        here = self._position
        if not isinstance(node, Gap):
            return super()._node(node)
        lacking, html = self._lacking(here), super()._node(node)
        return f"{lacking}<mark>{html}</mark>" if any(start <= here < stop for start, stop in self._spans) else f"{lacking}{html}"

    def _words(self, text: str) -> str:
        if not self._spans and not self._starts:
            return super()._words(text)
        first, last = self._position, self._position + len(text)
        edges = {edge for span in self._spans for edge in span} | {max(start, first) for start, _ in self._starts}
        cuts = sorted({first, last} | {edge for edge in edges if first < edge < last})
        pieces = []
        for here, end in pairwise(cuts):
            while self._starts and self._starts[-1][0] <= here:
                pieces.append(f'<span id="{self._starts.pop()[1]}"></span>')
            pieces.append(self._lacking(here))
            said = held(text[here - first : end - first])
            pieces.append(f"<mark>{said}</mark>" if any(start <= here < stop for start, stop in self._spans) else said)
        self._position = last
        return "".join(pieces)

    def _lacking(self, place: int) -> str:
        """A sign where the other version has words, of all such places up to this one that have none yet."""
        found = [span for span in self._spans if span[0] == span[1] <= place]
        self._spans = tuple(span for span in self._spans if span not in found)
        return f'<span class="lack" data-n="{escape(self.say.versions.lacks)}" data-apparatus></span>' * len(found)
