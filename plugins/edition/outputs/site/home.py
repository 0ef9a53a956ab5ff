"""The title page, the page for what is not found, and what machines ask of a site."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import label, marked, numeral, standing
from .page import Sheet
from .setting import Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """Title page, 404, sitemap and robots."""
    edition = setting.edition
    yield setting.sheet(
        "",
        "home",
        marked(edition.head, "title"),
        summary=edition.facts["summary"],
        html=setting.lines("").blocks(edition.blocks),
        start=[setting.lines("").html(nodes) for fact in edition.text.facts if fact.name == "start" for nodes in fact.members],
        counts=_counts(setting),
        lessons=edition.lessons,
    )
    yield setting.sheet("404.html", "missing", "There is no such page", labels=_range(setting), root=f"{edition.address}/")
    yield setting.sheet("sitemap.xml", "sitemap.xml", edition.facts["title"], addresses=standing(edition))
    yield setting.sheet("robots.txt", "robots.txt", edition.facts["title"])


def _counts(setting: Setting) -> dict[str, object]:
    edition = setting.edition
    return {
        "paragraphs": sum(bool(numeral(part.id)) for part in edition.text.paragraphs),
        "notes": len(edition.notes),
        "sources": len(edition.sources),
        "kinds": [
            {"address": f"{kind.folder}/", "plural": kind.plural, "count": sum(e.kind == kind.folder for e in edition.entries)}
            for kind in edition.kinds
        ],
    }


def _range(setting: Setting) -> dict[str, str]:
    numbered = [part.id for part in setting.edition.text.paragraphs if numeral(part.id)]
    return {"first": label(numbered[0]), "last": label(numbered[-1])} if numbered else {}
