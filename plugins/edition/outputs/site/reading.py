"""The reading page."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Heading, label, marked, numeral
from .entries import fact_view
from .page import Sheet
from .permanence import told
from .setting import Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """The whole text with its notes."""
    text = setting.edition.text
    lines = setting.lines("../")
    parts: list[dict[str, object]] = []
    for part in text.parts:
        if isinstance(part, Heading):
            aliases = setting.concordance.aliases.get(part.id, ())
            parts.append({"heading": True, "id": part.id, "html": lines.html(part.nodes), "aliases": aliases})
            continue
        notes = setting.concordance.notes.get(part.id, ())
        parts.append(
            {
                "heading": False,
                "id": part.id,
                "number": numeral(part.id),
                "label": label(part.id),
                "html": lines.paragraph(part, setting.anchors(part)),
                "notes": [setting.note(note, "../") for note in notes],
            }
        )
    outline = [part for part in parts if part["heading"]]
    yield setting.sheet(
        f"{setting.slug}/",
        "text",
        marked(text.facts, "title"),
        summary=setting.edition.facts["summary"],
        parts=parts,
        outline=outline,
        facts=text_facts(setting, "../"),
        gone=[told(setting, each, "../") for each in setting.edition.corrections if each.change == "withdrawn" and "/" not in each.id],
    )


def text_facts(setting: Setting, root: str) -> dict[str, object]:
    """The facts of the text's head: what stood around it on paper."""
    return {fact.name.replace("-", "_"): fact_view(setting, fact, root)["value"] for fact in setting.edition.text.facts}
