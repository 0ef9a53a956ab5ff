"""What pages for classes still ask for by the old names, until they are typed as well."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ...model import Blocks, Entry, Nodes, Note, Words, label, pages, words
from ...sentences import first as gist
from .page import Sheet

__all__ = ["Old", "gist"]


class Old:
    """Old names."""

    def old(self: Any) -> None:
        """Makes what `Setting` had."""
        self.labels = {part.id: label(part.id) for part in self.edition.text.paragraphs}
        self.gists = self.concordance.gists

    def inline(self: Any, blocks: Blocks, root: str) -> Markup:
        inline: Markup = self._inline(blocks, root)
        return inline

    def sheet(self: Any, address: str, template: str, title: str | Nodes, **values: object) -> Sheet:
        """A page whose values are not typed yet."""
        root = str(values.get("root", pages.root(address)))
        frame = self.frame(address, title, str(values.get("summary", "")), None, root)
        facts = {name.replace("-", "_"): value for name, value in self.edition.facts.items()}
        lines = self.lines(root)
        headings = {fact.name: lines.heading(fact.nodes) for fact in self.edition.head if fact.name in ("title", "subtitle")}
        others = {fact.name.replace("-", "_"): lines.printed(fact.nodes) for fact in self.edition.head if fact.name not in headings}
        common: dict[str, object] = {
            **frame,
            "root": root,
            "page_title": words((Words(title),) if isinstance(title, str) else title),
            "edition": facts,
            "marked": headings | others,
            "text_address": pages.text(self.slug),
            "text_heading": frame["site"].text_heading,
            "SITEURL": self.edition.address,
            "packs": self.edition.packs,
        }
        return Sheet(pages.path(address), template, {**common, **values, "summary": frame["summary"]})

    def note(self: Any, note: Note, root: str) -> dict[str, object]:
        return {"label": label(note.paragraph), "lemma": note.lemma, "html": self._inline(note.blocks, root)}

    def line(self: Any, entry: Entry) -> dict[str, object]:
        return {"address": f"{entry.path}/", "name": self.titles[entry.path], "gist": self.concordance.gists[entry.path]}


def listed(value: str) -> list[str]:
    """The members of a list fact."""
    return [part.strip() for part in value.split(";") if part.strip()]
