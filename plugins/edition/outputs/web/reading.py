"""The reading page and a page for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ... import dates
from ...model import Heading, Paragraph, Sheet, label, numeral, walk, words
from .setting import Setting, gist


def make(setting: Setting) -> Iterator[Sheet]:
    """The whole text with its notes, then each paragraph."""
    yield _text(setting)
    paragraphs = setting.edition.text.paragraphs
    for number, paragraph in enumerate(paragraphs):
        before = paragraphs[number - 1].id if number else ""
        after = paragraphs[number + 1].id if number + 1 < len(paragraphs) else ""
        yield _paragraph(setting, paragraph, before, after)


def _text(setting: Setting) -> Sheet:
    text = setting.edition.text
    lines = setting.lines("../")
    parts: list[dict[str, object]] = []
    for part in text.parts:
        if isinstance(part, Heading):
            parts.append({"heading": True, "id": part.id, "html": lines.html(part.nodes)})
            continue
        notes = setting.concordance.notes.get(part.id, ())
        parts.append(
            {
                "heading": False,
                "id": part.id,
                "number": numeral(part.id),
                "label": label(part.id),
                "html": lines.paragraph(part, text.sentences[part.id]),
                "notes": [setting.note(note, "../") for note in notes],
            }
        )
    outline = [part for part in parts if part["heading"]]
    return setting.sheet(
        f"{setting.slug}/",
        "text",
        text.title,
        summary=setting.edition.facts["summary"],
        parts=parts,
        outline=outline,
        facts=_facts(setting, "../"),
    )


def _facts(setting: Setting, root: str) -> dict[str, object]:
    """The facts of the text's head: what stood around it on paper."""
    lines = setting.lines(root)
    return {
        fact.name.replace("-", "_"): dates.spoken(fact.date) if fact.date else lines.html(fact.nodes) for fact in setting.edition.text.facts
    }


def _paragraph(setting: Setting, paragraph: Paragraph, before: str, after: str) -> Sheet:
    root = "../../"
    concordance, id = setting.concordance, paragraph.id
    text = setting.edition.text
    pages = [concordance.pages[id], *(node.number for node in walk(paragraph.nodes) if hasattr(node, "number"))]
    heading = concordance.headings.get(id)
    notes = concordance.notes.get(id, ())
    named = [setting.line(setting.entries[path]) for path in concordance.entries[id] if path in setting.entries]
    plain = words(paragraph.nodes)
    return setting.sheet(
        f"{setting.slug}/{id}/",
        "paragraph",
        f"{label(id).capitalize()}: {text.title}",
        summary=gist(plain),
        id=id,
        number=numeral(id),
        label=label(id),
        pages=sorted(set(pages)),
        heading=words(heading.nodes) if heading else "",
        heading_id=heading.id if heading else "",
        html=setting.lines(root, {note.id: number for number, note in enumerate(notes, 1)}).paragraph(paragraph, text.sentences[id]),
        notes=[setting.note(note, root) for note in notes],
        named=named,
        facts=_facts(setting, root),
        before={"id": before, "label": label(before)} if before else None,
        after={"id": after, "label": label(after)} if after else None,
    )
