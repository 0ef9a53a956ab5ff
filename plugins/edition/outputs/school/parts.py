"""The parts of a lesson as templates show them: its excerpt with what goes with it, its questions, organizer and adapted text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ...model import Blocks, Heading, Lesson, ListOf, Nodes, PageBreak, Paragraph, Sentence, Words, cut, label, words
from ..site.setting import Setting
from .pieces import LEFT_OUT, column, dots, first, is_grid, items, pieces

ROWS = 4  # of an organizer
FEWEST, MOST = 4, 6  # lines on which a question is answered


def excerpt(setting: Setting, reading: tuple[str, ...]) -> Iterator[tuple[Paragraph, Nodes]]:
    """The sentences of a reading by paragraph; three points stand where other sentences of the paragraph are left out."""
    chosen = {*reading}
    for part in setting.edition.text.paragraphs:
        nodes: Nodes = ()
        for taken, run in groupby(setting.edition.text.sentences[part.id], lambda each: each.id in chosen):
            spans = list(run)
            piece = piece_of(part, spans[0].start, spans[-1].end) if taken else (Words(LEFT_OUT),)
            nodes += (Words(" "), *piece) if nodes else piece
        if any(each.id in chosen for each in setting.edition.text.sentences[part.id]):
            yield part, nodes


def piece_of(part: Paragraph, start: int, end: int) -> Nodes:
    """What stands from ``start`` to ``end`` in a paragraph, without the marks of pages: a place is marked once, in the text."""
    return _unbroken(cut(part.nodes, start, end))


def _unbroken(nodes: Nodes) -> Nodes:
    return tuple(
        node if isinstance(node, Words) else replace(node, children=_unbroken(node.children))
        for node in nodes
        if not isinstance(node, PageBreak)
    )


def document(setting: Setting, lesson: Lesson, root: str) -> dict[str, object]:
    """What a class reads: the excerpt, the longer one if there is one, notes on its words, and the word bank."""
    lines = setting.lines(root, {})

    def paragraphs(reading: tuple[str, ...]) -> list[dict[str, object]]:
        return [{"id": part.id, "label": label(part.id), "html": lines.html(nodes)} for part, nodes in excerpt(setting, reading)]

    return {
        "excerpt": paragraphs(lesson.reading),
        "longer": paragraphs((*lesson.reading, *lesson.extended)) if lesson.extended else [],
        "notes": [setting.note(note, root) for note in setting.edition.notes if note.id in lesson.notes],
        "terms": [setting.line(setting.entries[path]) for path in lesson.terms],
    }


def sections(setting: Setting, lesson: Lesson, root: str) -> list[dict[str, object]]:
    """The parts of a lesson in order: each its name, its id, its prose, and what is set in a way of its own."""
    return [_section(setting, lesson, heading, blocks, root) for heading, blocks in lesson.sections]


def _section(setting: Setting, lesson: Lesson, heading: Heading, blocks: Blocks, root: str) -> dict[str, object]:
    name = words(heading.nodes)
    lists = tuple(block for block in blocks if isinstance(block, ListOf) and not is_grid(name, block))
    own: tuple[ListOf, ...] = ()
    inside: dict[str, object] = {"kind": "prose"}
    match name:
        case "Questions":
            own = tuple(block for block in lists if block.ordered)
            inside = {"kind": "questions", "items": [_question(setting, lesson, item, root) for item in items(own)]}
        case "Organizer":
            own = lists
            inside = {"kind": "organizer", "columns": [column(setting, item, root) for item in items(own)], "rows": range(ROWS)}
        case "Adapted text":
            own = tuple(block for block in lists if not block.ordered)
            inside = {"kind": "adapted", "items": _adapted(setting, lesson, root)}
    prose = pieces(setting, name, tuple(block for block in blocks if block not in own), root)
    dotted = any(dots(setting) in str(piece.get("html", "")) for piece in prose)
    return {"name": name, "id": name.lower().replace(" ", "-"), "pieces": prose, "dotted": dotted, **inside}


def _question(setting: Setting, lesson: Lesson, item: Blocks, root: str) -> dict[str, object]:
    """A question: its words, the bracket behind them, and how many lines an answer needs."""
    lines, nodes = setting.lines(root), first(item)
    said = words(nodes)
    asked = max((len(words(each.nodes)) for each in lesson.questions if said.startswith(words(each.nodes))), default=len(said))
    room = min(MOST, max(FEWEST, 1 + said.count("?") + asked // 200))
    return {"html": lines.html(cut(nodes, 0, asked)), "skill": lines.html(cut(nodes, asked, len(said))), "lines": range(room)}


def _adapted(setting: Setting, lesson: Lesson, root: str) -> list[dict[str, object]]:
    """The adapted sentences, each with the words that it adapts and where they stand."""
    lines = setting.lines(root, {})
    text = setting.edition.text
    there = {each.id: (part, each) for part in text.paragraphs for each in text.sentences[part.id]}
    rows: list[dict[str, object]] = []
    for item in lesson.adapted:
        originals = [there[id] for id in item.sentences if id in there]
        rows.append(
            {
                "html": lines.html(item.nodes),
                "originals": [
                    {"id": each.id, "label": _place(setting, part, each), "html": lines.html(piece_of(part, each.start, each.end))}
                    for part, each in originals
                ],
            }
        )
    return rows


def _place(setting: Setting, part: Paragraph, sentence: Sentence) -> str:
    """What a sentence is called; in a paragraph that has no other it has the paragraph's name."""
    if len(setting.edition.text.sentences[part.id]) == 1:
        return label(part.id)
    return f"{label(part.id)}, sentence {sentence.id.rpartition('.s')[2]}"
