"""The tree that a PDF is to a program which reads it aloud: elements, runs of words, links and fields, and how they are written.

The rules are those of ISO 32000-1:2008, 14.7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

Dictionary = dict[str, Any]
CELLS = ("TR", "TH", "TD")  # they stand there though they are empty


@dataclass(frozen=True, slots=True)
class Run:
    """Words as they were painted: the index of the page, and their number on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A link or a field: the index of its page, and the object."""

    page: int
    made: Any


@dataclass(eq=False, slots=True)
class Node:
    """An element: its role (14.8.4), what it stands in, the language of its words, what is said of it, and what stands in it.

    ``page`` is the index of the page on which it was begun.
    """

    role: str
    parent: Node | None
    lang: str
    page: int = 0
    said: Dictionary = field(default_factory=dict)
    kids: list[Node | Run | Annotation] = field(default_factory=list)

    def add(self, role: str, page: int, lang: str = "", at: int | None = None) -> Node:
        """A new element in it, at its end where no place is given."""
        made = Node(role, self, lang or self.lang, page)
        self.kids.insert(len(self.kids) if at is None else at, made)
        return made

    def around(self, *roles: str) -> Node | None:
        """The nearest element of a role in which it stands, or it itself."""
        node: Node | None = self
        while node and node.role not in roles:
            node = node.parent
        return node

    @property
    def wanted(self) -> bool:
        """Whether something stands in it, or it has to be there all the same."""
        return self.role in CELLS or any(not isinstance(kid, Node) or kid.wanted for kid in self.kids)


class Writer:
    """Writes a tree into a PDF; ``runs`` is how many runs of words each page has."""

    def __init__(self, pdf: pydyf.PDF, runs: Sequence[int]):
        self.pdf, self.counts = pdf, runs
        self.runs: dict[tuple[int, int], bytes] = {}
        self.annotations: list[tuple[Dictionary, bytes]] = []

    def write(self, root: Node) -> None:
        """Writes the tree in place of the engine's."""
        for each in self.pdf.objects:
            if isinstance(each, pydyf.Dictionary) and (each.get("Type") in ("/StructElem", "/StructTreeRoot", "/OBJR") or "Nums" in each):
                each.clear()  # to take it out would give others its number
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree)
        tree["K"] = pydyf.Array([self._written(root, tree.reference)])
        numbers = pydyf.Array()
        for page, count in enumerate(self.counts):
            numbers.extend([page, pydyf.Array(self.runs.get((page, mcid), "null") for mcid in range(count))])
        for number, (annotation, reference) in enumerate(self.annotations, len(self.counts)):
            annotation["StructParent"] = number
            numbers.extend([number, reference])
        tree["ParentTree"] = pydyf.Dictionary({"Nums": numbers})
        tree["ParentTreeNextKey"] = len(self.counts) + len(self.annotations)
        self.pdf.catalog["StructTreeRoot"] = tree.reference

    def _written(self, node: Node, parent: bytes) -> bytes:
        """Writes an element and what stands in it, and gives its reference."""
        places = self.pdf.page_references
        made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent, "Pg": places[node.page], **node.said})
        if node.parent is None or node.lang != node.parent.lang:
            made["Lang"] = pydyf.String(node.lang)
        self.pdf.add_object(made)
        made["K"] = kids = pydyf.Array()
        for kid in node.kids:
            match kid:
                case Node():
                    if kid.wanted:
                        kids.append(self._written(kid, made.reference))
                case Run(page, mcid):
                    self.runs[page, mcid] = made.reference
                    away = pydyf.Dictionary({"Type": "/MCR", "Pg": places[page], "MCID": mcid})
                    kids.append(mcid if page == node.page else away)
                case Annotation(page, annotation):
                    self.annotations.append((annotation, made.reference))
                    kids.append(pydyf.Dictionary({"Type": "/OBJR", "Pg": places[page], "Obj": annotation.reference}))
        reference: bytes = made.reference
        return reference
