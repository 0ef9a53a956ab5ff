"""A page for each paragraph, which stands alone: its words, notes, names, place in the argument, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ...model import PageBreak, Paragraph, Style, label, numeral, walk, words
from .gists import gist
from .page import Sheet
from .reading import text_facts
from .setting import Setting

ROOT = "../../"


def make(setting: Setting) -> Iterator[Sheet]:
    """One page a paragraph."""
    paragraphs = setting.edition.text.paragraphs
    for number, paragraph in enumerate(paragraphs):
        before = paragraphs[number - 1].id if number else ""
        after = paragraphs[number + 1].id if number + 1 < len(paragraphs) else ""
        yield _paragraph(setting, paragraph, before, after)


def _paragraph(setting: Setting, paragraph: Paragraph, before: str, after: str) -> Sheet:
    concordance, id = setting.concordance, paragraph.id
    text = setting.edition.text
    pages = [concordance.pages[id], *(node.number for node in walk(paragraph.nodes) if isinstance(node, PageBreak))]
    heading = concordance.headings.get(id)
    notes = concordance.notes.get(id, ())
    numbers = {note.id: number for number, note in enumerate(notes, 1)}
    return setting.sheet(
        f"{setting.slug}/{id}/",
        "paragraph",
        f"{label(id).capitalize()}: {text.title}",
        summary=gist(words(paragraph.nodes), setting.rules),
        id=id,
        number=numeral(id),
        label=label(id),
        pages=sorted(set(pages)),
        heading=words(heading.nodes) if heading else "",
        heading_id=heading.id if heading else "",
        html=setting.lines(ROOT, numbers).paragraph(paragraph, setting.anchors(paragraph)),
        notes=[setting.note(note, ROOT) for note in notes],
        named=[setting.line(setting.entries[path]) for path in concordance.entries[id] if path in setting.entries],
        sentences=[{"number": each.id.rpartition(".s")[2], "id": each.id} for each in text.sentences[id]],
        directive=concordance.quotations.get(text.sentences[id][0].id, "") if text.sentences[id] else "",
        cited=_cited(setting, id),
        formats=("bib", "ris", "csl.json"),
        facts=text_facts(setting, ROOT),
        before={"id": before, "label": label(before)} if before else None,
        after={"id": after, "label": label(after)} if after else None,
    )


def _cited(setting: Setting, id: str) -> list[list[dict[str, object]]]:
    """The citations of a paragraph: of the text, then of the edition. A reference in a bibliography is to the whole."""
    home = f"{setting.edition.address}/{setting.slug}/"
    return [[_row(style, id, home) for style in citable.styles] for citable in setting.concordance.citables]


def _row(style: Style, id: str, home: str) -> dict[str, object]:
    line = style.citing(id, f"{home}#{id}") if style.one != style.whole else style.citing("", home)
    return {"style": style.name, "html": Markup(line)}
