"""Passages: the sentences that speak of an entry, and those that hold a lemma, with the words meant set apart."""

from __future__ import annotations

from collections import defaultdict

from ..model import Edition, Lemma, Mention, Passage, Sentence, placed, words


def spoken(edition: Edition) -> tuple[dict[str, tuple[Passage, ...]], dict[str, Passage]]:
    """Every sentence that speaks of an entry, in the order of the text; and for each note the sentence of its lemma."""
    found: dict[str, list[Passage]] = defaultdict(list)
    lemmas: dict[str, Passage] = {}
    for paragraph in edition.text.paragraphs:
        text = words(paragraph.nodes)
        spans: dict[tuple[str, Sentence], list[tuple[int, int, bool]]] = defaultdict(list)
        for start, end, node in placed(paragraph.nodes):
            if not isinstance(node, Mention | Lemma):
                continue
            sentence = next((each for each in edition.text.sentences[paragraph.id] if start < each.end), None)
            if sentence is None:
                continue
            end = min(end, sentence.end)
            if isinstance(node, Mention):
                spans[node.entry, sentence].append((start, end, node.implied))
            else:
                runs = _runs(text, sentence, [(start, end)])
                lemmas.setdefault(node.note, Passage(paragraph.id, sentence.id, runs, implied=False))
        for (entry, sentence), marks in spans.items():
            runs = _runs(text, sentence, [(start, end) for start, end, _ in marks])
            found[entry].append(Passage(paragraph.id, sentence.id, runs, all(implied for _, _, implied in marks)))
    return {entry: tuple(passages) for entry, passages in found.items()}, lemmas


def _runs(text: str, sentence: Sentence, spans: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    runs, position = [], sentence.start
    for start, end in spans:
        runs += [(text[position:start], False), (text[start:end], True)]
        position = end
    runs.append((text[position : sentence.end], False))
    return tuple(run for run in runs if run[0])
