"""The prose of a lesson's part, with its grids between: lists that are set as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import escape

from ...model import Block, Blocks, ListOf, Nodes, Paragraph, cut, words
from ..site.setting import Setting

LEFT_OUT = "…"
WIDE = "Quotation with its ¶"  # the column with the most words
GRIDS = ("Organizer", "Key")  # parts in which a list whose items have lists is a grid


def column(setting: Setting, item: Blocks, root: str) -> dict[str, Any]:
    """A column of the organizer, or a row or cell of a grid: its name, and what goes or stands there."""
    nodes = first(item)
    name, colon, hint = words(nodes).partition(":")
    begin = len(name) + len(colon) + len(hint) - len(hint.lstrip())
    return {
        "name": name.replace(" ¶", "\u00a0¶"),
        "wide": name == WIDE,
        "hint": setting.lines(root).html(cut(nodes, begin, len(words(nodes)))),
    }


def pieces(setting: Setting, name: str, blocks: Blocks, root: str) -> list[dict[str, object]]:
    """The prose of a part in order, and between it the grids. Where the site's address is known it stands in place of its dots."""
    found: list[dict[str, object]] = []
    for grid, run in groupby(blocks, lambda block: is_grid(name, block)):
        if grid:
            found += [{"grid": _grid(setting, block, root)} for block in run if isinstance(block, ListOf)]
        else:
            html, home = setting.lines(root).blocks(tuple(run)), setting.edition.address
            written = dots(setting)
            found.append({"html": html.replace(written, escape(written.replace(LEFT_OUT, home))) if home else html})
    return found


def dots(setting: Setting) -> str:
    """How lessons write the address of the text, which the editors do not know."""
    return f"{LEFT_OUT}/{setting.slug}/"


def is_grid(name: str, block: Block) -> bool:
    """Whether a block of the part of this name is a list of rows, each with a list of its cells."""
    if name not in GRIDS or not isinstance(block, ListOf) or block.ordered:
        return False
    return any(isinstance(inner, ListOf) for item in block.items for inner in item)


def _grid(setting: Setting, rows: ListOf, root: str) -> dict[str, object]:
    """A grid: the names of its columns, and its rows, each with its name and its cells, of which some are left empty."""
    found: list[dict[str, Any]] = []
    for item in rows.items:
        boxes = items(block for block in item if isinstance(block, ListOf))
        found.append({**column(setting, item, root), "cells": [column(setting, box, root) for box in boxes]})
    return {"columns": [box["name"] for box in found[0]["cells"]], "rows": found}


def items(lists: Iterable[ListOf]) -> Iterator[Blocks]:
    for each in lists:
        yield from each.items


def first(item: Blocks) -> Nodes:
    return next((block.nodes for block in item if isinstance(block, Paragraph)), ())
